"""The names of an event: as the article words it, and in composed English."""

from __future__ import annotations

from kurultay.facts.claims import NameRef, RefKind
from kurultay.facts.events_draft import PAIR, Draft
from kurultay.facts.events_hits import Hit
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


def nth(number: int) -> str:
    """Give an English ordinal: ``2nd``."""
    ending = "th" if 10 < number % 100 < 14 else _SPECIAL.get(number % 10, "th")
    return f"{number}{ending}"


def name(scene: Scene, draft: Draft) -> str | None:
    """Give the noun phrase that names the event, in the nominative; None where a verb tells it."""
    hit = draft.hit
    if hit.trigger.frame or hit.elliptic or (hit.bare and hit.ordinal is None):
        return None
    if draft.type in PAIR and _of_another(scene, draft):
        return None
    tokens = scene.tokens[hit.left : hit.right]
    text = scene.page.text
    head = scene.tokens[hit.first : hit.last]
    language = scene.page.lexicon.language
    if scene.grammar.after:
        skip = {
            k + step
            for k in scene.grammar["counted"].found(scene.tokens, range(hit.left, hit.first))
            for step in range(scene.grammar["counted"].at(scene.tokens, k))
        }
        own = [scene.tokens[k] for k in range(hit.left, hit.last) if k not in skip]
        lead = language.nominative(tuple(own))
        rest = text[head[-1].span.end : tokens[-1].span.end]
    else:
        lead = text[tokens[0].span.start : head[0].span.start]
        rest = language.nominative(head)
    phrase = " ".join((lead + rest).split())
    return phrase[:1].upper() + phrase[1:] if phrase else None


def _of_another(scene: Scene, draft: Draft) -> bool:
    """Tell whether the words of a meeting name who met only at another one («встречи с А и Б»)."""
    hit = draft.hit
    people = [a for a in scene.actors(hit.row) if a.who.kind is RefKind.PERSON]
    return any(hit.left <= a.first < hit.right and a.who not in draft.members for a in people)


def english(scene: Scene, draft: Draft) -> str:
    """Compose an English name from type, number, organiser, participants and place."""
    head = _HEADS[draft.type]
    words = draft.hit.trigger.en
    if draft.type in {"bilateral_meeting", "multilateral_meeting"} and words == "talks":
        head = "Talks"
    if draft.ordinal is not None:
        head = f"{nth(draft.ordinal)} {head.lower()}"
    people = [who.en for who in draft.members if who.kind is RefKind.PERSON]
    if draft.type == "official_visit":
        first = people[0] if people else None
        to = _destination(scene, draft)
        return " ".join(part for part in (head, first and f"of {first}", to and f"to {to}") if part)
    if draft.type in {"bilateral_meeting", "phone_call"} and people:
        return f"{head} of {' and '.join(people[:2])}"
    ministers = _ministers(scene, draft)
    if draft.organiser is not None:
        inner = f" of {ministers}" if draft.type == "ministerial" and ministers else ""
        return f"{head} of the {draft.organiser.en}{inner}"
    if ministers:
        return f"{head} of {ministers}{_states(scene, draft)}"
    place = _destination(scene, draft)
    return f"{head}{_states(scene, draft)}{f' in {place}' if place else ''}"


def _destination(scene: Scene, draft: Draft) -> str | None:
    if draft.place is not None:
        return draft.place.en
    return state_en(scene, draft.country)


def state_en(scene: Scene, iso: str | None) -> str | None:
    """Give the English name of a state."""
    entry = scene.page.lexicon.entry(MentionKind.STATE, iso)
    return entry.en if entry else None


def _ministers(scene: Scene, draft: Draft) -> str | None:
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
        state_en(scene, mention.key)
        for mention in scene.mentions(hit.row, hit.left, hit.right, MentionKind.STATE)
    ]
    names = list(dict.fromkeys(name for name in found if name))
    return f" of {' and '.join(names)}" if names else ""


def within(scene: Scene, draft: Draft) -> str | None:
    """Give the larger event in words."""
    parent = draft.parent
    return english(scene, parent) if parent is not None else None


def organiser(scene: Scene, draft: Draft) -> NameRef | None:
    """
    Give the body in session: the longest body named in the noun phrase.

    Whom somebody met («встреча X с главами делегаций … ОТГ») is no organiser.
    """
    hit = draft.hit
    if hit.trigger.frame:
        return _gathered(scene, draft)
    words = scene.grammar["with"]
    inner = range(hit.last, hit.right) if scene.grammar.after else ()
    end = next((at for at in inner if words.at(scene.tokens, at)), hit.right)
    found = [
        (mention.span.end - mention.span.start, ref)
        for mention in scene.mentions(hit.row, hit.left, end, MentionKind.BODY)
        if (ref := scene.bodies.what(mention)) is not None
    ]
    return max(found, key=lambda pair: pair[0])[1] if found else _short(scene, hit)


def _short(scene: Scene, hit: Hit) -> NameRef | None:
    """Give the one body of the text that its head noun alone means («заседание ассамблеи»)."""
    if not scene.grammar.after or hit.right != hit.last + 1:
        return None
    token = scene.tokens[hit.last]
    if token.pos != "NOUN" or token.capital or "plur" in token.feats:
        return None
    meant = [
        claim.ref
        for claim in scene.bodies.claims
        if claim.ref.name.count(" ") and token.lemma in claim.ref.name.lower().split()[:3]
    ]
    return meant[0] if len(meant) == 1 else None


def _gathered(scene: Scene, draft: Draft) -> NameRef | None:
    """Give the body that gathers, beside the verb that says so («заседал Совет ТюркПА»)."""
    hit = draft.hit
    if hit.trigger.frame != "gather" or not scene.grammar.after:
        return None
    for mention in scene.page.row(hit.row, MentionKind.BODY):
        first, last = scene.reach(mention)
        if mention.case in {None, "nom"} and (first == hit.last or last == hit.first):
            return scene.bodies.what(mention)
    return None
