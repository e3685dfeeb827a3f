"""Which visit a word for a visit means: the one told of, or that of somebody else."""

from __future__ import annotations

from collections.abc import Iterator

from kurultay.facts.attendance_last import closes
from kurultay.facts.claims import NameRef, RefKind
from kurultay.facts.events_draft import Draft, Plot
from kurultay.facts.events_guest import cast_of
from kurultay.facts.events_hits import Hit
from kurultay.facts.events_refer import redated, woken
from kurultay.facts.events_scene import Scene
from kurultay.facts.places import place_ref
from kurultay.facts.when import status, when
from kurultay.facts.where import where
from kurultay.mentions.mention import MentionKind

_OPENING = 3
"""A clause on somebody begins with its pronoun, a comma or preposition before it."""
_STATED = 4
"""The day of a visit stands so many words behind its phrase at most."""
_TOWNS, _NEAR = 2, 2
"""A visit to two towns is told as two;  it is told again within so many sentences."""


def mentioned(scene: Scene, draft: Draft) -> bool:
    """Tell whether only a clause on somebody tells of a visit («…, который прибыл с визитом»)."""
    if draft.type != "official_visit" or draft.when is not None:
        return False
    if not scene.grammar.after or len(set(draft.rows)) > 1:
        return False
    opening = scene.clause(draft.hit.row, draft.hit.clause)[:_OPENING]
    return any(scene.grammar["who"].at(scene.tokens, k) for k in opening)


def visited(scene: Scene, hit: Hit, recent: list[Draft]) -> Draft | None:
    """Give the visit told of before: of the same people, or of nobody and to nowhere else."""
    people = {actor.who for actor in cast_of(scene, hit)}
    told = [d for d in recent if d.type == hit.type]
    if told and hit.bare and hit.adjunct and not scene.grammar.after:
        behind = [d for d in told if d.rows and d.rows[-1] == hit.row - 1]
        # «сапар аясында»: of the visit told of, whoever it is that is met
        return max(behind, key=lambda d: (d.hit.row, d.hit.first), default=told[0])
    opens = not scene.grammar.after and hit.left == scene.sentences[hit.row].first
    opens = opens and hit.happens is not None
    if told and hit.bare and opens and scene.case(hit.last - 1) == "nom":
        return woken(told[0], hit)  # «Сапар келіссөзден басталды»
    visits = [d for d in told if people & d.people]
    spot = where(scene, hit, (hit,))
    if people and visits and not redated(scene, hit, visits[0]):
        towns = {spot.place if spot else None, visits[0].place} - {None}
        lands = {spot.country if spot else None, visits[0].country} - {None}
        if scene.grammar.after and len(lands) > 1 and not hit.adjunct:
            return None
        return None if len(towns) > 1 and not hit.adjunct else woken(visits[0], hit)
    near = (
        spot is None or (scene.grammar.after and spot.country == told[0].country) if told else False
    )
    if told and not people and near:
        return told[0] if invited(scene, hit) else woken(told[0], hit)
    return None


def gone(scene: Scene, hit: Hit, recent: list[Draft]) -> Draft | None:
    """Give the visit that a verb tells again («совершит визит в Китай. Он посетит Пекин 5 мая»)."""
    if hit.trigger.frame != "visit" or not (scene.grammar.after and scene.finite(hit.first)):
        return None
    people = {actor.who for actor in cast_of(scene, hit) if actor.case == "nom"}
    ahead = (scene.tokens[k] for k in scene.clause(hit.row, hit.clause) if k < hit.first)
    he = not people and any(t.pos == "PRON" and "nomn" in t.feats for t in ahead)
    spot, stands = where(scene, hit, (hit,)), status(scene, hit, when(scene, hit, (hit,)))
    for draft in recent:
        same = people <= draft.people if people else he and hit.row == draft.rows[-1] + 1
        if draft.type != hit.type or draft.aside or not same:
            continue
        towns = {spot.place, draft.place} - {None} if spot is not None else {None}
        there = spot is not None and spot.country == draft.country and len(towns) < _TOWNS
        near = 0 < hit.row - draft.rows[-1] <= _NEAR and draft.status == stands
        if there and near and not redated(scene, hit, draft):
            return draft
    return None


