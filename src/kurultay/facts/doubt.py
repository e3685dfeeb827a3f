"""What a sentence does not assert: negated, doubted, asked, wished, or said apart from an event."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from kurultay.facts.events_hits import Hit
from kurultay.facts.events_scene import Actor, Scene
from kurultay.facts.once import once
from kurultay.facts.wordlists import Words, shelf
from kurultay.mentions.lexicon import Lexicon
from kurultay.mentions.mention import MentionKind

_OPEN = frozenset("«“„")
_CLOSERS = frozenset("»”")
_CLOSE = _CLOSERS | {'"'}
_ACTS = frozenset({"signing", "ceremony"})
_OFTEN = 3
"""A word for what is usual stands so close before a Turkic event."""
_NEAR = 4
"""How far behind its noun the verb stands that negates it, where verbs come last."""


@lru_cache(maxsize=16)
def _lists(lexicon: Lexicon) -> Mapping[str, Words]:
    return {
        name: Words(words, shelf(lexicon))
        for name, words in lexicon.table("doubt.toml").items()
        if not name.endswith("_end")
    }


@lru_cache(maxsize=64)
def _endings(lexicon: Lexicon, name: str) -> tuple[str, ...]:
    return tuple(lexicon.table("doubt.toml")[name])


def _words(scene: Scene, name: str) -> Words:
    return _lists(scene.page.lexicon)[name]


def _ends(scene: Scene, index: int, name: str) -> bool:
    endings = _endings(scene.page.lexicon, name)
    token = scene.tokens[index]
    return bool(endings) and token.norm.endswith(endings) and not token.capital


def complement(scene: Scene, index: int) -> bool:
    """Tell whether a Turkic verb is what somebody says («қатысатынын», «өткенін»)."""
    return scene.case(index) == "acc" and _ends(scene, index, "complement_end")


def idle(scene: Scene, row: int) -> bool:
    """Tell whether a sentence asserts nothing: it asks, supposes, or reports what is untrue."""
    sentence, tokens = scene.sentences[row], scene.tokens
    last = sentence.last - 1
    while last > sentence.first and tokens[last].text in _CLOSE:
        last -= 1
    asks = tokens[last].text.startswith("?") and last == sentence.last - 1
    zones = scene.speech(row)
    if asks:
        return True
    told: Sequence[int] = range(sentence.first, sentence.last)
    if zones:
        told = [index for index in told if not any(a <= index < b for a, b in zones)]
    return _words(scene, "denial").among(tokens, told) or _would(scene, told)


def _would(scene: Scene, told: Sequence[int]) -> bool:
    """Tell whether a verb says what would be, where two words say it («келер еді»)."""
    would = _words(scene, "would").found(scene.tokens, told)
    return any(_ends(scene, index - 1, "would_end") for index in would if index)


@once
def hedged(scene: Scene, row: int, clause: int) -> bool:
    """Tell whether a clause is a rumour, a guess or a condition."""
    told = scene.clause(row, clause)
    if _words(scene, "hedge").among(scene.tokens, told):
        return True
    guessed = _endings(scene.page.lexicon, "hedge_end")
    return bool(guessed) and any(_ends(scene, index, "hedge_end") for index in told)


def negated(scene: Scene, index: int) -> bool:
    """Tell whether a verb is negated, be it through the verb it depends on («не смог прийти»)."""
    tokens, no = scene.tokens, _words(scene, "not")
    if not scene.grammar.after:
        behind = index + 1 < len(tokens) and no.at(tokens, index + 1) > 0
        return "neg" in tokens[index].feats or behind or _ends(scene, index, "not_end")
    if index and "infn" in tokens[index].feats and scene.finite(index - 1):
        index -= 1
    return index > 0 and no.at(tokens, index - 1) > 0


def wished(scene: Scene, hit: Hit, verb: int | None) -> bool:
    """Tell whether an event is what somebody is still to do: its verb an infinitive or a noun."""
    if not scene.grammar.after:
        end = min(scene.sentences[hit.row].last, hit.last + _NEAR)
        told = scene.case(hit.last - 1) == "loc"  # «кездесуінде … ұсынды»
        return not told and any(_ends(scene, k, "wish_end") for k in range(hit.last, end))
    if verb is None:
        return False
    cases = {None, "nom", "acc", "ins"} if hit.type == "official_visit" else {None, "nom", "acc"}
    moved = hit.trigger.frame or scene.case(hit.first) in cases
    if "infn" not in scene.tokens[verb].feats or not moved:
        return False
    sentence = scene.sentences[scene.page.index(scene.tokens[verb].span)]
    ahead = [k for k in range(sentence.first, verb) if scene.tokens[k].pos in {"VERB", "ADJ"}]
    finite = [k for k in ahead if scene.finite(k)]
    return not (finite and _words(scene, "real").at(scene.tokens, finite[-1]))


def void(scene: Scene, hit: Hit, standing: str) -> bool:
    """Tell whether an event word tells of nothing: denied, doubted, or a contest of athletes."""
    if (hit.trigger.frame and negated(scene, hit.last - 1)) or _counted(scene, hit):
        return True
    if not scene.grammar.after and _words(scene, "not").at(scene.tokens, hit.last):
        return True  # «бұл – алғашқы сапары емес»
    if hit.trigger.frame == "gather" and (_alone(scene, hit) or _means(scene, hit)):
        return True
    seated = hit.type == "conference" and scene.found(hit.row, hit.clause, "seated")
    if seated or (hit.type == "official_visit" and asked(scene, hit)):
        return True  # «дөңгелек үстелге жайғасты»: a table
    moot = _words(scene, "moot").among(scene.tokens, scene.clause(hit.row, hit.clause))
    if (moot or standing != "planned") and hedged(scene, hit.row, hit.clause):
        return True
    if hit.type == "bilateral_meeting":
        sentence, sport = scene.sentences[hit.row], _words(scene, "sport")
        if sport.within(scene.tokens, sentence.first, sentence.last):
            return True
    return not hit.trigger.frame and (_missing(scene, hit) or listed(scene, hit))


def asked(scene: Scene, hit: Hit) -> bool:
    """Tell whether somebody is only asked to a Turkic event («сапармен келуге шақырды»)."""
    if scene.grammar.after or hit.trigger.frame or hit.told_before:
        return False
    if scene.case(hit.last - 1) not in {"dat", "ins"} or hit.adjunct or hit.after:
        return False
    first, end = scene.sentences[hit.row].first, scene.sentences[hit.row].last
    fixed = scene.mentions(hit.row, first, hit.first, MentionKind.PLACE, MentionKind.DATE)
    if hit.type != "official_visit" and (fixed or hit.ordinal is not None):
        return False
    ahead = [k for k in scene.clause(hit.row, hit.clause) if hit.last <= k < end]
    verb = next((k for k in ahead if scene.finite(k)), end)
    words = scene.grammar["invited"].found(scene.tokens, ahead)
    return any(k <= verb for k in words)


def _counted(scene: Scene, hit: Hit) -> bool:
    """
    Tell whether Turkic events are only counted («19 рет сапарлады», «100-ден аса кездесу»).

    A verbal noun in the genitive, or before «by», names what is counted or compared.
    """
    if scene.grammar.after:
        return False
    tokens, last = scene.tokens, scene.sentences[hit.row].last
    told = [k for k in scene.clause(hit.row, hit.clause) if k < hit.last]
    times = _words(scene, "times").found(tokens, told)
    nth = {scene.reach(m)[1] - 1 for m in scene.page.row(hit.row, MentionKind.ORDINAL)}
    if any(tokens[k - 1].pos == "NUM" and k - 1 not in nth for k in times if k):
        return True
    behind = 2 * _OFTEN if hit.trigger.frame == "phone" else 0
    if _words(scene, "often").within(tokens, hit.left - _OFTEN, hit.first + behind):
        return True
    if not hit.trigger.frame and hit.type != "phone_call":
        return hit.first > 0 and _words(scene, "more").at(tokens, hit.first - 1) > 0
    by = hit.last < last and _words(scene, "by").at(tokens, hit.last) > 0
    return by or _ends(scene, hit.last - 1, "noun_end")


def agreed(scene: Scene, hit: Hit) -> bool:
    """Tell whether people only agree on an event («договорились о встрече в ноябре»)."""
    before, verb = hit.left - 1, hit.happens
    if verb is not None and not scene.grammar.after:  # «форум өткізуге уағдаласты»
        meant = scene.tokens[verb].pos == "NOUN" and scene.case(verb) == "dat"
        return meant and scene.grammar["agree"].at(scene.tokens, verb + 1) > 0
    if hit.trigger.frame or not scene.grammar.after or before < scene.sentences[hit.row].first:
        return False
    about = scene.case(hit.first) == "loc" and scene.grammar["about"].at(scene.tokens, before) > 0
    return about and bool(scene.found(hit.row, hit.clause, "agree"))


def foreseen(scene: Scene, hit: Hit) -> bool:
    """Tell whether an event is only prepared («планы по организации визитов, в том числе …»)."""
    if hit.trigger.frame or not scene.grammar.after or scene.case(hit.first) != "gen":
        return False
    ahead = [k for k in scene.clause(hit.row, hit.clause) if k < hit.left]
    said = [k for k in ahead if _words(scene, "prepared").at(scene.tokens, k)]
    if _words(scene, "outcome").ends(scene.tokens, hit.left):
        return False  # «обсудили перспективы торговли, а также итоги саммита»
    return bool(said) and not any(scene.finite(k) for k in range(said[-1], hit.left))


def to_come(scene: Scene, hit: Hit) -> bool:
    """Tell whether all that is told of an event is still to come («участники форума обсудят …»)."""
    before, tokens = hit.left - 1, scene.tokens
    inside = before >= scene.sentences[hit.row].first
    owned = inside and scene.grammar["received"].at(tokens, before) > 0
    placed = inside and scene.grammar["inside"].at(tokens, before) > 0 and not hit.bare
    if not (owned or placed) or hit.adjunct or hit.after or not scene.grammar.after:
        return False
    verbs = [k for k in scene.clause(hit.row, hit.clause) if scene.finite(k)]
    verbs = [k for k in verbs if "prts" not in tokens[k].feats]
    return bool(verbs) and all("futr" in tokens[k].feats for k in verbs)


def _titled(scene: Scene, hit: Hit) -> bool:
    """Tell whether an event stands in the title of a paper («Меморандум об организации …»)."""
    first, tokens = scene.sentences[hit.row].first, scene.tokens
    for index in range(hit.first, first, -1):
        if tokens[index].text in _CLOSERS:
            return False
        if tokens[index].text in _OPEN or (tokens[index].text == '"' and index < hit.left):
            return _words(scene, "paper").at(tokens, index + 1) > 0
    return False


def listed(scene: Scene, hit: Hit) -> bool:
    """Tell whether an event word is an example of its kind, or cited («по решению X саммита»)."""
    if hit.trigger.frame or not scene.grammar.after:
        return False
    told = [k for k in scene.clause(hit.row, hit.clause) if k < hit.left]
    if any(_words(scene, "cited").ends(scene.tokens, k) for k in {hit.left, _staged(scene, hit)}):
        return True
    if hit.type in _ACTS and _words(scene, "talked").ends(scene.tokens, hit.left):
        return scene.case(hit.first) != "nom"  # «обсуждался вопрос подписания …»
    if hit.type == "signing" and scene.case(hit.first) == "acc" and hit.left > 0:
        return scene.grammar["on"].at(scene.tokens, hit.left - 1) > 0  # «выносится на подписание»
    named = any(hit.left <= actor.first < hit.right for actor in scene.actors(hit.row))
    example = not named and _words(scene, "example").among(scene.tokens, told)
    return example or _titled(scene, hit)


def _staged(scene: Scene, hit: Hit) -> int:
    """Give where the words for a stage of an event begin («скорейшее проведение заседания»)."""
    low, left = scene.sentences[hit.row].first, hit.left
    if left > low and scene.grammar["stage"].at(scene.tokens, left - 1):
        left -= 1
        while left > low and scene.tokens[left - 1].pos == "ADJ":
            left -= 1
    return left


def _alone(scene: Scene, hit: Hit) -> bool:
    """Tell whether one person is the subject of a verb of gathering: «она собиралась на …»."""
    one = "sing" in scene.tokens[hit.first].feats
    base, clauses = scene.sentences[hit.row].first, scene.clauses(hit.row)
    return one and any(
        actor.case == "nom" and clauses[actor.last - 1 - base] == hit.clause
        for actor in scene.actors(hit.row)
        if not any(map(scene.finite, range(hit.last, actor.first)))  # «…, сообщил А»
    )


def _means(scene: Scene, hit: Hit) -> bool:
    """Tell whether somebody only means to do something («собирался совершить визит»)."""
    behind = scene.tokens[hit.last : hit.last + 1] if scene.grammar.after else ()
    return any("infn" in token.feats for token in behind)


def _missing(scene: Scene, hit: Hit) -> bool:
    """Tell whether it is said that there was no such event («встречи не было»)."""
    if not scene.grammar.after:
        return False
    absent = scene.case(hit.first) == "gen" and not _governed(scene, hit)
    told = _words(scene, "come").found(scene.tokens, scene.clause(hit.row, hit.clause))
    return absent and any(negated(scene, k) for k in told if scene.finite(k))


def _governed(scene: Scene, hit: Hit) -> bool:
    before = hit.left - 1
    inside = before >= scene.sentences[hit.row].first
    days = map(scene.reach, scene.page.row(hit.row, MentionKind.DATE))  # «В 2030 году форума …»
    dated = any(last == hit.left for _, last in days)
    return inside and not dated and scene.tokens[before].pos in {"ADP", "NOUN"}


def cancelled(scene: Scene, hit: Hit) -> bool:
    """Tell whether it is said that an event did not take place («встреча не состоялась»)."""
    if hit.trigger.frame:
        return False
    verb = hit.happens
    if not scene.grammar.after:
        end = min(scene.sentences[hit.row].last, hit.last + _NEAR)
        verb = next((k for k in range(hit.last, end) if scene.tokens[k].pos == "VERB"), None)
        if verb is not None and not _words(scene, "come").at(scene.tokens, verb):
            return False
    return verb is not None and negated(scene, verb)


def absent(scene: Scene, row: int, clause: int, actor: Actor) -> bool:
    """Tell whether it is said of a person that they did not come."""
    tokens, no = scene.tokens, _words(scene, "not")
    if scene.grammar.after:
        if actor.first and no.at(tokens, actor.first - 1):
            return True
    elif actor.last < len(tokens) and no.at(tokens, actor.last):
        return True
    verbs = [k for k in scene.clause(row, clause) if _verbal(scene, k)]
    if not verbs:
        return False
    ahead = next((k for k in verbs if k >= actor.last), None)
    near = min(verbs, key=lambda k: (abs(k - actor.first), k < actor.first))
    chosen = {ahead, near}
    if not scene.grammar.after and ahead is not None:
        chosen = {k for k in verbs if k >= actor.last}
    return any(_comes(scene, k) and negated(scene, k) for k in chosen if k is not None)


def _verbal(scene: Scene, index: int) -> bool:
    if scene.grammar.after:
        return scene.finite(index)
    spoken = scene.tokens[index].pos == "VERB" or _ends(scene, index, "not_end")
    return spoken or _ends(scene, index, "cause_end")


def _comes(scene: Scene, index: int) -> bool:
    tokens = scene.tokens
    if _ends(scene, index, "not_end"):
        return True
    return bool(_words(scene, "come").at(tokens, index) or scene.grammar["join"].at(tokens, index))


def elsewhere(scene: Scene, row: int) -> bool:
    """Tell whether what is said was said apart from the event: in an interview, before it."""
    sentence = scene.sentences[row]
    return _words(scene, "elsewhere").within(scene.tokens, sentence.first, sentence.last)


def quoted(scene: Scene, hit: Hit) -> bool:
    """Tell whether an event is only spoken of by somebody who does not say "we"."""
    sentence, tokens = scene.sentences[hit.row], scene.tokens
    start = next((k for k in range(hit.first, sentence.first - 1, -1) if _mark(scene, k)), None)
    end = next((k for k in range(hit.last, sentence.last) if _mark(scene, k)), None)
    if start is None or end is None or tokens[start].text in _CLOSERS:
        return False
    if scene.documented(end):
        return False
    verbs = [k for k in range(start, end) if _verbal(scene, k)]
    ours = any(_ends(scene, k, "first_end") for k in verbs)
    return bool(verbs) and not ours and not _words(scene, "first").within(tokens, start, end)


def _mark(scene: Scene, index: int) -> bool:
    return scene.tokens[index].text in _CLOSE | _OPEN


def parted(scene: Scene, row: int, actor: Actor, hit: Hit) -> bool:
    """Tell whether an event behind a comma is another's («заболел, и на встречу поехал …»)."""
    tokens, first = scene.tokens, scene.sentences[row].first
    commas = [k for k in range(actor.last, hit.first) if tokens[k].text == ","]
    for comma in commas:
        verbs = [k for k in range(first, comma) if _verbal(scene, k)]
        others = [
            other
            for other in scene.actors(row)
            if other.first > comma and other.case in {None, "nom"} and other.who != actor.who
        ]
        linked = not scene.grammar.after or scene.grammar["and"].at(tokens, comma + 1)
        if linked and verbs and others and not any(_comes(scene, k) for k in verbs):
            return True
    return False


