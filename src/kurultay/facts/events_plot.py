"""The plot of an article: which sentence tells of which event, new or told of before."""

from __future__ import annotations

from dataclasses import replace

from kurultay.facts import (
    doubt,
    events_days,
    events_echoed,
    events_focus,
    events_idle,
    events_names,
    events_rites,
    events_setting,
    paired,
    series,
    signers,
)
from kurultay.facts import events_ellipsis as ellipsis
from kurultay.facts import events_title as title
from kurultay.facts.attendance import attend
from kurultay.facts.events_draft import GROUP, PAIR, Draft, Plot
from kurultay.facts.events_hits import Hit, hits
from kurultay.facts.events_known import known, words_of
from kurultay.facts.events_new import new
from kurultay.facts.events_parties import scenery
from kurultay.facts.events_ranks import ministers
from kurultay.facts.events_refer import ahead_of, plenary
from kurultay.facts.events_scene import Scene
from kurultay.facts.events_sides import add, complete, crowd
from kurultay.facts.events_split import split, travel, with_states
from kurultay.facts.events_untold import talks
from kurultay.facts.events_visits import framing
from kurultay.facts.intent import prepared
from kurultay.facts.when import attended_now, begun, firm, status, when
from kurultay.facts.where import Spot, posted, where
from kurultay.text.article import PartKind

_BOTH = 2
_SITTINGS = (GROUP | PAIR) - {"forum", "conference", "phone_call"}
"""Types of events that last a day, so that what is within one is of that day."""


def plot(scene: Scene) -> Plot:
    """Read the sentences in order, the title last."""
    story = Plot(scene)
    _body(story, None)
    title.lead(story)
    for row in scene.rows(PartKind.TITLE):
        _title(story, row)
    story = _under_title(scene) or story if events_focus.untold(story) else story
    signers.complete(story)
    events_setting.labelled(story)
    if scene.grammar.after:
        events_rites.complete(story)
    return story


def _body(story: Plot, focus: Draft | None) -> None:
    """Read the sentences of the text, with an event that they may go on about."""
    scene = story.scene
    paragraph = -1
    for row in scene.rows(PartKind.BODY):
        if scene.sentences[row].paragraph != paragraph:
            paragraph = scene.sentences[row].paragraph
            if focus is None or focus.aside or events_focus.ahead(story, focus):
                focus = story.main()
            aside = focus is not None and events_focus.side(story, focus)
            if aside or (focus is not None and events_focus.past(story, focus)):
                focus = story.main()
        focus = _sentence(story, row, focus)
        story.read += 1


def _under_title(scene: Scene) -> Plot | None:
    """Read the text as going on about the event of many in its title, if that adds who came."""
    story = Plot(scene)
    for row in events_focus.titles(scene):
        _sentence(story, row, None)
    main = story.main()
    if main is None or main.type not in GROUP or not firm(scene, main.hit):
        return None
    before = set(main.members)
    _body(story, main)
    title.lead(story)
    return story if set(main.members) - before else None


def _sentence(story: Plot, row: int, focus: Draft | None) -> Draft | None:
    """Read one sentence; give the event that the next may go on about."""
    scene = story.scene
    if doubt.idle(scene, row):
        return focus
    focus = series.resumed(story, row, focus)
    found = tuple(
        hit for hit in ellipsis.complete(story, row, hits(scene, row)) if not _void(scene, hit)
    )
    cast: list[tuple[Hit, Draft, bool]] = []
    for hit in found:
        taken = known(story, hit, focus, cast)
        if taken is not None:
            for each in series.several(story, hit, taken):
                _supply(scene, each, hit, found)
            cast.append((hit, taken, True))
        elif new(story, hit, found, cast):
            draft = _draft(story, hit, found)
            story.drafts.append(draft)
            cast.append((hit, draft, False))
    _frame(scene, cast)
    attend(scene, row, cast, focus)
    _fill(story, cast)
    for hit, draft, old in cast:
        if not old:
            with_states(story, hit, draft)
        if not old and draft.type in PAIR:
            story.drafts.extend(ellipsis.met_next(scene, row, draft))
            story.drafts.extend(paired.gapped(scene, row, draft))
            split(story, row, draft)
        if not old and draft.type == "official_visit" and not draft.frame:
            travel(story, draft)
    if not cast:
        ellipsis.hosted(scene, found, focus)
        ellipsis.resume(scene, row, focus)
    live = [d for h, d, old in cast if not d.frame and (not h.adjunct or old)]
    news = [
        draft
        for hit, draft, old in cast
        if draft in live
        if old or hit.happens or draft.members or draft.aside or events_setting.opens(scene, draft)
    ]
    now = news[0] if news else (focus or live[0]) if live else focus
    for draft in live or ([focus] if focus else []):
        draft.rows.append(row)
    return now


def _void(scene: Scene, hit: Hit) -> bool:
    """Tell whether an event word tells of nothing, by how it stands."""
    if events_idle.idle(scene, hit):
        return True
    return doubt.void(scene, hit, status(scene, hit, when(scene, hit, (hit,))))


