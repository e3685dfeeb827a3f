"""Who signed, where a signing only says «the ministers», «both sides»: those told of before."""

from __future__ import annotations

from kurultay.facts.claims import NameRef, RefKind, When
from kurultay.facts.events_draft import GROUP, PAIR, Draft, Member, Plot
from kurultay.facts.events_hits import Hit
from kurultay.facts.events_parties import active
from kurultay.facts.events_scene import Scene
from kurultay.mentions.mention import MentionKind, PostValue

_BEFORE = 4
"""A meeting whose sides sign stands at most so many sentences before the signing, or behind."""


def complete(story: Plot) -> None:
    """Add to each signing of nobody named those of the meeting told of whom its words mean."""
    for draft in story.drafts:
        named = any(who.kind is RefKind.PERSON for who in draft.members)
        if draft.type != "signing" or draft.frame or named:
            continue
        signed = _ranked(story, draft) or _sides(story, draft)
        if signed:  # people sign, for the bodies whose paper it is
            draft.members = {w: m for w, m in draft.members.items() if m.rule != "event.party"}
            draft.when = draft.when or _day(story, signed)
        for who in signed:
            span = story.scene.span(draft.hit.first, draft.hit.last)
            draft.join(Member(who, "attendee", None, span, "event.signers", 0.7))


def _day(story: Plot, signed: list[NameRef]) -> When | None:
    """Give the day of the meeting at which, in Turkic, those who met signed too."""
    met = [d for d in story.drafts if d.type in PAIR and set(signed) <= d.people]
    single = [d.when for d in met if d.when is not None and d.when.end is None]
    return single[0] if single and not story.scene.grammar.after else None


def _ranked(story: Plot, draft: Draft) -> list[NameRef]:
    """Give those of the event of many whose rank a plural post as the subject names."""
    scene, main = story.scene, story.main()
    levels = {
        mention.value.level
        for mention in scene.page.row(draft.hit.row, MentionKind.POST)
        if isinstance(mention.value, PostValue)
        and mention.value.plural
        and scene.held.holder(mention) is None
        and _subject(scene, draft, scene.reach(mention)[0])
    }
    if main is None or main.type not in GROUP or len(levels) != 1:
        return []
    level = next(iter(levels))
    return [
        who
        for who, member in main.members.items()
        if member.attendance is None
        and any(o.level == level and not o.former for o in scene.held.of(who))
    ]


def _subject(scene: Scene, draft: Draft, index: int) -> bool:
    """Tell whether a word is the subject of the signing, or who it was signed by."""
    clauses, base = scene.clauses(draft.hit.row), scene.sentences[draft.hit.row].first
    same = clauses[index - base] == draft.hit.clause
    beside = index + 1 == draft.hit.first and "plur" in scene.tokens[index + 1].feats
    return same and (beside or scene.case(index) in {"nom", "ins"})


def _sides(story: Plot, draft: Draft) -> list[NameRef]:
    """Give the two who met, where the two sides sign («главы двух стран подписали …»)."""
    scene, hit = story.scene, draft.hit
    said = scene.found(hit.row, hit.clause, "signers")
    if not any(_subject(scene, draft, index) for index in said) and not _omitted(scene, hit):
        return []
    near = [
        other
        for other in story.drafts
        if other.type in PAIR and not other.frame and not other.aside and len(other.members) == 2
        if all(who.kind is RefKind.PERSON for who in other.members)
        if abs(other.hit.row - hit.row) <= _BEFORE
    ]
    return list(near[0].members) if len(near) == 1 else []


def _omitted(scene: Scene, hit: Hit) -> bool:
    """Tell whether a Turkic sentence goes on about those of the one before («… қол қойды»)."""
    if scene.grammar.after or not hit.trigger.frame or not active(scene, hit):
        return False
    first = scene.sentences[hit.row].first
    people = scene.page.row(hit.row, MentionKind.PERSON, MentionKind.POST)
    return not any(first <= scene.reach(mention)[0] < hit.first for mention in people)
