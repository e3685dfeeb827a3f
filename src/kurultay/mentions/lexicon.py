"""The exact knowledge of one language: names of the register and heads of posts and bodies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kurultay.lang.language import Language
from kurultay.mentions.entries import Entry
from kurultay.mentions.mention import MentionKind
from kurultay.mentions.trie import Keys, Trie
from kurultay.mentions.words import Field, Head, Prefix, Title, World
from kurultay.resources import Home

_WORD = re.compile(r"[^\W_]+(?:[-‑'’ʼʻ‘`.][^\W_]+)*|[–—-]|[()/&,]", re.UNICODE)
_BRACKETS = re.compile(r"\s*\(([^()]*)\)")
_COMMON_LANGUAGES = frozenset({"", "und", "mul"})
DASHES = frozenset("–—-−‑")
QUOTES = frozenset("«»“”„\"'‹›")


@dataclass(frozen=True, slots=True)
class Known:
    """
    One name of a register entry as it may stand in a text.

    ``exact`` holds an acronym that must be written just so; ``context`` marks a name that counts
    only when another name of the same thing stands in the article.
    """

    kind: MentionKind
    key: str
    name: str
    adjective: bool = False
    exact: str | None = None
    capital: bool = True
    context: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What a language's texts are searched for; see ``Lexicon.load``."""

    language: Language
    world: World
    names: Trie[Known]
    titles: Trie[Title]
    prefixes: Trie[Prefix]
    heads: Trie[Head]
    fields: Trie[Field]
    entries: Mapping[tuple[MentionKind, str], Entry]
    given: frozenset[str]

    @classmethod
    def load(cls, home: Home, language: Language, entries: Iterable[Entry]) -> Lexicon:
        """
        Build the lexicon of a language from register entries and the language's world data.

        Errors: ResourceError if a mapping file is missing or broken.
        """
        world = World.load(home, language.code)
        known = {(entry.kind, entry.key): entry for entry in (*entries, *_own_places(world, language))}
        speller = _Speller(language)
        names: Trie[Known] = Trie()
        for found in _names(known.values(), language.code, world):
            names.add(speller.words(found.exact or found.name), found)
        titles: Trie[Title] = Trie()
        for title in world.titles:
            titles.add(speller.words(title.lemma), title)
        prefixes: Trie[Prefix] = Trie()
        for prefix in world.prefixes:
            prefixes.add(speller.words(prefix.lemma), prefix)
        heads: Trie[Head] = Trie()
        for head in world.heads:
            heads.add(speller.words(head.lemma), head)
        fields: Trie[Field] = Trie()
        for part in world.fields:
            fields.add(speller.words(part.text), part)
        given = world.folded("names.given")
        return cls(language, world, names, titles, prefixes, heads, fields, known, given)

    @property
    def code(self) -> str:
        """The language tag."""
        return self.language.code

    def entry(self, kind: MentionKind, key: str | None) -> Entry | None:
        """Give the register entry of a key, if there is one."""
        return self.entries.get((kind, key)) if key else None

    def keys(self, word: str) -> Keys:
        """Give all stems by which a word of the text may be known."""
        return stems_of(self.language, word)


def stems_of(language: Language, word: str) -> Keys:
    """Give a word in lower case, ё as е, with its stems and what stands before its hyphen."""
    norm = word.lower().replace("ё", "е")
    keys = {norm, *language.stems(word)}
    before, hyphen, _ = norm.partition("-")
    if hyphen and word[: len(before)].isupper() and len(before) > 1:
        keys.add(before)
    return frozenset(key.replace("ё", "е") for key in keys)


@dataclass(frozen=True, slots=True)
class _Speller:
    """Cuts the names of the register as the text is cut."""

    language: Language

    def words(self, name: str) -> list[tuple[str, Keys]]:
        found: list[tuple[str, Keys]] = []
        for word in _WORD.findall(name):
            if word in DASHES:
                found.append(("–", frozenset({"–"})))
            else:
                keys = stems_of(self.language, word)
                found.append((word.lower().replace("ё", "е"), keys))
        return found


