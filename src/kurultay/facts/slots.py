"""
Which post stands beside which name in a sentence: the slot logic of all languages.

``POST [STATE|BODY] NAME``, ``NAME, POST``, ``NAME (BODY, STATE)``, posts joined by a dash, a
plural post over a list of names, «his Turkish colleague NAME», «POST became NAME».
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from kurultay.facts.page import Page
from kurultay.facts.people import People
from kurultay.lang.reading import Sentence, Token
from kurultay.mentions.mention import Mention, MentionKind, PostValue
from kurultay.text.article import Span

DASHES = frozenset("-–—−‒")
QUOTES = frozenset("«»\"“”„'’‘")
_CLOSERS = frozenset(",.;:)!?…\n") | DASHES
_BESIDE = frozenset({MentionKind.STATE, MentionKind.PLACE, MentionKind.BODY})


@dataclass(frozen=True, slots=True)
class Item:
    """A mention at the top of a sentence, or a word for a colleague (``mention`` is None)."""

    span: Span
    mention: Mention | None
    plural: bool = False

    @property
    def kind(self) -> MentionKind:
        """Give the kind of mention; a colleague counts as a post."""
        return self.mention.kind if self.mention else MentionKind.POST


@dataclass(frozen=True, slots=True)
class Link:
    """
    A person bound to a post by the words.

    ``post`` is None for a delegate and for a colleague (``colleague`` then). ``beside`` holds the
    states, places and bodies that stand with the post or the name; ``own`` those that stand with
    this name alone, under a post that several share.
    """

    person: Mention
    post: Mention | None
    beside: tuple[Mention, ...]
    span: Span
    rule: str
    confidence: float
    former: bool = False
    colleague: bool = False
    own: tuple[Mention, ...] = ()


def items(page: Page, sentence: int, words: Mapping[str, Any]) -> list[Item]:
    """Give what stands at the top of a sentence: nothing that lies within a body or a post."""
    row = [
        m for m in page.rows[sentence] if m.kind in _BESIDE | {MentionKind.POST, MentionKind.PERSON}
    ]
    top: list[Item] = []
    for mention in row:
        if not any(_swallows(other, mention) for other in row if other is not mention):
            value = mention.value
            plural = isinstance(value, PostValue) and value.plural
            top.append(Item(mention.span, mention, plural))
    colleagues = frozenset(words["colleague"])
    for token in page.reading.of(page.reading.sentences[sentence]):
        if token.lemma in colleagues and not any(i.span.overlaps(token.span) for i in top):
            top.append(Item(token.span, None, "plur" in token.feats))
    return sorted(top, key=lambda item: (item.span.start, -item.span.end))


def _swallows(outer: Mention, inner: Mention) -> bool:
    if not outer.span.covers(inner.span) or outer.kind in (MentionKind.STATE, MentionKind.PERSON):
        return False
    if outer.span == inner.span:
        return outer.kind is MentionKind.POST
    return not (outer.kind is MentionKind.PLACE and inner.kind is not MentionKind.PERSON)


class _Line:
    """One sentence on its way from items to links."""

    def __init__(self, page: Page, sentence: int, words: Mapping[str, Any]) -> None:
        self.page = page
        self.sentence: Sentence = page.reading.sentences[sentence]
        self.words = words
        self.items = items(page, sentence, words)
        self.taken: dict[int, list[int]] = {}  # index of a post -> indexes of its persons
        self.links: list[Link] = []

    def gap(self, start: int, end: int) -> tuple[Token, ...]:
        return self.page.tokens(start, end) if start < end else ()

    def mention(self, index: int) -> Mention:
        found = self.items[index].mention
        assert found is not None
        return found

    def light(self, tokens: Sequence[Token], limit: int | None = None) -> bool:
        """Tell whether words between a post and a name let them stay one phrase."""
        depth = heavy = dashes = 0
        ranks = self.words["ranks"]
        for token in tokens:
            if token.text in "()":
                depth += 1 if token.text == "(" else -1
            elif depth > 0 or token.text in QUOTES or token.lemma in ranks or token.norm in ranks:
                continue
            elif token.text in DASHES:
                dashes += 1
            elif self.breaks(token):
                return False
            else:
                heavy += 1
        most = self.words["tail"] if limit is None else limit
        return dashes <= 1 and -1 <= depth <= 1 and heavy <= most

    def breaks(self, token: Token) -> bool:
        """Tell whether a word cannot stand between a post and its name."""
        if token.pos in ("VERB", "CONJ", "PUNCT", "PRON") or token.norm in self.words["join"]:
            return True
        if not token.text[0].isalpha():
            return True
        short = token.text.isupper() and 1 < len(token.text) < 7  # an acronym nobody explained
        return token.capital and token.pos != "ADP" and not short

    def joined(self, tokens: Sequence[Token], *, dash: bool = True) -> bool:
        """Tell whether words only join: a comma, a dash, «and», a preposition of origin."""
        joins = frozenset(self.words["join"]) | frozenset(self.words["origin"])
        return all(
            token.norm in joins or token.text in ",/()" or (dash and token.text in DASHES)
            for token in tokens
        )

    def left(self, index: int) -> tuple[int | None, list[int], bool]:
        """Walk left from a name to its post, over what stands beside it; tell of a verb between."""
        at = self.items[index].span.start
        beside: list[int] = []
        for other in range(index - 1, -1, -1):
            item = self.items[other]
            if item.kind is MentionKind.PERSON:
                break
            gap = self.gap(item.span.end, at)
            if item.plural and beside and self.joined(gap, dash=False):
                return other, beside, False
            if not self.light(gap):
                became = item.kind is MentionKind.POST and self.became(gap)
                return (other, beside, True) if became else (None, beside, False)
            if item.kind is MentionKind.POST:
                return other, beside, False
            beside.append(other)
            at = item.span.start
        return None, beside, False

    def became(self, tokens: Sequence[Token]) -> bool:
        verbs = [token for token in tokens if token.lemma in self.words["become"]]
        rest = [token for token in tokens if token not in verbs]
        return bool(verbs) and self.light(rest, 2)

    def before(self, index: int) -> list[int]:
        """Give what stands directly before a post and belongs to it."""
        found: list[int] = []
        at = self.items[index].span.start
        for other in range(index - 1, -1, -1):
            item = self.items[other]
            gap = self.gap(item.span.end, at)
            listed = bool(found) and self.items[index].plural and self.joined(gap, dash=False)
            if item.kind not in _BESIDE or not (listed or self.light(gap, 1)):
                break
            if not self.belongs(item):
                break
            found.append(other)
            at = item.span.start
        return found

    def belongs(self, item: Item) -> bool:
        """Tell whether a state before a post is the post's: an adjective, or whence they came."""
        mention = item.mention
        if mention is None:
            return False
        if mention.adjective:
            return True
        ahead = self.gap(max(0, item.span.start - 12), item.span.start)
        if ahead and ahead[-1].norm in self.words["origin"]:
            return True
        if not self.words["genitive_before"]:
            return False
        return not (self.page.feats(mention.span) & set(self.words["other_cases"]))

    def run(self, index: int) -> list[int]:
        """Give a post with the posts joined to it on its left: «deputy premier – minister»."""
        found = [index]
        at = self.start_of(index)
        for other in range(index - 1, -1, -1):
            item = self.items[other]
            if item.span.end > at:
                continue
            gap = self.gap(item.span.end, at)
            if item.kind in _BESIDE and self.light(gap, 0) and gap:
                at = item.span.start
                continue
            if item.kind is not MentionKind.POST or item.mention is None or item.plural:
                break
            if len(gap) != 1 or not self.joined(gap) or other in self.taken:
                break
            if gap[0].text == "," and not self.words["commas"]:
                break
            found.append(other)
            at = self.start_of(other)
        return found

    def start_of(self, index: int) -> int:
        found = self.before(index)
        return self.items[found[-1]].span.start if found else self.items[index].span.start


