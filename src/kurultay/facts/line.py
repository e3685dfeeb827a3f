"""A sentence as a line of posts, names, states, places and bodies, with the gaps between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from kurultay.facts import apposition, degrees, turkic
from kurultay.facts.page import Page
from kurultay.lang.reading import Sentence, Token
from kurultay.mentions.mention import Mention, MentionKind, PostValue
from kurultay.text.article import Span

DASHES = frozenset("-–—−‒")
QUOTES = frozenset("«»\"“”„'’‘")
CLOSERS = frozenset(",.;:)!?…\n") | DASHES
BESIDE = frozenset({MentionKind.STATE, MentionKind.PLACE, MentionKind.BODY})


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
        m for m in page.rows[sentence] if m.kind in BESIDE | {MentionKind.POST, MentionKind.PERSON}
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
    top.sort(key=lambda item: (item.span.start, -item.span.end))
    return [
        replace(item, plural=True) if apposition.of_several(page, top[at:], words) else item
        for at, item in enumerate(top)
    ]


def _swallows(outer: Mention, inner: Mention) -> bool:
    if not outer.span.covers(inner.span) or outer.kind in (MentionKind.STATE, MentionKind.PERSON):
        return False
    if outer.span == inner.span:
        return outer.kind is MentionKind.POST
    return not (outer.kind is MentionKind.PLACE and inner.kind is not MentionKind.PERSON)


class Line:
    """One sentence on its way from items to links."""

    def __init__(self, page: Page, sentence: int, words: Mapping[str, Any]) -> None:
        """Take the sentence with what stands at its top."""
        self.page = page
        self.sentence: Sentence = page.reading.sentences[sentence]
        self.words = words
        self.items = items(page, sentence, words)
        self.names = [n for n in page.reading.names if self.sentence.span.covers(n.span)]
        self.links: list[Link] = []
        self.taken: dict[int, list[int]] = {}  # index of a post -> indexes of its persons

    def gap(self, start: int, end: int) -> tuple[Token, ...]:
        """Give the words between two offsets; none if they overlap."""
        return self.page.tokens(start, end) if start < end else ()

    def mention(self, index: int) -> Mention:
        """Give the mention of an item that is no colleague."""
        found = self.items[index].mention
        assert found is not None
        return found

    def light(self, tokens: Sequence[Token], limit: int | None = None) -> bool:
        """Tell whether words between a post and a name let them stay one phrase."""
        depth = heavy = dashes = opened = 0
        if not self.words["genitive_before"] and apposition.object_of(self, tokens):
            return False  # «передал послу книгу А»
        for token in tokens:
            if token.text in "()":
                depth += 1 if token.text == "(" else -1
                opened = 0
            elif depth > 0 and (opened := opened + 1) and token is tokens[-1]:
                return False  # the name stands deep within a bracket
            elif depth > 0 or token.text in QUOTES or apposition.of_rank(token, self.words):
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
        if "prts" in token.feats:  # «назначен»: a verb in all but its form
            return True
        if not token.text[0].isalpha() or turkic.strays(token, self.words):
            return True
        short = token.text.isupper() and 1 < len(token.text) < 7  # an acronym nobody explained
        if not token.capital or token.pos == "ADP" or short or self.region(token):
            return False
        called = token.lemma in self.words.get(
            "leagues", ()
        )  # «генеральный секретарь Содружества NAME»
        return not called or "gent" not in token.feats

    def region(self, token: Token) -> bool:
        """Tell whether a word is of a place that no register holds: «сектор Центральной Азии»."""
        return any(name.kind == "LOC" and name.span.covers(token.span) for name in self.names)

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
        became = False
        shared = self.plural_ahead(index)
        hole = apposition.bracket_before(self.gap(self.sentence.span.start, at), at)
        for other in range(index - 1, -1, -1):
            item = self.items[other]
            if item.kind is MentionKind.PERSON and apposition.owner(self, other):
                at = item.span.start
                continue
            if item.kind is MentionKind.PERSON:
                break
            if hole <= item.span.start and item.kind in BESIDE:
                continue
            if item.kind is MentionKind.POST and apposition.with_whom(self, other, index):
                return None, beside, False
            gap = self.gap(item.span.end, at)
            listed = shared and bool(beside) and self.joined(gap, dash=False)
            listed = listed or (bool(beside) and apposition.posted_in(self, other, gap))
            listed = listed or apposition.of_two(self, other, beside, gap)
            listed = listed or (shared and not beside and apposition.named_apart(self, index, gap))
            if item.kind is MentionKind.POST and self.marked_off(other, index, gap, beside):
                return other, beside, False
            if (
                item.kind is MentionKind.POST
                and gap
                and not beside
                and degrees.honours(gap, self.words)
            ):
                return other, beside, False
            if not (self.light(gap) or listed):
                became = not became and self.became(gap)
                if not became:
                    return None, beside, False
            if item.kind is MentionKind.POST:
                return other, beside, became
            if turkic.apart(self.page, self.words, item.span):
                return None, beside, False
            beside.append(other)
            at = item.span.start
        return None, beside, False

    def plural_ahead(self, index: int) -> bool:
        """Tell whether the nearest post or name on the left is a post of several."""
        ahead = (self.items[other] for other in range(index - 1, -1, -1))
        nearest = next((item for item in ahead if item.kind not in BESIDE), None)
        return nearest is not None and nearest.kind is MentionKind.POST and nearest.plural

    def marked_off(self, post: int, name: int, gap: Sequence[Token], beside: Sequence[int]) -> bool:
        """Tell whether a mark alone parts a post from its name: a colon, or a pair of commas."""
        marks = [token.text for token in gap]
        if marks == [","] and beside and apposition.ranked(self, beside, name):
            return True
        if marks == [":"]:
            return self.items[post].plural
        return marks == [","] and not beside and self.introduces(post, name)

    def introduces(self, post: int, name: int) -> bool:
        """Tell whether a post opens a sentence, its name between commas: «The envoy, NAME, …»."""
        item = self.items[post]
        opens = len(self.gap(self.sentence.span.start, item.span.start)) <= 1
        after = self.gap(self.items[name].span.end, self.sentence.span.end)
        return opens and not item.plural and bool(after) and after[0].text == ","

    def became(self, tokens: Sequence[Token]) -> bool:
        """Tell whether a verb between post and name says that the name took the post."""
        verbs = [token for token in tokens if token.lemma in self.words["become"]]
        plain = [token for token in tokens if token not in verbs]
        rest = [t for t in plain if not (t.pos == "PRON" and "nomn" in t.feats)]
        sent = any(token.norm in self.words["origin"] for token in rest)
        most = 4 if sent else 3 if any("plur" in token.feats for token in verbs) else 2
        return bool(verbs) and self.light(rest, most)

    def before(self, index: int) -> list[int]:
        """Give what stands directly before a post and belongs to it."""
        found: list[int] = []
        at = self.items[index].span.start
        for other in range(index - 1, -1, -1):
            item = self.items[other]
            gap = self.gap(item.span.end, at)
            listed = self.items[index].plural and self.joined(gap, dash=False)
            listed = listed and (bool(found) or apposition.landed(self, index))
            room = apposition.room(self, item, gap)
            if item.kind not in BESIDE or not (listed or self.light(gap, room)):
                break
            if not (self.belongs(item) or self.posted(index)):
                break
            found.append(other)
            at = item.span.start
        return found

    def posted(self, index: int) -> bool:
        """Tell whether a post is an envoy's: the state it is in stands with it too."""
        mention = self.items[index].mention
        value = mention.value if mention else None
        envoy = isinstance(value, PostValue) and value.level == "ambassador"
        return envoy and bool(self.words["genitive_before"])

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
        calling = self.calling(index)
        before = () if self.titled(index, "spouses") else range(index - 1, -1, -1)
        for other in before:
            item = self.items[other]
            if item.span.end > at:
                continue
            gap = self.gap(item.span.end, at)
            if item.kind in BESIDE and self.light(gap, 0) and (gap or calling):
                at = item.span.start
                continue
            if item.kind is not MentionKind.POST or item.mention is None or item.plural:
                break
            honoured = not gap or degrees.honours(gap, self.words)
            if calling and honoured and other not in self.taken:
                found.append(other)
                break
            same = apposition.same_one(gap, self.words)
            if other not in self.taken and (same or self.together(other, index, gap)):
                found.append(other)
                at = self.start_of(other)
                continue
            if len(gap) > 1:
                gap = tuple(token for token in gap if not self.region(token))
            if len(gap) > 1:
                now = self.words["now"]
                gap = tuple(t for t in gap if t.lemma not in now and t.norm not in now)
            if len(gap) != 1 or not self.joined(gap) or other in self.taken:
                break
            if gap[0].norm in self.words["origin"]:
                break
            if gap[0].text not in DASHES and apposition.two_people(self, other, index):
                break
            commas = self.words["commas"] or calling or self.listed(other, index)
            commas = commas or self.follows(other)
            apposed = gap[0].text not in DASHES and self.apposed(other)
            if apposed or (gap[0].text == "," and not commas):
                break
            found.append(other)
            at = self.start_of(other)
        return found

    def together(self, one: int, other: int, gap: Sequence[Token]) -> bool:
        """Tell whether two posts in one case, nothing or a degree between, are one person's."""
        posts = [m for i in (one, other) if (m := self.items[i].mention)]
        if len(posts) < 2 or self.words["genitive_before"] or posts[0].case != posts[1].case:
            return False
        whole = bool(self.page.inside(posts[0].span, *BESIDE)) or self.titled(one, "leads")
        whole = whole and not (gap and apposition.two_people(self, one, other))
        return posts[0].case is not None and whole and degrees.honours(gap, self.words)

    def follows(self, index: int) -> bool:
        """Tell whether a post stands behind a name with a post of its own: «POST A, POST, …»."""
        before = next((i for i in range(index - 1, -1, -1) if self.items[i].kind not in BESIDE), -1)
        if before < 0 or self.items[before].kind is not MentionKind.PERSON:
            return False
        gap = self.gap(self.items[before].span.end, self.start_of(index))
        held = any(link.person is self.items[before].mention for link in self.links)
        return held and [token.text for token in gap] == [","]

    def apposed(self, index: int) -> bool:
        """Tell whether a post is that of a name before it, which has no other: «A, POST и …»."""
        if index == 0 or self.items[index - 1].kind is not MentionKind.PERSON:
            return False
        gap = self.gap(self.items[index - 1].span.end, self.items[index].span.start)
        held = any(link.person is self.items[index - 1].mention for link in self.links)
        return [token.text for token in gap] == [","] and not held

    def listed(self, one: int, other: int) -> bool:
        """Tell whether two posts before a name, parted by a comma, may both be that person's."""
        return apposition.double(self, one, other) or self.alike(one, other)

    def alike(self, one: int, other: int) -> bool:
        """Tell whether two posts stand in one case, each with a body or state, never with two."""
        posts = [m for i in (one, other) if (m := self.items[i].mention)]
        values = [m.value for m in posts if isinstance(m.value, PostValue)]
        inner = [bool(self.page.inside(m.span, *BESIDE)) for m in posts]
        fields = all(" " in m.surface for m in posts) and len({v.level for v in values}) > 1
        owned = all(inner) or (any(inner) and fields)
        lands = {value.country for value in values if value.country}
        return len(values) == 2 and owned and len(lands) < 2 and posts[0].case == posts[1].case

    def calling(self, index: int) -> bool:
        """Tell whether a post says what a person is: «президент академии профессор NAME»."""
        mention = self.items[index].mention
        value = mention.value if mention else None
        callings = self.words["callings"]
        named = isinstance(value, PostValue) and value.title.lower() in callings
        return named or self.styled(index)

    def titled(self, index: int, name: str) -> bool:
        """Tell whether the title of a post stands in a list of the language."""
        mention = self.items[index].mention
        value = mention.value if mention else None
        return isinstance(value, PostValue) and value.title.lower() in self.words.get(name, ())

    def styled(self, index: int) -> bool:
        """Tell whether a post is a bare word of rank: «посол NAME», who is sent nowhere here."""
        mention = self.items[index].mention
        styled = self.titled(index, "styles")
        return styled and mention is not None and " " not in mention.surface

    def start_of(self, index: int) -> int:
        """Give where the phrase of a post begins, with what stands before it."""
        found = self.before(index)
        return self.items[found[-1]].span.start if found else self.items[index].span.start
