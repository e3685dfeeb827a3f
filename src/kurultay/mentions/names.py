"""Personal names: by shape, by lists of given names, by a model, and again by their surname."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from kurultay.mentions.chains import behind_bracket, called_after, listed
from kurultay.mentions.declined import Named, Normal
from kurultay.mentions.mention import MentionKind
from kurultay.mentions.name_beside import parted
from kurultay.mentions.name_initials import NAMED, ahead, is_initial, surname_first
from kurultay.mentions.scan import GAZETTEER, MODEL, SHAPE, Find, Finds, Scan
from kurultay.mentions.trie import Keys

_LONGEST = 5
_LIST = 2
_FIRST = ("head-first",)


def find(scan: Scan, finds: Finds) -> list[Find]:
    """
    Find the personal names of a reading, in their normal form.

    Shape: in text order, none overlapping.
    """
    return _Search(scan, finds).all()


@lru_cache(maxsize=16)
def _inflected(endings: tuple[str, ...], cases: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(end + case for end in endings for case in ("", *cases)))


class _Search:
    """The state of the search in one reading."""

    def __init__(self, scan: Scan, finds: Finds) -> None:
        self.scan, self.finds = scan, finds
        world = scan.lexicon.world
        self.given = scan.lexicon.given
        self.particles = world.folded("names.particles")
        self.never = world.folded("names.never")
        self.sons = world.folded("names.sons")
        self.voiced = world.words("names.sons_never_behind")
        self.eponym = world.folded("names.eponym")
        self.eponym_behind = world.folded("names.eponym_behind")
        self.goals = world.folded("names.goals")
        endings = world.words("names.surname_endings")
        self.endings = _inflected(endings, world.words("names.surname_cases"))
        self.closing = world.words("names.closing") or ("\0",)
        self.cases = frozenset(world.words("names.closing_cases"))
        self.heads = world.folded("places.city_heads")
        posts = [post.last for post in finds.of(MentionKind.POST)]
        self.after_post = {behind_bracket(scan, at) for at in posts if at < len(scan.words)}
        self.cases_before = {post.last: post.mention.case for post in finds.of(MentionKind.POST)}
        self.before_post = {post.first for post in finds.of(MentionKind.POST)}
        self.blocked = self._blocked()
        self.model = self._model()
        spots = [self.scan.within(n.span)[0] for n in scan.reading.names if n.kind == "LOC"]
        self.places = frozenset(key for at in spots for key in scan.keys[at] if len(key) > _LIST)

    def _blocked(self) -> list[bool]:
        words = self.scan.words
        blocked = [
            not word.capital or not word.lettered or word.part not in NAMED or "." in word.text
            for word in words
        ]
        for kind in (MentionKind.BODY, MentionKind.STATE, MentionKind.POST):
            for found in self.finds.of(kind):
                for index in range(found.first, found.last):
                    blocked[index] = True
        for index, word in enumerate(words):
            if word.token.norm in self.never or word.keys & self.never:
                blocked[index] = True
        for place in self.finds.of(MentionKind.PLACE):
            before = place.first - 1
            named = before >= 0 and (
                bool(words[before].keys & self.given) or words[before].text == "."
            )
            given = bool(words[place.first].keys & self.given) and place.last == place.first + 1
            named = named and not self._complete(before, blocked)
            if not (named or given or self._surname_like(place)) or words[place.first].first:
                for index in range(place.first, place.last):
                    blocked[index] = True
        return blocked

    def _complete(self, index: int, blocked: Sequence[bool]) -> bool:
        """Tell whether a word ends a Turkic name of two, a town behind it («А Б Бакуге»)."""
        words, before = self.scan.words, index - 1
        if not self.cases or before < self.scan.start_of(index) or blocked[before]:
            return False
        sure = not words[before].first or bool(words[before].keys & self.given)
        return words[before].capital and words[before].lettered and sure

    def _surname_like(self, place: Find) -> bool:
        """Tell whether one more word makes a name of a town behind a post: «министр Ван И»."""
        words, last = self.scan.words, place.last
        if place.first not in self.after_post or last > place.first + 1:
            return False
        run = [word.capital and word.lettered for word in words[last : last + 2]]
        return run[:1] == [True] and run[1:] != [True] and last < self.scan.end_of(place.first)

    def _model(self) -> dict[int, int]:
        """Give the persons of the model as the words they begin and end with."""
        spans: dict[int, int] = {}
        for name in self.scan.reading.names:
            if name.kind == "PER":
                first, last = self.scan.within(name.span)
                if first < last:
                    spans[first] = last
        return spans

    def all(self) -> list[Find]:
        """Find full names, then the surnames that stand alone."""
        full = list(self._full())
        full = parted(self.scan, full, self.cases)
        covered = [False] * len(self.scan.words)
        for name in full:
            covered[name.first : name.end] = [True] * (name.end - name.first)
        surnames = [self.scan.keys[name.last - 1] for name in full]
        single = list(self._single(covered, surnames))
        return self._finds(sorted([*full, *single], key=lambda name: name.first))

    def _full(self) -> Iterator[Named]:
        index = 0
        while index < len(self.scan.words):
            name = ahead(self.scan, index) or self._surname_first(index) or self._run(index)
            if name is None:
                index += 1
                continue
            if not self._is_eponym(name.first) and not self._is_called_after(name.end):
                yield name
            elif name.initials:
                self.blocked[name.end - 1] = True  # nor is the surname alone anybody
            index = name.end

    def _is_eponym(self, first: int) -> bool:
        """Tell whether the name only serves to call a street or prize."""
        before = first - 1
        if before > self.scan.start_of(first) and called_after(self.scan, before - 1) == first:
            return True  # «им. В. Сурикова»
        if first in self.after_post:
            return called_after(self.scan, before) == first
        return before >= self.scan.start_of(first) and bool(self.scan.keys[before] & self.eponym)

    def _is_called_after(self, last: int) -> bool:
        """Tell whether a word behind the name, or its list, does so: «Абай атындағы», «ат.»."""
        words, behind = self.scan.words, listed(self.scan, last)
        if behind < len(words) and "plur" not in words[behind].token.feats:
            behind = last  # of the last of the list alone
        if behind >= len(words):
            return False
        short = behind + 1 < len(words) and words[behind + 1].text == "."
        norm = words[behind].token.norm
        return norm in self.eponym_behind or (short and f"{norm}." in self.eponym_behind)

    def _surname_first(self, index: int) -> Named | None:
        """Read «Бакиров М.А.», which its shape or a post before it proves to be a name."""
        if self.blocked[index]:
            return None
        known = self.scan.words[index].token.norm.endswith(self.endings)
        return surname_first(self.scan, index) if known or index in self.after_post else None

    def _run(self, index: int) -> Named | None:
        """Read a run of capitalised words that something proves to be a name."""
        last = self._extent(index)
        if last is None:
            return None
        first = index + self._anothers(index, last)
        word = self.scan.words[first]
        if word.first and word.token.pos in {"VERB", "ADV"} and not self._known(first):
            return None  # «Представил Иванова …»
        if self._seat(first, last):
            return None  # «мэр Нара Имя Фамилия»: the town stands undeclined before the name
        if self.scan.words[first].first and last - first > 1 and not self._known(first):
            inner = self._proof(first + 1, last)
            if inner and first not in self.model and not self._proof(first, last, strict=True):
                return None
        plain = not (self._known(first) or self._particle(first + 1) or self._son(first, first + 1))
        if plain and self._starts_within(first, last):
            return None
        proof = self._proof(first, last)
        named = self.scan.words[first].token.pos == "ADJ" and self._qualifies(last - 1)
        if proof is None or last - first < 2 or named:
            return None  # «Глобальный Бакинский форум»
        return Named(first, last, 0, *proof)

    def _anothers(self, first: int, last: int) -> bool:
        """Tell whether a word between a post and a name is whose post it is: «музея Абая A B»."""
        if last - first != _LIST + 1 or first not in self.after_post or not self.eponym:
            return False
        if not self._known(first + 1) or self.scan.lexicon.world.words("titles.order") != _FIRST:
            return False
        words = [word.token.norm for word in self.scan.words[first:last]]
        if words[0].endswith(self.endings) and words[2].endswith(self.endings):
            return not words[2].endswith(self.scan.lexicon.world.words("names.patronymics"))
        if words[0] in self.given or self.cases_before.get(first) != "nom":
            return False
        return self.scan.nominative(first, first + 1) != self.scan.words[first].text

    def _seat(self, first: int, last: int) -> bool:
        """Tell whether a run begins with what the model takes for a place elsewhere."""
        if last - first < _LIST + 1 or first not in self.after_post or self._known(first):
            return False
        return bool(self.scan.keys[first] & self.places)

    def _particle(self, index: int) -> bool:
        """Tell whether a word is one that only names have within them, in lower case: «бен»."""
        word = self.scan.words[index]
        return not word.capital and word.token.norm in self.particles

    def _starts_within(self, first: int, last: int) -> bool:
        """Tell whether the model begins a full name behind the first word: «Приморья А. Б.»."""
        covered = any(start <= first < end for start, end in self.model.items())
        return not covered and any(
            first < start and end - start > 1 and end <= last for start, end in self.model.items()
        )

    def _extent(self, index: int) -> int | None:
        """Give the end of the run of words that may be one name, at least two words long."""
        if self.blocked[index] or self._institution(index):
            return None
        words, end = self.scan.words, self.scan.end_of(index)
        at, small, heads = index + 1, 0, self.scan.lexicon.heads
        while at < end and at - index < _LONGEST + small:
            closed = at - index >= 2 and words[at - 1].token.norm.endswith(self.closing)
            part = words[at].token.norm in self.particles and not words[at].text.isupper()
            part = part or self._son(index, at)
            if part and not (closed and words[at].text.islower()):
                at, small = at + 1, small + 1
                continue
            if self.blocked[at] or words[at].quoted or closed or self._initial(at):
                break  # «Сегодня В. Орбан», «Эни С.П.А. компаниясы»: no initial ends a name
            another = self._another if self.cases else self._declined
            fathers = self._son(index, at - 1)
            if at - index >= _LIST and not fathers and another(index, at):
                break
            if at - index >= _LIST and self.cases and any(heads.matches(self.scan.keys, at)):
                break  # «министр А Б Комитет төрағасы ретінде …»
            at += 1
        capitals = words[index].text.isupper() and not self._capitals(index, at)
        return at if at - index >= 2 and not capitals else None

    def _institution(self, index: int) -> bool:
        """Tell whether a run begins with the noun of a body and its state: «Госсовета РТ»."""
        behind = index + 1
        if behind >= self.scan.end_of(index) or self._known(index):
            return False
        short = self.scan.words[behind].text.isupper() and not self.scan.words[index].text.isupper()
        return short and any(self.scan.lexicon.heads.matches(self.scan.keys, index))

    def _initial(self, at: int) -> bool:
        """Tell whether an initial begins at a word that does not end its sentence («Ван И.»)."""
        return is_initial(self.scan, at) and at + 2 < self.scan.end_of(at)

    def _son(self, first: int, at: int) -> bool:
        """
        Tell whether «бен» joins a father's name: «Мұхаммед бен Салман».

        The Kazakh «and» has this form behind some sounds only.
        """
        word, before = self.scan.words[at], self.scan.words[at - 1]
        if word.token.norm not in self.sons or word.capital:
            return False
        if word.token.norm in self.particles:
            return True
        one = at == first + 1 or self._son(first, at - 2)
        return one and not before.token.norm.endswith(self.voiced or ("\0",))

    def _capitals(self, first: int, last: int) -> bool:
        """Tell whether a name behind a post is written in capitals only: «министр АСАН БЕКОВ»."""
        words = [word.text for word in self.scan.words[first:last]]
        whole = all(text.isupper() and len(text) > _LIST + 1 for text in words)
        if not whole or last - first != _LIST or first not in self.after_post:
            return False
        last_one = self.scan.words[last - 1].token.norm
        return self._known(first) or last_one.endswith(self.endings)

    def _another(self, first: int, at: int) -> bool:
        """Tell whether one Turkic name ends before a word, and another begins: «А Б-ды В Г»."""
        words, end = self.scan.words, self.scan.end_of(first)
        if words[at - 1].token.feats & self.cases:
            return True
        if at + 1 < end and not words[at + 1].capital and words[at + 1].keys & self.heads:
            return True  # «А Б Сырдария уәлаятының …»
        runs = at + 1 < end and not self.blocked[at + 1] and at - first == _LIST
        closed = self._known(first) and words[at - 1].token.norm.endswith(self.endings)
        closed = closed and words[at].capital and self._oblique(at + 1)
        return runs and (self._known(at) or closed) and not self._known(at - 1)

    def _oblique(self, index: int) -> bool:
        """Tell whether a capitalised word is declined, and so the last of a name."""
        words = self.scan.words
        within = index < self.scan.end_of(index - 1) and words[index].capital
        return within and bool(words[index].token.feats & self.cases)

    def _declined(self, first: int, at: int) -> bool:
        """Tell whether the case shows that another name begins: «с Иваном Дубовым Асан Серов»."""
        if at - first != _LIST or not self._known(at) or self._known(at - 1):
            return False
        runs = at + 1 < self.scan.end_of(first) and not self.blocked[at + 1]
        case = self.scan.lexicon.language.case_of
        cases = [case(self.scan.words[k].token) for k in (at - 1, at)]
        return runs and None not in cases and cases.count("nom") == 1

    def _known(self, index: int) -> bool:
        return self.scan.lexicon.is_given(self.scan.keys[index])

    def _proof(self, first: int, last: int, *, strict: bool = False) -> tuple[str, float] | None:
        """Give the rule and confidence that make a run a name, or None."""
        words = self.scan.words
        known = [self._known(index) for index in range(first, last)]
        surname = words[last - 1].token.norm.endswith(self.endings)
        sons = any(self._son(first, index) for index in range(first + 1, last - 1))
        if known[0] or sons or (surname and any(known) and not strict):
            return "person.given", GAZETTEER if surname else SHAPE
        if strict:
            return None
        if any(start < last and first < end for start, end in self.model.items()):
            return "person.model", MODEL
        beside = first in self.after_post or last in self.before_post
        if beside and last - first <= 4:
            return "person.post", SHAPE
        if surname and last - first <= 3 and not words[first].first:
            return "person.surname", MODEL
        return None

    def _single(self, covered: Sequence[bool], surnames: Iterable[Keys]) -> Iterator[Named]:
        """Find surnames that stand alone: of a name above, beside a post, or by the model."""
        known: set[str] = set()
        for keys in surnames:
            known |= {key for key in keys if len(key) > 2}
        for index, word in enumerate(self.scan.words):
            if covered[index] or self.blocked[index] or self._is_eponym(index):
                continue
            common = "-" in word.text and word.text.rpartition("-")[2].islower()
            told = word.first and not word.token.feats.isdisjoint({"prts", "prtf"})
            if common or told or self._qualifies(index):
                continue  # «Страны-участницы», «Доложено: …»
            if word.keys & known:
                yield Named(index, index + 1, 0, "person.again", SHAPE)
            elif self._charge(index, covered) or self._towns(index):
                continue
            elif self.model.get(index) == index + 1 and word.token.pos in {"NOUN", "X", "ADJ"}:
                yield Named(index, index + 1, 0, "person.model", MODEL)
            elif index in self.after_post and word.token.norm.endswith(self.endings):
                yield Named(index, index + 1, 0, "person.post", SHAPE)

    def _towns(self, index: int) -> bool:
        """Tell whether a word is where somebody goes, or two towns: «в Анатолию», «Баку-Ереван»."""
        norm, inside = self.scan.words[index].token.norm, index > self.scan.start_of(index)
        goes = inside and self.scan.words[index - 1].token.norm in self.goals
        paired = norm.count("-") == 1 and not norm.endswith(self.endings)
        return goes or (paired and not self._known(index))

    def _charge(self, index: int, covered: Sequence[bool]) -> bool:
        """Tell whether a word says of what the one behind a dash is head: «…, Зарты – А. Б.»."""
        behind, words = index + 2, self.scan.words
        if behind >= self.scan.end_of(index) or not (words[index + 1].dash and covered[behind]):
            return False
        listed = index > self.scan.start_of(index) and words[index - 1].text in {",", ":"}
        return listed or self.scan.lexicon.language.case_of(words[index].token) != "nom"

    def _qualifies(self, index: int) -> bool:
        """Tell whether a word is the adjective of the noun behind it: «Хорезмского хокимията»."""
        word = self.scan.words[index]
        if index + 1 >= self.scan.end_of(index) or word.token.pos != "ADJ":
            return False
        case = self.scan.lexicon.language.case_of
        for behind in self.scan.words[index + 1 : self.scan.end_of(index)]:
            if (
                behind.capital
                or behind.token.pos not in {"ADJ", "NOUN"}
                or len(behind.token.norm) < 2
            ):
                return False  # «и», whatever it was taken for
            if behind.token.pos == "NOUN":
                return case(behind.token) == case(word.token)
        return False

    def _finds(self, names: Sequence[Named]) -> list[Find]:
        values = Normal(self.scan, names, self.finds).values()
        found = []
        for name, value in zip(names, values, strict=True):
            text = " ".join(part for part in (value.given, value.middle, value.surname) if part)
            mention = self.scan.mention(
                MentionKind.PERSON,
                name.first,
                name.end,
                rule=name.rule,
                name=text,
                value=value,
                confidence=name.confidence,
            )
            last = self.scan.words[name.last - 1].token
            mention = replace(mention, case=self.scan.lexicon.language.case_of(last))
            found.append(Find(mention, name.first, name.end))
        return found
