"""New or told of before: what an event word means in the light of the sentences before it."""

from __future__ import annotations

from kurultay.facts import attendance_last as last
from kurultay.facts import doubt, events_days, events_names, former, series
from kurultay.facts.claims import NameRef, When
from kurultay.facts.events_both import named_next
from kurultay.facts.events_draft import GROUP, PAIR, Draft, Plot, kin
from kurultay.facts.events_echoed import adjective, apart, echoed
from kurultay.facts.events_guest import cast_of
from kurultay.facts.events_hits import Hit
from kurultay.facts.events_last import blank, like, short, taken_in
from kurultay.facts.events_ranks import met_again
from kurultay.facts.events_refer import (
    GENERIC,
    ahead_of,
    akin,
    another_time,
    before_another,
    handed,
    inside,
    led,
    named_day,
    of_the_day,
    over,
    plenary,
    pointed,
    pointed_here,
    presided,
    redated,
    same_rite,
    shorter,
    spoken_there,
    taking_part,
    undated,
    woken,
)
from kurultay.facts.events_scene import Scene
from kurultay.facts.events_visits import gone, invited, of_others, owned, visited
from kurultay.facts.when import status, when
from kurultay.facts.where import where
from kurultay.mentions.mention import MentionKind

_FEW = 3
"""A gathering is named so many sentences later at most."""
_STEM = 6  # «возложили», «возложение»

Told = list[tuple[Hit, Draft, bool]]
"""The event words of a sentence so far, the draft of each, whether it was told of before."""


def words_of(scene: Scene, hit: Hit) -> frozenset[str]:
    """Give the words of an event's noun phrase that tell it from others: no bodies, no states."""
    skip: set[int] = set(range(hit.first, hit.last))
    kinds = (MentionKind.STATE, MentionKind.ORDINAL, MentionKind.DATE, MentionKind.PERSON)
    for mention in scene.mentions(hit.row, hit.left, hit.right, *kinds):
        skip.update(range(*scene.reach(mention)))
    states = scene.mentions(hit.row, hit.left, hit.right, MentionKind.STATE)
    return frozenset(mention.key or "" for mention in states) | frozenset(
        scene.tokens[index].lemma
        for index in range(hit.left, hit.right)
        if index not in skip
        and scene.tokens[index].pos in {"NOUN", "ADJ", "X"}
        and not scene.grammar["light"].at(scene.tokens, index)
    )


def known(story: Plot, hit: Hit, focus: Draft | None, cast: Told) -> Draft | None:
    """Give the draft that an event word takes up, if it tells of nothing new."""
    scene = story.scene
    here = {id(draft) for _, draft, _ in cast}
    recent = sorted(
        (d for d in story.drafts if id(d) not in here and not former.foreign(scene, hit, d)),
        key=lambda d: (d is focus, story.drafts.index(d)),
        reverse=True,
    )
    if events_days.programmed(scene, hit):
        return None
    if hit.elliptic or series.coming(story, hit) is not None or series.recalled(scene, hit):
        return None
    if hit.ordinal is None and doubt.agreed(scene, hit):
        return None
    if series.headed(scene, hit):
        return None
    if (here_ := pointed_here(scene, hit, cast)) is not None:
        return here_
    acts = (d for h, d, _ in cast if h.trigger.frame == "act" == hit.trigger.frame)
    if (act := next((d for d in acts if d.type == hit.type), None)) is not None:
        return act
    if hit.trigger.frame == "welcome" and (rite := last.rite(scene, hit, recent)) is not None:
        return rite
    chain = last.chain(scene, hit, cast)
    if chain is not None:
        return chain
    welcomed = last.welcomed(scene, hit, cast)
    if welcomed is not None:
        welcomed.frame = False
        return welcomed
    same_again = series.again(story, hit, focus)
    if same_again is not None or hit.trigger.frame:
        return same_again or _known_verb(story, hit, recent)
    gathered = next((d for d in recent if _gathered(scene, d, hit)), None)
    if gathered is not None:
        return gathered
    bare = [d for d in recent if d.hit.trigger is hit.trigger and d.ordinal is None]
    if hit.ordinal is not None and pointed(scene, hit) and bare:
        return bare[0]
    if hit.ordinal is not None:
        earlier = (*recent, *(draft for _, draft, _ in cast))
        same = [d for d in earlier if d.ordinal == hit.ordinal and _numbered(scene, d, hit)]
        return next(iter((*same, *_unnamed(scene, hit, recent), *_named(scene, hit, recent))), None)
    told = met_again(scene, hit, recent) or _known_noun(story, hit, focus, recent)
    if told is None and scene.grammar.after and hit.bare and hit.type == "bilateral_meeting":
        again = [d for h, d, old in cast if old and h.clause == hit.clause and d.type in GROUP]
        return again[0] if again and len(cast_of(scene, hit)) < 2 else None
    return told