def invited(scene: Scene, hit: Hit) -> bool:
    """Tell whether a bare Turkic "visit" is the one that the sentence before invites to."""
    if scene.grammar.after or not hit.row or not hit.bare or hit.happens is not None:
        return False
    before = scene.sentences[hit.row - 1]
    return scene.grammar["invited"].within(scene.tokens, before.first, before.last)


def owned(scene: Scene, hit: Hit, recent: list[Draft]) -> bool:
    """Tell whether a visit is said to be that of somebody who has none yet («X-тің сапары»)."""
    cast = cast_of(scene, hit)
    told = [d for d in recent if d.type == hit.type]
    if not told or hit.adjunct or hit.after or any(a.who in d.people for a in cast for d in told):
        return False
    return any(a.case == "gen" and a.last <= hit.first for a in cast)


def of_others(scene: Scene, hit: Hit, recent: list[Draft]) -> bool:
    """Tell whether somebody else goes elsewhere or on another day («А побывал с визитом в …»)."""
    came = {a.who for a in cast_of(scene, hit) if a.case == "nom"} if scene.grammar.after else set()
    told = [d for d in recent if d.type == hit.type]
    if not scene.found(hit.row, hit.clause, "arrived"):
        return False
    named = all(any(who.kind is RefKind.PERSON for who in d.members) for d in told)
    if not named or not came or hit.adjunct or hit.after or any(came & d.people for d in told):
        return False
    spot = where(scene, hit, (hit,))
    lands = {d.country for d in told}
    return when(scene, hit, (hit,)) is not None or (spot is not None and spot.country not in lands)


def framing(story: Plot, hit: Hit) -> bool:
    """Tell whether a visit is only the frame of what the sentence tells."""
    scene = story.scene
    sentence = scene.sentences[hit.row]
    verbs = scene.found(hit.row, hit.clause, "arrived")
    arrived = scene.grammar.after and any(scene.finite(index) for index in verbs)
    if hit.told_before and (spot := where(scene, hit, (hit,))) is not None:
        planned = status(scene, hit, None) == "planned"
        if spot.place is not None and (planned or when(scene, hit, (hit,)) is not None):
            return False
    if hit.adjunct or hit.after:
        return not (arrived and hit.adjunct)
    near = range(hit.right, min(hit.right + _STATED, sentence.last))
    stop = next((k for k in near if scene.tokens[k].pos == "PUNCT"), near.stop)
    own = scene.mentions(hit.row, hit.left, stop, MentionKind.DATE)
    if own and scene.grammar.after and where(scene, hit, (hit,)) is not None:
        return False
    arrive = next((t.words for t in scene.grammar.verbs if t.frame == "visit"), None)
    if not scene.grammar.after:
        follow = range(hit.last, min(sentence.last, hit.last + 4))
        told = any(
            any(scene.grammar[name].at(scene.tokens, index) for name in ("arrived", "vows"))
            or (arrive is not None and arrive.at(scene.tokens, index))
            or (scene.grammar["came"].at(scene.tokens, index) and closes(scene, index))
            for index in follow
        )
        return not told and scene.case(hit.last - 1) in {"ins", "loc", "abl", "dat"}
    if scene.grammar["before"].at(scene.tokens, max(0, hit.left - 1)):
        clauses = scene.clauses(hit.row)
        came, stays = scene.grammar["arrived"], scene.grammar["stays"]
        return not any(
            clauses[index - sentence.first] == hit.clause
            and came.at(scene.tokens, index)
            and (scene.finite(index) or _called_to(scene, hit, index))
            and not (hit.clause and stays.at(scene.tokens, index))
            for index in range(sentence.first, sentence.last)
        )
    return hit.clause != 0 and not _reported(scene, hit)


def _reported(scene: Scene, hit: Hit) -> bool:
    """Tell whether a sentence says that a visit was made («Напомним, 5 мая А совершил …»)."""
    verb = hit.happens
    opens = scene.grammar["aside"].at(scene.tokens, scene.sentences[hit.row].first) > 0
    told = opens and verb is not None and scene.finite(verb) and scene.case(hit.first) != "ins"
    return told and verb is not None and verb < hit.first and when(scene, hit, (hit,)) is not None


