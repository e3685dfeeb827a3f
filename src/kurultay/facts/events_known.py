"""New or told of before: what an event word means in the light of the sentences before it."""

from __future__ import annotations

from kurultay.facts import events_names, series
from kurultay.facts.claims import NameRef, When
from kurultay.facts.events_draft import GROUP, PAIR, Draft, Plot, kin
from kurultay.facts.events_hits import Hit
from kurultay.facts.events_scene import Scene
from kurultay.facts.events_sides import cast_of, gathered, leaders, sides
from kurultay.facts.when import status, when
from kurultay.facts.where import titled, where
from kurultay.mentions.mention import MentionKind

_LEAD = 3
"""The first sentences of the body, which tell what the article is about."""

_GENERIC = frozenset({"bilateral_meeting", "council_session", "multilateral_meeting"})
"""Types whose nouns may take up any meeting («встреча», «заседание»)."""

_NAMED = frozenset({"summit", "forum", "conference", "exhibition"})
"""Types whose nouns announce an event even alone."""

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
        (d for d in story.drafts if id(d) not in here),
        key=lambda d: (d is focus, story.drafts.index(d)),
        reverse=True,
    )
    if hit.elliptic or series.coming(story, hit) is not None or series.recalled(scene, hit):
        return None
    same_again = series.again(story, hit, focus)
    if same_again is not None or hit.trigger.frame:
        return same_again or _known_verb(story, hit, recent)
    gathered = next((d for d in recent if _gathered(d, hit)), None)
    if gathered is not None:
        return gathered
    if hit.ordinal is not None:
        earlier = (*recent, *(draft for _, draft, _ in cast))
        same = [d for d in earlier if d.ordinal == hit.ordinal and kin(d.type, hit.type)]
        return next(iter((*same, *_unnamed(scene, hit, recent))), None)
    if hit.trigger.refers and hit.type != "official_visit" and not _telling(scene, hit):
        return _referred(hit, recent)
    if hit.type == "ceremony" and hit.right == hit.last and scene.grammar.after:
        return None if hit.trigger.weak or (focus and _elsewhere(scene, hit, focus)) else focus
    if hit.type == "ceremony" and hit.bare and focus is not None and focus.type == "ceremony":
        return focus
    same = [d for d in recent if d.hit.trigger is hit.trigger]
    if hit.type == "official_visit" and hit.trigger.refers:
        same = [d for d in recent if d.type == "official_visit"]
        return _woken(same[0], hit) if same else None
    if hit.type == "official_visit":
        visit = _visited(scene, hit, recent)
        if visit is not None or _owned(scene, hit, recent):
            return visit
    if not same and hit.trigger.type in _GENERIC:
        met = [d for d in recent if d.type in GROUP | PAIR and not d.frame]
        talks = hit.trigger.many and scene.grammar.after
        same = met if hit.bare and not talks else [d for d in met if kin(d.type, hit.type)]
    if hit.bare:
        return _bare(scene, hit, same)
    words = words_of(scene, hit)
    body = events_names.organiser(scene, Draft(hit, hit.type, "held"))
    referred = scene.grammar.after and not hit.happens and hit.type not in PAIR
    for draft in same:
        part = referred and words and words <= draft.words
        if part or _same(draft, hit, words, body):
            return _woken(draft, hit)
    return None


def _unnamed(scene: Scene, hit: Hit, recent: list[Draft]) -> list[Draft]:
    """Give the main event, called only "the session" so far, which the text now gives its name."""
    return [
        draft
        for draft in recent[-1:]
        if draft.ordinal is None
        and (draft.hit.bare if draft.hit.trigger is hit.trigger else draft.type == hit.type)
        and (not hit.happens or scene.case(hit.first) not in {"nom", "acc"})
        and not _elsewhere(scene, hit, draft)
    ]


def _referred(hit: Hit, recent: list[Draft]) -> Draft | None:
    """Give what a word like "gathering" takes up: an event of many, else one of few."""
    group = [d for d in recent if d.type in GROUP and not d.frame]
    other = [d for d in recent if d.type in PAIR | {"ceremony", "exhibition"} and not d.frame]
    chosen = (group or other) if hit.bare or not hit.happens else group[:1]
    return chosen[0] if chosen else None


