"""What belongs to the head of a body's or post's name: genitive chains to the right or left."""

from __future__ import annotations

from dataclasses import dataclass

from kurultay.mentions.mention import MentionKind
from kurultay.mentions.scan import Find, Finds, Scan
from kurultay.mentions.words import Field, Head

_OWNERS = (MentionKind.BODY, MentionKind.STATE, MentionKind.PLACE)
_LONGEST = 10


@dataclass(frozen=True, slots=True)
class Chain:
    """The words that a head governs: where they begin and end, and who owns what it names."""

    first: int
    last: int
    owner: Find | None = None
    quoted: bool = False
    length: int = 0


def owner_at(finds: Finds, index: int) -> Find | None:
    """Give the body, state or place that begins with a word; adjectives own nothing."""
    for kind in _OWNERS:
        find = finds.at(kind, index)
        if find is not None and not find.mention.adjective:
            return find
    return None


def owner_before(finds: Finds, index: int) -> Find | None:
    """Give the body, state or place that ends before a word."""
    for kind in _OWNERS:
        find = finds.ending(kind, index)
        if find is not None:
            return find
    return None


def behind_bracket(scan: Scan, index: int) -> int:
    """Give the index behind a short bracket that begins with a word, or the same index."""
    stop = scan.end_of(index - 1)
    if index < stop and scan.words[index].text == "(":
        for end in range(index + 1, min(index + 4, stop)):
            if scan.words[end].text == ")":
                return end + 1
    return index


def before_bracket(scan: Scan, index: int) -> int:
    """Give where a short bracket begins that ends before a word, or the same index."""
    if scan.words[index - 1].text == ")":
        for start in range(index - 2, max(index - 5, scan.start_of(index) - 1), -1):
            if scan.words[start].text == "(":
                return start
    return index


def fields(scan: Scan, index: int) -> tuple[int, list[Field]]:
    """
    Read the fields of a ministry from a word on: «культуры, молодёжи и спорта».

    Shape: the index behind the last field, and the fields in order.
    """
    found: list[Field] = []
    end, at = index, index
    while at < scan.end_of(index):
        hits = list(scan.lexicon.fields.matches(scan.keys, at))
        if not hits:
            break
        end, part = max(hits, key=lambda hit: hit[0])
        found.append(part)
        if end >= scan.end_of(index) or not _joint(scan, end):
            break
        at = end + 1
    return end, found


def fields_before(scan: Scan, index: int) -> tuple[int, list[Field]]:
    """Read the fields of a ministry up to a word: «Экология, геология және табиғи ресурстар»."""
    found: list[Field] = []
    first, at = index, index
    low = scan.start_of(index) if index < len(scan.words) else 0
    while at > low:
        hit = None
        for start in range(max(low, at - 4), at):
            for end, part in scan.lexicon.fields.matches(scan.keys, start):
                if end == at:
                    hit = hit or (start, part)
        if hit is None:
            break
        first, part = hit
        found.insert(0, part)
        if first - 1 <= low or not _joint(scan, first - 1):
            break
        at = first - 1
    return first, found


def _joint(scan: Scan, index: int) -> bool:
    word = scan.words[index]
    return word.text == "," or word.token.norm in scan.lexicon.world.words("bodies.joint")


def modifiers_before(scan: Scan, index: int) -> int:
    """Give where the adjectives before a head begin, from the leftmost capitalised one."""
    first = at = index
    while at > scan.start_of(index) and index - at < 4:
        word = scan.words[at - 1]
        if word.token.pos != "ADJ" or "." in word.text:
            break
        at -= 1
        if word.capital:
            first = at
    return first


def forward(scan: Scan, finds: Finds, index: int, head: Head) -> Chain:
    """Follow what stands behind a head: fields, a name in quotation marks, genitives, an owner."""
    stop = scan.end_of(index - 1)
    at, last, length, quoted = index, index, 0, False
    if head.takes == "portfolio":
        at, found = fields(scan, index)
        last, length = at, len(found)
    while at < stop and at - index < _LONGEST:
        owner = owner_at(finds, at)
        if owner is not None and not _owns(scan, owner):
            break
        if owner is not None and not (owner.mention.kind is MentionKind.PLACE and length > 3):
            return Chain(index, owner.last, owner, quoted, length + 1)
        end = _quotation(scan, at)
        if end is not None and not quoted:
            at = last = end
            quoted, length = True, length + 1
            continue
        if head.takes == "name" and not quoted and _latin(scan, at):
            at = last = at + 1
            quoted = True
            continue
        step = _step(scan, at, stop, head)
        if step is None:
            break
        at = step
        if scan.words[at - 1].token.pos in {"NOUN", "X"}:
            last, length = at, length + 1
    return Chain(index, last, None, quoted, length)


def _owns(scan: Scan, owner: Find) -> bool:
    """Tell whether a name behind a head may own it: an acronym, a genitive, or undeclined."""
    word = scan.words[owner.first]
    if word.text.isupper() or owner.mention.kind is MentionKind.BODY:
        return True
    if owner.first in scan.named and owner.last == owner.first + 1:
        return False
    return scan.lexicon.language.case_of(word.token) not in {"nom", "ins", "dat", "loc"}


