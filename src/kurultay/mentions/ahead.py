"""What stands behind the head of a body's name: fields, a quotation, genitives, an owner."""

from __future__ import annotations

from kurultay.mentions.chains import Chain, called_after, fields, is_joint, owner_at
from kurultay.mentions.compounds import PAIR
from kurultay.mentions.mention import MentionKind
from kurultay.mentions.scan import Find, Finds, Scan
from kurultay.mentions.words import Head

_LONGEST = 12
_WORD = 2
_OVER = frozenset({"head_of_state", "head_of_government", "government", "parliament", "ministry"})
"""Levels of posts and kinds of bodies that other bodies stand under."""
_ORGANS = frozenset({"agency", "committee", "municipality", "unit"})
"""Kinds of bodies that a region or town may own behind a long list of fields."""
_DASHES = frozenset("-–—")
_JOINT = frozenset({"organisation", "committee", "business"})
"""Kinds of bodies that two states may have together."""
_PERSONAL = frozenset({"education", "fund", "organisation"})
"""Kinds of bodies that are called after persons."""
_LINKED = frozenset({"dat", "ins", "gen", "acc", "loc"})


def modifiers_before(scan: Scan, index: int) -> int:
    """Give where the adjectives before a head begin, from the leftmost capitalised one."""
    first = at = index
    case = scan.lexicon.language.case_of
    wanted = case(scan.words[index].token)
    while at > scan.start_of(index) and index - at < 4:
        word = scan.words[at - 1]
        if word.token.pos != "ADJ" or "." in word.text or case(word.token) != wanted:
            break
        if "prtf" in word.token.feats and not word.token.feats.isdisjoint({"actv", "pres"}):
            break  # «возглавляющая Сенат» says what somebody does
        at -= 1
        if word.capital:
            first = at
    return first


def forward(scan: Scan, finds: Finds, index: int, head: Head) -> Chain:
    """Follow the words behind a head, which ends before the index."""
    return _Ahead(scan, finds, index, head).chain()


