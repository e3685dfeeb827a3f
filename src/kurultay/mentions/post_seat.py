"""Where an envoy resides, behind his title: «посол Казахстана в России»."""

from __future__ import annotations

from dataclasses import replace

from kurultay.mentions.mention import MentionKind
from kurultay.mentions.post_draft import Draft
from kurultay.mentions.scan import Finds, Scan

_LONGEST = 9


def read(scan: Scan, finds: Finds, draft: Draft) -> Draft:
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
    return _abroad(scan, draft, at)


def _abroad(scan: Scan, draft: Draft, at: int) -> Draft:
    """Read a residence that no list holds: words in the locative, the last a noun."""
    stop, last, capital = min(scan.end_of(draft.first), at + _LONGEST), at, False
    for index in range(at + 1, stop):
        word = scan.words[index]
        if word.token.pos not in {"NOUN", "ADJ"} or index in scan.named:
            break
        if scan.lexicon.language.case_of(word.token) != "loc":
            break
        capital = capital or word.capital
        if word.token.pos == "NOUN":
            last = index + 1
            if word.capital or capital:
                break
    if last == at or not capital:
        return draft
    return replace(draft, last=last, extra=scan.span(at, last).of(scan.text))


def _plain_genitive(scan: Scan, index: int) -> bool:
    """Tell whether a word is «республики», «страны»: a noun in the genitive, in lower case."""
    word = scan.words[index]
    case = scan.lexicon.language.case_of(word.token)
    return word.token.pos == "NOUN" and case == "gen" and not word.capital
