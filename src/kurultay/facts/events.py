"""Events: from event words to claims, one draft an event, told in one sentence or in many."""

from __future__ import annotations

from kurultay.facts import (
    demonyms,
    events_days,
    events_labels,
    events_names,
    events_programme,
    events_same,
    events_setting,
    events_signed,
    events_visits,
    powers,
    settled,
    signers,
    topics,
)
from kurultay.facts.bodies import Bodies
from kurultay.facts.claims import (
    Attendance,
    Event,
    Evidence,
    Office,
    Participation,
    RefKind,
)
from kurultay.facts.events_draft import GROUP, PAIR, Draft, Member, Plot
from kurultay.facts.events_guest import land_of
from kurultay.facts.events_hits import Hit
from kurultay.facts.events_plot import plot
from kurultay.facts.events_scene import Scene
from kurultay.facts.offices import Offices
from kurultay.facts.page import Page
from kurultay.facts.people import People
from kurultay.facts.triggers import grammar
from kurultay.facts.when import close, published
from kurultay.facts.where import dateline, where

_FAR = 20
"""An event so many days before the article is not what it is about."""
_NOT_ORGANISED = PAIR | {"signing", "official_visit", "ceremony"}


def extract(page: Page, who: People, held: Offices, bodies: Bodies) -> tuple[Event, ...]:
    """
    Read the events of an article, each with its participants.

    Shape: in the order of the sentences that state them; ids ``e1``, ``e2``, …
    Errors: none; ResourceError if a file of ``mapping`` is broken.
    """
    scene = Scene(page, who, held, bodies, grammar(page.lexicon))
    story = plot(scene)
    drafts = _worth(scene, story)
    ids = {id(draft): f"e{number}" for number, draft in enumerate(drafts, 1)}
    return tuple(_event(scene, draft, ids) for draft in drafts)


def _worth(scene: Scene, story: Plot) -> list[Draft]:
    """Give the drafts that are events, settled, in the order of the text."""
    drafts = [draft for draft in story.drafts if not draft.frame]
    drafts = [d for d in drafts if not (_several(scene, d) or _vague(scene, d))]
    events_programme.date(scene, drafts)
    for draft in drafts:
        _inherit(scene, draft, drafts)
        settled.settle(scene, draft)
    kept: list[Draft] = []
    for draft in drafts:
        if (
            draft.type in PAIR
            and draft.hit.trigger.frame
            and max(len(draft.members), draft.sides) < 2
        ):
            continue
        if events_visits.mentioned(scene, draft):
            continue
        if _unsigned(scene, draft) or powers.retold(scene, draft, drafts):
            continue
        twin = next((other for other in kept if _twins(scene, other, draft)), None)
        if twin is None:
            kept.append(draft)
        else:
            _absorb(twin, draft)
            settled.unseat(scene, twin)
            events_same.absorb(twin, draft, drafts)
    return kept


def _unsigned(scene: Scene, draft: Draft) -> bool:
    """Tell whether a Turkic verb of signing says neither who signed nor when."""
    told = draft.members or draft.when is not None or draft.hit.trigger.frame != "sign"
    if draft.type != "signing" or told or scene.grammar.after:
        return False
    placed = where(scene, draft.hit, (draft.hit,)) is not None
    return not (placed or events_signed.between(scene, draft.hit))


def _several(scene: Scene, draft: Draft) -> bool:
    """Tell whether meetings are only counted, and nobody named («провёл ряд встреч»)."""
    hit = draft.hit
    pair = hit.trigger.type in PAIR if scene.grammar.after else draft.type in PAIR
    few = pair and not hit.trigger.many and len(draft.members) < 2
    return few and hit.plural and scene.case(hit.first) == "gen" and scene.grammar.after


def _vague(scene: Scene, draft: Draft) -> bool:
    """Tell whether of talks nothing but their noun is told («прогресс в переговорах»)."""
    if draft.type not in PAIR or draft.hit.trigger.frame:
        return False
    if not scene.grammar.after:  # ««Жастар кездесуі» бағдарламасы»: the name of something else
        quoted = scene.tokens[draft.hit.right].text in {"»", "”"}
        return quoted and not (draft.members or draft.when)
    told = draft.when or draft.place or draft.country or draft.members or draft.sides
    return not told and (draft.hit.happens is None or not scene.finite(draft.hit.happens))


