"""The state a post belongs to, where its own words leave it to the article."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kurultay.facts import known as register
from kurultay.facts import spoken, turkic
from kurultay.facts.bodies import Bodies
from kurultay.facts.claims import NameRef, Office
from kurultay.facts.line import DASHES, Link
from kurultay.facts.page import Page
from kurultay.facts.people import People, known
from kurultay.facts.seats import OF_REGIONS, Seats, of_general
from kurultay.mentions.mention import Mention, MentionKind, PostValue
from kurultay.text.article import Span

STATE_LEVELS = frozenset(
    {
        "head_of_state",
        "vice_president",
        "head_of_government",
        "deputy_head_of_government",
        "minister",
        "deputy_minister",
        "ambassador",
        "governor",
    }
)
"""The levels whose posts belong to a state and name no body."""

_MINISTERS = frozenset({"minister", "deputy_minister"})
_CASE = 3
"""Letters that a case may add to a title."""
_VAGUE = frozenset({"Head", "Chairman", "Director", "Speaker", "Member"})
"""Last words of posts that say nothing without their body."""
_SEATED = frozenset({"Speaker", "Parliament"})
"""Last words of posts in a parliament: «Deputy Speaker», «Member of Parliament»."""
_PLACE = MentionKind.PLACE
_SHARED_STATES = frozenset({"state.pair", "state.compound"})
"""Rules of states that stand two in one word: the post of a joint body is neither's."""
_SHARED = frozenset({"organisation", "organ"})


def _spot(link: Link) -> Span:
    """Give the words before which a delegation is looked for."""
    person, post = link.person.span, link.post.span if link.post else link.person.span
    return max(person, post)


