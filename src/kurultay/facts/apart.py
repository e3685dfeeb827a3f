"""Posts apart from their names: what somebody became, and posts of several behind a list."""

from __future__ import annotations

from collections.abc import Sequence

from kurultay.facts.agree import asserted
from kurultay.facts.line import BESIDE, Line, Link
from kurultay.lang.reading import Token
from kurultay.mentions.mention import Mention, MentionKind, PostValue
from kurultay.text.article import Span

_OF_BODIES = frozenset({"head_of_agency", "business", "other"})
"""Levels of posts that are of a body."""


def joining(line: Line, gap: Sequence[Token]) -> list[Token]:
    """Give the verbs that join a post and its holder."""
    verbs = frozenset((*line.words["become"], *line.words["took"]))
    return [token for token in gap if token.lemma in verbs or token.norm in verbs]


def case(line: Line, post: Mention) -> str | None:
    """Give the case of a post; None where its noun was read as another word: «главой»."""
    title = post.name.split()
    first = line.page.tokens(post.span.start, post.span.end)[:1]
    misread = len(title) == 1 and any(token.pos == "ADJ" for token in first)
    return None if misread else post.case


def of_another(line: Line, person: Mention, post: Mention) -> bool:
    """Tell whether a name is in the genitive, the post behind it is not: «о сыне X, директор …»."""
    if line.words["genitive_before"] or post.case != "nom":
        return False
    return person.case == "gen" and person.surface != person.name


def shared(line: Line, post: int, joined: Sequence[int]) -> tuple[Mention, ...]:
    """Give the body of two posts that «and» joins, named with the second only."""
    at = joined.index(post)
    own = line.items[post].mention
    if not at or own is None or not isinstance(own.value, PostValue):
        return ()
    gap = line.gap(own.span.end, line.start_of(joined[at - 1]))
    tied = len(gap) == 1 and gap[0].norm in line.words["join"] and not line.words["genitive_before"]
    if not tied or own.value.level not in _OF_BODIES or line.page.inside(own.span, *BESIDE):
        return ()
    right = line.mention(joined[at - 1])
    return tuple(line.page.inside(right.span, MentionKind.BODY))[:1]


def bind_seat(line: Line, index: int, joined: Sequence[int]) -> None:
    """Bind what a name with a post became, told before it: «директором стал министр NAME»."""
    first = min(line.start_of(one) for one in joined)
    for other in range(min(joined) - 1, -1, -1):
        item = line.items[other]
        if item.kind in BESIDE and item.span.end > first:
            continue
        gap, post = line.gap(item.span.end, first), item.mention
        if item.kind is not MentionKind.POST or post is None or item.plural or other in line.taken:
            return
        around = line.gap(line.sentence.span.start, line.sentence.span.end)
        told = line.became(gap) and asserted(line.words, joining(line, gap), gap, around)
        owned = bool(line.page.inside(post.span, *BESIDE))
        if not (told and owned) or case(line, post) not in line.words["become_case"]:
            return
        line.taken[other] = [index]
        mods = tuple(line.mention(i) for i in line.before(other))
        person = line.mention(index)
        span = Span(item.span.start, person.span.end)
        line.links.append(Link(person, post, mods, span, "office.become", 0.7))
        return


def bind_several(line: Line, bound: dict[int, int]) -> None:
    """Bind a post of several behind their names: «A и B, президенты STATE и STATE, …»."""
    if line.words["genitive_before"]:
        return
    for at, item in enumerate(line.items):
        post = item.mention
        if post is None or item.kind is not MentionKind.POST or not item.plural:
            continue
        names = _listed_before(line, at, bound)
        beside = _behind(line, at)
        if len(names) < 2 or beside is None or at in line.taken:
            continue
        states = [m for m in beside if m.kind is MentionKind.STATE]
        bodies = [m for m in beside if m.kind is not MentionKind.STATE]
        if len(states) not in {0, 1, len(names)} or not (states or bodies):
            continue
        line.taken[at] = list(names)
        for step, name in enumerate(names):
            own = (states[step],) if len(states) == len(names) else ()
            person = line.mention(name)
            span = Span(person.span.start, max(item.span.end, beside[-1].span.end))
            stands = own or beside
            bound[name] = at
            line.links.append(Link(person, post, stands, span, "office.name-post", 0.8, own=own))


def _listed_before(line: Line, post: int, bound: dict[int, int]) -> list[int]:
    """Give the names of the list that ends in a comma before a post, none of which has one."""
    at, names = line.start_of(post), list[int]()
    for other in range(post - 1, -1, -1):
        item = line.items[other]
        if item.span.end > at and item.kind in BESIDE:
            continue
        marks = [token.norm for token in line.gap(item.span.end, at)]
        wanted = {",", *line.words["join"]} if names else {","}
        if item.kind is not MentionKind.PERSON or len(marks) != 1 or marks[0] not in wanted:
            break
        if other in bound:
            return []
        names.insert(0, other)
        at = item.span.start
    return names


def _behind(line: Line, post: int) -> tuple[Mention, ...] | None:
    """Give what stands within a post of several and behind it; None where names of its own do."""
    found = list(line.page.inside(line.mention(post).span, MentionKind.STATE, MentionKind.BODY))
    found += [line.mention(at) for at in line.before(post)]
    end = line.items[post].span.end
    for other in range(post + 1, len(line.items)):
        item = line.items[other]
        gap = line.gap(end, item.span.start)
        if not line.joined(gap, dash=False):
            break
        if item.kind is not MentionKind.STATE or item.mention is None:
            return None
        if not gap or gap[0].text == "(":
            break
        found.append(item.mention)
        end = item.span.end
    return tuple(found)
