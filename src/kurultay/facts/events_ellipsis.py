"""Events told without their noun: by a number, by "the next", by "it"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kurultay.facts import events_days, series
from kurultay.facts.events_draft import GROUP, Draft, Member, Plot
from kurultay.facts.events_hits import Hit
from kurultay.facts.events_scene import Scene
from kurultay.facts.when import when
from kurultay.facts.where import where
from kurultay.mentions.mention import MentionKind


def complete(story: Plot, row: int, found: tuple[Hit, ...]) -> tuple[Hit, ...]:
    """Add the events named by a number alone («Первое принимала Астана»)."""
    scene, main = story.scene, story.main()
    sentence = scene.sentences[row]
    if main is None or main.type not in GROUP:
        return found
    if not scene.grammar.after:
        return _ordinals(scene, main, row, found)
    numbers = [
        (*scene.reach(mention), mention.value)
        for mention in scene.page.row(row, MentionKind.ORDINAL)
        if isinstance(mention.value, int) and scene.reach(mention)[0] - sentence.first <= 1
        if "plur" not in scene.tokens[scene.reach(mention)[0]].feats
    ]
    others = [(k, k + 1, None) for k in series.others(scene, row)]
    out = list(found)
    for first, last, number in (*numbers[:1], *others):
        if any(hit.left <= first < hit.right for hit in out) or last >= sentence.last:
            continue
        after = scene.tokens[last]
        clause = scene.clauses(row)[first - sentence.first]
        told = [k for k in scene.clause(row, clause) if k >= last]
        lists = (scene.grammar["happen"], scene.grammar["fixed"], scene.grammar["host"])
        verb = next((k for k in told if any(words.at(scene.tokens, k) for words in lists)), None)
        phrase = (
            (after.pos == "NOUN" and scene.case(last) in {scene.case(first), None})
            or (after.pos == "PUNCT" and number is None)
            or (after.pos == "ADJ" and last != verb)
        )
        if phrase or verb is None:
            continue
        hit = _number(main.hit, row, (first, last), number, verb, clause)
        out.append(hit)
    return tuple(sorted(out, key=lambda hit: hit.first)) if len(out) > len(found) else found


def _ordinals(scene: Scene, main: Draft, row: int, found: tuple[Hit, ...]) -> tuple[Hit, ...]:
    """Add the event that a Turkic number alone names («Екіншісі 2022 жылы Самарқандта өтті»)."""
    sentence, tokens = scene.sentences[row], scene.tokens
    lists = [scene.grammar[name] for name in ("happen", "host")]
    for mention in scene.page.row(row, MentionKind.ORDINAL):
        first, last = scene.reach(mention)
        head = tokens[last - 1]
        if head.pos != "NOUN" or "poss" not in head.feats or not isinstance(mention.value, int):
            continue
        if first - sentence.first > 1 or any(hit.left <= first < hit.right for hit in found):
            continue
        clause = scene.clauses(row)[first - sentence.first]
        told = [k for k in scene.clause(row, clause) if k >= last]
        verb = next((k for k in told if any(words.at(tokens, k) for words in lists)), None)
        fixed = (MentionKind.DATE, MentionKind.PLACE, MentionKind.STATE)
        if verb is not None and scene.mentions(row, last, sentence.last, *fixed):
            hit = _number(main.hit, row, (first, last), mention.value, verb, clause)
            return tuple(sorted((*found, hit), key=lambda each: each.first))
    return found


def _number(
    like: Hit, row: int, place: tuple[int, int], number: int | None, verb: int, clause: int
) -> Hit:
    """Give the hit of an event that only its number names, of the kind of another."""
    first, last = place
    return replace(
        like,
        row=row,
        first=first,
        last=last,
        left=first,
        right=last,
        ordinal=number,
        happens=verb,
        clause=clause,
        told=clause,
        bare=False,
        plural=False,
        adjunct=False,
        after=False,
        elliptic=True,
    )


def met_next(scene: Scene, row: int, draft: Draft) -> Iterator[Draft]:
    """Give the meetings whose verb is left out («встретился с А, а затем с Б»)."""
    hit, clauses, base = draft.hit, scene.clauses(row), scene.sentences[row].first
    met = {actor.who: actor for actor in scene.actors(row)}
    own = [w for w in draft.members if w in met and met[w].case == "nom"]
    if not scene.grammar.after or hit.trigger.frame not in {"meet", "talk", ""} or len(own) != 1:
        return
    for actor in scene.actors(row):
        number = clauses[actor.last - 1 - base]
        told = scene.clause(row, number)
        with_ = actor.first > told[0] and scene.grammar["with"].at(scene.tokens, actor.first - 1)
        opens = scene.grammar["split"].among(scene.tokens, told[:2])
        if not (with_ and opens) or number <= hit.clause or actor.case != "ins" or actor.blocked:
            continue
        if any(map(scene.finite, told)) or any(map(scene.announces, told)):
            continue
        span = scene.span(actor.first, actor.last)
        other = Member(actor.who, "attendee", None, span, "event.clause", 0.8)
        members = {own[0]: replace(draft.members[own[0]]), actor.who: other}
        days = events_days.of_clause(scene, row, told, draft.when)
        yield replace(draft, members=members, when=days, rows=[*draft.rows])


def resume(scene: Scene, row: int, focus: Draft | None) -> None:
    """Read where and when "it" takes place («Оно проходит в …»)."""
    sentence, words = scene.sentences[row], scene.grammar["it"]
    told = scene.grammar["happen"].first(scene.tokens, sentence.first, sentence.last)
    if focus is None or focus.hit.trigger.frame or told is None:
        return
    if not words.at(scene.tokens, sentence.first) or scene.clauses(row)[told - sentence.first]:
        return
    first, was = sentence.first, scene.grammar["was"]
    if any(scene.finite(k) and not was.at(scene.tokens, k) for k in range(first, told)):
        return  # «Он предложил провести …»: a person
    probe = replace(
        focus.hit,
        row=row,
        first=first,
        last=first + 1,
        left=first,
        right=first + 1,
        clause=0,
        told=0,
        happens=told,
        adjunct=False,
        after=False,
    )
    days, spot = when(scene, probe, ()), where(scene, probe, ())
    focus.when = focus.when or days
    if focus.place is None and spot is not None and focus.country in {None, spot.country}:
        focus.place, focus.country = spot.place, spot.country


def hosted(scene: Scene, found: tuple[Hit, ...], focus: Draft | None) -> None:
    """Read who hosts the event before («Его принимал Кыргызстан»)."""
    for hit in found:
        if hit.trigger.frame == "receive" and focus is not None and focus.type in GROUP:
            probe = replace(hit, trigger=focus.hit.trigger, happens=hit.first, type=focus.type)
            spot = None if probe.trigger.frame else where(scene, probe, ())
            if spot is not None and focus.place is None and focus.country is None:
                focus.place, focus.country = spot.place, spot.country