def _visited(scene: Scene, hit: Hit, recent: list[Draft]) -> Draft | None:
    """Give the visit told of before: of the same people, or of nobody and to nowhere else."""
    people = {actor.who for actor in cast_of(scene, hit)}
    told = [d for d in recent if d.type == hit.type]
    visits = [d for d in told if people & d.people]
    spot = where(scene, hit, (hit,))
    if people and visits and not _redated(scene, hit, visits[0]):
        towns = {spot.place if spot else None, visits[0].place} - {None}
        return None if len(towns) > 1 and not hit.adjunct else _woken(visits[0], hit)
    near = spot is None or (scene.grammar.after and spot.country == told[0].country) if told else False
    if told and not people and near:
        return _woken(told[0], hit)
    return None


def _owned(scene: Scene, hit: Hit, recent: list[Draft]) -> bool:
    """Tell whether a visit is said to be that of somebody who has none yet («X-тің сапары»)."""
    cast = cast_of(scene, hit)
    told = [d for d in recent if d.type == hit.type]
    if not told or hit.adjunct or hit.after or any(a.who in d.people for a in cast for d in told):
        return False
    return any(a.case == "gen" and a.last <= hit.first for a in cast)


def _gathered(draft: Draft, hit: Hit) -> bool:
    """Tell whether a noun names the event that a verb began to tell of («… совещались»)."""
    near = 0 < hit.row - draft.hit.row <= 2
    frame = draft.hit.trigger.frame
    loose = frame == "gather" or (frame == "talk" and not draft.members)
    loose = loose and near and not draft.aside
    told = hit.happens is not None or hit.bare
    return loose and told and hit.type in GROUP and not (hit.adjunct or hit.after)


def _telling(scene: Scene, hit: Hit) -> bool:
    """Tell whether a word like "gathering" has a complement that says whose it is."""
    if hit.bare or hit.plural:
        return False
    body = events_names.organiser(scene, Draft(hit, hit.type, "held"))
    return body is not None or hit.type != hit.trigger.type


def _redated(scene: Scene, hit: Hit, draft: Draft) -> bool:
    """Tell whether a sentence gives an event other days than it has."""
    days = when(scene, hit, (hit,))
    return days is not None and draft.when is not None and days.start != draft.when.start


def _elsewhere(scene: Scene, hit: Hit, draft: Draft) -> bool:
    """Tell whether a sentence holds an event on other days, or in another place, than it has."""
    spot = where(scene, hit, (hit,))
    if spot is None or hit.happens is None:
        return hit.happens is not None and _redated(scene, hit, draft)
    moved = spot.place is not None and draft.place is not None and spot.place != draft.place
    return moved or _redated(scene, hit, draft)


def _bare(scene: Scene, hit: Hit, same: list[Draft]) -> Draft | None:
    """Give what "the meeting" alone takes up: the last of its kind, unless others meet here."""
    people = {actor.who for actor in cast_of(scene, hit)}
    sentence = scene.sentences[hit.row]
    joins = scene.grammar["part"].within(scene.tokens, sentence.first, sentence.last)
    fresh = len(people) > 1 and not hit.after and not hit.adjunct and not joins
    if fresh and hit.type in PAIR:
        return next((d for d in same if people <= d.people), None)
    return _woken(same[0], hit) if same else None


def _woken(draft: Draft, hit: Hit) -> Draft:
    """Make a frame an event of its own, once a sentence is about it."""
    if draft.frame and not hit.adjunct and not hit.after:
        draft.frame = False
    return draft


def _same(draft: Draft, hit: Hit, words: frozenset[str], body: NameRef | None) -> bool:
    if hit.type in PAIR | {"official_visit"}:
        return False
    if draft.organiser is not None and body is not None and draft.organiser != body:
        return False
    if not words or not draft.words:
        return draft.type == hit.type and (body is None or draft.organiser == body)
    return len(words & draft.words) / len(words | draft.words) >= 0.5


