"""Whether an event word tells of a new event at all: nouns and verbs."""

from __future__ import annotations

from kurultay.facts import attendance_last as last
from kurultay.facts import doubt, events_days, events_names, events_setting, powers, series
from kurultay.facts.claims import NameRef
from kurultay.facts.events_draft import GROUP, PAIR, Draft, Plot
from kurultay.facts.events_framed import framed
from kurultay.facts.events_guest import abreast, cast_of, facing
from kurultay.facts.events_hits import Hit
from kurultay.facts.events_known import Told, telling
from kurultay.facts.events_last import spoken_at
from kurultay.facts.events_object import tells, with_whom
from kurultay.facts.events_ranks import groups, leaders
from kurultay.facts.events_refer import ahead_of, until
from kurultay.facts.events_scene import Scene
from kurultay.facts.events_sides import crowd, delegation, gathered, sides
from kurultay.facts.events_signed import signs
from kurultay.facts.events_untold import attended, talks
from kurultay.facts.events_visits import accepted, by_post, everybody
from kurultay.facts.intent import asked_to, founding, suggested
from kurultay.facts.when import when
from kurultay.facts.where import titled, where
from kurultay.mentions.mention import MentionKind
from kurultay.text.article import PartKind

_LEAD = 3
"""The first sentences of the body, which tell what the article is about."""

_NAMED = frozenset({"summit", "forum", "conference", "exhibition"})
"""Types whose nouns announce an event even alone."""


def new(story: Plot, hit: Hit, found: tuple[Hit, ...], cast: Told) -> bool:
    """Tell whether an event word tells of an event at all."""
    listed = events_days.programmed(story.scene, hit)
    if hit.elliptic or listed or events_days.protocol(story.scene, hit) is not None:
        return True
    if hit.trigger.frame:
        return _new_verb(story, hit, found, cast)
    inner = [(other.left, other.right) for other in found if other is not hit]
    people = cast_of(story.scene, hit)
    if story.scene.grammar.after:
        people = [one for one in people if not any(a <= one.first < b for a, b in inner)]
    if series.coming(story, hit) is not None or talks(story, hit):
        return True
    if hit.type != "official_visit" and series.become(story.scene, hit):
        return False
    if hit.trigger.weak and story.scene.case(hit.first) == "gen" and until(story.scene, hit):
        return False  # «до открытия, 16 мая, …»
    if doubt.asked(story.scene, hit) or (hit.bare and last.owns(story.scene, hit)):
        return False
    if asked_to(story.scene, hit) and when(story.scene, hit, found) is None:
        return False
    if founding(story.scene, hit) and where(story.scene, hit, found) is None:
        return False
    if series.headed(story.scene, hit):
        return True
    if hit.told_before and not hit.plural and _apart(story, hit):
        return True
    if events_setting.programmed(story.scene, hit):
        return True
    if doubt.agreed(story.scene, hit):
        days, spot = when(story.scene, hit, found), where(story.scene, hit, found)
        told = (days is not None) + (spot is not None)
        both = told > (1 if story.scene.grammar.after else 0)
        return both or (bool(people) and (days is not None or spot is not None))
    if hit.adjunct and hit.type in {"ceremony", "other"} and story.scene.grammar.after:
        if hit.bare and hit.trigger.weak:
            return False  # «накануне открытия»
        return hit.ordinal is not None or when(story.scene, hit, found) is not None
    if hit.bare and hit.ordinal is None and series.spoken(story.scene, hit):
        return False
    if series.recalled(story.scene, hit) or (hit.bare and series.stage(story.scene, hit)):
        return False
    if series.announced(story.scene, hit, {actor.who for actor in people}):
        return True
    if hit.type == "official_visit":
        return _new_stay(story, hit, found, named=bool(people))
    return hit.ordinal is not None or _new_noun(story, hit, found)


