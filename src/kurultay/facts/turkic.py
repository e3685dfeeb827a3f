"""Posts where the head of a phrase comes last: what parts a post from a name, whose a region is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from kurultay.facts.page import Page
from kurultay.facts.people import known
from kurultay.lang.reading import Token
from kurultay.mentions.mention import Mention, MentionKind, PostValue
from kurultay.text.article import Span

_TWO_LANDS = 24
"""So many letters before a post may say that it is one of two states."""
_CLOSING = frozenset('»”“"')
_PHRASE = 8
_LONG = 14
"""A phrase has so many words between its state and its post at most."""


def strays(token: Token, words: Mapping[str, Any]) -> bool:
    """
    Tell whether a word parts a post from a name: a postposition, a noun in a case of its own.

    «Иран туралы министр X», «басшы күзде X-тің …».
    """
    if token.pos == "ADP" and words["genitive_before"]:
        return True
    cases = words["other_cases"] if words["genitive_before"] else ()
    plain = token.pos == "NOUN" and "attr" not in token.feats
    return plain and any(case in token.feats for case in cases)


def housed(page: Page, words: Mapping[str, Any], post: Span) -> bool:
    """Tell whether the noun of a body stands right before a post: «қор президенті»."""
    if not words["genitive_before"]:
        return False
    ahead = page.tokens(max(0, post.start - 24), post.start)
    return bool(ahead) and ahead[-1].lemma in words["kinds"]


def apart(page: Page, words: Mapping[str, Any], span: Span) -> bool:
    """Tell whether a name between a post and a person is where something was: «… Ақордада X»."""
    cases = frozenset(words["other_cases"]) if words["genitive_before"] else frozenset()
    feats = page.feats(span)
    return bool(cases & feats) and "attr" not in feats


def capital(page: Page, words: Mapping[str, Any], post: Span) -> str | None:
    """Give the state at home where a word for its capital stands before a post: «елорда әкімі»."""
    if not words["genitive_before"]:
        return None
    ahead = page.tokens(max(0, post.start - 16), post.end)
    return words["home"] if any(token.lemma in words["capital"] for token in ahead) else None


def beside(page: Page, words: Mapping[str, Any], post: Span) -> str | None:
    """Give the state of whom only «and» parts from a bare post: «Виктор Орбан мен министр X»."""
    if not words["genitive_before"]:
        return None
    ahead = page.tokens(max(0, post.start - 12), post.start)
    if not ahead or ahead[-1].norm not in words["join"]:
        return None
    row = page.row(page.index(post), MentionKind.PERSON)
    before = [m for m in row if page.tokens(m.span.end, post.start) == ahead[-1:]]
    entry = known(before[-1].name, page.lexicon) if before else None
    return entry.country if entry is not None else None


def home(
    page: Page, words: Mapping[str, Any], post: Mention | None, value: PostValue
) -> str | None:
    """
    Give the state of a post that names none: that of the phrase it ends, else the one at home.

    «Австрия Федералды канцлері» is of the first word; who heads a firm may be anywhere.
    """
    if not words["home"] or post is None:
        return words["home"] or None
    ahead = page.tokens(max(0, post.span.start - _TWO_LANDS), post.span.start)
    if of_two(page, words, post):
        return None  # «екі елдің министрлері – А мен Б»: one is of another state
    if value.plural and (_single(value, words) or (ahead and _of_lands(ahead[-1], words))):
        return None  # «(мүше елдердің) мәдениет министрлері А мен Б»
    owner = _owner(page, words, post)
    if owner is None and value.title.lower() in words["abroad"]:
        return _foreign(page, words)
    if owner is None and _elsewhere(page, words, post, ahead):
        return None
    stately = value.title.lower() in words["stately"]
    if owner is not None or stately or value.level not in words["anywhere"]:
        return owner or str(words["home"])
    near = page.row(page.index(post.span), MentionKind.STATE)
    return str(words["home"]) if any(m.key == words["home"] for m in near) else None


def of_two(page: Page, words: Mapping[str, Any], post: Mention) -> bool:
    """Tell whether a post is said to be one of two states: «екі елдің елшілері»."""
    ahead = page.tokens(max(0, post.span.start - _TWO_LANDS), post.span.start)
    return any(token.norm in words.get("both", ()) for token in ahead[-2:])


def _foreign(page: Page, words: Mapping[str, Any]) -> str | None:
    """Give the one other state that an article names: a post that is none at home is its."""
    states = {m.key for m in page.mentions if m.kind is MentionKind.STATE} - {words["home"]}
    return states.pop() if len(states) == 1 else None


def _single(value: PostValue, words: Mapping[str, Any]) -> bool:
    """Tell whether a state has one such post at a time, so that several holders are of several."""
    fields = value.title.lower().split()
    one = value.level == "minister" and len(fields) > 1 and not set(fields) & set(words["join"])
    return one or value.level in {"head_of_state", "head_of_government"}


def _of_lands(token: Token, words: Mapping[str, Any]) -> bool:
    """Tell whether a word says that several states own a post."""
    return token.lemma in words["land"] and {"plur", "gen"} <= token.feats


def unread(page: Page, words: Mapping[str, Any], post: Span) -> bool:
    """Tell whether a name nobody knows stands right before a post: «Global Union президенті»."""
    title = page.tokens(post.start, post.end)[:1]
    if not words["genitive_before"] or not title or not title[0].text[0].islower():
        return False
    ahead = page.tokens(max(0, post.start - _TWO_LANDS), post.start)
    if not ahead or page.sentence(post).span.start > ahead[-1].span.start:
        return False
    last = ahead[-1]
    around = (m for m in page.mentions if m.span.start <= last.span.start < m.span.end)
    if any(m.kind is not MentionKind.PERSON for m in around):  # nobody is a post's owner
        return False
    return last.text in _CLOSING or (last.text[0].isupper() and last.text.isascii())


def _elsewhere(page: Page, words: Mapping[str, Any], post: Mention, ahead: Sequence[Token]) -> bool:
    """Tell whether a name that nobody knows owns a post: «Зартыстанның министрі»."""
    sentence = page.sentence(post.span).span
    if unread(page, words, post.span):
        return True
    if not ahead or ahead[-1].span.start == sentence.start or not ahead[-1].text[:1].isupper():
        return False
    known_ = any(m.span.start <= ahead[-1].span.start < m.span.end for m in page.mentions)
    return not known_ and page.lexicon.language.case_of(ahead[-1]) == "gen"


def _owner(page: Page, words: Mapping[str, Any], post: Mention) -> str | None:
    """Give the state at the head of the noun phrase that a post ends."""
    row = page.row(page.index(post.span), MentionKind.STATE)
    ahead = [m for m in row if m.span.end <= post.span.start]
    if not ahead:
        return None
    state = ahead[-1]
    between = page.tokens(state.span.end, post.span.start)
    others = frozenset(words["other_cases"])
    last = page.tokens(state.span.start, state.span.end)[-1:]
    plain = all(_modifies(token, others, words) for token in (*last, *between))
    people = page.row(page.index(post.span), MentionKind.PERSON)
    named = any(state.span.end <= p.span.start < post.span.start for p in people)
    if named or not (plain and len(between) <= _PHRASE):
        own = all(_modifies(token, others, words) for token in last)
        head = page.tokens(post.span.start, post.span.end)[:1]
        phrase = (*between, *head) if head and head[0].lemma in words["kinds"] else between
        return state.key if own and not named and _organ(phrase, others, words) else None
    return state.key


def _organ(between: Sequence[Token], others: frozenset[str], words: Mapping[str, Any]) -> bool:
    """
    Tell whether a state opens the long name of the body whose post follows.

    «Өзбекстан … шет мемлекеттермен достық комитеті төрағасы»: all up to the head is its field.
    """
    if not between or len(between) > _LONG or between[-1].lemma not in words["kinds"]:
        return False
    inner = [token for token in between if "attr" not in token.feats]
    whose = any(token.feats & others and "poss" in token.feats for token in inner)
    parted = any(token.pos == "PUNCT" or "finite" in token.feats for token in between)
    return not (whose or parted)  # «Өзбекстан делегациясымен комитет төрағасы …»: two


def _modifies(token: Token, others: frozenset[str], words: Mapping[str, Any]) -> bool:
    """Tell whether a word may stand within the phrase of a post: «Австрия Федералды канцлері»."""
    if token.norm in words["inside"] or "attr" in token.feats:
        return True
    return token.pos in {"NOUN", "ADJ", "X", "PRON"} and not token.feats & others


def district(page: Page, words: Mapping[str, Any], span: Span, level: str) -> str | None:
    """Give the state at home for the head of a region unknown, where no other state is near."""
    others = page.row(page.index(span), MentionKind.STATE)
    local = level == "governor" and not others and words["genitive_before"]
    return (words["home"] or None) if local else None
