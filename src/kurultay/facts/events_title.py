"""What the title and the lead add to the events of the text."""

from __future__ import annotations

from dataclasses import replace

from kurultay.facts import events_names, series
from kurultay.facts.attendance import attend
from kurultay.facts.events_draft import GROUP, PAIR, Draft, Member, Plot
from kurultay.facts.events_guest import cast_of
from kurultay.facts.events_hits import Hit, hits
from kurultay.facts.events_known import words_of
from kurultay.facts.events_scene import Scene
from kurultay.facts.events_untold import met, signed
from kurultay.facts.places import place_ref
from kurultay.facts.when import begun, status, when
from kurultay.facts.where import only, where
from kurultay.mentions.mention import MentionKind
from kurultay.text.article import PartKind


def fill(story: Plot, found: tuple[Hit, ...], row: int) -> None:
    """Add what the title says of events that the text tells of: name, people, day, place."""
    scene = story.scene
    _dated(story, found)
    _situated(story, row, found)
    _received(story, row, found)
    _titled(story, found)
    _came(story, row, found)
    _gathering(story, row)
    _phoned(story, found)
    _visited(story, found)
    signed(story, found)
    met(story, found)
    for hit in found:
        spot = where(scene, hit, found)
        fitting = [d for d in story.events() if _alike(d, hit)]
        if spot is None or hit.adjunct or not fitting:
            continue
        for draft in fitting:
            same = draft.hit.row == fitting[0].hit.row or bool(series.headed(scene, draft.hit))
            if same and draft.place is None and draft.country in {None, spot.country}:
                draft.place, draft.country = spot.place, spot.country
        return


def _came(story: Plot, row: int, found: tuple[Hit, ...]) -> None:
    """Add who the title says took part in the main event, though the text may not say so again."""
    scene, main = story.scene, story.main()
    if main is None or main.type in PAIR or not scene.grammar.after:
        return
    fit = [hit for hit in found if not (hit.adjunct or hit.after) and _alike(main, hit)]
    if fit and not fit[0].trigger.frame and scene.found(row, fit[0].clause, "part"):
        attend(scene, row, [(fit[0], main, True)], None)


def _titled(story: Plot, found: tuple[Hit, ...]) -> None:
    """Give the main event what the title calls it, where the text only says «на заседании»."""
    scene, main = story.scene, story.main()
    if main is None or main.hit.trigger.frame or not main.hit.bare or main.type not in GROUP:
        return
    for hit in found:
        if hit.bare or hit.adjunct or hit.after or hit.trigger is not main.hit.trigger:
            continue
        main.hit = replace(main.hit, type=hit.type, ordinal=main.hit.ordinal or hit.ordinal)
        main.type = hit.type
        main.organiser = main.organiser or events_names.organiser(scene, Draft(hit, hit.type, ""))
        main.words = words_of(scene, hit)
        return


def _alike(draft: Draft, hit: Hit) -> bool:
    """Tell whether the title may speak of an event of the text."""
    return draft.type == hit.type or {draft.type, hit.type} <= GROUP


def lead(story: Plot) -> None:
    """Let the sentence before the main event give its day and place («обсудили сегодня в …»)."""
    scene, main = story.scene, story.main()
    rows = list(scene.rows(PartKind.BODY))
    kinds = GROUP | {"ceremony", "signing", "exhibition", "other"}
    if main is None or main.type not in kinds or main.hit.row not in rows[1:2]:
        return
    before = rows[0]
    if hits(scene, before):
        return
    sentence = scene.sentences[before]
    probe = replace(
        main.hit,
        row=before,
        first=sentence.first,
        last=sentence.first + 1,
        left=sentence.first,
        right=sentence.first + 1,
        clause=0,
    )
    days = when(scene, probe, ()) if main.when is None else None
    if days is not None and (days.start.day or not scene.grammar.after):
        main.when = days  # a year is that of what the sentence itself tells
    spot = where(scene, probe, ())
    if main.place is None and spot is not None:
        main.place, main.country = spot.place, spot.country


def _situated(story: Plot, row: int, found: tuple[Hit, ...]) -> None:
    """Give the main event the one town in which the title says that something is."""
    scene, main = story.scene, story.main()
    if main is None or main.place is not None or found:
        return
    if main.type == "phone_call" or main.online or main.status == "planned":
        return
    spot = only(scene, row)
    if spot is None or not scene.grammar.after:
        return
    known = main.country == spot.country
    if known or (main.country is None and main.type != "official_visit"):
        main.place, main.country = spot.place, spot.country


