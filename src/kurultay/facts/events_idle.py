"""Event nouns that name no event: what others are devoted to or remember, bodies with organs."""

from __future__ import annotations

from kurultay.facts.events_draft import GROUP
from kurultay.facts.events_hits import Hit
from kurultay.facts.events_scene import Scene
from kurultay.facts.when import when
from kurultay.mentions.mention import MentionKind

_CLOSE = 4
"""Whose part in an event is talked about stands so many words before it at most."""
_NAMED = frozenset({"summit", "forum", "conference", "council_session", "ministerial"})
_FAR = 14
"""What is devoted to an event stands so many words before it at most."""


def idle(scene: Scene, hit: Hit) -> bool:
    """Tell whether a noun names only what another event is devoted to, or what it remembers."""
    if not scene.grammar.after:
        return _concerned(scene, hit) or _of_papers(scene, hit)
    if hit.trigger.frame or _told(scene, hit):
        return False
    if _devoted(scene, hit) or _remembered(scene, hit) or _standing(scene, hit):
        return True
    if _chaired_by(scene, hit):
        return True
    return _matter(scene, hit)


def _concerned(scene: Scene, hit: Hit) -> bool:
    """Tell whether something only concerns a Turkic event («кездесуге қатысты сауал»)."""
    at, end = hit.last, scene.sentences[hit.row].last - 1
    if (
        at >= end
        or scene.case(at - 1) != "dat"
        or not scene.grammar["concerns"].at(scene.tokens, at)
    ):
        return False
    behind = scene.tokens[at + 1]
    return behind.pos in {"NOUN", "ADJ"} and not behind.capital


def _of_papers(scene: Scene, hit: Hit) -> bool:
    """Tell whether a Turkic signing only says which papers («қол қою жоспарланған құжаттар»)."""
    verb = hit.happens
    if hit.type != "signing" or verb is None or "part" not in scene.tokens[verb].feats:
        return False
    return scene.tokens[verb + 1].pos in {"NOUN", "ADJ", "NUM"}


def _told(scene: Scene, hit: Hit) -> bool:
    """Tell whether a clause of its own, or a day in its phrase, makes an event known."""
    if hit.told != hit.clause and scene.found(hit.row, hit.told, "happen"):
        return True
    return bool(scene.mentions(hit.row, hit.left, hit.right + 2, MentionKind.DATE))


def _devoted(scene: Scene, hit: Hit) -> bool:
    """Tell whether something else is devoted to an event («форум, посвященный юбилею»)."""
    if scene.case(hit.first) != "dat" or hit.type == "official_visit":
        return False
    low = max(scene.sentences[hit.row].first, hit.left - _FAR)
    near = [k for k in scene.clause(hit.row, hit.clause) if low <= k < hit.first]
    said = [k for k in near if scene.grammar["devoted"].at(scene.tokens, k)]
    if not said or (hit.type in _NAMED and _trip(scene, said[-1])):
        return False
    between = range(said[-1] + 1, hit.left)
    words = (scene.grammar["happen"], scene.grammar["part"])
    return not any(scene.finite(k) or any(w.at(scene.tokens, k) for w in words) for k in between)


def _trip(scene: Scene, index: int) -> bool:
    """Tell whether a visit is what is devoted to an event («Поездка приурочена к саммиту …»)."""
    words = [t.words for t in scene.grammar.nouns if t.type == "official_visit"]
    near = range(max(0, index - 2), index)
    return any(one.at(scene.tokens, k) for one in words for k in near)


def _remembered(scene: Scene, hit: Hit) -> bool:
    """Tell whether it is years since an event («к 100-летию первого съезда»)."""
    low = max(hit.left - 1, scene.sentences[hit.row].first)
    if scene.case(hit.first) != "gen":
        return False
    ends, jubilee = scene.grammar.ends["years"], scene.grammar["jubilee"]
    return any(
        jubilee.at(scene.tokens, k) or any(part in scene.tokens[k].norm for part in ends)
        for k in range(low, hit.first)
    )


def _standing(scene: Scene, hit: Hit) -> bool:
    """Tell whether a congress is a body that has organs («исполком Всемирного конгресса …»)."""
    before = hit.left - 1
    named = hit.type == "conference" and hit.left < hit.first and scene.tokens[hit.left].capital
    if not named or hit.ordinal is not None or before < scene.sentences[hit.row].first:
        return False
    organ = scene.grammar["organs"].at(scene.tokens, before) > 0
    return organ and scene.case(hit.first) == "gen"


def _chaired_by(scene: Scene, hit: Hit) -> bool:
    """Tell whether an event only says what somebody named right behind it presides over."""
    before = hit.left - 1
    if hit.type not in GROUP or scene.case(hit.first) != "gen":
        return False
    if before < scene.sentences[hit.row].first or not scene.grammar["presides"].at(
        scene.tokens, before
    ):
        return False
    people = (scene.reach(mention)[0] for mention in scene.page.row(hit.row, MentionKind.PERSON))
    return hit.right in people


def _matter(scene: Scene, hit: Hit) -> bool:
    """Tell whether people only talk about an event («обсудили участие А в сессии Б»)."""
    words, tokens, before = scene.grammar, scene.tokens, hit.left - 1
    told = scene.clause(hit.row, hit.clause)
    free = hit.type != "official_visit" and not (hit.adjunct or hit.after)
    if not free or scene.case(hit.first) not in {"gen", "loc"} or before < told[0]:
        return False
    near = range(max(told[0], before - _CLOSE), before)
    spoken = words["matters"].at(tokens, before) > 0
    part = words["inside"].at(tokens, before) > 0 and words["part"].among(tokens, near)
    if not (spoken or (part and scene.case(hit.first) == "loc")):
        return False
    lists = (words["discussed"], words["talks_of"])
    ahead = [k for k in told if k < before and any(w.at(tokens, k) for w in lists)]
    between = range(ahead[-1] + 1, before) if ahead else range(0)
    apart = any(scene.finite(k) for k in between)
    return bool(ahead) and not apart and when(scene, hit, (hit,)) is None


__all__ = ["idle"]
