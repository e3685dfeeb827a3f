"""The sides of a meeting beyond those named beside it: guests, leaders, ministers, bodies."""

from __future__ import annotations

from kurultay.facts.claims import NameRef
from kurultay.facts.events_draft import PAIR, Draft, Member, Plot
from kurultay.facts.events_hits import Hit
from kurultay.facts.events_parties import bodies, parties
from kurultay.facts.events_ranks import groups, leaders
from kurultay.facts.events_scene import Actor, Scene
from kurultay.mentions.mention import MentionKind, PostValue

_NEAR = 6
_TWO = 2


def cast_of(scene: Scene, hit: Hit) -> list[Actor]:
    """Give the people in the clause of an event word."""
    clauses, base = scene.clauses(hit.row), scene.sentences[hit.row].first
    return [
        actor
        for actor in scene.actors(hit.row)
        if not actor.blocked and clauses[actor.last - 1 - base] == hit.clause
    ]


def _clause(scene: Scene, hit: Hit) -> list[int]:
    base = scene.sentences[hit.row].first
    return [k + base for k, number in enumerate(scene.clauses(hit.row)) if number == hit.clause]


def guest(story: Plot, hit: Hit, *, subject: bool = False) -> NameRef | None:
    """Give whom "the guest", "him" stands for in the clause: who came, in the event before."""
    scene = story.scene
    words = scene.grammar["guest"]
    here = {actor.who for actor in cast_of(scene, hit)}
    near = [k for k in _clause(scene, hit) if hit.left - _NEAR <= k < hit.right + _NEAR]
    idioms = scene.grammar["not_guest"]
    said = [k for k in near if words.at(scene.tokens, k) and not idioms.at(scene.tokens, k)]
    if subject:
        said = [k for k in said if scene.case(k) in {None, "nom"} and _alone(scene, hit, k)]
    if not said:
        return None
    lands = {land for who in here if (land := _land(scene, who))}
    told = [d for d in story.drafts if not d.aside]
    for draft in reversed([d for d in told if d.hit.row != hit.row] or told):
        for who, member in draft.members.items():
            home = scene.grammar.after and _land(scene, who) in lands
            if who not in here and member.role != "host" and not home:
                return who
    return _ahead(scene, hit) or before(scene, hit)


def _ahead(scene: Scene, hit: Hit) -> NameRef | None:
    """Give the subject of the main clause before («X побывал в Баку, где его принял …»)."""
    clauses, base = scene.clauses(hit.row), scene.sentences[hit.row].first
    here = {actor.who for actor in cast_of(scene, hit)}
    subjects = (
        actor.who
        for actor in scene.actors(hit.row)
        if actor.last <= hit.first
        and actor.case in {None, "nom"}
        and clauses[actor.last - 1 - base] != hit.clause
        and not actor.blocked
        and actor.who not in here
    )
    return next(subjects, None) if scene.grammar.after else None


def _alone(scene: Scene, hit: Hit, index: int) -> bool:
    """Tell whether a word for a guest means one: several at an event of many are its own."""
    return not scene.grammar.after or hit.type in PAIR or "plur" not in scene.tokens[index].feats


def before(scene: Scene, hit: Hit) -> NameRef | None:
    """Give the subject of the sentence before, whom this one goes on about without a name."""
    here = {actor.who for actor in scene.actors(hit.row)}
    ahead = scene.sentences[hit.row - 1] if hit.row else None
    words = scene.tokens[ahead.first : ahead.last] if ahead else ()
    told = not scene.grammar.after or any(token.pos in {"VERB", "ADJ"} for token in words)
    if ahead is None or not told:
        return None  # a byline, a dateline
    subjects = [
        actor.who
        for actor in scene.actors(hit.row - 1)
        if actor.case in {None, "nom"} and not actor.blocked and actor.who not in here
    ]
    return subjects[0] if subjects else None


