"""What stands before the head of a body's name in languages whose heads come last."""

from __future__ import annotations

from kurultay.mentions.chains import Chain, attributive, fields_before, is_joint, owner_before
from kurultay.mentions.mention import MentionKind
from kurultay.mentions.scan import Find, Finds, Scan
from kurultay.mentions.words import Head

_LONGEST = 12
_SURNAME = 6
"""The least letters of a surname that stops the name of a body."""
_INITIAL = 2
_NAMED = 3
"""Whose name opens with an initial and is followed by so many words is somebody else."""
_SHUT = frozenset({"»", "”", '"', "“"})
"""Marks that close a quotation when they stand right behind a word."""
_RULERS = frozenset({"head_of_state", "head_of_government"})
_PERSONAL = frozenset({"fund", "education", "organisation"})
"""Kinds of bodies that are called after persons."""


def backward(scan: Scan, finds: Finds, index: int, head: Head) -> Chain:
    """Follow what stands before a head: fields, a quotation, nominal words, an owner first."""
    low = scan.start_of(index)
    at = first = index
    length, quoted, listed = 0, False, False
    if head.takes == "portfolio":
        at, found = fields_before(scan, index)
        first, length = at, len(found)
    while at > low and index - at < _LONGEST:
        joined = at < index and is_joint(scan, at)
        owner = None if joined else owner_before(finds, at)
        if owner is not None and _apart(scan, finds, owner, (at, index)):
            break
        if owner is not None and head.takes == "name" and _in_quotes(scan, owner):
            return Chain(owner.first, index, None, True, length + 1)  # «„Түркі қоры“ АҚ»
        if owner is not None and owner.first >= low and _may_own(scan, owner, head):
            begin = _owners(scan, finds, owner, low, head)
            named = _eponym(scan, owner, _quarter(scan, owner, begin, low), low, head)
            length += 1 + (named < begin)
            return Chain(_under(scan, finds, named, low), index, owner, quoted, length)
        word = scan.words[at - 1]
        latin = _latin_before(scan, at, low) if at == index and head.takes != "portfolio" else at
        if latin < at:
            return Chain(latin, index, None, True, index - latin)
        known = finds.at(MentionKind.BODY, at - 1) is not None
        called = at if known else _called_after(scan, at, low, head, start=index)
        if called < at:
            return Chain(called, index, None, quoted, index - called)
        if first < index and not (word.capital and not word.first):
            first = _of_many(scan, at, low, first)
            break
        if scan.text[word.token.span.end : word.token.span.end + 1] in _SHUT:
            start = _quotation_before(scan, at)
            if start is not None:
                first = at = start
                quoted, length = True, length + 1
                continue
        listed = listed or word.token.norm in scan.lexicon.world.words("bodies.joint")
        comma = word.text == "," and listed and length > 0
        if not comma and not _nominal(scan, at - 1, joint=at < index):
            break
        at -= 1
        length += 1
        if word.capital and not (word.first and attributive(scan, at)):
            first = at
        opening = word.token.norm in scan.lexicon.world.folded("bodies.opening")
        if word.capital and opening and at > low and _post_before(scan, at):
            break  # «министрі Саясат Нұрбек Түркі академиясы»: a name stands before
    first = _under(scan, finds, first, low) if first < index else first
    return Chain(first, index, None, quoted, index - first)


def _in_quotes(scan: Scan, owner: Find) -> bool:
    """Tell whether a body is all that stands between quotation marks."""
    behind = scan.words[owner.last - 1].token.span.end
    body = owner.mention.kind is MentionKind.BODY
    return body and scan.words[owner.first].quoted and scan.text[behind : behind + 1] in _SHUT


def _quarter(scan: Scan, owner: Find, begin: int, low: int) -> int:
    """Give where a region called by its quarter begins: «Шығыс Қазақстан», or the same place."""
    before = begin - 1
    if begin != owner.first or before < low or owner.mention.kind is not MentionKind.STATE:
        return begin
    word = scan.words[before]
    called = word.capital and word.token.norm in scan.lexicon.world.folded("bodies.quarters")
    return before if called else begin


def _eponym(scan: Scan, owner: Find, begin: int, low: int, head: Head) -> int:
    """Give where «Абай атындағы» before a body's place begins, or the same place."""
    marks = scan.lexicon.world.words("bodies.named_after")
    place = owner.mention.kind is MentionKind.PLACE or owner.mention.adjective
    place = place or begin < owner.first
    if not place or begin - 1 <= low or scan.words[begin - 1].token.norm not in marks:
        return begin
    return _called_after(scan, begin, low, head, start=begin)


