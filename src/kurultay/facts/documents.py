"""The named documents of an article: a head with what it is about, or a proper name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from kurultay.facts.claims import Document
from kurultay.facts.page import Page
from kurultay.lang.reading import Sentence, Token
from kurultay.mentions.lexicon import Lexicon
from kurultay.mentions.mention import MentionKind
from kurultay.text.article import PartKind, Span

_OPEN = '«“„"'
_CLOSE = '»”“"'
_DASHES = frozenset("-–—−")
_LONG = 20  # words of the longest name


@dataclass(frozen=True, slots=True)
class _Found:
    """A name among the tokens of a sentence: its first and last word, and its head's type."""

    first: int
    last: int  # exclusive
    head: int
    type: str


def read(page: Page) -> tuple[Document, ...]:
    """
    Read the named documents.

    Shape: in the order of the text; a name told again is the same document.
    """
    words = page.lexicon.table("documents.toml")
    found: dict[str, Document] = {}
    for sentence in page.reading.sentences:
        if sentence.part is not PartKind.BODY:
            continue
        tokens = page.reading.of(sentence)
        for name in _names(page, tokens, words):
            document = _document(page, sentence, tokens, name, words)
            key = page.lexicon.spelling.fold(document.name)
            known = next((k for k in found if k in key or key in k), None)
            if known is None or found[known].type != document.type:
                found[key] = document
            elif found[known].status == "mentioned":
                found[known] = document
    return tuple(found.values())


def _names(page: Page, tokens: Sequence[Token], words: Mapping[str, Any]) -> list[_Found]:
    heads = _heads(page.lexicon)
    out: list[_Found] = []
    at = inner = 0
    while at < len(tokens):
        hit = _hit(tokens, at, heads)
        # within a name only a head with a capital names a document of its own
        if hit is None or (at < inner and not tokens[at].capital):
            at += 1
            continue
        head, kind = hit
        extend = _forwards if words["order"] == "head-first" else _backwards
        name = extend(page, tokens, at, at + len(head), kind, words)
        if name is not None:
            out.append(name)
            inner = max(inner, name.last)
        at += len(head)
    return out


def papers(lexicon: Lexicon, tokens: Sequence[Token]) -> tuple[tuple[str, bool], ...]:
    """Give the type of each document that a sentence speaks of, and if there are several of it."""
    heads = _heads(lexicon)
    hits = ((at, hit) for at in range(len(tokens)) if (hit := _hit(tokens, at, heads)) is not None)
    return tuple((kind, "plur" in tokens[at].feats) for at, (_, kind) in hits)


@lru_cache(maxsize=16)
def _heads(lexicon: Lexicon) -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Give the heads by the first three letters of their first word, longer heads first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for key, kind in lexicon.table("documents.toml")["head"].items():
        if kind:
            found.setdefault(key[:3], []).append((tuple(key.split()), kind))
    return {key: tuple(sorted(rows, key=lambda row: -len(row[0]))) for key, rows in found.items()}


def _hit(
    tokens: Sequence[Token],
    at: int,
    heads: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]],
) -> tuple[tuple[str, ...], str] | None:
    """Give the head that begins at a word, with its type."""
    token = tokens[at]
    lemma, norm = token.lemma[:3], token.norm[:3]
    for key in (lemma,) if lemma == norm else (lemma, norm):
        for row in heads.get(key, ()):
            if _matches(tokens, at, row[0]):
                return row
    return None


def _matches(tokens: Sequence[Token], at: int, head: Sequence[str]) -> bool:
    if at + len(head) > len(tokens):
        return False
    return all(_is(tokens[at + i], word, len(head) > 1) for i, word in enumerate(head))


def _is(token: Token, word: str, phrase: bool) -> bool:
    if token.pos in ("VERB", "PUNCT"):
        return False
    if word in (token.lemma, token.norm):
        return True
    # an adjective or possessive form inside a set phrase may have a lemma of its own
    return phrase and token.norm.startswith(word[:-2]) and len(token.norm) <= len(word) + 4


def _forwards(
    page: Page, tokens: Sequence[Token], at: int, end: int, kind: str, words: Mapping[str, Any]
) -> _Found | None:
    """Extend a head to the left over its adjectives, to the right over what it is about."""
    first, named = at, False
    while first > 0 and tokens[first - 1].pos == "ADJ":
        word = tokens[first - 1]
        proper = (word.capital and first - 1 > 0) or _of_place(page, word)
        if not proper and word.lemma not in words["before"]:
            break
        named = named or proper or _joint(word, words)
        first -= 1
    last = end
    if first > 0 and tokens[first - 1].text in _OPEN:
        close = next((i for i in range(last, len(tokens)) if tokens[i].text in _CLOSE), None)
        if close is not None and close - first < _LONG:
            named, last, first = True, close + 1, first - 1
    last, about = _about(_until_next(tokens, last, page.lexicon), last, words)
    capital = tokens[at].capital and at > 0 and last > end
    whole = tokens[at].lemma in words["full"]
    about = about and last > end + 1
    if "plur" in tokens[at].feats and tokens[at].lemma in words["single"] and not named:
        return None
    if not (named or about or capital or whole):
        return None
    return _Found(first, last, at, kind)