class Realm:
    """What one article tells of states and bodies, asked post by post in the order of the text."""

    def __init__(self, page: Page, people: People, bodies: Bodies) -> None:
        """Begin at the top of the article."""
        self.page = page
        self.people = people
        self.bodies = bodies
        self.words: Mapping[str, Any] = page.lexicon.table("offices.toml")
        self.seats = Seats(page, bodies, self.words)
        self.known: dict[NameRef, str] = {}
        self.shared: dict[int, str] = {}  # start of a post -> its guessed state
        self.guessed: set[tuple[NameRef, str]] = set()
        self.joint: set[Span] = set()  # links of posts in bodies that two states share
        self.last: tuple[int, str] | None = None  # end of the last link with a country
        self.sent: set[str] = set()  # whose envoys the article has named

    # -- what stands in the words ---------------------------------------------------------

    def located(self, mention: Mention) -> bool:
        """Tell whether a state or place is where somebody is posted: «in Hungary»."""
        ahead = self.page.tokens(max(0, mention.span.start - 8), mention.span.start)
        if ahead and ahead[-1].norm in self.words["located"]:
            return True
        feats = self.page.feats(mention.span)
        return bool(feats & set(self.words["other_cases"])) and "abl" not in feats

    def land_of(self, mention: Mention) -> str | None:
        """Give the state that a STATE or PLACE mention is or lies in."""
        return spoken.land(self.page, mention)

    def stated(self, link: Link, *, adjectives: bool = True) -> str | None:
        """Give the state that stands with a post or a name, if one does."""
        post = link.post.span.end if link.post else 0
        joint = self.seats.of_two(link.post) if link.post else ()
        for group in (link.own, self.within(link.post), link.beside):
            for kind in (MentionKind.STATE, MentionKind.PLACE):
                for mention in group:
                    behind = mention.adjective and mention.span.start >= post
                    if behind and not adjectives:
                        continue
                    if (
                        mention.rule in _SHARED_STATES
                        and link.post
                        and link.post.span.covers(mention.span)
                    ):
                        continue
                    if mention.kind is kind and not self.located(mention) and mention not in joint:
                        land = self.land_of(mention)
                        if land:
                            return land
        return None

    def within(self, post: Mention | None) -> tuple[Mention, ...]:
        """Give the states and places in the phrase of a post."""
        if post is None:
            return ()
        return self.page.inside(post.span, MentionKind.STATE, MentionKind.PLACE)

    def level(self, post: Mention, value: PostValue) -> str:
        """Give the level of a post: the president of a region inside a state is a governor."""
        if value.level == "other" and value.title_en == "Secretary General":
            return "secretary_general"
        if value.level not in OF_REGIONS:
            return value.level
        if (below := spoken.below(self.page, self.words, post, value.level)) is not None:
            return below
        near = self.page.row(self.page.index(post.span), MentionKind.STATE, MentionKind.PLACE)
        close = [m for m in near if post.span.start - 30 < m.span.start < post.span.end + 2]
        inside = [
            m
            for m in close
            if post.span.covers(m.span)
            or m.span.end + 1 == post.span.start
            or post.span.end + 1 == m.span.start
        ]
        if any(m.kind is MentionKind.STATE for m in inside):
            return value.level
        for mention in inside:
            entry = self.page.lexicon.entry(MentionKind.PLACE, mention.key)
            if entry is not None and entry.subtype == "region":
                return "governor" if value.level == "head_of_state" else "other"
        return value.level

    # -- the state ------------------------------------------------------------------------

    def country(self, link: Link, value: PostValue) -> str | None:
        """Give the state of a post that belongs to one, by the nearest of the article's signs."""
        found = self.stated(link)
        start = link.post.span.start if link.post else -1
        if found is None and not link.own:
            found = self.shared.get(start)
        if found is None and value.country and not self._posted_to(link, value.country):
            found = value.country
        person = self.people.who(link.person)
        if found is None:
            found = self._registered(person, value.level)
        if found is None and link.post is not None:
            if any(place.key is None for place in self.page.inside(link.post.span, _PLACE)):
                return turkic.district(
                    self.page, self.words, link.span, value.level
                )  # nobody knows it
            found = spoken.republic(self.page, self.words, link.post, self.context)
            found = found or self.context(_spot(link))
            native = spoken.native(self.words, link.post)
            found = found if native is None or found in native else None
        if found is None and person is not None:
            found = self.known.get(person)
        if found is not None:
            self.last = (link.span.end, found)
            self.sent |= {found} if value.level == "ambassador" else set()
            return found
        found = self._guess(link, value, person)
        if value.level in _MINISTERS and found in self.sent | spoken.sent(self.page, link.post):
            return None  # an envoy meets the ministers of another state
        abroad = value.level in _MINISTERS and not self.words["home"]
        if abroad and spoken.of_others(self.page, link.span, found):
            return None  # «замминистра А рассказал об инвестициях Турции»
        if found is not None and person is not None:
            self.guessed.add((person, found))
            self.shared[start] = found
        return found

    def _joint(self, post: Mention | None) -> bool:
        """Tell whether two states in one word stand in a post: a joint body's."""
        states = self.page.inside(post.span, MentionKind.STATE) if post else ()
        return any(mention.rule in _SHARED_STATES for mention in states)

    def _registered(self, person: NameRef | None, level: str) -> str | None:
        return register.serves(person.name, level, self.page.lexicon) if person else None

    def housed(self, person: NameRef, level: str, body: NameRef | None) -> str | None:
        """Give the state in which the register knows the speaker of a house with no key."""
        speaks = level == "parliament_speaker" and body is not None and not body.key
        return self._registered(person, level) if speaks else None

    def contradicted(self, person: NameRef, country: str | None) -> bool:
        """Tell whether the register knows somebody only in posts of another state."""
        entry = known(person.name, self.page.lexicon)
        return bool(
            entry is not None and entry.tenures and country and entry.country not in (None, country)
        )

    def _posted_to(self, link: Link, country: str) -> bool:
        return any(m.key == country and self.located(m) for m in self.within(link.post))

    def _guess(
        self, link: Link, value: PostValue, person: NameRef | None, *, vague: bool = False
    ) -> str | None:
        entry = known(person.name, self.page.lexicon) if person else None
        if entry and entry.country:
            self.last = (link.span.end, entry.country)
            return entry.country
        whence = spoken.whence(self.page, self.words, link.person)
        if whence is not None:
            return whence
        shared = turkic.beside(self.page, self.words, link.post.span) if link.post else None
        if shared is not None:
            return shared
        if self.last and link.post:
            between = self.page.tokens(self.last[0], link.post.span.start)
            joins = self.words["join"]
            if len(between) <= 2 and all(t.text in ",;" or t.norm in joins for t in between):
                self.last = (link.span.end, self.last[1])
                return self.last[1]
        if link.post is not None:
            same = spoken.of_field(self.page, self.bodies, link.post)
            if same:
                return same
            if self.level(link.post, value) == "governor":
                town = spoken.town(self.page, self.words, link.post)
                return town[0] if town else self._region(link.post)
            if value.level == "ambassador":
                two = turkic.of_two(self.page, self.words, link.post)
                return None if two else self._sender(link)
        if link.post is not None and _SEATED & {*value.title_en.split()[-1:]}:
            house = spoken.house(self.page, self.seats, link.post)
            if house:
                return house
        if value.level == "member_of_parliament" and not self.words["home"]:
            named = {m.key for m in self.page.mentions if m.kind is MentionKind.STATE}
            named |= {claim.ref.country for claim in self.bodies.claims} - {None}
            return named.pop() if len(named) == 1 else None
        if vague or self.words["home"]:
            return turkic.home(self.page, self.words, link.post, value) or self._delegation(link)
        told = self._delegation(link) or spoken.named(self.page, link.span, self.located)
        return (
            told
            or spoken.publisher(self.page, self.bodies, self.words)
            or spoken.dateline(self.page, self.located)
        )

    def _region(self, post: Mention) -> str | None:
        """Give the state of the region or city spoken of last before a governor's post."""
        inside = self.page.inside(post.span, MentionKind.PLACE)
        if any(mention.key is None for mention in inside):
            return None
        if spoken.counted(self.page, post):
            return None  # «мэры двух городов»: which of them, the words do not say
        near = turkic.capital(self.page, self.words, post.span)
        native = spoken.native(self.words, post)
        if near is None and spoken.of_region(self.page, self.words, post):
            return native[0] if native and len(native) == 1 else None  # «хоким области»
        if near is not None:
            return near
        place = spoken.place(self.page, post, native)
        if place is None and native and len(native) == 1:
            return str(native[0])
        return self.land_of(place) if place else self.words["home"] or None

    def _sender(self, link: Link) -> str | None:
        """Give the first state of the article that an envoy is not posted to."""
        posted = {m.key for m in (*self.within(link.post), *link.beside) if self.located(m)}
        for mention in reversed(self.page.mentions):
            body = self.bodies.what(mention) if mention.kind is MentionKind.BODY else None
            if body is None or mention.span.end > link.span.start or not body.country:
                continue
            if self.seats.embassy(body) and body.country not in posted:
                return body.country
        states = (m.key for m in self.page.mentions if m.kind is MentionKind.STATE)
        return next((key for key in states if key not in posted), None)

    def context(self, span: Span) -> str | None:
        """Give the state of the delegation that a sentence lists before an offset."""
        index = self.page.index(span)
        shared = self._shared_out(index, span)
        if shared is not None:
            return shared
        best: str | None = None
        for mention in self.page.row(index, MentionKind.STATE, MentionKind.PLACE):
            if mention.span.end > span.start:
                break
            if self._sends(mention):
                best = self.land_of(mention) or best
        return best

    def _shared_out(self, index: int, span: Span) -> str | None:
        """Give the state of a name where as many states are represented by as many names."""
        row = self.page.row(index, MentionKind.STATE, MentionKind.PERSON)
        states = [m for m in row if m.kind is MentionKind.STATE and not m.adjective]
        last = next((m for m in reversed(states) if self._sends(m)), None)
        if last is None or span.start < last.span.end:
            return None
        listed = [last]
        for state in reversed(states[: states.index(last)]):
            gap = self.page.tokens(state.span.end, listed[-1].span.start)
            if not all(token.text == "," or token.norm in self.words["join"] for token in gap):
                break
            listed.append(state)
        people = [m for m in row if m.kind is MentionKind.PERSON and m.span.start > last.span.end]
        at = next((i for i, m in enumerate(people) if m.span.end > span.start), None)
        if len(listed) < 2 or len(listed) != len(people) or at is None:
            return None
        return listed[::-1][at].key

    def _sends(self, mention: Mention) -> bool:
        start, end = mention.span.start, mention.span.end
        ahead = self.page.tokens(max(0, start - 8), start)
        if ahead and ahead[-1].norm in self.words["origin"]:
            return True
        if mention.kind is _PLACE and not self.words["genitive_before"] and self.located(mention):
            return False  # «встретился в Баку с делегацией»
        if self.page.feats(mention.span) & set(self.words["origin_cases"]):
            return True
        after = self.page.tokens(end, end + 40)[:3]
        before = self.page.tokens(max(0, start - 24), start)[-1:]
        if mention.adjective and after and after[0].lemma in self.words.get("parts", ()):
            return True
        send = self.words["send"]
        if any(token.lemma in send or token.norm in send for token in (*after, *before)):
            return True
        # «Azerbaijan was represented by …, Türkiye — by …»
        earlier = self.page.tokens(self.page.sentence(mention.span).span.start, start)
        told = any(token.lemma in send for token in earlier)
        return told and bool(after) and after[0].text in DASHES

    def _delegation(self, link: Link) -> str | None:
        """Give the state of who leads the delegation that a sentence lists without naming it."""
        index = self.page.index(link.span)
        send = self.words["send"]
        tokens = self.page.reading.of(self.page.reading.sentences[index])
        if not any(t.lemma in send for t in tokens if t.span.start < link.span.start):
            return None
        return next(iter(self.known.values()), None)

    def learn(self, person: NameRef, country: str | None) -> None:
        """Keep the state of a person for the posts that name none."""
        if country and (person, country) not in self.guessed:
            self.known.setdefault(person, country)

    def settle(self, office: Office) -> Office:
        """Put right a guessed state once the whole article has been read."""
        known = self.known.get(office.holder)
        if (
            known
            and office.level in STATE_LEVELS
            and (office.country is None or (office.holder, office.country) in self.guessed)
        ):
            return replace(office, country=known)
        if known and office.country is None and office.evidence.span in self.joint:
            return replace(office, country=known)
        return office

    def country_of_body(self, link: Link, value: PostValue, body: NameRef | None) -> str | None:
        """Give the state of a post in a body: none where the body is international."""
        if body is not None:
            entry = self.page.lexicon.entry(MentionKind.BODY, body.key)
            if entry is not None and not entry.country and entry.subtype in _SHARED:
                return None
            if body.country:
                return body.country
        found = self.stated(link) or value.country
        world = of_general(value)
        organ = spoken.of_organ(self.page, self.bodies, self.words, link.post)
        if found is None and (organ or (body is None and value.level == "business")):
            return None  # «председатель правления – ректор университета»: of a board, not a state
        if found is None and link.post is not None and not world:
            found = spoken.republic(self.page, self.words, link.post, self.context)
            found = found or self.context(_spot(link))
        person = self.people.who(link.person)
        if found is None and person is not None and not world:
            found = self.known.get(person)
        calling = set(value.title.lower().split()) & set(self.words["callings"])
        own = body is None or any(claim.ref == body for claim in self.seats.found)
        if found is None and self._joint(link.post):
            self.joint.add(link.span)
            return None
        if found is None and own and not world and not calling:
            bare = link.post is not None and len(link.post.surface) <= len(value.title) + _CASE
            vague = body is None and bare and value.title_en.split()[-1] in _VAGUE
            if body is None and spoken.of_body(self.page, self.words, link.post):
                return None  # «председатель комитета А»: of which state the text does not say
            found = self._guess(link, value, person, vague=vague)
        if found is None and value.title.lower() in self.words.get("domestic", ()):
            # «омбудсмен в Казахстане» is its own
            found = next((m.key for m in link.beside if m.kind is MentionKind.STATE), None)
        if found is None and body is not None and self.seats.of_home(body):
            found = self.words["home"] or None
        return found
