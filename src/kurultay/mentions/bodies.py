"""Bodies that the register does not hold: a head with what stands around it, media, aliases."""

from __future__ import annotations

from collections.abc import Iterator

from kurultay.mentions import media
from kurultay.mentions.ahead import forward, modifiers_before
from kurultay.mentions.behind import backward, loose
from kurultay.mentions.chains import Chain, fields, kind_of
from kurultay.mentions.compounds import COMPOUND
from kurultay.mentions.mention import MentionKind
from kurultay.mentions.scan import CLOSING, MODEL, SHAPE, Find, Finds, Scan, Taken
from kurultay.mentions.words import Head
from kurultay.text.article import Span

_LOWER_KINDS = frozenset({"ministry", "government", "parliament", "media", "region"})
_ORGANS = frozenset({"agency", "committee", "municipality", "unit"})
"""Kinds that a field and an owner together make a name, even in lower case."""
_LOCAL = frozenset({"assembly", "municipality", "region"})
"""Kinds of which a town or region has one each."""
_BRACKETED = 8
_FIGURES = frozenset("IVXLІХ")
_OWNED = frozenset({"owner", "residence"})


def find(scan: Scan, finds: Finds, taken: Taken) -> None:
    """
    Find bodies by their heads, then the media named without one, and enter them.

    Shape: a body may wholly hold another («Комитет … Минфина РК»); otherwise none overlap.
    """
    first_words = scan.lexicon.world.words("bodies.order") == ("head-first",)
    index = 0
    while index < len(scan.words):
        if not scan.words[index].opens.heads:
            index += 1
            continue
        found = _headed(scan, finds, index, head_first=first_words)
        if found is None:
            index += 1
            continue
        taken.take(found.first, found.last)
        finds.add([found])
        index += 1
    finds.add(list(media.find(scan, taken)))


def _head_at(scan: Scan, index: int) -> tuple[int, Head] | None:
    end = scan.end_of(index)
    found = [hit for hit in scan.lexicon.heads.matches(scan.keys, index) if hit[0] <= end]
    if not found:
        return None
    for start in range(max(index - 2, scan.start_of(index)), index):
        if any(last > index for last, _ in scan.lexicon.heads.matches(scan.keys, start)):
            return None  # a part of a longer head: «Милли Меджлис»
    return max(found, key=lambda hit: hit[0])


def _headed(scan: Scan, finds: Finds, index: int, *, head_first: bool) -> Find | None:
    hit = _head_at(scan, index)
    if hit is None:
        return None
    end, head = hit
    if head.kind == "none" or (head.acronym and not scan.words[index].capital):
        return None
    counted = scan.words[end - 1].token
    nouns = range(index, end) if head_first else (end - 1,)
    if all("plur" in scan.words[at].token.feats for at in nouns):
        return None
    if head_first:
        first = modifiers_before(scan, index)
        shared = _shared(scan, finds, first) if head.kind == "committee" else first
        chain = forward(scan, finds, end, head)
        last = chain.last
    else:
        chain = backward(scan, finds, index, head)
        first, last = chain.first, end
        if head.alone and scan.words[index].capital and not chain.owner and not chain.quoted:
            first = index
        open_ = _open(scan, head, chain, (index, end))
        if open_ and counted.norm == head.lemma and not head.acronym:
            return None
        if head.takes == "chain" and end - index == 1 and loose(scan, chain, index):
            return None
        if counted.norm == head.lemma and end - index == 1 and _opens_post(scan, index, end):
            return None
        last = _legal_form(scan, end)
    state = finds.ending(MentionKind.STATE, last)
    whole = state is not None and state.first <= first  # «Российская Федерация»
    if whole or not _nests(finds, first, last, head_first=head_first):
        return None
    if head_first and shared < first and first == index:
        first = shared
    elif head_first and not chain.owner and (mine := _of_here(scan, head, index)) < first:
        first, last = mine, end
    elif not _is_name(scan, head, index, chain, first):
        return None
    opens = scan.words[first].first and head_first
    if head.takes == "name" and (opens or not scan.words[first].capital) and chain.quoted:
        # «компания Orhun»: only the name itself is a name.
        first, last = (end, last) if head_first else (first, index)
    name = _name(scan, head, (first, index, end, last), head_first=head_first)
    if head_first and first > index and scan.words[first].quoted:
        name = scan.span(first, last).of(scan.text)  # «движения „Наши“»: a name beside its noun
    mention = scan.mention(
        MentionKind.BODY, first, last, rule="body.head", name=name, confidence=SHAPE
    )
    return Find(mention, first, last, kind=kind_of(scan, finds, head, first, last))


def _open(scan: Scan, head: Head, chain: Chain, at: tuple[int, int]) -> bool:
    """Tell whether a head without a possessive may be a part of the phrase that goes on."""
    index, end = at
    behind = scan.words[end] if end < scan.end_of(index) else None
    if head.alone and _titled(scan, end):
        return False  # «Сенат Төрағасы»: whose post it is
    if head.takes == "name" and chain.quoted:
        return False  # «„Атом“ ҰК» АҚ Басқарма төрағасы»
    if chain.owner is None:
        return behind is not None and behind.capital and end - index == 1
    between = scan.lexicon.world.words("bodies.between")
    return scan.words[chain.owner.last].token.norm not in between


