"""Who takes part in an event, in which role, present or not."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kurultay.facts import attendance_last as last
from kurultay.facts import attendance_roles as roles
from kurultay.facts import delegations, doubt, listed, paired, serial, turnout, turnout_apart
from kurultay.facts.claims import Attendance
from kurultay.facts.events_draft import GROUP, PAIR, Draft, Member
from kurultay.facts.events_hits import Hit
from kurultay.facts.events_last import spoken_at
from kurultay.facts.events_scene import Actor, Scene
from kurultay.facts.turnout import subject

Cast = Sequence[tuple[Hit, Draft, bool]]
"""The event words of a sentence, the draft each belongs to, whether it was told of before."""

_TALKS = frozenset({"meet", "phone", "talk"})
_STAGES = GROUP | {"official_visit", "exhibition", "ceremony", "other"}
"""Types of events that a sentence without an event word may add people to."""


def attend(scene: Scene, row: int, cast: Cast, focus: Draft | None) -> None:
    """Add those in a sentence who take part in one of its events, or in the one in focus."""
    if focus is not None and not cast and listed.join(scene, row, focus):
        return
    if focus is not None and turnout.taken_up(scene, row):
        cast = [item for item in cast if item[1] is focus]
    aims = {id(h): one for h, _, _ in cast if (one := turnout.bound(scene, row, h)) is not None}
    for hit, draft, _ in cast:
        if id(hit) in aims:
            _join(scene, row, aims[id(hit)], hit.clause, draft, "aim", 0.85)
    cast = [item for item in cast if id(item[0]) not in aims]
    for actor, clause in turnout.placed(scene, row):
        far = subject(actor)
        near = [c for c in cast if not (far and c[2] and doubt.remote(scene, row, clause, c[0]))]
        mine = [c for c in near if not paired.reported(scene, row, actor, c[0])]
        then = focus if len(mine) == len(near) else None
        for draft, rule, sure in _targets(scene, row, actor, clause, mine, then):
            _join(scene, row, actor, clause, draft, rule, sure)
        turnout.hosts(scene, row, actor, clause, focus)
        mine = [item for item in cast if not serial.apart(scene, row, actor, item[0])]
        for draft in (*last.visits(scene, row, actor, mine), *paired.owned(scene, actor, cast)):
            _join(scene, row, actor, clause, draft, "visits", 0.8)
    delegations.attend(scene, row, cast, focus)
    for actor, clause in turnout.placed(scene, row):
        stage = roles.talked(scene, actor, cast, focus)
        if stage is not None and _verb(scene, row, clause, "speak", actor):
            stage.members[actor.who].role = "speaker"


def _plainly(
    scene: Scene, row: int, actor: Actor, clause: int, cast: Cast, focus: Draft | None
) -> list[tuple[Draft, str, float]] | None:
    """Give the events of who invites to them, stands in their phrase, or was there: else None."""
    received = _received_in(clause, cast)
    if actor.invites and not received:
        calls = focus and not cast and turnout.invites(scene, row, clause, actor)
        return [(focus, "calls", 0.8)] if focus and calls else _asked(scene, cast, actor)
    inside = [(h, d) for h, d, _ in cast if h.left <= serial.tied(scene, row, actor) < h.right]
    if inside:
        away = actor.blocked and scene.grammar["not_after"].ends(scene.tokens, actor.first)
        return [] if away or roles.titular(scene, actor) else [(inside[-1][1], "phrase", 0.95)]
    near = [*(d for _, d, _ in cast), focus]
    if opened := roles.opener(scene, row, actor, near):
        return [(opened, "opens", 0.85)]
    there = roles.greeted(scene, row, clause, actor, near)
    there = there or (focus and serial.attributed(scene, row, actor, cast, focus))
    return [(there, "attributed", 0.85)] if there else None


def _received_in(clause: int, cast: Cast) -> bool:
    """Tell whether somebody receives others in a clause."""
    return any(h.trigger.frame == "receive" and h.clause == clause for h, _, _ in cast)


def _targets(
    scene: Scene, row: int, actor: Actor, clause: int, cast: Cast, focus: Draft | None
) -> list[tuple[Draft, str, float]]:
    """Give the events that an actor takes part in, by the words of the sentence."""
    if (plain := _plainly(scene, row, actor, clause, cast, focus)) is not None:
        return plain
    received = _received_in(clause, cast)
    reports = subject(actor) and _verb(scene, row, clause, "report", actor) and not received
    speaks = reports or (subject(actor) and _verb(scene, row, clause, "speak", actor))
    talks = any(h.clause == clause and h.trigger.frame in _TALKS for h, _, _ in cast)
    talks = talks and scene.grammar.after
    apart = speaks and not talks and doubt.elsewhere(scene, row)
    apart = apart or (subject(actor) and _verb(scene, row, clause, "author", actor))
    apart = apart or turnout_apart.absent(scene, row, clause, actor, cast)
    if actor.blocked or apart or doubt.hedged(scene, row, clause):
        return []
    joins = _joins(scene, row, clause, actor, reports=reports)
    if speaks and scene.grammar.after and not (joins and _acts(scene, row, clause)):
        cast = turnout.spoken(scene, cast)
    if not joins and _has(scene, row, clause, "appointed"):
        cast = [item for item in cast if item[1].type not in GROUP]
        focus = None
    live = _live(scene, row, actor, clause, cast)
    if live:
        told = joins and scene.grammar.after and not turnout.tagged(scene, actor)
        if reports and not told and not last.met(scene, actor, live):
            live = [item for item in live if _stands_at(scene, actor, item[0])]
        if subject(actor) and last.asks(scene, row, clause):
            live = [item for item in live if item[0].trigger.frame or item[1].type not in GROUP]
        mine = serial.with_whom(scene, actor, live)
        return [(draft, "clause", 0.9) for draft in _nearest(scene, actor, mine)]
    behind = turnout.behind(scene, row, clause, cast)
    chairs = _has(scene, row, clause, "chaired") or _chaired(scene, actor)
    if behind and (joins or chairs) and _present(scene, actor):
        return [(behind[0], "behind", 0.85)]
    framed = [
        (h, d)
        for h, d, old in cast
        if h.clause == clause and not d.frame
        if old or (h.after and d.type in PAIR) or (speaks and spoken_at(scene, actor, h))
        if not (last.owns(scene, h) or (speaks and last.cited(scene, h)))
        if not turnout_apart.told_of(scene, h)
    ]
    if framed and (joins or subject(actor)):
        return [(framed[0][1], "at", 0.85)]
    stage = _main(scene, actor, cast, focus)
    if stage is None or (cast and clause and not last.continued(scene, row, clause)):
        return []
    return _staged(scene, row, actor, clause, stage, (joins, reports))


def _main(scene: Scene, actor: Actor, cast: Cast, focus: Draft | None) -> Draft | None:
    """Give the event that a sentence is about: not one that somebody only says something of."""
    if any(turnout_apart.reported(scene, actor, hit) for hit, _, _ in cast):
        return focus
    told = [(h, d) for h, d, _ in cast if not turnout_apart.unseen(scene, h)]
    return next((d for h, d in told if not h.adjunct and not d.frame), focus)


def _chaired(scene: Scene, actor: Actor) -> bool:
    """Tell whether an event is said to be under somebody's lead («под председательством А»)."""
    return actor.first > 0 and scene.grammar["under"].at(scene.tokens, actor.first - 1) > 0


