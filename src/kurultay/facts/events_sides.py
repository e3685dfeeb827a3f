"""The sides of a meeting beyond those named beside it: guests, leaders, ministers, bodies."""

from __future__ import annotations

from collections.abc import Sequence

from kurultay.facts import paired, powers, serial
from kurultay.facts.claims import NameRef, RefKind
from kurultay.facts.events_both import both, hosted, single
from kurultay.facts.events_crews import met, received
from kurultay.facts.events_draft import PAIR, Draft, Member, Plot
from kurultay.facts.events_echoed import goers, those
from kurultay.facts.events_guest import before, cast_of, clause_of, guest, land_of, leading
from kurultay.facts.events_hits import Hit
from kurultay.facts.events_parties import bodies, during, earlier, parties, receives
from kurultay.facts.events_ranks import groups, leaders
from kurultay.facts.events_scene import Scene
from kurultay.facts.participles import reached
from kurultay.facts.states_turkic import crews
from kurultay.mentions.mention import MentionKind, PostValue

_NEAR = 6
_TWO = 2


def posts(scene: Scene, hit: Hit) -> int:
    """Count the posts in the clause that name somebody whom the article does not name."""
    clause = set(clause_of(scene, hit))
    taken = {actor.who for actor in cast_of(scene, hit)}
    covered = [(a.first, a.last) for a in scene.actors(hit.row)]
    return sum(
        1
        for mention in scene.page.row(hit.row, MentionKind.POST)
        if scene.reach(mention)[0] in clause
        and isinstance(mention.value, PostValue)
        and not mention.value.plural
        and scene.held.holder(mention) not in taken
        and not any(a <= scene.reach(mention)[0] < b for a, b in covered)
    )


def gathered(scene: Scene, hit: Hit) -> bool:
    """Tell whether many met, told by their posts alone («министры юстиции встретились …»)."""
    if not scene.grammar.after:
        return _assembled(scene, hit)
    if cast_of(scene, hit):
        return False
    verb = hit.first if hit.trigger.frame in {"meet", "talk"} else hit.happens
    if verb is None or "plur" not in scene.tokens[verb].feats or hit.adjunct or hit.after:
        return False
    clause = set(clause_of(scene, hit))
    if any(scene.grammar["with"].at(scene.tokens, k) for k in clause):
        return False
    return any(
        isinstance(mention.value, PostValue)
        and mention.value.plural
        and scene.reach(mention)[0] in clause
        and _leads(scene, hit.row, scene.reach(mention)[0])
        for mention in scene.page.row(hit.row, MentionKind.POST)
    )


def _assembled(scene: Scene, hit: Hit) -> bool:
    """Tell whether holders of a post are the Turkic subject («министрлер кездесті»)."""
    if hit.trigger.frame != "meet" or cast_of(scene, hit) or not scene.ends(hit.last - 1):
        return False
    ahead = [k for k in clause_of(scene, hit) if k < hit.first]
    met = any(scene.tokens[k].pos == "NOUN" and scene.case(k) == "ins" for k in ahead)
    return not met and any(
        isinstance(mention.value, PostValue)
        and mention.value.plural
        and scene.reach(mention)[0] in ahead
        and scene.case(scene.reach(mention)[1] - 1) == "nom"
        for mention in scene.page.row(hit.row, MentionKind.POST)
    )


def crowd(scene: Scene, hit: Hit) -> bool:
    """Tell whether many meet who are only called by a noun («врачи встретятся в …»)."""
    verb = hit.first
    if not scene.grammar.after or hit.trigger.frame != "meet" or cast_of(scene, hit):
        return False
    if gathered(scene, hit) or powers.met(scene, hit):
        return False
    if not scene.finite(verb) or "plur" not in scene.tokens[verb].feats:
        return False
    clause = [k for k in clause_of(scene, hit) if verb - _NEAR <= k < verb]
    nouns = [k for k in clause if {"plur", "nomn"} <= scene.tokens[k].feats]
    told = any(scene.tokens[k].pos == "NOUN" for k in nouns) or _heads(scene, clause)
    return told and not any(
        scene.grammar["with"].at(scene.tokens, k) for k in clause_of(scene, hit)
    )


