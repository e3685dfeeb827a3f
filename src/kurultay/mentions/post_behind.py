"""Posts whose title comes last, behind its field and its owner: «Түркияның Көлік министрі»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kurultay.mentions import chains
from kurultay.mentions.mention import MentionKind
from kurultay.mentions.post_draft import (
    Draft,
    listed,
    marked,
    phrase_at,
    prefix_at,
    prefixed,
    title_at,
    with_owner,
)
from kurultay.mentions.scan import Find, Finds, Scan

_FAR = 3
_LONGEST = 8
"""A ministry's name has so many words at most."""
_NO_ADJECTIVE = frozenset({"CONJ", "ADP", "PRON", "PART", "ADV"})


def backward(scan: Scan, finds: Finds, index: int, inside: Sequence[bool]) -> Draft | None:
    """Read a post whose title comes last, behind its field and its owner."""
    hit = title_at(scan, index)
    if hit is None:
        return None
    end, title = hit
    draft = Draft(index, end, (index, end), title, title.level, title.en, lemma=title.lemma)
    if title.takes == "portfolio":
        first, found = chains.fields_before(scan, index)
        begun = _unlisted(scan, finds, first)
        if begun is not None:
            draft = replace(draft, first=begun, title=(begun, end), portfolio=True)
        elif found:
            en = f"{title.en} of {listed(found)}"
            draft = replace(draft, first=first, title=(first, end), en=en, portfolio=True)
    noun = _bare_body(scan, finds, draft)
    if noun is not None:
        level = title.of.get(noun, "other")
        draft = replace(draft, first=draft.first - 1, level=level, owned=True)
    elif title.takes != "none":
        draft = _owned_before(scan, finds, draft)
    former = _former_at(scan, draft.last)
    at = draft.last + bool(former)
    prefix = prefix_at(scan, at)
    if prefix is not None and not inside[at]:
        last, word = prefix
        made = prefixed(draft, word, draft.first)
        draft = replace(made, last=last, title=(draft.title[0], last), former=former)
    acting = phrase_at(scan, draft.last, "titles.acting_behind")
    return replace(draft, last=draft.last + acting, acting=True) if acting else draft


def _unlisted(scan: Scan, finds: Finds, index: int) -> int | None:
    """Give where fields in no list begin behind a state: «Иран Жол және қала құрылысы …»."""
    at, noun = index, False
    low = max(scan.start_of(index), index - _LONGEST)
    if index > low and title_at(scan, index) and chains.is_joint(scan, index - 1):
        return None  # «Иран делегациясы және министр …»
    while at > low:
        owner = finds.ending(MentionKind.STATE, at)
        if owner is not None:
            joined = chains.is_joint(scan, at) or owner.mention.adjective
            named = noun and at < index and scan.words[at].capital  # «… бұрынғы министрі» is none
            return at if named and not joined and _possessor(scan, owner) else None
        joint = chains.is_joint(scan, at - 1)
        if not joint and not _field(scan, finds, at - 1):
            return None
        noun = noun or (not joint and scan.words[at - 1].token.pos in {"NOUN", "X"})
        at -= 1
    return None


def _field(scan: Scan, finds: Finds, index: int) -> bool:
    """Tell whether a word may be one of the name of a ministry: bare, or governed by the next."""
    word, lexicon = scan.words[index], scan.lexicon
    if not word.lettered or word.token.pos not in {"NOUN", "ADJ", "X"} or index in scan.named:
        return False
    if lexicon.language.case_of(word.token) not in {None, "nom", "acc"}:
        return False
    if any(finds.ending(kind, index + 1) for kind in (MentionKind.BODY, MentionKind.PLACE)):
        return False
    tries = (lexicon.titles, lexicon.heads, lexicon.prefixes)
    return not any(any(True for _ in trie.matches(scan.keys, index)) for trie in tries)


def _bare_body(scan: Scan, finds: Finds, draft: Draft) -> str | None:
    """Give the kind of a body that only its noun names: «академия президенті»."""
    at = draft.first - 1
    if draft.head.takes != "body" or at < scan.start_of(draft.first) or scan.words[at].capital:
        return None
    if finds.ending(MentionKind.BODY, draft.first) is not None:
        return None
    own = scan.words[at].token.norm
    heads = scan.lexicon.heads.matches((scan.keys[at],), 0)
    return next((head.kind for _, head in heads if own == head.lemma), None)


def _former_at(scan: Scan, index: int) -> str:
    """Give the word for «former» between an owner and his deputy: «әкімінің бұрынғы орынбасары»."""
    if index >= len(scan.words):
        return ""
    word = scan.words[index].text
    return word if word.lower() in scan.lexicon.world.words("titles.former") else ""


def _owned_before(scan: Scan, finds: Finds, draft: Draft) -> Draft:
    """Read the owners before a title: a residence, then a body, state or place."""
    low = scan.start_of(draft.first)
    first = draft.first - max(marked(scan, draft, "acting"), marked(scan, draft, "former"))
    units = scan.lexicon.world.folded("places.city_heads")
    owner = chains.owner_before(finds, first)
    if owner is None and draft.head.takes == "residence" and first > low:
        home = scan.words[first - 1].token.norm in scan.lexicon.world.words("titles.homeland")
        if home:
            draft = replace(draft, first=first - 1, title=(first - 1, draft.title[1]))
            first, owner = draft.first, chains.owner_before(finds, draft.first)
    bare = owner is None and draft.head.takes == "place"
    if bare and first > low and scan.words[first - 1].keys & units:
        first -= 1
    if first > low:
        first = chains.before_bracket(scan, first)
    owner = chains.owner_before(finds, first) or _far_owner(scan, finds, first, low)
    if owner is None or owner.first < low:
        if not bare or scan.words[first].text == "(":
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
    owned = with_owner(scan, finds, draft, owner, last=draft.last)
    if not owned.owned:
        return draft if first == draft.first else replace(draft, first=first)
    return replace(owned, first=owner.first)


def _far_owner(scan: Scan, finds: Finds, index: int, low: int) -> Find | None:
    """Give the state in the genitive before adjectives: «Түркияның жаңа сайланған президенті»."""
    for at in range(index - 1, max(index - _FAR, low) - 1, -1):
        word = scan.words[at]
        if word.capital or not word.lettered or word.token.pos in _NO_ADJECTIVE:
            return None
        if scan.lexicon.language.case_of(word.token) not in {None, "nom"}:
            return None
        owner = finds.ending(MentionKind.STATE, at)
        if owner is not None and not owner.mention.adjective:
            case = scan.lexicon.language.case_of(scan.words[at - 1].token)
            return owner if case == "gen" else None
    return None


def _attributive(scan: Scan, owner: Find) -> bool:
    """Tell whether a name stands in the form «which is in …»."""
    return chains.attributive(scan, owner.last - 1)


def _possessor(scan: Scan, owner: Find) -> bool:
    """Tell whether a name may own what follows it: bare, or in the genitive."""
    case = scan.lexicon.language.case_of(scan.words[owner.last - 1].token)
    return case in {None, "nom", "gen"} and not _attributive(scan, owner)
