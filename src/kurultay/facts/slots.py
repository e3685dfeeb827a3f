"""
Which post stands beside which name in a sentence: the slot logic of all languages.

``POST [STATE|BODY] NAME``, ``NAME, POST``, ``NAME (BODY, STATE)``, posts joined by a dash, a
plural post over a list of names, «his Turkish colleague NAME», «POST became NAME».
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from kurultay.facts import apart, appointed, apposition, brackets, portfolios
from kurultay.facts.agree import agree, asserted
from kurultay.facts.line import BESIDE, CLOSERS, DASHES, QUOTES, Line, Link
from kurultay.facts.page import Page
from kurultay.facts.people import People
from kurultay.lang.reading import Token
from kurultay.mentions.mention import Mention, MentionKind, PostValue
from kurultay.text.article import Span


def links(page: Page, sentence: int, people: People, words: Mapping[str, Any]) -> list[Link]:
    """
    Bind the names of a sentence to the posts that stand beside them.

    Shape: in the order of the names; a name has as many links as posts.
    """
    line = Line(page, sentence, words)
    names = [
        index
        for index, item in enumerate(line.items)
        if item.kind is MentionKind.PERSON and item.mention and people.who(item.mention)
    ]
    bound: dict[int, int] = {}
    portfolios.bind(line, bound)
    for index in names:
        if index not in bound:
            _bind_left(line, index, bound)
    for index in names:
        if index not in bound:
            _bind_shared(line, index, bound)
    apart.bind_several(line, bound)
    for index in names:
        if index in bound or not brackets.bind(line, index):
            _bind_right(line, index, bound)
        _bind_delegate(line, index, bound)
    return sorted(line.links, key=lambda link: link.person.span.start)


_RULES = {True: "office.become", False: "office.post-name"}
"""The rule of a post before a name: with a verb between, and without."""


def _bind_left(line: Line, index: int, bound: dict[int, int]) -> None:
    post, beside, became = line.left(index)
    if post is None or apposition.owner(line, index):
        return
    several, stated, was = line.items[post].plural, line.items[post].mention, False
    if became and several and not appointed.several(line, post, index):
        return
    if stated is not None and appointed.wanted(line, stated):
        return
    person = line.mention(index)
    if became:
        case = apart.case(line, stated) if stated is not None else None
        wanted = line.words["become_case"]
        seated = stated is not None and appointed.seated(line, stated)
        if case and wanted and case not in wanted and not seated:
            return  # who appoints stands before the verb as well, but in another case
        gap = line.gap(line.items[post].span.end, person.span.start)
        around = line.gap(line.sentence.span.start, line.sentence.span.end)
        if not asserted(line.words, apart.joining(line, gap), gap, around):
            return
        was = any(token.norm in line.words["was"] for token in gap)
    elif stated is not None:
        single = _looks_single(stated, several=several)
        if not single and not agree(line.page, stated, person, line.words):
            return
        was = appointed.dismissed(line, stated)
    bound[index] = post
    own = _own(line, index, beside, several=several)
    joined = line.run(post)
    apart.bind_seat(line, index, joined)
    for one in joined:
        line.taken.setdefault(one, []).append(index)
        if one == post and len(joined) > 1 and line.styled(post):
            continue  # «генсек ТюркПА посол NAME»: an ambassador by rank, sent nowhere
        item = line.items[one]
        mods = tuple(line.mention(i) for i in line.before(one)) + apart.shared(line, one, joined)
        rule = "office.colleague" if item.mention is None else _RULES[became]
        line.links.append(
            Link(
                person,
                item.mention,
                own + mods,
                Span(item.span.start, person.span.end),
                rule if one == post else "office.joined-posts",
                0.7 if became else 0.9 if item.mention else 0.75,
                former=was,
                colleague=item.mention is None,
                own=own if item.plural else (),
            )
        )


def _looks_single(post: Mention, *, several: bool) -> bool:
    """Tell whether a post of several has the form of one in the genitive («главы МИД А и Б …»)."""
    return several and isinstance(post.value, PostValue) and not post.value.plural


def _own(line: Line, index: int, beside: Sequence[int], *, several: bool) -> tuple[Mention, ...]:
    """Give what stands with a name and its post: «профессор NAME из университета» too."""
    own = tuple(line.mention(i) for i in beside)
    if not own and (body := apposition.sender(line, index)) is not None:
        own = (body,)
    return tuple(_bracketed(line, index)) or own if several else own


def _bind_shared(line: Line, index: int, bound: dict[int, int]) -> None:
    """Bind a name of a list to the plural post that an earlier name of the list has."""
    at = line.items[index].span.start
    at = apposition.bracket_before(line.gap(line.sentence.span.start, at), at)
    own: list[Mention] = []
    for other in range(index - 1, -1, -1):
        item = line.items[other]
        if item.span.start >= at and item.kind in BESIDE:
            continue
        if not line.joined(line.gap(item.span.end, at)):
            return
        if item.kind is MentionKind.PERSON:
            post = bound.get(other)
            if post is None or not (line.items[post].plural or apposition.gapped(line, post, own)):
                return
            person = line.mention(index)
            bound[index] = post
            line.taken[post].append(index)
            stated = line.items[post].mention
            own = _bracketed(line, index) or own
            line.links.append(
                Link(
                    person,
                    stated,
                    tuple(own) + tuple(line.mention(i) for i in line.before(post)),
                    Span(line.items[post].span.start, person.span.end),
                    "office.shared-post",
                    0.8,
                    colleague=stated is None,
                    own=tuple(own),
                )
            )
            return
        if item.kind is MentionKind.POST:
            return
        if not _in_brackets(line, other):
            own.append(line.mention(other))
        at = item.span.start


def _in_brackets(line: Line, index: int) -> bool:
    ahead = line.gap(line.sentence.span.start, line.items[index].span.start)
    return bool(ahead) and ahead[-1].text == "("


def _bracketed(line: Line, index: int) -> list[Mention]:
    """Give the state in brackets behind a name."""
    follow = line.items[index + 1 : index + 2]
    if not follow or follow[0].mention is None or follow[0].kind is not MentionKind.STATE:
        return []
    gap = line.gap(line.items[index].span.end, follow[0].span.start)
    return [follow[0].mention] if [token.text for token in gap] == ["("] else []


def _heads_next(line: Line, post: int, bound: Mapping[int, int]) -> bool:
    """Tell whether the name behind a post has no other: «POST A, POST … B», a list of both."""
    follow = next(
        (i for i in range(post + 1, len(line.items)) if line.items[i].kind not in BESIDE), None
    )
    if follow is not None and line.items[follow].kind is MentionKind.POST:
        # «POST A, POST STATE and POST B»: whoever has the second post is not named.
        gap = line.gap(_after(line, post)[0], line.start_of(follow))
        headed = any(name > follow for name in line.taken.get(follow, ()))
        headed = headed or _heads_next(line, follow, bound)
        return headed and len(gap) == 1 and line.joined(gap, dash=False)
    if follow is None or line.items[follow].kind is not MentionKind.PERSON or follow in bound:
        return False
    gap = line.gap(line.items[post].span.end, line.items[follow].span.start)
    return not any(token.pos == "VERB" or token.text in ";:." for token in gap)


def _bind_right(line: Line, index: int, bound: Mapping[int, int]) -> None:
    """Bind «NAME, POST» and «NAME … POST took»."""
    person = line.mention(index)
    at = line.items[index].span.end
    for other in range(index + 1, len(line.items)):
        item = line.items[other]
        if item.kind is MentionKind.PERSON:
            return
        if item.mention is None or item.kind is not MentionKind.POST:
            continue
        if other in line.taken or item.plural:
            return
        # Where posts stand before their names, one behind a name of a list is the next one's.
        ahead = index in bound or (line.words["genitive_before"] and bool(bound))
        if ahead and _heads_next(line, other, bound):
            return
        gap = _past_spelling(line.gap(at, line.start_of(other)))
        apposed, former = _apposed(line, gap)
        apposed = apposed and not apart.of_another(line, person, item.mention)
        further = appointed.further(line, person, item.mention, gap)
        if further and _heads_next(line, other, bound):
            return
        end, beside = _after(line, other)
        closed = further and item.mention.case == "ins"
        closed = closed or _closed(line, end) or _in_one_case(person, item.mention)
        if not ((apposed or further) and closed):
            told = appointed.named_to(line, gap, item.mention)
            former = bool(told) or _left(line, gap)
            took = told is not None or _took(line, gap, end) or _given(line, index, other)
            took = took or appointed.entered(line, gap, item.mention)
            if not (former or took):
                return
            rule, sure = "office.left" if former and not took else "office.took", 0.7
        else:
            rule, sure = "office.name-post", 0.85
        line.taken[other] = [index]
        mods = tuple(line.mention(i) for i in (*line.before(other), *beside))
        line.links.append(
            Link(
                person,
                item.mention,
                mods,
                Span(person.span.start, max(end, item.span.end)),
                rule,
                sure,
                former,
            )
        )
        at = max(end, item.span.end)


def _past_spelling(gap: Sequence[Token]) -> Sequence[Token]:
    """Pass over a bracket right behind a name that only spells it in Latin letters."""
    if not gap or gap[0].text != "(":
        return gap
    end = next((at for at, token in enumerate(gap) if token.text == ")"), None)
    if end is None or not all(token.text.isascii() for token in gap[:end]):
        return gap
    return gap[end + 1 :]


def _apposed(line: Line, gap: Sequence[Token]) -> tuple[bool, bool]:
    """Tell whether only marks stand between a name and a post, and whether words say «then»."""
    phrase = " ".join(token.norm for token in gap if token.text[0].isalpha())
    then = [words for words in line.words["then"] if words in phrase]
    for words in then:
        phrase = phrase.replace(words, " ")
    rest = [word for word in phrase.split() if word not in line.words["now"]]
    marks = [token.text for token in gap if not token.text[0].isalpha()]
    fit = all(mark in ",(" or mark in DASHES for mark in marks)
    return bool(marks) and fit and len(marks) <= 1 + bool(then) and not rest, bool(then)


def _after(line: Line, index: int) -> tuple[int, list[int]]:
    """Give where the phrase of a post ends, and what stands beside it on its right."""
    end, beside = line.items[index].span.end, []
    for other in range(index + 1, len(line.items)):
        item = line.items[other]
        if item.kind not in BESIDE or not line.light(line.gap(end, item.span.start)):
            break
        beside.append(other)
        end = item.span.end
    return end, beside


def _in_one_case(person: Mention, post: Mention) -> bool:
    """Tell whether the case shows that a post behind a name is its own: «Иванову, директору»."""
    return person.case == post.case and post.case in {"dat", "ins"}


def _closed(line: Line, end: int) -> bool:
    rest = line.gap(end, line.sentence.span.end)
    first = next((token for token in rest if token.text not in QUOTES), None)
    if first is not None and first.text in "()":  # «NAME, BODY POST (ACRONYM) Name»: of the next
        shut = next((k for k, token in enumerate(rest) if token.text == ")"), len(rest))
        return not any(token.capital for token in rest[shut + 1 : shut + 2])
    return first is None or first.text[:1] in CLOSERS | {"("} or first.norm in line.words["join"]


def _took(line: Line, gap: Sequence[Token], end: int) -> bool:
    """Tell whether verbs say that the name took the post: «was elected POST», «POST болып …»."""
    verbs = frozenset(line.words["become"])
    if any(token.text in ",;:" for token in gap):
        return False
    follow = line.gap(end, line.sentence.span.end)[:3]
    before = line.gap(line.sentence.span.start, end)
    near = (*gap, *follow)
    if not asserted(line.words, apart.joining(line, near), near, (*before, *follow)):
        return False
    if len(gap) <= 5 and any(token.lemma in verbs or token.norm in verbs for token in gap):
        return True
    rest = line.gap(end, line.sentence.span.end)[:2]
    took = frozenset(line.words["took"])
    return any(token.norm in took or token.lemma in took for token in rest)


def _left(line: Line, gap: Sequence[Token]) -> bool:
    """Tell whether words say that the name left the post: «освобождён от должности POST»."""
    words = line.words.get("left", {"verbs": (), "seats": ()})
    verbs = [token for token in gap if token.lemma in words["verbs"]]
    seats = any(token.lemma in words["seats"] for token in gap)
    if not verbs or not seats or any(token.text in ",;:" for token in gap):
        return False
    before = line.gap(line.sentence.span.start, gap[0].span.start)
    return len(gap) <= 5 and asserted(line.words, verbs, gap, before)


def _given(line: Line, person: int, post: int) -> bool:
    """Tell whether a verb before the name gives it the post right behind: «назначил X послом»."""
    at = line.items[person].span
    before = line.gap(line.sentence.span.start, at.start)[-4:]
    verbs = [token for token in before if token.lemma in line.words["become"]]
    verbs = verbs or appointed.ordered(line, before)
    behind = not line.gap(at.end, line.start_of(post))
    if not verbs or not behind or apart.case(line, line.mention(post)) not in ("ins", None):
        return False
    return asserted(line.words, verbs, before, before)


def _bind_delegate(line: Line, index: int, bound: dict[int, int]) -> None:
    """Bind «NAME (BODY, STATE)»: a delegate with nothing but an affiliation."""
    person = line.mention(index)
    if index in bound or any(link.person is person for link in line.links):
        return
    rest = line.gap(person.span.end, line.sentence.span.end)
    sender = apposition.sender(line, index)
    if sender is not None:
        span = Span(person.span.start, sender.span.end)
        line.links.append(Link(person, None, (sender,), span, "office.delegate", 0.7))
        return
    if not rest or rest[0].text != "(":
        return
    close = next((token.span.start for token in rest if token.text == ")"), None)
    if close is None:
        return
    inside = [
        item.mention
        for item in line.items
        if item.mention and rest[0].span.end <= item.span.start and item.span.end <= close
    ]
    if inside and all(m.kind in (MentionKind.BODY, MentionKind.STATE) for m in inside):
        line.links.append(
            Link(
                person,
                None,
                tuple(inside),
                Span(person.span.start, close + 1),
                "office.delegate",
                0.8,
            )
        )