def _heads(scene: Scene, clause: Sequence[int]) -> bool:
    """Tell whether a form that may be a genitive is the subject («…, что главы А встретятся»)."""
    openers = {"PUNCT", "CONJ", "ADV"}
    return any(
        scene.grammar["doers"].at(scene.tokens, k) and scene.tokens[k - 1].pos in openers
        for k in clause
        if k
    )


def sides(story: Plot, hit: Hit) -> int:
    """Count the sides of a meeting that a verb tells of."""
    scene = story.scene
    people = {actor.who for actor in cast_of(scene, hit)}
    count = len(people) + (1 if guest(story, hit) else 0)
    count += 1 if groups(scene, hit) else 0
    count += 1 if bodies(scene, hit) else 0
    crew = delegation(scene, hit) or received(scene, hit)
    count += 1 if met(scene, hit) else 0
    count += 1 if crew or (not scene.grammar.after and crews(scene, hit)) else 0
    count += posts(scene, hit) + (2 if gathered(scene, hit) else 0)
    count += 1 if omitted(scene, hit) else 0
    count += _TWO if powers.met(scene, hit) else 0
    if not (people or scene.grammar.after) and _ranked(scene, hit):
        count = max(count, _TWO)
    count += 1 if len(people) == 1 and _carried(scene, hit) else 0
    return max(count, len(leaders(scene, hit)))


def _ranked(scene: Scene, hit: Hit) -> bool:
    """Tell whether the holders of a post in two states are the Turkic subject («А мен Б …тері»)."""
    clause = set(clause_of(scene, hit))
    posts = (m for m in scene.page.row(hit.row, MentionKind.POST) if scene.reach(m)[0] in clause)
    plural = any(isinstance(m.value, PostValue) and m.value.plural for m in posts)
    return plural and _pair_of(scene, hit)


def _carried(scene: Scene, hit: Hit) -> NameRef | None:
    """
    Give the subject that a later clause leaves out.

    «прибыл в Баку, где встретился с А», «провёл переговоры с А, а вечером беседовал с Б».
    """
    told = clause_of(scene, hit)
    verb = hit.first if hit.trigger.frame else hit.happens
    if not hit.clause or verb is None or hit.adjunct or hit.after:
        return None
    lone = [actor.case for actor in cast_of(scene, hit)]
    if scene.grammar["where"].among(scene.tokens, told[:2]):
        return leading(scene, hit) if lone == ["ins"] and hit.trigger.frame == "meet" else None
    goes_on = scene.grammar["split"].among(scene.tokens, told[:2]) and scene.finite(verb)
    objects = {"acc", "gen"} if hit.trigger.frame == "receive" else {"ins"}
    if not goes_on or len(lone) != 1 or lone[0] not in objects:
        return None
    own = any(scene.tokens[k].pos == "NOUN" and scene.case(k) == "nom" for k in told if k < verb)
    return None if own else leading(scene, hit)


def delegation(scene: Scene, hit: Hit) -> bool:
    """Tell whether a delegation is the subject of the clause."""
    words = scene.grammar["delegation"]
    cases = {None, "nom"} if scene.grammar.after else {None, "nom", "ins", "acc"}
    return any(words.at(scene.tokens, k) and scene.case(k) in cases for k in clause_of(scene, hit))


def omitted(scene: Scene, hit: Hit) -> NameRef | None:
    """Give the subject that a Turkic clause leaves out («Содан кейін X-пен кездесті»)."""
    if scene.grammar.after or hit.adjunct or hit.after or not _unsaid(scene, hit):
        return None
    return earlier(scene, hit, cast_of(scene, hit)) or before(scene, hit)


