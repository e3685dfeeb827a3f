"""A reading as the finders see it: its words with their stems, and how a find becomes a mention."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from kurultay.lang.reading import Reading, Token
from kurultay.mentions.known import DASHES
from kurultay.mentions.lexicon import Lexicon, Look, Opens
from kurultay.mentions.mention import Mention, MentionKind, Value
from kurultay.mentions.trie import Keys
from kurultay.text.article import PartKind, Span

OPENING = frozenset("«“„\"'‹")
CLOSING = frozenset("»”“\"'›")
QUOTES = OPENING | CLOSING
_LINE_END: Keys = frozenset()

GAZETTEER, SHAPE, MODEL = 0.99, 0.9, 0.8
"""How far a find is to be trusted, by what told it."""


class Word(NamedTuple):
    """A token that is no quotation mark, with its stems; a tuple because it is read so often."""

    token: Token
    text: str
    sentence: int
    first: bool
    """Whether it opens its sentence."""
    part: PartKind
    quoted: bool
    """Whether an opening quotation mark stands before it."""
    keys: Keys
    capital: bool
    """Whether it begins with a capital letter."""
    lettered: bool
    """Whether it is a word, not a number or mark."""
    opens: Opens

    @property
    def dash(self) -> bool:
        """Tell whether it is a dash."""
        return self.text in DASHES


def _opens(text: str, mark: Token) -> bool:
    """Tell whether a quotation mark opens: one that may do either stands behind no word."""
    before = text[max(0, mark.span.start - 1) : mark.span.start]
    return mark.text in OPENING and not (mark.text in CLOSING and before[-1:].isalnum())


@dataclass(frozen=True, slots=True)
class Scan:
    """A reading without its quotation marks; all finders work on its words by index."""

    reading: Reading
    lexicon: Lexicon
    words: tuple[Word, ...]
    keys: tuple[Keys, ...]
    ends: tuple[int, ...]
    """For each sentence the index behind its last word."""
    named: frozenset[int]
    """Words that a list or a model holds for parts of a personal name."""

    @classmethod
    def of(cls, reading: Reading, lexicon: Lexicon) -> Scan:
        """Look up the stems of every word."""
        words: list[Word] = []
        ends: list[int] = []
        looks: dict[str, Look] = {}
        for number, sentence in enumerate(reading.sentences):
            first, quoted = True, False
            for token in reading.of(sentence):
                if token.text in QUOTES:
                    quoted = _opens(reading.article.text, token)
                    continue
                text = token.text
                look = looks.get(text)
                if look is None:
                    look = looks[text] = lexicon.look(text, token.lemma)
                word = (token, text, number, first, sentence.part, quoted, *look)
                words.append(tuple.__new__(Word, word))  # half the time of its own call
                first, quoted = False, False
            ends.append(len(words))
        known = tuple(word.keys for word in words)
        bare = cls(reading, lexicon, tuple(words), known, tuple(ends), frozenset())
        return replace(bare, named=frozenset(bare.people()))

    def people(self) -> Iterator[int]:
        """Give the words that are given names or lie in a person that the model proposes."""
        for index, word in enumerate(self.words):
            if word.capital and self.lexicon.is_given(word.keys):
                yield index
                behind = index + 1
                if behind < self.end_of(index) and self.words[behind].capital:
                    yield behind
        for name in self.reading.names:
            if name.kind == "PER":
                yield from range(*self.within(name.span))

    @property
    def text(self) -> str:
        """Give the article's text."""
        return self.reading.article.text

    def end_of(self, index: int) -> int:
        """Give the index behind the last word of the sentence a word stands in."""
        return self.ends[self.words[index].sentence]

    def start_of(self, index: int) -> int:
        """Give the index of the first word of the sentence a word stands in."""
        number = self.words[index].sentence
        return self.ends[number - 1] if number else 0

    def span(self, first: int, last: int) -> Span:
        """Give the text from a word to before another, with quotation marks around it."""
        start = self.words[first].token.span.start
        end = self.words[last - 1].token.span.end
        text = self.text
        inside = text[start:end]
        opened = inside.count("«") - inside.count("»")
        if opened > 0 and text[end : end + 1] == "»":
            end += 1
        if inside.count('"') % 2 and text[end : end + 1] == '"':
            end += 1  # «ФГУП "Рособоронэкспорт"»: the mark that opens is the one that closes
        if opened < 0 and text[start - 1 : start] == "«":
            start -= 1
        curled = inside.count("”") - inside.count("“")
        straight = inside.count('"') % 2 and text[end - 1 : end] != '"'
        before = text[start - 1 : start]
        if (curled > 0 and before == "“") or (straight and before == '"'):
            start -= 1  # «“Самұрық” қоры»
        if not opened and text[start - 1 : start] in OPENING and text[end : end + 1] in CLOSING:
            start, end = start - 1, end + 1
        return Span(start, end)

    def within(self, span: Span) -> tuple[int, int]:
        """Give the words that a stretch of text holds, as a half-open range."""
        first = 0
        low, high = 0, len(self.words)
        while low < high:
            middle = (low + high) // 2
            if self.words[middle].token.span.end <= span.start:
                low = middle + 1
            else:
                high = middle
        first = low
        last = first
        while last < len(self.words) and self.words[last].token.span.start < span.end:
            last += 1
        return first, last

    def nominative(self, first: int, last: int, case: str | None = None) -> str:
        """Give the normal form of the words of a range, quotation marks included."""
        span = self.span(first, last)
        tokens = [
            token
            for token in self._tokens(first, last)
            if span.start <= token.span.start and token.span.end <= span.end
        ]
        return self.lexicon.language.nominative(tokens, case)

    def cased(self, lemma: str, first: int) -> str:
        """Give the words of a dictionary form with the capitals of the text that begins here."""
        words = []
        for step, word in enumerate(lemma.split()):
            text = self.words[first + step].text if first + step < len(self.words) else word
            if len(word) > 1 and text[: len(word)].isupper():
                words.append(word.upper())
            else:
                words.append(word[:1].upper() + word[1:] if text[:1].isupper() else word)
        return " ".join(words)

    def _tokens(self, first: int, last: int) -> Iterator[Token]:
        span = self.span(first, last)
        sentence = self.reading.sentences[self.words[first].sentence]
        for token in self.reading.of(sentence):
            if span.start <= token.span.start and token.span.end <= span.end:
                yield token

    def mention(
        self,
        kind: MentionKind,
        first: int,
        last: int,
        *,
        rule: str,
        name: str | None = None,
        key: str | None = None,
        rivals: tuple[str, ...] = (),
        value: Value = None,
        adjective: bool = False,
        confidence: float = SHAPE,
    ) -> Mention:
        """Make a mention of a range of words; its name defaults to the normal form."""
        span = self.span(first, last)
        return Mention(
            kind,
            span,
            span.of(self.text),
            self.nominative(first, last) if name is None else name,
            rule,
            key=key,
            rivals=rivals,
            value=value,
            case=self.case(first, last),
            adjective=adjective,
            confidence=confidence,
        )

    def case(self, first: int, last: int) -> str | None:
        """Give the case of a range: that of its head where languages say so, else of its end."""
        ordered = self.lexicon.world.words("bodies.order")
        head = first if ordered == ("head-first",) else last - 1
        return self.lexicon.language.case_of(self.words[head].token)