def _known_noun(story: Plot, hit: Hit, focus: Draft | None, recent: list[Draft]) -> Draft | None:
    """Give the draft that an event noun without a number takes up."""
    scene = story.scene
    days = when(scene, hit, (hit,)) if hit.told_before else None
    if days is not None:
        return of_the_day(hit, days, recent) or undated(hit, recent)
    if hit.trigger.refers and hit.type != "official_visit" and not telling(scene, hit):
        generic = scene.grammar.after and hit.plural and scene.case(hit.first) == "gen"
        generic = generic and hit.happens is None  # «по организации мероприятий»
        return None if generic or series.earlier(scene, hit) else _referred(hit, recent)
    if hit.type == "ceremony" and hit.right == hit.last and scene.grammar.after:
        return None if hit.trigger.weak or (focus and _elsewhere(scene, hit, focus)) else focus
    if focus and hit.type == "ceremony" and _ceremonial(scene, hit, focus):
        return focus
    same = [d for d in recent if d.hit.trigger is hit.trigger]
    if hit.type in PAIR and hit.bare and hit.trigger.needs and not scene.grammar.after:
        kinds = PAIR | {"multilateral_meeting"}
        return next((d for d in recent if d.type in kinds and not d.frame), None)
    named = handed(scene, hit, recent) or _specified(scene, hit, recent)
    if named is not None:
        return named
    if hit.type == "official_visit" and hit.trigger.refers:
        same = [d for d in recent if d.type == "official_visit"]
        return woken(same[0], hit) if same else None
    if hit.type == "official_visit":
        if not scene.grammar.after and series.spoken(scene, hit):
            return None
        visit = visited(scene, hit, recent)
        if visit is not None or owned(scene, hit, recent) or of_others(scene, hit, recent):
            return visit
    panel = focus is not None and _panel(scene, hit, focus)
    if panel or (outer := [d for d in recent if plenary(scene, hit, d)]):
        return focus if panel else outer[0]
    if same and last.predicated(scene, hit):
        return woken(same[0], hit)
    only = last.only(scene, hit, recent) if len(same) == 1 else None
    if only is not None and when(scene, hit, (hit,)) is None:
        return only
    same = same or _generic(scene, hit, recent) or _alike(scene, hit, recent)
    if same and hit.happens is None and pointed(scene, hit):
        return woken(same[0], hit)
    held = hit.happens is not None and not (hit.adjunct or hit.after)
    if scene.grammar.after and hit.type in GROUP and (held or named_day(scene, hit)):
        same = [d for d in same if not another_time(scene, hit, d)]
    if hit.bare:
        return _bare(scene, hit, over(scene, hit, same))
    if hit.type in PAIR and scene.grammar.after and series.spoken(scene, hit):
        alike = [d for d in recent if d.type == hit.type and not d.frame]
        return next((d for d in (*same, *alike) if hit.row - d.hit.row <= 2), None)
    return echoed(scene, hit, recent) or _described(scene, hit, same, recent)


def _generic(scene: Scene, hit: Hit, recent: list[Draft]) -> list[Draft]:
    """Give the events that a word for any meeting may mean («встреча», «заседание»)."""
    if hit.trigger.type not in GENERIC:
        return []
    met = [d for d in recent if d.type in GROUP | PAIR and not d.frame]
    talks = hit.trigger.many and scene.grammar.after
    own = hit.trigger.needs is not None and not scene.grammar.after
    loose = hit.bare and not talks and not own
    return met if loose else [d for d in met if kin(d.type, hit.type)]


def _ceremonial(scene: Scene, hit: Hit, focus: Draft) -> bool:
    """Tell whether a ceremony is that of the event before: its opening, or the same again."""
    if series.opens(scene, hit, focus) or (hit.bare and focus.type == "ceremony"):
        return True
    told, sentence = focus.type == "ceremony", scene.sentences[focus.hit.row]
    near = scene.grammar.after and told and 0 < hit.row - focus.hit.row <= 2
    said = {t.lemma[:_STEM] for t in scene.tokens[sentence.first : sentence.last]}
    inner = {t.lemma[:_STEM] for t in scene.tokens[hit.last : hit.right] if t.pos == "NOUN"}
    return near and hit.happens is None and bool(said & inner)


