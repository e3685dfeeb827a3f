"""The exact knowledge of one language: names of the register and heads of posts and bodies."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import Any, NamedTuple, TypeVar

from kurultay.lang.language import Language
from kurultay.mentions.entries import Entry
from kurultay.mentions.grammar import DateGrammar, NumberGrammar
from kurultay.mentions.known import DASHES, Known, Speller, gather, stems_of
from kurultay.mentions.mention import MentionKind
from kurultay.mentions.spelling import Spelling
from kurultay.mentions.trie import Keys, Trie
from kurultay.mentions.trust import Trust
from kurultay.mentions.words import Field, Head, Prefix, Title, World
from kurultay.resources import Home

T = TypeVar("T")


class Opens(NamedTuple):
    """Whether a word may begin a name of the register, a title, a prefix, a body's head."""

    names: bool
    titles: bool
    prefixes: bool
    heads: bool


class Look(NamedTuple):
    """What a word is to the finders, whatever stands around it."""

    keys: Keys
    capital: bool
    lettered: bool
    opens: Opens


_KEPT = 16_000
_BUILT = 6
"""The least letters of a given name that only its ending tells."""

_SUBTYPES = {"ministry": "ministry", "company": "business", "media": "media"}


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """What a language's texts are searched for; see ``Lexicon.load``. Equal to itself only."""

    language: Language
    world: World
    names: Trie[Known]
    titles: Trie[Title]
    prefixes: Trie[Prefix]
    heads: Trie[Head]
    fields: Trie[Field]
    entries: Mapping[tuple[MentionKind, str], Entry]
    order: Mapping[tuple[MentionKind, str], int]
    """The place of each entry in the register: the better known stand first."""
    given: frozenset[str]
    keys: Callable[[str], Keys]
    """Gives all stems by which a word of the text may be known; the commonest are kept."""
    dates: DateGrammar
    numbers: NumberGrammar
    look: Callable[[str, str], Look]
    """Gives what a word of the text is, by its text and lemma; the commonest are kept."""
    spelling: Spelling
    trust: Trust
    """Gives how far what a rule finds is to be believed."""
    table: Callable[[str], dict[str, Any]]
    """Gives a file of the language's ``mapping``, read once."""

    @classmethod
    def load(cls, home: Home, language: Language, entries: Iterable[Entry]) -> Lexicon:
        """
        Build the lexicon of a language from register entries and the language's world data.

        Errors: ResourceError if a mapping file is missing or broken.
        """
        world = World.load(home, language.code)
        known = {(entry.kind, entry.key): entry for entry in entries}
        for place in (*_lent_places(home, world), *_own_places(world.places, language.code)):
            other = known.get((place.kind, place.key))
            known[place.kind, place.key] = (
                replace(other, names=(*other.names, *place.names)) if other else place
            )
        speller = Speller(language, world.words("bodies.order") == ("head-first",))
        names: Trie[Known] = Trie()
        for words, found in gather(known.values(), speller, world):
            names.add(words, found)
        titles = _trie(speller, ((title.lemma, title) for title in world.titles))
        prefixes = _trie(speller, ((prefix.lemma, prefix) for prefix in world.prefixes))
        heads = _trie(speller, ((head.lemma, head) for head in world.heads))
        fields = _trie(speller, ((part.text, part) for part in world.fields))
        order = {key: number for number, key in enumerate(known)}
        given = world.folded("names.given")
        keys = lru_cache(maxsize=_KEPT)(partial(stems_of, language))
        stems = partial(_stems, keys, world.words("titles.joined_former"))
        tries = (names, titles, prefixes, heads)
        look = partial(_look, stems, tries, frozenset(world.words("names.articles")))
        return cls(
            language,
            world,
            names,
            titles,
            prefixes,
            heads,
            fields,
            known,
            order,
            given,
            keys,
            DateGrammar.of(world.dates),
            NumberGrammar.of(world.numbers),
            lru_cache(maxsize=_KEPT)(look),
            Spelling.of(home),
            Trust.of(home),
            lru_cache(maxsize=None)(partial(home.toml, "mapping", language.code)),
        )

    def is_given(self, keys: Keys) -> bool:
        """Tell whether a word is a given name: listed, or built as those of the Turkic peoples."""
        if not keys.isdisjoint(self.given):
            return True
        endings = self.world.words("names.given_endings")
        built = any(len(key) >= _BUILT and key.endswith(endings) for key in keys)
        return built and not any(True for _ in self.names.matches((keys,), 0))

    @property
    def code(self) -> str:
        """The language tag."""
        return self.language.code

    def entry(self, kind: MentionKind, key: str | None) -> Entry | None:
        """Give the register entry of a key, if there is one."""
        return self.entries.get((kind, key)) if key else None

    def body_kind(self, key: str) -> str:
        """Give the kind that the name of a register body tells, such as parliament or ministry."""
        return _body_kind(self, key)


