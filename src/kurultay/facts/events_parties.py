"""The bodies that meet or sign; where verbs come last, whether a signing is told of at all."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kurultay.facts.claims import NameRef, RefKind
from kurultay.facts.events_draft import GROUP, PAIR, Draft
from kurultay.facts.events_guest import cast_of
from kurultay.facts.events_hits import Hit
from kurultay.facts.events_scene import Actor, Scene
from kurultay.mentions.mention import Mention, MentionKind

_COUNT = 4
"""A number before what is signed stands so many words before its verb at most."""


_TWO = 2


def stated(scene: Scene, hit: Hit) -> bool:
    """
    Tell whether a Turkic sentence says that one document is signed, and not only how many were.

    Whose verb is active has signers, named in the sentence or told of before it.
    """
    tokens, start = scene.tokens, scene.sentences[hit.row].first
    what = hit.first - 1
    if scene.grammar.after or what < start or tokens[what].pos == "PRON":
        return False
    spoken = scene.case(hit.last - 1) not in {None, "nom"}  # «қол қойылғанын айтты»
    if spoken or not active(scene, hit):
        return False
    one = scene.case(what) == "dat" and "plur" not in tokens[what].feats
    ahead = range(max(start, hit.first - _COUNT), hit.first)
    counted = any(tokens[k].pos == "NUM" or tokens[k].text.isdigit() for k in ahead)
    several = scene.grammar["several"].among(tokens, ahead)
    paper = scene.grammar["papers"].at(tokens, what) > 0
    return one and paper and not counted and not several


def active(scene: Scene, hit: Hit) -> bool:
    """Tell whether a Turkic verb of signing is said of who signs, not of what is signed."""
    return not scene.grammar["passive"].at(scene.tokens, hit.last - 1)


def bodies(scene: Scene, hit: Hit) -> tuple[tuple[NameRef, Mention], ...]:
    """Give the bodies whose people somebody meets («с членами комиссии», «ұйым өкілдерімен»)."""
    grammar, tokens, clause = scene.grammar, scene.tokens, set(scene.clause(hit.row, hit.clause))
    found: list[tuple[NameRef, Mention]] = []
    for mention in scene.page.row(hit.row, MentionKind.BODY):
        first, last = scene.reach(mention)
        ref = scene.bodies.what(mention)
        if ref is None or first not in clause:
            continue
        if grammar.after:
            member = first > 1 and grammar["representative"].at(tokens, first - 1) > 0
            fits = member and grammar["with"].at(tokens, first - 2) > 0
        else:
            fits = grammar["representative"].within(tokens, last, min(last + 1, len(tokens)))
        if fits:
            found.append((ref, mention))
    return tuple(found)


def parties(scene: Scene, hit: Hit) -> list[tuple[NameRef, Mention]]:
    """Give the two bodies or states that sign where verbs come last («A мен B … қол қойды»)."""
    if scene.grammar.after:
        return _signers(scene, hit)
    sentence, tokens, low = scene.sentences[hit.row], scene.tokens, hit.left
    spots = scene.mentions(hit.row, sentence.first, low, MentionKind.BODY, MentionKind.STATE)
    outer = [m for m in spots if not any(o is not m and o.span.covers(m.span) for o in spots)]
    firms = sum(m.kind is MentionKind.BODY for m in outer) == _TWO
    if firms:  # whose they are is told before each
        outer = [
            m
            for m in outer
            if m.kind is MentionKind.BODY or scene.case(scene.reach(m)[1] - 1) != "gen"
        ]
    for one, other in pairwise(outer):
        end, start, last = scene.reach(one)[1], *scene.reach(other)
        gap = tokens[end:start]
        if other.kind is MentionKind.BODY and gap and "gen" in gap[-1].feats:
            gap = gap[:1] if len(gap) == _TWO else gap  # «A мен Түркияның B-сы»
        tied = len(gap) == 1 and scene.grammar["and"].at(gap, 0) > 0 and one.kind is other.kind
        between = scene.grammar["signed_between"].within(tokens, last, last + 2)
        head = last if tokens[last - 1].pos == "PUNCT" else last - 1  # «… «B» банкі»
        subject = scene.case(head) == "nom" and tokens[last].pos == "NOUN"
        if tied and not one.adjective and (between or (subject and one.kind is MentionKind.BODY)):
            return [(ref, m) for m in (one, other) if (ref := _party(scene, m)) is not None]
    return []


def _signers(scene: Scene, hit: Hit) -> list[tuple[NameRef, Mention]]:
    """Give the two that sign («A подписал договор с B», «подписан договор между A и B»)."""
    tokens, clause = scene.tokens, scene.clause(hit.row, hit.clause)
    spots = [m for m in scene.page.row(hit.row, MentionKind.BODY) if scene.reach(m)[0] in clause]
    outer = [m for m in spots if not any(o is not m and o.span.covers(m.span) for o in spots)]
    outer = [m for m in outer if tokens[scene.reach(m)[0] - 1].text != "("]
    lands = _two_lands(scene, hit, outer)
    if lands:
        return lands
    for run in _runs(scene, outer):
        if _party_to(scene, hit, run, outer):
            named = outer if len(run) == 1 else run
            found = [(ref, m) for m in named if (ref := _party(scene, m)) is not None]
            if len(found) == len(named) > 1:
                return found
    lone = signer(scene, hit)
    if lone is None:
        return []
    others = [m for m in outer if m.case == "ins" and scene.reach(m)[0] > hit.last]
    return [(ref, m) for m in (lone, *others) if (ref := _party(scene, m)) is not None]


def signer(scene: Scene, hit: Hit) -> Mention | None:
    """Give the one body that signs a paper («„Росатом“ подписал на форуме документ о …»)."""
    tokens, clause = scene.tokens, scene.clause(hit.row, hit.clause)
    if not scene.grammar.after or not {"indc", "past"} <= tokens[hit.first].feats:
        return None
    papers = [k for name in ("papers", "deeds") for k in scene.found(hit.row, hit.clause, name)]
    people = any(a.case == "nom" for a in scene.actors(hit.row))
    if people or not any(k > hit.first for k in papers) or "plur" in tokens[hit.first].feats:
        return None
    spots = [m for m in scene.page.row(hit.row, MentionKind.BODY) if scene.reach(m)[0] in clause]
    ahead = [m for m in spots if scene.reach(m)[1] <= hit.first and m.case in {None, "nom"}]
    return ahead[0] if ahead and ahead[0] is spots[0] else None


def _runs(scene: Scene, outer: Sequence[Mention]) -> list[list[Mention]]:
    """Give the lists of bodies of a clause: names with commas and «и» between."""
    runs: list[list[Mention]] = []
    for mention in outer:
        gap = range(_end(scene, runs[-1][-1]), scene.reach(mention)[0]) if runs else ()
        marks = (
            scene.tokens[k].text == "," or scene.grammar["and"].at(scene.tokens, k) for k in gap
        )
        if gap and all(marks):
            runs[-1].append(mention)
        else:
            runs.append([mention])
    return runs


def _party_to(scene: Scene, hit: Hit, run: Sequence[Mention], outer: Sequence[Mention]) -> bool:
    """Tell whether a list of bodies signs: the subject, «между А и Б», «А … с Б»."""
    tokens, first, last = scene.tokens, scene.reach(run[0])[0], _end(scene, run[-1])
    stiff = tokens[first].text[-1:].isupper()  # an acronym shows no case
    subject = bool(hit.trigger.frame) and (run[0].case in {None, "nom"} or stiff)
    if len(run) > 1:
        heads = scene.grammar["officials"].at(tokens, first - 1) > 0 and bool(hit.trigger.frame)
        lead, opens = tokens[first - 1], first - 1 == scene.sentences[hit.row].first
        opens = opens and lead.norm.endswith(scene.grammar.ends["several"])
        subject = subject or (heads and (opens or {"plur", "nomn"} <= lead.feats))
        between = scene.grammar["between"].within(tokens, first - 2, first)
        return between or (subject and hit.first in {last, first - 1})
    rest = scene.reach(outer[-1])[0] if outer[-1] is not run[0] else 0
    with_ = rest > hit.last and scene.grammar["with"].at(tokens, rest - 1) > 0
    return len(outer) == _TWO and subject and last == hit.first and with_


def _end(scene: Scene, mention: Mention) -> int:
    """Give where a name and the short one in brackets behind it end."""
    tokens, last = scene.tokens, scene.reach(mention)[1]
    if last >= len(tokens) or tokens[last].text != "(":
        return last
    near = range(last, min(last + _COUNT, len(tokens)))
    return next((k + 1 for k in near if tokens[k].text == ")"), last)


def _two_lands(scene: Scene, hit: Hit, outer: Sequence[Mention]) -> list[tuple[NameRef, Mention]]:
    """Give two states whose governments or ministries sign («правительства А и Б подписали»)."""
    tokens = scene.tokens
    lands = [m for m in scene.page.row(hit.row, MentionKind.STATE) if not m.adjective]
    for one, other in pairwise(lands):
        end, (start, last) = scene.reach(one)[1], scene.reach(other)
        whose = next((m for m in outer if m.span.covers(one.span)), None)
        if end + 1 != start or not scene.grammar["and"].at(tokens, end):
            continue
        if whose is None and last == hit.first and {"plur", "indc"} <= tokens[last].feats:
            return [(_land(m), m) for m in _row(scene, lands, one, other)]
        if whose is None:
            continue
        first = scene.reach(whose)[0]
        between = scene.grammar["between"].at(tokens, first - 1) > 0
        plural = "plur" in tokens[first].feats
        signs = last == hit.first and "plur" in tokens[last].feats
        if (plural and between) or signs:
            return [(_land(m), m) for m in (one, other)]
    return []


def _row(scene: Scene, lands: Sequence[Mention], *last: Mention) -> list[Mention]:
    """Give the whole list of states that ends with two of them («А, Б и В подписали договор»)."""
    row = [*last]
    for mention in reversed(lands[: lands.index(row[0])]):
        start, end = scene.reach(row[0])[0], scene.reach(mention)[1]
        if end + 1 != start or scene.tokens[end].text != ",":
            break
        row.insert(0, mention)
    return row


def _party(scene: Scene, mention: Mention) -> NameRef | None:
    if mention.kind is MentionKind.BODY:
        return scene.bodies.what(mention)
    return _land(mention)


def _land(mention: Mention) -> NameRef:
    return NameRef(RefKind.STATE, mention.name, mention.name, mention.key, mention.key)


def during(scene: Scene, hit: Hit, draft: Draft) -> list[NameRef]:
    """
    Give who is said to do something at talks: «во время встречи с А министр Б отметил …».

    Where nobody is named beside the talks, whom he did it to as well («пригласил В посетить …»).
    """
    cast = [actor for actor in cast_of(scene, hit) if actor.who not in draft.members]
    subjects = [actor for actor in cast if actor.case == "nom" and not _speaks_for(scene, actor)]
    if len(subjects) == _TWO and not draft.members and _side_by_side(scene, *subjects):
        return [actor.who for actor in subjects]
    if len(subjects) != 1:
        return []
    others = [actor for actor in cast if actor.case in {"acc", "gen"} and actor.first > hit.last]
    if draft.members:
        return [subjects[0].who]
    return [subjects[0].who, others[0].who] if len(others) == 1 else []


def _side_by_side(scene: Scene, one: Actor, other: Actor) -> bool:
    """Tell whether «и (его коллега)» stands between two names, and one verb tells of both."""
    tokens, peer, gap = scene.tokens, scene.grammar["peer"], range(one.last, other.first)
    verb = next((k for k in range(other.last, len(tokens)) if scene.finite(k)), None)
    joined = bool(gap) and scene.grammar["and"].at(tokens, gap[0]) > 0
    joined = joined and all(tokens[k].pos in {"PRON", "ADJ"} or peer.at(tokens, k) for k in gap[1:])
    return joined and verb is not None and "plur" in scene.tokens[verb].feats


def _speaks_for(scene: Scene, actor: Actor) -> bool:
    """Tell whether somebody only reports for others («сообщил пресс-секретарь А»)."""
    return scene.grammar["mouths"].within(scene.tokens, actor.first, actor.last)


def scenery(scene: Scene, hit: Hit, found: tuple[Hit, ...]) -> bool:
    """Tell whether a Turkic event of many only frames a meeting («сессия аясында X Y-пен …»)."""
    if scene.grammar.after or not hit.adjunct or hit.type not in GROUP or hit.happens is not None:
        return False
    return any(other.type in PAIR and not (other.adjunct or other.after) for other in found)


def earlier(scene: Scene, hit: Hit, here: Sequence[Actor]) -> NameRef | None:
    """Give the subject that a Turkic clause shares with the one before it."""
    clauses, base = scene.clauses(hit.row), scene.sentences[hit.row].first
    known = {actor.who for actor in here}
    subjects = [
        actor.who
        for actor in scene.actors(hit.row)
        if actor.last <= hit.first and actor.case in {None, "nom"} and not actor.blocked
        if clauses[actor.last - 1 - base] < hit.clause and actor.who not in known
    ]
    return subjects[-1] if subjects else None


def receives(scene: Scene, actor: Actor) -> bool:
    """Tell whether somebody receives a Turkic subject («X-тің қабылдауында болды»)."""
    behind = actor.last < len(scene.tokens) and not scene.grammar.after and actor.case == "gen"
    return behind and scene.grammar["audience"].at(scene.tokens, actor.last) > 0