def _titled(scan: Scan, index: int) -> bool:
    """Tell whether the post of one begins at a word: «Сенат Төрағасы», not «… Төрағалары»."""
    if index >= scan.end_of(index - 1):
        return False
    hits = scan.lexicon.titles.matches(scan.keys, index)
    return any("plur" not in scan.words[end - 1].token.feats for end, _ in hits)


def _opens_post(scan: Scan, index: int, end: int) -> bool:
    """Tell whether a Turkic head only opens the title of a post: «TPAO басқарма төрағасы»."""
    hits = scan.lexicon.titles.matches(scan.keys, index)
    return any(last > end and title.takes == "body" for last, title in hits)


def _legal_form(scan: Scan, end: int) -> int:
    """Give the index behind the legal form that follows a name's second quotation mark."""
    close = scan.words[end - 1].token.span.end
    if end >= scan.end_of(end - 1) or scan.text[close : close + 1] not in {"»", "”", '"'}:
        return end
    hits = scan.lexicon.heads.matches(scan.keys, end)
    capitals = scan.words[end].capital and scan.words[end].text[-1].isupper()  # «КеАҚ»
    return next((last for last, head in hits if head.takes == "name" and capitals), end)


def _shared(scan: Scan, finds: Finds, index: int) -> int:
    """Give where the two states of a joint body begin: «казахстанско-турецкой комиссии»."""
    for at in range(index - 1, max(index - 3, scan.start_of(index) - 1), -1):
        state = finds.at(MentionKind.STATE, at)
        if state is not None and state.mention.rule == COMPOUND:
            return at
        if scan.words[at].token.pos != "ADJ":
            break
    return index


def _name(scan: Scan, head: Head, at: tuple[int, int, int, int], *, head_first: bool) -> str | None:
    """Give the normal form: only the head and what agrees with it is declined; None for all."""
    first, index, end, last = at
    if head_first and first <= index and end <= last:
        span = scan.span(first, last)
        behind = scan.words[end - 1].token.span.end
        before = scan.text[span.start : scan.words[first].token.span.start]
        own = scan.cased(head.lemma, index) if first == index else scan.nominative(first, end)
        rest = scan.text[behind : span.end]
        own = own.removeprefix(before)
        return before + (own[:-1] if own[-1:] == rest[:1] and rest[:1] in CLOSING else own) + rest
    if first == index and head.alone:
        return scan.cased(head.lemma, index)
    return None


def _nests(finds: Finds, first: int, last: int, *, head_first: bool) -> bool:
    """Tell whether a range holds every body that it touches, or lies where its owner stands."""
    for body in finds.of(MentionKind.BODY):
        if body.last <= first or last <= body.first:
            continue
        holds = first <= body.first and body.last <= last
        same_end = body.last == last if head_first else body.first == first
        lies = body.first <= first and last <= body.last and same_end
        if holds == lies:
            return False
    return True


def _is_name(scan: Scan, head: Head, index: int, chain: Chain, first: int) -> bool:
    """Tell whether the phrase names one body, and is not «министерство» or «совет» in general."""
    if chain.quoted:
        return True
    capital = scan.words[first].capital and not scan.words[first].first
    if head.alone and (scan.words[index].capital or " " in head.lemma):
        return True
    if chain.owner:
        if head.takes == "name":
            return False
        start = scan.words[min(first, index)] if first < chain.first else scan.words[index]
        if head.takes == "chain" and chain.length < 2 and not start.capital:
            return _called_by_place(scan, chain)
        organ = head.kind in _ORGANS and chain.length > 1
        lower = head.kind in _LOWER_KINDS or head.takes in _OWNED or organ
        return scan.words[first].capital or lower
    if head.kind == "media" and head.takes == "owner" and chain.length:
        return _serves_office(scan, chain)
    if head.takes == "name":  # «Азербайджанская нефтяная компания»
        return first < index and scan.words[first].capital and not scan.words[first].first
    if head.kind == "agency" and head.takes == "chain" and chain.length and " " in head.lemma:
        return True  # «государственный комитет водных ресурсов»
    if head.kind == "ministry" and chain.length and not head.acronym:
        behind = [end for end, _ in scan.lexicon.heads.matches(scan.keys, index)]
        if any(fields(scan, end)[1] for end in behind if end < scan.end_of(index)):
            return True  # «министерство обороны»: the field names it
    if head.acronym:
        return _known_short(scan, head, index)
    if head.takes in _OWNED:
        return head.kind in _LOCAL and first < index and not scan.words[first].first
    lengthened = first < index or chain.length > 0 or " " in head.lemma
    if scan.words[first].first and scan.words[first].capital:
        capital = first < index or chain.length > 0
    return capital and lengthened


