"""Posts whose title comes first and governs what follows: «министр культуры Казахстана»."""

from __future__ import annotations

from dataclasses import replace

from kurultay.mentions import chains, post_seat
from kurultay.mentions import post_area as area
from kurultay.mentions.mention import MentionKind
from kurultay.mentions.post_draft import (
    Draft,
    listed,
    prefix_at,
    prefixed,
    title_at,
    with_owner,
)
from kurultay.mentions.scan import Find, Finds, Scan
from kurultay.mentions.words import Head

_LONGEST = 9
_SHORT = 4
_EPITHETS = 4
"""Letters of a ministry's short name that stands in capitals only: «МИД», but «минздравы»."""
_OF_STATE = frozenset({"head_of_state", "vice_president"})
_STATE_HEADS = frozenset({"ministry", "government", "parliament"})


def forward(scan: Scan, finds: Finds, index: int) -> Draft | None:
    """Read a post whose title comes first and governs what follows."""
    prefix = prefix_at(scan, index)
    hit = title_at(scan, index)
    if prefix is not None and (hit is None or prefix[0] >= hit[0]):
        end, word = prefix
        if end < scan.end_of(index):
            inner = area.served(scan, finds, end, forward)
            if inner is not None:
                made = prefixed(inner, word, index)
                return _posted(scan, finds, made) if word.level == "governor" else made
    if hit is None:
        return None
    end, title = hit
    draft = Draft(index, end, (index, end), title, title.level, title.en, lemma=title.lemma)
    state = finds.at(MentionKind.STATE, end) if end < scan.end_of(index) else None
    body = finds.at(MentionKind.BODY, end) if state is not None else None
    within = body is not None and state is not None and body.last > state.last
    if state is not None and state.mention.adjective and not within:
        return _parted(scan, draft, state) or _beyond(scan, finds, draft, state)
    return _governed(scan, finds, _ours(scan, draft))


def _beyond(scan: Scan, finds: Finds, draft: Draft, state: Find) -> Draft:
    """Read the body behind a state's adjective: «спикер бахрейнского Совета представителей»."""
    people = scan.lexicon.world.words("titles.peoples")
    if state.last < scan.end_of(draft.first) and not scan.keys[state.last].isdisjoint(people):
        return replace(draft, last=state.last + 1, country=state.mention.key, owned=True)
    at, stop = state.last, min(scan.end_of(draft.first), state.last + _EPITHETS)
    while at < stop and finds.at(MentionKind.BODY, at) is None and _epithet(scan, at):
        at += 1
    body = finds.at(MentionKind.BODY, at) if at < scan.end_of(draft.first) else None
    place = finds.at(MentionKind.PLACE, state.last) if state.last < stop else None
    if body is None and place is not None and not place.mention.adjective:
        made = with_owner(scan, finds, draft, place, last=place.last)
        return made if made.owned else draft  # «глава российского Татарстана»
    if body is None or draft.head.takes not in {"body", "state"}:
        return draft
    made = with_owner(scan, finds, draft, body, last=body.last)
    return replace(made, country=made.country or state.mention.key)


def _epithet(scan: Scan, index: int) -> bool:
    """Tell whether a word only describes the body behind it: «оппозиционной партии»."""
    word = scan.words[index]
    if word.capital:
        return False
    named = any(head.takes == "name" for _, head in scan.lexicon.heads.matches(scan.keys, index))
    return named or word.token.pos in {"ADJ", "ADV"}


def _ours(scan: Scan, draft: Draft) -> Draft:
    """Read a title that a pronoun or number parts: «глава нашего государства», «… двух городов»."""
    at, own = draft.last, draft.last - draft.first
    if at + 1 >= scan.end_of(draft.first):
        return draft
    counted = scan.words[at].token.norm in scan.lexicon.world.words("titles.counts")
    if not counted and "apro" not in scan.words[at].token.feats:
        return draft
    words = (*scan.keys[draft.first : at], *scan.keys[at + 1 : at + 4])
    longer = [hit for hit in scan.lexicon.titles.matches(words, 0) if hit[0] > own]
    if not longer:
        return draft
    count, title = max(longer, key=lambda hit: hit[0])
    last = at + 1 + count - own
    return replace(
        draft,
        last=last,
        title=(draft.title[0], draft.title[0] + count),
        head=title,
        level=title.level,
        en=title.en,
        lemma=title.lemma,
    )


