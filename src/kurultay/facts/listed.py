"""Who came, by the lines of a list under a sentence («В ней участвовали: – министр А; – Б»)."""

from __future__ import annotations

from kurultay.facts import clauses, represented
from kurultay.facts.claims import NameRef, RefKind
from kurultay.facts.events_draft import GROUP, PAIR, Draft, Member
from kurultay.facts.events_hits import hits
from kurultay.facts.events_scene import Actor, Scene
from kurultay.mentions.mention import MentionKind

_ABOVE = 10
"""The heading of a list of delegations stands so many lines above at most."""
_LINES = 30
"""A list of lines without marks has so many at most."""
_WORDS = 30
"""A line without a mark has so many words at most."""
_COME = ("join", "speak", "address")
_AWAY = ("absent", "invited", "letter")


def join(scene: Scene, row: int, draft: Draft) -> bool:
    """Add those whom a line of a list names; tell whether it is one."""
    role = None if draft.type in PAIR else _role(scene, row, draft)
    if role is None:
        return False
    for actor in scene.actors(row):
        if actor.blocked or not actor.named or actor.case not in {None, "nom"}:
            continue
        span = scene.span(actor.first, actor.last)
        part = role if draft.type in GROUP else "attendee"
        draft.join(Member(actor.who, part, None, span, "event.list", 0.85))
    for mention in represented.listed(scene, row):
        who = NameRef(RefKind.STATE, mention.name, mention.name, mention.key, mention.key)
        draft.join(Member(who, "attendee", None, mention.span, "event.list", 0.8))
    return True


def _role(scene: Scene, row: int, draft: Draft) -> str | None:
    """Give the role of those in a line, by the sentence that the list stands under."""
    above = clauses.heading(scene, row)
    if above is None:
        above = _heading(scene, row)
    if draft.type == "signing":
        signed = above is not None and any(h.trigger.frame == "sign" for h in hits(scene, above))
        return "attendee" if signed and _person(scene, row) else None
    if above is None:
        return "attendee" if _delegation(scene, row) else None
    sentence = scene.sentences[above]
    told = {
        name
        for name in (*_COME, *_AWAY)
        if scene.grammar[name].within(scene.tokens, sentence.first, sentence.last)
    }
    if told & set(_AWAY) or not told:
        return None
    return "speaker" if told & {"speak", "address"} else "attendee"


def _heading(scene: Scene, row: int) -> int | None:
    """Give the sentence with a colon above lines that are each somebody's post and name alone."""
    if not _person(scene, row):
        return None
    for above in range(row - 1, max(-1, row - _LINES), -1):
        sentence = scene.sentences[above]
        if sentence.part is not scene.sentences[row].part:
            return None
        if scene.tokens[sentence.last - 1].text == ":":
            return above
        if not _person(scene, above):
            return None
    return None


def _person(scene: Scene, row: int) -> Actor | None:
    """Give whom a line is about that holds nothing else («от А – министр Б»)."""
    sentence, actors = scene.sentences[row], scene.actors(row)
    near = [scene.sentences[k] for k in (row - 1, row + 1) if 0 <= k < len(scene.sentences)]
    if len(actors) != 1 or any(one.paragraph == sentence.paragraph for one in near):
        return None
    if sentence.last - sentence.first > _WORDS:
        return None
    actor, tokens = actors[0], scene.tokens
    ahead, behind = range(sentence.first, actor.first), range(actor.last, sentence.last)
    states = [scene.reach(one) for one in scene.page.row(row, MentionKind.STATE)]
    labels = {k for first, last in states for k in range(first, last)}
    plain = all(k in labels or tokens[k].pos in {"ADP", "PUNCT", "SYM", "NUM"} for k in ahead)
    ends = all(tokens[k].pos in {"PUNCT", "SYM"} for k in behind)
    return actor if actor.named and plain and ends else None


def _delegation(scene: Scene, row: int) -> bool:
    """Tell whether a line gives the delegates of a state, under a heading («Турция: А»)."""
    sentence = scene.sentences[row]
    marked = any(token.text == ":" for token in scene.tokens[sentence.first : sentence.first + 4])
    states = [scene.reach(mention) for mention in scene.page.row(row, MentionKind.STATE)]
    labelled = any(
        first == sentence.first and scene.tokens[last].text == ":" for first, last in states
    )
    if not (scene.grammar.after and marked and labelled):
        return False
    if any(map(scene.finite, range(sentence.first, sentence.last))):
        return False
    above = [scene.sentences[k] for k in range(max(0, row - _ABOVE), row)]
    return any(
        scene.grammar["delegates"].within(scene.tokens, head.first, head.last)
        and not any(map(scene.finite, range(head.first, head.last)))
        for head in above
    )