def _known_verb(story: Plot, hit: Hit, recent: list[Draft]) -> Draft | None:
    scene = story.scene
    people = {actor.who for actor in cast_of(scene, hit)}
    if hit.trigger.frame == "gather":
        days = when(scene, hit, (hit,))
        stands, spot = status(scene, hit, days), where(scene, hit, (hit,))
        land = spot.country if spot is not None and scene.grammar.after else None
        near = (d for d in recent if d.type in GROUP and land in {None, d.country or land})
        return next((d for d in near if _meets(d, days, stands)), None)
    if hit.trigger.frame == "act":
        acts = (d for d in recent if d.type == hit.type and 0 < hit.row - d.hit.row <= 2)
        return next((d for d in acts if not _redated(scene, hit, d)), None)
    if hit.trigger.frame in {"meet", "receive", "phone", "talk"} and len(people) > 1:
        days = when(scene, hit, (hit,))
        stands = status(scene, hit, days)
        fitting = [d for d in recent if d.type in PAIR and people <= d.people]
        return next((d for d in fitting if _meets(d, days, stands)), None)
    return None


def _meets(draft: Draft, days: When | None, stands: str) -> bool:
    """Tell whether a verb of gathering may tell of an event: no other day, no other standing."""
    if draft.frame or (draft.when and days and draft.when.start != days.start):
        return False
    return draft.status == stands or "planned" not in {draft.status, stands}


def new(story: Plot, hit: Hit, found: tuple[Hit, ...], cast: Told) -> bool:
    """Tell whether an event word tells of an event at all."""
    if hit.elliptic:
        return True
    if hit.trigger.frame:
        return _new_verb(story, hit, found, cast)
    people = cast_of(story.scene, hit)
    if series.coming(story, hit) is not None:
        return True
    if hit.bare and hit.ordinal is None and series.spoken(story.scene, hit):
        return False
    if series.recalled(story.scene, hit) or (hit.bare and series.stage(story.scene, hit)):
        return False
    if series.announced(story.scene, hit, {actor.who for actor in people}):
        return True
    if hit.type == "official_visit" and (
        (hit.trigger.refers and _pointed(story.scene, hit))
        or (hit.bare and story.scene.found(hit.row, hit.clause, "absent"))
    ):
        return False
    if hit.type == "official_visit":
        if not story.scene.grammar.after and _discussed(story.scene, hit):
            return False
        return bool(people) or not hit.bare or where(story.scene, hit, found) is not None
    if hit.ordinal is not None:
        return True
    if hit.trigger.refers and not _telling(story.scene, hit):
        return hit.happens is not None and not hit.plural and not story.events()
    if hit.plural and not hit.trigger.many:
        own = hit.happens is None or hit.left <= hit.happens < hit.first
        return not own and bool(people)
    oblique = story.scene.case(hit.first) in {"gen", "loc", "dat", "ins"}
    if hit.plural and hit.trigger.weak and hit.bare and oblique and story.scene.grammar.after:
        return False
    if hit.trigger.many and hit.type in PAIR and _dated(story.scene, hit, found):
        return True
    if series.joined(story.scene, hit) and not hit.bare:
        return True
    if series.fresh(story, hit, found):
        return True
    if series.proposed(story.scene, hit, found):
        return False
    if hit.trigger.weak or hit.bare:
        met = not story.scene.grammar.after and len(people) == 2
        met = met and any(actor.case == "ins" for actor in people)
        met = met or (story.scene.grammar.after and not story.drafts)
        if hit.type in PAIR and len(people) > 1 and (not hit.after or met):
            return True
        if hit.bare and hit.type in _NAMED and not hit.adjunct and not hit.after:
            return hit.happens is not None or when(story.scene, hit, found) is not None
        return hit.happens is not None and (not hit.adjunct or bool(people))
    told = hit.happens is not None or hit.type not in _NAMED
    if not told and (_discussed(story.scene, hit) or _idle(story.scene, hit, found)):
        return False
    if hit.type in PAIR:
        return hit.happens is not None or len(people) > 1 or _dated(story.scene, hit, found)
    return _told_of(story.scene, hit, found) or bool(people) or not story.gathering()


def _dated(scene: Scene, hit: Hit, found: tuple[Hit, ...]) -> bool:
    """Tell whether both day and place make a meeting known («на августовских переговорах в …»)."""
    if not scene.grammar.after or hit.bare or hit.after or _discussed(scene, hit):
        return False
    return when(scene, hit, found) is not None and where(scene, hit, found) is not None


def _pointed(scene: Scene, hit: Hit) -> bool:
    """Tell whether "this" stands before an event word."""
    return scene.grammar.after and scene.grammar["this"].within(scene.tokens, hit.left, hit.first)


