"""Posts in brackets behind a name: «NAME (POST, STATE)», «NAME (BODY, POST)»."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kurultay.facts.line import BESIDE, DASHES, Line, Link
from kurultay.lang.reading import Token
from kurultay.mentions.mention import MentionKind
from kurultay.text.article import Span


def bind(line: Line, index: int) -> bool:
    """
    Bind a name to the one post in the bracket behind it, with what else stands there.

    Shape: False where the bracket holds another name, several posts, or words that are neither.
    """
    person = line.mention(index)
    rest = line.gap(person.span.end, line.sentence.span.end)
    if not rest or rest[0].text != "(":
        return False
    close = next((token.span.start for token in rest if token.text == ")"), None)
    if close is None:
        return False
    inside = [
        at
        for at in range(index + 1, len(line.items))
        if rest[0].span.end <= line.items[at].span.start < close
    ]
    posts = [at for at in inside if line.items[at].kind is MentionKind.POST]
    if len(posts) != 1 or len(inside) < len(posts) + 1 or posts[0] in line.taken:
        return False
    post = line.items[posts[0]]
    others = [at for at in inside if at not in posts]
    fit = all(line.items[at].kind in BESIDE for at in others)
    if not fit or post.mention is None or post.plural or not _listed(line, inside, rest[0], close):
        return False
    line.taken[posts[0]] = [index]
    line.links.append(
        Link(
            person,
            post.mention,
            tuple(line.mention(at) for at in others),
            Span(person.span.start, close + 1),
            "office.bracket",
            0.85,
        )
    )
    return True


def _listed(line: Line, inside: Sequence[int], opening: Token, close: int) -> bool:
    """Tell whether commas alone part what stands in a bracket."""
    start = line.items[inside[0]].span.start
    ends = [line.items[at].span for at in inside]
    edges = [(one.end, other.start) for one, other in pairwise(ends)]
    gaps = [line.gap(*edge) for edge in edges]
    tail = line.gap(ends[-1].end, close)
    head = line.gap(opening.span.end, start)
    marks = [token.text for gap in gaps for token in gap]
    return not head and not tail and bool(marks) and all(m == "," or m in DASHES for m in marks)
