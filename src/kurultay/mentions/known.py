"""The names of register entries in one language, cut into words as the lexicon enters them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from kurultay.lang.language import Language
from kurultay.mentions.entries import Entry
from kurultay.mentions.mention import MentionKind
from kurultay.mentions.trie import Keys, Trie
from kurultay.mentions.words import World

_WORD = re.compile(r"[^\W_]+(?:[-‑'’ʼʻ‘`.][^\W_]+)*|[–—-]|[()/&,]", re.UNICODE)
_BRACKETS = re.compile(r"\s*\(([^()]*)\)")
_ANY_LANGUAGE = frozenset({"", "und", "mul"})
_SHORT = 2
"""Acronyms in Latin letters that serve in every text have more letters."""
DASHES = frozenset("–—-−‑")

Spelt = list[tuple[str, Keys]]
"""A name as words, each in lower case with the stems by which it may be known."""


@dataclass(frozen=True, slots=True)
class Known:
    """
    One name of a register entry as it may stand in a text.

    ``name`` is empty where the name in the text is a variant of the register's. ``exact`` holds an
    acronym that must be written just so; ``context`` marks a name that counts only when another
    name of the same thing, or of the body it is an organ of, stands in the article.
    """

    kind: MentionKind
    key: str
    name: str
    adjective: bool = False
    exact: str | None = None
    capital: bool = True
    context: bool = False
    ending: str = ""
    """In languages that only add endings: how the last word of the name must begin."""


def stems_of(language: Language, word: str) -> Keys:
    """Give a word in lower case, ё as е, with its stems and what stands before its hyphen."""
    norm = word.lower().replace("ё", "е")
    keys = {norm, *language.stems(word)}
    before, hyphen, _ = norm.partition("-")
    if hyphen and word[: len(before)].isupper() and len(before) > 1:
        keys.add(before)
    return frozenset(key.replace("ё", "е") for key in keys)


@dataclass(frozen=True, slots=True)
class Speller:
    """Cuts the names of the register as the text is cut."""

    language: Language
    head_first: bool = True

    def words(self, name: str) -> Spelt:
        """Cut a name into words with their stems."""
        found: Spelt = []
        for word in _WORD.findall(name):
            if word in DASHES:
                found.append(("–", frozenset({"–"})))
            else:
                norm = word.lower().replace("ё", "е")
                found.append((norm, stems_of(self.language, word)))
        if len(found) == 1:
            # A word alone must be the stem itself: its own stems may be other words.
            return [(norm, frozenset({norm})) for norm, _ in found]
        return found


@dataclass(frozen=True, slots=True)
class _States:
    """The states by their names, to call the state in a body's name otherwise."""

    names: Trie[str]
    forms: Mapping[str, tuple[Spelt, ...]]

    def variants(self, words: Spelt) -> Iterator[Spelt]:
        """Give the same words with the first state in them under each of its other names."""
        keys = [stems for _, stems in words]
        for start in range(len(words)):
            found = list(self.names.matches(keys, start))
            if not found:
                continue
            end, iso = max(found, key=lambda pair: pair[0])
            for form in self.forms[iso]:
                yield [*words[:start], *form, *words[end:]]
            return


def gather(
    entries: Iterable[Entry], speller: Speller, world: World
) -> Iterator[tuple[Spelt, Known]]:
    """Give every name, acronym and adjective of the register in the speller's language."""
    joints = world.folded("bodies.joint")
    for spelt, known in _gather(entries, speller, world):
        # «және», «мен», «пен» are one word to a name.
        words = [(own, joints if own in joints else keys) for own, keys in spelt]
        ending = words[-1][0] if len(words) > 1 and not speller.head_first else ""
        yield words, replace(known, ending=ending) if ending else known


def _gather(
    entries: Iterable[Entry], speller: Speller, world: World
) -> Iterator[tuple[Spelt, Known]]:
    entries = tuple(entries)
    code = speller.language.code
    bodies = {entry.key: entry for entry in entries if entry.kind is MentionKind.BODY}
    states = _states([e for e in entries if e.kind is MentionKind.STATE], speller)
    common = frozenset(world.words("bodies.lower"))
    refused = world.folded("bodies.not_body")
    for entry in entries:
        if entry.kind is MentionKind.STATE:
            named = _state_names(entry, code, world)
        elif entry.kind is MentionKind.PLACE:
            named = _place_names(entry, code, world)
        elif entry.kind is MentionKind.BODY:
            yield from _body_names(entry, speller, states, common, refused)
            if entry.part_of in bodies:
                yield from _organ_names(entry, bodies[entry.part_of], speller)
            continue
        else:
            continue
        for text, known in named:
            yield speller.words(text), known


def _states(entries: Iterable[Entry], speller: Speller) -> _States:
    names: Trie[str] = Trie()
    forms: dict[str, tuple[Spelt, ...]] = {}
    for entry in entries:
        code = speller.language.code
        texts = dict.fromkeys((*_own(entry, code), *entry.acronyms_in(code)))
        spelt = tuple(speller.words(text) for text in texts)
        for words in spelt:
            names.add(words, entry.key)
        forms[entry.key] = spelt
    return _States(names, forms)