def _new_stay(story: Plot, hit: Hit, found: tuple[Hit, ...], *, named: bool) -> bool:
    """Tell whether a noun for a visit tells of one: by its people, its place, or its verb."""
    scene = story.scene
    if hit.bare and (_pointed(scene, hit) or scene.found(hit.row, hit.clause, "absent")):
        return False
    object_ = not scene.grammar.after and scene.case(hit.last - 1) == "acc"
    if object_ and scene.grammar["propose"].within(scene.tokens, hit.last, hit.last + 1):
        return False  # «X-тің сапарын ұйымдастыру»
    spoken = series.spoken(scene, hit) and not named
    if not scene.grammar.after and (spoken or _discussed(scene, hit)):
        return False
    loose = hit.plural and scene.grammar.after  # «регулярные визиты глав государств»
    loose = loose and hit.happens is None and when(scene, hit, found) is None
    if named or not (hit.bare or loose) or where(scene, hit, found) is not None:
        return True
    told = scene.grammar.after and hit.happens is not None
    return told and when(scene, hit, found) is not None


def _new_noun(story: Plot, hit: Hit, found: tuple[Hit, ...]) -> bool:
    """Tell whether an event noun that has no number tells of an event."""
    people = cast_of(story.scene, hit)
    if hit.trigger.refers and not telling(story.scene, hit):
        if series.earlier(story.scene, hit):
            return True
        told = hit.happens is not None or events_setting.fixed(story.scene, hit, found)
        told = told or attended(story, hit)
        return told and not hit.plural and not story.events()
    if hit.plural and not hit.trigger.many:
        own = hit.happens is None or hit.left <= hit.happens < hit.first
        return not own and bool(people)
    oblique = story.scene.case(hit.first) in {"gen", "loc", "dat", "ins"}
    if hit.plural and hit.trigger.weak and hit.bare and oblique and story.scene.grammar.after:
        return False
    if hit.trigger.many and hit.type in PAIR and _dated(story.scene, hit, found):
        return True
    bound = story.scene.case(hit.first) == "acc" and hit.type == "ceremony"
    if series.joined(story.scene, hit) and (bound or not hit.bare):
        return True  # «на торжества прибыл А»
    if series.fresh(story, hit, found):
        return True
    if series.proposed(story.scene, hit, found):
        return False
    if hit.trigger.weak or hit.bare:
        return _new_weak(story, hit, found)
    told = hit.happens is not None or hit.type not in _NAMED
    if not told and (_discussed(story.scene, hit) or _idle(story.scene, hit, found)):
        return False
    if hit.type in PAIR:
        told = hit.happens is not None or len(people) > 1 or framed(story, hit)
        told = told or (bool(people) and groups(story.scene, hit) != ())
        return told or _dated(story.scene, hit, found)
    return _told_of(story.scene, hit, found) or bool(people) or not story.gathering()


def _new_weak(story: Plot, hit: Hit, found: tuple[Hit, ...]) -> bool:
    """Tell whether a weak or bare event noun tells of an event: by a verb, a day, two people."""
    people = cast_of(story.scene, hit)
    met = not story.scene.grammar.after and facing(story.scene, hit)
    met = met or (story.scene.grammar.after and not story.drafts)
    if hit.type in PAIR and len(people) > 1 and (not hit.after or met):
        return True
    if hit.type in PAIR and not people and events_setting.said_again(story, hit, found):
        return False
    named = hit.bare and hit.type in _NAMED
    if hit.type in GROUP | {"ceremony"} and (_bound(story, hit) or attended(story, hit)):
        return True
    if (named and _prepared(story.scene, hit)) or (hit.bare and _first(story, hit)):
        return True
    shown = hit.type == "exhibition" and where(story.scene, hit, found) is not None
    if shown and story.scene.grammar.after and not hit.after:
        return True  # «посетили выставку в Ташкенте»
    if named and not hit.adjunct and not hit.after:
        return hit.happens is not None or when(story.scene, hit, found) is not None
    if hit.bare and until(story.scene, hit):
        return False
    return hit.happens is not None and (not hit.adjunct or bool(people))


def _bound(story: Plot, hit: Hit) -> bool:
    """Tell whether somebody came for an event not told of yet («для участия в торжествах»)."""
    scene = story.scene
    aimed = scene.grammar.after and scene.grammar["purpose"].ends(scene.tokens, hit.left)
    return aimed and not story.gathering()


def _prepared(scene: Scene, hit: Hit) -> bool:
    """Tell whether a Turkic event is got ready, its place before it («Бакудағы … дайындық»)."""
    if scene.grammar.after or hit.last >= scene.sentences[hit.row].last:
        return False
    near = scene.mentions(hit.row, hit.left - 2, hit.left, MentionKind.PLACE, MentionKind.STATE)
    placed = any("attr" in scene.tokens[scene.reach(m)[1] - 1].feats for m in near)
    return placed and scene.grammar["prepares"].at(scene.tokens, hit.last) > 0


