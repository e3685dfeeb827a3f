"""What a noun beside somebody says of him: host, speaker, in the chair, author of a greeting."""

from __future__ import annotations

from collections.abc import Sequence

from kurultay.facts.events_draft import GROUP, Draft
from kurultay.facts.events_hits import Hit
from kurultay.facts.events_scene import Actor, Scene

ROLES = {"invites": "host", "calls": "host", "opens": "speaker"}
"""Roles that the rule which finds somebody at an event tells by itself."""
_PLAIN = frozenset({"NOUN", "ADJ", "X"})
"""What stands between «and» and a name: its post."""
_TITLE = 12
"""The name of an event has so many words in its quotation marks at most."""
_OPENING, _CLOSING = frozenset("«“"), frozenset("»”")
_VERB = 4
"""What the words of somebody did to the event stands so close behind them."""
_STAGES = GROUP | {"ceremony", "exhibition"}


def called(scene: Scene, row: int, actor: Actor, clause: int) -> str | None:
    """Give the role that a noun beside names («хозяин встречи, …», «модератором выступил …»)."""
    tokens, base = scene.tokens, scene.sentences[row].first
    words, join = scene.clauses(row), scene.grammar["and"]
    if not scene.grammar.after:
        return None
    within = actor.last + 1  # «А (модератор)»
    if within < len(tokens) and tokens[actor.last].text == "(" and _billed(scene, (within,)):
        return _billed(scene, (within,))
    if _spoke(scene, row, actor):
        return "speaker"
    billed = scene.grammar["billed"]  # a speaker may be read as that of a parliament
    others = [a.last for a in scene.actors(row) if a.last <= actor.first]
    while others and all(
        t.text == "," or join.at((t,), 0) for t in tokens[others[-1] : actor.first]
    ):
        if billed.at(tokens, actor.first):
            break
        before = [a for a in scene.actors(row) if a.last == others[-1]]
        others = others[:-1]
        actor = before[0]
    low = max([base, *others])
    near = [k for k in range(low, actor.first + 1) if words[k - base] == clause]
    return _billed(scene, [k for k in near if k == base or tokens[k - 1].text != "("])


def _spoke(scene: Scene, row: int, actor: Actor) -> bool:
    """Tell whether a participle says that who follows spoke («Выступивший затем министр А»)."""
    low = max(scene.sentences[row].first, actor.first - _VERB)
    for index in range(actor.first - 1, low - 1, -1):
        token = scene.tokens[index]
        if token.pos == "PUNCT":
            return False
        if "prtf" in token.feats:
            said = {"actv", "past"} <= token.feats and scene.case(index) == "nom"
            return said and scene.grammar["address"].at(scene.tokens, index) > 0
    return "prtf" in scene.tokens[actor.first].feats and (
        scene.grammar["address"].at(scene.tokens, actor.first) > 0
    )


def talked(
    scene: Scene, actor: Actor, cast: Sequence[tuple[Hit, Draft, bool]], focus: Draft | None
) -> Draft | None:
    """Give the talks of two, the last told of, that somebody without a role was at."""
    near = [draft for hit, draft, _ in cast if not hit.adjunct]
    stage = near[-1] if near else focus
    if stage is None or stage.type != "bilateral_meeting" or stage.status == "planned":
        return None
    member = stage.members.get(actor.who)
    plain = actor.case in {None, "nom"} and not actor.blocked and scene.grammar.after
    return stage if plain and member is not None and member.role == "attendee" else None


def joined(scene: Scene, row: int, actor: Actor) -> int:
    """Give where somebody begins, or who «and» joins him to («под председательством А и Б»)."""
    before = [a for a in scene.actors(row) if a.last == actor.first - 1 and a.case == actor.case]
    both = bool(before) and scene.grammar["and"].at(scene.tokens, actor.first - 1) > 0
    return before[0].first if both else actor.first


def wrote(scene: Scene, row: int, clause: int, actor: Actor) -> bool:
    """Tell whether somebody sent a greeting, or one of his is read out («зачитали обращение А»)."""
    letters = scene.found(row, clause, "letter")
    if not letters:
        return False
    words = scene.clause(row, clause)
    if actor.case in {None, "nom"} and not actor.blocked:
        return scene.grammar["sent"].among(scene.tokens, words) or _read_out(scene, row, actor)
    near = actor.first - (scene.tokens[actor.first - 1].pos == "ADP" if actor.first else 0)
    read = any(scene.grammar[name].among(scene.tokens, words) for name in ("sent", "read_out"))
    return scene.grammar.after and actor.case == "gen" and near - 1 in letters and read


