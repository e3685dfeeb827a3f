"""Who says what: quotations and reported speech with their speakers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kurultay.facts.bodies import Bodies
from kurultay.facts.claims import NameRef, RefKind, Statement
from kurultay.facts.offices import Offices
from kurultay.facts.page import Page
from kurultay.facts.people import People
from kurultay.facts.quotes import Quote, reported, spoken
from kurultay.mentions.mention import Mention, MentionKind, PostValue
from kurultay.mentions.words import Head
from kurultay.text.article import Span

_SPEAKERS = (MentionKind.PERSON, MentionKind.POST, MentionKind.BODY)
_OBLIQUE = frozenset({"gen", "dat", "ins", "acc", "loc", "abl"})


@dataclass(frozen=True, slots=True)
class _Speaker:
    """Who speaks, or the text's own word for it, and where those words end."""

    ref: NameRef | None = None
    text: str | None = None
    end: int | None = None
    pronoun: bool = False

    def first(self, mention: Mention) -> bool:
        """Tell whether these words are a pronoun that stands before a mention."""
        return self.pronoun and self.end is not None and self.end < mention.span.start


class _Stage:
    """Who speaks, as the text goes on."""

    def __init__(self, page: Page, people: People, offices: Offices, bodies: Bodies) -> None:
        self.page = page
        self.people = people
        self.offices = offices
        self.bodies = bodies
        self.words: Mapping[str, Any] = page.lexicon.table("speech.toml")
        self.last: NameRef | None = None

    def who(self, mention: Mention) -> NameRef | None:
        if mention.kind is MentionKind.PERSON:
            return self.people.who(mention)
        if mention.kind is MentionKind.BODY:
            return self.bodies.what(mention)
        return self.offices.holder(mention) or self.recent(mention)

    def recent(self, post: Mention) -> NameRef | None:
        """Give the person named last before a bare post who holds such a post."""
        value = post.value
        if not isinstance(value, PostValue) or value.plural:
            return None
        held = [
            office
            for office in self.offices.claims
            if office.level == value.level
            and (not value.country or value.country == office.country)
        ]
        inside = self.page.inside(post.span, MentionKind.BODY)
        bodies = {self.bodies.what(mention) for mention in inside}
        holders = {office.holder for office in held if not bodies or office.body in bodies}
        if self.last in holders:
            return self.last
        before = [
            person
            for mention in self.page.mentions
            if mention.kind is MentionKind.PERSON and mention.span.end <= post.span.start
            if (person := self.people.who(mention)) in holders
        ]
        return before[-1] if before else None

    def candidates(self, place: Span) -> list[Mention]:
        """Give who is named in a stretch, nobody twice, nothing inside something else."""
        found = [
            mention
            for index in self._rows(place)
            for mention in self.page.row(index, *_SPEAKERS)
            if place.covers(mention.span)
        ]
        return [
            mention
            for mention in found
            if not any(o is not mention and o.span.covers(mention.span) for o in found)
        ]

    def _rows(self, place: Span) -> range:
        last = self.page.index(Span(place.end - 1, place.end))
        return range(self.page.index(place), last + 1)

    def speaker(self, quote: Quote) -> _Speaker:
        """Give the speaker, or the text's own word for him."""
        for place in quote.places:
            named = self.candidates(place)
            word = self._word(place, quote, named)
            mention = self._best(named, quote)
            if mention is not None and not (word and word.first(mention)):
                ref = self.who(mention)
                if ref is not None or mention.kind is MentionKind.POST:
                    text = None if ref else mention.name
                    return _Speaker(ref, text, mention.span.end)
            if word is not None:
                return word
        return _Speaker()

    def _best(self, found: Sequence[Mention], quote: Quote) -> Mention | None:
        """Choose the subject: in the nominative, nearest to the verb, a person first if equal."""
        if not found:
            return None
        if quote.rule == "statement.according":
            return found[0] if self.words["order"] == "head-first" else found[-1]
        fit = [mention for mention in found if self.page.case(mention) not in _OBLIQUE]
        if self.words["order"] == "head-last":
            fit = fit or [m for m in found if self.page.case(m) != "gen"]
            return fit[0] if fit else None
        if not fit:
            return None
        verb = quote.verb if quote.verb is not None else quote.said.start
        after = [m for m in fit if m.span.start > verb]
        before = [m for m in fit if m.span.end <= verb]
        if before and after:
            far = min(after, key=lambda m: m.span.start)
            near = max(before, key=lambda m: m.span.end)
            return far if len(self.page.tokens(verb, far.span.start)) <= 2 else near
        if after:
            return min(after, key=lambda m: m.span.start)
        return max(before, key=lambda m: m.span.end)

    def _word(self, place: Span, quote: Quote, named: Sequence[Mention]) -> _Speaker | None:
        """Give who a pronoun or an unnamed group is: the last speaker, a body, the word itself."""
        words = self.words
        tokens = self.page.tokens(place.start, place.end)
        loose = quote.rule in ("statement.according", "statement.between")
        pronouns = [*words["pronoun"], *(words["possessive"] if loose else ())]
        for at, token in enumerate(tokens):
            if any(mention.span.covers(token.span) for mention in named):
                continue
            if token.norm in pronouns:
                return _Speaker(self.last, None, token.span.end, pronoun=True)
            group = token.lemma in words["collective"] and ("plur" in token.feats or loose)
            if group or token.norm in words["collective"]:
                before = [t for t in tokens[max(0, at - 1) : at] if t.pos == "ADJ" and loose]
                name = self.page.lexicon.language.nominative([*before, token]) if before else ""
                return _Speaker(None, name or token.norm, token.span.end)
            if token.lemma in words["institution"]:
                return _Speaker(self._office_of_state(place), token.lemma, token.span.end)
        return None

    def _office_of_state(self, place: Span) -> NameRef | None:
        """Give the ministry or agency named last before a stretch."""
        for mention in reversed(self.page.mentions):
            if mention.kind is MentionKind.BODY and mention.span.end <= place.end:
                body = self.bodies.what(mention)
                kinds = [head.kind for head in self._heads(mention)]
                if body is not None and ("ministry" in kinds or "agency" in kinds):
                    return body
        return None

    def _heads(self, mention: Mention) -> list[Head]:
        tokens = self.page.tokens(mention.span.start, mention.span.end)
        lexicon = self.page.lexicon
        keys = [lexicon.keys(token.text) for token in tokens]
        return [head for at in range(len(keys)) for _, head in lexicon.heads.matches(keys, at)]

    def meet(self, index: int) -> None:
        """Remember the person a sentence is about, for the pronouns that follow."""
        row = self.page.row(index, MentionKind.PERSON, MentionKind.POST)
        for mention in row:
            if self.page.case(mention) in _OBLIQUE:
                continue
            person = (
                self.who(mention)
                if mention.kind is MentionKind.PERSON
                else self.offices.holder(mention)
            )
            if person is not None:
                self.last = person
                return