def posts(scene: Scene, hit: Hit) -> int:
    """Count the posts in the clause that name somebody whom the article does not name."""
    clause = set(_clause(scene, hit))
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
    clause = set(_clause(scene, hit))
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
    ahead = [k for k in _clause(scene, hit) if k < hit.first]
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
    if gathered(scene, hit):
        return False
    if not scene.finite(verb) or "plur" not in scene.tokens[verb].feats:
        return False
    clause = [k for k in _clause(scene, hit) if verb - _NEAR <= k < verb]
    nouns = [k for k in clause if {"plur", "nomn"} <= scene.tokens[k].feats]
    told = any(scene.tokens[k].pos == "NOUN" for k in nouns)
    return told and not any(scene.grammar["with"].at(scene.tokens, k) for k in _clause(scene, hit))


def sides(story: Plot, hit: Hit) -> int:
    """Count the sides of a meeting that a verb tells of."""
    scene = story.scene
    people = {actor.who for actor in cast_of(scene, hit)}
    count = len(people) + (1 if guest(story, hit) else 0)
    count += 1 if groups(scene, hit) else 0
    count += 1 if bodies(scene, hit) else 0
    count += 1 if delegation(scene, hit) else 0
    count += posts(scene, hit) + (2 if gathered(scene, hit) else 0)
    count += 1 if omitted(scene, hit) else 0
    if not (people or scene.grammar.after) and _ranked(scene, hit):
        count = max(count, _TWO)
    count += 1 if len(people) == 1 and _carried(scene, hit) else 0
    return max(count, len(leaders(scene, hit)))


def _ranked(scene: Scene, hit: Hit) -> bool:
    """Tell whether the holders of a post in two states are the Turkic subject («А мен Б …тері»)."""
    clause = set(_clause(scene, hit))
    posts = (m for m in scene.page.row(hit.row, MentionKind.POST) if scene.reach(m)[0] in clause)
    plural = any(isinstance(m.value, PostValue) and m.value.plural for m in posts)
    return plural and _pair_of(scene, hit)


def _carried(scene: Scene, hit: Hit) -> NameRef | None:
    """Give the subject that a clause of place leaves out («прибыл в Баку, где встретился с А»)."""
    told = _clause(scene, hit)
    opened = hit.clause and scene.grammar["where"].among(scene.tokens, told[:2])
    lone = [actor.case for actor in cast_of(scene, hit)] == ["ins"]
    return _ahead(scene, hit) if opened and lone and hit.trigger.frame == "meet" else None


def delegation(scene: Scene, hit: Hit) -> bool:
    """Tell whether a delegation is the subject of the clause."""
    words = scene.grammar["delegation"]
    cases = {None, "nom"} if scene.grammar.after else {None, "nom", "ins", "acc"}
    return any(words.at(scene.tokens, k) and scene.case(k) in cases for k in _clause(scene, hit))


def omitted(scene: Scene, hit: Hit) -> NameRef | None:
    """Give the subject that a Turkic clause leaves out («Содан кейін X-пен кездесті»)."""
    if scene.grammar.after or hit.adjunct or hit.after or not _unsaid(scene, hit):
        return None
    return before(scene, hit)


