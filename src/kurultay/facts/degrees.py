"""Degrees and honours between a post and a name: «, доктор исторических наук, академик»."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from kurultay.lang.reading import Token

_FIELD = 4
"""Words at most from the head of a degree to the end of its field."""
_PHRASE = 7
"""Words at most in a degree whose field stands first: «физика-математика ғылымдарының докторы»."""


def honours(gap: Sequence[Token], words: Mapping[str, Any]) -> bool:
    """Tell whether words say only what somebody is, and not what post he holds."""
    if gap and all(token.text == "," for token in gap):
        return False
    if words["genitive_before"]:
        return _head_last(gap, words)
    degrees = words.get("degrees", {"heads": (), "fields": ()})
    at = 0
    while at < len(gap):
        rest = [token.norm in degrees["fields"] for token in gap[at : at + _FIELD]]
        if gap[at].lemma in degrees["heads"] and True in rest:
            at += rest.index(True) + 1
        elif gap[at].text == "," or gap[at].lemma in words["ranks"]:
            at += 1
        else:
            return False
    return True


def _head_last(gap: Sequence[Token], words: Mapping[str, Any]) -> bool:
    """Tell whether each phrase between commas is a degree with its field first, or a rank."""
    degrees = words.get("degrees", {"heads": (), "fields": ()})
    phrase: list[Token] = []
    for token in gap:
        if token.text == ",":
            if phrase:
                return False
        elif phrase and token.lemma in degrees["heads"]:
            if not any(word.norm in degrees["fields"] for word in phrase):
                return False
            phrase = []
        elif phrase or not (token.lemma in words["ranks"] or token.norm in words["ranks"]):
            if len(phrase) == _PHRASE or token.pos == "VERB" or "finite" in token.feats:
                return False
            phrase.append(token)
    return not phrase