def links(page: Page, sentence: int, people: People, words: Mapping[str, Any]) -> list[Link]:
    """
    Bind the names of a sentence to the posts that stand beside them.

    Shape: in the order of the names; a name has as many links as posts.
    """
    line = _Line(page, sentence, words)
    names = [
        index
        for index, item in enumerate(line.items)
        if item.kind is MentionKind.PERSON and item.mention and people.who(item.mention)
    ]
    bound: dict[int, int] = {}
    for index in names:
        _bind_left(line, index, bound)
    for index in names:
        if index not in bound:
            _bind_shared(line, index, bound)
    for index in names:
        _bind_right(line, index)
        _bind_delegate(line, index, bound)
    return sorted(line.links, key=lambda link: link.person.span.start)


def _bind_left(line: _Line, index: int, bound: dict[int, int]) -> None:
    post, beside, became = line.left(index)
    if post is None:
        return
    if became and line.items[post].plural:
        return
    person = line.mention(index)
    bound[index] = post
    own = tuple(line.mention(i) for i in beside)
    for one in line.run(post):
        line.taken.setdefault(one, []).append(index)
        item = line.items[one]
        mods = tuple(line.mention(i) for i in line.before(one))
        rule = "office.become" if became else "office.post-name"
        if item.mention is None:
            rule = "office.colleague"
        line.links.append(
            Link(
                person,
                item.mention,
                own + mods,
                Span(item.span.start, person.span.end),
                rule if one == post else "office.joined-posts",
                0.7 if became else 0.9 if item.mention else 0.75,
                colleague=item.mention is None,
                own=own if item.plural else (),
            )
        )