def _of_here(scan: Scan, head: Head, index: int) -> int:
    """Give where the body of the region or town spoken of begins: «в областном хокимияте»."""
    if head.kind not in _LOCAL or index == scan.start_of(index):
        return index
    before = scan.words[index - 1]
    return index - 1 if before.keys & scan.lexicon.world.folded("bodies.local") else index


def _known_short(scan: Scan, head: Head, index: int) -> bool:
    """Tell whether a ministry's short name stands for it: «в МИД», not «глава МИД»."""
    if head.kind != "ministry" or scan.lexicon.world.words("bodies.order") != ("head-first",):
        return False
    titles = [
        title
        for start in range(max(scan.start_of(index), index - 3), index)
        for end, title in scan.lexicon.titles.matches(scan.keys, start)
        if end >= index
    ]
    return scan.words[index].text[:1].isupper() and not any("ministry" in t.of for t in titles)


def _called_by_place(scan: Scan, chain: Chain) -> bool:
    """Tell whether a place in no case makes a name with a Turkic head: «Ыстамбұл университеті»."""
    owner = chain.owner
    if owner is None or owner.mention.kind is not MentionKind.PLACE or owner.mention.adjective:
        return False
    behind = scan.lexicon.world.words("bodies.order") == ("head-last",)
    case = scan.lexicon.language.case_of(scan.words[owner.last - 1].token)
    return behind and case in {None, "nom"}


def _serves_office(scan: Scan, chain: Chain) -> bool:
    """Tell whether a press service is that of a government, a ministry or a high post."""
    for index in range(chain.first, chain.last):
        heads = scan.lexicon.heads.matches(scan.keys, index)
        if any(head.kind in _LOWER_KINDS for _, head in heads):
            return True
        if scan.keys[index] & scan.lexicon.world.folded("bodies.seats"):
            return True  # «пресс-служба Кремля»
        for _, title in scan.lexicon.titles.matches(scan.keys, index):
            if title.level in {"head_of_state", "head_of_government", "parliament_speaker"}:
                return True
    return False


def aliases(scan: Scan, finds: Finds, taken: Taken) -> Iterator[Find]:
    """
    Find the short names that the text itself gives: «Организация … (ОТГ)», «… (далее – Совет)».

    Shape: mentions that carry the key and the kind of the body they stand for.
    """
    short: dict[str, Find] = {}
    body: Find | None
    for body in finds.of(MentionKind.BODY):
        name = _bracket(scan, finds, body)
        if name is not None:
            short.setdefault(name, body)
    if not short:
        return
    inflected = {name.lower(): name for name in short if name.istitle()}
    for index, word in enumerate(scan.words):
        text = word.text
        stem = text.partition("-")[0]
        if inflected and word.capital and text not in short:
            stem = next((inflected[key] for key in sorted(word.keys) if key in inflected), stem)
        body = short.get(text) or short.get(stem)
        if body is None or not taken.free(index, index + 1):
            continue
        taken.take(index, index + 1)
        mention = scan.mention(
            MentionKind.BODY,
            index,
            index + 1,
            rule="body.alias",
            name=stem if text not in short else text,
            key=body.mention.key,
            confidence=SHAPE,
        )
        yield Find(mention, index, index + 1, kind=body.kind)


def _bracket(scan: Scan, finds: Finds, body: Find) -> str | None:
    """Give the acronym in brackets right behind a body's name."""
    last = body.last
    if last + 2 >= len(scan.words) or scan.words[last].text != "(":
        return None
    text = scan.words[last + 1].text
    closed = scan.words[last + 2].text in {")", ",", ";"}
    acronym = sum(letter.isupper() for letter in text) >= 2 and 2 <= len(text) <= _BRACKETED + 4
    called = text.istitle() and len(text) > 3 and scan.words[last + 2].text == ")"
    place = any(finds.at(kind, last + 1) for kind in (MentionKind.STATE, MentionKind.PLACE))
    named = (called or acronym) and not place and last + 1 not in scan.named
    return text if closed and named else None


def proposed(scan: Scan, taken: Taken) -> Iterator[Find]:
    """Take the bodies that a model proposes where their shape agrees: an acronym or a quotation."""
    for name in scan.reading.names:
        if name.kind != "ORG":
            continue
        first, last = scan.within(name.span)
        if first >= last or not taken.free(first, last):
            continue
        words = scan.words[first:last]
        common = scan.lexicon.world.folded("bodies.common")
        if all(set(w.text) <= _FIGURES or w.token.norm in common for w in words):
            continue
        acronym = len(words) == 1 and words[0].text.isupper() and len(words[0].text) >= 3
        quoted = _quoted(scan.text, name.span)
        latin = all(w.text.isascii() for w in words) and words[0].capital
        if any(_head_at(scan, index) for index in range(first, last)) and not quoted:
            continue
        if not (acronym or quoted or latin):
            continue
        taken.take(first, last)
        mention = scan.mention(MentionKind.BODY, first, last, rule="body.model", confidence=MODEL)
        yield Find(mention, first, last, kind="")


def _quoted(text: str, span: Span) -> bool:
    return "«" in text[max(0, span.start - 1) : span.end] and "»" in text[span.start : span.end + 1]