def _inherit(scene: Scene, draft: Draft, drafts: list[Draft]) -> None:
    if draft.online or draft.type == "phone_call":
        draft.place = draft.country = None
        return
    city = demonyms.city_of(scene, draft.hit) if draft.place is None else None
    if city is not None and draft.country in {None, city.country}:
        draft.place, draft.country = city, city.country
    parent = draft.parent
    own = parent is None or not _abroad(scene, draft, parent)
    if (
        parent is not None
        and own
        and draft.place is None
        and draft.country in {None, parent.country}
    ):
        draft.place, draft.country = parent.place, parent.country
    first = bool(drafts) and draft is drafts[0]
    if draft.place is None and first and draft.status in {"held", "ongoing"}:
        spot = dateline(scene)
        told = draft.hit.trigger.type != "official_visit" and draft.type != "phone_call"
        if spot is not None and told and draft.country in {None, spot.country}:
            draft.place, draft.country = spot.place, spot.country
    told = scene.grammar.after or draft.type == "signing"
    if draft.place is None and not draft.aside and told:
        _beside(scene, draft, drafts)
    if draft.place is None and not scene.grammar.after:
        near = events_setting.nearby(scene, draft, drafts)
        if near is not None:
            draft.place, draft.country = near.place, near.country
    if draft.place is not None and draft.country is None:
        draft.country = draft.place.country


def _beside(scene: Scene, draft: Draft, drafts: list[Draft]) -> None:
    """Give a meeting the place of the event before at which its people were."""
    if draft.type in {"phone_call", "official_visit"}:
        return
    if scene.grammar.after and _long_ago(scene, draft):
        return  # of a series, or recalled: not where people are now
    before = [d for d in drafts[: drafts.index(draft)] if not d.aside]
    if scene.grammar.after:
        before = [d for d in before if not _long_ago(scene, d)]
    both = scene.grammar.after and draft.status == "planned"
    spots = {
        d.place
        for d in before
        if d.place is not None and (d.status != "planned" or (both and d.hit.row == draft.hit.row))
    }
    for other in before:
        apart = draft.when and other.when and draft.when.start != other.when.start
        apart = apart and not (scene.grammar.after and events_days.covers(other, draft))
        standing = draft.status == other.status or "planned" not in {draft.status, other.status}
        goes_on = other.type == "official_visit" or (draft.hit.trigger is other.hit.trigger)
        standing = standing or (other.status == "ongoing" and (goes_on or _during(draft, other)))
        near = other.place is not None and draft.country in {None, other.country}
        shared = draft.people & other.people or (not draft.people and len(spots) == 1)
        shared = shared or (scene.grammar.after and _of_visit(scene, draft, other))
        shared = shared or (scene.grammar.after and signers.at_event(scene, draft, other))
        if both and other.status == "planned" and other.hit.row != draft.hit.row:
            shared = bool(draft.people & other.people)
        if near and standing and not apart and shared and not _abroad(scene, draft, other):
            draft.place, draft.country = other.place, other.country
            return


def _abroad(scene: Scene, draft: Draft, visit: Draft) -> bool:
    """Tell whether two meet none of whom is of the state that one of them will visit."""
    lands = {land_of(scene, who) for who in draft.members}
    both = scene.grammar.after and len(lands) > 1 and None not in lands
    coming = visit.type == "official_visit" and visit.status == "planned"
    return both and coming and draft.type in PAIR and visit.country not in lands


def _of_visit(scene: Scene, draft: Draft, visit: Draft) -> bool:
    """Tell whether people of both states of a visit met or signed, be it not the guest himself."""
    if visit.type != "official_visit" or draft.hit.row < visit.hit.row:
        return False
    came = {land_of(scene, who) for who, m in visit.members.items() if m.role != "host"}
    here = {land_of(scene, who) for who in draft.members}
    return visit.country in here and bool((came & here) - {None, visit.country})