def _unsaid(scene: Scene, hit: Hit) -> bool:
    """Tell whether nothing before those met may be the subject of a Turkic clause."""
    cast = cast_of(scene, hit)
    met = [a for a in cast if a.case in {"ins", "acc"} or receives(scene, a)]
    if not met or len(met) < len(cast):
        return False
    tokens, first = scene.tokens, clause_of(scene, hit)[0]
    for index in range(first, met[0].first):
        own = tokens[index].pos == "NOUN" and scene.case(index) == "nom"
        behind = tokens[index + 1]
        if own and (index + 1 == met[0].first or behind.pos not in {"NOUN", "ADP"}):
            return False
    return True


def complete(story: Plot, hit: Hit, draft: Draft) -> None:
    """Add to a new event those whom its clause means without naming them."""
    scene = story.scene
    if draft.type in PAIR:
        _join_bodies(scene, hit, draft)
    talks = draft.type == "summit" and hit.trigger.type in PAIR and not scene.grammar.after
    if talks and len(leaders(scene, hit)) == _TWO:  # «мемлекет басшылары кездесуге өтті»
        draft.type = hit.trigger.type
    many = gathered(scene, hit) and not (_pair_of(scene, hit) or hosted(story, hit))
    if not draft.members and draft.type not in PAIR and (who := _takes_part(scene, hit)):
        add(scene, draft, who, hit)
    few = draft.type in PAIR | {"signing", "council_session"} and len(draft.members) < 2
    if few and not (many or reached(scene, hit.left) or serial.aforesaid(scene, hit)):
        for who in leaders(scene, hit):
            add(scene, draft, who, hit)
    for who in both(story, hit, draft) or those(story, hit, draft) or goers(story, hit, draft):
        add(scene, draft, who, hit)
    if draft.type == "signing" and not draft.members:
        for ref, mention in parties(scene, hit):
            draft.join(Member(ref, "attendee", None, mention.span, "event.party", 0.7))
    draft.sides = sides(story, hit) if hit.trigger.frame else len(draft.members)
    if paired.crowd(scene, hit):
        _unnamed(story, hit, draft)
        return
    lone = draft.type in PAIR and (len(draft.members) == 1 or _hosts(scene, hit, draft))
    invited = scene.grammar["invited"]
    if any(invited.at(scene.tokens, k) and scene.finite(k) for k in clause_of(scene, hit)):
        return
    many = scene.grammar.after and hit.trigger.frame == "gather"
    free = lone or not (draft.members or many)
    came = guest(story, hit, subject=not lone) if free else None
    if came is None and lone:
        came = omitted(scene, hit) or _carried(scene, hit)
    if scene.grammar.after and hit.after and draft.type in PAIR and len(draft.members) < _TWO:
        for who in during(scene, hit, draft):
            add(scene, draft, who, hit)
        came = None if len(draft.members) > 1 else came
    verbal = scene.grammar.after and hit.trigger.frame in {"meet", "receive"}
    if came is None and lone and verbal:
        objects = [a for a in cast_of(scene, hit) if a.case in {"ins", "acc"}]
        if objects and posts(scene, hit) == 0:
            came = before(scene, hit)
    if came is None and draft.type == "bilateral_meeting":
        came = _owner(story, hit, draft) or _subject(story, hit, draft)
    if came is not None:
        add(scene, draft, came, hit)
    several = groups(scene, hit)
    if draft.type in PAIR and len(draft.members) < 2 and not several:
        _pair_up(story, hit, draft)
    _retype(scene, hit, draft)


def _unnamed(story: Plot, hit: Hit, draft: Draft) -> None:
    """Complete a meeting with several whom nobody names by its subject alone."""
    draft.sides = _TWO
    if not draft.members and (one := guest(story, hit, subject=True)) is not None:
        add(story.scene, draft, one, hit)


