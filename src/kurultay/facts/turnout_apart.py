"""Whose event one in a sentence is not: of another clause, of who only tells of it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kurultay.facts.events_draft import GROUP, PAIR, Draft
from kurultay.facts.events_hits import Hit
from kurultay.facts.events_scene import Actor, Scene
from kurultay.facts.intent import prepared
from kurultay.mentions.mention import MentionKind

Cast = Sequence[tuple[Hit, Draft, bool]]

_TWO = 2
_LED = 3
"""«фонд под руководством А» has so many words before the name."""


def aside(scene: Scene, row: int, actor: Actor, hit: Hit) -> bool:
    """
    Tell whether talks stand in another main clause than an actor, each with its own subject.

    «Вчера его встречал А, сегодня переговоры с ним провёл Б»: only a comma parts the two.
    """
    if not scene.grammar.after or hit.type not in PAIR | {"signing"}:
        return False
    if (
        actor.first
        and hit.type in PAIR
        and scene.grammar["besides"].at(scene.tokens, actor.first - 1)
    ):
        return True  # «Помимо А, он встретился с Б»
    if actor.case not in {None, "nom"}:
        return False
    if hit.trigger.frame and _told(scene, row, actor, hit):
        return True
    if hit.type not in PAIR:
        return False
    sentence, tokens = scene.sentences[row], scene.tokens
    marks = [k for k in range(sentence.first, sentence.last) if tokens[k].text in {",", ";"}]
    cuts = [sentence.first, *marks, sentence.last]
    parts = list(pairwise(cuts))
    mine = next((p for p in parts if p[0] <= actor.first < p[1]), None)
    other = next((p for p in parts if p[0] <= hit.first < p[1]), None)
    if mine is None or other is None or mine == other:
        return False
    if any(scene.grammar["crewed"].at(tokens, k) for k in range(*mine)):
        return False  # «…; посольство представлял А»
    owned = any(
        other[0] <= one.first < other[1]
        for one in scene.actors(row)
        if one.case in {None, "nom"} and one.who != actor.who
    )
    return owned and all(any(scene.finite(k) for k in range(*part)) for part in (mine, other))


def _told(scene: Scene, row: int, actor: Actor, hit: Hit) -> bool:
    """Tell whether an actor only says of others what they did («– Они подписали …, – сказал А»)."""
    zones = [zone for zone in scene.speech(row) if zone[0] <= hit.first < zone[1]]
    ours = "1per" in scene.tokens[hit.first].feats
    return any(not a <= actor.first < b for a, b in zones) and not ours


def absent(scene: Scene, row: int, clause: int, actor: Actor, cast: Cast) -> bool:
    """Tell whether somebody only thanks others for coming, or heads what organised it."""
    return any(thanked(scene, hit) for hit, _, _ in cast) or heads(scene, row, clause, actor)


def heads(scene: Scene, row: int, clause: int, actor: Actor) -> bool:
    """Tell whether a body that organised an event is under somebody («Организатор – фонд …»)."""
    if not scene.grammar.after or not actor.first:
        return False
    under = scene.grammar["under"].at(scene.tokens, actor.first - 1) > 0
    owners = scene.found(row, clause, "owner")
    bodies = [scene.reach(m)[1] for m in scene.page.row(row, MentionKind.BODY)]
    noun = scene.tokens[actor.first - 3].pos == "NOUN" if actor.first > _LED else False
    return under and bool(owners) and (noun or actor.first - 2 in bodies)


def reported(scene: Scene, actor: Actor, hit: Hit) -> bool:
    """Tell whether an event is only part of what somebody says («отметил, что на саммите …»)."""
    if hit.first < actor.last or not scene.tokens[actor.last :]:
        return False
    if not scene.grammar.after:  # «X өз сөзінде … саммитте … айтты»
        words = scene.grammar["own_words"]
        return words.within(scene.tokens, actor.last, min(actor.last + _TWO, hit.left))
    that, said = scene.grammar["that"], (scene.grammar["speak"], scene.grammar["report"])
    return any(
        scene.tokens[k].text == ","
        and that.at(scene.tokens, k + 1)
        and any(words.at(scene.tokens, k - 1) for words in said)
        for k in range(actor.last + 1, hit.first)
    )


def quoted(scene: Scene, hit: Hit) -> bool:
    """Tell whether others signed or travelled, as somebody says in quotes."""
    if hit.type not in {"official_visit", "signing"} or not scene.grammar.after:
        return False
    inside = any(a <= hit.first < b for a, b in scene.speech(hit.row))
    return inside and "1per" not in scene.tokens[hit.first].feats


def unseen(scene: Scene, hit: Hit) -> bool:
    """Tell whether others tell of an event in quotes, or only prepare it."""
    return quoted(scene, hit) or prepared(scene, hit)


def told_of(scene: Scene, hit: Hit, actor: Actor | None = None) -> bool:
    """Tell whether a visit is only what something else is about («доложил о программе визита»)."""
    if prepared(scene, hit):
        return True
    if actor is not None and actor.case not in {None, "nom"}:
        return False  # only of who does something
    if actor is not None and not scene.grammar.after and reported(scene, actor, hit):
        return True
    before = hit.left - 1
    if _debated(scene, hit) or _decided(scene, hit) or _topic(scene, hit):
        return True
    if thanked(scene, hit):
        return True
    if hit.trigger.frame == "sign" and quoted(scene, hit):
        return True
    if hit.type != "official_visit" or hit.trigger.frame or not scene.grammar.after:
        return False
    if hit.adjunct or hit.after or before < scene.sentences[hit.row].first:
        return False
    about = scene.grammar["about"].at(scene.tokens, before) > 0
    inner = scene.grammar["inner"].at(scene.tokens, before) > 0
    return about or (inner and scene.case(hit.first) == "gen")


def thanked(scene: Scene, hit: Hit) -> bool:
    """Tell whether somebody only thanks others who were there («за участие в саммите …»)."""
    tokens, at = scene.tokens, hit.left - 2
    if not scene.grammar.after or at <= scene.sentences[hit.row].first:
        return False
    came = scene.grammar["coming"].at(tokens, at) and scene.grammar["inside"].at(tokens, at + 1)
    return bool(came) and scene.grammar["for"].at(tokens, at - 1) > 0


def _topic(scene: Scene, hit: Hit) -> bool:
    """Tell whether somebody only tells of a Turkic event («X-тің сапары туралы Y айтты»)."""
    if scene.grammar.after or hit.trigger.frame or hit.last >= scene.sentences[hit.row].last:
        return False
    return scene.grammar["topic"].at(scene.tokens, hit.last) > 0


def _decided(scene: Scene, hit: Hit) -> bool:
    """Tell whether somebody only decides what is done with an event («принял решение отменить»)."""
    verb = hit.happens
    if verb is None or "infn" not in scene.tokens[verb].feats or not scene.grammar.after:
        return False
    return any(k < verb and scene.finite(k) for k in scene.found(hit.row, hit.clause, "decides"))


def _debated(scene: Scene, hit: Hit) -> bool:
    """Tell whether people only discuss another event («обсудили повестку предстоящего саммита»)."""
    if not scene.grammar.after or hit.trigger.frame or hit.adjunct or hit.after:
        return False
    case, words = scene.case(hit.first), scene.grammar["discussed"]
    ahead = [k for k in scene.clause(hit.row, hit.clause) if k < hit.left]
    if case == "acc":  # «обсуждая встречу премьеров, А …»
        return any("grnd" in scene.tokens[k].feats for k in words.found(scene.tokens, ahead))
    if case != "gen" or hit.type not in GROUP | {"official_visit"}:
        return False
    verbs = [k for k in ahead if scene.finite(k)]
    owned = scene.tokens[hit.left - 1].pos == "NOUN" if hit.left else False
    people = scene.grammar["received"].at(scene.tokens, hit.left - 1) > 0
    return owned and not people and bool(verbs) and words.at(scene.tokens, verbs[-1]) > 0


def exempt(scene: Scene, row: int, clause: int, actor: Actor, word: str) -> bool:
    """Tell whether who stands in for others was there, as who reads their message was."""
    if word == "message":
        return bool(scene.found(row, clause, "reads"))  # «A-ның хатын B оқып берді»
    return word == "absent" and instead(scene, row, clause, actor)


def asked(scene: Scene, row: int, clause: int, actor: Actor) -> bool:
    """Tell whether somebody is whom others asked to come, in either voice («приглашены А и Б»)."""
    if not scene.grammar.after:
        return actor.case not in {None, "nom"}
    if actor.case in {"acc", "gen"}:
        return True
    verbs = [k for k in scene.found(row, clause, "invited") if "prts" in scene.tokens[k].feats]
    told = [k for k in scene.clause(row, clause) if scene.finite(k)]
    return bool(verbs) and set(told) <= set(verbs)


def instead(scene: Scene, row: int, clause: int, actor: Actor) -> bool:
    """Tell whether somebody behind a comma came for who did not («А не приехал, приехал Б»)."""
    if not scene.grammar.after:
        return False
    said = [k for k in scene.found(row, clause, "absent") if k < actor.first]
    if not said:
        return False
    between = range(said[-1] + scene.grammar["absent"].at(scene.tokens, said[-1]), actor.first)
    comma = next((k for k in between if scene.tokens[k].text == ","), None)
    return comma is not None and any(scene.finite(k) for k in between if k > comma)


def governed(scene: Scene, actor: Actor, live: Cast) -> Cast:
    """
    Give the events of the verb that governs an actor, where a clause has several.

    «Он встретился с А, посетил выставку и провёл переговоры с Б».
    """
    if not scene.grammar.after or actor.case in {None, "nom"} or not live:
        return live
    row = live[0][0].row
    first = scene.sentences[row].first
    verb = next((k for k in range(actor.first - 1, first - 1, -1) if scene.finite(k)), None)
    if verb is not None and _another(scene, verb, actor):
        return [c for c in live if verb == c[0].first]
    if len(live) < _TWO:
        return live
    own = [c for c in live if verb in {c[0].happens, c[0].first if c[0].trigger.frame else None}]
    return own if verb is not None and own else live


def _another(scene: Scene, verb: int, actor: Actor) -> bool:
    """Tell whether a verb does something else with somebody («поручил А», «подписал … с А»)."""
    signs = (t.words for t in scene.grammar.verbs if t.frame == "sign" and t.needs is None)
    if any(words.at(scene.tokens, verb) for words in signs):
        return True
    said = any(scene.grammar[name].at(scene.tokens, verb) for name in ("report", "speak"))
    return said and actor.case == "dat"


def at_another(scene: Scene, row: int, clause: int, stage: Draft) -> bool:
    """Tell whether a clause tells of another event of many, or of a committee's head."""
    if scene.grammar.after and _heads_committee(scene, row, clause, stage):
        return True
    if not scene.grammar.after or stage.type not in PAIR:
        return False
    nouns = [t.words for t in scene.grammar.nouns if t.type in {"forum", "summit", "conference"}]
    told = (k for k in scene.clause(row, clause) if scene.case(k) == "loc")
    on = scene.grammar["inside"]
    return any(
        on.at(scene.tokens, k - 1) and any(words.at(scene.tokens, k) for words in nouns)
        for k in told
        if k
    )


def _heads_committee(scene: Scene, row: int, clause: int, stage: Draft) -> bool:
    """Tell whether somebody heads a committee, not an event («Комитет возглавил А»)."""
    words = dict(scene.grammar.gather).get("committee_session")
    if words is None or stage.type == "committee_session":
        return False
    told = scene.clause(row, clause)
    verbs = [k for k in scene.found(row, clause, "chair") if scene.finite(k)]
    led = [k for k in words.found(scene.tokens, told) if scene.case(k) in {"acc", "nom"}]
    return any(0 < verb - k <= _LED or 0 < k - verb <= _LED for verb in verbs for k in led)


def escorts(scene: Scene, row: int, clause: int, stage: Draft) -> bool:
    """Tell whether a clause says who came with one of those at an event («А сопровождали …»)."""
    if not scene.grammar.after or not scene.found(row, clause, "escorts"):
        return False
    told = scene.clause(row, clause)
    led = [actor for actor in scene.actors(row) if actor.case in {"acc", "gen"}]
    return any(actor.who in stage.members and actor.first in told for actor in led)
