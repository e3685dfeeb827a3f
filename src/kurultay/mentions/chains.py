"""What the heads of bodies and posts have in common: owners, fields, brackets."""

from __future__ import annotations

from dataclasses import dataclass

from kurultay.mentions.mention import MentionKind
from kurultay.mentions.scan import Find, Finds, Scan
from kurultay.mentions.words import Field, Head

_OWNERS = (MentionKind.BODY, MentionKind.STATE, MentionKind.PLACE)


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
    stop = scan.end_of(index - 1)
    while at < stop:
        hits = list(scan.lexicon.fields.matches(scan.keys, at))
        if not hits:
            break
        end, part = max(hits, key=lambda hit: hit[0])
        found.append(part)
        if end >= stop or not is_joint(scan, end):
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
        if first - 1 <= low or not is_joint(scan, first - 1):
            break
        at = first - 1
    return first, found


def is_joint(scan: Scan, index: int) -> bool:
    """Tell whether a word joins the fields of a list: a comma or «и»."""
    word = scan.words[index]
    return word.text == "," or word.token.norm in scan.lexicon.world.words("bodies.joint")


def attributive(scan: Scan, index: int) -> bool:
    """Tell whether a Turkic word stands in the form «which is in …»."""
    endings = scan.lexicon.world.words("titles.attributive")
    return scan.words[index].token.norm.endswith(endings or ("\0",))


def called_after(scan: Scan, index: int) -> int:
    """Give the index behind the words that say a name is to follow: «имени», «им.»; else 0."""
    if index >= scan.end_of(index - 1):
        return 0
    marks, word = scan.lexicon.world.words("bodies.named_after"), scan.words[index].token.norm
    if word in marks:
        return index + 1
    stopped = index + 1 < scan.end_of(index) and scan.words[index + 1].text == "."
    return index + 2 if stopped and f"{word}." in marks else 0


def kind_of(scan: Scan, finds: Finds, head: Head, first: int, last: int) -> str:
    """Give what a body is by its head and its words: that of a region may be a parliament."""
    if not head.regional:
        return head.kind
    own = range(first, min(last, len(scan.words)))
    if any(scan.keys[at] & scan.lexicon.world.folded("bodies.regional") for at in own):
        return head.regional
    for at in own:
        place = finds.at(MentionKind.PLACE, at)
        entry = scan.lexicon.entry(MentionKind.PLACE, place.mention.key) if place else None
        if place is not None and (entry.subtype if entry else place.kind) == "region":
            return head.regional
    return head.kind


def listed(scan: Scan, last: int) -> int:
    """Give the index behind a list of capitalised words that a name opens: «А.Б, В.Г көшелері»."""
    end, at = scan.end_of(last - 1), last
    while at + 1 < end and scan.words[at].text == "," and scan.words[at + 1].capital:
        at += 2
        while at < end and (scan.words[at].capital or scan.words[at].text == "."):
            at += 1
    return at
