"""Who holds which post, as the article states it: one slot logic for every language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kurultay.facts import headed, pronouns, residence, spoken, succession, tenures
from kurultay.facts.bare_posts import SINGLE, corefer, words_of
from kurultay.facts.bodies import Bodies
from kurultay.facts.claims import BodyClaim, NameRef, Office
from kurultay.facts.line import Link
from kurultay.facts.page import Page
from kurultay.facts.people import People
from kurultay.facts.realm import STATE_LEVELS, Realm
from kurultay.facts.shares import of_town, zipped
from kurultay.facts.slots import links
from kurultay.mentions.mention import Mention, MentionKind, PostValue
from kurultay.text.article import Span

_PRESIDENTS = frozenset({"head_of_state", "vice_president"})
_HEADS = frozenset({"head_of_agency", "other"})
_PLAIN = "Head"
"""What a post is called in passing, whose own title stands elsewhere."""
_MINISTRY = "ministry"
_KIN = "none"
"""The level of words for kin in the mapping: «дочь министра» is no post."""
_HEADING = {
    "Head": "minister",
    "Deputy Head": "deputy_minister",
    "First Deputy Head": "deputy_minister",
}
"""Levels of those who head a ministry that only «the department», «the agency» takes up."""
_HEADS_OF = frozenset({"head_of_state", "head_of_government"})
_SERVING = frozenset({"ambassador", "minister", "deputy_minister", "governor"})
"""Levels at which nobody serves one state while heading another."""


@dataclass(frozen=True, slots=True)
class Offices:
    """
    The posts of an article's people.

    Shape: ``claims`` in the order of the text, one a person and post; ``holders`` maps the start
    of a POST mention to its person: named beside it, or the only one of the article it can mean;
    ``bodies`` are those that only the words of a post name.
    """

    claims: tuple[Office, ...]
    holders: Mapping[int, NameRef]
    bodies: tuple[BodyClaim, ...] = ()

    def of(self, person: NameRef) -> tuple[Office, ...]:
        """Give the posts of a person, former ones too."""
        return tuple(office for office in self.claims if office.holder == person)

    def holder(self, post: Mention) -> NameRef | None:
        """Give the person that a POST mention means, named beside it or not."""
        return self.holders.get(post.span.start)


def read(page: Page, people: People, bodies: Bodies) -> Offices:
    """
    Read the posts of an article.

    Shape: a post in other words is one row with the one before; its evidence is the first.
    """
    realm = Realm(page, people, bodies)
    rows: list[Office] = []
    holders: dict[int, NameRef] = {}
    for index, sentence in enumerate(page.reading.sentences):
        if not page.read(sentence):
            continue
        beside = zipped(page, links(page, index, people, realm.words))
        for link in (*beside, *pronouns.read(page, index, realm.words)):
            person = people.who(link.person)
            office = _office(page, realm, link, person, rows) if person else None
            if office is None or person is None:
                continue
            if link.post is not None and not link.own:
                holders[link.post.span.start] = person
            realm.learn(person, office.country)
            _add(rows, office, realm)
        for office in headed.read(page, index, realm, people):
            _add(rows, office, realm)
        for office in succession.read(page, index, people, rows, realm.words):
            _add(rows, office, realm)
        for office in _replaced(page, realm, index, people, rows):
            _add(rows, office, realm)
    rows = _agreeing([realm.settle(office) for office in rows])
    merged: list[Office] = []
    for office in rows:
        _add(merged, office, realm)
    merged.extend(tenures.read(page, realm, people, tuple(merged), holders))
    merged = [row for row in merged if not _calls(row, merged, realm)]
    corefer(page, realm, merged, holders)
    return Offices(tuple(merged), holders, tuple(realm.seats.found))


def _calls(row: Office, rows: Sequence[Office], realm: Realm) -> bool:
    """Tell whether a row is only what somebody is called, who has a post besides: «профессор»."""
    callings = realm.words["callings"]
    if row.body or row.country or row.title.lower() not in callings:
        return False
    own = (other.title.lower() for other in rows if other.holder == row.holder)
    return any(title not in callings for title in own)


def _agreeing(rows: Sequence[Office]) -> list[Office]:
    """Leave out posts of a state, where somebody heads another («А елшісі Б-мен кездесті»)."""
    lands = {row.holder: row.country for row in rows if row.level in _HEADS_OF and not row.former}
    return [
        row
        for row in rows
        if row.former
        or row.level not in _SERVING
        or lands.get(row.holder) in (None, row.country)
        or row.country is None
    ]


def _held(rows: Sequence[Office], person: NameRef, level: str, country: str | None) -> bool:
    """Tell whether somebody else is told before to be the head of a state or government."""
    return level in _HEADS_OF and any(
        row.level == level and row.country == country and row.holder != person and not row.former
        for row in rows
    )


def _office(
    page: Page, realm: Realm, link: Link, person: NameRef, rows: Sequence[Office]
) -> Office | None:
    if link.colleague:
        return _colleague(page, realm, link, person, rows)
    if link.post is None:
        return _delegate(page, realm, link, person)
    value = link.post.value
    if not isinstance(value, PostValue):
        return None
    level = realm.level(link.post, value)
    if level == _KIN:
        return None
    title, title_en = value.title, value.title_en
    named = realm.stated(link, adjectives=False) is not None
    if level in _PRESIDENTS and realm.seats.of_a_body(link, stated=named):
        level = "other" if level == "vice_president" else "head_of_agency"
    world = realm.seats.world_body(link.post) if level in STATE_LEVELS else None
    if level in STATE_LEVELS:
        body = world
        country = None if world else realm.country(link, value)
        if realm.contradicted(person, country):
            return None  # «посол Казахстана Трампом доволен»
        guessed = (person, country) in realm.guessed and not (value.former or link.former)
        if guessed and _held(rows, person, level, country):
            country = None  # «Президент Дональд Трамп»: not a second one at home
        if level == "governor" and value.plural:
            title, title_en = of_town(page, link, title, title_en)
        if level == "ambassador":
            country = residence.sends(realm, link, country)
            title, title_en = residence.titled(realm, link, title, title_en)
    else:
        body = realm.seats.body(link, value) or realm.seats.implied(link.post)
        country = _joined(page, realm, link)
        lands = [m.key for m in link.own if m.kind is MentionKind.STATE] if value.plural else []
        if lands and body and body.country not in (None, *lands):
            body = None  # «председатели судов А и Б»: the court of A is not that of both
        if country and body and body.country not in (None, country):
            body = None  # «А елінің президентімен және парламент төрағасымен»: not one at home
        else:
            country = realm.country_of_body(link, value, body)
        whose = realm.housed(person, level, body)
        if whose and body and body.country not in (None, whose):
            body = None  # «Сенат төрағасы»: not that of the state spoken of
        country = whose or country
        level, body = _ranked(realm, link.post, value, level, body)
    former = value.former or link.former or spoken.former(page, realm.words, link.post)
    sure = link.confidence * (0.6 if country and (person, country) in realm.guessed else 1.0)
    evidence = page.evidence(link.span, link.rule, sure)
    return Office(person, title, title_en, level, body, country, value.acting, former, evidence)


def _ranked(
    realm: Realm, post: Mention, value: PostValue, level: str, body: NameRef | None
) -> tuple[str, NameRef | None]:
    """Give the level that a body makes a post's, and the body if the post is still one in it."""
    rank = _HEADING.get(value.title_en)
    whole = len(value.title.split()) <= len(value.title_en.split())  # no department of it
    if body and rank and whole and realm.seats.kind(body) == _MINISTRY:
        level, body = rank, None
    if level in ("head_of_agency", "other") and body and realm.seats.is_business(body, post):
        level = "business"
    return level, body