def _title(story: Plot, row: int) -> None:
    """Let the title fill in what the text left open; tell of an event only if nothing else does."""
    if story.events():
        title.fill(story, hits(story.scene, row), row)
    else:
        _sentence(story, row, None)


def _draft(story: Plot, hit: Hit, found: tuple[Hit, ...]) -> Draft:
    scene = story.scene
    days = events_days.lasting(scene, hit, when(scene, hit, found))
    spot = where(scene, hit, found)
    sentence = scene.sentences[hit.row]
    stands = "planned" if talks(story, hit) else status(scene, hit, days)
    draft = Draft(hit, hit.type, stands, days)
    if spot is not None:
        draft.place, draft.country = spot.place, spot.country
    if draft.when is None and draft.status == "ongoing":
        draft.when = begun(scene, hit)
    if draft.when is None or events_days.pointed(scene, draft.when):
        draft.when = events_days.beside(story, hit) or draft.when
    draft.when = draft.when or events_days.scheduled(story, hit)
    told = series.same_day(story, hit) if draft.when is None else None
    if told is not None:
        draft.when = told.when
        if spot is None and hit.row - told.hit.row == 1 and hit.type in PAIR:
            draft.place, draft.country = told.place, told.country
    events_setting.headed(scene, draft)
    events_days.headed(scene, draft)
    draft.organiser = events_names.organiser(scene, draft)
    draft.words = words_of(scene, hit)
    draft.aside = scene.grammar["aside"].within(scene.tokens, sentence.first, sentence.last)
    draft.aside = draft.aside or (hit.trigger.frame == "gather" and ahead_of(scene, hit))
    draft.online = scene.grammar["online"].within(scene.tokens, sentence.first, sentence.last)
    if not scene.grammar.after and hit.told_before and draft.place is not None:
        draft.online = False  # «бейнебайланыс арқылы Бакуде өтетін форумға»: they, not it
    before = series.coming(story, hit) or series.sibling(story, hit)
    if before is not None:
        draft.organiser = draft.organiser or before.organiser
        draft.words = draft.words or before.words
        loose = hit.bare or hit.type == "bilateral_meeting"
        plain = hit.right == hit.last if scene.grammar.after else loose
        if hit.elliptic or plain or not draft.words - before.words:
            draft.type = before.type
    main = story.main()
    if hit.trigger.frame == "gather" and main is not None and main.type in GROUP:
        draft.organiser, draft.words = draft.organiser or main.organiser, main.words
        draft.type = main.type if hit.type == hit.trigger.type else hit.type
    held_by = ministers(scene, hit) if draft.organiser is None else None
    draft.type = held_by or draft.type
    if crowd(scene, hit):
        many = main is not None and main.type in GROUP and main.type != "committee_session"
        draft.type = main.type if main is not None and many else "multilateral_meeting"
        draft.type = events_echoed.ranked(scene, hit) or draft.type
    if hit.type == "official_visit" and not hit.trigger.frame:
        draft.frame = framing(story, hit)
    draft.frame = draft.frame or (scenery(scene, hit, found) and draft.when is None)
    return draft


def _supply(scene: Scene, draft: Draft, hit: Hit, found: tuple[Hit, ...]) -> None:
    """Add the day and place of a later sentence where the earlier ones gave none."""
    sentence = scene.sentences[hit.row]
    back = scene.grammar["aside"].within(scene.tokens, sentence.first, sentence.last)
    coming = scene.grammar.after and draft.status == "planned"
    if (
        plenary(scene, hit, draft)
        or (hit.adjunct and not draft.frame)
        or (back and not draft.aside and not coming)
    ):
        return
    if scene.grammar.after and series.spoken(scene, hit):
        return
    if hit.after and draft.status == "planned" and not scene.grammar.after:
        return  # «… кездеседі. Минсктегі кездесуден кейін …»: another, which is over
    if hit.type == "phone_call" and draft.hit.trigger.frame == "talk" and not draft.place:
        draft.type = hit.type  # «А обсудил с Б …», then «А созвонился с Б»
    _rename(scene, draft, hit)
    stated = hit.happens is not None and not hit.plural and draft.hit.happens is None
    stated = stated and not (scene.grammar.after and hit.after)
    surer = scene.grammar.after and firm(scene, hit) and not firm(scene, draft.hit)
    surer = surer and not hit.plural
    now = draft.status == "held" and draft.hit.happens is None and draft.when is None
    surer = surer or (now and attended_now(scene, hit))
    if (stated or surer) and not draft.hit.trigger.frame and scene.grammar.after:
        standing = status(scene, hit, when(scene, hit, found) or draft.when)
        draft.status = events_echoed.standing(scene, draft, standing)
    called = draft.type == "phone_call" and hit.type != draft.type and not scene.grammar.after
    if draft.when is None and not draft.aside and not called:
        days = when(scene, hit, found)
        stands = status(scene, hit, days) if days is not None else None
        now = scene.grammar.after and {stands, draft.status} == {"held", "ongoing"}
        if stands == draft.status or (now and days is not None and days.start.day):
            draft.when = days
    if draft.place is None:
        spot = where(scene, hit, found)
        there = spot is not None and draft.country in {None, spot.country}
        if spot is not None and there and not _beside(scene, draft, hit, spot):
            draft.place, draft.country = spot.place, spot.country


