"""
Personal names across scripts and spellings.

A word is first written by sound (``sound``): one letter a consonant whatever the script, three
classes of vowels. Its ``skeleton`` keeps the consonants and the first vowel only: what survives
the way from one alphabet of the Turkic world to another. No likeness alone makes two names one
person: that takes the post, the country or the whole name (``resolve``).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

_PAIRS = (
    # Digraphs first; the right side is the letter of the sound.
    ("дж", "j"), ("dzh", "j"), ("dj", "j"), ("zh", "j"), ("lex", "leks"), ("sch", "x"),
    ("shch", "x"), ("kh", "h"), ("gh", "g"), ("sh", "x"), ("ch", "ç"), ("ts", "c"), ("sz", "s"),
    ("zs", "j"), ("cs", "ç"), ("ya", "a"), ("ye", "e"), ("yo", "o"), ("yu", "u"), ("ph", "f"),
    ("o'", "o"), ("g'", "g"),
)  # fmt: skip
_LETTERS = {
    "a": "аaәəäâяá", "e": "еeэєé", "o": "оoөöёóôõ", "u": "уuұүüūюúû", "i": "иiіїыıíî",
    "b": "бb", "v": "вvwў", "g": "гgғğ", "d": "дd", "j": "жcjž", "z": "зz", "k": "кkқq",
    "l": "лl", "m": "мm", "n": "нnңñň", "p": "пp", "r": "рr", "s": "сs", "t": "тt", "f": "фf",
    "h": "хhһxҳ", "c": "ц", "ç": "чçҷ", "x": "шщş", "": "йyýьъʻʼ‘’'`",
}  # fmt: skip
_SOUND = {letter: sound for sound, letters in _LETTERS.items() for letter in letters}
_HARD = str.maketrans("gh", "kk")
"""Turkic names pass from one of к қ х һ г ғ to another on their way between alphabets."""
_LONE_Y = re.compile(r"(?<![aeiouаеиоуыіyäöüəýй])y(?![aeiouаеиоуыіäöüə])")
_VOWELS = {"a": "a", "e": "a", "o": "o", "u": "o", "i": "i"}
_PATRONYMIC = re.compile(r".{2,}(вич|вна|vich|vna|ұлы|улы|уулу|қызы|кызы|ogly|oğlu|qızı|uly|kyzy)")
_LONE_KIN = frozenset(
    re.split(" ", "оглы оглу кызы қызы ұлы улы уулу uulu oglu oğlu ogly qızı uly kyzy")
)
_ENDING = re.compile(r"(i?(?:[aeo])v)(?:a|i)?$")
_WORDS = re.compile(r"[^\W\d_]+(?:['‘’ʻʼ-][^\W\d_]+)*\.?")
_LATIN_O = re.compile(r"(?<![yo])o(?!')")
_TURNED = str.maketrans(dict.fromkeys("ʻʼ‘’`", "'"))
_SOFT = str.maketrans("bdg", "ptk")
"""A given name's last consonant is voiced in one Turkic alphabet and voiceless in another."""


class Match(IntEnum):
    """How well two personal names agree, from not at all to in full."""

    NONE = 0
    NEAR = 1  # the surname agrees, the given names differ by a slip of the pen
    SURNAME = 2  # one of the two has no given name
    INITIAL = 3  # an initial agrees with a given name
    FULL = 4


@lru_cache(maxsize=16_384)
def sound(word: str) -> str:
    """Write a word by its sound: ``Жапаров``, ``Japarov`` and ``Caparov`` are all one."""
    lower = unicodedata.normalize("NFC", word).lower().replace("i̇", "i")
    lower = _LONE_Y.sub("i", lower)
    for pair, one in _PAIRS:
        lower = lower.replace(pair, _stand_in(one))
    heard = [_sound_of(letter) for letter in lower]
    return _single("".join(heard)) or lower