def _acts(scene: Scene, row: int, clause: int) -> bool:
    """Tell whether more than «делегация» says that somebody joins («доволен визитом …»)."""
    crew = scene.found(row, clause, "delegation")
    return any(k not in crew for k in scene.found(row, clause, "join"))


def _asked(scene: Scene, cast: Cast, actor: Actor) -> list[tuple[Draft, str, float]]:
    """Give the visits, and the Turkic events that somebody goes to, which an inviter is host of."""
    goal = [d for h, d, _ in cast if not scene.grammar.after and last.aimed_at(scene, h)]
    others = [d for _, d, _ in cast if actor.who not in d.members]  # not his own visit
    visits = [d for d in others if d.type == "official_visit"]
    return [(draft, "invites", 0.8) for draft in (*visits, *goal)]


def _stands_at(scene: Scene, actor: Actor, hit: Hit) -> bool:
    """Tell whether what is said is said at an event."""
    return turnout.stands_at(scene, hit) or spoken_at(scene, actor, hit)


def _live(
    scene: Scene, row: int, actor: Actor, clause: int, cast: Cast
) -> list[tuple[Hit, Draft, bool]]:
    """Give the events told of in the clause of an actor that may be theirs."""
    return [
        (hit, draft, old)
        for hit, draft, old in cast
        if hit.clause == clause and not draft.frame
        if not (hit.adjunct or hit.after)
        or (not old and last.pairs(scene, hit, draft))
        or (hit.type == "official_visit" and turnout.arrives(scene, row, clause))
        if not (last.valued(scene, hit) and subject(actor)) and not last.owns(scene, hit)
        if not turnout_apart.told_of(scene, hit, actor)
        if not _apart(scene, row, actor, hit, draft, old=old)
    ]


