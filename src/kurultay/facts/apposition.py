"""Words between a post and its name that belong to neither: ranks, and where somebody works."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from kurultay.lang.reading import Token
from kurultay.mentions.mention import Mention, MentionKind, PostValue

if TYPE_CHECKING:
    from kurultay.facts.line import Item, Line
    from kurultay.facts.page import Page

_SECOND = frozenset({"deputy_head_of_government", "member_of_parliament", "deputy_minister"})
"""Levels of posts that their holders often join to another one."""
_INTERNATIONAL = frozenset({"secretary_general", "deputy_secretary_general"})
_CHARGE = 4
"""Words at most that say what somebody is in charge of."""
_YEAR = 4
_LANDS = frozenset({MentionKind.STATE, MentionKind.PLACE})
_OPENS = frozenset({"", ":", "(", "-", "–", "—"})
"""What may stand between the states and the names of those who have one post in each."""


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


def room(line: Line, item: Item, gap: Sequence[Token]) -> int:
    """Give how many words may stand between a state or body and the post behind it."""
    charge = line.words.get("charge", ())  # «институтының оқу ісі жөніндегі проректоры»
    if item.kind is MentionKind.BODY and 1 < len(gap) <= _CHARGE and gap[-1].norm in charge:
        return len(gap)
    adjective = item.mention is not None and item.mention.adjective
    return 1 if adjective or line.words["genitive_before"] else 0


def of_rank(token: Token, words: Mapping[str, Any]) -> bool:
    """Tell whether a word is a rank, an age or a year, which parts no post from its name."""
    ranks = words["ranks"]
    aged = token.lemma.endswith(tuple(words.get("ages", ("\0",))))
    aged = aged or (
        not words["genitive_before"] and len(token.text) >= _YEAR and token.text[:_YEAR].isdigit()
    )
    return aged or token.lemma in ranks or token.norm in ranks


def ranked(line: Line, beside: Sequence[int], name: int) -> bool:
    """Tell whether only a rank with its state's adjective stands there: «, венгерский дипломат»."""
    mention = line.items[beside[0]].mention
    if len(beside) > 1 or mention is None or not mention.adjective:
        return False
    words = line.gap(mention.span.end, line.items[name].span.start)
    return bool(words) and all(token.lemma in line.words["ranks"] for token in words)


def two_people(line: Line, one: int, other: int) -> bool:
    """Tell whether two posts beside each other are those of two: «посол STATE, директор NAME»."""
    return _one_envoy(line, one, other) or _of_two_realms(line, one, other)


def _one_envoy(line: Line, one: int, other: int) -> bool:
    values = (m.value for at in (one, other) if (m := line.items[at].mention))
    levels = [value.level for value in values if isinstance(value, PostValue)]
    return levels.count("ambassador") == 1


def _of_two_realms(line: Line, one: int, other: int) -> bool:
    """Tell whether two posts serve two states, or one a state and the other a body of states."""
    first, second = (_lands(line, at) for at in (one, other))
    organs = [
        isinstance(mention.value, PostValue) and mention.value.level in _INTERNATIONAL
        for at in (one, other)
        if (mention := line.items[at].mention)
    ]
    if len(organs) == 2 and organs[0] != organs[1]:
        return bool(first or second)
    return bool(first and second and first.isdisjoint(second))


def _lands(line: Line, post: int) -> frozenset[str]:
    """Give the states that stand with a post."""
    found = {line.items[at].mention for at in line.before(post)}
    inner = line.page.inside(line.items[post].span, MentionKind.STATE)
    found.update(mention for mention in inner if not mention.adjective)  # «турецко-казахстанский»
    end = line.items[post].span.end
    for item in line.items[post + 1 :]:
        if item.kind not in _LANDS or not line.light(line.gap(end, item.span.start)):
            break
        found.add(item.mention)
        end = max(end, item.span.end)
    return frozenset(m.key for m in found if m and m.key and m.kind is MentionKind.STATE)


def of_two(line: Line, post: int, beside: Sequence[int], gap: Sequence[Token]) -> bool:
    """Tell whether «and» joins a second body to that of a post: «игрок A и B NAME»."""
    item = line.items[post]
    if not beside or item.mention is None or item.kind is not MentionKind.POST:
        return False
    words = [token.norm for token in gap if token.pos != "ADJ"]
    tied = words == line.words["join"][:1] and not item.plural
    inner = line.page.inside(item.span, MentionKind.BODY)
    return tied and bool(inner) and all(line.items[i].kind is not MentionKind.PLACE for i in beside)


def landed(line: Line, post: int) -> bool:
    """Tell whether a post begins with the last of several states («А мен Б министрлері»)."""
    span = line.items[post].span
    states = line.page.inside(span, MentionKind.STATE) if line.words["genitive_before"] else ()
    return any(state.span.start == span.start for state in states)


def bracket_before(tokens: Sequence[Token], at: int) -> int:
    """Give where the bracket begins that closes right before an offset, or the offset."""
    if not tokens or tokens[-1].text != ")":
        return at
    return next((token.span.start for token in reversed(tokens) if token.text == "("), at)


def owner(line: Line, name: int) -> bool:
    """Tell whether a surname between a post and a name is whose the post is: «помощник A B C»."""
    own, follow = line.items[name], line.items[name + 1 : name + 2]
    if not follow or follow[0].kind is not MentionKind.PERSON or line.words["genitive_before"]:
        return False
    lone = own.mention is not None and " " not in own.mention.surface
    full = follow[0].mention is not None and " " in follow[0].mention.surface
    return lone and full and not line.gap(own.span.end, follow[0].span.start)