def _single(letters: str) -> str:
    """Write doubled letters once."""
    return re.sub(r"(.)\1+", r"\1", letters)


def _stand_in(one: str) -> str:
    """Write a sound so that the table of letters gives it back: ``x`` alone is a letter."""
    return {"x": "ш", "j": "ж", "h": "х", "c": "ц", "ç": "ч"}.get(one, one)


def _sound_of(letter: str) -> str:
    if letter in _SOUND:
        return _SOUND[letter]
    plain = unicodedata.normalize("NFD", letter)[0]
    return _SOUND.get(plain, "")


@lru_cache(maxsize=16_384)
def skeleton(word: str) -> str:
    """Give the consonants of a word and the class of its first vowel; endings of gender fall."""
    whole = sound(word)
    whole = whole.removesuffix("h") if len(whole) > 3 else whole
    heard = _ENDING.sub("av", whole.translate(_HARD))
    first = next((_VOWELS[letter] for letter in heard if letter in _VOWELS), "")
    lead = first if heard[:1] in _VOWELS else ""
    bones = "".join(letter for letter in heard if letter not in _VOWELS)
    return f"{lead}{_single(bones)}.{first}"


@lru_cache(maxsize=65536)
def skeletons(word: str) -> frozenset[str]:
    """
    Give the skeletons that a word may have: the Latin ``o`` of Uzbek is an ``a`` elsewhere.

    Shape: ``Oripov`` has that of ``Арипов`` besides its own; other letters have one reading.
    """
    lower = word.lower().translate(_TURNED)
    found = {skeleton(word)}
    if _LATIN_O.search(lower):
        found.add(skeleton(_LATIN_O.sub("a", lower)))
    return frozenset(found)


def plain(heard: str) -> str:
    """Even out a word by sound: г and х, a mute h at the end, a last consonant voiced or not."""
    word = heard.translate(_HARD)
    word = word.removesuffix("k") if heard.endswith("h") and len(heard) > 3 else word
    return word[:-1] + word[-1:].translate(_SOFT)


@dataclass(frozen=True, slots=True)
class PersonName:
    """A personal name cut into given names (or initials) and surname, patronymics left out."""

    given: tuple[str, ...]
    surname: str

    @staticmethod
    @lru_cache(maxsize=16_384)
    def parse(name: str) -> PersonName:
        """Cut a name as news write it: given names, patronymic, surname."""
        words = _without_father([word for word in _WORDS.findall(name) if word.strip(".")])
        plain = [
            word
            for place, word in enumerate(words)
            if word.lower() not in _LONE_KIN
            and not (0 < place < len(words) - 1 and _PATRONYMIC.fullmatch(word.lower()))
        ]
        if not plain:
            return PersonName((), name.strip())
        last = plain[-1]
        if len(plain) > 1 and (last.endswith(".") or _is_patronymic(last, plain)):
            given = plain[1:] if last.endswith(".") else plain[1:-1]
            return PersonName(tuple(given), plain[0])
        return PersonName(tuple(plain[:-1]), plain[-1])

    def turned(self) -> PersonName:
        """Give the name with its first word as the surname, as lists and Kazakh papers write it."""
        if len(self.given) != 1 or _initial(self.given[0]):
            return self
        return PersonName((self.surname,), self.given[0])


def _without_father(words: list[str]) -> list[str]:
    """Leave out «Гейдар оглы»; where it stands last and two words are left, they are turned."""
    kin = [place for place, word in enumerate(words) if word.lower() in _LONE_KIN and place > 1]
    if not kin or len(words) < 4:
        return words
    left = words[: kin[0] - 1] + words[kin[0] + 1 :]
    return left[1:] + left[:1] if kin[0] == len(words) - 1 else left


def _is_patronymic(word: str, words: list[str]) -> bool:
    return len(words) > 2 and _PATRONYMIC.fullmatch(word.lower()) is not None


def _initial(word: str) -> bool:
    return word.endswith(".") or len(word) == 1


