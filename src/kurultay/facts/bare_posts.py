"""Posts without a name that mean somebody of the article: «Президент … атап өтті»."""

from __future__ import annotations

from collections.abc import Sequence

from kurultay.facts.claims import NameRef, Office
from kurultay.facts.line import Link
from kurultay.facts.page import Page
from kurultay.facts.realm import Realm
from kurultay.mentions.mention import Mention, MentionKind, PostValue

SINGLE = frozenset({"head_of_state", "head_of_government", "secretary_general"})
"""Levels at which a post in other words is the same post."""


def words_of(realm: Realm, title: str) -> frozenset[str]:
    """Give how the words of a title begin."""
    fold = realm.page.lexicon.spelling.fold
    return frozenset(fold(word)[:6] for word in title.split() if len(word) > 2)


def corefer(page: Page, realm: Realm, rows: Sequence[Office], holders: dict[int, NameRef]) -> None:
    """Bind posts without a name to the one person of the article that has that post."""
    for index, sentence in enumerate(page.reading.sentences):
        if not page.read(sentence):
            continue
        for mention in page.row(index, MentionKind.POST):
            value = mention.value
            if mention.span.start in holders or not isinstance(value, PostValue) or value.plural:
                continue
            fitting = _fitting(realm, mention, value, rows)
            stated = value.country or realm.within(mention)
            unheard = value.level == "head_of_state" and not stated
            unheard = unheard and _unheard(realm, mention, fitting)
            if len(fitting) > 1 or unheard:
                fitting = _at_home(realm, value, fitting, rows, bare=unheard)
            if len(fitting) == 1:
                holders[mention.span.start] = fitting[0]


def _fitting(
    realm: Realm, mention: Mention, value: PostValue, rows: Sequence[Office]
) -> list[NameRef]:
    level = realm.level(mention, value)
    country = realm.stated(Link(mention, mention, (), mention.span, "", 1.0)) or value.country
    words = words_of(realm, value.title)
    general = level in SINGLE or value.title.lower() in realm.words.get("general", ())
    body = realm.seats.own_body(Link(mention, mention, (), mention.span, "", 1.0))
    found: list[NameRef] = []
    for office in rows:
        if office.level != level or office.holder in found:
            continue
        if country and office.country and office.country != country:
            continue
        if body is not None and office.body is not None and not _one_body(body, office.body):
            continue
        if not general and not words <= words_of(realm, office.title):
            continue
        if not office.former or value.former:
            found.append(office.holder)
    return found


def _unheard(realm: Realm, post: Mention, fitting: Sequence[NameRef]) -> bool:
    """Tell whether whom a post may mean is named only further on: «Мемлекет басшысы … A-ға»."""
    named = (m for m in realm.page.mentions if m.kind is MentionKind.PERSON)
    first = next((m for m in named if realm.people.who(m) in fitting), None)
    return first is not None and first.span.start > post.span.end


def _at_home(
    realm: Realm,
    value: PostValue,
    fitting: Sequence[NameRef],
    rows: Sequence[Office],
    *,
    bare: bool = False,
) -> list[NameRef]:
    """Give the one head at home, whom the press there calls by a name of its own."""
    home, own = realm.words["home"], realm.words["own_head"]
    if not home or not (bare or value.title.lower() in own):
        return list(fitting)
    held = [office for office in rows if office.level == value.level and not office.former]
    return [who for who in fitting if any(o.holder == who and o.country == home for o in held)]


def _one_body(one: NameRef, other: NameRef) -> bool:
    """Tell whether two names of bodies may be of one: the same, or one within the other."""
    if one == other or (one.key is not None and one.key == other.key):
        return True
    short, long_ = sorted((set(one.name.lower().split()), set(other.name.lower().split())), key=len)
    return short <= long_
