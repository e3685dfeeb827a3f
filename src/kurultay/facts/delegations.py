"""Delegations whose members are not named: the states and bodies that take part in an event."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kurultay.facts import events_crews, powers, represented, states_turkic, turnout
from kurultay.facts.claims import Attendance, NameRef, RefKind
from kurultay.facts.envoys import CHAIN, Envoys, envoys
from kurultay.facts.events_draft import GROUP, PAIR, Draft, Member
from kurultay.facts.events_guest import land_of
from kurultay.facts.events_hits import Hit, hits
from kurultay.facts.events_parties import parties
from kurultay.facts.events_scene import Scene
from kurultay.facts.when import status
from kurultay.mentions.mention import Mention, MentionKind, PostValue
from kurultay.text.article import PartKind

Cast = Sequence[tuple[Hit, Draft, bool]]

_FAR = 8
_REGION = re.compile(r"[A-Z]{2}-[A-Z0-9]{1,3}")
_ACTS = ("join", "discuss", "invited", "address", "gathers", "among")
_LEAD = 3
"""The title tells of a signing that one of so many first sentences tells of."""
_NEAR = 3
_SIDES = 2
_STAGES = GROUP | {"ceremony", "exhibition", "other", "official_visit"}
_TURKIC = PAIR | {"ceremony", "exhibition", "other"}


def attend(scene: Scene, row: int, cast: Cast, focus: Draft | None) -> None:
    """Add to the events of a sentence, or to the one in focus, who is there without a name."""
    if scene.grammar.after:
        _unnamed(scene, row, cast, focus)
        represented.attend(scene, row, cast, focus)
    else:
        states_turkic.attend(scene, row, cast)
        states_turkic.sent(scene, row, cast)
    for draft in _stages(scene, cast, focus):
        for member in _named_states(scene, row, draft, cast):
            draft.join(member)
    for hit, draft, old in cast:
        if not old and draft.type == "official_visit":
            for member in _regions(scene, hit):
                draft.join(member)


def _unnamed(scene: Scene, row: int, cast: Cast, focus: Draft | None) -> None:
    clauses, base = scene.clauses(row), scene.sentences[row].first
    zones = scene.speech(row)
    for group in envoys(scene, row):
        if any(a <= group.first < b for a, b in zones) and not _own(scene, row):
            continue
        if scene.grammar["without"].within(scene.tokens, group.first - _NEAR, group.first):
            continue
        clause = clauses[group.first - base]
        if not any(scene.finite(k) for k in scene.clause(row, clause)):
            clause = 0  # «…, а наблюдателем — вице-спикер парламента А»
        draft = _stage(scene, row, group, clause, cast, focus)
        if draft is focus and draft is not None and draft.status == "planned" and not cast:
            draft = None if turnout.over(scene, row, clause) else draft
        if draft is None or (draft.type in PAIR and _same(scene, group, focus)):
            continue
        presence = _presence(scene, row, clause)
        for member in _members(scene, group, presence):
            draft.join(member)


def _same(scene: Scene, group: Envoys, focus: Draft | None) -> bool:
    """Tell whether a delegation is that of somebody who took part in the event before."""
    lands = {mention.key for mention in group.senders}
    people = focus.members if focus is not None else ()
    return any(office.country in lands for who in people for office in scene.held.of(who))


def _own(scene: Scene, row: int) -> bool:
    """Tell whether a quotation is a press service's, which tells rather than comments."""
    return scene.grammar["part"].within(
        scene.tokens, scene.sentences[row].first, scene.sentences[row].last
    )