def match(one: str, other: str) -> Match:
    """Tell how well two personal names agree, in whatever scripts and order."""
    left, right = PersonName.parse(one), PersonName.parse(other)
    best = _match(left, right)
    if best >= Match.INITIAL:
        return best
    turns = (_match(left.turned(), right), _match(left, right.turned()))
    # A given name that is another's surname says nothing.
    return max(best, *(turn for turn in turns if turn is not Match.SURNAME), Match.NONE)


def _match(left: PersonName, right: PersonName) -> Match:
    whole = bool(skeletons(left.surname) & skeletons(right.surname))
    if not whole and not _half(left.surname, right.surname):
        return Match.NONE
    if not left.given or not right.given:
        return Match.SURNAME if whole else Match.NONE
    few, many = sorted((left.given, right.given), key=len)
    levels = [max(_given(word, other) for other in many) for word in few]
    best = max(min(levels), _given("".join(few), "".join(many)))
    # A half of a double surname says no more than an initial does.
    return best if whole else min(best, Match.INITIAL) if best is Match.FULL else Match.NONE


def _half(one: str, other: str) -> bool:
    """Tell whether one surname is a half of the other, or both have the same halves."""
    left, right = ({skeleton(half) for half in word.split("-") if half} for word in (one, other))
    return max(len(left), len(right)) > 1 and (left <= right or right <= left)


def _given(left: str, right: str) -> Match:
    first, second = sound(left.strip(".")), sound(right.strip("."))
    if _initial(left) or _initial(right):
        return Match.INITIAL if _lead(first) == _lead(second) else Match.NONE
    if first == second:
        return Match.FULL
    if _softened(left) & _softened(right):
        # In one alphabet vowels are written alike, so that other vowels are another name.
        both = _cyrillic(left) and _cyrillic(right)
        return Match.NEAR if both and not near(first, second) else Match.FULL
    return Match.NEAR if near(first, second) else Match.NONE


def _softened(word: str) -> frozenset[str]:
    parts = (bones.partition(".") for bones in skeletons(word))
    return frozenset(f"{b[:-1]}{b[-1:].translate(_SOFT)}.{vowel}" for b, _, vowel in parts)


def _cyrillic(word: str) -> bool:
    return "Ѐ" <= word[:1] <= "ӿ"


def _lead(heard: str) -> str:
    """Give the first sound in the classes of ``skeleton``."""
    first = heard[:1].translate(_HARD)
    return _VOWELS.get(first, first)


def near(first: str, second: str) -> bool:
    """Tell whether two words by sound differ by one slip: a letter changed, lost or swapped."""
    if first[:1] != second[:1] or min(len(first), len(second)) < 5:
        return False
    return one_off(first, second)


def one_off(first: str, second: str) -> bool:
    """Tell whether one letter was changed, lost or put in, or two neighbours swapped."""
    if abs(len(first) - len(second)) > 1:
        return False
    start = 0
    while start < min(len(first), len(second)) and first[start] == second[start]:
        start += 1
    rest, other = first[start:], second[start:]
    return (
        rest[1:] == other[1:]
        or rest[1:] == other
        or rest == other[1:]
        or (rest[:2] == other[1::-1] and rest[2:] == other[2:])
    )


def surname_key(name: str) -> str:
    """Give the skeleton of the surname of a name."""
    return skeleton(PersonName.parse(name).surname)


def name_key(name: str) -> str:
    """Give surname and initial by sound: names with different keys are different people."""
    parsed = PersonName.parse(name)
    first = _lead(sound(parsed.given[0].strip("."))) if parsed.given else ""
    return f"{skeleton(parsed.surname)}|{first}"


def fold(text: str) -> str:
    """Write words by sound, parted by single spaces: the key of a body or a place."""
    return " ".join(filter(None, (sound(word) for word in re.findall(r"[^\W_]+", text))))
