"""Who came into a post or out of it, as nouns for a seat and participles tell: «на пост …»."""

from __future__ import annotations

from collections.abc import Sequence

from kurultay.facts.agree import asserted
from kurultay.facts.line import Line
from kurultay.lang.reading import Token
from kurultay.mentions.mention import Mention

_CLAUSE = 5
"""Words between a name and the post that a participle gives it, at most."""
_RELATIVE = frozenset({"apro"})


def _before(line: Line, post: Mention) -> Sequence[Token]:
    return line.gap(line.sentence.span.start, post.span.start)


def seated(line: Line, post: Mention) -> bool:
    """Tell whether a noun for a seat governs a post: «на должность министра»."""
    seats = line.words.get("left", {}).get("seats", ())
    ahead = _before(line, post)[-1:]
    return bool(ahead) and ahead[0].lemma in seats and post.case in ("gen", None)


def dismissed(line: Line, post: Mention) -> bool:
    """Tell whether somebody was put out of a post: «уволил с должности директора NAME»."""
    verbs = line.words.get("left", {}).get("verbs", ())
    ahead = _before(line, post)[-_CLAUSE:]
    found = [token for token in ahead if token.lemma in verbs]
    return seated(line, post) and bool(found) and asserted(line.words, found, ahead, ahead)


def named_to(line: Line, gap: Sequence[Token], post: Mention) -> bool | None:
    """
    Tell whether a clause behind a name gives it a post: «NAME, назначенный послом», «который был».

    Shape: True where the post is past, False where it is held; None where the words say neither.
    """
    if len(gap) < 2 or len(gap) > _CLAUSE or gap[0].text != ",":
        return None
    clause = gap[1:]
    if any(not token.text[0].isalpha() for token in clause):
        return None
    verbs = [token for token in clause if token.lemma in line.words["become"]]
    relative = clause[0].feats & _RELATIVE and clause[0].pos in {"PRON", "ADJ"}
    if not verbs or not (relative or "prtf" in verbs[0].feats):
        return None
    if post.case not in ("ins", None) and not seated(line, post):
        return None
    if not asserted(line.words, verbs, clause, clause):
        return None
    then = any(token.norm in line.words["then"] for token in clause)
    lasted = not verbs[0].feats.isdisjoint({"impf"}) and "past" in verbs[0].feats
    return then or lasted