def _bind_shared(line: _Line, index: int, bound: dict[int, int]) -> None:
    """Bind a name of a list to the plural post that an earlier name of the list has."""
    at = line.items[index].span.start
    own: list[Mention] = []
    for other in range(index - 1, -1, -1):
        item = line.items[other]
        if not line.joined(line.gap(item.span.end, at)):
            return
        if item.kind is MentionKind.PERSON:
            post = bound.get(other)
            if post is None or not line.items[post].plural:
                return
            person = line.mention(index)
            bound[index] = post
            line.taken[post].append(index)
            stated = line.items[post].mention
            line.links.append(
                Link(
                    person,
                    stated,
                    tuple(own) + tuple(line.mention(i) for i in line.before(post)),
                    Span(line.items[post].span.start, person.span.end),
                    "office.shared-post",
                    0.8,
                    colleague=stated is None,
                    own=tuple(own),
                )
            )
            return
        if item.kind is MentionKind.POST:
            return
        own.append(line.mention(other))
        at = item.span.start


def _bind_right(line: _Line, index: int) -> None:
    """Bind «NAME, POST» and «NAME … POST took»."""
    person = line.mention(index)
    at = line.items[index].span.end
    for other in range(index + 1, len(line.items)):
        item = line.items[other]
        if item.kind is MentionKind.PERSON:
            return
        if item.mention is None or item.kind is not MentionKind.POST:
            continue
        if other in line.taken or item.plural:
            return
        gap = line.gap(at, line.start_of(other))
        words = [token for token in gap if token.norm not in line.words["now"]]
        former = any(token.norm in line.words["then"] for token in words)
        marks = [token for token in words if token.norm not in line.words["then"]]
        apposed = len(marks) == 1 and (marks[0].text in ",(" or marks[0].text in DASHES)
        end, beside = _after(line, other)
        if not (apposed and _closed(line, end)):
            if not _took(line, gap, end):
                return
            rule, sure = "office.took", 0.7
        else:
            rule, sure = "office.name-post", 0.85
        line.taken[other] = [index]
        mods = tuple(line.mention(i) for i in (*line.before(other), *beside))
        line.links.append(
            Link(
                person,
                item.mention,
                mods,
                Span(person.span.start, max(end, item.span.end)),
                rule,
                sure,
                former,
            )
        )
        at = max(end, item.span.end)


def _after(line: _Line, index: int) -> tuple[int, list[int]]:
    """Give where the phrase of a post ends, and what stands beside it on its right."""
    end, beside = line.items[index].span.end, []
    for other in range(index + 1, len(line.items)):
        item = line.items[other]
        if item.kind not in _BESIDE or not line.light(line.gap(end, item.span.start)):
            break
        beside.append(other)
        end = item.span.end
    return end, beside


def _closed(line: _Line, end: int) -> bool:
    rest = line.gap(end, line.sentence.span.end)
    first = next((token for token in rest if token.text not in QUOTES), None)
    return first is None or first.text[:1] in _CLOSERS or first.norm in line.words["join"]


def _took(line: _Line, gap: Sequence[Token], end: int) -> bool:
    """Tell whether verbs say that the name took the post: «was elected POST», «POST болып …»."""
    verbs = frozenset(line.words["become"])
    if any(token.text in ",;:" for token in gap):
        return False
    if len(gap) <= 5 and any(token.lemma in verbs or token.norm in verbs for token in gap):
        return True
    rest = line.gap(end, line.sentence.span.end)[:2]
    took = frozenset(line.words["took"])
    return any(token.norm in took or token.lemma in took for token in rest)


def _bind_delegate(line: _Line, index: int, bound: dict[int, int]) -> None:
    """Bind «NAME (BODY, STATE)»: a delegate with nothing but an affiliation."""
    person = line.mention(index)
    if index in bound or any(link.person is person for link in line.links):
        return
    rest = line.gap(person.span.end, line.sentence.span.end)
    if not rest or rest[0].text != "(":
        return
    close = next((token.span.start for token in rest if token.text == ")"), None)
    if close is None:
        return
    inside = [
        item.mention
        for item in line.items
        if item.mention and rest[0].span.end <= item.span.start and item.span.end <= close
    ]
    if inside and all(m.kind in (MentionKind.BODY, MentionKind.STATE) for m in inside):
        line.links.append(
            Link(
                person,
                None,
                tuple(inside),
                Span(person.span.start, close + 1),
                "office.delegate",
                0.8,
            )
        )


def zipped(page: Page, found: list[Link]) -> list[Link]:
    """
    Share out the states of a list over the names of a list: «the Turkish, Uzbek … colleagues A, B».

    Shape: the links, those of a plural post whose states are as many as its names changed.
    """
    groups: dict[tuple[int, int], list[int]] = {}
    for at, link in enumerate(found):
        if link.rule in ("office.shared-post", "office.post-name", "office.colleague"):
            key = link.span.start
            groups.setdefault((key, -1), []).append(at)
    out = list(found)
    for places in groups.values():
        first = out[places[0]]
        inside = page.inside(first.post.span, MentionKind.STATE) if first.post else ()
        near = {m.span.start: m for m in (*inside, *first.beside) if m.kind is MentionKind.STATE}
        states = [near[start] for start in sorted(near)]
        if len(places) > 1 and len(states) == len(places):
            for state, at in zip(states, places, strict=True):
                out[at] = replace(out[at], beside=(state,), own=(state,))
    return out