def _replaced(
    page: Page, realm: Realm, index: int, people: People, rows: Sequence[Office]
) -> Iterator[Office]:
    """Give a post to who took it over from another, and as a former one to that other."""
    found = succession.replaced(page, index, realm.words)
    if found is None:
        return
    post, heir, last = found
    if heir is None:
        before = [one for one in page.mentions if one.kind is MentionKind.PERSON]
        before = [one for one in before if one.span.end <= min(post.span.start, last.span.start)]
        heir = before[-1] if before and page.index(before[-1].span) >= index - 1 else None
    for mention, former in ((heir, False), (last, True)):
        person = people.who(mention) if mention is not None else None
        if mention is None or person is None:
            continue
        span = Span(min(post.span.start, mention.span.start), max(post.span.end, mention.span.end))
        link = Link(mention, post, (), span, "office.succession", 0.65, former=former)
        office = _office(page, realm, link, person, rows)
        if office is not None:
            yield office


def _joined(page: Page, realm: Realm, link: Link) -> str | None:
    """Give the state of the post before, where only «and» parts a Turkic one from its name."""
    if realm.last is None or link.post is None or not realm.words["genitive_before"]:
        return None
    between = page.tokens(realm.last[0], link.post.span.start)
    tied = len(between) == 1 and between[0].norm in realm.words["join"]
    return realm.last[1] if tied and realm.stated(link) is None else None


