"""How names and days are compared across articles and languages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from kurultay.identity import names


@lru_cache(maxsize=65536)
def fold(words: str) -> str:
    """Write the name of a body, a place or a post by sound, in any script."""
    return names.fold(words)


_BONES = 4
"""Units: consonants; between shorter names a single one is no slip but another name."""


@dataclass(frozen=True, slots=True, order=True)
class Form:
    """
    A person's name as one label writes it, by sound; ``given`` may be an initial, or empty.

    ``bones`` and ``block`` are the skeletons of the given name and the surname, which survive the
    way from one alphabet to another; ``blocks`` are all that the surname may have.
    """

    lang: str
    surname: str
    block: str
    given: str
    bones: str
    initial: bool
    size: int
    blocks: tuple[str, ...]

    @property
    def full(self) -> bool:
        """Whether it has a given name, written out."""
        return bool(self.given) and not self.initial

    @property
    def spelling(self) -> tuple[str, str]:
        """The surname and given name without what one alphabet writes in two ways."""
        return names.plain(self.surname), names.plain(self.given)

    def same_surname(self, other: Form) -> bool:
        """Tell whether the surnames are one: by sound in one language, else by skeleton."""
        if self.lang == other.lang:
            return self.surname == other.surname
        return not set(self.blocks).isdisjoint(other.blocks)

    def same_given(self, other: Form) -> bool:
        """Tell whether both have the same given name, written out."""
        if not (self.full and other.full):
            return False
        return self.given == other.given if self.lang == other.lang else self.bones == other.bones

    def same_initial(self, other: Form) -> bool:
        """Tell whether one has an initial that the other's given name, or initial, begins with."""
        if not (self.given and other.given) or (self.full and other.full):
            return False
        return self.given[0] == other.given[0]

    def slipped(self, other: Form) -> bool:
        """Tell whether one word of two is the same and the other differs by a slip of the pen."""
        if not (self.full and other.full):
            return False
        if self.lang != other.lang:
            # Between alphabets only consonants tell, and these must then be one short of equal.
            if self.same_surname(other):
                return _one_off(self.bones, other.bones)
            return self.bones == other.bones and _one_off(self.block, other.block)
        if self.surname == other.surname:
            return names.near(self.given, other.given)
        return self.given == other.given and names.near(self.surname, other.surname)


def _one_off(one: str, other: str) -> bool:
    """Tell whether two skeletons of the same vowel differ by a single consonant, not the first."""
    (left, _, vowel), (right, _, second) = one.partition("."), other.partition(".")
    if vowel != second or min(len(left), len(right)) < _BONES or left[0] != right[0]:
        return False
    return names.one_off(left, right)


@lru_cache(maxsize=65536)
def form(lang: str, label: str) -> Form:
    """Take a personal name apart."""
    parsed = names.PersonName.parse(label)
    first = parsed.given[0] if parsed.given else ""
    return Form(
        lang,
        names.sound(parsed.surname),
        names.skeleton(parsed.surname),
        names.sound(first.strip(".")) if first else "",
        names.skeleton(first.strip(".")) if first else "",
        first.endswith(".") or len(first) == 1,
        len(parsed.given) + 1,
        tuple(sorted(names.skeletons(parsed.surname))),
    )


@dataclass(frozen=True, slots=True, order=True)
class Days:
    """A stretch of days, both ends included."""

    first: date
    last: date

    @property
    def length(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    def meets(self, other: Days) -> bool:
        """Tell whether the two share a day."""
        return self.first <= other.last and other.first <= self.last

    def agrees(self, other: Days) -> bool:
        """Tell whether one lies within the other: the same days, told more or less closely."""
        first, last = max(self.first, other.first), min(self.last, other.last)
        return (first, last) in ((self.first, self.last), (other.first, other.last))

    def gap(self, other: Days) -> int:
        """Give the days between the two; 0 if they share one."""
        return max((other.first - self.last).days, (self.first - other.last).days, 0)


def days(first: str | None, last: str | None) -> Days | None:
    """Read a stretch of days; None if there is none, or it is no date, or runs backwards."""
    if not first:
        return None
    try:
        found = Days(date.fromisoformat(first), date.fromisoformat(last or first))
    except ValueError:
        return None
    return found if found.first <= found.last else None
