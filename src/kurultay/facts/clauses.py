"""The clauses of a sentence: where a subordinate one begins, and where the main one goes on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kurultay.facts.once import once
from kurultay.lang.reading import Sentence, Token
from kurultay.mentions.mention import MentionKind, PostValue
from kurultay.text.article import PartKind

if TYPE_CHECKING:
    from kurultay.facts.events_scene import Actor, Scene
    from kurultay.mentions.mention import Mention

_DASHES = frozenset("–—-−")
_OPENS = frozenset('«“„"')
_ENDED = frozenset(',!?»”…"')
"""What stands before the dash behind somebody's words."""
_ITEMS = _DASHES | frozenset("•▪*·◆●■")
_ASKED = 2
"""So many questions, and answers, make an interview."""
_LISTED = 30
"""A list has so many lines at most."""
_OWNED = 8
"""What a genitive owns stands so many words behind it at most, those met in between aside."""
_TITLED = 4
"""So many words at most stand between a jubilee and the name of whose it is, and before."""
_NOMINAL = frozenset({"NOUN", "ADJ"})
_MARKS = frozenset({",", "(", "–", "—", ";", ":"})


def split(scene: Scene, row: int) -> tuple[int, ...]:
    """
    Give the number of the clause of each token of a sentence.

    Shape: 0 is the main clause; a subordinate one ends where a comma is followed by a finite verb.
    """
    sentence, splits = scene.sentences[row], scene.grammar["split"]
    out: list[int] = []
    now = top = 0
    parts = _coordinated(scene, row)
    for index in range(sentence.first, sentence.last):
        mark, after = scene.tokens[index].text, index + 1
        if mark in _MARKS and after < sentence.last:
            small = scene.tokens[after].text[:1].islower()
            small = small and scene.grammar["and"].at(scene.tokens, after) < 2
            opens = mark != "(" and small and splits.at(scene.tokens, after) > 0
            opens = opens and not _gapped(scene, after, sentence.last)
            opens = opens and (scene.grammar.after or _told(scene, sentence.first, index))
            opens = opens or (mark == ":" and _parts(scene, index, sentence.first, sentence.last))
            closed = not scene.grammar.after and scene.ends(index - 1)
            if opens or closed or _relative(scene, after, sentence.last):
                top += 1
                now = top
            elif now and (scene.finite(after) or (mark == "," and _back(scene, row, out, after))):
                now = 0
        elif index in parts:
            top += 1
            now = top
        out.append(now)
    return tuple(out)


def _back(scene: Scene, row: int, out: Sequence[int], after: int) -> bool:
    """Tell whether the main clause goes on behind a comma: by its verb, or by its subject."""
    return _moved(scene, row, out, after) or _named(scene, row, out, after)


def _named(scene: Scene, row: int, out: Sequence[int], after: int) -> bool:
    """Tell whether a name and its verb go on («На форуме, который прошёл вчера, А отметил …»)."""
    base = scene.sentences[row].first
    name = next(
        (m for m in scene.page.row(row, MentionKind.PERSON) if _from(scene, m, after)), None
    )
    if name is None or name.case not in {None, "nom"} or not scene.finite(scene.reach(name)[1]):
        return False
    within = [base + k for k, part in enumerate(out) if part == out[-1]]
    main = [base + k for k, part in enumerate(out) if not part]
    told = any(map(scene.finite, within)) and scene.grammar.after
    return told and not any(map(scene.finite, main))


def _from(scene: Scene, mention: Mention, at: int) -> bool:
    """Tell whether a name begins at a token."""
    return scene.reach(mention)[0] == at


def _moved(scene: Scene, row: int, out: Sequence[int], after: int) -> bool:
    """Tell whether a short participle goes on («форум, который был назначен на …, перенесён»)."""
    words, base = scene.grammar, scene.sentences[row].first
    told = any(words[name].at(scene.tokens, after) for name in ("happen", "moves"))
    within = (base + k for k, part in enumerate(out) if part == out[-1])
    return told and "prts" in scene.tokens[after].feats and any(map(scene.finite, within))