def _colleague(
    page: Page, realm: Realm, link: Link, person: NameRef, rows: Sequence[Office]
) -> Office | None:
    """Give a colleague the post of the person named last before, in the state that stands by."""
    country = realm.stated(link)
    models = [office for office in rows if office.country and not office.former]
    model = _model(page, realm, link, models)
    if model is None or country is None or model.country == country:
        return None
    return Office(
        person,
        model.title,
        model.title_en,
        model.level,
        None,
        country,
        False,
        False,
        page.evidence(link.span, "office.colleague", link.confidence),
    )


def _model(page: Page, realm: Realm, link: Link, offices: Sequence[Office]) -> Office | None:
    """Give the post of the one named last before a colleague, in his sentence or the one before."""
    here = page.index(link.span)
    bare = [
        _alike(page, post, offices)
        for post in page.row(here, MentionKind.POST)
        if post.span.end <= link.span.start and link.post != post
    ]
    if any(bare):
        return next(office for office in reversed(bare) if office)
    for mention in reversed(page.mentions):
        if mention.kind is not MentionKind.PERSON or mention.span.start >= link.span.start:
            continue
        if page.index(mention.span) < here - 1:
            return None
        person = realm.people.who(mention)
        held = [office for office in offices if office.holder == person]
        return held[-1] if held else None
    return None


def _alike(page: Page, post: Mention, offices: Sequence[Office]) -> Office | None:
    """Give the post that «the Russian minister» means, which somebody named before holds."""
    value, states = post.value, {state.key for state in page.inside(post.span, MentionKind.STATE)}
    near = (m for m in page.row(page.index(post.span), MentionKind.STATE) if m.adjective)
    states |= {m.key for m in near if m.span.end + 1 == post.span.start}
    if not isinstance(value, PostValue) or value.plural or len(states) != 1:
        return None
    held = [one for one in offices if one.level == value.level and one.country in states]
    return held[-1] if held else None


def _delegate(page: Page, realm: Realm, link: Link, person: NameRef) -> Office | None:
    body = realm.seats.nearest_body(link)
    country = realm.stated(link)
    if country is None and body is not None:
        country = body.country
    known = tenures.heads(page, person, country) if body is None else None
    if known is not None:
        title, title_en, level = known
        evidence = page.evidence(link.span, "office.register", 0.6)
        return Office(person, title, title_en, level, None, country, False, False, evidence)
    level = "business" if realm.seats.business(link, body) else "other"
    if body is None and level == "other":
        return None  # where somebody comes from is no post
    title, title_en = realm.seats.delegate_title()
    return Office(
        person,
        title,
        title_en,
        level,
        body,
        country,
        False,
        False,
        page.evidence(link.span, link.rule, link.confidence),
    )


def same_post(one: Office, other: Office, realm: Realm) -> bool:
    """Tell whether two rows of one person are one post in other words."""
    if one.body and one.body == other.body and _PLAIN in (one.title_en, other.title_en):
        return one.former == other.former
    if one.level != other.level:
        return _plainer(one, other) or _plainer(other, one)
    if one.country and other.country and one.country != other.country:
        return False
    if one.body and other.body and one.body != other.body:
        speaks = one.level == "parliament_speaker" and one.country and one.former == other.former
        return bool(speaks and None in (one.body.key, other.body.key))
    if one.level in SINGLE:
        return True
    if one.level == "parliament_speaker":
        return one.former == other.former
    if one.level == "governor" and one.former == other.former:
        places = [office.title_en.partition(" of ")[2] for office in (one, other)]
        if "" in places:
            return True
    if one.former != other.former and one.level == "ambassador":
        return False
    first, second = words_of(realm, one.title), words_of(realm, other.title)
    return one.title_en == other.title_en or first <= second or second <= first


def _plainer(one: Office, other: Office) -> bool:
    """Tell whether a row is another without what told its level: «госсекретарь» in a headline."""
    vague = one.level == "other" and one.body is None and one.former == other.former
    return vague and one.country == other.country and one.title_en == other.title_en


def _add(rows: list[Office], office: Office, realm: Realm) -> None:
    """Add a row, or fold it into the one that is the same post, the fuller words winning."""
    for at, row in enumerate(rows):
        if row.holder != office.holder or not same_post(row, office, realm):
            continue
        longer = len(words_of(realm, office.title)) > len(words_of(realm, row.title))
        fuller = office if longer else row
        if row.level in SINGLE:
            fuller = row
        if row.level != office.level:
            fuller = office if row.level == "other" else row
        if fuller.title_en == _PLAIN:
            fuller = office if row.title_en == _PLAIN else row
        rows[at] = Office(
            row.holder,
            fuller.title,
            fuller.title_en,
            fuller.level,
            row.body or office.body,
            row.country or office.country,
            row.acting or office.acting,
            row.former and office.former,
            row.evidence,
        )
        return
    rows.append(office)
