"""Ministers of several fields told at once: «министры иностранных дел A и обороны B»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kurultay.facts.line import DASHES, Line, Link
from kurultay.lang.reading import Token
from kurultay.mentions.mention import Mention, MentionKind, PostValue
from kurultay.text.article import Span

_PORTFOLIO = "portfolio"
_LEAD = 4
"""Words between a post of several and the dash that opens their list, at most."""


def bind(line: Line, bound: dict[int, int]) -> None:
    """Bind the names of a list to a post of several, each with the field that stands before it."""
    if line.words["genitive_before"]:
        return
    for at, item in enumerate(line.items):
        if item.plural and item.mention is not None and _of_fields(line, item.mention):
            _share(line, at, item.mention, bound)


def _of_fields(line: Line, post: Mention) -> bool:
    """Tell whether a post is one of a field: a minister's, a deputy minister's."""
    value = post.value
    first = value.title.lower().split()[0] if isinstance(value, PostValue) else ""
    titles = line.page.lexicon.world.titles
    return any(title.lemma == first and title.takes == _PORTFOLIO for title in titles)


def _share(line: Line, post: int, stated: Mention, bound: dict[int, int]) -> None:
    end, first = stated.span.end, True
    beside = tuple(line.page.inside(stated.span, MentionKind.STATE))
    beside += tuple(line.mention(i) for i in line.before(post))
    for index in range(post + 1, len(line.items)):
        item = line.items[index]
        if item.kind is not MentionKind.PERSON:
            return
        field = _field(line, line.gap(end, item.span.start), lead=first)
        if field is None and not (first and not line.gap(end, item.span.start)):
            return
        if field:
            named = _named(line, stated, field)
            span = Span(named.span.start, item.span.end)
            person = line.mention(index)
            line.links.append(Link(person, named, beside, span, "office.shared-post", 0.8))
            bound[index] = post
            line.taken.setdefault(post, []).append(index)
        end, first = item.span.end, False


def _field(line: Line, gap: Sequence[Token], *, lead: bool) -> tuple[Token, ...] | None:
    """Give the words of the field in front of a name, if nothing but marks stands before them."""
    marks = [at for at, token in enumerate(gap) if token.text in DASHES or token.text == ":"]
    tail = list(gap)
    if lead and marks:
        if marks[0] > _LEAD:
            return None
        tail = tail[marks[0] + 1 :]
    while tail and (tail[0].text in ",;" or tail[0].norm in line.words["join"]):
        tail = tail[1:]
    if tail and tail[-1].text in DASHES:
        tail = tail[:-1]
    lexicon = line.page.lexicon
    keys = [lexicon.keys(token.text) for token in tail]
    at = 0
    while at < len(tail):
        ends = [end for end, _ in lexicon.fields.matches(keys, at)]
        if not ends:
            return None
        at = max(ends)
        if at < len(tail) and (tail[at].text == "," or tail[at].norm in line.words["join"]):
            at += 1
    return tuple(tail) or None


def _named(line: Line, stated: Mention, field: Sequence[Token]) -> Mention:
    """Give the post of one field out of a post of several."""
    value = stated.value
    assert isinstance(value, PostValue)
    span = Span(field[0].span.start, field[-1].span.end)
    text = span.of(line.page.text)
    title = f"{value.title.split()[0]} {text}"
    lexicon = line.page.lexicon
    keys = [lexicon.keys(token.text) for token in field]
    found = [part.en for at in range(len(keys)) for _, part in lexicon.fields.matches(keys, at)]
    plain = value.title_en.partition(" of ")[0]
    english = f"{plain} of {found[0]}" if found else plain
    own = replace(value, title=title, title_en=english, plural=False)
    return replace(stated, span=span, surface=text, name=title, value=own)
