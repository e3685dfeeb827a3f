"""The body a post belongs to, where its own words leave it to the article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kurultay.facts import english
from kurultay.facts.bodies import Bodies
from kurultay.facts.claims import BodyClaim, NameRef, RefKind
from kurultay.facts.line import QUOTES, Link
from kurultay.facts.page import Page
from kurultay.facts.turkic import housed
from kurultay.lang.reading import Token
from kurultay.mentions.mention import Mention, MentionKind, PostValue
from kurultay.text.article import Span

GENERALS = frozenset({"secretary_general", "deputy_secretary_general"})
_PUBLIC = frozenset(
    {
        "ministry",
        "government",
        "parliament",
        "agency",
        "committee",
        "education",
        "fund",
        "municipality",
    }
)
_NAMED = frozenset({"agency", "committee", "parliament", "ministry"})
_OF_STATE = frozenset({"ministry", "government", "parliament", "agency"})
_DEPARTMENTS = frozenset({"ministry", "agency"})
OF_REGIONS = frozenset({"head_of_state", "head_of_government", "deputy_head_of_government"})
"""Levels of posts that regions have as well."""
_SOCIAL = frozenset({"party", "organisation"})
"""Kinds of bodies that are no firms, though only their name stands in quotation marks."""
_WORLD = frozenset({"organisation"})
_SHARED = "office.shared-post"
_BRACKET = "office.bracket"


def of_general(value: PostValue) -> bool:
    """Tell whether a post is a secretary general's or one of his servants': no state's."""
    return value.level in GENERALS or value.title_en.endswith("of the Secretary General")


def relative(page: Page, post: Mention) -> bool:
    """Tell whether a relative word behind a post says whose it is: «…, директор которого А»."""
    return any("apro" in t.feats for t in page.tokens(post.span.end, post.span.end + 24)[:2])