def _unsaid(scene: Scene, hit: Hit) -> bool:
    """Tell whether nothing before those met may be the subject of a Turkic clause."""
    cast = cast_of(scene, hit)
    met = [actor for actor in cast if actor.case in {"ins", "acc"}]
    if not met or len(met) < len(cast):
        return False
    tokens, first = scene.tokens, scene.sentences[hit.row].first
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
        for ref, mention in bodies(scene, hit):
            draft.join(Member(ref, "attendee", None, mention.span, "event.body", 0.7))
    talks = draft.type == "summit" and hit.trigger.type in PAIR and not scene.grammar.after
    if talks and len(leaders(scene, hit)) == _TWO:  # «мемлекет басшылары кездесуге өтті»
        draft.type = hit.trigger.type
    many = gathered(scene, hit) and not _pair_of(scene, hit)
    few = draft.type in PAIR | {"signing", "council_session"} and len(draft.members) < 2
    if few and not many:
        for who in leaders(scene, hit):
            _add(scene, draft, who, hit)
    if draft.type == "signing" and not draft.members:
        for ref, mention in parties(scene, hit):
            draft.join(Member(ref, "attendee", None, mention.span, "event.party", 0.7))
    draft.sides = sides(story, hit) if hit.trigger.frame else len(draft.members)
    lone = draft.type in PAIR and len(draft.members) == 1
    invited = scene.grammar["invited"]
    if any(invited.at(scene.tokens, k) and scene.finite(k) for k in _clause(scene, hit)):
        return
    came = guest(story, hit, subject=not lone) if lone or not draft.members else None
    if came is None and lone:
        came = omitted(scene, hit) or _carried(scene, hit)
    verbal = scene.grammar.after and hit.trigger.frame in {"meet", "receive"}
    if came is None and lone and verbal:
        objects = [a for a in cast_of(scene, hit) if a.case in {"ins", "acc"}]
        if objects and posts(scene, hit) == 0:
            came = before(scene, hit)
    if came is None and draft.type == "bilateral_meeting":
        came = _subject(story, hit, draft)
    if came is not None:
        _add(scene, draft, came, hit)
    if draft.type in PAIR and len(draft.members) < 2 and not groups(scene, hit):
        _pair_up(story, hit, draft)
    if draft.type == "bilateral_meeting" and groups(scene, hit) and len(draft.members) < 2:
        draft.type = "multilateral_meeting"
    if draft.type == "bilateral_meeting" and gathered(scene, hit):
        clause = _clause(scene, hit)
        kinds = (
            kind
            for kind, words in scene.grammar.gather
            if any(words.at(scene.tokens, index) for index in clause)
        )
        if not _pair_of(scene, hit):
            draft.type = next(kinds, "multilateral_meeting")


def _leads(scene: Scene, row: int, index: int) -> bool:
    """Tell whether a post is the subject: in the nominative, or the first word («Главы МИД …»)."""
    feats = scene.tokens[index].feats
    return {"plur", "nomn"} <= feats or index == scene.sentences[row].first


def _pair_of(scene: Scene, hit: Hit) -> bool:
    """Tell whether those who met are of two states («главы МИД двух стран», «… А и Б»)."""
    clause = _clause(scene, hit)
    places = scene.page.row(hit.row, MentionKind.STATE)
    states = {m.key for m in places if scene.reach(m)[0] in clause}
    two = any(scene.grammar["two"].at(scene.tokens, k) for k in clause)
    return two or len(states) == 2


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


def _pair_up(story: Plot, hit: Hit, draft: Draft) -> None:
    """Give a meeting its missing side: those of the visit or the meeting told of before."""
    scene = story.scene
    if bodies(scene, hit) or draft.aside or _others(scene, hit):
        return
    known = [d for d in story.drafts if d is not draft and not d.aside and d.members]
    visits = [d for d in known if d.type == "official_visit"]
    pairs = [d for d in known if d.type in PAIR and not posts(scene, hit)]
    crew = [who for d in visits[:1] for who, m in d.members.items() if m.role != "host"]
    if len(crew) > 1 and not draft.members and not scene.grammar.after:
        draft.type = "multilateral_meeting"  # those of one delegation did not meet each other
        for who in crew:
            _add(scene, draft, who, hit)
        return
    for other in (*visits[:1], *reversed(pairs)):
        for who in other.members:
            lands = {_land(scene, one) for one in draft.members}
            if (
                who not in draft.members
                and len(draft.members) < 2
                and (_land(scene, who) not in lands or not lands)
            ):
                _add(scene, draft, who, hit)


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


def _land(scene: Scene, who: NameRef) -> str | None:
    return who.country or next((o.country for o in scene.held.of(who) if o.country), None)


def _add(scene: Scene, draft: Draft, who: NameRef, hit: Hit) -> None:
    span = scene.span(hit.first, hit.last)
    draft.join(Member(who, "attendee", None, span, "event.guest", 0.7))