def _gathering(story: Plot, row: int) -> None:
    """Give the main event of many the town that the title says took its people in."""
    scene, main = story.scene, story.main()
    if main is None or main.type not in GROUP or main.place is not None or main.online:
        return
    for mention in scene.page.row(row, MentionKind.PLACE) if scene.grammar.after else ():
        at, end = scene.reach(mention)
        if at != scene.sentences[row].first or end >= scene.sentences[row].last:
            continue
        takes = any(scene.grammar[name].at(scene.tokens, end) for name in ("host", "calls"))
        place = place_ref(scene.page, mention)
        if takes and scene.finite(end) and main.country in {None, place.country}:
            main.place, main.country = place, place.country


def _phoned(story: Plot, found: tuple[Hit, ...]) -> None:
    """Make a call of the talks that the title says were held by telephone."""
    main = story.main()
    talks = main is not None and main.hit.trigger.frame in {"talk", "meet"}
    if main is None or not talks or main.type != "bilateral_meeting" or main.place is not None:
        return
    if any(hit.type == "phone_call" for hit in found):
        main.type = "phone_call"


def _visited(story: Plot, found: tuple[Hit, ...]) -> None:
    """Add the visit that only the title tells of («А посетил Баку»), or that frames the text."""
    scene, main = story.scene, story.main()
    turkic = not scene.grammar.after
    if main is None or (main.type in GROUP and not turkic):
        return
    visits = [d for d in story.drafts if d.type == "official_visit"]
    if turkic and visits:
        return
    for hit in found:
        spot = where(scene, hit, found)
        came = [a for a in cast_of(scene, hit) if a.case == "nom" and a.last <= hit.first]
        told = _travels(scene, hit) and (main.type not in GROUP or _called(hit))
        if not told or not came or spot is None:
            continue
        if any(not draft.frame for draft in visits):
            return
        if not visits:
            days = when(scene, hit, found)
            visits = [Draft(hit, hit.type, status(scene, hit, days), days)]
            story.drafts.insert(0, visits[0])
        visit = visits[0]
        visit.frame = False
        if visit.place is None:
            visit.place, visit.country = spot.place, spot.country
        for actor in came:
            span = scene.span(actor.first, actor.last)
            visit.join(Member(actor.who, "attendee", None, span, "event.title", 0.8))
        return


def _travels(scene: Scene, hit: Hit) -> bool:
    """Tell whether a title says that somebody travels («А посетил Баку»)."""
    if hit.trigger.frame or scene.grammar.after:
        return hit.trigger.frame == "visit" and scene.finite(hit.first)
    return hit.type == "official_visit" and hit.happens is not None and scene.ends(hit.happens)


def _called(hit: Hit) -> bool:
    """Tell whether a visit is called by its kind («мемлекеттік сапармен»), not only a journey."""
    return not hit.trigger.frame and not hit.bare


def _received(story: Plot, row: int, found: tuple[Hit, ...]) -> None:
    """Make host of the main meeting whom the title says received the others («А принял …»)."""
    scene, main = story.scene, story.main()
    if main is None or main.type not in PAIR | {"multilateral_meeting"}:
        return
    for hit in found:
        if hit.trigger.frame != "receive" or not scene.finite(hit.first):
            continue
        for actor in scene.actors(row):
            member = main.members.get(actor.who)
            if member is not None and actor.case == "nom" and actor.last <= hit.first:
                member.role = "host"


def _same_way(scene: Scene, main: Draft, hit: Hit, found: tuple[Hit, ...]) -> bool:
    """Tell whether a verb of the title tells of the main visit («А посетит Баку 12 мая»)."""
    spot = where(scene, hit, found) if main.type == hit.type == "official_visit" else None
    return spot is not None and spot.country == main.country and scene.finite(hit.first)


def _dated(story: Plot, found: tuple[Hit, ...]) -> None:
    """Give the main event the day of the title, or the article's if it is said to have begun."""
    scene, main = story.scene, story.main()
    if main is None or main.when is not None or not scene.grammar.after:
        return
    for hit in found:
        if hit.trigger.frame and not _same_way(scene, main, hit, found):
            continue
        if hit.adjunct or hit.after or not _alike(main, hit):
            continue
        days = when(scene, hit, found)
        now = begun(scene, hit) if days is None else None
        if now is not None and main.status in {"held", "ongoing"}:
            main.when, main.status = now, "ongoing"
        elif days is not None and status(scene, hit, days) == main.status:
            main.when = days
        return