def _staged(
    scene: Scene, row: int, actor: Actor, clause: int, stage: Draft, acts: tuple[bool, bool]
) -> list[tuple[Draft, str, float]]:
    """Give the event before, where a sentence without one of its own adds an actor to it."""
    if stage.status == "planned" and turnout.over(scene, row, clause):
        return []
    if turnout_apart.at_another(scene, row, clause, stage):
        return []
    joins, reports = acts
    joins = joins and not last.goes(scene, row, clause)
    joins = joins and not turnout.goes_elsewhere(scene, row, clause, stage)
    joins = joins and not (stage.type in GROUP and turnout.welcomes(scene, row, clause))
    crew = _has(scene, row, clause, "crew") or _crews(scene, row, clause)
    crew |= last.thereto(scene, row, actor) or turnout_apart.escorts(scene, row, clause, stage)
    many = crew or len(stage.members) > 2 or turnout.received(stage)
    group = stage.type in _STAGES or (stage.type in PAIR and many)
    group = group or (stage.type == "signing" and turnout.present(scene, row, clause))
    met = stage.type != "official_visit" and _has(scene, row, clause, "arrival")
    met = met or last.comes(scene, row, clause, actor, stage)
    met = met or turnout.earlier(scene, row, clause, actor, stage)
    if joins and _present(scene, actor) and group and not met:
        return [(stage, "joins", 0.85)]
    told = turnout.told(scene, row, clause, actor, stage) if group else None
    if told is not None:
        return [(stage, told, 0.85)]
    speaks = _has(scene, row, clause, "speak") and subject(actor)
    if speaks and (actor.who in stage.members or _has(scene, row, clause, "address")):
        return [(stage, "speaks", 0.8)]
    speaks = speaks and _verb(scene, row, clause, "speak", actor)
    asserts = reports and not turnout.presides(scene, actor, stage)
    if speaks and not asserts and turnout.floor(scene, actor, stage):
        return [(stage, "floor", 0.65)]
    return []


def _crews(scene: Scene, row: int, clause: int) -> bool:
    """Tell whether a clause says of a side of talks who it was («делегацию возглавлял …»)."""
    led = _has(scene, row, clause, "chair") and _has(scene, row, clause, "delegation")
    return scene.grammar.after and (led or _has(scene, row, clause, "part"))


def _nearest(scene: Scene, actor: Actor, live: Sequence[tuple[Hit, Draft, bool]]) -> list[Draft]:
    live = turnout_apart.governed(scene, actor, live)
    drafts = list({id(draft): draft for _, draft, _ in live}.values())
    if len(drafts) < 2:
        return drafts
    before = all(actor.last <= hit.left for hit, _, _ in live)
    if not scene.grammar.after and not before and subject(actor):
        return last.between(scene, actor, live)
    if not scene.grammar.after and before:
        chosen = last.chained(scene, actor, live) or last.aimed(scene, actor, live)
        chosen = chosen or (drafts if subject(actor) and serial.all_of(scene, actor, live) else [])
        if chosen:
            return chosen
    goals = turnout.goals(scene, live) if subject(actor) or _chaired(scene, actor) else []
    if goals:
        return goals
    linked = all(
        scene.grammar["and"].within(scene.tokens, one.right - 1, other.left)
        or (scene.grammar.after and turnout.comma(scene, one.right, other.left))
        for (one, _, _), (other, _, _) in pairwise(live)
    )
    if before and linked:
        return drafts
    closest = min(
        live,
        key=lambda item: (
            item[0].left - actor.last if actor.last <= item[0].left else actor.first - item[0].right
        ),
    )
    return [closest[1]]


def _has(scene: Scene, row: int, clause: int, name: str) -> bool:
    return bool(scene.found(row, clause, name))


def _joins(scene: Scene, row: int, clause: int, actor: Actor, *, reports: bool) -> bool:
    """Tell whether a clause says that somebody takes part; who orders it does not («поручил …»)."""
    crew = scene.found(row, clause, "crew") and scene.found(row, clause, "delegation")
    return bool(crew) or any(
        not (reports and "infn" in scene.tokens[index].feats)
        and not (last.addressed(scene, index) or serial.attribute(scene, index, actor))
        and not scene.grammar["decides"].at(scene.tokens, index)
        for index in scene.found(row, clause, "join")
    )


def _apart(scene: Scene, row: int, actor: Actor, hit: Hit, draft: Draft, *, old: bool) -> bool:
    """Tell whether an event in the clause of an actor is only spoken of, or another's."""
    beside = not scene.grammar.after and paired.same_quote(scene, actor, hit)
    if (not old or not scene.grammar.after) and doubt.quoted(scene, hit) and not beside:
        return True
    spoken = draft.type in GROUP and doubt.spoken_of(scene, row, hit.clause, actor)
    parted = doubt.parted(scene, row, actor, hit) or turnout_apart.aside(scene, row, actor, hit)
    parted = parted or turnout.met_there(scene, row, hit.clause, actor, draft)
    parted = parted or serial.apart(scene, row, actor, hit)
    return spoken or parted