def _of_many(scan: Scan, at: int, low: int, first: int) -> int:
    """Give where «Түркі мемлекеттерінің …» before a body's name begins, or the same place."""
    opens, word = at - 2, scan.words[at - 1]
    if at != first or opens < low or not {"plur", "gen"} <= word.token.feats:
        return first
    opening = scan.lexicon.world.folded("bodies.opening")
    named = scan.words[opens].token.norm in opening and scan.words[opens].capital
    return opens if named else first


def _under(scan: Scan, finds: Finds, first: int, low: int) -> int:
    """Give where the office that a body is under begins: «ҚР Президенті жанындағы …»."""
    marks, after = scan.lexicon.world.words("bodies.under"), first - 1
    if after <= low or scan.words[after].token.norm not in marks:
        return first
    for start in range(max(low, after - 2), after):
        hits = scan.lexicon.titles.matches(scan.keys, start)
        if any(end == after and title.level in _RULERS for end, title in hits):
            state = finds.ending(MentionKind.STATE, start)
            return first if state is None or state.first < low else state.first
    return first


def _apart(scan: Scan, finds: Finds, owner: Find, at: tuple[int, int]) -> bool:
    """
    Tell whether a name in no case is another phrase than the body behind it.

    Who stands behind a verb is what reports; a state by its full name is no part of a name that
    the register holds whole: «Өзбекстан Республикасы Түркі мемлекеттері ұйымына төрағалық етуде».
    """
    case = scan.lexicon.language.case_of(scan.words[owner.last - 1].token)
    if owner.mention.adjective or case not in {None, "nom"}:
        return False
    told = owner.first > scan.start_of(owner.first) and scan.words[owner.first - 1].token
    if told and "finite" in told.feats:
        return True
    body = finds.at(MentionKind.BODY, at[0])
    named = owner.mention.kind is MentionKind.STATE and owner.last - owner.first > 1
    return named and body is not None and body.last > at[1]


def _initialled(scan: Scan, index: int) -> bool:
    """Tell whether a word is a surname right behind an initial."""
    words = scan.words
    if index - 2 < scan.start_of(index) or words[index - 1].text != ".":
        return False
    spelt = words[index].capital and len(words[index].text) > _INITIAL
    return spelt and len(words[index - 2].text) == 1 and words[index - 2].capital


def _post_before(scan: Scan, index: int) -> bool:
    """Tell whether a title and a name stand before a word: «министрі Саясат Нұрбек …»."""
    at = index
    while at > scan.start_of(index) and index - at < 4 and scan.words[at - 1].capital:
        at -= 1
    return at < index and at > scan.start_of(index) and _ends_title(scan, at - 1)


def _latin_before(scan: Scan, index: int, low: int) -> int:
    """Give where a run of Latin names right before a word begins: «Bek Air компаниясы»."""
    first = index
    while first > low and scan.words[first - 1].capital and scan.words[first - 1].text.isascii():
        first -= 1
    return first


def _called_after(scan: Scan, at: int, low: int, head: Head, *, start: int) -> int:
    """Give where «Әл-Фараби атындағы», or a person's name right before a head, begins."""
    marks = scan.lexicon.world.words("bodies.named_after")
    end = at - 1 if scan.words[at - 1].token.norm in marks else at
    own = scan.words[start : start + len(head.lemma.split())]
    tied = any("poss" in word.token.feats for word in own)
    person = tied and at == start and head.kind in _PERSONAL
    person = person and (at - 1 in scan.named or _named_so(scan, start))
    if end == at and not person:
        return at
    first = end
    while first > low and end - first < 6:
        word = scan.words[first - 1]
        initial = word.text == "." or (word.capital and len(word.text) <= 2)
        opening = word.first and first - 1 not in scan.named and not initial
        if not (word.capital or initial) or (opening and first < end):
            break
        if end - first >= _NAMED and _initialled(scan, first):
            return first + 1
        first -= 1
    return first if first < end else at


def _named_so(scan: Scan, index: int) -> bool:
    """Tell whether a head in capitals stands behind a surname: «Назарбаев Университеті»."""
    head, before = scan.words[index], scan.words[index - 1]
    plain = head.capital and not head.first and before.capital and not before.quoted
    return plain and _is_surname(scan, index - 1)


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
    if head.kind == "government" and owner.mention.kind is MentionKind.BODY:
        return False
    if attributive(scan, owner.last - 1):
        return head.takes in {"owner", "residence"}
    return scan.lexicon.language.case_of(last.token) in {None, "nom", "gen"}


