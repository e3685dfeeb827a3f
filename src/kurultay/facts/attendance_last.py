"""Who takes part, where verbs come last: what the forms of verbs and their order tell."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from kurultay.facts import clauses, doubt
from kurultay.facts.claims import NameRef
from kurultay.facts.events_draft import PAIR, Draft
from kurultay.facts.events_guest import cast_of, facing
from kurultay.facts.events_hits import Hit
from kurultay.facts.events_last import spoken_at
from kurultay.facts.events_parties import receives
from kurultay.facts.events_scene import Actor, Scene

_MARKS = frozenset('–—-−»”",')
_THANKS = 4
"""Words within which a Turkic verb of receiving is said to be what somebody thanks for."""
_CREW = 6
"""Those whom somebody leads are named within so many words."""
_TAG = 2
"""Who spoke stands so close behind the verb of speech."""


def pairs(scene: Scene, hit: Hit, draft: Draft) -> bool:
    """Tell whether two people meet before what is told («Y-мен кездесуден кейін»)."""
    if scene.grammar.after or draft.type not in PAIR:
        return False
    return facing(scene, hit)


def shares(scene: Scene, actor: Actor, hit: Hit, draft: Draft) -> bool:
    """
    Tell whether a verb of speech has the subject of a verb of meeting («сөйлесіп, … айтты»).

    «X Y-мен кездесуінде … деді»: who spoke at a meeting met.
    """
    at = not hit.trigger.frame and scene.case(hit.last - 1) == "loc" and actor.last <= hit.left
    if hit.after or at:
        return pairs(scene, hit, draft)
    verb = scene.tokens[hit.last - 1]
    return bool(hit.trigger.frame) and actor.last <= hit.first and "conv" in verb.feats


def met(scene: Scene, actor: Actor, live: Sequence[tuple[Hit, Draft, bool]]) -> bool:
    """Tell whether who says something also takes part: told before, or by a chain of verbs."""
    mine = any(shares(scene, actor, hit, draft) for hit, draft, _ in live)
    return mine or all(old for _, _, old in live)


def asks(scene: Scene, row: int, clause: int) -> bool:
    """Tell whether the subject only invites others to an event."""
    found = scene.grammar["invited"].found(scene.tokens, scene.clause(row, clause))
    return not scene.grammar.after and any("finite" in scene.tokens[k].feats for k in found)


def aimed(scene: Scene, actor: Actor, live: Sequence[tuple[Hit, Draft, bool]]) -> list[Draft]:
    """
    Give the events of a subject who came to take part in one of them («X-ке қатысу үшін …»).

    Somebody named behind the aim is who came for it.
    """
    row = live[0][0].row
    goals = [item for item in live if aimed_at(scene, item[0])]
    rest = [item for item in live if item not in goals]
    if not goals or not rest:
        return []
    low, high = goals[0][0].right, rest[-1][0].left
    other = any(low <= one.first < high for one in scene.actors(row) if one is not actor)
    return [draft for _, draft, _ in (rest if other else live)]


def goes(scene: Scene, row: int, clause: int) -> bool:
    """Tell whether a Turkic clause only says where somebody came or went («оқиға орнына барды»)."""
    if scene.grammar.after:
        return False
    arrived = [scene.grammar[name] for name in ("came", "arrived")]
    joins = scene.found(row, clause, "join")
    return bool(joins) and all(
        any(words.at(scene.tokens, k) for words in arrived)
        and k > 0
        and scene.tokens[k - 1].pos == "NOUN"
        and scene.case(k - 1) == "dat"
        and not scene.announces(k - 1)
        for k in joins
    )


def rite(scene: Scene, hit: Hit, recent: Sequence[Draft]) -> Draft | None:
    """Give the ceremony of welcome told of before, where a Turkic sentence says who welcomed."""
    if scene.grammar.after:
        return None
    met = {actor.who for actor in cast_of(scene, hit) if actor.case == "acc"}
    rites = [d for d in recent if d.type == "ceremony" and met & d.people]
    tokens = scene.tokens
    return next((d for d in rites if hit.trigger.words.at(tokens, d.hit.first)), None)


def tags(scene: Scene, verb: int, actor: Actor) -> bool:
    """Tell whether a Turkic verb behind a quotation says who spoke («…», – деді X»)."""
    before = scene.tokens[verb - 1].text if verb else ""
    return 0 < actor.first - verb <= _TAG and before in _MARKS


def continued(scene: Scene, row: int, clause: int) -> bool:
    """Tell whether a Turkic clause goes on with «and» («саммит өтті және оны X ашты»)."""
    words = [k for k in scene.clause(row, clause) if scene.tokens[k].pos != "PUNCT"]
    if not words or scene.grammar.after:
        return False
    opens = ("and", "thereat")
    return any(scene.grammar[name].at(scene.tokens, words[0]) for name in opens)


def thereto(scene: Scene, row: int, actor: Actor) -> bool:
    """Tell whether a Turkic sentence says who else came to what it follows («Оған X қатысты»)."""
    grammar, tokens, sentence = scene.grammar, scene.tokens, scene.sentences[row]
    if grammar.after or not grammar["thereto"].at(tokens, sentence.first):
        return False
    if grammar["beyond"].at(tokens, sentence.first + 1):
        return False  # «оған қоса», «оған дейін»: nobody came to anything
    told = range(actor.last, sentence.last)
    return any(closes(scene, k) for k in grammar["part"].found(tokens, told))


def cited(scene: Scene, hit: Hit) -> bool:
    """Tell whether a Turkic event is only in the words that somebody is quoted with."""
    return not scene.grammar.after and doubt.quoted(scene, hit)


def aimed_at(scene: Scene, hit: Hit) -> bool:
    """Tell whether somebody comes to take part in a Turkic event («кездесуіне қатысу үшін»)."""
    return scene.grammar["aim"].within(scene.tokens, hit.right, hit.right + 3)


def thanks(scene: Scene, row: int, clause: int) -> bool:
    """Tell whether a Turkic clause only thanks for a reception, or who held the event."""
    if scene.grammar.after:
        return False
    words = scene.grammar["for"]
    hosts = scene.found(row, clause, "host")
    return bool(hosts) and all(
        words.within(scene.tokens, k, k + _THANKS)  # «қарсы алғаны үшін рахмет»
        or (scene.tokens[k].pos == "NOUN" and scene.case(k) == "dat")  # «ұйымдастырушыларға»
        for k in hosts
    )


def leads(scene: Scene, actor: Actor) -> bool:
    """Tell whether a name is only the subject of a participle («X бастаған делегацияны …»)."""
    if scene.grammar.after or actor.last >= len(scene.tokens):
        return False
    verb = scene.tokens[actor.last]
    joins = scene.grammar["join"].at(scene.tokens, actor.last) == 1
    return verb.pos == "VERB" and "part" in verb.feats and joins


def led(scene: Scene, row: int, index: int) -> bool:
    """Tell whether somebody only leads those who come («X басшылығында делегаттар …»)."""
    tokens, crew = scene.tokens, scene.grammar["crewed"]
    if scene.grammar.after:  # «делегация под руководством А»
        start = max(index - _CREW, scene.sentences[row].first)
        return scene.grammar["delegation"].within(tokens, start, index - 1)
    near = range(index + 1, min(index + _CREW, scene.sentences[row].last))
    nominal = (k for k in near if scene.case(k) == "nom" and "attr" not in tokens[k].feats)
    return any(crew.at(tokens, k) for k in nominal)


def side_by_side(scene: Scene, cast: Sequence[Actor]) -> bool:
    """Tell whether two names joined by «мен» are the subject of one verb («A мен B талқылады»)."""
    if scene.grammar.after or len(cast) != 2 or {actor.case for actor in cast} - {None, "nom"}:
        return False
    gap = scene.tokens[cast[0].last : cast[1].first]
    return len(gap) == 1 and scene.grammar["and"].at(gap, 0) > 0


def welcomed(scene: Scene, hit: Hit, cast: Sequence[tuple[Hit, Draft, bool]]) -> Draft | None:
    """Give the visit on which somebody came who is met («сапармен келген X-ті қарсы алды»)."""
    if scene.grammar.after or hit.trigger.frame not in {"welcome", "visit"}:
        return None
    framing = (d for h, d, _ in cast if d.frame and d.type == "official_visit" and not h.after)
    draft = next(framing, None)
    if hit.trigger.frame == "welcome" or draft is None:
        return draft
    return draft if closes(scene, hit.last - 1) else None


def visits(
    scene: Scene, row: int, actor: Actor, cast: Sequence[tuple[Hit, Draft, bool]]
) -> list[Draft]:
    """
    Give the visits that only frame a Turkic sentence and are those of its subject.

    «X Түркияға барған сапарында …» tells of X; «сапармен келген Y-ті …» of Y behind it.
    """
    if scene.grammar.after or actor.blocked:
        return []
    clauses, base = scene.clauses(row), scene.sentences[row].first
    found: list[Draft] = []
    for hit, draft, old in cast:
        told = hit.told_before and scene.case(hit.last - 1) != "acc"
        if not (draft.frame or told) or draft.type != "official_visit" or old or draft.members:
            continue
        if clauses[actor.last - 1 - base] != hit.clause:
            continue
        behind = scene.grammar["came"].at(scene.tokens, hit.last) and not closes(scene, hit.last)
        mine = actor.first > hit.last if behind else actor.last <= hit.left
        if mine and (behind or actor.case in {None, "nom"}):
            found.append(draft)
    return found


def closes(scene: Scene, index: int) -> bool:
    """Tell whether a Turkic verb closes its clause, be it as a participle («барған болатын»)."""
    token, behind = scene.tokens[index], scene.tokens[min(index + 1, len(scene.tokens) - 1)]
    return (
        "finite" in token.feats
        or behind.pos == "PUNCT"
        or {"part"} <= token.feats & behind.feats
        or ("part" in token.feats and behind.pos == "VERB" and "finite" in behind.feats)
    )


def only(scene: Scene, hit: Hit, recent: Sequence[Draft]) -> Draft | None:
    """Give the one event of a kind, within which a Turkic sentence goes on («форум аясында»)."""
    if scene.grammar.after or not hit.adjunct:
        return None
    alike = [draft for draft in recent if draft.type == hit.type and not draft.frame]
    return alike[0] if len(alike) == 1 else None


def parted(scene: Scene, row: int, first: int, verb: int) -> bool:
    """Tell whether a subject has another verb before one («X Y-мен кездесті деп хабарлайды Z»)."""
    own = any("finite" in scene.tokens[k].feats for k in range(first, verb))
    behind = scene.tokens[verb + 1 : scene.sentences[row].last]
    said = clauses.in_speech(scene, first, verb)
    return said or (own and any(token.pos in {"NOUN", "X"} for token in behind))


def comes(scene: Scene, row: int, clause: int, actor: Actor, stage: Draft) -> bool:
    """Tell whether somebody only comes too, on a visit that is not the one told of."""
    if scene.grammar.after or stage.type != "official_visit" or not stage.members:
        return False
    visit = next(
        (trigger.words for trigger in scene.grammar.verbs if trigger.frame == "visit"), None
    )
    came = visit is not None and visit.among(scene.tokens, scene.clause(row, clause))
    return came and actor.who not in stage.members and not scene.found(row, clause, "crew")


def predicated(scene: Scene, hit: Hit) -> bool:
    """Tell whether a Turkic sentence only says what an event is («Ерекше көрме – …»)."""
    if scene.grammar.after or hit.trigger.frame or hit.last >= scene.sentences[hit.row].last:
        return False
    dash = scene.tokens[hit.last].text in {"–", "—", "-", "−"}
    return dash and scene.case(hit.last - 1) == "nom" and hit.happens is None


def between(scene: Scene, actor: Actor, live: Sequence[tuple[Hit, Draft, bool]]) -> list[Draft]:
    """
    Give the events of a Turkic subject that stands behind the first of them.

    What its verb tells is its own; what is before if it came, or stands, there («саммитте X …»).
    """
    ahead = [item for item in live if item[0].left >= actor.last]
    before = [item for item in live if item not in ahead]
    came, tokens = scene.grammar["came"], scene.tokens
    mine = [
        item
        for item in before
        if came.within(tokens, item[0].right, item[0].right + 2) or spoken_at(scene, actor, item[0])
    ]
    chosen = [*mine, *ahead] if ahead else before[-1:]
    return list({id(draft): draft for _, draft, _ in chosen}.values())


def chain(scene: Scene, hit: Hit, cast: Sequence[tuple[Hit, Draft, bool]]) -> Draft | None:
    """Give the meeting that a Turkic sentence goes on about («кездесіп, … келіссөз жүргізді»)."""
    if scene.grammar.after or hit.trigger.frame not in {"", "meet", "talk"} or not hit.bare:
        return None
    for other, draft, _ in cast:
        frame = "meet" if hit.type in PAIR else "gather"
        verb = other.trigger.frame == frame and other.clause == hit.clause
        between = range(other.last, hit.first)
        few = draft.type in PAIR or frame == "gather"
        if verb and "conv" in scene.tokens[other.last - 1].feats and few:
            alone = not any(actor.first in between for actor in scene.actors(hit.row))
            alone = alone and not (
                hit.trigger.frame and any(scene.case(k) == "ins" for k in between)
            )
            return draft if alone else None
    return None


def chained(scene: Scene, actor: Actor, live: Sequence[tuple[Hit, Draft, bool]]) -> list[Draft]:
    """
    Give the events that a chain of verbs tells of: a subject's all, else the first of them.

    «A B-мен кездесіп, C-мен келіссөз жүргізді»
    """
    verbs = all(hit.trigger.frame for hit, _, _ in live)
    if not verbs or not all("conv" in scene.tokens[h.last - 1].feats for h, _, _ in live[:-1]):
        return []
    drafts = list({id(draft): draft for _, draft, _ in live}.values())
    return drafts if actor.case in {None, "nom"} else drafts[:1]


def meets(scene: Scene, hit: Hit) -> bool:
    """Tell whether a Turkic subject left out meets somebody («ол X-пен келіссөз өткізді»)."""
    cases = [actor.case for actor in cast_of(scene, hit) if actor.last <= hit.first]
    return not scene.grammar.after and cases == ["ins"]


def carries(scene: Scene, hit: Hit) -> bool:
    """Tell whether a Turkic verb of meeting leads on to the next («кездесіп, … қол қойды»)."""
    return bool(hit.trigger.frame) and "conv" in scene.tokens[hit.last - 1].feats


def owns(scene: Scene, hit: Hit) -> bool:
    """Tell whether a Turkic noun only says whose people or papers something is («форум қонағы»)."""
    if scene.grammar.after or hit.trigger.frame or hit.last >= scene.sentences[hit.row].last:
        return False
    cases = {"nom", "acc", "gen"} if hit.type == "official_visit" else {"nom", "acc"}
    bare = scene.case(hit.last - 1) in cases
    return bare and scene.grammar["inner"].at(scene.tokens, hit.last) > 0


def named(scene: Scene, hit: Hit, found: Sequence[Hit]) -> list[Hit]:
    """Give the nouns of meeting in the clause of a Turkic verb of talking, be they behind it."""
    if scene.grammar.after:
        return []
    return [h for h in found if not h.trigger.frame and h.type in PAIR and h.clause == hit.clause]


def addressed(scene: Scene, index: int) -> bool:
    """Tell whether a Turkic word names people whom something is done to («қатысушыларға»)."""
    return (
        not scene.grammar.after
        and scene.tokens[index].pos == "NOUN"
        and scene.case(index) in {"dat", "acc", "gen", "abl"}
        and not scene.grammar["vows"].at(scene.tokens, index)
    )


def attributive(scene: Scene, row: int, clause: int, actor: Actor) -> bool:
    """Tell whether only a participle says that somebody leads («төрағалық еткен Y»)."""
    if scene.grammar.after:
        return False
    verbs = scene.grammar["chair"]
    behind = [k for k in scene.found(row, clause, "chair") if k >= actor.last]
    ends = [k + verbs.at(scene.tokens, k) - 1 for k in behind]
    return bool(ends) and not any(_told(scene, k) for k in ends)


def _told(scene: Scene, index: int) -> bool:
    """Tell whether a Turkic verb, with its auxiliaries, is no attribute of a noun behind."""
    while index + 1 < len(scene.tokens) and "conv" in scene.tokens[index].feats:
        behind = scene.tokens[index + 1]
        if behind.pos != "VERB" or "part" not in behind.feats:
            return True
        index += 1
    return "part" not in scene.tokens[index].feats or closes(scene, index)


def at_rite(
    scene: Scene, hit: Hit, recent: Sequence[Draft], people: Collection[NameRef]
) -> Draft | None:
    """Give the ceremony at which its host talks to its guests («X-пен сөйлескенде …»)."""
    if scene.grammar.after or hit.trigger.frame != "meet" or scene.ends(hit.last - 1):
        return None
    rite = recent[0] if recent else None
    hosts = rite is not None and rite.type == "ceremony" and bool(rite.people & set(people))
    return rite if hosts else None


def acts(scene: Scene, index: int) -> bool:
    """Tell whether a Turkic verb closes an act of several words («сенім хатын тапсырды»)."""
    if scene.grammar.after:
        return False
    signs = (trigger.words for trigger in scene.grammar.verbs if trigger.frame == "sign")
    return any(words.ends(scene.tokens, index + 1) for words in signs)


def oblique(scene: Scene, actor: Actor) -> str:
    """Give the role of who is no subject: that of a host in «X-тің қабылдауында болды»."""
    return "host" if receives(scene, actor) else "attendee"


def valued(scene: Scene, hit: Hit) -> bool:
    """Tell whether a visit is only the object of what the subject says or does of it."""
    if scene.grammar.after and hit.type == "official_visit" and not hit.trigger.frame:
        with_ = hit.left and scene.grammar["with"].at(scene.tokens, hit.left - 1)
        return scene.case(hit.first) == "ins" and not with_  # «доволен визитом»
    return (
        not scene.grammar.after
        and hit.type == "official_visit"
        and not hit.trigger.frame
        and scene.case(hit.last - 1) == "acc"
        and not scene.grammar["completes"].at(scene.tokens, min(hit.last, len(scene.tokens) - 1))
    )