class Taken:
    """The words that finds of one kind already cover."""

    __slots__ = ("_covered",)

    def __init__(self, size: int) -> None:
        """Begin with nothing covered."""
        self._covered = bytearray(size)

    def free(self, first: int, last: int) -> bool:
        """Tell whether no word of a range is covered."""
        return not any(self._covered[first:last])

    def take(self, first: int, last: int) -> None:
        """Cover a range."""
        self._covered[first:last] = b"\x01" * (last - first)


@dataclass(frozen=True, slots=True)
class Find:
    """A mention with the words it covers; ``body`` is the find of a body inside a post's phrase."""

    mention: Mention
    first: int
    last: int
    body: Find | None = None
    kind: str = ""
    """Of a body: what its head says it is (ministry, parliament, …)."""


@dataclass(slots=True)
class Finds:
    """What has been found so far, by kind and by first and last word."""

    starts: dict[MentionKind, dict[int, Find]]
    ends: dict[MentionKind, dict[int, Find]]
    everything: dict[MentionKind, list[Find]]
    ordered: dict[MentionKind, list[Find]] = field(default_factory=dict)
    """Each kind in text order, as far as it was asked for since its last find."""

    @classmethod
    def empty(cls) -> Finds:
        """Begin with nothing found."""
        return cls(
            {kind: {} for kind in MentionKind},
            {kind: {} for kind in MentionKind},
            {kind: [] for kind in MentionKind},
        )

    def add(self, finds: Iterable[Find]) -> None:
        """Enter finds; where one holds another, the longer one answers for both."""
        for find in finds:
            kind = find.mention.kind
            self.everything[kind].append(find)
            self.ordered.pop(kind, None)
            other = self.starts[kind].get(find.first)
            if other is None or other.last < find.last:
                self.starts[kind][find.first] = find
            other = self.ends[kind].get(find.last)
            if other is None or find.first < other.first:
                self.ends[kind][find.last] = find

    def at(self, kind: MentionKind, first: int) -> Find | None:
        """Give the find of a kind that begins with a word."""
        return self.starts[kind].get(first)

    def ending(self, kind: MentionKind, last: int) -> Find | None:
        """Give the find of a kind that ends before a word."""
        return self.ends[kind].get(last)

    def of(self, kind: MentionKind) -> Sequence[Find]:
        """Give all finds of a kind in text order."""
        known = self.ordered.get(kind)
        if known is None:
            known = sorted(self.everything[kind], key=lambda find: (find.first, -find.last))
            self.ordered[kind] = known
        return known
