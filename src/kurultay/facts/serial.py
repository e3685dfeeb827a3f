"""Chains of verbs where verbs come last: whose are the events of «A-ға барып, B-ға қатысты»."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kurultay.facts import participles
from kurultay.facts.attendance_last import closes
from kurultay.facts.claims import NameRef
from kurultay.facts.events_draft import GROUP, PAIR, Draft
from kurultay.facts.events_guest import cast_of
from kurultay.facts.events_hits import Hit
from kurultay.facts.events_scene import Actor, Scene
from kurultay.facts.wordlists import Words
from kurultay.mentions.mention import MentionKind

_NEAR = 6
"""An event stands so many words before who was at it."""


def all_of(scene: Scene, actor: Actor, live: Sequence[tuple[Hit, Draft, bool]]) -> bool:
    """Tell whether a chain of converbs makes all events those of the subject before them."""
    hits = [hit for hit, _, _ in live]
    last = hits[-1]
    if any(actor.last <= one.first < last.first for one in subjects(scene, last.row)):
        return False
    return all(_joined(scene, one, other) for one, other in pairwise(hits))


def _joined(scene: Scene, one: Hit, other: Hit) -> bool:
    """Tell whether a converb right before a comma leads from one event on to the next."""
    low = one.last - 1 if one.trigger.frame else one.right
    commas = [k for k in range(low, other.first) if scene.tokens[k].text == ","]
    return any("conv" in scene.tokens[k - 1].feats for k in commas)


def apart(scene: Scene, row: int, actor: Actor, hit: Hit) -> bool:
    """Tell whether an event is that of another: of a participle, before a comma, of a genitive."""
    if not scene.grammar.after and actor.case == "gen":
        return _topical(scene, actor, hit)
    if actor.case not in {None, "nom"}:
        return False
    if scene.grammar.after:
        return _of_others(scene, actor, hit)
    return (
        _another(scene, row, actor, hit)
        or _visitor(scene, row, actor, hit)
        or _signed_by_others(scene, hit)
        or (actor.last <= hit.left and spoken_of(scene, hit))
    )


def _of_others(scene: Scene, actor: Actor, hit: Hit) -> bool:
    """Tell whether a participle before an event says that others were there."""
    at = hit.left - 2
    if at <= actor.last or scene.tokens[at + 1].pos != "ADP":
        return False
    joins = scene.grammar["join"].at(scene.tokens, at) > 0
    return joins and participles.of_others(scene, at, actor)


def _topical(scene: Scene, actor: Actor, hit: Hit) -> bool:
    """Tell whether what a genitive owns is only spoken of («X-тің сапары туралы Y … кездесуде»)."""
    owned = [k for k in range(actor.last, hit.left) if scene.announces(k, verbs=False)]
    return bool(owned) and scene.grammar["topic"].at(scene.tokens, owned[0] + 1) > 0


def _signed_by_others(scene: Scene, hit: Hit) -> bool:
    """Tell whether it is only said that something was signed («қол қойылғанын атап өтті»)."""
    verb = hit.last - 1
    passive = scene.grammar["passive"].at(scene.tokens, verb) > 0
    told = scene.case(verb) == "acc" or aforesaid(scene, hit)
    return hit.trigger.frame == "sign" and passive and told


def aforesaid(scene: Scene, hit: Hit) -> bool:
    """Tell whether a Turkic signing only says which paper is meant («қол қойылған құжаттар»)."""
    verb, behind = hit.last - 1, hit.last
    if scene.grammar.after or hit.trigger.frame != "sign" or behind >= len(scene.tokens):
        return False
    noun = scene.tokens[behind]
    return "part" in scene.tokens[verb].feats and noun.pos in {"NOUN", "ADJ", "NUM"}


def acting(scene: Scene, hit: Hit) -> set[NameRef]:
    """Give the people in the clause of a verb, without who only says that something was signed."""
    cast = cast_of(scene, hit)
    if not scene.grammar.after and _signed_by_others(scene, hit):
        cast = [one for one in cast if one.case not in {None, "nom"}]
    return {one.who for one in cast}


def _another(scene: Scene, row: int, actor: Actor, hit: Hit) -> bool:
    """Tell whether an event before a comma has its own subject («A форумды ашып, B … айтты»)."""
    if actor.first < hit.right:
        return False
    commas = [k for k in range(hit.right, actor.first) if scene.tokens[k].text == ","]
    told = any("conv" in scene.tokens[k - 1].feats for k in commas)
    owners = (one for one in subjects(scene, row) if one.who != actor.who)
    return told and any(one.last <= hit.first for one in owners)


def _visitor(scene: Scene, row: int, actor: Actor, hit: Hit) -> bool:
    """Tell whether a visit is that of somebody behind a subject («A B-ның сапарын …»)."""
    if hit.type != "official_visit" or hit.trigger.frame or scene.case(hit.last - 1) == "ins":
        return False
    posts = scene.page.row(row, MentionKind.POST)
    owners = [scene.reach(mention) for mention in posts if mention.case == "gen"]
    owners += [
        (one.first, one.last) for one in scene.actors(row) if one.case == "gen" and not one.invites
    ]
    return any(actor.last <= first and last <= hit.first for first, last in owners)


def with_whom(
    scene: Scene, actor: Actor, live: Sequence[tuple[Hit, Draft, bool]]
) -> Sequence[tuple[Hit, Draft, bool]]:
    """Leave the talks alone of the events of somebody met («Сапар X-пен келіссөзден басталды»)."""
    talks = [item for item in live if item[1].type in PAIR]
    met = not scene.grammar.after and actor.case == "ins"
    mine = [
        item for item in talks if actor.last == item[0].left and scene.case(item[0].first) == "gen"
    ]
    if met and mine:
        return mine  # «A-мен кездесудің алдындағы B мен C-ның келіссөзі»
    return talks if met and talks else live


def tied(scene: Scene, row: int, actor: Actor) -> int:
    """Give where the last of two is named whom «мен» ties («A мен B-ның келіссөзі»)."""
    if scene.grammar.after or actor.case != "gen":
        return actor.first
    behind = (one for one in scene.actors(row) if one.first == actor.last + 1)
    other = next((one for one in behind if one.case == "gen"), None)
    joined = other is not None and scene.grammar["and"].at(scene.tokens, actor.last) > 0
    return other.last - 1 if other is not None and joined else actor.first


def attributed(
    scene: Scene, row: int, actor: Actor, cast: Sequence[tuple[Hit, Draft, bool]], focus: Draft
) -> Draft | None:
    """Give the event at which a participle says that somebody was («Онда сөз алған X-тің …»)."""
    before, first = actor.first - 1, scene.sentences[row].first
    if scene.grammar.after or before <= first or "part" not in scene.tokens[before].feats:
        return None
    lists = [scene.grammar[name] for name in ("address", "part", "chair")]
    start = next(
        (
            k
            for k in (before, before - 1, before - 2)
            if any(_ends(scene, w, k, before) for w in lists)
        ),
        None,
    )
    if start is None:
        return None
    ahead = [item for item in cast if first <= item[0].left and item[0].right <= start]
    if ahead:
        near = ahead[-1]
        return near[1] if start - near[0].right <= _NEAR and not near[1].frame else None
    opened = scene.grammar["thereat"].at(scene.tokens, first) and start - first <= _NEAR
    return focus if opened and not cast else None


def _ends(scene: Scene, words: Words, start: int, last: int) -> bool:
    return words.at(scene.tokens, start) == last - start + 1


def attribute(scene: Scene, index: int, actor: Actor) -> bool:
    """Tell whether a participle only says something of another noun («X қатысқан жобалар»)."""
    token, behind = scene.tokens[index], index + 1
    if scene.grammar.after:
        return participles.by(scene, index, actor)
    if token.pos != "VERB" or "part" not in token.feats:
        return False
    if behind >= len(scene.tokens) or closes(scene, index) or actor.first == behind:
        return False
    object_ = actor.case == "acc" and actor.first > behind  # «қатысқан X … Y-ті»: of X alone
    return scene.tokens[behind].pos in {"NOUN", "ADJ"} and (actor.last <= index or object_)


def spoken_of(scene: Scene, hit: Hit) -> bool:
    """Tell whether a Turkic event is only the object of a verb that is not about taking part."""
    if hit.trigger.frame or hit.type not in GROUP or scene.case(hit.last - 1) != "acc":
        return False
    verb = next((k for k in _rest(scene, hit) if scene.tokens[k].pos == "VERB"), None)
    names = ("happen", "begin", "join", "chair", "host", "completes")
    return verb is not None and not any(scene.grammar[n].at(scene.tokens, verb) for n in names)


def _rest(scene: Scene, hit: Hit) -> range:
    return range(hit.last, scene.sentences[hit.row].last)


def passed(scene: Scene, row: int, actor: Actor, verb: int) -> bool:
    """Tell whether another subject stands before a verb, behind a converb («A барып, B ашты»)."""
    between = range(actor.last, verb)
    commas = [k for k in between if scene.tokens[k].text == ","]
    turns = [k for k in commas if "conv" in scene.tokens[k - 1].feats]
    others = (one for one in subjects(scene, row) if one.who != actor.who)
    return bool(turns) and any(turns[0] < one.first < verb for one in others)


def subjects(scene: Scene, row: int) -> list[Actor]:
    """Give those of a sentence who may be the subject of a verb."""
    return [one for one in scene.actors(row) if one.case in {None, "nom"} and not one.blocked]


__all__ = ["acting", "all_of", "apart", "passed", "subjects", "with_whom"]
