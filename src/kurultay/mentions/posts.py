"""Posts: a title with its deputies and servants, its field, its body and its state."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kurultay.mentions.mention import MentionKind, PostValue
from kurultay.mentions.post_ahead import forward
from kurultay.mentions.post_behind import backward
from kurultay.mentions.post_draft import Draft, head_last, marked, title_at
from kurultay.mentions.scan import GAZETTEER, Find, Finds, Scan, Taken

_PAIR = 2


def find(scan: Scan, finds: Finds, inside: Sequence[bool]) -> Iterator[Find]:
    """
    Find the posts of a reading; ``inside`` marks the words within the name of a body.

    Shape: in text order, none overlapping.
    """
    head_first = scan.lexicon.world.words("titles.order") == ("head-first",)
    taken = Taken(len(scan.words))
    index = 0
    while index < len(scan.words):
        draft = None
        if not inside[index] or _opens_title(scan, finds, index):
            if head_first:
                draft = forward(scan, finds, index)
            else:
                draft = backward(scan, finds, index, inside)
        draft = _preceded(scan, finds, draft) if draft else None
        behind = index > 0 and not taken.free(index - 1, index)
        if draft is not None and behind and _given(scan, draft):
            draft = None  # «глава банка Хокима Назари»
        if draft is None or not _complete(draft):
            index += 1
            continue
        if not taken.free(draft.first, draft.last):
            draft = replace(draft, first=_first_free(taken, draft))
        taken.take(draft.first, draft.last)
        yield _find(scan, draft)
        index = max(draft.last, index + 1)


def _given(scan: Scan, draft: Draft) -> bool:
    """Tell whether a title in capitals right behind a post opens a name instead."""
    end = draft.first + 1
    one = draft.last == end and scan.words[draft.first].capital
    return one and end < scan.end_of(draft.first) and scan.words[end].capital


def _opens_title(scan: Scan, finds: Finds, index: int) -> bool:
    """Tell whether an acronym is the first word of a title: «СІМ басшысы»."""
    body = finds.at(MentionKind.BODY, index)
    if body is None or body.last != index + 1:
        return False
    hit = title_at(scan, index)
    return hit is not None and hit[0] > body.last


def _first_free(taken: Taken, draft: Draft) -> int:
    return next(i for i in range(draft.first, draft.last) if taken.free(i, draft.last))


def _complete(draft: Draft) -> bool:
    """Tell whether a title that means nothing alone has what it needs."""
    needs = draft.head.needs
    if needs == "body":
        return draft.body is not None or (draft.owned and bool(draft.extra))
    if needs in {"owner", "state"}:
        return draft.owned
    return True


def _preceded(scan: Scan, finds: Finds, draft: Draft) -> Draft:
    """Take in a state's adjective before the post."""
    if draft.country is None and draft.body is None:
        before = finds.ending(MentionKind.STATE, draft.first)
        same = before is not None and before.first >= scan.start_of(draft.first)
        if before is not None and same and before.mention.adjective:
            level = draft.level if draft.deputy else draft.head.of.get("state", draft.level)
            return replace(
                draft, first=before.first, country=before.mention.key, level=level, owned=True
            )
    return draft


def _find(scan: Scan, draft: Draft) -> Find:
    acting, former = marked(scan, draft, "acting"), marked(scan, draft, "former")
    first = min(draft.first, draft.title[0] - max(acting, former))
    token = scan.words[draft.title[1] - 1 if head_last(scan) else draft.title[0]].token
    counts = scan.lexicon.world.words("titles.counts")
    before = scan.words[first - 1] if first > scan.start_of(first) else None
    counted = before is not None and before.token.norm in counts
    several = token.norm in scan.lexicon.world.words("titles.plurals")
    plural = "plur" in token.feats or counted or several or _ministries(scan, draft)
    title = f"{_title(scan, draft)} {draft.extra}".strip()
    for aside in filter(None, (draft.former, draft.land)):
        title = title.replace(f"{aside} ", "", 1)
    prefixes = scan.lexicon.world.words("titles.joined_former")
    value = PostValue(
        title=title,
        title_en=draft.en,
        level=draft.level,
        country=draft.country,
        acting=bool(acting) or draft.acting,
        former=bool(former or draft.former) or token.norm.startswith(prefixes or ("\0",)),
        plural=plural,
    )
    mention = scan.mention(
        MentionKind.POST,
        first,
        draft.last,
        rule="post.title",
        name=title,
        value=value,
        confidence=GAZETTEER,
    )
    return Find(mention, first, draft.last, body=draft.body)


def _of_one(scan: Scan, title: str) -> str:
    """Write a title of several as of one: «сыртқы істер министрлері» are each a minister."""
    for pair in scan.lexicon.world.words("titles.singular"):
        plural, _, single = pair.partition(">")
        if title.endswith(plural):
            return title.removesuffix(plural) + single
    return title


def _single(scan: Scan, rest: str) -> str:
    """Write whose deputies several are as of one: «заместители министров» are each a minister's."""
    word, space, field = rest.lstrip().partition(" ")
    title = any(True for _ in scan.lexicon.titles.matches((scan.lexicon.keys(word),), 0))
    for pair in scan.lexicon.world.words("titles.singular"):
        plural, _, single = pair.partition(">")
        if title and word.endswith(plural):
            return f" {word.removesuffix(plural)}{single}{space}{field}"
    return rest


def _ministries(scan: Scan, draft: Draft) -> bool:
    """Tell whether a post is that of several ministries: «главы минздравов», however it ends."""
    word = scan.words[draft.title[1] - 1]
    if draft.title[1] - draft.title[0] < _PAIR or "plur" not in word.token.feats or word.capital:
        return False
    hits = scan.lexicon.heads.matches(scan.keys, draft.title[1] - 1)
    return not head_last(scan) and any(head.acronym and head.kind == "ministry" for _, head in hits)


def _title(scan: Scan, draft: Draft) -> str:
    """Give the title in the nominative: the head's dictionary form, its field as it stands."""
    first, last = draft.title
    if not head_last(scan):
        words = len(draft.lemma.split())
        start = scan.words[min(first + words, last) - 1].token.span.end
        rest = scan.text[start : scan.words[last - 1].token.span.end]
        return scan.cased(draft.lemma, first) + (_single(scan, rest) if draft.deputy else rest)
    if draft.portfolio or draft.deputy:
        return _of_one(scan, scan.nominative(first, last))
    start = last - len(draft.lemma.split())
    before = scan.span(first, start).of(scan.text) + " " if start > first else ""
    return before + scan.cased(draft.lemma, start)
