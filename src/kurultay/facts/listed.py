"""Who came, by the lines of a list under a sentence («В ней участвовали: – министр А; – Б»)."""

from __future__ import annotations

from kurultay.facts import clauses, represented
from kurultay.facts.claims import NameRef, RefKind
from kurultay.facts.events_draft import GROUP, Draft, Member
from kurultay.facts.events_scene import Scene
from kurultay.mentions.mention import MentionKind

_ABOVE = 10
"""The heading of a list of delegations stands so many lines above at most."""
_COME = ("join", "speak", "address")
_AWAY = ("absent", "invited", "letter")


def join(scene: Scene, row: int, draft: Draft) -> bool:
    """Add those whom a line of a list names; tell whether it is one."""
    role = _role(scene, row)
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


def _role(scene: Scene, row: int) -> str | None:
    """Give the role of those in a line, by the sentence that the list stands under."""
    above = clauses.heading(scene, row)
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