def _first(story: Plot, hit: Hit) -> bool:
    """Tell whether a Turkic article begins with a speech at an event («саммитте сөз сөйлеп»)."""
    scene = story.scene
    if hit.type not in GROUP | {"exhibition"} or hit.trigger.refers:
        return False
    if scene.grammar.after or story.drafts or scene.case(hit.last - 1) != "loc":
        return False
    speaker = any(spoken_at(scene, actor, hit) for actor in cast_of(scene, hit))
    before = any(a.last <= hit.left and a.case in {None, "nom"} for a in cast_of(scene, hit))
    return (speaker or before) and bool(scene.found(hit.row, hit.clause, "address"))


def _dated(scene: Scene, hit: Hit, found: tuple[Hit, ...]) -> bool:
    """Tell whether both day and place make a meeting known («на августовских переговорах в …»)."""
    if not scene.grammar.after or hit.bare or hit.after or _discussed(scene, hit):
        return False
    return when(scene, hit, found) is not None and where(scene, hit, found) is not None


def _apart(story: Plot, hit: Hit) -> bool:
    """Tell whether what a participle says of a Turkic noun makes it an event of its own."""
    if when(story.scene, hit, (hit,)) is not None:
        return True
    spot = where(story.scene, hit, (hit,))
    return not story.events() and (spot is not None or bool(cast_of(story.scene, hit)))


def _pointed(scene: Scene, hit: Hit) -> bool:
    """Tell whether "this" stands before an event word."""
    return scene.grammar.after and scene.grammar["this"].within(scene.tokens, hit.left, hit.first)


def _told_of(scene: Scene, hit: Hit, found: tuple[Hit, ...]) -> bool:
    """Tell whether anything but its noun makes an event known: verb, day, place, body, frame."""
    if hit.happens is not None or hit.adjunct or hit.after:
        return True
    if events_names.organiser(scene, Draft(hit, hit.type, "held")) is not None:
        return True
    return when(scene, hit, found) is not None or where(scene, hit, found) is not None


def _discussed(scene: Scene, hit: Hit) -> bool:
    """Tell whether an event is only what others talk about («обсудили … форум»)."""
    low = max(scene.sentences[hit.row].first, hit.left - 14)
    if not scene.grammar.after:
        end = min(scene.sentences[hit.row].last, hit.last + 3)
        behind = scene.grammar["discussed"].within(scene.tokens, hit.last, end)
        about = any(scene.grammar[name].at(scene.tokens, hit.last) for name in ("topic", "for"))
        behind = behind and scene.case(hit.last - 1) == "acc"
        return (behind or about) and not hit.trigger.frame
    return scene.case(hit.first) == "acc" and scene.grammar["discussed"].within(
        scene.tokens, low, hit.left
    )


def _idle(scene: Scene, hit: Hit, found: tuple[Hit, ...]) -> bool:
    """Tell whether an event is the subject of a sentence that says nothing of its taking place."""
    if hit.adjunct or hit.after or scene.case(hit.first) != "nom" or not scene.grammar.after:
        return False
    return when(scene, hit, found) is None and where(scene, hit, found) is None


