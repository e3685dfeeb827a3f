"""Posts apart from their holder's name, where the register knows who held them on that day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kurultay.facts import known
from kurultay.facts.claims import NameRef, Office
from kurultay.facts.line import Link
from kurultay.facts.page import Page
from kurultay.facts.people import People
from kurultay.facts.realm import Realm
from kurultay.mentions.entries import TenureEntry
from kurultay.mentions.mention import DateValue, Mention, MentionKind, PostValue
from kurultay.text.article import PartialDate, PartKind

_FEW = 2
"""So many people may share a level by chance; more are those that a plural post means."""
_LEVELS = frozenset({"head_of_state", "head_of_government"})
"""Levels at which a state has one post."""
_STATED = frozenset({"parliament_speaker", "minister"})
"""Levels at which a state has several posts: a minister's must say of which state it is."""


def day_of(page: Page) -> PartialDate | None:
    """Give the day that an article speaks of: its own date, else the last one it states."""
    published = page.reading.article.published
    if published is not None:
        return published
    values = (mention.value for mention in page.mentions)
    stated = [v.start for v in values if isinstance(v, DateValue) and v.start is not None]
    return max(stated, key=lambda date: date.first_day, default=None)


def held(page: Page, name: str, level: str, day: PartialDate | None) -> TenureEntry | None:
    """Give the one tenure at a level that the bearer of a name had on a day, or still has."""
    found = [
        tenure
        for entry in known.bearers(name, page.lexicon)
        for tenure in entry.tenures
        if tenure.level == level and tenure.country
        if (tenure.open == "yes" if day is None else tenure.ran_on(day))
    ]
    return found[0] if len({(one.person, one.country) for one in found}) == 1 else None


def heads(page: Page, person: NameRef, country: str | None) -> tuple[str, str, str] | None:
    """Give the title, also in English, and the level of who heads a state on an article's day."""
    day = day_of(page)
    for level in sorted(_LEVELS):
        tenure = held(page, person.name, level, day)
        if tenure is not None and tenure.country == country:
            titles = page.lexicon.world.titles
            title = next((t for t in titles if t.en == tenure.post_en and t.level == level), None)
            return (title.lemma, title.en, level) if title else None
    return None


def read(
    page: Page,
    realm: Realm,
    people: People,
    rows: Sequence[Office],
    holders: Mapping[int, NameRef],
) -> Iterator[Office]:
    """
    Give the people of an article the posts it speaks of, as the register has them on its day.

    Shape: in the order of the posts; one row a person; nobody's where two people fit.
    """
    day = day_of(page)
    free: dict[tuple[NameRef, str], TenureEntry] = {}
    for person in people.persons:
        for level in sorted(_LEVELS | _STATED):
            taken = any(row.holder == person and row.level == level for row in rows)
            tenure = (
                None if taken or " " not in person.name else held(page, person.name, level, day)
            )
            if tenure is not None:
                free[person, level] = tenure
    if not free:
        return
    given: list[Office] = []
    for index, sentence in enumerate(page.reading.sentences):
        if not page.read(sentence):
            continue
        for post in page.row(index, MentionKind.POST):
            value = post.value
            if post.span.start in holders or not isinstance(value, PostValue) or value.former:
                continue
            for person in _meant(page, realm, (post, value), (*rows, *given), free):
                tenure = free.pop((person, realm.level(post, value)))
                told = Office(
                    person,
                    value.title,
                    value.title_en,
                    tenure.level,
                    None,
                    tenure.country,
                    acting=False,
                    former=False,
                    evidence=page.evidence(post.span, "office.register", 0.6),
                )
                yield told
                if not value.plural:
                    given.append(told)


def _near(page: Page, realm: Realm, person: NameRef, post: Mention) -> bool:
    """Tell whether a person is named before a post, or in its sentence."""
    here = page.index(post.span)
    return any(
        realm.people.who(mention) == person
        for mention in page.mentions
        if mention.kind is MentionKind.PERSON and page.index(mention.span) <= here
    )


def _of_state(
    stated: tuple[Mention, PostValue],
    level: str,
    land: str | None,
    rows: Sequence[Office],
    free: Mapping[tuple[NameRef, str], TenureEntry],
) -> list[NameRef]:
    """Give the one person whom a speaker's post means, or a minister's of a stated state."""
    value = stated[1]
    minister = level == "minister"
    if value.plural or (land is None and minister):
        return []
    if any(
        row.level == level
        and land in {None, row.country}
        and (not minister or row.title_en == value.title_en)
        for row in rows
    ):
        return []
    fit = [
        person
        for (person, own), tenure in free.items()
        if own == level and land in {None, tenure.country}
        if not minister or tenure.post_en == value.title_en
    ]
    return fit if len(fit) == 1 else []


def _several(
    page: Page, realm: Realm, post: Mention, fit: Mapping[NameRef, str | None]
) -> list[NameRef]:
    """
    Give the people that a post of several means: those of its states, else of the article.

    Only as the subject of a sentence does it mean the people told of: «with the heads of state» is
    said of whom else there was, «ten premiers» in a title of how many there were.
    """
    stated = _states_of(page, realm, post)
    if stated:
        return [person for person, country in fit.items() if country in stated]
    if post.case not in {"nom", None} or page.sentence(post.span).part is not PartKind.BODY:
        return []
    named = {m.key for m in page.mentions if m.kind is MentionKind.STATE}
    several = [person for person, country in fit.items() if country in named]
    if len(several) < len(fit) and len(fit) > _FEW:
        return list(fit)
    return several if len(several) > 1 else [p for p in several if _near(page, realm, p, post)]


def _states_of(page: Page, realm: Realm, post: Mention) -> set[str | None]:
    """Give the states that stand with a post of several: «президенты Казахстана и Турции»."""
    found = {mention.key for mention in realm.within(post) if mention.kind is MentionKind.STATE}
    end = post.span.end
    for mention in page.row(page.index(post.span), MentionKind.STATE):
        if mention.span.start < end:
            continue
        gap = page.tokens(end, mention.span.start)
        if not all(token.text == "," or token.norm in realm.words["join"] for token in gap):
            break
        found.add(mention.key)
        end = mention.span.end
    return found


def _meant(
    page: Page,
    realm: Realm,
    stated: tuple[Mention, PostValue],
    rows: Sequence[Office],
    free: Mapping[tuple[NameRef, str], TenureEntry],
) -> list[NameRef]:
    """Give the people that a post without a name means: one, or for a plural several."""
    post, value = stated
    level = realm.level(post, value)
    if level not in _LEVELS | _STATED:
        return []
    land = realm.stated(Link(post, post, (), post.span, "", 1.0)) or value.country
    if level in _STATED:
        return _of_state(stated, level, land, rows, free)
    own = land is None and value.title.lower() in realm.words["own_head"]
    rival = any(row.level == level and land in (None, row.country) for row in rows)
    if own:  # the press at home calls its own head so, whoever else heads a state in the article
        land = realm.words["home"]
        rival = any(row.level == level and row.country == land for row in rows)
    fit = {
        person: tenure.country
        for (person, own), tenure in free.items()
        if own == level and land in (None, tenure.country)
    }
    if value.plural:
        return _several(page, realm, post, fit)
    if land is None or own:
        fit = {
            person: country for person, country in fit.items() if _near(page, realm, person, post)
        }
    return list(fit) if len(fit) == 1 and not rival else []