def _described(scene: Scene, hit: Hit, same: list[Draft], recent: list[Draft]) -> Draft | None:
    """Give the draft that a noun takes up by the words of its phrase, or by its body."""
    words = words_of(scene, hit)
    body = events_names.organiser(scene, Draft(hit, hit.type, "held"))
    referred = scene.grammar.after and not hit.happens and hit.type not in PAIR
    if taking_part(scene, hit) and (unnamed := _unnamed(scene, hit, recent)):
        return unnamed[0]
    if body is None and inside(scene, hit):
        gathered = [d for d in recent if d.type in GROUP and not d.frame and not d.aside]
        if gathered and gathered[0].status != "planned" and hit.row - gathered[0].rows[-1] <= 1:
            return None if apart(scene, hit, gathered[0]) else gathered[0]
    if (there := adjective(scene, hit, same)) is not None:
        return there
    for draft in same:
        if not scene.grammar.after and _elsewhere(scene, hit, draft):
            continue
        part = (referred and words and words <= draft.words) or shorter(scene, hit, draft, words)
        part = part or (body is None and short(scene, hit, draft))
        part = part or (body is not None and body == draft.organiser and like(scene, hit, draft))
        if part or _same(draft, hit, words, body):
            return woken(draft, hit)
    return None


def _alike(scene: Scene, hit: Hit, recent: list[Draft]) -> list[Draft]:
    """Give the event of the kind of a bare noun («на сессии форума А …», then «гости форума»)."""
    named = hit.bare and hit.type in {"forum", "summit", "conference"}
    if (
        not (named and scene.grammar.after)
        or hit.left < hit.first
        or scene.case(hit.first) == "nom"
    ):
        return []
    kinds = {"forum", "conference", "summit"} if taking_part(scene, hit) else {hit.type}
    return [d for d in recent if d.type in kinds and not (d.frame or d.aside)]


def _panel(scene: Scene, hit: Hit, focus: Draft) -> bool:
    """Tell whether a Turkic session is only a part of the forum told of («панельдік сессияда»)."""
    kinds = {"forum", "conference", "summit"}
    if scene.grammar.after or hit.type != "council_session" or focus.type not in kinds:
        return False
    inside = scene.case(hit.last - 1) == "loc" and hit.ordinal is None and focus.status != "planned"
    near = 0 < hit.row - focus.hit.row <= _FEW
    return inside and near and events_names.organiser(scene, Draft(hit, hit.type, "held")) is None


def _specified(scene: Scene, hit: Hit, recent: list[Draft]) -> Draft | None:
    """Give the Turkic event only called "the gathering" so far, which a noun now specifies."""
    kinds = {"exhibition", "forum", "conference", "ceremony"}
    if scene.grammar.after or hit.bare or hit.type not in kinds or len(recent) != 1:
        return None
    only = recent[0]
    generic = only.hit.trigger.refers and only.hit.bare and hit.row - only.hit.row <= _FEW
    return only if generic else None


def _numbered(scene: Scene, draft: Draft, hit: Hit) -> bool:
    """Tell whether a noun with the same number may mean the same event («вторая встреча»)."""
    loose = draft.type == "bilateral_meeting" and not draft.members and hit.type in GROUP
    return kin(draft.type, hit.type) or (loose and scene.grammar.after)


def _unnamed(scene: Scene, hit: Hit, recent: list[Draft]) -> list[Draft]:
    """Give the main event, called only "the session" so far, which the text now gives its name."""
    return [
        draft
        for draft in recent[-1:]
        if draft.ordinal is None
        and kin(draft.type, hit.type)
        and (
            _plain(scene, hit, draft)
            if draft.hit.trigger is hit.trigger
            else draft.type == hit.type
        )
        and (not hit.happens or scene.case(hit.first) not in {"nom", "acc"})
        and not _elsewhere(scene, hit, draft)
    ]


def _plain(scene: Scene, hit: Hit, draft: Draft) -> bool:
    """Tell whether nothing but its body was said of an event so far («По итогам саммита ОТГ»)."""
    if draft.hit.bare:
        return True
    body = events_names.organiser(scene, Draft(hit, hit.type, "held"))
    untold = draft.hit.after and draft.when is None and not draft.members
    return scene.grammar.after and untold and body is not None and body == draft.organiser


def _named(scene: Scene, hit: Hit, recent: list[Draft]) -> list[Draft]:
    """Give the event of the same name, whose number a Turkic sentence now tells."""
    words = words_of(scene, hit) if not scene.grammar.after else frozenset()
    told = [d for d in recent if d.type == hit.type and d.ordinal is None]
    return [draft for draft in told if words and draft.words == words]


def _referred(hit: Hit, recent: list[Draft]) -> Draft | None:
    """Give what a word like "gathering" takes up: an event of many, else one of few."""
    group = [d for d in recent if d.type in GROUP and not d.frame]
    other = [d for d in recent if d.type in PAIR | {"ceremony", "exhibition"} and not d.frame]
    chosen = (group or other) if hit.bare or not hit.happens else group[:1]
    acts = {"signing", "other", "official_visit"} if hit.bare and not hit.plural else ()
    acted = [d for d in recent if d.type in acts and not d.frame and not d.aside]
    return next(iter((*chosen[:1], *acted)), None)