def _retype(scene: Scene, hit: Hit, draft: Draft) -> None:
    """Make a meeting of many of one that is of two by its word alone, or of two where two met."""
    met = not scene.grammar.after and hit.trigger.frame == "gather" and not gathered(scene, hit)
    people = [who for who in draft.members if who.kind is RefKind.PERSON]
    if met and draft.type == "multilateral_meeting" and len(people) == len(draft.members) == _TWO:
        draft.type = "bilateral_meeting"  # «A мен B … бас қосты»
    two = scene.grammar.after and not hit.trigger.frame and _pair_of(scene, hit)
    lone = draft.type == "bilateral_meeting" and len(draft.members) < _TWO and not two
    if lone and groups(scene, hit):
        draft.type = "multilateral_meeting"
    two = len(people) == _TWO and not scene.grammar.after
    if (
        draft.type == "bilateral_meeting"
        and gathered(scene, hit)
        and not (two or _pair_of(scene, hit))
    ):
        told = clause_of(scene, hit)
        kinds = (kind for kind, words in scene.grammar.gather if words.among(scene.tokens, told))
        draft.type = next(kinds, "multilateral_meeting")


def _join_bodies(scene: Scene, hit: Hit, draft: Draft) -> None:
    """Add the bodies that are a side of talks."""
    for ref, mention in bodies(scene, hit):
        draft.join(Member(ref, "attendee", None, mention.span, "event.body", 0.7))


def _takes_part(scene: Scene, hit: Hit) -> NameRef | None:
    """Give the subject left out of a later clause («…, а завтра примет участие в сессии»)."""
    told = clause_of(scene, hit)
    verbs = [k for k in told if scene.finite(k)]
    opens = any(scene.grammar[name].among(scene.tokens, told[:2]) for name in ("split", "place"))
    opens = opens and bool(hit.clause)
    if not (opens and verbs and scene.grammar.after) or "sing" not in scene.tokens[verbs[0]].feats:
        return None
    here = any(actor.case in {None, "nom"} for actor in cast_of(scene, hit))
    if not scene.found(hit.row, hit.clause, "part") or here:
        return None
    own = any(scene.tokens[k].pos == "NOUN" and scene.case(k) == "nom" for k in told)
    return None if own else leading(scene, hit)


def _hosts(scene: Scene, hit: Hit, draft: Draft) -> bool:
    """Tell whether all who are named receive somebody («Его приняли А и Б»)."""
    cases = {actor.who: actor.case for actor in cast_of(scene, hit)}
    receives = hit.trigger.frame == "receive" and scene.finite(hit.first) and scene.grammar.after
    return receives and bool(draft.members) and all(cases.get(w) == "nom" for w in draft.members)


def _leads(scene: Scene, row: int, index: int) -> bool:
    """Tell whether a post is the subject: in the nominative, or the first word («Главы МИД …»)."""
    feats = scene.tokens[index].feats
    return {"plur", "nomn"} <= feats or index == scene.sentences[row].first


def _pair_of(scene: Scene, hit: Hit) -> bool:
    """Tell whether those who met are of two states («главы МИД двух стран», «… А и Б»)."""
    clause = clause_of(scene, hit)
    places = scene.page.row(hit.row, MentionKind.STATE)
    states = {m.key for m in places if scene.reach(m)[0] in clause}
    two = any(scene.grammar["two"].at(scene.tokens, k) for k in clause)
    return two or len(states) == 2


def _owner(story: Plot, hit: Hit, draft: Draft) -> NameRef | None:
    """Give whom "the host" means as the subject: of the event of many before, or of its land."""
    scene, main = story.scene, story.main()
    told = scene.found(hit.row, hit.clause, "owner") if scene.grammar.after else ()
    said = [k for k in told if k < hit.first and scene.case(k) == "nom"]
    if not said or main is None or not draft.members:
        return None
    hosts = [who for who, member in main.members.items() if member.role == "host"]
    lands = [w for w in main.members if land_of(scene, w) == main.country and main.country]
    chosen = [who for who in (*hosts, *lands) if who not in draft.members]
    return chosen[0] if chosen else None