def _beside(scene: Scene, draft: Draft, hit: Hit, spot: Spot) -> bool:
    """Tell whether a state is only where an envoy beside the two who met is posted."""
    both = scene.grammar.after and draft.type in PAIR and len(draft.members) > 1
    return both and spot.place is None and spot.country in posted(scene, hit.row)


def _called(scene: Scene, draft: Draft, hit: Hit) -> bool:
    """Tell whether a Turkic event was only called "the gathering" so far («аталған шара»)."""
    generic = draft.hit.trigger.refers and draft.hit.bare and not hit.trigger.refers
    return generic and not scene.grammar.after


def _rename(scene: Scene, draft: Draft, hit: Hit) -> None:
    """Take over the name that a later sentence gives an event told of without one."""
    if hit.trigger.frame == "gather" and draft.type == "bilateral_meeting":
        draft.type = hit.type
    loose = draft.hit.trigger.frame in {"gather", "talk"} and not draft.members
    loose = loose or draft.hit.trigger.frame == "gather" or _called(scene, draft, hit)
    told = draft.type in GROUP and not hit.trigger.frame and not hit.bare
    if loose and told:
        draft.hit, draft.type = hit, hit.type
        draft.organiser = events_names.organiser(scene, draft)
        draft.words = words_of(scene, hit)
    grown = scene.grammar.after and hit.type in GROUP and hit.ordinal == draft.ordinal
    grown = grown and not (hit.plural or hit.trigger.weak or len(draft.members) == _BOTH)
    if draft.type == "bilateral_meeting" and grown:
        draft.hit, draft.type, draft.words = hit, hit.type, words_of(scene, hit)
        draft.organiser = events_names.organiser(scene, draft)
    if draft.ordinal is None and hit.ordinal is not None:
        same = hit.trigger is draft.hit.trigger if scene.grammar.after else hit.type == draft.type
        draft.hit = replace(draft.hit, ordinal=hit.ordinal) if same else draft.hit
    plain = draft.hit.bare and draft.type in GROUP and not (scene.grammar.after and hit.after)
    if plain and not draft.hit.trigger.frame and not hit.bare and hit.trigger is draft.hit.trigger:
        draft.hit = replace(hit, row=hit.row)
        draft.type = hit.type
        draft.organiser = draft.organiser or events_names.organiser(scene, draft)
        draft.words = words_of(scene, hit)


def _frame(scene: Scene, cast: list[tuple[Hit, Draft, bool]]) -> None:
    """Set events told of within another under it."""
    frames = [(h, d) for h, d, _ in cast if h.adjunct or d.frame]
    ended = [(h, d) for h, d, _ in cast if scene.grammar.after and h.after and d.type in GROUP]
    for hit, draft, old in cast:
        near = [*frames, *ended] if draft.type == "signing" else frames
        outer = [d for h, d in near if d is not draft and d.parent is not draft]
        if old and outer and not hit.adjunct and _placed(draft, outer[0]):
            draft.parent = outer[0]
        if not old and outer and not hit.adjunct and not draft.frame:
            draft.parent = outer[0]
            days = outer[0].when
            told = scene.grammar.after or outer[0].hit.row == hit.row
            within = scene.grammar.after and draft.type in PAIR | {"signing"}
            closing = any(outer[0] is d for _, d in ended)
            within = within and (closing or outer[0].type in _SITTINGS) and draft.status == "held"
            if told and draft.when is None and days is not None:
                one = days.end in {None, days.start} and (within or days.basis == "relative")
                draft.when = days if one else None
            if draft.country is None:
                draft.place, draft.country = outer[0].place, outer[0].country


def _placed(draft: Draft, outer: Draft) -> bool:
    """Tell whether a later sentence says within which event of many talks were held."""
    free = draft.parent is None and draft.place is None and draft.type in PAIR
    return free and not draft.online and outer.type in GROUP and draft.when == outer.when


def _fill(story: Plot, cast: list[tuple[Hit, Draft, bool]]) -> None:
    """Complete meetings of two with the guest, and hang them under the visit they belong to."""
    scene = story.scene
    for hit, draft, old in cast:
        if old or draft.frame or prepared(scene, hit):
            continue
        visit = next(
            (d for d in story.drafts if d.type == "official_visit" and d is not draft), None
        )
        for who in series.headed(story.scene, hit):
            add(story.scene, draft, who, hit)
        complete(story, hit, draft)
        if (
            visit is not None
            and draft.type in PAIR | {"signing", "ceremony", "council_session"}
            and draft.parent is None
            and draft.type != "phone_call"
            and (not draft.aside or (scene.grammar.after and visit.hit.row == hit.row))
            and draft.people & visit.people
        ):
            draft.parent = visit
