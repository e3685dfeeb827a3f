"""Whether evidence surely lies within its sentence, word for word, told from statements alone."""

from __future__ import annotations

from kurultay.check import lines
from kurultay.check.values import Facts
from kurultay.graph import terms

_IN, _EXACT = f"<{terms.IN_SENTENCE}>", f"<{terms.EXACT}>"
_START, _END = f"<{terms.START}>", f"<{terms.END}>"


def within(facts: Facts) -> bool:
    """
    Tell whether ``evidence-outside-sentence`` surely finds nothing in the graph of an article.

    Nothing is sure of what is not of the usual form: a span with two ends, words with an escape
    that cannot be read.
    """
    ends: dict[str, tuple[int, int, str]] = {}
    try:
        for said in facts.out.values():
            for sentence in said.get(_IN, ()):
                start, end, words = _span(said)
                if sentence not in ends:
                    ends[sentence] = _span(facts.out[sentence])
                first, last, text = ends[sentence]
                if not first <= start <= end <= last or text[start - first : end - first] != words:
                    return False
    except (KeyError, ValueError):
        return False
    return True


def _span(said: dict[str, set[str]]) -> tuple[int, int, str]:
    """
    Give start, end and words of a span.

    Errors: KeyError or ValueError if it does not have exactly one of each.
    """
    (start,), (end,), (words,) = said[_START], said[_END], said[_EXACT]
    return int(lines.lexical(start)), int(lines.lexical(end)), lines.lexical(words)
