"""A post while its phrase is being read: its title, level, owner, and what changes them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kurultay.mentions.compounds import PAIR
from kurultay.mentions.mention import MentionKind
from kurultay.mentions.scan import Find, Finds, Scan
from kurultay.mentions.words import Field, Prefix, Title

_DEPUTY = {
    "minister": "deputy_minister",
    "deputy_minister": "deputy_minister",
    "head_of_government": "deputy_head_of_government",
    "deputy_head_of_government": "deputy_head_of_government",
    "secretary_general": "deputy_secretary_general",
    "business": "business",
}
_NO_TITLE = frozenset({"ADP", "VERB", "ADV", "PRON", "PART", "CONJ"})


@dataclass(frozen=True, slots=True)
class Draft:
    """A post while its phrase is being read; ``title`` counts words of its title alone."""

    first: int
    last: int
    title: tuple[int, int]
    head: Title
    level: str
    en: str
    country: str | None = None
    body: Find | None = None
    extra: str = ""
    """Words that belong to the title though they stand apart: «в России», «Шымкента»."""
    portfolio: bool = False
    deputy: bool = False
    owned: bool = False
    lemma: str = ""
    """The dictionary form of the words that are declined."""
    acting: bool = False
    former: str = ""
    """A word within the phrase that says the post is a former one."""
    land: str = ""
    """A state's adjective within the phrase, which is no part of the title."""


def head_last(scan: Scan) -> bool:
    """Tell whether the titles of the language come last in their phrase."""
    return scan.lexicon.world.words("titles.order") == ("head-last",)


def title_at(scan: Scan, index: int) -> tuple[int, Title] | None:
    """Give the longest title that begins with a word, and the index behind it."""
    word = scan.words[index]
    if not word.opens.titles or word.token.pos in _NO_TITLE:
        return None
    end = scan.end_of(index)
    found = [hit for hit in scan.lexicon.titles.matches(scan.keys, index) if hit[0] <= end]
    if head_last(scan):
        found = [hit for hit in found if _plain(scan, index, hit[1].lemma)]
    return max(found, key=lambda hit: (hit[0], -len(hit[1].lemma))) if found else None


def _plain(scan: Scan, first: int, lemma: str) -> bool:
    """Tell whether all words but the last stand just as in the dictionary form."""
    words = lemma.split()[:-1]
    return all(scan.words[first + step].token.norm == word for step, word in enumerate(words))


def prefix_at(scan: Scan, index: int) -> tuple[int, Prefix] | None:
    """Give the longest word for a deputy or servant that begins here, and the index behind it."""
    if index >= len(scan.words) or not scan.words[index].opens.prefixes:
        return None
    end = scan.end_of(index)
    found = [hit for hit in scan.lexicon.prefixes.matches(scan.keys, index) if hit[0] <= end]
    return max(found, key=lambda hit: hit[0]) if found else None


def prefixed(inner: Draft, prefix: Prefix, first: int) -> Draft:
    """Make a deputy's or servant's post of the post behind the word for it."""
    level = _DEPUTY.get(inner.level, "other") if prefix.deputy else prefix.level
    return replace(
        inner,
        first=first,
        title=(first, inner.title[1]),
        lemma=prefix.lemma,
        level=level,
        en=f"{prefix.en} {inner.en}",
        deputy=True,
    )


