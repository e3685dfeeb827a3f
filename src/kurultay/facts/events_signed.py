"""Whether a verb of signing tells of an event of its own, or of what another ended with."""

from __future__ import annotations

from kurultay.facts import attendance_last as last
from kurultay.facts import doubt, powers, serial
from kurultay.facts.events_draft import PAIR, Plot
from kurultay.facts.events_guest import cast_of
from kurultay.facts.events_hits import Hit
from kurultay.facts.events_known import Told
from kurultay.facts.events_parties import active, parties, signer, stated
from kurultay.facts.events_ranks import leaders
from kurultay.facts.events_scene import Scene
from kurultay.facts.signers import closed, sided
from kurultay.facts.states_turkic import signs as signing
from kurultay.facts.when import when
from kurultay.facts.where import where
from kurultay.mentions.mention import MentionKind

_SIDES = 7
"""Two between whom something is signed stand so many words before «арасында» at most."""
_FEW = 20
"""More papers than that are not signed on one day."""
_LEAD = 3
"""The first sentences of the body, which tell what the article is about."""


def signs(story: Plot, hit: Hit, found: tuple[Hit, ...], cast: Told, *, nouns: bool) -> bool:
    """Tell whether a verb tells of a new signing; ``nouns`` that a noun beside it tells of it."""
    scene = story.scene
    if serial.aforesaid(scene, hit) and not _dated(scene, hit, found):
        return False
    if not scene.grammar.after and scene.case(hit.last - 1) == "dat":
        return False  # «меморандум бекітуге келіссөз жүргізіп жатыр»
    people = serial.acting(scene, hit)
    if not people and _numbered(scene, hit, found):
        return False
    beside = scene.grammar.after and len(people) > 1
    with_ = _with(scene, hit)
    both = (beside and _by_two(scene, hit, cast)) or with_ or _leaders(scene, hit, cast)
    both = both or (scene.grammar.after and _by_bodies(scene, hit))
    others = [
        d
        for h, d, _ in cast
        if not d.frame and not (beside and h.adjunct) and not (both and h.after)
        if not of_paper(scene, hit, h)
        if not (with_ and d.type != "signing" and _earlier(scene, h, hit))
    ]
    said = hit.type != "signing" or scene.tokens[max(0, hit.first - 1)].pos != "PRON"
    own = when(scene, hit, found) is not None or where(scene, hit, found) is not None
    known = bool(people) or own or bool(leaders(scene, hit)) or story.read < _LEAD
    if scene.grammar.after and "infn" in scene.tokens[hit.first].feats:
        known = own and not scene.found(hit.row, hit.clause, "able")
    if scene.grammar.after and doubt.hedged(scene, hit.row, hit.clause):
        return False  # «если стороны подпишут …»
    first = scene.grammar.after and len(people) > 1 and not cast and not story.events()
    over = bool(others) or (not (both or first) and _results(scene, hit, found))
    ends = closed(story, hit) is not None
    alone = signer(scene, hit) is not None
    if ends or alone:
        known, over = True, False
    if not scene.grammar.after:
        sure = len(people) > 1 or bool(parties(scene, hit)) or stated(scene, hit)
        sure = sure or (bool(people) and any(last.carries(scene, h) for h, _, _ in cast))
        sure = sure or sided(story, hit) or len(leaders(scene, hit)) > 1
        sure = sure or ends or by_states(scene, hit) or between(scene, hit)
        over = not sure and (over or not (people or own or not story.events()))
        known = known or sure
    return known and said and not over and (alone or not nouns)


def _numbered(scene: Scene, hit: Hit, found: tuple[Hit, ...]) -> bool:
    """Tell whether papers are only counted over time («в прошлом году подписаны 88 соглашений»)."""
    days = when(scene, hit, found)
    if not scene.grammar.after or days is None or days.start.month is not None:
        return False
    tokens, lists = scene.tokens, [scene.grammar[name] for name in ("papers", "deeds")]
    told = [k for k in scene.clause(hit.row, hit.clause) for words in lists if words.at(tokens, k)]
    counts = [tokens[k - 1].text for k in told if k and tokens[k - 1].text.isdigit()]
    return any(int(count) > _FEW for count in counts)


def _dated(scene: Scene, hit: Hit, found: tuple[Hit, ...]) -> bool:
    """Tell whether the day of a signing is told, or its month and its place."""
    days = when(scene, hit, found)
    if days is None or days.start.month is None:
        return False
    return days.start.day is not None or where(scene, hit, found) is not None


def by_states(scene: Scene, hit: Hit) -> bool:
    """Tell whether Turkic states, or their officials, are said to sign."""
    if scene.grammar.after:
        return False
    return any(signing(scene, hit, run) for run in powers.state_runs(scene, hit.row))