def _gathered(scene: Scene, draft: Draft, hit: Hit) -> bool:
    """Tell whether a noun names the event that a verb began to tell of («… совещались»)."""
    near = 0 < hit.row - draft.hit.row <= 2
    frame = draft.hit.trigger.frame
    loose = frame == "gather" or (frame in {"talk", "meet"} and not draft.members)
    loose = loose and near and not draft.aside and not before_another(scene, draft.hit)
    told = hit.happens is not None or hit.bare
    return loose and told and hit.type in GROUP and not (hit.adjunct or hit.after)


def telling(scene: Scene, hit: Hit) -> bool:
    """Tell whether a word like "gathering" has a complement that says whose it is."""
    if hit.bare or hit.plural:
        return False
    body = events_names.organiser(scene, Draft(hit, hit.type, "held"))
    return body is not None or hit.type != hit.trigger.type


def _elsewhere(scene: Scene, hit: Hit, draft: Draft) -> bool:
    """Tell whether a sentence holds an event on other days, or in another place, than it has."""
    spot = where(scene, hit, (hit,))
    if spot is None or hit.happens is None:
        return hit.happens is not None and redated(scene, hit, draft)
    moved = spot.place is not None and draft.place is not None and spot.place != draft.place
    return moved or redated(scene, hit, draft)


def _bare(scene: Scene, hit: Hit, same: list[Draft]) -> Draft | None:
    """Give what "the meeting" alone takes up: the last of its kind, unless others meet here."""
    people = {actor.who for actor in cast_of(scene, hit)}
    sentence = scene.sentences[hit.row]
    joins = scene.grammar["part"].within(scene.tokens, sentence.first, sentence.last)
    joins = joins or led(scene, hit) or presided(scene, hit)
    joins = joins or (bool(same) and spoken_there(scene, hit, same[0]))
    fresh = len(people) > 1 or (hit.happens is not None and last.meets(scene, hit))
    fresh = fresh and not hit.after and not hit.adjunct and not joins
    if fresh and hit.type in PAIR:
        return next((d for d in same if people <= d.people), None)
    if same and hit.type == "official_visit" and invited(scene, hit):
        return same[0]
    return woken(same[0], hit) if same else None


def _same(draft: Draft, hit: Hit, words: frozenset[str], body: NameRef | None) -> bool:
    if hit.type in PAIR | {"official_visit"}:
        return False
    if draft.organiser is not None and body is not None and not akin(draft.organiser, body):
        return False
    if not words or not draft.words:
        return draft.type == hit.type and (body is None or draft.organiser == body)
    return len(words & draft.words) / len(words | draft.words) >= 0.5


def _known_verb(story: Plot, hit: Hit, recent: list[Draft]) -> Draft | None:
    scene = story.scene
    people = {actor.who for actor in cast_of(scene, hit)}
    if hit.trigger.frame == "gather" and ahead_of(scene, hit):
        return None
    if hit.trigger.frame == "gather":
        days = when(scene, hit, (hit,))
        stands, spot = status(scene, hit, days), where(scene, hit, (hit,))
        land = spot.country if spot is not None and scene.grammar.after else None
        near = [d for d in recent if d.type in GROUP and land in {None, d.country or land}]
        near += [d for d in recent if d.type in PAIR and _loose(d, land)]
        return next((d for d in near if _meets(d, days, stands)), None)
    if hit.type == "ceremony":
        acts = (
            d
            for d in recent
            if d.type == hit.type
            and 0 < hit.row - d.hit.row <= 2
            and (people & d.people or not people or not d.people or same_rite(scene, hit, d))
        )
        return next((d for d in acts if not redated(scene, hit, d)), None)
    within = last.at_rite(scene, hit, recent, people)
    if within is not None:
        return within
    if hit.trigger.frame in {"meet", "receive", "phone", "talk"} and len(people) > 1:
        days = when(scene, hit, (hit,))
        stands = status(scene, hit, days)
        near = [d for d in recent if d.type in PAIR]
        fitting = [
            d
            for d in near
            if people <= d.people or blank(scene, hit, d) or named_next(scene, hit, d)
        ]
        return next((d for d in fitting if _meets(d, days, stands)), None)
    return taken_in(scene, hit, recent, people) or gone(scene, hit, recent)


def _loose(draft: Draft, land: str | None) -> bool:
    """Tell whether a meeting told of has no two sides yet, and is where people came together."""
    few = not draft.frame and len(draft.members) < 2 and draft.type == "bilateral_meeting"
    return few and land is not None and draft.country == land


def _meets(draft: Draft, days: When | None, stands: str) -> bool:
    """Tell whether a verb of gathering may tell of an event: no other day, no other standing."""
    if draft.frame or (draft.when and days and draft.when.start != days.start):
        return False
    return draft.status == stands or "planned" not in {draft.status, stands}