def _parted(scan: Scan, draft: Draft, state: Find) -> Draft | None:
    """Read a title that a state's adjective parts: «глава казахстанского МИД»."""
    behind, stop = state.last, scan.end_of(draft.first)
    if behind >= stop:
        return None
    own = draft.last - draft.first
    words = (*scan.keys[draft.first : draft.last], *scan.keys[behind : min(behind + 4, stop)])
    longer = [hit for hit in scan.lexicon.titles.matches(words, 0) if hit[0] > own]
    if longer:
        count, title = max(longer, key=lambda hit: hit[0])
        rest = " ".join(title.lemma.split()[own:])
        return replace(
            draft,
            last=behind + count - own,
            head=title,
            level=title.level,
            en=title.en,
            country=state.mention.key,
            extra=scan.cased(rest, behind),
            owned=True,
            lemma=" ".join(title.lemma.split()[:own]),
        )
    for end, head in scan.lexicon.heads.matches(scan.keys, behind):
        seated = head.kind == "parliament" and draft.head.takes == "body"
        level = draft.head.of.get(head.kind, draft.level if seated else None)
        if level is None or head.kind not in _STATE_HEADS:
            continue
        minister = head.kind == "ministry" and head.acronym
        return replace(
            draft,
            last=end,
            level=level,
            en=head.en.replace("Ministry", "Minister") if minister else draft.en,
            country=state.mention.key,
            extra=scan.cased(head.lemma, behind) if minister else "",
            owned=True,
        )
    return None


def _governed(scan: Scan, finds: Finds, draft: Draft) -> Draft:
    """Read what a title governs to its right."""
    takes = draft.head.takes
    if takes == "none":
        return draft
    if takes == "portfolio":
        draft = _portfolio(scan, draft)
    draft = _owned(scan, finds, _of_ministry(scan, draft))
    if takes == "residence":
        draft = post_seat.read(scan, finds, draft)
    if takes in {"body", "state"} or (takes == "portfolio" and not draft.portfolio):
        draft = area.read(scan, finds, draft)
        owner = chains.owner_at(finds, draft.last) if not draft.owned else None
        near = owner is not None and owner.last <= scan.end_of(draft.first)
        if owner is not None and near and owner.mention.kind is not MentionKind.PLACE:
            draft = with_owner(scan, finds, draft, owner, last=owner.last)
    return draft


def _of_ministry(scan: Scan, draft: Draft) -> Draft:
    """Read «глава Минтруда»: the head of a ministry is its minister."""
    if "ministry" not in draft.head.of or draft.last >= scan.end_of(draft.first):
        return draft
    for end, head in scan.lexicon.heads.matches(scan.keys, draft.last):
        word = scan.words[draft.last]
        written = word.capital or len(word.text) > _SHORT
        if head.acronym and head.kind == "ministry" and written:
            level = draft.head.of["ministry"]
            rank = "Deputy Minister" if level == "deputy_minister" else "Minister"
            return replace(
                draft,
                last=end,
                title=(draft.title[0], end),
                level=level,
                en=head.en.replace("Ministry", rank),
                portfolio=True,
                owned=True,
            )
    return draft


def _portfolio(scan: Scan, draft: Draft) -> Draft:
    known, found = chains.fields(scan, draft.last)
    end = _further_fields(scan, known)
    if end == draft.last:
        return draft
    return replace(
        draft,
        last=end + _lands(scan, end),
        title=(draft.title[0], end),
        en=f"{draft.en} of {listed(found)}" if found else draft.en,
        portfolio=True,
    )


def _further_fields(scan: Scan, index: int) -> int:
    """Pass over fields that no list holds, all in the genitive and in lower case."""
    at = last = index
    stop = min(scan.end_of(index - 1), index + _LONGEST)
    while at < stop:
        word = scan.words[at]
        if chains.is_joint(scan, at):
            end, found = chains.fields(scan, at + 1) if at + 1 < stop else (at, [])
            if found:
                at = last = end
                continue
        elif not _plain_field(scan, at):
            break
        elif word.token.pos == "NOUN":
            last = at + 1
        at += 1
    return last


def _lands(scan: Scan, index: int) -> bool:
    """Tell whether a word is a noun for the post's state: «министр торговли страны(-участницы)»."""
    if index >= scan.end_of(index - 1) or scan.words[index].capital:
        return False
    first, _, second = scan.words[index].text.partition("-")
    keys = scan.lexicon.keys(first) if second else scan.keys[index]
    return not keys.isdisjoint(scan.lexicon.world.folded("titles.lands"))


def _plain_field(scan: Scan, index: int) -> bool:
    """Tell whether a word may be one of a field's: a genitive in lower case, no title, no head."""
    word = scan.words[index]
    genitive = scan.lexicon.language.case_of(word.token) == "gen"
    if word.token.pos not in {"NOUN", "ADJ"} or word.capital or not genitive:
        return False
    if _lands(scan, index):
        return False
    for trie in (scan.lexicon.titles, scan.lexicon.heads, scan.lexicon.prefixes):
        if any(True for _ in trie.matches(scan.keys, index)):
            return False
    return True


def _owned(scan: Scan, finds: Finds, draft: Draft) -> Draft:
    """Read the body, state or place right behind the title."""
    if draft.last >= scan.end_of(draft.first):
        return draft
    owner = chains.owner_at(finds, draft.last)
    origin = scan.lexicon.world.words("titles.origin")
    if owner is None and scan.words[draft.last].token.norm in origin:
        sent = finds.at(MentionKind.BODY, draft.last + 1)
        owner = sent if draft.head.takes in {"body", "residence"} else None
    if owner is None and draft.head.takes in {"body", "residence"}:
        owner = _described(scan, finds, draft.last)
    if owner is None:
        return _unit(scan, finds, draft)
    last = chains.behind_bracket(scan, owner.last) if owner.mention.kind is MentionKind.BODY else 0
    return with_owner(scan, finds, draft, owner, last=max(last, owner.last))