def _own(entry: Entry, code: str) -> Iterator[str]:
    for lang, text in entry.names:
        if (lang == code or lang in _ANY_LANGUAGE) and text:
            yield text


def _state_names(entry: Entry, code: str, world: World) -> Iterator[tuple[str, Known]]:
    kind = MentionKind.STATE
    main = next(_own(entry, code), entry.en)
    lent = (text for lang in world.words("places.borrow") for text in entry.names_in(lang))
    for text in dict.fromkeys((*_own(entry, code), *lent)):
        short = text.isupper() and len(text) < 6
        yield text, Known(kind, entry.key, text, exact=text if short else None)
    for noun in _realms(entry, code, world):
        yield f"{noun} {main}", Known(kind, entry.key, main)
    unsure = frozenset(world.words("places.ambiguous"))
    for text in entry.acronyms_in(code):
        yield text, Known(kind, entry.key, main, exact=text, context=text in unsure)
    refused = world.folded("places.not_state")
    for text in entry.adjectives_in(code):
        if text.lower() not in refused:
            yield text, Known(kind, entry.key, text, adjective=True, capital=False)


def _realms(entry: Entry, code: str, world: World) -> Iterator[str]:
    """Give what the official name calls a state, to stand before its short name undeclined."""
    if world.words("titles.order") == ("head-first",):
        official = {word for text in _own(entry, code) if " " in text for word in text.split()}
        for noun in world.words("titles.lands"):
            if noun.capitalize() in official:
                yield noun.capitalize()


def _place_names(entry: Entry, code: str, world: World) -> Iterator[tuple[str, Known]]:
    kind = MentionKind.PLACE
    refused = world.folded("places.not_place")
    own = dict.fromkeys(_own(entry, code))
    # Kazakh papers write foreign towns as Russian ones do, also where Kazakh has a name: «Ашхабад».
    own |= dict.fromkeys(n for lang in world.words("places.borrow") for n in entry.names_in(lang))
    for text in own:
        if text.lower() in refused or len(text) < 2:
            continue
        short = text.isupper() and len(text) < 5
        capital = any(letter.isupper() for letter in text)
        yield text, Known(kind, entry.key, text, exact=text if short else None, capital=capital)
    unsure = frozenset(world.words("places.ambiguous"))
    for text in entry.acronyms_in(code):
        yield text, Known(kind, entry.key, next(iter(own)), exact=text, context=text in unsure)
    for text in entry.adjectives_in(code):
        yield text, Known(kind, entry.key, text, adjective=True, capital=False)


def _body_names(
    entry: Entry,
    speller: Speller,
    states: _States,
    common: frozenset[str],
    refused: frozenset[str],
) -> Iterator[tuple[Spelt, Known]]:
    """Give the names of a body; those in ``common`` may stand in lower case: «мажилис»."""
    code = speller.language.code
    for text in dict.fromkeys(_own(entry, code)):
        if text.lower() in refused:
            continue
        for form in (_BRACKETS.sub("", text), *_BRACKETS.findall(text)):
            known = Known(
                MentionKind.BODY,
                entry.key,
                form,
                exact=_exact(form),
                capital=form.lower() not in common,
            )
            words = speller.words(form)
            yield words, known
            for variant in states.variants(words):
                yield variant, replace(known, name="")
    shorts = dict.fromkeys((*entry.acronyms_in(code), *_latin(entry)))
    for text in (short for short in shorts if short.lower() not in refused):
        known = Known(
            MentionKind.BODY,
            entry.key,
            text,
            exact=_exact(text),
            capital=any(letter.isupper() for letter in text[:1]),
        )
        words = speller.words(text)
        yield words, known
        for variant in states.variants(words):
            yield variant, replace(known, name="")


def _latin(entry: Entry) -> Iterator[str]:
    """Give the acronyms in Latin letters by which a body is called in any text: «TURKSOY»."""
    for _, text in (*entry.acronyms, *entry.names):
        if len(text) > _SHORT and text.isupper() and text.isalpha() and text.isascii():
            yield text


def _organ_names(entry: Entry, parent: Entry, speller: Speller) -> Iterator[tuple[Spelt, Known]]:
    """Give an organ's names with its parent called by an acronym, or «организация» alone."""
    code = speller.language.code
    whole: Trie[str] = Trie()
    for text in _own(parent, code):
        whole.add(speller.words(text), text)
    for text in dict.fromkeys(_own(entry, code)):
        words = speller.words(text)
        keys = [stems for _, stems in words]
        for start in range(len(words)):
            hits = list(whole.matches(keys, start))
            if not hits:
                continue
            end, _ = max(hits, key=lambda hit: hit[0])
            shorts = [speller.words(acronym) for acronym in parent.acronyms_in(code)]
            head = words[start] if speller.head_first else words[end - 1]
            for short in shorts:
                yield [*words[:start], *short, *words[end:]], Known(entry.kind, entry.key, "")
            if len(words) > end - start + 1:
                known = Known(entry.kind, entry.key, text, context=True)
                yield [*words[:start], head, *words[end:]], known
            break


def _exact(name: str) -> str | None:
    """Give an acronym of capitals only, which must stand in the text just so."""
    return name if name.isupper() and " " not in name else None