def _own_places(world: World, language: Language) -> Iterator[Entry]:
    """Give the places that the language's own data add to the register."""
    code = language.code
    for row in world.places:
        names = tuple((code, text) for text in (row["name"], *row.get("others", ())))
        adjectives = ((code, row["adjective"]),) if "adjective" in row else ()
        yield Entry(
            MentionKind.PLACE,
            row["key"],
            names,
            adjectives=adjectives,
            en=row["en"],
            country=row["country"],
            subtype=row["kind"],
        )


def _names(entries: Iterable[Entry], code: str, world: World) -> Iterator[Known]:
    """Give every name, acronym and adjective of the register in a language."""
    entries = tuple(entries)
    states = [entry for entry in entries if entry.kind is MentionKind.STATE]
    for entry in entries:
        if entry.kind is MentionKind.STATE:
            yield from _state_names(entry, code, world)
        elif entry.kind is MentionKind.PLACE:
            yield from _place_names(entry, code, world)
        elif entry.kind is MentionKind.BODY:
            yield from _body_names(entry, code, states)


def _own(entry: Entry, code: str) -> Iterator[str]:
    for lang, text in entry.names:
        if (lang == code or lang in _COMMON_LANGUAGES) and text:
            yield text


def _state_names(entry: Entry, code: str, world: World) -> Iterator[Known]:
    main = next(_own(entry, code), entry.en)
    for text in dict.fromkeys(_own(entry, code)):
        if text.isupper() and len(text) < 6:
            continue
        yield Known(MentionKind.STATE, entry.key, main) if text == main else Known(
            MentionKind.STATE, entry.key, text
        )
    unsure = frozenset(world.words("places.ambiguous"))
    for text in entry.acronyms_in(code):
        yield Known(MentionKind.STATE, entry.key, main, exact=text, context=text in unsure)
    refused = world.folded("places.not_state")
    for text in entry.adjectives_in(code):
        if text.lower() not in refused:
            yield Known(MentionKind.STATE, entry.key, text, adjective=True, capital=False)


def _place_names(entry: Entry, code: str, world: World) -> Iterator[Known]:
    refused = world.folded("places.not_place")
    for text in dict.fromkeys(_own(entry, code)):
        if text.lower() in refused or len(text) < 2:
            continue
        upper = text.isupper() and len(text) < 5
        yield Known(MentionKind.PLACE, entry.key, text, exact=text if upper else None)
    for text in entry.adjectives_in(code):
        yield Known(MentionKind.PLACE, entry.key, text, adjective=True, capital=False)


def _body_names(entry: Entry, code: str, states: Sequence[Entry]) -> Iterator[Known]:
    seen: set[str] = set()
    for text in _own(entry, code):
        for form in (_BRACKETS.sub("", text), *_BRACKETS.findall(text)):
            for variant in (form, *_state_variants(form, code, states)):
                if variant and variant not in seen:
                    seen.add(variant)
                    yield Known(MentionKind.BODY, entry.key, form)
    for text in entry.acronyms_in(code):
        for variant in (text, *_state_variants(text, code, states)):
            if variant in seen:
                continue
            seen.add(variant)
            exact = variant if variant.isupper() and " " not in variant else None
            capital = variant[:1].isupper()
            yield Known(MentionKind.BODY, entry.key, variant, exact=exact, capital=capital)


def _state_variants(name: str, code: str, states: Sequence[Entry]) -> Iterator[str]:
    """Give the same name with the state in it called otherwise."""
    folded = name.lower()
    for state in states:
        forms = [*_own(state, code), *state.acronyms_in(code)]
        inside = [form for form in forms if _holds(folded, form)]
        if not inside:
            continue
        held = max(inside, key=len)
        start = _start(folded, held)
        length = _length(folded, start)
        for form in forms:
            if form != held:
                yield name[:start] + form + name[start + length :]
        return