def with_owner(scan: Scan, finds: Finds, draft: Draft, owner: Find, *, last: int) -> Draft:
    """Enter the body, state or place to which a post belongs."""
    head, kind = draft.head, owner.mention.kind
    last = max(last, draft.last)
    if kind is MentionKind.STATE and head.takes != "place":
        own = draft.deputy or draft.portfolio
        key = owner.mention.key or "state"
        level = draft.level if own else head.of.get(key, head.of.get("state", draft.level))
        return replace(draft, last=last, level=level, country=owner.mention.key, owned=True)
    if kind is MentionKind.BODY:
        if head.takes == "place":
            return draft
        heads = "unit" if draft.extra and owner.kind == "ministry" else owner.kind
        level = draft.level if draft.deputy else head.of.get(heads, draft.level)
        country = country_of(scan, finds, owner)
        if level == "governor" and owner.kind == "municipality":
            # «глава администрации города»: no body, as a mayor has none
            end = owner.last - (len(scan.words[owner.last - 1].text) == 1)  # «г.», cut short
            title = (draft.title[0], end)
            title = (owner.first, draft.title[1]) if head_last(scan) else title
            made = replace(draft, last=last, title=title, level=level, country=country, owned=True)
            return replace(made, portfolio=True, country=country or _land(scan, finds, owner))
        made = replace(draft, last=last, body=owner, level=level, country=country, owned=True)
        return _of_ministry(scan, made, owner) if owner.kind == "ministry" else made
    entry = scan.lexicon.entry(kind, owner.mention.key)
    region = owner.kind == "region" if entry is None else entry.subtype == "region"
    if draft.portfolio and region and not head_last(scan):
        extra = f"{draft.extra} {owner.mention.surface}".strip()
        country = entry.country if entry else None
        return replace(draft, last=last, country=country, extra=extra, owned=True)
    of = "region" if region else "city"
    if head.takes != "place" and of not in head.of:
        return draft
    return replace(
        draft,
        last=last,
        country=entry.country if entry else None,
        level=draft.level if head.takes == "place" else head.of[of],
        en=f"{draft.en} of {entry.en}" if entry else draft.en,
        extra="" if head_last(scan) else owner.mention.surface,
        title=(owner.first, draft.title[1]) if head_last(scan) else draft.title,
        portfolio=draft.portfolio or head_last(scan),
        owned=True,
    )


def _of_ministry(scan: Scan, draft: Draft, owner: Find) -> Draft:
    """Call who heads a ministry that an acronym names its minister: «Түркия СІМ басшысы»."""
    at = owner.last - 1
    found = [head for end, head in scan.lexicon.heads.matches(scan.keys, at) if end == owner.last]
    named = next((head for head in found if head.acronym and head.kind == "ministry"), None)
    if named is None or draft.deputy or not head_last(scan) or "ministry" not in draft.head.of:
        return draft
    return replace(
        draft,
        en=named.en.replace("Ministry", "Minister"),
        title=(at, draft.title[1]),
        portfolio=True,
    )


def _land(scan: Scan, finds: Finds, body: Find) -> str | None:
    """Give the state of the place in a body's name."""
    places = (p for p in finds.of(MentionKind.PLACE) if body.first <= p.first < body.last)
    entries = (scan.lexicon.entry(MentionKind.PLACE, place.mention.key) for place in places)
    return next((entry.country for entry in entries if entry is not None), None)


def country_of(scan: Scan, finds: Finds, body: Find) -> str | None:
    """Give the state that a body belongs to: the one in its name, or in the register."""
    own = [s for s in finds.of(MentionKind.STATE) if body.first <= s.first and s.last <= body.last]
    lands = {state.mention.key for state in own if not state.mention.adjective}
    if lands:
        return None if own[0].mention.rule == PAIR or len(lands) > 1 else lands.pop()
    entry = scan.lexicon.entry(MentionKind.BODY, body.mention.key)
    return entry.country if entry else None


def phrase_at(scan: Scan, index: int, name: str) -> int:
    """Give how many words of the longest phrase of a list stand from a word on."""
    best = 0
    for phrase in scan.lexicon.world.words(name):
        words = phrase.split()
        run = scan.words[index : index + len(words)]
        if len(run) == len(words) and all(
            word in found.keys or word == found.token.norm
            for word, found in zip(words, run, strict=True)
        ):
            best = max(best, len(words))
    return best


def listed(found: Sequence[Field]) -> str:
    """Give the fields of a ministry as an English list."""
    names = [part.en for part in found]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def marked(scan: Scan, draft: Draft, name: str) -> int:
    """Give how many words before a post mark it as acting or former."""
    low = scan.start_of(draft.first)
    for phrase in scan.lexicon.world.words(f"titles.{name}"):
        words = phrase.lower().replace("ё", "е").split()
        first = draft.title[0] - len(words)
        if first < low:
            continue
        if all(
            word in scan.words[first + step].keys or word == scan.words[first + step].token.norm
            for step, word in enumerate(words)
        ):
            return len(words)
    return 0