def _subject(story: Plot, hit: Hit, draft: Draft) -> NameRef | None:
    """Give who meets those named, where the sentence does not say («встретится с …»)."""
    scene = story.scene
    cases = {actor.who: actor.case for actor in cast_of(scene, hit)}
    if not draft.members or any(cases.get(w) not in {"ins", "dat"} for w in draft.members):
        return None
    if groups(scene, hit) or not (scene.grammar.after or _unsaid(scene, hit)):
        return None
    visits = [d for d in story.drafts if d.type == "official_visit" and not d.aside and d.members]
    guests = [who for d in visits for who, m in d.members.items() if m.role != "host"]
    ahead = before(scene, hit)
    told = [who for d in story.drafts if d is not draft for who in d.members]
    first = [actor.who for row in range(hit.row) for actor in scene.actors(row)]
    chosen = [who for who in (*guests[:1], ahead, *told[:1], *first[:1]) if who is not None]
    return next((who for who in chosen if who not in draft.members), None)


def visitor(story: Plot, draft: Draft) -> NameRef | None:
    """Give the one guest of the visit told of, if not of the meeting."""
    visits = [d for d in story.drafts if d.type == "official_visit" and not d.aside]
    came = [w for d in visits[:1] for w, member in d.members.items() if member.role != "host"]
    return came[0] if len(came) == 1 and came[0] not in draft.members else None


def _pair_up(story: Plot, hit: Hit, draft: Draft) -> None:
    """Give a meeting its missing side: those of the visit or the meeting told of before."""
    scene = story.scene
    posted = not scene.grammar.after and gathered(scene, hit)  # «спикерлер кездесті»: others
    posted = posted and not single(scene, hit)
    posted = posted or bool(powers.sides(scene, hit))
    if (
        bodies(scene, hit)
        or draft.aside
        or _others(scene, hit)
        or posted
        or paired.counted(scene, hit)
    ):
        return
    known = [d for d in story.drafts if d is not draft and not d.aside and d.members]
    visits = [d for d in known if d.type == "official_visit"]
    if not scene.grammar.after:
        visits.sort(key=lambda d: d is not draft.parent)
    pairs = [d for d in known if d.type in PAIR and not posts(scene, hit)]
    crew = [who for d in visits[:1] for who, m in d.members.items() if m.role != "host"]
    if len(crew) > 1 and not draft.members and not scene.grammar.after:
        draft.type = "multilateral_meeting"  # those of one delegation did not meet each other
        for who in crew:
            add(scene, draft, who, hit)
        return
    joint = powers.joint(scene, hit) and draft.when is not None
    for other in (*visits[:1], *reversed(pairs)):
        if joint and other.when is not None and draft.when != other.when:
            continue  # «встреча 2016 года», whoever was there
        for who in other.members:
            lands = {land_of(scene, one) for one in draft.members}
            if (
                who not in draft.members
                and len(draft.members) < 2
                and (land_of(scene, who) not in lands or not lands)
            ):
                add(scene, draft, who, hit)


def _others(scene: Scene, hit: Hit) -> bool:
    """Tell whether the phrase says with whom, though of nobody named («с деловыми кругами»)."""
    tokens, last = scene.tokens, hit.last
    beside = last < len(tokens) and scene.grammar["with"].at(tokens, last) > 0
    met = any(a.first >= last and a.case == "ins" for a in cast_of(scene, hit))
    one = any(
        isinstance(mention.value, PostValue) and not mention.value.plural
        for mention in scene.mentions(hit.row, last, hit.right, MentionKind.POST)
    )
    return beside and scene.grammar.after and not met and not one


def add(scene: Scene, draft: Draft, who: NameRef, hit: Hit) -> None:
    """Add somebody whom a clause means without a name."""
    span = scene.span(hit.first, hit.last)
    draft.join(Member(who, "attendee", None, span, "event.guest", 0.7))