class Seats:
    """What one article tells of the bodies that its people hold posts in."""

    def __init__(self, page: Page, bodies: Bodies, words: Mapping[str, Any]) -> None:
        """Take the article with its bodies, and the language's words for posts."""
        self.page = page
        self.bodies = bodies
        self.words = words
        self.found: list[BodyClaim] = []

    def body(self, link: Link, value: PostValue) -> NameRef | None:
        """Give the body of a post: in its phrase, beside it, or taken up by a noun."""
        if value.title.lower() in self.words.get("leads", ()):
            return None  # a delegation is its state's, wherever it sits
        found = self.own_body(link)
        calling = value.title.lower() in self.words["callings"]
        if found is not None or link.post is None or calling or relative(self.page, link.post):
            return found
        return self._taken_up(link.post, value)

    def own_body(self, link: Link) -> NameRef | None:
        """Give the body that stands in a post's phrase or beside it."""
        post = link.post
        own = [m for m in link.own if m.kind is MentionKind.BODY] if link.rule == _SHARED else []
        if own:
            return self.bodies.what(own[0])  # «депутаты от фракции A NAME и от фракции B NAME»
        if post is not None:
            inside = self.page.inside(post.span, MentionKind.BODY)
            over = [
                mention
                for mention in self.page.row(self.page.index(post.span), MentionKind.BODY)
                if mention.span.overlaps(post.span) and mention not in inside
            ]
            for mention in (*inside, *over):
                apart = self._posted_at(post, mention) or self._of_members(mention)
                body = None if apart else self.bodies.what(mention)
                if body is not None:
                    return body
            relative = self._antecedent(post)
            if relative is not None:
                return relative
        return self.nearest_body(link)

    def _antecedent(self, post: Mention) -> NameRef | None:
        """Give the body whose post a relative clause tells: «институт, директором которого …»."""
        opening = self.page.sentence(post.span).span.start
        ahead = self.page.tokens(max(opening, post.span.start - 8), post.span.start)[-1:]
        if not relative(self.page, post) or [t.text for t in ahead] != [","]:
            return None
        for mention in self.page.row(self.page.index(post.span), MentionKind.BODY):
            if 0 <= ahead[0].span.start - mention.span.end <= 1:
                return self.bodies.what(mention)
        return None

    def _posted_at(self, post: Mention, body: Mention) -> bool:
        """Tell whether a state's envoy is posted at a body: «представитель Казахстана при ООН»."""
        if not self.page.inside(post.span, MentionKind.STATE):
            return False
        ahead = self.page.tokens(max(0, body.span.start - 8), body.span.start)
        return bool(ahead) and ahead[-1].norm in self.words["located"]

    def world_body(self, post: Mention) -> NameRef | None:
        """Give the international body in the phrase of a post of no state, wherever it sits."""
        states = self.page.inside(post.span, MentionKind.STATE)
        if not all("attr" in self.page.feats(state.span) for state in states):
            return None  # «Еуропалық одақтың Қазақстандағы елшісі» is of no state
        for mention in self.page.inside(post.span, MentionKind.BODY):
            entry = self.page.lexicon.entry(MentionKind.BODY, mention.key)
            world = entry is not None and entry.subtype in _WORLD and not entry.country
            if world and not self._of_members(mention):
                return self.bodies.what(mention)
        return None

    def implied(self, post: Mention) -> NameRef | None:
        """
        Give the body that only the words of a post name: «head of the Presidential Administration».

        Shape: it is kept in ``found``, once.
        """
        tokens = self.page.tokens(post.span.start, post.span.end)
        lexicon = self.page.lexicon
        keys = [lexicon.keys(token.text) for token in tokens]
        hits = [
            (at, end)
            for at in range(len(tokens))
            for end, head in lexicon.heads.matches(keys, at)
            if head.kind in _NAMED and end - at > 1
        ]
        if not hits:
            return None
        first, last = hits[0][0], hits[-1][1]
        own = tokens[first:last]
        span = Span(own[0].span.start, own[-1].span.end)
        name = lexicon.language.nominative(own)
        mention = Mention(MentionKind.BODY, span, span.of(self.page.text), name, "of-post")
        ref = NameRef(RefKind.BODY, name, english.body(self.page, mention))
        known = next((claim.ref for claim in self.found if claim.ref == ref), None)
        if known is None:
            evidence = self.page.evidence(span, "body.of-post", 0.7)
            self.found.append(BodyClaim(ref, None, (), evidence))
        return ref

    def of_a_body(self, link: Link, *, stated: bool) -> bool:
        """Tell whether a president presides over a body, be it one that only its noun names."""
        if link.post is None:
            return False
        start = link.post.span.start
        listed = link.rule == _BRACKET
        if any(
            m.kind is MentionKind.BODY and (listed or m.span.start >= start) for m in link.beside
        ):
            return True
        if self.page.inside(link.post.span, MentionKind.BODY):
            return True
        if not stated and housed(self.page, self.words, link.post.span):
            return True
        if stated or link.person.span.start < link.post.span.end or link.rule == _SHARED:
            return False
        between = self.page.tokens(link.post.span.end, link.person.span.start)
        plain = self.words["land"] + self.words["ranks"]
        own = [t for t in between if t.pos not in ("ADP", "ADJ") and t.lemma not in plain]
        return any(t.text[0].isalpha() or t.text in QUOTES for t in own)

    def of_two(self, post: Mention) -> tuple[Mention, ...]:
        """Give the states in a post's phrase that have its body together: «… совета А и Б»."""
        for body in self.page.inside(post.span, MentionKind.BODY):
            states = self.page.inside(body.span, MentionKind.STATE)
            if len({state.key for state in states if not state.adjective}) > 1:
                return tuple(states)
        return ()

    def kind(self, body: NameRef) -> str:
        """Give what the head of a body's name says it is; empty where it says nothing."""
        return (self.page.lexicon.body_kind(body.key) if body.key else "") or self._kind(body.name)

    def embassy(self, body: NameRef) -> bool:
        """Tell whether a body is an embassy or a consulate, by its head."""
        keys = [self.page.lexicon.keys(word) for word in body.name.split()]
        return any(
            head.takes == "residence"
            for at in range(len(keys))
            for _, head in self.page.lexicon.heads.matches(keys, at)
        )

    def of_home(self, body: NameRef) -> bool:
        """Tell whether a body that names no state is one of the state that posts mean at home."""
        entry = self.page.lexicon.entry(MentionKind.BODY, body.key)
        foreign = body.name[:1].isascii() and body.name[:1].isalpha()  # «Anadolu агенттігі»
        return entry is None and not foreign and self._kind(body.name) in _OF_STATE

    def is_business(self, body: NameRef, post: Mention) -> bool:
        """Tell whether a body is one of business, by its head, else by the words of its name."""
        kind = self.page.lexicon.body_kind(body.key) if body.key else self._kind(body.name)
        if kind in _PUBLIC:
            return False
        trade = tuple(self.words["trade"])
        if not body.key and self._said(post) in _SOCIAL:
            return False
        around = self.page.tokens(post.span.start, post.span.end + 24)
        if any(token.norm.startswith(trade) for token in around):
            return True
        quoted = not kind and not body.key and body.name[:1] in QUOTES
        return kind == "business" or quoted or self._speaks_business(body, trade)

    def _said(self, post: Mention) -> str:
        """Give the kind that a noun before the bare name of a body says: «движение „Юксалиш“»."""
        lexicon = self.page.lexicon
        keys = [lexicon.keys(t.text) for t in self.page.tokens(post.span.start, post.span.end)]
        hits = (hit for at in range(len(keys)) for hit in lexicon.heads.matches(keys, at))
        return next((head.kind for _, head in hits if head.takes == "name"), "")

    def _kind(self, name: str) -> str:
        keys = [self.page.lexicon.keys(word) for word in name.split()]
        for at in range(len(keys)):
            hits = list(self.page.lexicon.heads.matches(keys, at))
            if hits:
                return max(hits, key=lambda hit: hit[0])[1].kind
        return ""

    def _speaks_business(self, body: NameRef, stems: Sequence[str]) -> bool:
        entry = self.page.lexicon.entry(MentionKind.BODY, body.key)
        own = entry.names_in(self.page.lexicon.code) if entry else ()
        name = " ".join((body.name, *own)).lower().replace("-", " ")
        return any(word.startswith(tuple(stems)) for word in name.split())

    def nearest_body(self, link: Link) -> NameRef | None:
        """Give the body that stands beside a post or in brackets behind a name."""
        for mention in link.beside:
            if mention.kind is MentionKind.BODY and not self._of_members(mention):
                return self.bodies.what(mention)
        return None

    def _of_members(self, body: Mention) -> bool:
        """Tell whether a post is of a body's states, not of the body: «министры стран А»."""
        if self.words["genitive_before"]:
            near = self.page.tokens(body.span.end, body.span.end + 24)[:2]
        else:
            near = self.page.tokens(max(0, body.span.start - 24), body.span.start)[-3:]
        lands = self.words["land"]
        return any("plur" in t.feats and t.lemma.partition("-")[0] in lands for t in near)

    def _taken_up(self, post: Mention, value: PostValue) -> NameRef | None:
        kinds = set(self.words["kinds"])
        near = (
            *self.page.tokens(max(0, post.span.start - 16), post.span.start)[-1:],
            *self.page.tokens(post.span.start, post.span.end),
            *self.page.tokens(post.span.end, post.span.end + 24)[:1],
        )
        nouns = [token.lemma for token in near if token.lemma in kinds]
        taken = self._takes_up(near) and not value.plural
        implied = self.words.get("implied", {}).get(value.title.lower())
        before = [
            mention
            for mention in self.page.mentions
            if mention.kind is MentionKind.BODY and mention.span.end <= post.span.start
        ]
        for mention in reversed(before):
            body = self.bodies.what(mention)
            if body is None:
                continue
            entry = self.page.lexicon.entry(MentionKind.BODY, mention.key)
            names = (mention.name, *(entry.names_in(self.page.lexicon.code) if entry else ()))
            if taken and self.kind(body) in _DEPARTMENTS:
                return body
            shared = self._shared(body)
            meant = (implied and self.kind(body) == implied and not shared) or (
                nouns and (self._headed(names, nouns) or self._called(mention, nouns))
            )
            if meant:
                return None if self._rivalled(mention, body) else body
        if of_general(value):
            if self._whose(near) and before:
                return self.bodies.what(before[-1])  # «партии, её генсек»
            return self._world_body(before or self.page.mentions)
        return None

    def _rivalled(self, mention: Mention, body: NameRef) -> bool:
        """Tell whether a sentence names two bodies of a kind, each of a state: either is meant."""
        row = self.page.row(self.page.index(mention.span), MentionKind.BODY)
        others = [other for m in row if (other := self.bodies.what(m)) is not None]
        same = [other.country for other in others if self.kind(other) == self.kind(body)]
        return body.country is not None and bool(set(same) - {None, body.country})

    def _headed(self, names: Sequence[str], nouns: Sequence[str]) -> bool:
        """Tell whether a body is called by a noun: the head of one of its names, not its owner."""
        at = -1 if self.words["genitive_before"] else 0
        kinds = tuple(kind[:-1] for kind in self.words["kinds"])
        stems = tuple(noun[:-1] for noun in nouns)
        for name in names:
            heads = [word for word in name.lower().split() if word.startswith(kinds)]
            if heads and heads[at].startswith(stems):
                return True
        return False

    @staticmethod
    def _whose(near: Sequence[Token]) -> bool:
        """Tell whether a pronoun before a post says whose it is."""
        return bool(near) and "apro" in near[0].feats and near[0].pos != "NOUN"

    def _called(self, mention: Mention, nouns: Sequence[str]) -> bool:
        """Tell whether a noun stands right before the bare name of a body: «партия „Родина“»."""
        ahead = self.page.tokens(max(0, mention.span.start - 24), mention.span.start)
        words = [token for token in ahead if token.text not in QUOTES]
        return bool(words) and words[-1].lemma in nouns

    def _shared(self, body: NameRef) -> bool:
        """Tell whether a body is an international one of the register."""
        entry = self.page.lexicon.entry(MentionKind.BODY, body.key)
        return entry is not None and entry.subtype in _WORLD

    def _takes_up(self, near: Sequence[Token]) -> bool:
        """Tell whether «the department» stands bare, for the ministry or agency named before."""
        return any(
            token.lemma in self.words.get("departments", ())
            and (not at or near[at - 1].pos != "ADJ")
            for at, token in enumerate(near)
        )

    def _world_body(self, mentions: Iterable[Mention]) -> NameRef | None:
        """Give the international organisation named most, the last of equals."""
        counts: Counter[NameRef] = Counter()
        for mention in mentions:
            if mention.kind is not MentionKind.BODY:
                continue
            body = self.bodies.what(mention)
            entry = self.page.lexicon.entry(MentionKind.BODY, body.key) if body else None
            if body is not None and entry is not None and entry.subtype in _WORLD:
                counts[body] += 1
        return counts.most_common(1)[0][0] if counts else self._owner(mentions)

    def _owner(self, mentions: Iterable[Mention]) -> NameRef | None:
        """Give the organisation whose organs alone are named, if all are of one."""
        owners = {
            entry.part_of
            for mention in mentions
            if mention.kind is MentionKind.BODY
            if (entry := self.page.lexicon.entry(MentionKind.BODY, mention.key)) and entry.part_of
        }
        if len(owners) != 1:
            return None
        named = (self.bodies.what(m) for m in self.page.mentions if m.kind is MentionKind.BODY)
        return next((body for body in named if body is not None and body.key in owners), None)

    def business(self, link: Link, body: NameRef | None) -> bool:
        """Tell whether a delegate speaks for business: by his body, else by the sentence."""
        stems = tuple(self.words["business"])
        if body is not None:
            if self._speaks_business(body, stems):
                return True
            if self._kind(body.name):
                return False
        sentence = self.page.sentence(link.span)
        tokens = self.page.reading.of(sentence)
        return any(t.norm.startswith(stems) for t in tokens if t.span.start < link.span.start)

    def delegate_title(self) -> tuple[str, str]:
        """Give the title of who has an affiliation only."""
        title = self.words["delegate"]
        return title["title"], title["title_en"]