def read(page: Page, people: People, offices: Offices, bodies: Bodies) -> tuple[Statement, ...]:
    """
    Read the statements.

    Shape: in the order of the text; consecutive sentences of one quotation are one.
    """
    stage = _Stage(page, people, offices, bodies)
    direct = spoken(page, stage.words)
    found: list[Statement] = []
    for index, sentence in enumerate(page.reading.sentences):
        if not page.read(sentence):
            continue
        own = [quote for quote in direct if page.index(quote.said) == index]
        covered = any(quote.said.overlaps(sentence.span) for quote in direct)
        if own:
            found.extend(made for quote in own if (made := _statement(stage, quote)))
            continue
        if covered:
            continue
        before = stage.last
        quotes = reported(page, index, stage.words)
        if not quotes:
            stage.meet(index)
        for quote in quotes:
            made = _statement(stage, quote)
            if made is not None:
                found.append(made)
            if stage.last is before:
                stage.meet(index)
    return tuple(found)


def _statement(stage: _Stage, quote: Quote) -> Statement | None:
    page = stage.page
    speaker = _Speaker() if quote.nobody else stage.speaker(quote)
    ref, text = speaker.ref, speaker.text
    if ref is None and text is None:
        if quote.rule == "statement.between":
            return None
        if quote.direct:
            ref = stage.last
    if ref is not None:
        text = None
        if ref.kind is RefKind.PERSON:
            stage.last = ref
    said = _gist(stage, quote.said, speaker.end) if quote.gist else quote.said
    evidence = page.evidence(said, quote.rule, 0.8 if ref else 0.6)
    return Statement(ref, text, page.text[said.start : said.end], quote.direct, evidence)


def _gist(stage: _Stage, said: Span, end: int | None) -> Span:
    """Leave out the subject and openings like «in his turn» where the sentence holds them."""
    page = stage.page
    start = end if end is not None and said.start <= end < said.end - 2 else said.start
    trimmed = page.text[start : said.end].lstrip(" ,–—-")
    for filler in stage.words["filler"]:
        if trimmed.lower().startswith(filler + " "):
            trimmed = trimmed[len(filler) :].lstrip(" ,")
    begin = said.end - len(trimmed)
    return Span(begin, said.end) if begin < said.end else said
