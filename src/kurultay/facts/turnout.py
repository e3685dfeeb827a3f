"""Who came, told without a verb of taking part of their own: sent, listed, announced, behind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kurultay.facts import tellers
from kurultay.facts.events_draft import GROUP, PAIR, Draft
from kurultay.facts.events_hits import Hit
from kurultay.facts.events_scene import Actor, Scene
from kurultay.facts.places import place_ref
from kurultay.mentions.mention import MentionKind

Cast = Sequence[tuple[Hit, Draft, bool]]

_SENDERS = (MentionKind.STATE, MentionKind.PLACE, MentionKind.BODY)
_JOINT = 3
"""Events that «и» joins stand at most so many words apart."""
_ARRIVAL = 8
"""The airport where somebody is met stands so near."""
_LIST = 3
"""So many names in a row are a list of those who came."""


def behind(scene: Scene, row: int, clause: int, cast: Cast) -> list[Draft]:
    """Give the events that a relative clause tells more of: right before it, or the only one."""
    if not scene.grammar.after:
        return []
    found = [d for h, d, _ in cast if not d.frame and h.told == clause and clause != h.clause]
    told = [(h, d) for h, d, _ in cast if not d.frame and not h.trigger.frame]
    if found or not clause or len({id(d) for _, d in told}) != 1:
        return found
    hit, draft = told[0]
    words = scene.clause(row, clause)
    where = scene.grammar["where"].among(scene.tokens, words[:3]) and hit.right <= words[0]
    return [draft] if where and hit.clause != clause else []


def told(scene: Scene, row: int, clause: int, actor: Actor, stage: Draft) -> str | None:
    """Give the rule by which a sentence without an event word names somebody who came."""
    if scene.grammar.after and _sent(scene, row, clause, actor):
        return "sent"
    if stage.status != "planned" and _there(scene, row, clause, actor):
        return "there"
    if _greets(scene, row, clause, actor, stage):
        return "greets"
    if scene.grammar.after and (
        _awaited(scene, row, clause, actor) or _listed(scene, row, clause, actor)
    ):
        return "listed"
    if stage.type in GROUP and stage.status != "planned" and _row(scene, row, clause, actor):
        return "row"
    return None


def _greets(scene: Scene, row: int, clause: int, actor: Actor, stage: Draft) -> bool:
    """Tell whether a Turkic subject turns to those who came («X қонақтарға алғыс айтты»)."""
    if scene.grammar.after or stage.status == "planned" or not subject(actor):
        return False
    said = [k for k in scene.found(row, clause, "visitor") if k >= actor.last]
    return stage.type in GROUP | {"ceremony", "exhibition"} and bool(said) and actor.named


def _sent(scene: Scene, row: int, clause: int, actor: Actor) -> bool:
    """Tell whether a state or body sent an actor («Азербайджан делегировал министра …»)."""
    verbs = [k for k in scene.found(row, clause, "sends") if k < actor.first]
    if actor.case not in {"acc", "gen"} or not verbs:
        return False
    parted = [k for k in scene.clause(row, clause) if scene.tokens[k].text == ";"]
    low = max((k for k in parted if k < verbs[-1]), default=0)
    others = [a for a in scene.actors(row) if a is not actor and a.first >= low]
    if any(a.case in {None, "nom"} and not a.blocked for a in others):
        return False
    senders = scene.mentions(row, scene.sentences[row].first, actor.first, *_SENDERS)
    inner = range(verbs[-1], actor.first)
    return any(
        mention.case in {None, "nom", "acc"} and not mention.adjective
        for mention in senders
        if scene.reach(mention)[0] not in inner
    )


def _there(scene: Scene, row: int, clause: int, actor: Actor) -> bool:
    """Tell whether a clause says who was there («Там были А и Б», «На нём был и А»)."""
    told = scene.clause(row, clause)
    was = [k for k in told[:5] if scene.grammar["was"].at(scene.tokens, k) and scene.finite(k)]
    if not was or not subject(actor) or actor.first < was[0] or not actor.named:
        return False
    opens = range(told[0], was[0])
    place = any(scene.grammar["there"].at(scene.tokens, k) for k in opens)
    at = any(
        scene.grammar["him"].at(scene.tokens, k) and scene.grammar["inside"].at(scene.tokens, k - 1)
        for k in opens[1:]
    )
    return place or at


def _awaited(scene: Scene, row: int, clause: int, actor: Actor) -> bool:
    """Tell whether a noun right before an actor says that they come («ожидается приезд …»)."""
    before, words = actor.first - 1, scene.grammar["coming"]
    named = actor.case == "gen" and before > 0 and words.at(scene.tokens, before) > 0
    return named and bool(scene.found(row, clause, "awaited"))


def _listed(scene: Scene, row: int, clause: int, actor: Actor) -> bool:
    """Tell whether a list without a verb names an actor («от Казахстана — министр …»)."""
    told = scene.clause(row, clause)
    cuts = [k for k in told if scene.tokens[k].text == ";"]
    low = max((k for k in cuts if k < actor.first), default=-1)
    high = min((k for k in cuts if k > actor.first), default=len(scene.tokens))
    verbs = [k for k in told if low < k < high and scene.finite(k)]
    was = all(scene.grammar["was"].at(scene.tokens, k) for k in verbs)
    if actor.case not in {None, "nom"} or not was:
        return False
    if not verbs and _on_side(scene, told, actor):
        return True
    if scene.found(row, clause, "among"):
        return True
    low, high = told[0], told[-1] + 1
    starts = {scene.reach(mention)[0] for mention in scene.mentions(row, low, high, *_SENDERS)}
    words = scene.grammar["from"]
    return any(
        k + words.at(scene.tokens, k) in starts
        for k in scene.found(row, clause, "from")
        if k < actor.first
    )


def _on_side(scene: Scene, told: Sequence[int], actor: Actor) -> bool:
    """Tell whether a list says on whose side people were («С турецкой стороны – А и Б»)."""
    ahead = [k for k in told if k < actor.first]
    return any(
        scene.grammar["with"].at(scene.tokens, k)
        and scene.grammar["side"].within(scene.tokens, k + 1, k + 4)
        for k in ahead[:2]
    )


def _row(scene: Scene, row: int, clause: int, actor: Actor) -> bool:
    """Tell whether an actor is one of a list of subjects («за столом расселись А, Б и В»)."""
    base, clauses = scene.sentences[row].first, scene.clauses(row)
    subjects = [
        one
        for one in scene.actors(row)
        if one.case in {None, "nom"} and one.named and not one.blocked
        if clauses[one.last - 1 - base] == clause
    ]
    if actor not in subjects or len(subjects) < _LIST:
        return False
    spoken = any(scene.found(row, clause, name) for name in ("report", "letter", "absent"))
    lists = ("speak", "join")
    spoken = spoken or not (scene.grammar.after or any(scene.found(row, clause, n) for n in lists))
    return not spoken and any(scene.finite(k) for k in scene.clause(row, clause))


def floor(scene: Scene, actor: Actor, stage: Draft) -> bool:
    """Tell whether who stresses or proposes something does so at the event that is told of."""
    held = stage.type in GROUP and stage.status != "planned" and not stage.aside
    return held and actor.named and (scene.grammar.after or presides(scene, actor, stage))


def presides(scene: Scene, actor: Actor, stage: Draft) -> bool:
    """Tell whether a Turkic speaker has a post in the body in session («Сенат төрағасы»)."""
    if scene.grammar.after or stage.organiser is None:
        return False
    return any(office.body == stage.organiser for office in scene.held.of(actor.who))


def goals(scene: Scene, live: Sequence[tuple[Hit, Draft, bool]]) -> list[Draft]:
    """
    Give the events of who travels to take part in others («прибыл для участия в А и в Б»).

    The visit is theirs too, where there is one.
    """
    words, end = scene.grammar["purpose"], -1
    out: list[Draft] = []
    for hit, draft, _ in live:
        aimed = words.ends(scene.tokens, hit.left)
        linked = bool(out) and (
            scene.grammar["and"].within(scene.tokens, end, hit.left)
            or comma(scene, end, hit.left)
            or (hit.left < end and scene.grammar["and"].at(scene.tokens, hit.left - 1) > 0)
        )
        if (aimed or (linked and hit.left - end <= _JOINT)) and draft.type != "official_visit":
            out.append(draft)
            end = hit.right
    visits = [draft for _, draft, _ in live if draft.type == "official_visit"]
    return [*visits[:1], *out] if out else []


def comma(scene: Scene, first: int, last: int) -> bool:
    """Tell whether only a comma stands between two events of a list («в саммите, заседании»)."""
    between = scene.tokens[first:last]
    return any(t.text == "," for t in between) and all(
        token.text in {",", ")", "»", '"'} or token.pos == "ADP" for token in between
    )


def stands_at(scene: Scene, hit: Hit) -> bool:
    """Tell whether what somebody says is said at an event («заявил А на церемонии …»)."""
    before = hit.left - 1
    if not scene.grammar.after or before < scene.sentences[hit.row].first or hit.trigger.frame:
        return False
    told = scene.clause(hit.row, hit.clause)
    if any("infn" in scene.tokens[k].feats for k in told if k < hit.left):
        return False  # «поручил представлять страну на саммите»
    thanks = scene.grammar["for"].found(scene.tokens, [k for k in told if before - 3 <= k < before])
    if any(True for _ in thanks):
        return False  # «поблагодарил за приём на форуме»
    at = scene.grammar["on"].at(scene.tokens, before) > 0 and scene.case(hit.first) == "loc"
    side = hit.type in PAIR and scene.grammar["with"].at(scene.tokens, hit.last) > 0
    return at and (side or hit.type in GROUP | {"ceremony"}) and not (hit.adjunct or hit.after)


def met_there(scene: Scene, row: int, clause: int, actor: Actor, draft: Draft) -> bool:
    """Tell whether somebody only met guests where they arrived («в аэропорту его встретил А»)."""
    if not scene.grammar.after or draft.type == "official_visit":
        return False
    low = max(scene.sentences[row].first, actor.first - _ARRIVAL)
    near = [k for k in scene.clause(row, clause) if low <= k < actor.last + _ARRIVAL]
    arrival = scene.grammar["arrival"].among(scene.tokens, near)
    hosts = [k for k in near if scene.grammar["welcomes"].at(scene.tokens, k)]
    beside = any(abs(k - actor.first) <= 2 or abs(k - actor.last) <= 1 for k in hosts)
    return arrival and beside and subject(actor)


def subject(actor: Actor) -> bool:
    """Tell whether an actor may be the subject of its clause."""
    return actor.case in {None, "nom"}


def hosts(scene: Scene, row: int, actor: Actor, clause: int, focus: Draft | None) -> None:
    """Make host of talks who says something to the guest («пожелал гостю …»)."""
    if focus is None or focus.type not in PAIR or not scene.grammar.after:
        return
    member = focus.members.get(actor.who)
    if member is None or not subject(actor) or not actor.named:
        return
    said = [k for k in scene.found(row, clause, "visitor") if k >= actor.last]
    theirs = [one for one in scene.actors(row) if one.first >= actor.last and subject(one)]
    free = not any(one.role == "host" for one in focus.members.values())
    if free and not theirs and any(scene.case(k) in {"dat", "acc"} for k in said):
        member.role = "host"


def taken_up(scene: Scene, row: int) -> bool:
    """Tell whether a sentence opens with "in it took part", whatever else it names."""
    sentence, grammar, tokens = scene.sentences[row], scene.grammar, scene.tokens
    first = sentence.first
    if not grammar.after or sentence.last - first < _LIST:
        return False
    inside = grammar["inside"].at(tokens, first) or grammar["on"].at(tokens, first)
    pronoun = tokens[first + 1].pos == "PRON" and grammar["him"].at(tokens, first + 1)
    return bool(inside and pronoun) and grammar["part"].within(tokens, first, sentence.last)


def earlier(scene: Scene, row: int, clause: int, actor: Actor, stage: Draft) -> bool:
    """Tell whether others have come before, on visits of their own («Ранее прибыли А и Б»)."""
    if not scene.grammar.after or stage.type != "official_visit" or actor.who in stage.members:
        return False
    came = scene.found(row, clause, "arrived")
    told = scene.found(row, clause, "aside") or scene.found(row, clause, "already")
    return bool(came and told)


def placed(scene: Scene, row: int) -> list[tuple[Actor, int]]:
    """
    Give the people of a sentence, each with the clause that tells of them.

    Who stands before «, который …» is the subject of that clause too.
    """
    base, clauses = scene.sentences[row].first, scene.clauses(row)
    found: list[tuple[Actor, int]] = []
    for actor in scene.actors(row):
        found.append((actor, _gapped(scene, actor, row, clauses[actor.last - 1 - base])))
        behind = actor.last + 1
        if not scene.grammar.after or behind >= scene.sentences[row].last:
            continue
        opens = scene.grammar["who"].at(scene.tokens, behind) and scene.case(behind) == "nom"
        if opens and "sing" in scene.tokens[behind].feats:
            found.append((replace(actor, case="nom", blocked=False), clauses[behind - base]))
    return [*found, *tellers.own(scene, row)]


def received(stage: Draft) -> bool:
    """Tell whether several are named who received, and nobody yet whom («Приехали …»)."""
    roles = [member.role for member in stage.members.values()]
    return len(roles) > 1 and set(roles) == {"host"}


def present(scene: Scene, row: int, clause: int) -> bool:
    """Tell whether a Russian clause says who else was there («Присутствовал посол А»)."""
    return scene.grammar.after and bool(scene.found(row, clause, "part"))


def _gapped(scene: Scene, actor: Actor, row: int, clause: int) -> int:
    """Give the clause whose verb another takes over («прибыл А, а затем Б»)."""
    told = scene.clause(row, clause)
    if not clause or not scene.grammar.after or any(map(scene.finite, told)):
        return clause
    split = len(told) > 1 and scene.grammar["split"].at(scene.tokens, told[1]) > 0
    opens = scene.tokens[told[0] : actor.first]
    split = split and subject(actor) and all(t.pos in {"PUNCT", "CONJ", "ADV"} for t in opens)
    first = scene.sentences[row].first
    return scene.clauses(row)[told[0] - 1 - first] if split and told[0] > first else clause


def sourced(scene: Scene, row: int, verb: int) -> bool:
    """Tell whether a verb behind a comma only names the source («…, сообщила пресс-служба …»)."""
    tokens, after = scene.tokens, verb + 1
    if tokens[verb - 1].text != "," or after >= scene.sentences[row].last:
        return False
    if not any(scene.grammar[name].at(tokens, verb) for name in ("report", "speak")):
        return False
    starts = {scene.reach(mention)[0] for mention in scene.page.row(row, MentionKind.BODY)}
    people = {scene.reach(mention)[0] for mention in scene.page.row(row, MentionKind.PERSON)}
    acronym = tokens[after].capital and tokens[after].pos != "ADP" and after not in people
    return acronym or after in starts or scene.grammar["source"].at(tokens, after) > 0


def tagged(scene: Scene, actor: Actor) -> bool:
    """Tell whether somebody is only who said what stands before («…, сообщил А»)."""
    verb, says = actor.first - 1, ("report", "speak")
    said = verb > 0 and any(scene.grammar[name].at(scene.tokens, verb) for name in says)
    return said and scene.grammar.after and scene.tokens[verb - 1].text == ","


def spoken(scene: Scene, cast: Cast) -> Cast:
    """Leave out the events that a speaker only speaks of («отметил важность форума»)."""
    tokens = scene.tokens
    return [
        item
        for item in cast
        if item[0].trigger.frame or (item[0].left and tokens[item[0].left - 1].pos == "ADP")
    ]


def arrives(scene: Scene, row: int, clause: int) -> bool:
    """Tell whether somebody arrives within the frame of a visit («в рамках визита прибыл …»)."""
    came = scene.grammar["arrived"].found(scene.tokens, scene.clause(row, clause))
    return scene.grammar.after and any(scene.finite(index) for index in came)


def invites(scene: Scene, row: int, clause: int, actor: Actor) -> bool:
    """Tell whether an actor is who called the others together («пригласил их ректор …»)."""
    verbs = scene.found(row, clause, "calls")
    guests = scene.found(row, clause, "guest")
    near = [k for k in verbs if scene.finite(k) and any(abs(k - g) <= 2 for g in guests)]
    return scene.grammar.after and bool(near) and actor.case in {None, "nom"}


def welcomes(scene: Scene, row: int, clause: int) -> bool:
    """Tell whether a clause without an event only says whom somebody met («встречал гостей»)."""
    if not scene.grammar.after:
        return False
    joins, met = scene.found(row, clause, "join"), scene.found(row, clause, "welcomes")
    return bool(met) and set(joins) <= {*met, *scene.found(row, clause, "delegation")}


def over(scene: Scene, row: int, clause: int) -> bool:
    """Tell whether people were at something, which no event still to come is («присутствовали»)."""
    if not scene.grammar.after:
        return False
    lists = [scene.grammar[name] for name in ("part", "address", "speak")]
    verbs = [k for k in scene.clause(row, clause) if scene.finite(k)]
    return any(
        "past" in scene.tokens[k].feats and any(w.at(scene.tokens, k) for w in lists) for k in verbs
    )


def bound(scene: Scene, row: int, hit: Hit) -> Actor | None:
    """
    Give who is said to have come for an event («с А, прибывшим в Астану для участия в сессии»).

    A participle behind a comma tells of the person before it.
    """
    if not scene.grammar.after or hit.trigger.frame:
        return None
    if not scene.grammar["purpose"].ends(scene.tokens, hit.left):
        return None
    first = scene.sentences[row].first
    marks = (k for k in range(hit.left - 1, first, -1) if scene.tokens[k].text == ",")
    comma = next(marks, None)
    if comma is None or "prtf" not in scene.tokens[comma + 1].feats:
        return None
    return next((one for one in scene.actors(row) if one.last == comma), None)


def goes_elsewhere(scene: Scene, row: int, clause: int, stage: Draft) -> bool:
    """Tell whether a clause only says who goes to another town («А посетит Бишкек»)."""
    if not scene.grammar.after or stage.place is None or stage.type not in GROUP:
        return False
    came, told = scene.grammar["arrived"], scene.clause(row, clause)
    if not told or not all(came.at(scene.tokens, k) for k in scene.found(row, clause, "join")):
        return False
    towns = scene.mentions(row, told[0], told[-1] + 1, MentionKind.PLACE)
    named = [place_ref(scene.page, town) for town in towns if not town.adjective]
    return bool(named) and stage.place not in named
