"""Which of several states or towns is whose, where one post is that of several in a row."""

from __future__ import annotations

from dataclasses import replace

from kurultay.facts.line import Link
from kurultay.facts.page import Page
from kurultay.mentions.mention import Mention, MentionKind, PostValue


def zipped(page: Page, found: list[Link]) -> list[Link]:
    """
    Share out the states of a list over the names of a list: «the Turkish, Uzbek … colleagues A, B».

    Shape: the links, those of a plural post whose states are as many as its names changed.
    """
    groups: dict[tuple[int, int], list[int]] = {}
    for at, link in enumerate(found):
        if link.rule in ("office.shared-post", "office.post-name", "office.colleague"):
            key = link.span.start
            groups.setdefault((key, -1), []).append(at)
    out, unknown = list(found), set[int]()
    for places in groups.values():
        first = out[places[0]]
        inside = page.inside(first.post.span, MentionKind.STATE) if first.post else ()
        near = {m.span.start: m for m in (*inside, *first.beside) if m.kind is MentionKind.STATE}
        states = [near[start] for start in sorted(near)] or _towns(page, first)
        if len(places) > 1 and len(states) == len(places):
            for state, at in zip(states, places, strict=True):
                out[at] = replace(out[at], beside=(state,), own=(state,))
        elif len(states) > 1 and _unshared(page, first):
            unknown.update(places)
    return [link for at, link in enumerate(out) if at not in unknown]


def _towns(page: Page, link: Link) -> list[Mention]:
    """Give the towns that several govern: «мэров А и Б», «А и Б … подписали мэры двух городов»."""
    value = link.post.value if link.post else None
    if not isinstance(value, PostValue) or value.level != "governor" or link.post is None:
        return []
    row = page.row(page.index(link.span), MentionKind.PLACE)
    near = [m for m in row if link.post.span.start <= m.span.start < link.person.span.start]
    return near or [m for m in row if m.span.end <= link.post.span.start]


def _unshared(page: Page, link: Link) -> bool:
    """Tell whether several states own a Turkic post whose names are not as many as they."""
    turkic = page.lexicon.table("offices.toml")["genitive_before"]
    value = link.post.value if link.post else None
    return bool(turkic) and isinstance(value, PostValue) and value.plural and not link.own


def of_town(page: Page, link: Link, title: str, title_en: str) -> tuple[str, str]:
    """Put the holder's own town into the title that several share: «мэров А и Б» are two."""
    own = link.own[0] if link.own and link.own[0].kind is MentionKind.PLACE else None
    first = page.inside(link.post.span, MentionKind.PLACE) if link.post else ()
    if own is None or not first or first[0] == own:
        return title, title_en
    spelt = [page.lexicon.entry(MentionKind.PLACE, place.key) for place in (first[0], own)]
    if all(spelt):
        old, new = (entry.en if entry else "" for entry in spelt)
        title_en = title_en.replace(old, new)
    return title.replace(first[0].surface, own.surface), title_en
