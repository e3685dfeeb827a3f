"""The name of an event as the article words it, and the body in session."""

from __future__ import annotations

from kurultay.facts.claims import NameRef, RefKind
from kurultay.facts.events_draft import PAIR, Draft
from kurultay.facts.events_hits import Hit
from kurultay.facts.events_scene import Scene
from kurultay.mentions.mention import MentionKind


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