def between(scene: Scene, hit: Hit) -> bool:
    """Tell whether a paper is signed in Turkic between sides («… арасында меморандум жасалды»)."""
    if scene.grammar.after or hit.trigger.frame != "sign" or not hit.first:
        return False
    ahead = [k for k in scene.found(hit.row, hit.clause, "signed_between") if k < hit.first]
    paper = scene.grammar["papers"].within(scene.tokens, hit.first - 1, hit.last)
    if not ahead or not paper or active(scene, hit):
        return False
    start = max(scene.clause(hit.row, hit.clause)[0], ahead[-1] - _SIDES)
    return scene.grammar["and"].within(scene.tokens, start, ahead[-1])


def of_paper(scene: Scene, hit: Hit, noun: Hit) -> bool:
    """Tell whether a noun only says what paper is signed («план мероприятий», «… жоспарына»)."""
    if hit.trigger.frame != "sign" or noun.trigger.frame:
        return False
    papers, tokens = scene.grammar["papers"], scene.tokens
    if not scene.grammar.after:
        return noun.last < hit.first and papers.at(tokens, noun.last) > 0
    about, deeds = scene.grammar["about"], scene.grammar["deeds"]
    first = scene.sentences[hit.row].first
    if scene.case(noun.first) not in {"gen", "loc"}:
        return False
    for index in range(noun.left - 1, first - 1, -1):
        if papers.at(tokens, index) or deeds.at(tokens, index):
            return True
        inner = tokens[index].pos == "ADJ" or scene.case(index) in {"gen", "loc"}
        if not (inner or about.at(tokens, index)):
            return False  # «… на церемонии»
    return False


def _by_two(scene: Scene, hit: Hit, cast: Told) -> bool:
    """Tell whether two people sign one paper, or those of their talks, not all of an event."""
    lists = ("papers", "deeds", "paper")
    papers = [k for name in lists for k in scene.found(hit.row, hit.clause, name)]
    subjects = [actor for actor in cast_of(scene, hit) if actor.case == "nom"]
    one = any("sing" in scene.tokens[k].feats for k in papers)
    return len(subjects) > 1 and (one or _after_talks(cast))


def _by_bodies(scene: Scene, hit: Hit) -> bool:
    """Tell whether bodies with names sign one paper, be it at the end of another event."""
    found = (k for name in ("papers", "deeds") for k in scene.found(hit.row, hit.clause, name))
    one = any("sing" in scene.tokens[k].feats for k in found)
    return one and any(mention.kind is MentionKind.BODY for _, mention in parties(scene, hit))


def _after_talks(cast: Told) -> bool:
    """Tell whether what is told follows talks of two («по итогам переговоров …»)."""
    return bool(cast) and all(hit.after and draft.type in PAIR for hit, draft, _ in cast)


def _leaders(scene: Scene, hit: Hit, cast: Told) -> bool:
    """Tell whether those who just talked sign, told by a plural («после переговоров лидеры …»)."""
    if not scene.grammar.after or not _after_talks(cast) or hit.first == 0:
        return False
    lists = [scene.grammar[name] for name in ("papers", "bonds")]
    treaty = any(words.among(scene.tokens, scene.clause(hit.row, hit.clause)) for words in lists)
    before, words = hit.first - 1, scene.grammar["signers"]
    several = {"plur", "nomn"} <= scene.tokens[before].feats
    return treaty and several and words.at(scene.tokens, before) > 0


def _with(scene: Scene, hit: Hit) -> bool:
    """Tell whether somebody signs one paper with somebody («подписал меморандум с А»)."""
    if not scene.grammar.after:
        return False
    papers = scene.found(hit.row, hit.clause, "papers")
    one = any("sing" in scene.tokens[k].feats and k > hit.first for k in papers)
    met = [a for a in cast_of(scene, hit) if a.case == "ins" and a.first > hit.last]
    near = met and not any(map(scene.finite, range(hit.last, met[0].first)))
    return one and bool(near)


def _earlier(scene: Scene, other: Hit, hit: Hit) -> bool:
    """Tell whether another verb, ahead of that of signing, tells of an event («провёл …, …»)."""
    verb = other.first if other.trigger.frame else other.happens
    return verb is not None and verb < hit.first and scene.finite(verb)


def _results(scene: Scene, hit: Hit, found: tuple[Hit, ...]) -> bool:
    """Tell whether a signing is what another event ended with («по итогам …»)."""
    if any(other.after and not other.trigger.frame for other in found):
        return True
    sentence = scene.sentences[hit.row]
    return scene.grammar["after"].within(scene.tokens, sentence.first, hit.first)