def _during(draft: Draft, other: Draft) -> bool:
    """Tell whether an event still to come is on a day of one that is under way."""
    if draft.when is None or other.when is None or other.type not in GROUP:
        return False
    day, first = draft.when.start, other.when.start.first_day
    last = (other.when.end or other.when.start).last_day
    return day.day is not None and first <= day.first_day <= last


def _long_ago(scene: Scene, other: Draft) -> bool:
    """Tell whether an event lies long before the article's day: what is told now is elsewhere."""
    today = published(scene)
    if today is None or other.when is None:
        return False
    last = other.when.end or other.when.start
    return (today.first_day - last.last_day).days > _FAR


def _twins(scene: Scene, one: Draft, other: Draft) -> bool:
    """Tell whether two meetings of the same people are one, told twice."""
    if events_same.same(scene, one, other):
        return True
    if one.type != other.type or one.type not in PAIR | {"signing"}:
        return False
    days = (one.when, other.when)
    if days[0] and days[1] and days[0].start != days[1].start:
        return False
    if one.place and other.place and one.place != other.place:
        return False
    if one.status != other.status:
        return False
    small, large = sorted((one.people, other.people), key=len)
    return len(small) > 1 and small <= large


def _absorb(twin: Draft, draft: Draft) -> None:
    twin.when = twin.when or draft.when
    twin.place = twin.place or draft.place
    twin.country = twin.country or draft.country
    twin.rows.extend(draft.rows)
    for member in draft.members.values():
        twin.join(member)


def _event(scene: Scene, draft: Draft, ids: dict[int, str]) -> Event:
    hit = draft.hit
    organiser = None if draft.type in _NOT_ORGANISED else draft.organiser
    subjects = draft.topics or _topics(scene, draft)
    parent = draft.parent
    return Event(
        ids[id(draft)],
        draft.type,
        draft.status,
        events_names.name(scene, draft),
        events_labels.english(scene, draft),
        draft.ordinal,
        close(draft.when, draft.status),
        draft.place,
        draft.country,
        organiser,
        events_labels.within(scene, draft),
        ids.get(id(parent)) if parent is not None else None,
        tuple(_participation(scene, draft, member) for member in draft.members.values()),
        subjects,
        _evidence(scene, hit),
    )


def _evidence(scene: Scene, hit: Hit) -> Evidence:
    rule = f"event.{hit.trigger.frame or 'noun'}"
    sure = 0.9 if hit.happens is not None or hit.ordinal is not None else 0.8
    return scene.page.evidence(scene.span(hit.left, hit.right), rule, sure)


def _participation(scene: Scene, draft: Draft, member: Member) -> Participation:
    presence = member.attendance
    if presence is None:
        planned = draft.status in {"planned", "cancelled"}
        presence = Attendance.EXPECTED if planned else Attendance.ATTENDED
    offices: tuple[Office, ...] = ()
    if member.who.kind is RefKind.PERSON:
        offices = tuple(o for o in scene.held.of(member.who) if not o.former)
    evidence = scene.page.evidence(member.span, member.rule, member.confidence)
    return Participation(member.who, member.role, presence, offices, evidence)


def _topics(scene: Scene, draft: Draft) -> tuple[str, ...]:
    """Read the subjects: in the event's own name, and where its sentences tell of them."""
    hit = draft.hit
    tokens = list(scene.tokens[hit.left : hit.right]) if draft.type not in PAIR else []
    discuss = scene.grammar["discuss"]
    for row in dict.fromkeys(draft.rows):
        sentence = scene.sentences[row]
        start = discuss.first(scene.tokens, sentence.first, sentence.last)
        if start is None:
            continue
        low = start if scene.grammar.after else sentence.first
        posts = {
            index
            for mention in scene.page.row(row)
            if mention.kind.name in {"POST", "BODY", "PERSON"}
            for index in range(*scene.reach(mention))
        }
        tokens.extend(scene.tokens[k] for k in range(low, sentence.last) if k not in posts)
    found = topics.topics(scene.page.lexicon, tokens)
    return found if draft.type in GROUP | PAIR | {"official_visit"} else found[:3]


__all__ = ["extract"]
