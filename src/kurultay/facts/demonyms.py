"""Cities told by an adjective: «Ташкентский форум», «в Бакинском конгресс-центре»."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from kurultay.facts.claims import NameRef, RefKind
from kurultay.facts.events_hits import Hit
from kurultay.facts.events_scene import Scene
from kurultay.facts.wordlists import Words, shelf
from kurultay.mentions.lexicon import Lexicon
from kurultay.mentions.mention import MentionKind

_FILE = "demonyms.toml"
_NEAR = 4
"""A house stands so many words behind the adjective of its city at most."""


@lru_cache(maxsize=16)
def _cities(lexicon: Lexicon) -> Mapping[str, NameRef]:
    """Give the cities by their adjectives."""
    spots = {
        entry.en: entry for (kind, _), entry in lexicon.entries.items() if kind is MentionKind.PLACE
    }
    found = {}
    for word, en in lexicon.table(_FILE)["city"].items():
        entry = spots.get(en)
        if entry is not None:
            name = next(iter(entry.names_in(lexicon.code)), en)
            found[word] = NameRef(RefKind.PLACE, name, en, entry.key, entry.country)
    return found


@lru_cache(maxsize=16)
def _houses(lexicon: Lexicon) -> Words:
    return Words(lexicon.table(_FILE)["houses"], shelf(lexicon))


def city_of(scene: Scene, hit: Hit) -> NameRef | None:
    """
    Give the city that an event's own adjective names, or that of the house it is held in.

    It is asked for events that are told of anyhow: a city's adjective alone makes none.
    """
    if not scene.grammar.after or hit.trigger.frame == "sign":
        return None
    known = _cities(scene.page.lexicon)
    for k in (*range(hit.left, hit.first), *scene.clause(hit.row, hit.clause)):
        city = known.get(scene.tokens[k].lemma) if scene.tokens[k].pos == "ADJ" else None
        if city is not None and (_own(scene, hit, k) or _housed(scene, k)):
            return city
    return None


def _own(scene: Scene, hit: Hit, k: int) -> bool:
    """Tell whether no more than adjectives part an adjective from the event word."""
    inside = not hit.trigger.frame and hit.left <= k < hit.first
    return inside and all(scene.tokens[at].pos == "ADJ" for at in range(k, hit.first))


def _housed(scene: Scene, k: int) -> bool:
    """Tell whether something is in a house that an adjective names the city of."""
    tokens = scene.tokens
    if not k or scene.case(k) != "loc" or not scene.grammar["inside"].at(tokens, k - 1):
        return False
    head = next((at for at in range(k + 1, k + _NEAR) if tokens[at].pos == "NOUN"), None)
    return head is not None and _houses(scene.page.lexicon).at(tokens, head) > 0