def _owners(scan: Scan, finds: Finds, owner: Find, low: int, head: Head) -> int:
    """Give where the owners begin: a pair of states, or the state of an embassy elsewhere."""
    before = owner.first - 1
    if attributive(scan, owner.last - 1):
        other = owner_before(finds, owner.first)
        return other.first if other is not None and other.first >= low else owner.first
    if before > low and scan.words[before].dash:
        other = finds.ending(owner.mention.kind, before)
        if other is not None:
            return other.first
    tied = before > low and scan.words[before].token.norm in scan.lexicon.world.words(
        "bodies.joint"
    )
    if tied and head.kind == "committee" and owner.mention.kind is MentionKind.STATE:
        other = finds.ending(MentionKind.STATE, before)  # «A мен B арасындағы комиссия»
        if other is not None and other.first >= low:
            return other.first
    return owner.first


def _nominal(scan: Scan, index: int, *, joint: bool) -> bool:
    """Tell whether a word may stand in the middle of a Turkic chain: no case but the genitive."""
    word = scan.words[index]
    foreign = word.capital and word.text.isascii()
    if not word.lettered or index in scan.named or foreign or _is_surname(scan, index):
        return False
    if _initialled(scan, index):
        return False
    if joint and word.capital and not word.first and _is_given(scan, index - 1):
        return False
    if word.first and word.token.norm in scan.lexicon.world.folded("names.never"):
        return word.token.norm in scan.lexicon.world.folded("bodies.opening")
    if word.token.norm in scan.lexicon.world.words("bodies.joint"):
        return joint and not scan.words[index + 1].capital
    if attributive(scan, index):
        return True
    if joint and _object(scan, index):
        return True
    case = scan.lexicon.language.case_of(word.token)
    if "plur" not in word.token.feats and case != "gen" and _ends_title(scan, index):
        return False
    if word.token.pos == "NUM" and not word.capital:
        return False  # «академияның төртінші кеңесі»: a session of it
    if word.token.pos in {"VERB", "ADP", "CONJ", "ADV", "PRON", "PART"}:
        return False
    return case in {None, "nom", "gen"}


def _object(scan: Scan, index: int) -> bool:
    """Tell whether a word is what a verbal noun or a link governs: «нарықты реттеу», «… қарсы»."""
    links = scan.lexicon.world.words("bodies.links")
    word, behind = scan.words[index].token, scan.words[index + 1].token
    if word.norm in links:
        return True
    nouns = scan.lexicon.world.words("bodies.verbal_nouns")
    governed = behind.norm in links or behind.norm.endswith(nouns or ("\0",))
    return governed and scan.lexicon.language.case_of(word) in {"acc", "dat"}


def _is_given(scan: Scan, index: int) -> bool:
    """Tell whether a word is a listed given name in capitals."""
    return scan.words[index].capital and scan.lexicon.is_given(scan.keys[index])


def _is_surname(scan: Scan, index: int) -> bool:
    """Tell whether a word ends as surnames do, and stands behind another capital letter."""
    word = scan.words[index]
    endings = scan.lexicon.world.words("names.closing")
    long_ = word.capital and len(word.text) > _SURNAME and not word.first
    return bool(long_ and word.token.norm.endswith(endings or ("\0",)))


def _ends_title(scan: Scan, index: int) -> bool:
    """Tell whether a word is the last of a post's title."""
    return any(
        last == index + 1
        for start in range(max(scan.start_of(index), index - 1), index + 1)
        for last, _ in scan.lexicon.titles.matches(scan.keys, start)
    )


def loose(scan: Scan, chain: Chain, index: int) -> bool:
    """
    Tell whether a Turkic head without a possessive stands behind words that only lead up to it.

    «Ғылыми кеңес» is a name, for an adjective needs no possessive; «сөз кезегі ұйымның …» is none,
    nor is what leads up to a noun behind it.
    """
    links, behind = scan.lexicon.world.words("bodies.links"), scan.words[index + 1 : index + 2]
    if behind and behind[0].token.norm in links:
        return True  # «X-тың қаржы қызметі жөніндегі проректоры»: what somebody is in charge of
    if chain.owner or chain.quoted or chain.first == index:
        return False
    before = scan.words[index - 1].token
    if "poss" in scan.words[index].token.feats:
        return False
    if "plur" in before.feats and scan.lexicon.language.case_of(before) == "nom":
        return True  # «Депутаттар Палата спикерін сайлады»
    if scan.words[index].capital:
        return False
    endings = scan.lexicon.world.words("bodies.adjectives")
    return not scan.words[index - 1].token.norm.endswith(endings or ("",))