def _stage(
    scene: Scene, row: int, group: Envoys, clause: int, cast: Cast, focus: Draft | None
) -> Draft | None:
    """Give the event that some envoys take part in, by their case and the verb of the clause."""
    for hit, draft, _ in cast:
        if draft.type in PAIR and events_crews.met(scene, hit) == group:
            return draft
    live = [
        (hit, draft)
        for hit, draft, _ in cast
        if hit.clause == clause and not draft.frame and not (hit.adjunct or hit.after)
        if not hit.left <= group.first < hit.right
    ]
    joins = any(scene.found(row, clause, name) for name in _ACTS)
    behind = turnout.behind(scene, row, clause, cast) if scene.grammar.after else []
    came = group.case == "nom" or (group.case == "gen" and _shared(scene, row, group))
    if behind and joins and came and behind[0].type in _STAGES:
        return behind[0]
    joins = joins or (
        bool(scene.found(row, clause, "speak")) and not scene.found(row, clause, "report")
    )
    ahead = max(0, group.first - 1)
    before = any(scene.grammar[name].at(scene.tokens, ahead) > 0 for name in ("of", "led"))
    shared = group.case == "gen" and _shared(scene, row, group)
    shared = shared or _expected(scene, row, group, clause)
    if group.case == "nom" or before or shared:
        many = len(group.senders) > _SIDES and not (shared or _holds(scene, group, live))
        sides = _STAGES if many else _STAGES | PAIR
        stages = [draft for hit, draft in live if draft.type in sides or _signs(hit)]
        acts = joins or any(hit.trigger.frame for hit, _ in live)
        if stages:
            return stages[0] if acts or before or shared else None
        stage = next((d for h, d, _ in cast if not h.adjunct and not d.frame), focus)
        sent = scene.grammar["delegation"].within(scene.tokens, group.first, group.last)
        there = (joins or (sent and stage is not None and stage.type in GROUP)) and not (
            cast and clause
        )
        return stage if there and stage is not None and stage.type in _STAGES else None
    met = [draft for hit, draft in live if draft.type in PAIR]
    return met[0] if met and group.case in {"ins", "acc"} and _object(scene, group) else None


def _holds(scene: Scene, group: Envoys, live: Sequence[tuple[Hit, Draft]]) -> bool:
    """Tell whether envoys hold a meeting, as a subject with its verb («министры А и Б провели»)."""
    return group.case == "nom" and any(
        group.last < hit.first <= group.last + CHAIN
        and any(map(scene.finite, range(group.last, hit.first)))
        for hit, _ in live
    )


def inner(scene: Scene, draft: Draft) -> None:
    """Add the sides that the name of a meeting gives («встреча глав А и Б»), nobody being named."""
    hit = draft.hit
    if not scene.grammar.after or draft.type not in GROUP | PAIR | {"signing"}:
        return
    lands = {who.key for who in draft.members if who.kind is RefKind.STATE}
    for group in envoys(scene, hit.row) if len(lands) <= 1 else ():
        states = [m for m in group.senders if m.kind is MentionKind.STATE]
        if lands & {mention.key for mention in states}:
            return
        inside = hit.last <= group.first < hit.right or powers.between(scene, hit, group.first)
        if inside and len(states) > 1:
            for member in _members(scene, group, None):
                draft.join(member)
            return
    if lands:
        return
    if draft.type == "signing" and not draft.members:
        _titled(scene, draft)
    for mention in powers.joint(scene, hit):
        draft.join(_state(mention, "event.joint"))
    for run in powers.state_runs(scene, hit.row):
        if draft.type == "signing" and _sign(scene, hit, run):
            for mention in run:
                draft.join(_state(mention, "event.party"))
            return
        if powers.convene(scene, hit, run) or powers.owners(scene, hit, run):
            for mention in run:
                draft.join(_state(mention, "event.convenes"))
            return
        first = scene.reach(run[0])[0]
        two = draft.type not in GROUP and len(run) == _SIDES and first - hit.last <= CHAIN
        if two and hit.last < first and scene.grammar["between"].at(scene.tokens, first - 1):
            for mention in run:
                who = NameRef(RefKind.STATE, mention.name, mention.name, mention.key, mention.key)
                draft.join(Member(who, "attendee", None, mention.span, "event.between", 0.75))


def _titled(scene: Scene, draft: Draft) -> None:
    """Add the states or bodies that the title says have signed what the lead tells of."""
    if draft.aside or draft.hit.row - next(scene.rows(PartKind.BODY)) >= _LEAD:
        return
    for row in scene.rows(PartKind.TITLE):
        for hit in hits(scene, row):
            if hit.trigger.frame != "sign" or status(scene, hit, None) != draft.status:
                continue
            signed = (run for run in powers.state_runs(scene, row) if _sign(scene, hit, run))
            for mention in next(signed, []):
                draft.join(_state(mention, "event.title"))
            for ref, mention in parties(scene, hit) if not draft.members else ():
                draft.join(Member(ref, "attendee", None, mention.span, "event.title", 0.7))