def byline(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether a name between strokes is who wrote the report («ҚазАқпарат /Асан Үсенов/»)."""
    inner = first > 0 and last < len(tokens)
    return inner and tokens[first - 1].text == tokens[last].text == "/"


def _coordinated(scene: Scene, row: int) -> frozenset[int]:
    """Give the Turkic «and» between two main clauses, each with a person as its subject."""
    sentence, tokens = scene.sentences[row], scene.tokens
    if scene.grammar.after:
        return frozenset()
    found: list[int] = []
    people = scene.page.row(row, MentionKind.PERSON)
    for index in range(sentence.first + 1, sentence.last):
        if not scene.grammar["and"].at(tokens, index) or not scene.ends(index - 1):
            continue
        verb = next((k for k in range(index, sentence.last) if scene.ends(k)), index)
        names = (scene.reach(m) for m in people)
        if any(index < a < verb and scene.case(b - 1) in {None, "nom"} for a, b in names):
            found.append(index)
    return frozenset(found)


def _parts(scene: Scene, colon: int, first: int, last: int) -> bool:
    """Tell whether a colon parts two main clauses: each has its verb, the second its subject."""
    if not scene.grammar.after:
        return False
    rest = range(colon + 1, last)
    behind = next((k for k in rest if scene.finite(k)), None)
    ahead = any(scene.finite(k) for k in range(first, colon))
    ahead = ahead and all(any(map(scene.announces, part)) for part in (range(first, colon), rest))
    theirs = any(scene.grammar["guest"].at(scene.tokens, k) for k in rest[:3])
    plain = (
        not theirs
        and behind is not None
        and not any(scene.tokens[k].text in {",", ";"} for k in range(colon, behind))
    )
    return ahead and plain


def _told(scene: Scene, first: int, last: int) -> bool:
    """Tell whether a Turkic clause has its verb, and not that of the next («X, ал Y қатысты»)."""
    return any(scene.tokens[k].pos == "VERB" for k in range(first, last))


def setting(scene: Scene, row: int, number: int) -> int:
    """Give the clause whose day and place hold in a clause too: that before a colon, or itself."""
    told = scene.clause(row, number)
    if scene.grammar.after and number > 0 and len(told) > 1:
        there = scene.grammar["place"].at(scene.tokens, told[1])  # «…, где его принял А»
        first = scene.sentences[row].first
        if there and told[0] > first:
            return scene.clauses(row)[told[0] - 1 - first]
    opened = bool(told) and number > 0 and scene.tokens[told[0]].text == ":"
    opened = opened and not scene.grammar["split"].at(scene.tokens, told[0] + 1)
    return scene.clauses(row)[told[0] - 1 - scene.sentences[row].first] if opened else number


def _gapped(scene: Scene, index: int, end: int) -> bool:
    """Tell whether a clause takes its verb from the one before («…, а турецкую – министр А»)."""
    stop = next((k for k in range(index, end) if scene.tokens[k].text in {";", ","}), end)
    dash = any(scene.tokens[k].text in _DASHES for k in range(index, stop))
    return scene.grammar.after and dash and not any(map(scene.finite, range(index, stop)))


def _relative(scene: Scene, index: int, end: int) -> bool:
    """Tell whether a relative clause begins («, в ходе которой …»)."""
    opens = scene.grammar["relative"]
    for at in range(index, min(index + 3, end)):
        if opens.at(scene.tokens, at):
            return True
        if scene.tokens[at].pos not in {"ADP", "NOUN"}:
            return False
    return False


@once
def heading(scene: Scene, row: int) -> int | None:
    """
    Give the sentence that a line of a list of names stands under («В ней участвовали: – А; – Б»).

    A line with a verb of its own is somebody's speech, or a story.
    """
    if not _item(scene, row):
        return None
    for above in range(row - 1, max(-1, row - _LISTED), -1):
        sentence = scene.sentences[above]
        if scene.tokens[sentence.last - 1].text == ":":
            return above if sentence.part is scene.sentences[row].part else None
        if scene.tokens[sentence.first].text not in _ITEMS:
            return None
    return None


def _item(scene: Scene, row: int) -> bool:
    sentence = scene.sentences[row]
    marked = scene.tokens[sentence.first].text in _ITEMS
    kinds = (MentionKind.PERSON, *([MentionKind.STATE] if scene.grammar.after else []))
    named = bool(scene.page.row(row, *kinds))
    told = scene.finite if scene.grammar.after else scene.ends
    words = range(sentence.first, sentence.last)
    bracket = next((k for k in words if scene.tokens[k].text == "("), sentence.last)
    return marked and named and not any(map(told, range(sentence.first, bracket)))


def tail(tokens: Sequence[Token], sentence: Sentence) -> int:
    """Give where what is said behind a dash ends («– Мы рады, – сказал А»)."""
    for index in range(sentence.first + 1, sentence.last - 1):
        if tokens[index].text in {",", "!", "?"} and tokens[index + 1].text in _DASHES:
            return index
    return sentence.last


def interview(tokens: Sequence[Token], sentences: Sequence[Sentence]) -> bool:
    """Tell whether an article is questions and answers, each behind a dash."""
    spoken = [s for s in sentences if tokens[s.first].text in _DASHES]
    asks = sum(tokens[s.last - 1].text.startswith("?") for s in spoken)
    return asks >= _ASKED and len(spoken) - asks >= _ASKED


def ruled(scene: Scene, post: Mention, case: str | None) -> str | None:
    """Give the case of a plural post whose form may be a genitive («вышли главы минздравов …»)."""
    value, first = post.value, scene.reach(post)[0]
    if case != "gen" or not isinstance(value, PostValue) or not first:
        return case
    before = scene.tokens[first - 1]
    if not value.plural and not ("plur" in before.feats and scene.finite(first - 1)):
        return case
    alone = scene.tokens[first].norm.endswith(scene.grammar.ends["several"])
    subject = before.text in {".", ",", ";"} or "plur" in before.feats
    free = subject or first == scene.sentences[scene.page.index(post.span)].first
    return "nom" if alone and free and before.pos in {"VERB", "PUNCT"} else case


def passes(scene: Scene, index: int) -> bool:
    """Tell whether a bracket, or a Turkic number of years, stands before what tells."""
    token = scene.tokens[index]
    return token.text in {"(", ")"} or (token.pos == "NUM" and not scene.grammar.after)


def concerns(scene: Scene, row: int, index: int) -> bool:
    """
    Tell whether a Turkic word says what something concerns («бюджетке қатысты сұрақ»).

    The same word closes a clause as "took part": «форумға қатысты».
    """
    behind = index + 1
    if not index or behind >= scene.sentences[row].last or scene.case(index - 1) != "dat":
        return False
    if not scene.grammar["concerns"].at(scene.tokens, index):
        return False
    token = scene.tokens[behind]
    if token.pos in {"PUNCT", "CONJ", "PART", "VERB"} or scene.grammar["and"].at((token,), 0):
        return False
    return not (token.capital and scene.announces(index - 1))


def in_speech(scene: Scene, first: int, verb: int) -> bool:
    """
    Tell whether somebody stands in what a Turkic verb behind a dash says («… X еді, – деді ол»).

    Who stands before the quotation mark that opens the words says them.
    """
    tokens = scene.tokens
    if verb < first + 2 or tokens[verb - 1].text not in _DASHES:
        return False
    opened = any(token.text in _OPENS for token in tokens[first:verb])
    return tokens[verb - 2].text in _ENDED and not opened


def he(scene: Scene, row: int) -> list[Actor]:
    """
    Give the subjects of the sentence before, where a Turkic one begins with "he" or "they".

    Nobody where the sentence before has another number of them, or is in another part.
    """
    first, said = scene.sentences[row].first, {"him": 1, "them": 2}
    if scene.grammar.after or not row or scene.sentences[row - 1].part is not PartKind.BODY:
        return []
    if scene.sentences[row].part is not PartKind.BODY:
        return []
    at = first + (1 if scene.grammar["and"].at(scene.tokens, first) else 0)
    number = next((n for name, n in said.items() if scene.grammar[name].at(scene.tokens, at)), 0)
    if at + 1 < scene.sentences[row].last and scene.announces(at + 1, verbs=False):
        return []  # «Ол форум …»: that forum
    told = [a for a in scene.actors(row - 1) if a.case in {None, "nom"} and not a.blocked]
    people = list({actor.who: actor for actor in told}.values())
    if not number or len(people) != number or scene.case(at) not in {None, "nom"}:
        return []
    return [
        replace(one, first=at, last=at + 1, case="nom", named=False, invites=False)
        for one in people
    ]


def auxiliary(scene: Scene, row: int, index: int) -> bool:
    """Tell whether a Turkic verb only carries on another («дамып келеді», «министр болды»)."""
    before = scene.tokens[index - 1] if index > scene.sentences[row].first else None
    if scene.grammar.after or before is None:
        return False
    if scene.grammar["abides"].at(scene.tokens, index):
        near = scene.mentions(row, index - 2, index, MentionKind.PLACE)
        return not near or scene.case(index - 1) != "loc" or "attr" in before.feats
    return "conv" in before.feats