def _until_next(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> Sequence[Token]:
    """Cut off the next document of a list: «a communiqué and a roadmap»."""
    heads = _heads(lexicon)
    joins = lexicon.table("offices.toml")["join"]
    for index in range(at + 1, len(tokens)):
        joined = tokens[index - 1].norm in joins or tokens[index - 1].text == ","
        if joined and _hit(tokens, index, heads):
            return tokens[: index - 1]
    return tokens


def _joint(word: Token, words: Mapping[str, Any]) -> bool:
    return bool(words["before"]) and word.lemma == words["before"][0]


def _of_place(page: Page, token: Token) -> bool:
    row = page.row(page.index(token.span), MentionKind.PLACE)
    return any(mention.span == token.span and mention.adjective for mention in row)


def _about(tokens: Sequence[Token], at: int, words: Mapping[str, Any]) -> tuple[int, bool]:
    """Give the end of what a document is about, and whether a preposition or quotation opens it."""
    about = False
    last = at
    quoted = False
    for index in range(at, min(len(tokens), at + _LONG)):
        token = tokens[index]
        if token.text in _OPEN or token.text in _CLOSE:
            quoted = not quoted if token.text == '"' else token.text not in _CLOSE
            about = True
            last = index + 1
            continue
        if quoted:
            continue
        if token.pos == "ADP":
            if token.norm in words["about"] and index == last:
                about = True
            elif not about:
                break
            continue
        if token.pos in ("VERB", "PRON", "ADV", "PART") or token.lemma in words["relative"]:
            break
        if (
            token.pos == "CONJ"
            or token.norm in words["join"]
            or token.text in _DASHES
            or token.pos == "NUM"
            or _year(token)
        ):
            if token.pos == "NUM" or _year(token):
                last = index + 1
            continue
        if token.pos == "PUNCT" or not token.text[0].isalnum():
            break
        if (
            last < index
            and tokens[index - 1].pos == "CONJ"
            and "nomn" in token.feats
            and "nom" in token.feats
        ):
            break
        last = index + 1
    return last, about


def _year(token: Token) -> bool:
    return token.text[:4].isdigit()


def _backwards(
    page: Page, tokens: Sequence[Token], at: int, end: int, kind: str, words: Mapping[str, Any]
) -> _Found | None:
    """Extend a head to the left over the words that lead up to it."""
    if at > 0 and tokens[at - 1].text in _CLOSE:
        opening = next((i for i in range(at - 2, -1, -1) if tokens[i].text in _OPEN), None)
        return _Found(opening, end, at, kind) if opening is not None else None
    marked = at > 0 and tokens[at - 1].text in _OPEN
    if marked and end < len(tokens) and tokens[end].text in _CLOSE:
        return _Found(at - 1, end + 1, at, kind)
    about = at > 0 and tokens[at - 1].norm in words["about"]
    stops = {
        mention.span.end
        for mention in page.row(
            page.index(tokens[at].span), MentionKind.PERSON, MentionKind.POST, MentionKind.DATE
        )
    }
    first = at - 1 if about else at
    chained = False
    while first > 0 and at - first < _LONG:
        token = tokens[first - 1]
        if token.pos in ("VERB", "PUNCT", "PRON") or token.span.end in stops:
            break
        if not about and not (token.pos == "ADJ" or token.feats & {"gen"} or _linked(token, words)):
            if not (token.capital or "nom" in token.feats or not token.feats):
                break
            if chained or first < at:
                break
        chained = chained or "gen" in token.feats or token.norm in words["before"]
        first -= 1
    capital = tokens[at].capital and at > 0
    if first == at or not (about or chained or capital):
        return None
    return _Found(first, end, at, kind)


def _linked(token: Token, words: Mapping[str, Any]) -> bool:
    return "loc" in token.feats and token.norm.endswith(tuple(words["linked"]))


def _document(
    page: Page,
    sentence: Sentence,
    tokens: Sequence[Token],
    found: _Found,
    words: Mapping[str, Any],
) -> Document:
    own = tokens[found.first : found.last]
    name = page.lexicon.language.nominative(own) if own else ""
    span = Span(own[0].span.start, own[-1].span.end)
    rest = [*tokens[: found.first], *tokens[found.last :]]
    return Document(
        name or span.of(page.text),
        page.lexicon.spelling.romanise(name),
        found.type,
        _status(rest, words),
        _parties(page, sentence),
        page.evidence(span, f"document.{words['order']}", 0.8),
    )


def _status(tokens: Sequence[Token], words: Mapping[str, Any]) -> str:
    for status in ("signed", "adopted", "in_force", "planned"):
        if any(token.lemma in words[status] or token.norm in words[status] for token in tokens):
            return status
    return "mentioned"


def _parties(page: Page, sentence: Sentence) -> tuple[str, ...]:
    """Give the states named in the sentence if the document stands between two at least."""
    row = page.row(page.index(sentence.span), MentionKind.STATE)
    keys = tuple(dict.fromkeys(mention.key for mention in row if mention.key))
    return keys if len(keys) > 1 else ()