def _described(scan: Scan, finds: Finds, index: int) -> Find | None:
    """Give the body behind an adjective that only describes it: «вратарь московского „Динамо“»."""
    word = scan.words[index]
    genitive = scan.lexicon.language.case_of(word.token) in {"gen", "acc"}
    if word.capital or word.token.pos != "ADJ" or not genitive or index + 1 >= scan.end_of(index):
        return None
    return finds.at(MentionKind.BODY, index + 1)


def _unit(scan: Scan, finds: Finds, draft: Draft) -> Draft:
    """Pass over a unit without a name of its own: «департамента по Восточной Европе МИД»."""
    if "body" not in {draft.head.takes, draft.head.needs}:
        return draft
    at, stop = draft.last, min(scan.end_of(draft.first), draft.last + _LONGEST)
    last = at
    while at < stop:
        word = scan.words[at]
        owner = None if at in scan.named else chains.owner_at(finds, at)
        if owner is not None and at > draft.last:
            title = (draft.title[0], last) if _own_unit(scan, draft.last, last) else draft.title
            owned = with_owner(
                scan, finds, replace(draft, title=title, last=last), owner, last=owner.last
            )
            return (
                owned if last == draft.last else replace(owned, level=_level_of(scan, draft, owner))
            )
        case = scan.lexicon.language.case_of(word.token)
        if last > draft.last and any(
            h.acronym for _, h in scan.lexicon.heads.matches(scan.keys, at)
        ):
            # «департамента МИД»: the ministry of the post's own state.
            last = at = at + 1
            title = (draft.title[0], at - 1)
            return replace(draft, title=title, last=at, level="other", owned=True)
        if chains.is_joint(scan, at) and word.text != "," and last == at > draft.last:
            at += 1
            continue
        noun = _head_noun(scan, at)
        if word.token.pos not in {"NOUN", "ADJ"} or at in scan.named:
            break
        if case != "gen" and not noun:
            break
        behind = scan.words[at + 1] if at + 1 < stop else None
        if word.capital and (at == draft.last or (behind and behind.capital and not noun)):
            break
        at += 1
        if word.token.pos == "NOUN":
            last = at
    if last == draft.last:
        return draft
    title = (draft.title[0], last) if _own_unit(scan, draft.last, last) else draft.title
    level = _level_of_unit(scan, finds, draft, last)
    lands = {h.land for at in range(draft.last, last) for h in _heads(scan, at) if h.land}
    land = lands.pop() if len(lands) == 1 else draft.country
    return replace(draft, title=title, last=last, level=level, country=land, owned=True)


def _level_of(scan: Scan, draft: Draft, owner: Find) -> str:
    """Give the level of a post in a unit; «спикеры парламентов А и Б» lead what states have."""
    if owner.mention.kind is not MentionKind.STATE or owner.first != draft.last + 1:
        return "other"
    kinds = [head.kind for _, head in scan.lexicon.heads.matches(scan.keys, draft.last)]
    led = (draft.head.of.get(kind, draft.level) for kind in kinds if kind != "unit")
    return next(led, "other")


def _heads(scan: Scan, index: int) -> list[Head]:
    """Give the heads of bodies that begin with a word."""
    return [head for _, head in scan.lexicon.heads.matches(scan.keys, index)]


def _head_noun(scan: Scan, index: int) -> bool:
    """Tell whether a word is a declined noun for a body: «маслихата», in no dictionary."""
    norm = scan.words[index].token.norm
    hits = scan.lexicon.heads.matches(scan.keys, index)
    return any(end == index + 1 and head.lemma != norm for end, head in hits)


def _level_of_unit(scan: Scan, finds: Finds, draft: Draft, last: int) -> str:
    """Give the level of a post in what only a noun names: «президент академии» heads no state."""
    for index in range(draft.last, last):
        for _, head in scan.lexicon.heads.matches(scan.keys, index):
            kind = chains.kind_of(scan, finds, head, draft.last, last)
            return draft.level if draft.deputy else draft.head.of.get(kind, draft.level)
    lands = scan.lexicon.world.folded("titles.lands")
    ours = any(scan.keys[index] & lands for index in range(draft.last, last))
    return draft.level if ours or draft.level not in _OF_STATE else "other"


def _own_unit(scan: Scan, first: int, last: int) -> bool:
    """Tell whether the words name a part of a body, which belongs to the title."""
    return any(
        head.kind in {"municipality", "unit"}
        for index in range(first, last)
        for _, head in scan.lexicon.heads.matches(scan.keys, index)
    )


def _posted(scan: Scan, finds: Finds, draft: Draft) -> Draft:
    """Read the region that an envoy is sent to, which tells the state: «в Чуйской области»."""
    made = post_seat.read(scan, finds, draft)
    where = finds.ending(MentionKind.PLACE, made.last) if made.last > draft.last else None
    entry = scan.lexicon.entry(MentionKind.PLACE, where.mention.key) if where else None
    return replace(made, country=made.country or (entry.country if entry else None))
