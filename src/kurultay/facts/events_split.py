"""One telling of several events: talks with each of many, a visit to each of several states."""

from __future__ import annotations

from dataclasses import replace

from kurultay.facts import events_days
from kurultay.facts.claims import NameRef, RefKind
from kurultay.facts.events_draft import PAIR, Draft, Member, Plot
from kurultay.facts.events_guest import land_of
from kurultay.facts.events_hits import Hit
from kurultay.facts.events_scene import Scene
from kurultay.facts.events_sides import add, visitor
from kurultay.facts.events_types import with_each
from kurultay.facts.events_visits import further
from kurultay.mentions.mention import MentionKind

_SEVERAL = 2


def split(story: Plot, row: int, draft: Draft) -> None:
    """Make one meeting of each, where one person meets several in turn («встречи с A и B»)."""
    cases = {actor.who: actor.case for actor in story.scene.actors(row)}
    met = [who for who in draft.members if cases.get(who) in {"ins", "dat"}]
    hosts = [who for who in draft.members if who not in met]
    passive = draft.hit.trigger.frame == "receive" and not story.scene.finite(draft.hit.first)
    several = draft.hit.plural or draft.status == "planned" or _apart(story.scene, row, met)
    both = passive or draft.type == "phone_call"
    both = both or (draft.parent is not None and draft.hit.trigger.frame == "meet")
    several = several or (story.scene.grammar.after and both)
    if len(met) > 1 and several and not hosts and (came := visitor(story, draft)) is not None:
        add(story.scene, draft, came, draft.hit)
        hosts = [came]
        draft.parent = next(d for d in story.drafts if d.type == "official_visit")
    if len(met) < 2 or len(hosts) != 1 or not several:
        _one_by_one(story, row, draft)
        return
    everybody = draft.members
    draft.members = {who: everybody[who] for who in (*hosts, met[0])}
    days = events_days.apart(story.scene, row, met, draft.when)
    draft.when = days[0]
    for other, day in zip(met[1:], days[1:], strict=True):
        members = {who: replace(everybody[who]) for who in (*hosts, other)}
        story.drafts.append(replace(draft, members=members, when=day, rows=[*draft.rows]))


def with_states(story: Plot, hit: Hit, draft: Draft) -> None:
    """Make one meeting with each state whose people one met («провёл встречи с министрами …»)."""
    scene, people = story.scene, [who for who in draft.members if who.kind is RefKind.PERSON]
    if hit.type not in PAIR or not with_each(scene, hit.row, hit.left, hit.right):
        return
    told = scene.clause(hit.row, hit.clause)
    near = scene.mentions(hit.row, hit.last, told[-1] + 1, MentionKind.STATE)
    own = {land_of(scene, who) for who in people}
    lands = {m.key: m for m in near if not (m.adjective or m.key in own)}
    if len(people) != 1 or len(people) != len(draft.members) or len(lands) < _SEVERAL:
        return
    host = draft.members[people[0]]
    draft.type, draft.hit = "bilateral_meeting", replace(hit, elliptic=True)  # a name of none
    for number, mention in enumerate(lands.values()):
        who = NameRef(RefKind.STATE, mention.name, mention.name, mention.key, mention.key)
        state = Member(who, "attendee", None, mention.span, "event.each", 0.75)
        members = {people[0]: replace(host), who: state}
        if number == 0:
            draft.members, draft.sides = members, _SEVERAL
        else:
            story.drafts.append(replace(draft, members=members, rows=[*draft.rows]))


def travel(story: Plot, draft: Draft) -> None:
    """Make one visit of each state that somebody goes to («посетит Турцию и Азербайджан»)."""
    for land, place in further(story.scene, draft):
        members = {who: replace(member) for who, member in draft.members.items()}
        other = replace(draft, country=land, place=place, members=members, rows=[*draft.rows])
        story.drafts.append(other)


def _one_by_one(story: Plot, row: int, draft: Draft) -> None:
    """Make a meeting of each of several with the one other («А, Б и В по очереди приняли Г»)."""
    scene = story.scene
    if not scene.grammar.after or not scene.found(row, draft.hit.clause, "apart"):
        return
    cases = {actor.who: actor.case for actor in scene.actors(row)}
    first = [who for who in draft.members if cases.get(who) == "nom"]
    rest = [who for who in draft.members if who not in first]
    many, one = (first, rest) if len(rest) == 1 else (rest, first)
    if len(one) != 1 or len(many) < _SEVERAL or any(who.kind is RefKind.STATE for who in many):
        return  # those who are not named are told of as one series of meetings
    everybody = draft.members
    for number, who in enumerate(many):
        members = {w: replace(everybody[w]) for w in everybody if w in {who, one[0]}}
        if number == 0:
            draft.members = members
        else:
            story.drafts.append(replace(draft, members=members, rows=[*draft.rows]))


def _apart(scene: Scene, row: int, met: list[NameRef]) -> bool:
    """Tell whether each of those met has a preposition of its own («с А, а также с Б»)."""
    words, tokens, sentence = scene.grammar["with"], scene.tokens, scene.sentences[row]
    if scene.grammar["apart"].within(tokens, sentence.first, sentence.last):
        return True
    if not scene.grammar.after:  # each with a case of its own, not only the last of a list
        own = [scene.case(a.last - 1) for a in scene.actors(row) if a.who in met]
        return all(case == "ins" for case in own)
    leads = [actor.first for actor in scene.actors(row) if actor.who in met]
    return all(lead and words.at(tokens, lead - 1) for lead in leads)