def beside(scene: Scene, draft: Draft) -> None:
    """Add the states that the name of an event of many gives, beside who is named."""
    states = powers.named(scene, draft)
    if any(member.who.kind is RefKind.STATE for member in draft.members.values()):
        return
    people = [who for who in draft.members if who.kind is RefKind.PERSON]
    lands = {land_of(scene, who) for who in people}
    plain = [who for who in people if not (scene.held.of(who) or land_of(scene, who))]
    if len(plain) >= len({mention.key for mention in states} - lands):
        return  # they are of these states, the article does not say who of which
    for mention in states:
        draft.join(_state(mention, "event.named"))


def _sign(scene: Scene, hit: Hit, run: list[Mention]) -> bool:
    """Tell whether states are the subject of a verb of signing («А и Б подписали договор»)."""
    first, last = scene.reach(run[0])[0], scene.reach(run[-1])[1]
    clause = scene.clause(hit.row, hit.clause)
    free = first == clause[0] or scene.tokens[first - 1].pos in {"PUNCT", "ADV"}
    return hit.trigger.frame == "sign" and len(run) >= _SIDES and free and last == hit.first


def _state(mention: Mention, rule: str) -> Member:
    who = NameRef(RefKind.STATE, mention.name, mention.name, mention.key, mention.key)
    return Member(who, "attendee", None, mention.span, rule, 0.75)


def _shared(scene: Scene, row: int, group: Envoys) -> bool:
    """Tell whether a noun of taking part governs a list that envoys stand in («участие А и Б»)."""
    nouns = scene.grammar["coming"]
    low = max(scene.sentences[row].first, group.first - 2 * CHAIN)
    start = next((k for k in range(group.first, low, -1) if nouns.at(scene.tokens, k)), None)
    return start is not None and not any(scene.finite(k) for k in range(start, group.first))


def _expected(scene: Scene, row: int, group: Envoys, clause: int) -> bool:
    """Tell whether a verb right before envoys says that they are awaited («ожидают лидеров …»)."""
    awaited = scene.found(row, clause, "awaited")
    return any(k == group.first - 1 and scene.finite(k) for k in awaited)


def _object(scene: Scene, group: Envoys) -> bool:
    """Tell whether envoys are met: after «с», or the object of a verb."""
    before = scene.tokens[group.first - 1] if group.first else None
    if group.case == "ins":
        return before is not None and scene.grammar["with"].at((before,), 0) > 0
    return before is not None and before.pos in {"VERB", "NOUN", "ADJ", "PROPN"}


def _signs(hit: Hit) -> bool:
    return hit.trigger.frame == "sign"


def _presence(scene: Scene, row: int, clause: int) -> Attendance | None:
    if scene.found(row, clause, "absent"):
        return Attendance.ABSENT
    if scene.found(row, clause, "invited") and not scene.found(row, clause, "part"):
        return Attendance.INVITED
    return Attendance.ONLINE if scene.found(row, clause, "online") else None


def _members(scene: Scene, group: Envoys, presence: Attendance | None) -> Iterator[Member]:
    """Give the senders as participants; a head of state whom the article names, by name."""
    for mention in group.senders:
        who: NameRef | None
        if mention.kind is MentionKind.STATE:
            who = NameRef(RefKind.STATE, mention.name, mention.name, mention.key, mention.key)
            who = (_leader(scene, mention.key) if group.top else None) or who
        else:
            who = scene.bodies.what(mention)
        if who is not None:
            yield Member(who, "attendee", presence, mention.span, "event.delegation", 0.8)


def _leader(scene: Scene, country: str | None) -> NameRef | None:
    """Give the one head of state of a country that the article names, or of its government."""
    for level in ("head_of_state", "head_of_government"):
        heads = {
            office.holder
            for office in scene.held.claims
            if office.level == level and office.country == country and not office.former
        }
        if heads:
            return next(iter(heads)) if len(heads) == 1 else None
    return None


def _stages(scene: Scene, cast: Cast, focus: Draft | None) -> list[Draft]:
    drafts = list({id(d): d for h, d, _ in cast if not h.adjunct and not d.frame}.values())
    if not drafts and focus is not None:
        drafts = [focus]
    if scene.grammar.after:
        return [draft for draft in drafts[:1] if draft.type in GROUP | {"exhibition"}]
    return [draft for draft in drafts if draft.type in GROUP | _TURKIC]