def same_one(gap: Sequence[Token], words: Mapping[str, Any]) -> bool:
    """Tell whether words say that two posts are one person's: «председатель, она же спикер»."""
    told = " ".join(token.norm for token in gap[1:])
    return bool(gap) and gap[0].text == "," and told in words.get("same", ())


def sender(line: Line, name: int) -> Mention | None:
    """Give the body that somebody is from, in words right behind the name: «NAME из BODY»."""
    items = line.items[name + 1 : name + 2]
    if not items or items[0].kind is not MentionKind.BODY or line.words["genitive_before"]:
        return None
    gap = line.gap(line.items[name].span.end, items[0].span.start)
    plain = [token.norm for token in gap if token.text not in "«»"]
    return items[0].mention if plain == line.words["origin"][:1] else None


def _was(post: Mention) -> bool:
    """Tell whether a post is a former one, named to say who somebody is: «экс-министр, …»."""
    return isinstance(post.value, PostValue) and post.value.former


def double(line: Line, one: int, other: int) -> bool:
    """Tell whether two posts with a comma between are one person's, who has no name between."""
    found = [m for at in (one, other) if (m := line.items[at].mention)]
    levels = [m.value.level for m in found if isinstance(m.value, PostValue)]
    if set(levels) == {"minister", "deputy_head_of_government"}:
        return True
    if len(found) == 2 and found[0].case == found[1].case and _was(found[0]):
        return True
    same = len(found) == 2 and found[0].case is not None and found[0].case == found[1].case
    return same and levels[0] in _SECOND and levels[0] != levels[1]


def named_apart(line: Line, name: int, gap: Sequence[Token]) -> bool:
    """Tell whether a comma parts a post of several from as many names («…, NAME и NAME, …»)."""
    if [token.text for token in gap] not in ([","], [":"], ["("]):
        return False
    last, names = name, 1
    for other in range(name + 1, len(line.items)):
        between = line.gap(line.items[last].span.end, line.items[other].span.start)
        listed = bool(between) and line.joined(between, dash=False)
        if line.items[other].kind is not MentionKind.PERSON or not listed:
            break
        last, names = other, names + 1
    rest = line.gap(line.items[last].span.end, line.sentence.span.end)
    if names == 1 or (rest and rest[0].text[:1] not in ",.;-–—)"):
        return False
    post = next(i for i in range(name - 1, -1, -1) if line.items[i].kind not in _LANDS)
    if line.items[post].kind is not MentionKind.POST:
        return False
    inside = line.page.inside(line.items[post].span, MentionKind.STATE)
    return len(inside) + sum(i.kind is MentionKind.STATE for i in line.items[post:name]) == names


def of_several(page: Page, run: Sequence[Item], words: Mapping[str, Any]) -> bool:
    """
    Tell whether a post that looks like one is that of several.

    «POST STATE, STATE и STATE NAME, NAME и NAME»: as many names as states.
    """
    if run[0].kind is not MentionKind.POST or len(page.inside(run[0].span, MentionKind.STATE)) != 1:
        return False
    lands = 1 + _joined(page, run, MentionKind.STATE, words)
    names = 1 + _joined(page, run[lands:], MentionKind.PERSON, words)
    if lands == 1 or lands != names or run[lands].kind is not MentionKind.PERSON:
        return False
    between = page.tokens(run[lands - 1].span.end, run[lands].span.start)
    return "".join(token.text for token in between) in _OPENS


def _joined(page: Page, run: Sequence[Item], kind: MentionKind, words: Mapping[str, Any]) -> int:
    """Count the items of a kind that commas and a last «и» join to the first of a line."""
    count, ended = 0, False
    for one, other in pairwise(run):
        gap = page.tokens(one.span.end, other.span.start) if one.span.end < other.span.start else ()
        if ended or other.kind is not kind or len(gap) != 1:
            break
        ended = gap[0].norm in words["join"]
        if not (ended or gap[0].text == ","):
            break
        count += 1
    return count if ended else 0


def object_of(line: Line, tokens: Sequence[Token]) -> bool:
    """Tell whether the first noun between a post and a name is the object of a verb."""
    for token in tokens:
        if token.pos == "ADP" or not token.text[0].isalpha() or token.capital:
            return False
        if token.pos == "NOUN":
            case = line.page.lexicon.language.case_of(token)
            return case == "acc" and "anim" not in token.feats
    return False


def with_whom(line: Line, post: int, index: int) -> bool:
    """Tell whether a preposition parts a name from a post: «встреча министра с А» is with A."""
    ahead, before = (
        line.gap(line.sentence.span.start, line.items[at].span.start)[-1:] for at in (index, post)
    )
    if line.words["genitive_before"] or not ahead or ahead[0].pos != "ADP":
        return False
    again = bool(before) and before[0].norm == ahead[0].norm
    return not (line.items[post].plural and again)  # «с министрами А и с Б»


def gapped(line: Line, post: int, own: Sequence[Mention]) -> bool:
    """Tell whether a name has the post of the one before: «министр Армении А, Турции Б и …»."""
    stated = line.items[post].mention
    if line.words["genitive_before"] or stated is None or len(own) != 1:
        return False
    land, near = own[0], line.items[post + 1 : post + 2]
    inside = line.page.inside(stated.span, MentionKind.STATE)
    beside = any(item.kind is MentionKind.STATE for item in near)
    whose = land.kind is MentionKind.STATE and not land.adjective and land.case == "gen"
    return whose and bool(inside or beside)
