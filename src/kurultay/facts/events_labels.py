"""The English label of an event: what it is, whose, of which papers, where."""

from __future__ import annotations

from collections.abc import Sequence

from kurultay.facts import documents
from kurultay.facts.claims import NameRef, RefKind
from kurultay.facts.events_draft import Draft
from kurultay.facts.events_scene import Scene
from kurultay.mentions.mention import MentionKind, PostValue

_HEADS = {
    "summit": "Summit",
    "ministerial": "Meeting",
    "council_session": "Session",
    "committee_session": "Session",
    "multilateral_meeting": "Meeting",
    "bilateral_meeting": "Meeting",
    "official_visit": "Visit",
    "phone_call": "Phone call",
    "signing": "Signing",
    "ceremony": "Ceremony",
    "exhibition": "Exhibition",
    "forum": "Forum",
    "conference": "Conference",
    "other": "Event",
}
_SPECIAL = {1: "st", 2: "nd", 3: "rd"}
_TALKS = frozenset({"bilateral_meeting", "multilateral_meeting", "phone_call"})
_PAPERS = {"roadmap": "road map", "other": "document"}
"""Types of documents whose English word is another one."""
_FEW = 3
"""So many sides at most are named one by one."""
_VOWELS = "aeiou"


def english(scene: Scene, draft: Draft) -> str:
    """Compose an English label from type, number, organiser, participants, papers and place."""
    head = _HEADS[draft.type]
    if draft.type in {"bilateral_meeting", "multilateral_meeting"} and _by_talks(draft):
        head = "Talks"
    if draft.ordinal is not None:
        head = f"{nth(draft.ordinal)} {head.lower()}"
    if draft.type == "official_visit":
        return _visit(scene, draft, head)
    if draft.type == "signing":
        return _signing(scene, draft, head)
    sides = _sides(scene, draft) if draft.type in _TALKS else ""
    if sides:
        return f"{head} of {sides}"
    ministers = _ministers(scene, draft)
    if draft.organiser is not None:
        body = f"the {draft.organiser.en}"
        if draft.type == "ministerial" and ministers:
            return f"{head} of {ministers} of {body}"
        return f"{head} of {body}"
    states = _states(scene, draft)
    if ministers:
        return f"{head} of {ministers}{states}"
    return f"{head}{states}{_in(scene, draft)}"


def within(scene: Scene, draft: Draft) -> str | None:
    """Give the larger event in words."""
    return english(scene, draft.parent) if draft.parent is not None else None


def nth(number: int) -> str:
    """Give an English ordinal: ``2nd``."""
    ending = "th" if 10 < number % 100 < 14 else _SPECIAL.get(number % 10, "th")
    return f"{number}{ending}"


def _by_talks(draft: Draft) -> bool:
    return draft.hit.trigger.en == "talks"


def _visit(scene: Scene, draft: Draft, head: str) -> str:
    """Word a visit: whose, and to which town or state."""
    guests = [who for who in draft.members if who.kind is RefKind.PERSON]
    guests += [who for who in draft.members if who.key not in {None, draft.country}]
    of = f" of {_named(scene, guests[0])}" if guests else ""
    goal = draft.place.en if draft.place is not None else _state(scene, draft.country)
    return f"{head}{of}{f' to {goal}' if goal else ''}"


def _signing(scene: Scene, draft: Draft, head: str) -> str:
    """Word a signing: of which paper, by which states and bodies where they are few, and where."""
    tokens = scene.page.reading.of(scene.sentences[draft.hit.row])
    papers = documents.papers(scene.page.lexicon, tokens)
    one = _paper(*papers[0]) if len(set(papers)) == 1 else "documents"
    sides = [_named(scene, who) for who in draft.members if who.kind is not RefKind.PERSON]
    by = f" by {_and(sides)}" if 1 < len(sides) <= _FEW else ""
    return f"{head}{f' of {one}' if papers else ''}{by}{_in(scene, draft)}"


def _paper(type_: str, many: bool) -> str:
    word = _PAPERS.get(type_, type_)
    if many:
        return f"{word}s".replace("ys", "ies")
    return f"a{'n' if word[0] in _VOWELS else ''} {word}"


def _sides(scene: Scene, draft: Draft) -> str:
    """Word those who meet, people first; nothing where they are many."""
    members = [who for who in draft.members if who.kind is RefKind.PERSON]
    members += [who for who in draft.members if who not in members]
    return _and([_named(scene, who) for who in members]) if len(members) <= _FEW else ""


def _named(scene: Scene, who: NameRef) -> str:
    """Word a participant."""
    land = _state(scene, who.key) if who.kind is RefKind.STATE else None
    return f"the {who.en}" if who.kind is RefKind.BODY else land or who.en


def _and(names: Sequence[str]) -> str:
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def _in(scene: Scene, draft: Draft) -> str:
    place = draft.place.en if draft.place is not None else _state(scene, draft.country)
    return f" in {place}" if place else ""


def _state(scene: Scene, iso: str | None) -> str | None:
    """Give the English name of a state."""
    entry = scene.page.lexicon.entry(MentionKind.STATE, iso)
    return entry.en if entry else None


def _ministers(scene: Scene, draft: Draft) -> str | None:
    """Give the post that the words of an event name («встреча министров …»)."""
    hit = draft.hit
    for mention in scene.mentions(hit.row, hit.left, hit.right, MentionKind.POST):
        value = mention.value
        if isinstance(value, PostValue) and value.title_en:
            title = value.title_en[:1].lower() + value.title_en[1:]
            return title.replace("minister", "ministers", 1) if value.plural else title
    return None


def _states(scene: Scene, draft: Draft) -> str:
    hit = draft.hit
    found = [
        _state(scene, mention.key)
        for mention in scene.mentions(hit.row, hit.left, hit.right, MentionKind.STATE)
    ]
    names = list(dict.fromkeys(name for name in found if name))
    return f" of {_and(names)}" if names else ""