def _objects(scene: Scene, hit: Hit, noun: Hit) -> bool:
    """Tell whether a noun tells of the event that a verb tells of («провели встречу»)."""
    if noun.trigger.frame or noun.clause != hit.clause or noun.adjunct or noun.after:
        return False
    if noun.type == "official_visit":
        return hit.type == noun.type
    if hit.trigger.frame == "visit" and scene.grammar.after:
        return scene.case(noun.first) == "acc" and noun.left - hit.last <= 2
    if not scene.grammar.after:
        between = scene.tokens[noun.last : hit.first] if noun.last <= hit.first else None
        return between is not None and all(token.pos != "VERB" for token in between)
    both = hit.trigger.frame in {"meet", "talk", "phone", "receive"}
    return noun.type in PAIR if both else True


def _results(scene: Scene, hit: Hit, found: tuple[Hit, ...]) -> bool:
    """Tell whether a signing is what another event ended with («по итогам …»)."""
    if any(other.after and not other.trigger.frame for other in found):
        return True
    sentence = scene.sentences[hit.row]
    return scene.grammar["after"].within(scene.tokens, sentence.first, hit.first)


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
        return behind and scene.case(hit.last - 1) == "acc" and not hit.trigger.frame
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
    nouns = [h for h in found if _objects(scene, hit, h)]
    people = {actor.who for actor in cast_of(scene, hit)}
    if frame == "talk":
        both = len(people) > 1 and any(a.case == "ins" for a in cast_of(scene, hit))
        both = both or _together(scene, hit)
        many = gathered(scene, hit) and where(scene, hit, found) is not None
        return (both or (many and not cast)) and not nouns and not story.gathering()
    if frame == "meet" and any(
        d.type == "phone_call" and h.clause == hit.clause for h, d, _ in cast
    ):
        return False
    if frame in {"meet", "phone", "receive"}:
        return sides(story, hit) > 1 and not nouns
    if frame == "act":
        nouns = [n for n in nouns if n.happens in {None, hit.first}]
        cast = [told for told in cast if told[0].trigger.frame == frame]
        own = when(scene, hit, found) is not None or where(scene, hit, found) is not None
        return not nouns and not cast and (bool(people) or own)
    if frame == "gather":
        own = when(scene, hit, found) is not None or where(scene, hit, found) is not None
        return not nouns and (own or not story.events())
    if frame == "sign":
        beside = scene.grammar.after and len(people) > 1
        others = [d for h, d, _ in cast if not d.frame and not (beside and h.adjunct)]
        said = scene.tokens[max(0, hit.first - 1)].pos != "PRON"
        own = when(scene, hit, found) is not None or where(scene, hit, found) is not None
        known = bool(people) or own or bool(leaders(scene, hit)) or story.read < _LEAD
        return known and said and not nouns and not others and not _results(scene, hit, found)
    lead = story.read < _LEAD and not story.events()
    dated = when(scene, hit, found) is not None and not story.gathering()
    near = [h for h, _, _ in cast if h.clause == hit.clause or not scene.grammar.after]
    told = (lead or dated) and not nouns and not near
    if frame == "welcome":
        return told and sides(story, hit) > 1
    who = bool(people) or (scene.grammar.after and _by_post(scene, hit))
    return told and who and (where(scene, hit, found) is not None or titled(scene))


def _together(scene: Scene, hit: Hit) -> bool:
    """Tell whether two people, joined by "and", are the subject («А и Б обсудили …»)."""
    two = [a for a in cast_of(scene, hit) if a.case == "nom" and a.last <= hit.first]
    if len(two) != 2 or not scene.grammar.after or "plur" not in scene.tokens[hit.first].feats:
        return False
    between = range(two[0].last, two[1].first)
    return len(between) == 1 and scene.grammar["and"].at(scene.tokens, between[0]) > 0


def _by_post(scene: Scene, hit: Hit) -> bool:
    """Tell whether the one who comes is told by the post alone («прилетит вице-министр»)."""
    clause = scene.clause(hit.row, hit.clause)
    return any(
        mention.case == "nom" and scene.reach(mention)[0] in clause
        for mention in scene.page.row(hit.row, MentionKind.POST)
    )
