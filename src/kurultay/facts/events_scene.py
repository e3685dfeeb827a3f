"""The stage of an event: clauses, quoted speech, and who stands in a sentence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from kurultay.facts import clauses, owners
from kurultay.facts.bodies import Bodies
from kurultay.facts.claims import NameRef
from kurultay.facts.offices import Offices
from kurultay.facts.once import Memo, once
from kurultay.facts.page import Page
from kurultay.facts.people import People
from kurultay.facts.triggers import Grammar
from kurultay.lang.reading import Sentence, Token
from kurultay.mentions.mention import Mention, MentionKind, PostValue
from kurultay.text.article import PartKind, Span

_OPEN = frozenset('«“„"')
_CLOSE = frozenset('»”"')
_ENDS = frozenset("»”")
_DASHES = frozenset("–—-−")
_OWNED = 8
"""What a genitive owns stands so many words behind it at most."""
_SOURCE = 2
"""A dateline and the name of an agency take so many sentences at most."""
_QUOTED = 150
_SAID, _TOLD = 5, 10
"""A quotation has so many words at most; who says it stands so close behind, in Turkic farther."""
_JOINS = frozenset({"join", "part"})
_NAME = 4
"""A name without a post has fewer words than this."""
_MANY = 6
"""A quotation of more words than this is speech, else a name."""


@dataclass(frozen=True, slots=True)
class Actor:
    """
    A person in a sentence, named or by the post alone.

    ``first`` and ``last`` are token indexes of the phrase with posts and states before the name.
    ``case`` is as ``Language.case_of`` names it; ``blocked`` tells that the words around say the
    person takes no part, ``invites`` that they say the person invited the others.
    """

    who: NameRef
    mention: Mention
    first: int
    last: int
    case: str | None
    blocked: bool
    named: bool = True
    invites: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """A page with its people, posts and bodies, and the language's words for events."""

    page: Page
    who: People
    held: Offices
    bodies: Bodies
    grammar: Grammar
    memo: Memo = field(default_factory=lambda: Memo(dict), compare=False)
    tokens: tuple[Token, ...] = field(init=False)
    """All tokens of the article; kept here because they are read so often."""
    sentences: tuple[Sentence, ...] = field(init=False)
    """All sentences of the article."""
    asked: bool = field(init=False)
    """Whether the article is questions and answers, which tell what happened."""

    def __post_init__(self) -> None:
        """Take over what the reading holds."""
        object.__setattr__(self, "tokens", self.page.reading.tokens)
        object.__setattr__(self, "sentences", self.page.reading.sentences)
        asked = self.grammar.after and clauses.interview(self.tokens, self.sentences)
        object.__setattr__(self, "asked", asked)

    @property
    def home_state(self) -> str:
        """Give the state whose press writes in this language, where it is one state."""
        return self.grammar.home

    def reach(self, mention: Mention) -> tuple[int, int]:
        """Give the token range of a mention, half-open."""
        starts = self.page.token_starts
        first = bisect_right(starts, mention.span.start) - 1
        return max(0, first), bisect_left(starts, mention.span.end)

    def span(self, first: int, last: int) -> Span:
        """Give the span of a token range."""
        return Span(self.tokens[first].span.start, self.tokens[last - 1].span.end)

    def case(self, index: int) -> str | None:
        """Give the case of a token."""
        return self.page.lexicon.language.case_of(self.tokens[index])

    def rows(self, *parts: PartKind) -> Iterator[int]:
        """Give the indexes of the sentences of some parts."""
        for index, sentence in enumerate(self.sentences):
            if sentence.part in parts:
                yield index

    def mentions(self, row: int, first: int, last: int, *kinds: MentionKind) -> tuple[Mention, ...]:
        """Give the mentions of some kinds that lie in a token range of a sentence."""
        return tuple(
            mention
            for mention in self.page.row(row, *kinds)
            if first <= self.reach(mention)[0] < last
        )

    @once
    def clauses(self, row: int) -> tuple[int, ...]:
        """
        Give the number of the clause of each token of a sentence.

        Shape: 0 is the main clause; a subordinate one ends where a comma is followed by a finite
        verb.
        """
        return clauses.split(self, row)

    @once
    def clause(self, row: int, number: int) -> tuple[int, ...]:
        """Give the tokens of one clause of a sentence, by its number."""
        base = self.sentences[row].first
        return tuple(k + base for k, each in enumerate(self.clauses(row)) if each == number)

    @once
    def found(self, row: int, number: int, name: str) -> tuple[int, ...]:
        """Give the tokens of a clause at which words of one list of the grammar begin."""
        found = tuple(self.grammar[name].found(self.tokens, self.clause(row, number)))
        if found and name in _JOINS and self.grammar["concerns"]:
            return tuple(k for k in found if not clauses.concerns(self, row, k))
        return found

    def finite(self, index: int) -> bool:
        """Tell whether a token is a finite verb."""
        token = self.tokens[index]
        told = bool(token.feats & {"past", "pres", "futr"}) and "grnd" not in token.feats
        return token.pos == "VERB" and told

    def ends(self, index: int) -> bool:
        """Tell whether a finite verb closes its clause, where verbs come last."""
        token, before = self.tokens[index], self.tokens[max(0, index - 1)]
        compound = {"part"} <= token.feats & before.feats  # «қатысқан болатын»
        return token.pos == "VERB" and ("finite" in token.feats or compound)

    @once
    def speech(self, row: int) -> tuple[tuple[int, int], ...]:
        """Give the token ranges of a sentence that are somebody's quoted words."""
        sentence = self.sentences[row]
        found: list[tuple[int, int]] = []
        start: int | None = None
        for index in range(sentence.first, sentence.last):
            text = self.tokens[index].text
            if start is None and text in _OPEN and not self._shuts(index):
                start = index
            elif start is not None and text in _CLOSE:
                if index - start > _MANY and not self.documented(index):
                    found.append((start, index))
                start = None
            elif self.grammar.after and text in _ENDS and not found:  # begun in the sentence before
                found.append((sentence.first, index))
        if start is not None and not self.documented(self._closed(sentence.last)):
            found.append((start, sentence.last))
        first = self.tokens[sentence.first].text
        told = self.asked or self._sourced(row) or clauses.heading(self, row) is not None
        if first in _DASHES and not told:
            found.append((sentence.first, clauses.tail(self.tokens, sentence)))
        return tuple(found)

    def _shuts(self, index: int) -> bool:
        """Tell whether a straight mark stands right behind a word: one too many («"А" ҰК" АҚ»)."""
        token, before = self.tokens[index], self.tokens[max(0, index - 1)]
        behind = self.tokens[min(index + 1, len(self.tokens) - 1)]
        glued = index > 0 and before.span.end == token.span.start and before.text[-1].isalnum()
        return token.text == '"' and glued and behind.span.start > token.span.end

    def _closed(self, index: int) -> int:
        """Give where a quotation that goes on behind a sentence is closed, else the end."""
        tokens, size = self.tokens, len(self.tokens)
        near = range(index, min(size, index + _QUOTED))
        return next((k for k in near if tokens[k].text in _CLOSE | _OPEN), size)

    def documented(self, index: int) -> bool:
        """Tell whether it is said behind a quotation that a document states it («делінген»)."""
        end = index + (_SAID if self.grammar.after else _TOLD)
        return self.grammar["stated"].within(self.tokens, index + 1, end)

    def _sourced(self, row: int) -> bool:
        """Tell whether a dash follows the agency's name («… (Ховар). — В ходе встречи …»)."""
        near = row - next(self.rows(PartKind.BODY), row)
        return 0 < near <= _SOURCE and self.tokens[self.sentences[row].first - 2].text == ")"

    @once
    def actors(self, row: int) -> tuple[Actor, ...]:
        """
        Give the people in a sentence.

        Shape: in the order of the words; those within quoted speech are left out.
        """
        zones = self.speech(row)
        found: list[Actor] = []
        for mention in self.page.row(row, MentionKind.PERSON):
            who = self.who.who(mention)
            if who is not None and not owners.owner(self, row, mention):
                found.append(self._actor(row, mention, who))
        found += clauses.he(self, row)
        base, parts = self.sentences[row].first, self.clauses(row)
        names = {(actor.who, parts[actor.last - 1 - base]) for actor in found}
        for mention in self.page.row(row, MentionKind.POST):
            value = mention.value
            who = self.held.holder(mention)
            if who is None or (isinstance(value, PostValue) and value.plural):
                continue
            if (who, parts[self.reach(mention)[0] - base]) in names:
                continue
            if self._modifies(row, self.reach(mention)[1]):
                continue
            found.append(self._actor(row, mention, who, named=False))
        inside = [actor for actor in found if not any(a <= actor.first < b for a, b in zones)]
        inside.sort(key=lambda actor: actor.first)
        return tuple(inside if self.grammar.after else self._joined(inside))

    def _modifies(self, row: int, last: int) -> bool:
        """Tell whether a Turkic post only says whose something is («президент оркестрі»)."""
        if self.grammar.after or last >= self.sentences[row].last:
            return False
        behind, own = self.tokens[last], self.case(last - 1)
        if behind.text in _DASHES and last + 1 < self.sentences[row].last:
            posts = (self.reach(mention) for mention in self.page.row(row, MentionKind.POST))
            return any(a == last + 1 and self._modifies(row, b) for a, b in posts)
        owned = own == "nom" and "poss" in behind.feats and self.case(last) in {"nom", "gen"}
        return owned and not behind.capital and not self.announces(last, verbs=False)

    def _joined(self, actors: list[Actor]) -> list[Actor]:
        """Let names joined by «мен» share the case that only the last of them shows."""
        words, out = self.grammar["and"], list(actors)
        for index in range(len(out) - 2, -1, -1):
            one, other = out[index], out[index + 1]
            gap = self.tokens[one.last : other.first]
            if not gap or one.case not in {None, "nom"} or other.case in {None, "nom"}:
                continue
            listed = other is not actors[index + 1] and [token.text for token in gap] == [","]
            tied = len(gap) == 1 and words.at(gap, 0) > 0 and not self.grammar["also"].at(gap, 0)
            if tied or listed:
                blocked = one.blocked or other.blocked
                out[index] = replace(one, case=other.case, blocked=blocked)
        return [owners.unshown(self, out, one) for one in out]

    def _actor(self, row: int, mention: Mention, who: NameRef, *, named: bool = True) -> Actor:
        first, last = self.reach(mention)
        lead = self._lead(row, first) if named else first
        case = self._case_of(row, mention, lead)
        return Actor(
            who,
            mention,
            lead,
            last,
            case,
            self._blocked(row, lead, last, case),
            named,
            self._invites(row, lead, last, case),
        )

    def _invites(self, row: int, lead: int, last: int, case: str | None) -> bool:
        words, behind = self.grammar["inviter"], last < self.sentences[row].last
        behind = behind and words.at(self.tokens, last) > 0
        if not self.grammar.after:
            return behind
        said = words.found(self.tokens, range(max(self.sentences[row].first, lead - 3), lead))
        calls = behind and self.finite(last) and case == "nom"
        return calls or any(case == "nom" or not self.finite(index) for index in said)

    def _case_of(self, row: int, mention: Mention, lead: int) -> str | None:
        """Give the case of a name: of the post before it, which is surer than the name's own."""
        first, last = self.reach(mention)
        if not self.grammar.after or mention.kind is MentionKind.POST:
            return self.case(last - 1) if not self.grammar.after else self._head(first, last)
        for post in self.mentions(row, lead, first, MentionKind.POST):
            return clauses.ruled(self, post, self._head(*self.reach(post)))
        if mention.surface == mention.name:
            return "nom"
        plain = frozenset(mention.name.split())
        bent = [index for index in range(first, last) if self.tokens[index].text not in plain]
        cases = [case for index in (*bent, *range(first, last)) if (case := self.case(index))]
        if "ins" in cases and first and self.grammar["with"].at(self.tokens, first - 1):
            return "ins"
        if bent and bent[-1] == last - 1:  # a surname that bends is in no nominative
            cases = [case for case in cases if case != "nom"]
            ruled = first > 0 and self.tokens[first - 1].pos == "NOUN"
            return cases[0] if cases else "gen" if ruled else "acc"
        return cases[0] if cases else None

    def _head(self, first: int, last: int) -> str | None:
        near = range(first, last)
        return next((self.case(k) for k in near if self.tokens[k].pos == "NOUN"), None)

    def _lead(self, row: int, first: int) -> int:
        """Give where the posts, states and adjectives before a name begin."""
        covered = [
            self.reach(mention)
            for mention in self.page.row(row, MentionKind.POST, MentionKind.STATE, MentionKind.BODY)
        ]
        posts = [self.reach(mention) for mention in self.page.row(row, MentionKind.POST)]
        heads = {a for a, _ in posts}
        floor = self.sentences[row].first
        while first > floor:
            before = next((a for a, b in covered if a < first <= b), None)
            last = self.tokens[first - 1]
            if before is not None:
                if first in heads and self.grammar.after and self._apart(row, first):
                    return first  # «на полях саммита ШОС Президент …»
                if first in heads and (before, first) in posts and not self.grammar.after:
                    return first  # «Мемлекет басшысы Түркия Президентімен»: the first is another
                first = before
            elif (last.pos == "ADJ" and first - 1 > floor) or (
                last.text in _DASHES
                and any(b == first - 1 and not self._on_behalf(a) for a, b in covered)
            ):
                first -= 1
            else:
                return first
        return max(first, floor)

    def _on_behalf(self, first: int) -> bool:
        """Tell whether what stands before a dash is whom somebody stands for («от имени А – …»)."""
        return any(self.grammar[name].ends(self.tokens, first) for name in ("from", "not_after"))

    def _apart(self, row: int, first: int) -> bool:
        """Tell whether a body stands right before a post and outside it: it is another's."""
        bodies = map(self.reach, self.page.row(row, MentionKind.BODY))
        posts = [self.reach(mention) for mention in self.page.row(row, MentionKind.POST)]
        return any(b == first and not any(x <= a < y for x, y in posts) for a, b in bodies)

    def announces(self, index: int, *, verbs: bool = True) -> bool:
        """Tell whether an event word begins at a token."""
        begun = self.grammar.announce.begun(self.tokens[index])
        return any(
            words.at(self.tokens, index) for trigger, words in begun if verbs or not trigger.frame
        )

    def _received(self, row: int, lead: int) -> bool:
        """Tell whether whom somebody receives is told where («принял находящегося в стране А»)."""
        first, before = self.sentences[row].first, lead - 1
        if lead - first < _NAME or self.case(before) != "loc" or self.tokens[lead - 2].pos != "ADP":
            return False
        near = range(first, lead - 2)
        states = any("prtf" in self.tokens[k].feats for k in range(max(first, lead - _OWNED), lead))
        return states and any(
            self.grammar["host"].at(self.tokens, k) and self.finite(k) for k in near
        )

    def _blocked(self, row: int, lead: int, last: int, case: str | None) -> bool:
        sentence = self.sentences[row]
        if clauses.byline(self.tokens, lead, last):
            return True
        if self.grammar["not_after"] and self.grammar["not_after"].ends(self.tokens, lead):
            return lead > sentence.first
        if last - lead == 1 and lead and self.grammar["halls"].at(self.tokens, lead - 1):
            return True  # «во дворце Аксарай»
        ahead = last
        while ahead < sentence.last and clauses.passes(self, ahead):
            ahead += 1
        if ahead < sentence.last and self.grammar["not_before"].at(self.tokens, ahead):
            return True
        if not self.grammar.after and case == "gen":
            return not owners.owns(self, row, last)
        put_up = ahead < sentence.last and self.grammar["memorial"].at(self.tokens, ahead)
        if case == "dat" and put_up:
            return not self.grammar.after  # «A-ға ескерткіш ашылды»
        if not self.grammar.after or case != "gen" or lead <= sentence.first:
            return False
        before = self.tokens[lead - 1]
        spots = self.mentions(row, sentence.first, lead, MentionKind.PLACE, MentionKind.DATE)
        if any(self.reach(spot)[1] == lead for spot in spots):
            return False
        nouns = (trigger.words for trigger in self.grammar.nouns)
        if before.text in _ENDS and last - lead < _NAME:
            return True  # «… 950-летию «Поэмы» А»: its author
        if self._received(row, lead):
            return False
        return (
            before.pos == "NOUN"
            and not self.grammar["peer"].at(self.tokens, lead - 1)
            and not self.grammar["of"].at(self.tokens, lead - 1)
            and not (
                self.tokens[lead - 2].pos == "ADP"
                and self.grammar["under"].at(self.tokens, lead - 1)
            )
            and not any(words.at(self.tokens, lead - 1) for words in nouns)
        )