def _called_to(scene: Scene, hit: Hit, index: int) -> bool:
    """Tell whether somebody is invited to come on a visit («пригласил А посетить Баку с …»)."""
    invited = bool(scene.found(hit.row, hit.clause, "invited"))
    return invited and "infn" in scene.tokens[index].feats


def accepted(scene: Scene, hit: Hit) -> bool:
    """Tell whether somebody agreed to come («принял приглашение посетить Баку»)."""
    before = hit.first - 1
    asked = before > 1 and scene.grammar["invitation"].at(scene.tokens, before) > 0
    return asked and "infn" in scene.tokens[hit.first].feats and scene.finite(before - 1)


def by_post(scene: Scene, hit: Hit) -> bool:
    """Tell whether who comes is told by the post alone («прилетит вице-министр»)."""
    clause = scene.clause(hit.row, hit.clause)
    posts = [m for m in scene.page.row(hit.row, MentionKind.POST) if scene.reach(m)[0] in clause]
    if scene.grammar.after:
        return any(mention.case == "nom" for mention in posts)
    ends = [scene.reach(mention)[1] for mention in posts]
    names = [scene.reach(m)[0] for m in scene.page.row(hit.row, MentionKind.PERSON)]
    return any(
        end <= hit.first and scene.case(end - 1) == "nom"
        for end in ends
        if end not in names and not _owns(scene, end)
    )


def _owns(scene: Scene, end: int) -> bool:
    """Tell whether a Turkic post only says whose something is («президент сарайы»)."""
    behind = scene.tokens[end]
    return behind.pos == "NOUN" and "poss" in behind.feats and scene.case(end) != "dat"


def everybody(scene: Scene, hit: Hit) -> bool:
    """Tell whether somebody is host of all who came («принимал всех глава А»)."""
    tokens, behind = scene.tokens, hit.last
    said = behind + 1 < len(tokens) and scene.grammar["everybody"].at(tokens, behind) > 0
    guests = behind + 1 < len(tokens) and scene.grammar["visitor"].at(tokens, behind) > 0
    if guests and "impf" in tokens[hit.first].feats and "plur" in tokens[behind].feats:
        return True  # «принимал гостей А»
    return said and tokens[behind + 1].pos != "NUM"  # «принял всех пятерых»


def further(scene: Scene, draft: Draft) -> Iterator[tuple[str | None, NameRef | None]]:
    """
    Give the states, each with its town, of a list beside a visit, but for the one next to it.

    The list stands behind the visit, in Turkic before it, where its last name alone is declined.
    """
    hit = draft.hit
    clause, after = scene.clause(hit.row, hit.clause), scene.grammar.after
    if hit.adjunct or hit.after or hit.plural:
        return
    if not (after or hit.trigger.frame or scene.found(hit.row, hit.clause, "arrived")):
        return  # «X-тің А мен Б-ға сапары»: what is planned of it, the verb tells
    spots = scene.page.row(hit.row, MentionKind.STATE, MentionKind.PLACE)
    told, seen = False, {draft.country}
    for mention in spots if after else reversed(spots):
        at = scene.reach(mention)[0]
        if at not in clause or (at < hit.last if after else at >= hit.left):
            continue
        if mention.adjective:
            continue
        place = place_ref(scene.page, mention) if mention.kind is MentionKind.PLACE else None
        land = place.country if place is not None else mention.key
        first, last = scene.reach(mention)
        if not told:
            told, near = land == draft.country and place == draft.place, (first, last)
            cases = {None, "nom", scene.case(last - 1)}
            continue
        between = scene.tokens[near[1] : first] if after else scene.tokens[last : near[0]]
        linked = all(t.text == "," or scene.grammar["and"].at((t,), 0) for t in between)
        if not (between and linked):
            return
        near = first, last
        if not after and scene.case(last - 1) not in cases:
            return
        if land is not None and land not in seen:
            seen.add(land)
            yield land, place