def spoken_of(scene: Scene, row: int, clause: int, actor: Actor) -> bool:
    """Tell whether the case of a name says that others speak to it or of it at an event of many."""
    grammar, tokens = scene.grammar, scene.tokens
    speaks = any(grammar["speak"].at(tokens, k) for k in scene.clause(row, clause))
    thanked = grammar.after and actor.case in {"acc", "gen"} and actor.first > 0
    if thanked and scene.finite(actor.first - 1) and _said(scene, actor.first - 1):
        return True  # «поблагодарил А за приглашение на саммит»
    if actor.case != "gen" or grammar.after:
        return actor.case in {"dat", "abl"} or (actor.case == "acc" and speaks)
    lists = [grammar[name] for name in ("join", "under", "part", "chair", "speak", "address")]
    ahead = [k for k in scene.clause(row, clause) if k >= actor.last]
    return not any(words.at(tokens, k) for words in lists for k in ahead)


def _said(scene: Scene, verb: int) -> bool:
    """Tell whether a verb is one of saying something to somebody."""
    return any(scene.grammar[name].at(scene.tokens, verb) for name in ("speak", "report"))


def remote(scene: Scene, row: int, clause: int, hit: Hit) -> bool:
    """
    Tell whether an event known already is only what a subject deals with from afar.

    «поручил подготовить мероприятие»: neither is the subject in it by a preposition, nor is a verb
    of holding, leading, joining or speaking near.
    """
    placed = hit.left > 0 and scene.tokens[hit.left - 1].pos == "ADP"
    if placed or hit.trigger.frame or not scene.grammar.after:
        return False
    near = ("happen", "begin", "join", "chair", "host", "speak", "address", "crew")
    said = {k for name in near for k in scene.found(row, clause, name)}
    return not said - {*scene.found(row, clause, "decides")}
