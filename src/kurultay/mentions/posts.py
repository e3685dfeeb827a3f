"""Posts: a title with its deputies and servants, its field, its body and its state."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kurultay.mentions import chains
from kurultay.mentions.mention import MentionKind, PostValue
from kurultay.mentions.scan import GAZETTEER, Find, Finds, Scan, Taken
from kurultay.mentions.words import Field, Prefix, Title

_DEPUTY = {
    "minister": "deputy_minister",
    "deputy_minister": "deputy_minister",
    "head_of_government": "deputy_head_of_government",
    "deputy_head_of_government": "deputy_head_of_government",
    "secretary_general": "deputy_secretary_general",
}
_LONGEST = 8
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
        if not inside[index]:
            if head_first:
                draft = _forward(scan, finds, index)
            else:
                draft = _backward(scan, finds, index, inside)
        draft = _preceded(scan, finds, draft) if draft else None
        if draft is None or not _complete(draft):
            index += 1
            continue
        if not taken.free(draft.first, draft.last):
            draft = replace(draft, first=_first_free(taken, draft))
        taken.take(draft.first, draft.last)
        yield _find(scan, draft)
        index = max(draft.last, index + 1)


def _first_free(taken: Taken, draft: Draft) -> int:
    return next(i for i in range(draft.first, draft.last) if taken.free(i, draft.last))


def _complete(draft: Draft) -> bool:
    """Tell whether a title that means nothing alone has what it needs."""
    needs = draft.head.needs
    if needs == "body":
        return draft.body is not None
    if needs in {"owner", "state"}:
        return draft.owned
    return True


def _title_at(scan: Scan, index: int) -> tuple[int, Title] | None:
    end = scan.end_of(index)
    if scan.words[index].token.pos in _NO_TITLE:
        return None
    found = [hit for hit in scan.lexicon.titles.matches(scan.keys, index) if hit[0] <= end]
    return max(found, key=lambda hit: (hit[0], -len(hit[1].lemma))) if found else None


def _prefix_at(scan: Scan, index: int) -> tuple[int, Prefix] | None:
    if index >= len(scan.words):
        return None
    end = scan.end_of(index)
    found = [hit for hit in scan.lexicon.prefixes.matches(scan.keys, index) if hit[0] <= end]
    return max(found, key=lambda hit: hit[0]) if found else None


def _forward(scan: Scan, finds: Finds, index: int) -> Draft | None:
    """Read a post whose title comes first and governs what follows."""
    prefix = _prefix_at(scan, index)
    hit = _title_at(scan, index)
    if prefix is not None and (hit is None or prefix[0] >= hit[0]):
        end, word = prefix
        if end < scan.end_of(index):
            inner = _forward(scan, finds, end)
            if inner is not None:
                return _prefixed(inner, word, index)
    if hit is None:
        return None
    end, title = hit
    draft = Draft(index, end, (index, end), title, title.level, title.en)
    return _governed(scan, finds, draft)


def _prefixed(inner: Draft, prefix: Prefix, first: int) -> Draft:
    """Make a deputy's or servant's post of the post behind the word for it."""
    level = _DEPUTY.get(inner.level, "other") if prefix.deputy else "other"
    return replace(
        inner,
        first=first,
        title=(first, inner.title[1]),
        level=level,
        en=f"{prefix.en} {inner.en}",
        deputy=True,
    )


def _governed(scan: Scan, finds: Finds, draft: Draft) -> Draft:
    """Read what a title governs to its right."""
    takes = draft.head.takes
    if takes == "none":
        return draft
    if takes == "portfolio":
        draft = _portfolio(scan, draft)
    draft = _owned(scan, finds, draft)
    if takes == "residence":
        draft = _resident(scan, finds, draft)
    if takes == "body":
        draft = _area(scan, draft)
    return draft


def _portfolio(scan: Scan, draft: Draft) -> Draft:
    end, found = chains.fields(scan, draft.last)
    if not found:
        return draft
    return replace(
        draft,
        last=end,
        title=(draft.title[0], end),
        en=f"{draft.en} of {_listed(found)}",
        portfolio=True,
    )


def _listed(found: Sequence[Field]) -> str:
    names = [part.en for part in found]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _owned(scan: Scan, finds: Finds, draft: Draft) -> Draft:
    """Read the body, state or place right behind the title."""
    if draft.last >= scan.end_of(draft.first):
        return draft
    owner = chains.owner_at(finds, draft.last)
    if owner is None:
        return _unit(scan, finds, draft)
    last = chains.behind_bracket(scan, owner.last) if owner.mention.kind is MentionKind.BODY else 0
    return _with_owner(scan, finds, draft, owner, last=max(last, owner.last))


def _with_owner(scan: Scan, finds: Finds, draft: Draft, owner: Find, *, last: int) -> Draft:
    """Enter the body, state or place to which a post belongs."""
    head, kind = draft.head, owner.mention.kind
    last = max(last, draft.last)
    if kind is MentionKind.STATE and head.takes != "place":
        level = draft.level if draft.deputy else head.of.get("state", draft.level)
        return replace(draft, last=last, level=level, country=owner.mention.key, owned=True)
    if kind is MentionKind.BODY:
        if head.takes == "place":
            return draft
        level = draft.level if draft.deputy else head.of.get(owner.kind, draft.level)
        country = country_of(scan, finds, owner)
        return replace(draft, last=last, body=owner, level=level, country=country, owned=True)
    entry = scan.lexicon.entry(kind, owner.mention.key)
    region = entry is not None and entry.subtype == "region"
    if head.takes != "place" and not (region and "region" in head.of):
        return draft
    name = entry.en if entry else owner.mention.name
    return replace(
        draft,
        last=last,
        country=entry.country if entry else None,
        level=draft.level if head.takes == "place" else head.of["region"],
        en=f"{draft.en} of {name}",
        extra="" if _head_last(scan) else owner.mention.surface,
        title=(owner.first, draft.title[1]) if _head_last(scan) else draft.title,
        portfolio=draft.portfolio or _head_last(scan),
        owned=True,
    )


def country_of(scan: Scan, finds: Finds, body: Find) -> str | None:
    """Give the state that a body belongs to: the one in its name, or in the register."""
    for state in finds.of(MentionKind.STATE):
        if body.first <= state.first and state.last <= body.last and not state.mention.adjective:
            return state.mention.key
    entry = scan.lexicon.entry(MentionKind.BODY, body.mention.key)
    return entry.country if entry else None


def _unit(scan: Scan, finds: Finds, draft: Draft) -> Draft:
    """Pass over a unit without a name of its own: «департамента по Восточной Европе МИД»."""
    if draft.head.takes != "body":
        return draft
    at, stop = draft.last, min(scan.end_of(draft.first), draft.last + _LONGEST)
    last = at
    while at < stop:
        word = scan.words[at]
        owner = chains.owner_at(finds, at)
        if owner is not None and last > draft.last:
            title = (draft.title[0], last) if _own_unit(scan, draft.last, last) else draft.title
            unit = replace(draft, title=title, last=last)
            return replace(_with_owner(scan, finds, unit, owner, last=owner.last), level="other")
        case = scan.lexicon.language.case_of(word.token)
        if last > draft.last and any(h.acronym for _, h in scan.lexicon.heads.matches(scan.keys, at)):
            # «департамента МИД»: the ministry of the post's own state.
            last = at = at + 1
            title = (draft.title[0], at - 1)
            return replace(draft, title=title, last=at, level="other", owned=True)
        if word.token.pos not in {"NOUN", "ADJ"} or case != "gen" or word.capital:
            break
        at += 1
        if word.token.pos == "NOUN":
            last = at
    if last == draft.last:
        return draft
    title = (draft.title[0], last) if _own_unit(scan, draft.last, last) else draft.title
    return replace(draft, title=title, last=last, owned=True)


def _own_unit(scan: Scan, first: int, last: int) -> bool:
    """Tell whether the words name a part of a body, which belongs to the title."""
    return any(
        head.kind == "unit"
        for index in range(first, last)
        for _, head in scan.lexicon.heads.matches(scan.keys, index)
    )


def _area(scan: Scan, draft: Draft) -> Draft:
    """Read «по внешней политике» behind a post and its body."""
    areas = scan.lexicon.world.words("titles.area")
    at, stop = draft.last, min(scan.end_of(draft.first), draft.last + _LONGEST)
    if at >= stop or scan.words[at].token.norm not in areas:
        return draft
    end, case = at + 1, scan.lexicon.language.case_of
    last = at
    while end < stop:
        word = scan.words[end]
        joint = word.token.norm in scan.lexicon.world.words("bodies.joint")
        if not joint and (word.token.pos not in {"NOUN", "ADJ", "X"} or case(word.token) == "nom"):
            break
        if not joint and word.capital and last > at + 1:
            break
        end += 1
        if not joint and word.token.pos in {"NOUN", "X"}:
            last = end
    if last == at:
        return draft
    extra = scan.span(at, last).of(scan.text)
    return replace(draft, last=last, extra=f"{draft.extra} {extra}".strip())


def _resident(scan: Scan, finds: Finds, draft: Draft) -> Draft:
    """Read where an envoy resides: «в России», «на Украине»."""
    at = draft.last
    if at + 1 >= scan.end_of(draft.first):
        return draft
    if not draft.owned and _plain_genitive(scan, at):
        at += 1
        if at + 1 >= scan.end_of(draft.first):
            return draft
    if scan.words[at].token.norm not in scan.lexicon.world.words("titles.residence"):
        return draft
    for kind in (MentionKind.STATE, MentionKind.PLACE, MentionKind.BODY):
        where = finds.at(kind, at + 1)
        if where is not None and not where.mention.adjective:
            entry = scan.lexicon.entry(kind, where.mention.key)
            name = entry.en if entry else where.mention.name
            extra = scan.span(at, where.last).of(scan.text)
            preposition = "in" if kind is MentionKind.PLACE else "to"
            return replace(
                draft, last=where.last, en=f"{draft.en} {preposition} {name}", extra=extra
            )
    return draft


def _plain_genitive(scan: Scan, index: int) -> bool:
    """Tell whether a word is «республики», «страны»: a noun in the genitive, in lower case."""
    word = scan.words[index]
    case = scan.lexicon.language.case_of(word.token)
    return word.token.pos == "NOUN" and case == "gen" and not word.capital


def _backward(
    scan: Scan, finds: Finds, index: int, inside: Sequence[bool]
) -> Draft | None:
    """Read a post whose title comes last, behind its field and its owner."""
    hit = _title_at(scan, index)
    if hit is None:
        return None
    end, title = hit
    draft = Draft(index, end, (index, end), title, title.level, title.en)
    if title.takes == "portfolio":
        first, found = chains.fields_before(scan, index)
        if found:
            en = f"{title.en} of {_listed(found)}"
            draft = replace(draft, first=first, title=(first, end), en=en, portfolio=True)
    if title.takes != "none":
        draft = _owned_before(scan, finds, draft)
    prefix = _prefix_at(scan, draft.last)
    if prefix is not None and not inside[draft.last]:
        last, word = prefix
        made = _prefixed(draft, word, draft.first)
        draft = replace(made, last=last, title=(draft.title[0], last))
    return draft


def _owned_before(scan: Scan, finds: Finds, draft: Draft) -> Draft:
    """Read the owners before a title: a residence, then a body, state or place."""
    low = scan.start_of(draft.first)
    first = draft.first
    units = scan.lexicon.world.folded("places.city_heads")
    if first > low and scan.words[first - 1].keys & units and draft.head.takes == "place":
        first -= 1
    if first > low:
        first = chains.before_bracket(scan, first)
    owner = chains.owner_before(finds, first)
    if owner is None or owner.first < low:
        if first == draft.first or scan.words[first].text == "(":
            return draft
        return replace(draft, first=first, title=(first, draft.title[1]), portfolio=True)
    residence = draft.head.takes == "residence" and _attributive(scan, owner)
    if residence:
        entry = scan.lexicon.entry(owner.mention.kind, owner.mention.key)
        name = entry.en if entry else owner.mention.name
        en = f"{draft.en} {'in' if owner.mention.kind is MentionKind.PLACE else 'to'} {name}"
        draft = replace(draft, first=owner.first, title=(owner.first, draft.title[1]), en=en)
        owner = chains.owner_before(finds, owner.first)
        if owner is None or owner.first < low:
            return draft
    if owner.mention.adjective and owner.mention.kind is not MentionKind.STATE:
        return draft
    if not residence and not _possessor(scan, owner):
        return draft
    owned = _with_owner(scan, finds, draft, owner, last=draft.last)
    if not owned.owned:
        return draft if first == draft.first else replace(draft, first=first)
    return replace(owned, first=owner.first)


def _attributive(scan: Scan, owner: Find) -> bool:
    """Tell whether a name stands in the form «which is in …»."""
    return chains.attributive(scan, owner.last - 1)


def _possessor(scan: Scan, owner: Find) -> bool:
    """Tell whether a name may own what follows it: bare, or in the genitive."""
    case = scan.lexicon.language.case_of(scan.words[owner.last - 1].token)
    return case in {None, "nom", "gen"} and not _attributive(scan, owner)


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


def _marked(scan: Scan, draft: Draft, name: str) -> int:
    """Give how many words before a post mark it as acting or former."""
    low = scan.start_of(draft.first)
    for phrase in scan.lexicon.world.words(f"titles.{name}"):
        words = phrase.lower().replace("ё", "е").split()
        first = draft.first - len(words)
        if first < low:
            continue
        if all(
            word in scan.words[first + step].keys or word == scan.words[first + step].token.norm
            for step, word in enumerate(words)
        ):
            return len(words)
    return 0


def _find(scan: Scan, draft: Draft) -> Find:
    acting, former = _marked(scan, draft, "acting"), _marked(scan, draft, "former")
    first = draft.first - max(acting, former)
    token = scan.words[draft.title[1] - 1 if _head_last(scan) else draft.title[0]].token
    plural = "plur" in token.feats
    title = f"{_title(scan, draft, plural=plural)} {draft.extra}".strip()
    prefixes = scan.lexicon.world.words("titles.joined_former")
    value = PostValue(
        title=title,
        title_en=draft.en,
        level=draft.level,
        country=draft.country,
        acting=bool(acting),
        former=bool(former) or token.norm.startswith(prefixes or ("\0",)),
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


def _head_last(scan: Scan) -> bool:
    return scan.lexicon.world.words("titles.order") == ("head-last",)


def _title(scan: Scan, draft: Draft, *, plural: bool) -> str:
    first, last = draft.title
    if plural and not _head_last(scan):
        rest = scan.text[scan.words[first].token.span.end : scan.words[last - 1].token.span.end]
        return f"{draft.head.lemma.split()[0]}{rest}"
    if _head_last(scan) and not draft.portfolio and not draft.deputy:
        lemma = draft.head.lemma
        words = lemma.split()
        start = last - len(words)
        cased = [
            word.capitalize() if scan.words[start + step].capital else word
            for step, word in enumerate(words)
        ]
        before = scan.span(first, start).of(scan.text) + " " if start > first else ""
        return before + " ".join(cased)
    return scan.nominative(first, last)
