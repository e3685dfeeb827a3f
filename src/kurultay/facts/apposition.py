"""Words between a post and its name that belong to neither: ranks, and where somebody works."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kurultay.lang.reading import Token
from kurultay.mentions.mention import Mention, MentionKind, PostValue

if TYPE_CHECKING:
    from kurultay.facts.line import Line

_SECOND = frozenset({"deputy_head_of_government", "member_of_parliament", "deputy_minister"})
"""Levels of posts that their holders often join to another one."""
_LANDS = frozenset({MentionKind.STATE, MentionKind.PLACE})


def posted_in(line: Line, index: int, gap: Sequence[Token]) -> bool:
    """Tell whether a state of a list is where somebody works: «в Японии, на Украине и Чили»."""
    item, located = line.items[index], line.words["located"]
    ahead = line.gap(max(0, item.span.start - 8), item.span.start)[-1:]
    value = item.mention.value if item.mention else None
    envoy = isinstance(value, PostValue) and value.level == "ambassador"
    seated = item.kind in _LANDS and bool(ahead) and ahead[0].norm in located
    if not (envoy or seated):
        return False
    rest = [token for token in gap if token.norm not in located]
    return bool(rest) and all(t.text == "," or t.norm in line.words["join"] for t in rest)


def ranked(line: Line, beside: Sequence[int], name: int) -> bool:
    """Tell whether only a rank with its state's adjective stands there: «, венгерский дипломат»."""
    mention = line.items[beside[0]].mention
    if len(beside) > 1 or mention is None or not mention.adjective:
        return False
    words = line.gap(mention.span.end, line.items[name].span.start)
    return bool(words) and all(token.lemma in line.words["ranks"] for token in words)


def one_envoy(line: Line, one: int, other: int) -> bool:
    """Tell whether only one of two posts is an envoy's: «посол STATE, директор NAME» are two."""
    values = (m.value for at in (one, other) if (m := line.items[at].mention))
    levels = [value.level for value in values if isinstance(value, PostValue)]
    return levels.count("ambassador") == 1


def sender(line: Line, name: int) -> Mention | None:
    """Give the body that somebody is from, in words right behind the name: «NAME из BODY»."""
    items = line.items[name + 1 : name + 2]
    if not items or items[0].kind is not MentionKind.BODY or line.words["genitive_before"]:
        return None
    gap = line.gap(line.items[name].span.end, items[0].span.start)
    plain = [token.norm for token in gap if token.text not in "«»"]
    return items[0].mention if plain == line.words["origin"][:1] else None


def double(line: Line, one: int, other: int) -> bool:
    """Tell whether two posts with a comma between are one person's, who has no name between."""
    found = [m for at in (one, other) if (m := line.items[at].mention)]
    levels = [m.value.level for m in found if isinstance(m.value, PostValue)]
    if set(levels) == {"minister", "deputy_head_of_government"}:
        return True
    same = len(found) == 2 and found[0].case is not None and found[0].case == found[1].case
    return same and levels[0] in _SECOND and levels[0] != levels[1]
