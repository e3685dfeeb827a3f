"""Cities told by an adjective: «Ташкентский форум», «в Бакинском конгресс-центре»."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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


def own(scene: Scene, hit: Hit) -> list[tuple[int, int, NameRef]]:
    """Give the city that an event's own adjective names, with its range."""
    if not scene.grammar.after or hit.trigger.frame:
        return []
    return list(_told(scene, hit.left, hit.first, hit))


def city_of(scene: Scene, hit: Hit) -> NameRef | None:
    """
    Give the city of the house that an event is held in.

    It is asked for events that are told of anyhow: people do more in a house than meet.
    """
    if not scene.grammar.after or hit.trigger.frame == "sign":
        return None
    clause = scene.clause(hit.row, hit.clause)
    if not clause:
        return None
    return next((city for _, _, city in _told(scene, clause[0], clause[-1] + 1, None)), None)


def _told(scene: Scene, low: int, high: int, hit: Hit | None) -> Iterator[tuple[int, int, NameRef]]:
    """Give the cities told by adjectives: those of an event word, or else those of houses."""
    known = _cities(scene.page.lexicon)
    for k in range(low, high):
        city = known.get(scene.tokens[k].lemma) if scene.tokens[k].pos == "ADJ" else None
        if city is not None and (_own(scene, hit, k) if hit else _housed(scene, k)):
            yield k, k + 1, city


def _own(scene: Scene, hit: Hit, k: int) -> bool:
    """Tell whether no more than adjectives part an adjective from the event word."""
    return all(scene.tokens[at].pos == "ADJ" for at in range(k, hit.first))


def _housed(scene: Scene, k: int) -> bool:
    """Tell whether something is in a house that an adjective names the city of."""
    tokens = scene.tokens
    if not k or scene.case(k) != "loc" or not scene.grammar["inside"].at(tokens, k - 1):
        return False
    head = next((at for at in range(k + 1, k + _NEAR) if tokens[at].pos == "NOUN"), None)
    return head is not None and _houses(scene.page.lexicon).at(tokens, head) > 0