def _verb(scene: Scene, row: int, clause: int, name: str, actor: Actor) -> bool:
    """Tell whether a verb of a list is the one that the actor is the subject of."""
    words, tokens = scene.grammar[name], scene.tokens
    part = scene.grammar["part"]
    found = [
        k
        for k in scene.found(row, clause, name)
        if not (part.within(tokens, k - 1, k + 4) or last.acts(scene, k))
    ]
    if not found:
        return False
    if not scene.grammar.after:
        if any(last.tags(scene, index, actor) for index in found):
            return True
        behind = [k for k in found if k >= actor.last]
        told = [k for k in behind[:1] if not serial.passed(scene, row, actor, k)]
        return bool(told) and not last.parted(scene, row, actor.last, told[0])
    verbs = [index for index in scene.clause(row, clause) if scene.finite(index)]
    verbs = [k for k in verbs if not turnout.sourced(scene, row, k)]
    mine = (
        min(verbs, key=lambda i: (abs(i - actor.first), i < actor.first), default=None)
        if verbs
        else None
    )
    ahead = next((k for k in verbs if k >= actor.last), mine)
    will = scene.grammar["become"]
    chosen = {mine, ahead} - {None}
    if any(will.at(tokens, k) and "futr" in tokens[k].feats for k in chosen if k is not None):
        chosen |= {k for k in found if "infn" in tokens[k].feats}  # «вести сессию будет А»
    return any(
        index + words.at(tokens, index) - 1 in chosen
        and not any(t.text == ";" for t in tokens[min(index, actor.last) : max(index, actor.first)])
        for index in found
    )


def _present(scene: Scene, actor: Actor) -> bool:
    """Tell whether the actor may be one of those who came."""
    if subject(actor):
        return True
    tokens, besides = scene.tokens, scene.grammar["besides"]
    if not scene.grammar.after:
        return actor.case == "ins" or (
            actor.last < len(tokens) and besides.at(tokens, actor.last) > 0
        )
    if actor.first and besides.at(tokens, actor.first - 1):
        return True
    return scene.grammar["of"].at(scene.tokens, max(0, actor.first - 1)) > 0 or actor.case == "ins"


def _join(
    scene: Scene, row: int, actor: Actor, clause: int, draft: Draft, rule: str, sure: float
) -> None:
    presence = _attendance(scene, row, clause, draft, actor)
    if presence in {Attendance.ABSENT, Attendance.INVITED} and actor.who in draft.members:
        return
    draft.join(
        Member(
            actor.who,
            _role(scene, row, actor, clause, draft, rule),
            presence,
            scene.span(actor.first, actor.last),
            f"event.{rule}",
            sure,
        )
    )


def _attendance(
    scene: Scene, row: int, clause: int, draft: Draft, actor: Actor
) -> Attendance | None:
    if doubt.absent(scene, row, clause, actor):
        return Attendance.ABSENT
    if roles.wrote(scene, row, clause, actor):
        return Attendance.MESSAGE
    for name, value in (
        ("absent", Attendance.ABSENT),
        ("message", Attendance.MESSAGE),
        ("invited", Attendance.INVITED),
    ):
        asked = turnout_apart.asked(scene, row, clause, actor)
        if turnout_apart.exempt(scene, row, clause, actor, name):
            continue
        if _has(scene, row, clause, name) and (name != "invited" or asked):
            return value
    if draft.online or _has(scene, row, clause, "online"):
        return Attendance.ONLINE
    return None


def _role(scene: Scene, row: int, actor: Actor, clause: int, draft: Draft, rule: str) -> str:
    tokens, grammar = scene.tokens, scene.grammar
    if rule in roles.ROLES:
        return roles.ROLES[rule]
    before = roles.joined(scene, row, actor) if draft.type in GROUP else actor.first
    beside = max(0, before - 1) if grammar.after else roles.before_lead(scene, row, actor)
    if grammar["under"].at(tokens, beside):
        return "attendee" if last.led(scene, row, beside) else "chair"
    if not subject(actor) or last.leads(scene, actor):
        return last.oblique(scene, actor)
    named = roles.called(scene, row, actor, clause)
    if named is not None and (named == "host" or draft.type in GROUP):
        return named
    if (
        draft.type in GROUP
        and _verb(scene, row, clause, "chair", actor)
        and not _heads(scene, row, clause, actor)
    ):
        return "chair"
    hosts = _verb(scene, row, clause, "host", actor) and not last.thanks(scene, row, clause)
    if hosts and draft.type not in {"phone_call", "signing"}:
        return "host"
    says = "speak" if draft.type in GROUP else "address"
    if draft.type not in PAIR and _verb(scene, row, clause, says, actor):
        return "speaker"
    return "attendee"


def _heads(scene: Scene, row: int, clause: int, actor: Actor) -> bool:
    """Tell whether what is led is a delegation, not the event, or who leads stands behind."""
    return _has(scene, row, clause, "delegation") or last.attributive(scene, row, clause, actor)