def _latin(scan: Scan, index: int) -> bool:
    word = scan.words[index]
    return word.capital and word.text.isascii() and word.text.isalpha()


def _quotation(scan: Scan, index: int) -> int | None:
    """Give the index behind a short quotation that begins with a word."""
    word = scan.words[index]
    if not word.quoted:
        return None
    text = scan.text
    for end in range(index + 1, min(index + 7, scan.end_of(index)) + 1):
        behind = scan.words[end - 1].token.span.end
        if text[behind : behind + 1] in {"»", "”", '"'}:
            return end
    return None


def _step(scan: Scan, at: int, stop: int, head: Head) -> int | None:
    """Give the index behind the next word or words of a genitive chain, or None at its end."""
    word = scan.words[at]
    world = scan.lexicon.world
    if word.token.norm in world.words("bodies.named_after"):
        end = at + 1
        while end < stop and (scan.words[end].capital or scan.words[end].text == "."):
            end += 1
        return end if end > at + 1 else None
    if head.takes in {"owner", "name"} and not _genitive(scan, at):
        return None
    if word.token.norm in world.words("bodies.links") and head.takes == "chain":
        return at + 2 if at + 1 < stop and scan.words[at + 1].lettered else None
    if _joint(scan, at):
        later = at + 1 < stop and _genitive(scan, at + 1) and not scan.words[at + 1].capital
        return at + 2 if later else None
    if at in scan.named:
        return None
    if word.token.pos in {"NOUN", "ADJ"} and (_genitive(scan, at) or _after_link(scan, at)):
        return at + 1
    return None


def _genitive(scan: Scan, index: int) -> bool:
    word = scan.words[index]
    return word.token.pos in {"NOUN", "ADJ"} and scan.lexicon.language.case_of(word.token) == "gen"


def _after_link(scan: Scan, index: int) -> bool:
    """Tell whether a word continues «по зелёным финансам»: a dative behind the link."""
    links = scan.lexicon.world.words("bodies.links")
    for back in range(index - 1, max(index - 4, -1), -1):
        word = scan.words[back]
        if word.token.norm in links:
            return scan.lexicon.language.case_of(scan.words[index].token) == "dat"
        if word.token.pos != "ADJ":
            return False
    return False


def backward(scan: Scan, finds: Finds, index: int, head: Head) -> Chain:
    """Follow what stands before a head: fields, a quotation, nominal words, an owner first."""
    low = scan.start_of(index)
    at = first = index
    length, quoted = 0, False
    if head.takes == "portfolio":
        at, found = fields_before(scan, index)
        first, length = at, len(found)
    while at > low and index - at < _LONGEST:
        owner = owner_before(finds, at)
        if owner is not None and owner.first >= low and _may_own(scan, owner, head):
            begin = _paired(scan, finds, owner)
            return Chain(begin, index, owner, quoted, length + 1)
        word = scan.words[at - 1]
        if first < index and not quoted and not (word.capital and not word.first):
            break
        if scan.text[word.token.span.end : word.token.span.end + 1] == "»":
            start = _quotation_before(scan, at)
            if start is not None:
                first = at = start
                quoted, length = True, length + 1
                continue
        if not _nominal(scan, at - 1, joint=at < index):
            break
        at -= 1
        length += 1
        if word.capital:
            first = at
    return Chain(first, index, None, quoted, index - first)


def _quotation_before(scan: Scan, last: int) -> int | None:
    for start in range(last - 1, max(last - 7, -1), -1):
        if scan.words[start].quoted:
            return start
    return None


def _may_own(scan: Scan, owner: Find, head: Head) -> bool:
    """Tell whether the name before a head owns it: in no case, the genitive, or «in which»."""
    last = scan.words[owner.last - 1]
    if owner.mention.adjective and not scan.words[owner.first].capital:
        return False
    if attributive(scan, owner.last - 1):
        return head.takes == "owner"
    return scan.lexicon.language.case_of(last.token) in {None, "nom", "gen"}


def attributive(scan: Scan, index: int) -> bool:
    """Tell whether a Turkic word stands in the form «which is in …»."""
    endings = scan.lexicon.world.words("titles.attributive")
    return scan.words[index].token.norm.endswith(endings or ("\0",))


def _paired(scan: Scan, finds: Finds, owner: Find) -> int:
    """Give where the owners begin: «Қазақстан – Түркия … кеңесі» has two."""
    before = owner.first - 1
    if before > scan.start_of(owner.first) and scan.words[before].dash:
        other = finds.ending(owner.mention.kind, before)
        if other is not None:
            return other.first
    return owner.first


def _nominal(scan: Scan, index: int, *, joint: bool) -> bool:
    """Tell whether a word may stand in the middle of a Turkic chain: no case but the genitive."""
    word = scan.words[index]
    if not word.lettered or index in scan.named:
        return False
    if word.first and word.token.norm in scan.lexicon.world.folded("names.never"):
        return word.token.norm in scan.lexicon.world.folded("bodies.opening")
    if word.token.norm in scan.lexicon.world.words("bodies.joint"):
        return joint and not scan.words[index + 1].capital
    if attributive(scan, index):
        return True
    if word.token.pos in {"VERB", "ADP", "CONJ", "ADV", "PRON", "PART"}:
        return False
    return scan.lexicon.language.case_of(word.token) in {None, "nom", "gen"}
