"""Whether evidence surely lies within its sentence, word for word, told from statements alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from typing import TypeAlias

from kurultay.check import lines
from kurultay.graph import terms

Said: TypeAlias = Mapping[str, AbstractSet[str]]
"""The values of a node by property, as Oxigraph writes them."""

_IN, _EXACT = f"<{terms.IN_SENTENCE}>", f"<{terms.EXACT}>"
_START, _END = f"<{terms.START}>", f"<{terms.END}>"
_SAID = {_IN, _EXACT, _START, _END}


def surely(nquads: Iterable[str]) -> bool:
    """Tell of the lines of articles' graphs what ``within`` tells of statements by subject."""
    some = (line for line in nquads if line.partition(" ")[2].partition(" ")[0] in _SAID)
    out: dict[str, dict[str, set[str]]] = {}
    try:
        for subject, predicate, value in lines.statements(some):
            out.setdefault(subject, {}).setdefault(predicate, set()).add(value)
    except SyntaxError:
        return False
    return within(out)


def within(out: Mapping[str, Said]) -> bool:
    """
    Tell whether ``evidence-outside-sentence`` surely finds nothing in the graphs of articles.

    Nothing is sure of what is not of the usual form: a span with two ends, words with an escape
    that cannot be read.
    """
    ends: dict[str, tuple[int, int, str]] = {}
    try:
        for said in out.values():
            for sentence in said.get(_IN, ()):
                start, end, words = _span(said)
                if sentence not in ends:
                    ends[sentence] = _span(out[sentence])
                first, last, text = ends[sentence]
                if not first <= start <= end <= last or text[start - first : end - first] != words:
                    return False
    except (KeyError, ValueError):
        return False
    return True


def _span(said: Said) -> tuple[int, int, str]:
    """
    Give start, end and words of a span.

    Errors: KeyError or ValueError if it does not have exactly one of each.
    """
    (start,), (end,), (words,) = said[_START], said[_END], said[_EXACT]
    return int(lines.lexical(start)), int(lines.lexical(end)), lines.lexical(words)