@lru_cache(maxsize=4_000)
def _body_kind(lexicon: Lexicon, key: str) -> str:
    entry = lexicon.entry(MentionKind.BODY, key)
    if entry is None:
        return ""
    last = lexicon.world.words("bodies.order") == ("head-last",)
    for name in entry.names_in(lexicon.code):
        words = [stems for _, stems in Speller(lexicon.language).words(name)]
        starts = range(len(words))
        for start in reversed(starts) if last else starts:
            kinds = [head.kind for _, head in lexicon.heads.matches(words, start)]
            if kinds:
                return kinds[-1]
    return _SUBTYPES.get(entry.subtype or "", "organisation")


def _trie(speller: Speller, rows: Iterable[tuple[str, T]]) -> Trie[T]:
    """Give the words of phrases, each with what it stands for."""
    made: Trie[T] = Trie()
    for phrase, thing in rows:
        made.add(speller.words(phrase), thing)
    return made


def _look(
    stems: Callable[[str, str], Keys],
    tries: Sequence[Trie[Any]],
    articles: frozenset[str],
    text: str,
    lemma: str,
) -> Look:
    keys = stems(text, lemma)
    lettered = any(letter.isalpha() for letter in text)
    article, _, name = text.partition("-")
    capital = text[:1].isupper() or (article in articles and name[:1].isupper())  # «аль-Мири»
    return Look(keys, capital, lettered, Opens(*(trie.opens(keys) for trie in tries)))


def _stems(keys: Callable[[str], Keys], joined: tuple[str, ...], text: str, lemma: str) -> Keys:
    """Give the stems of a word of the text, also without what is joined before a title."""
    if text in DASHES:
        return frozenset({"–"})
    if not any(letter.isalpha() for letter in text):
        return frozenset({text})
    found, norm = keys(text), text.lower().replace("ё", "е")
    for prefix in joined:
        if norm.startswith(prefix) and len(norm) > len(prefix) + 2:
            found |= keys(norm[len(prefix) :])
    return found | {lemma.replace("ё", "е")} if lemma else found


def _lent_places(home: Home, world: World) -> Iterator[Entry]:
    """Give the places that the data add of the languages whose names serve in this one too."""
    for code in world.words("places.borrow"):
        yield from _own_places(home.toml("mapping", code, "places.toml").get("place", ()), code)


def _own_places(rows: Iterable[Mapping[str, Any]], code: str) -> Iterator[Entry]:
    """Give the places that a language's own data add to the register."""
    for row in rows:
        names = tuple((code, text) for text in (row["name"], *row.get("others", ())))
        adjectives = ((code, row["adjective"]),) if "adjective" in row else ()
        yield Entry(
            MentionKind.PLACE,
            row["key"],
            names,
            acronyms=tuple((code, text) for text in row.get("acronyms", ())),
            adjectives=adjectives,
            en=row["en"],
            country=row["country"],
            subtype=row["kind"],
        )