def _its_own(scene: Scene, run: list[Mention], draft: Draft, cast: Cast) -> bool:
    """Tell whether an event is the nearest of a Turkic sentence («А-дағы отырысқа B, C келеді»)."""
    told = [(h, d) for h, d, _ in cast if not h.adjunct and not d.frame]
    if scene.grammar.after or not told:
        return True
    first, last = scene.reach(run[0])[0], scene.reach(run[-1])[1]
    told = [(h, d) for h, d in told if d.type in GROUP] or told
    near = min(told, key=lambda item: max(first - item[0].right, item[0].left - last))
    return near[1] is draft


def _named_states(scene: Scene, row: int, draft: Draft, cast: Cast) -> list[Member]:
    """Give the states whose unnamed delegations take part."""
    tokens, grammar = scene.tokens, scene.grammar
    zones = scene.speech(row)
    found: list[Member] = []
    clauses = scene.clauses(row)
    base = scene.sentences[row].first
    gathers = any(hit.trigger.frame == "gather" for hit, _, _ in cast)
    for run in powers.state_runs(scene, row):
        first, last = scene.reach(run[0])[0], scene.reach(run[-1])[1]
        governed = run[0].case == "gen" or (first > base and tokens[first - 1].pos == "NOUN")
        if grammar.after and governed:
            continue  # read by the words that govern it
        if not _its_own(scene, run, draft, cast):
            continue
        clause = clauses[first - base]
        nearest = first if grammar.after else scene.reach(run[-1])[0]
        inside = any(h.left <= nearest < h.right and not h.trigger.frame for h, _, _ in cast)
        if inside and (grammar.after or not _owns_people(scene, row, run)):
            continue
        if any(a <= first < b for a, b in zones) or _listed(scene, last):
            continue
        low = max(base, first - _FAR) if grammar.after else last
        high = min(scene.sentences[row].last, last + _FAR)
        named = grammar["delegates"].within(tokens, low, high) and not _private(scene, last, high)
        if not grammar.after and grammar["aside"].within(tokens, base, first) and not draft.aside:
            continue
        joins = bool(scene.found(row, clause, "join")) or gathers or inside
        took_part = grammar.after and bool(scene.found(row, clause, "part"))
        named = named or (len(run) > 1 and took_part)
        asked = draft.status == "planned" and bool(scene.found(row, clause, "invited"))
        if not (named and (joins or asked)):
            continue
        if len(run) < 2 and not grammar["delegation_of"].within(tokens, last, last + 1):
            continue
        for mention in run:
            who = NameRef(RefKind.STATE, mention.name, mention.name, mention.key, mention.key)
            found.append(Member(who, "attendee", None, mention.span, "event.delegation", 0.8))
    return found


def _owns_people(scene: Scene, row: int, run: list[Mention]) -> bool:
    """Tell whether a Turkic list of states owns those who meet («A және B министрлерінің …»)."""
    last = scene.reach(run[-1])[1]
    near = scene.mentions(row, last - 1, last + CHAIN, MentionKind.POST)
    plural = any(isinstance(m.value, PostValue) and m.value.plural for m in near)
    return len(run) > 1 and (
        plural or scene.grammar["officials"].within(scene.tokens, last, last + 4)
    )


def _private(scene: Scene, last: int, high: int) -> bool:
    """Tell whether who came from some states came for themselves («елдердің ғалымдары»)."""
    if scene.grammar.after:
        return False
    private, envoys = scene.grammar["private"], scene.grammar["officials"]
    found = private.within(scene.tokens, last, high)
    return found and not envoys.within(scene.tokens, last, high)


def _regions(scene: Scene, hit: Hit) -> list[Member]:
    """Give the regions whose delegation is the subject of a visit."""
    tokens, words = scene.tokens, scene.grammar["delegation"]
    found: list[Member] = []
    for mention in scene.page.row(hit.row, MentionKind.PLACE):
        first, last = scene.reach(mention)
        beside = first - 1 if scene.grammar.after else last
        code = (mention.key or "").upper()
        if 0 <= beside < len(tokens) and words.at(tokens, beside) and _REGION.fullmatch(code):
            who = NameRef(RefKind.PLACE, mention.name, mention.name, code, code[:2])
            found.append(Member(who, "attendee", None, mention.span, "event.region", 0.85))
    return found


def _listed(scene: Scene, last: int) -> bool:
    """Tell whether the states are only said to be members of something."""
    tokens = scene.tokens
    return last < len(tokens) and scene.grammar["belongs"].within(tokens, last, last + 2)
