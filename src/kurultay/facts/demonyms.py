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


def cities(scene: Scene, hit: Hit) -> list[tuple[int, int, NameRef]]:
    """Give the cities of a sentence that an adjective tells an event to be in: range, city."""
    if not scene.grammar.after or hit.trigger.frame == "sign":
        return []
    known, found = _cities(scene.page.lexicon), []
    sentence = scene.sentences[hit.row]
    for k in range(sentence.first, sentence.last):
        city = known.get(scene.tokens[k].lemma) if scene.tokens[k].pos == "ADJ" else None
        if city is None or scene.mentions(hit.row, k, k + 1, MentionKind.PLACE):
            continue
        if _own(scene, hit, k) or _housed(scene, k):
            found.append((k, k + 1, city))
    return found


def _own(scene: Scene, hit: Hit, k: int) -> bool:
    """Tell whether an adjective is the event's own, and no more than adjectives part the two."""
    plain = all(scene.tokens[at].pos == "ADJ" for at in range(k, hit.first))
    return not hit.trigger.frame and hit.left <= k < hit.first and plain


def _housed(scene: Scene, k: int) -> bool:
    """Tell whether something is in a house that an adjective names the city of."""
    tokens = scene.tokens
    if not k or scene.case(k) != "loc" or not scene.grammar["inside"].at(tokens, k - 1):
        return False
    head = next((at for at in range(k + 1, k + _NEAR) if tokens[at].pos == "NOUN"), None)
    return head is not None and _houses(scene.page.lexicon).at(tokens, head) > 0