def _new_verb(story: Plot, hit: Hit, found: tuple[Hit, ...], cast: Told) -> bool:
    scene, frame = story.scene, hit.trigger.frame
    nouns = [h for h in found if tells(scene, hit, h)]
    people = {actor.who for actor in cast_of(scene, hit)}
    said = scene.grammar.after and frame != "sign" and series.spoken(scene, hit)
    if said and (not people or (story.events() and "1per" not in scene.tokens[hit.first].feats)):
        return False  # «Я рад принимать Вас»
    if frame == "talk":
        return _new_talk(story, hit, found, cast)
    if frame == "meet" and not with_whom(scene, hit):
        return False
    if frame == "meet" and any(
        d.type == "phone_call" and h.clause == hit.clause for h, d, _ in cast
    ):
        return False
    if frame == "receive" and scene.grammar.after and not _taken_in(story, hit):
        return False
    if frame == "receive" and story.gathering() and everybody(scene, hit):
        return False
    if frame == "receive" and hit.type == "official_visit":
        guests = [a for a in cast_of(scene, hit) if a.case in {"acc", "gen"}]
        return bool(guests) and all(h.happens != hit.first for h in found)
    if crowd(scene, hit):
        days, spot = when(scene, hit, found), where(scene, hit, found)
        return days is not None and spot is not None and not nouns
    if frame in {"meet", "phone", "receive"}:
        told = any(d.type in GROUP | PAIR for d in story.events())  # not only a visit
        again = not scene.grammar.after and told and gathered(scene, hit)
        again = again or powers.again(story, hit)
        again = again and not events_setting.another_day(story, when(scene, hit, found))
        return sides(story, hit) > 1 and not nouns and not again
    if frame == "act" and suggested(scene, hit):
        return False
    if frame == "act":
        nouns = [n for n in nouns if n.happens in {None, hit.first}]
        cast = [told for told in cast if told[0].trigger.frame == frame]
        own = when(scene, hit, found) is not None or where(scene, hit, found) is not None
        return not nouns and not cast and (bool(people) or own)
    if frame == "gather":
        own = when(scene, hit, found) is not None or where(scene, hit, found) is not None
        return ahead_of(scene, hit) or (not nouns and (own or not story.events()))
    if frame == "sign":
        return signs(story, hit, found, cast, nouns=bool(nouns))
    return _new_visit(story, hit, found, cast, nouns)


def _new_talk(story: Plot, hit: Hit, found: tuple[Hit, ...], cast: Told) -> bool:
    """Tell whether a verb of discussing tells of a meeting: of two sides, or of many somewhere."""
    scene = story.scene
    nouns = [h for h in found if tells(scene, hit, h)]
    people = {actor.who for actor in cast_of(scene, hit)}
    both = len(people) > 1 and any(a.case == "ins" for a in cast_of(scene, hit))
    both = both or abreast(scene, hit) or last.side_by_side(scene, cast_of(scene, hit))
    many = (gathered(scene, hit) or powers.met(scene, hit)) and where(scene, hit, found) is not None
    beside = any(h.adjunct for h, _, _ in cast)
    apart = story.gathering() and not beside
    apart = apart and not scene.found(hit.row, hit.clause, "alone")
    nouns = nouns or last.named(scene, hit, found)
    nouns = nouns or [h for h, d, _ in cast if d.type in PAIR and last.carries(scene, h)]
    nouns = nouns or [h for h in found if h.type == "phone_call" and h.clause == hit.clause]
    return (both or (many and not cast)) and not nouns and not apart


def _another(story: Plot, hit: Hit, people: set[NameRef]) -> bool:
    """Tell whether a Turkic verb of coming tells of a visit of somebody who has none yet."""
    if story.scene.grammar.after or hit.trigger.frame != "visit" or story.gathering():
        return False
    return bool(people) and not any(people & d.people for d in story.drafts if d.type == hit.type)


def _new_visit(story: Plot, hit: Hit, found: tuple[Hit, ...], cast: Told, nouns: list[Hit]) -> bool:
    """Tell whether a verb of coming or of welcoming tells of a visit."""
    scene = story.scene
    people = {actor.who for actor in cast_of(scene, hit)}
    heading = scene.sentences[hit.row].part is PartKind.TITLE
    lead = (story.read < _LEAD or (heading and scene.grammar.after)) and not story.events()
    dated = when(scene, hit, found) is not None and not story.gathering()
    near = [h for h, _, _ in cast if h.clause == hit.clause or not scene.grammar.after]
    if not scene.grammar.after:  # «саммитке қатысу үшін Бакуге барады»: a visit too
        near = [h for h in near if not last.aimed_at(scene, h)]
    goal = not scene.grammar.after and any(last.aimed_at(scene, h) for h, _, _ in cast)
    told = (lead or dated or goal or _another(story, hit, people)) and not nouns and not near
    told = told or (not nouns and not near and accepted(scene, hit))
    if hit.trigger.frame == "welcome":
        return told and sides(story, hit) > 1
    who = bool(people) or by_post(scene, hit) or delegation(scene, hit)
    return told and who and (where(scene, hit, found) is not None or titled(scene))


def _taken_in(story: Plot, hit: Hit) -> bool:
    """Tell whether somebody is received: named, by post, a delegation, or a pronoun."""
    scene = story.scene
    cast = cast_of(scene, hit)
    passive = not scene.finite(hit.first)
    return passive or sides(story, hit) > len(leaders(scene, hit)) or len(cast) > 1