class _Ahead:
    """The state of the walk: where it is, where the name ends so far, and what it has met."""

    def __init__(self, scan: Scan, finds: Finds, index: int, head: Head) -> None:
        self.scan, self.finds, self.head = scan, finds, head
        self.first = self.at = self.last = index
        self.stop = scan.end_of(index - 1)
        self.length = 0
        self.quoted = False
        self.linked: str | None = None
        """The case that a link governs, once one was met."""
        self.owner: Find | None = None
        self.world = scan.lexicon.world

    def chain(self) -> Chain:
        """Walk as far as the name goes."""
        if self.head.takes == "portfolio":
            self.at, found = fields(self.scan, self.at)
            self.last, self.length = self.at, len(found)
        while self.at < self.stop and self.at - self.first < _LONGEST and self._step():
            pass
        return Chain(self.first, self.last, self.owner, self.quoted, self.length)

    def _step(self) -> bool:
        """Go on by one word or name; False at the end."""
        if self.owner is None and self._quotation():
            return True  # «холдинг „Казахстан темир жолы“»: the state is part of the name
        owner = owner_at(self.finds, self.at)
        if owner is None and self.at + 1 < self.stop and self._town():
            self.at += 1
            self.length += 1
            owner = owner_at(self.finds, self.at)
        if owner is not None:
            return self._own(owner)
        if self._attached() or self._tailed():
            return False
        if self.length and self._members():
            return True
        if self.owner is not None:
            return self._link()
        if self._within() or self._latin() or self._eponym() or self._link():
            return True
        if self._called_after():
            return True
        return self._noun()

    def _town(self) -> bool:
        """Tell whether an abbreviation for a town stands before its name: «г. Донецка»."""
        word = self.scan.words[self.at]
        short = word.token.norm in self.world.folded("places.city_heads") and "." in word.text
        return short and self.finds.at(MentionKind.PLACE, self.at + 1) is not None

    def _attached(self) -> bool:
        """Read the post or government that a body stands under: «при Президенте Узбекистана»."""
        words = self.world.words("bodies.attached")
        if self.head.takes != "chain" or self.at + 1 >= self.stop:
            return False
        if self.scan.words[self.at].token.norm not in words:
            return False
        ends = [
            end
            for trie in (self.scan.lexicon.titles, self.scan.lexicon.heads)
            for end, found in trie.matches(self.scan.keys, self.at + 1)
            if getattr(found, "level", getattr(found, "kind", "")) in _OVER
        ]
        over = self.finds.at(MentionKind.BODY, self.at + 1)
        ends = [fields(self.scan, end)[0] if end < self.stop else end for end in ends]
        end = max([*ends, *([over.last] if over else [])], default=0)
        if not end or end > self.stop:
            return False
        self._go(end)
        state = owner_at(self.finds, self.at) if self.at < self.stop else None
        if state is not None and state.mention.kind is MentionKind.STATE:
            self.owner = state
            self._go(state.last)
        return True

    def _members(self) -> bool:
        """Read whose members the states of a chain are: «государств – участников СНГ»."""
        dash = self.scan.words[self.at].text in _DASHES and self.at + 2 < self.stop
        lands = self.world.folded("titles.lands")
        if not dash or self.scan.keys[self.at - 1].isdisjoint(lands) or not self._fits(self.at + 1):
            return False
        owner = self.finds.at(MentionKind.BODY, self.at + 2)
        return owner is not None and self._go(self.at + 2)

    def _tailed(self) -> bool:
        """Read words that end a name: «совет сотрудничества на высшем уровне»."""
        tails = self.world.words("bodies.tails") if self.length else ()
        for tail in tails:
            words = tail.split()
            run = self.scan.words[self.at : min(self.at + len(words), self.stop)]
            if [word.token.norm for word in run] == words:
                return self._go(self.at + len(words))
        return False

    def _go(self, end: int) -> bool:
        self.at = self.last = end
        self.length += 1
        return True

    def _own(self, owner: Find) -> bool:
        """Enter the owner, if the form of its name allows; only a link or a seat may follow."""
        far = owner.mention.kind is MentionKind.PLACE and self.length > 3
        far = far and self.head.kind not in _ORGANS
        if self.owner is not None or far or not self._owns(owner):
            return False
        self.owner = owner
        self._go(owner.last)
        if self.head.takes == "residence":
            self._seat()
            return False
        if owner.mention.kind is MentionKind.STATE and self.head.kind in _JOINT:
            self._both()
        return self.head.takes == "chain"

    def _both(self) -> None:
        """Read the second state of a body of two: «Деловой совет Узбекистана и Турции»."""
        if self.at + 1 >= self.stop or self.scan.words[self.at].token.norm not in self.world.words(
            "bodies.joint"
        ):
            return
        other = self.finds.at(MentionKind.STATE, self.at + 1)
        if other is not None and not other.mention.adjective and self._owns(other):
            self.at = self.last = other.last

    def _owns(self, owner: Find) -> bool:
        """Tell whether a name behind a head may own it: an acronym, a genitive, or undeclined."""
        word = self.scan.words[owner.first]
        if word.text.isupper() or owner.mention.kind is MentionKind.BODY:
            return True
        if owner.mention.rule == PAIR:
            return True
        if owner.first in self.scan.named and owner.last == owner.first + 1:
            return False
        case = self.scan.lexicon.language.case_of(word.token)
        return case in {"gen", "acc", None} or case == self.linked

    def _seat(self) -> None:
        """Read where an embassy stands: «в Турции»."""
        if self.at + 1 >= self.stop:
            return
        if self.scan.words[self.at].token.norm in self.world.words("titles.residence"):
            seat = owner_at(self.finds, self.at + 1)
            if seat is not None:
                self._go(seat.last)

    def _within(self) -> bool:
        """Read the acronym of a body in another that is one as well: «Совет МПА СНГ»."""
        if self.at != self.first or self.at + 1 >= self.stop or self.head.takes != "chain":
            return False
        over = self.finds.at(MentionKind.BODY, self.at + 1)
        words = [word.text for word in self.scan.words[self.at : self.at + 2]]
        short = all(text.isupper() and len(text) > _WORD - 1 for text in words)
        return short and over is not None and self._go(self.at + 1)

    def _quotation(self) -> bool:
        """Read a short quotation."""
        if self.quoted or not self.scan.words[self.at].quoted:
            return False
        text = self.scan.text
        for end in range(self.at + 1, min(self.at + 7, self.stop) + 1):
            behind = self.scan.words[end - 1].token.span.end
            if text[behind : behind + 1] in {"»", "”", '"'}:
                self.quoted = True
                return self._go(end)
        return False

    def _latin(self) -> bool:
        """Read a name in Latin letters behind «компания» and its like."""
        named = self.head.takes == "name" or (self.head.takes == "chain" and not self.length)
        if not named or self.quoted:
            return False
        end = self.at
        while end < self.stop and self._is_latin(end):
            end += 1
        self.quoted = end > self.at
        return self.quoted and self._go(end)

    def _is_latin(self, index: int) -> bool:
        text = self.scan.words[index].text
        return text[:1].isupper() and text.isascii() and text.isalpha()

    def _eponym(self) -> bool:
        """Read «имени Ходжи Ахмеда Ясави»."""
        end = called_after(self.scan, self.at)
        if not end:
            return False
        opening = end
        while end < self.stop:
            word = self.scan.words[end]
            if not any(letter.isupper() for letter in word.text) and not self._initial(end):
                break
            if end > opening and self._begins_name(end):
                break
            owned = owner_at(self.finds, end) is not None and end not in self.scan.named
            if owned and end > opening:
                break
            end += 1
        return end > opening and self._go(end)

    def _called_after(self) -> bool:
        """Read «университет Ахмета Ясави», which the model takes for one name."""
        if self.at != self.first or self.head.kind not in _PERSONAL:
            return False
        if self.at not in self.scan.named or not self.scan.words[self.at].capital:
            return False
        start = self.scan.words[self.first - 1].token.span
        for name in self.scan.reading.names:
            if name.kind == "ORG" and name.span.covers(start):
                end = self.scan.within(name.span)[1]
                return self.at < end <= self.stop and self._go(end)
        return False

    def _initial(self, index: int) -> bool:
        """Tell whether a full stop stands behind an initial."""
        return self.scan.words[index].text == "." and len(self.scan.words[index - 1].text) <= 2

    def _begins_name(self, index: int) -> bool:
        """Tell whether another person's name begins with a word: «имени Абая Асхат Оразов»."""
        before = self.scan.words[index - 1]
        if before.text[:1].islower() and "-" in before.text:
            return True  # «аль-Фараби»
        if before.text == "." or self.scan.lexicon.is_given(before.keys):
            return False
        if self.scan.lexicon.is_given(self.scan.keys[index]):
            return True
        start = self.scan.words[index].token.span.start
        names = self.scan.reading.names
        return any(name.kind == "PER" and name.span.start == start for name in names)

    def _link(self) -> bool:
        """Read «по делам …», «между …», and within such a phrase «с …»."""
        known = self._linking(self.at)
        if (
            not known
            and self.length
            and is_joint(self.scan, self.at)
            and self._linking(self.at + 1)
        ):
            self.at, known = self.at + 1, True  # «департамент информации и по связям с …»
        norm = self.scan.words[self.at].token.norm
        inner = self.linked and norm in self.world.words("bodies.inner_links")
        if self.head.takes != "chain" or not (known or inner) or self.at + 1 >= self.stop:
            return False
        follow = self.scan.words[self.at + 1].token
        case = self.scan.lexicon.language.case_of(follow)
        if case not in _LINKED or follow.lemma in self.world.words("bodies.unlinked"):
            return False
        self.linked = case
        if not self._fits(self.at + 1):
            return False
        self.at += 1
        if self.owner is not None:
            self.owner = None
            return self._noun()
        return True

    def _linking(self, index: int) -> bool:
        """Tell whether a word is a preposition that goes on with a name."""
        inside = index < self.stop and self.scan.words[index].text != ","
        return inside and self.scan.words[index].token.norm in self.world.words("bodies.links")

    def _fits(self, index: int) -> bool:
        """Tell whether a word may stand in the chain: a genitive, or what a link governs."""
        word = self.scan.words[index]
        if word.token.pos not in {"NOUN", "ADJ"} or index in self.scan.named:
            return False
        if len(word.text) < _WORD:
            return False  # a preposition that might be an abbreviation
        case = self.scan.lexicon.language.case_of(word.token)
        return case == "gen" or (case is not None and case == self.linked)

    def _opens(self, index: int) -> bool:
        """Tell whether a word is the head of a name of its own."""
        words = self.scan.keys
        return any(True for _ in self.scan.lexicon.heads.matches(words, index))

    def _paired(self, index: int) -> bool:
        """Tell whether two adjectives of one noun begin a chain: «институт А-ых и Б-ых N»."""
        before = index - 2
        if before < self.first or index + 1 >= self.stop:
            return False
        return all(self.scan.words[k].token.pos == "ADJ" for k in (before, index))

    def _clause(self, index: int) -> bool:
        """Tell whether a word behind a comma opens a clause: «…, созданной в соответствии с …»."""
        comma = self.scan.words[index - 1].text == ","
        behind = self.scan.words[index + 1].token.pos if index + 1 < self.stop else ""
        return comma and self.scan.words[index].token.pos == "ADJ" and behind == "ADP"

    def _noun(self) -> bool:
        """Read a noun or adjective of the chain, or a joint that leads to another one."""
        if self.at >= self.stop:
            return False
        step = 0
        if is_joint(self.scan, self.at):
            if self.at + 1 >= self.stop or self.scan.words[self.at + 1].capital:
                return False
            step = 1
        index = self.at + step
        if step and ((self.length == 0 and not self._paired(index)) or self._opens(index)):
            return False
        if not self._fits(index) or (step and self._clause(index)):
            return False
        self.at = index + 1
        if self.scan.words[index].token.pos == "NOUN":
            self.last = self.at
            self.length += 1
        return True