def _read_out(scene: Scene, row: int, actor: Actor) -> bool:
    """Tell whether another reads out a letter of his («обратился А, его послание зачитал Б»)."""
    behind = range(actor.last + 1, scene.sentences[row].last)
    letters = list(scene.grammar["letter"].found(scene.tokens, behind))
    his = [k for k in letters if scene.tokens[k - 1].pos in {"PRON", "ADJ"}]
    read = scene.grammar["read_out"]
    return scene.grammar.after and any(read.within(scene.tokens, k, k + _VERB) for k in his)


def greeted(
    scene: Scene, row: int, clause: int, actor: Actor, told: Sequence[Draft | None]
) -> Draft | None:
    """Give the event of many, the last told of, that a greeting of somebody's is read out at."""
    if not actor.blocked or not wrote(scene, row, clause, actor):
        return None
    return next((d for d in told if d is not None and d.type in GROUP), None)


def _billed(scene: Scene, near: Sequence[int]) -> str | None:
    """Give the role that a noun among some words names."""
    for name, role in (("billed", "speaker"), ("owner", "host"), ("chaired", "chair")):
        if any(scene.grammar[name].at(scene.tokens, k) for k in near):
            return role
    return None


def before_lead(scene: Scene, row: int, actor: Actor) -> int:
    """
    Give the word that tells whose lead an event was under, behind somebody of a verb-last language.

    «A мен B-ның төрағалығымен»: what stands behind the last that «and» joins holds for both.
    """
    tokens, last = scene.tokens, len(scene.tokens) - 1
    if not scene.grammar["and"].at(tokens, min(actor.last, last)):
        return min(actor.last, last)
    others = [one for one in scene.actors(row) if one.first > actor.last]
    between = tokens[actor.last + 1 : others[0].first] if others else ()
    plain = all(t.pos in _PLAIN and "conv" not in t.feats for t in between)
    return min(others[0].last, last) if others and plain else min(actor.last, last)


def opener(scene: Scene, row: int, actor: Actor, told: Sequence[Draft | None]) -> Draft | None:
    """
    Give the event of many that somebody's words open, one of several perhaps.

    «Форум A-ның, B-ның және C-ның құттықтау сөздерімен ашылды», «A мен B-ның сөзімен басталды»
    """
    words, tokens = scene.grammar["words_of"], scene.tokens
    if not words or not actor.named or actor.case not in {None, "nom", "gen"}:
        return None
    said = next(words.found(tokens, range(actor.last, scene.sentences[row].last)), None)
    if said is None or not _owned(scene, row, actor, said):
        return None
    end = said + words.at(tokens, said)
    if not scene.grammar["opened"].within(tokens, end, end + _VERB):
        return None
    return next((d for d in told if d is not None and d.type in _STAGES), None)


def _owned(scene: Scene, row: int, actor: Actor, said: int) -> bool:
    """Tell whether nothing but commas, «and» and others with their posts parts words from whose."""
    at, case = actor.last, actor.case
    for other in sorted(scene.actors(row), key=lambda one: one.first):
        if other.first < at or other.last > said:
            continue
        if not _joined(scene, at, genitive=case == "gen"):
            return False
        at, case = other.last, other.case
    return at == said and case == "gen"


def _joined(scene: Scene, at: int, *, genitive: bool) -> bool:
    """Tell whether a list goes on behind a name: with «and», or a comma behind a genitive."""
    joined = scene.grammar["and"].at(scene.tokens, at) > 0
    return joined or (genitive and scene.tokens[at].text == ",")


def titular(scene: Scene, actor: Actor) -> bool:
    """Tell whether somebody is only named in an event's name («„Асан Серов әлемі“ форумы»)."""
    before = scene.tokens[max(0, actor.first - _TITLE) : actor.first]
    behind = scene.tokens[actor.last : actor.last + _TITLE]
    marks = [t.text for t in before if t.text in _OPENING | _CLOSING]
    closing = next((t.text for t in behind if t.text in _OPENING | _CLOSING), "")
    return bool(marks) and marks[-1] in _OPENING and closing in _CLOSING
