"""Who came into a post or out of it, as nouns for a seat and participles tell: «на пост …»."""

from __future__ import annotations

from collections.abc import Sequence

from kurultay.facts.agree import asserted
from kurultay.facts.line import Line
from kurultay.lang.reading import Token
from kurultay.mentions.mention import Mention

_CLAUSE = 5
"""Words between a name and the post that a participle gives it, at most."""
_APPOSED = 7
_RUN = 4
_RELATIVE = frozenset({"apro"})


def _before(line: Line, post: Mention) -> Sequence[Token]:
    return line.gap(line.sentence.span.start, post.span.start)


def seated(line: Line, post: Mention) -> bool:
    """Tell whether a noun for a seat governs a post: «на должность министра»."""
    seats = line.words.get("left", {}).get("seats", ())
    ahead = _before(line, post)[-1:]
    return bool(ahead) and ahead[0].lemma in seats and post.case in ("gen", None)


def entered(line: Line, gap: Sequence[Token], post: Mention) -> bool:
    """Tell whether somebody took a seat, as verbs with a noun for it say: «вступил в должность»."""
    verbs = [token for token in gap if token.lemma in line.words.get("entering", ())]
    if not verbs or len(gap) > _CLAUSE or any(token.text in ",;:" for token in gap):
        return False
    return seated(line, post) and asserted(line.words, verbs, gap, gap)


def wanted(line: Line, post: Mention) -> bool:
    """Tell whether a post is only run for: «кандидат в президенты NAME», «претендент на пост …»."""
    words = tuple(line.words.get("candidates", ()))
    ahead = [token for token in _before(line, post)[-_RUN:] if token.text not in "«»"]
    named = [token for token in ahead if token.lemma in words or token.norm.endswith(words)]
    if not words or not named:
        return False
    behind = ahead[ahead.index(named[-1]) + 1 :]
    return bool(behind) and behind[0].pos == "ADP" and all(token.pos != "VERB" for token in behind)


def dismissed(line: Line, post: Mention) -> bool:
    """Tell whether somebody was put out of a post: «уволил с должности директора NAME»."""
    verbs = line.words.get("left", {}).get("verbs", ())
    ahead = _before(line, post)[-_CLAUSE:]
    found = [token for token in ahead if token.lemma in verbs]
    return seated(line, post) and bool(found) and asserted(line.words, found, ahead, ahead)


def several(line: Line, post: int, name: int) -> bool:
    """Tell whether a verb of several says what names took: «вице-премьерами назначены A и B»."""
    gap = line.gap(line.items[post].span.end, line.items[name].span.start)
    verbs = [token for token in gap if token.lemma in line.words["become"]]
    return bool(verbs) and all("plur" in token.feats for token in verbs)


def ordered(line: Line, before: Sequence[Token]) -> list[Token]:
    """Give the noun of an order that appoints somebody: «указ о назначении NAME послом»."""
    nouns, orders = line.words.get("appoints", ()), line.words.get("orders", ())
    found = [token for token in before if token.lemma in nouns]
    if not any(token.lemma in orders for token in before):
        return []
    told = line.gap(line.sentence.span.start, line.sentence.span.end)
    undone = line.words["unordered"]
    if any("futr" in token.feats or token.lemma in undone for token in told):
        return []
    return found if asserted(line.words, found, told, told) else []


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


def further(line: Line, person: Mention, post: Mention, gap: Sequence[Token]) -> bool:
    """
    Tell whether a post is a further one of a name: «A – директор и совладелец …».

    So it is also behind words for what somebody is: «A, известного борца с …, члена …».
    """
    if line.words["genitive_before"] or post.case is None:
        return False
    own = [link for link in line.links if link.person is person and link.post is not None]
    last = own[-1].post if own else None
    if last is not None and len(gap) == 1 and gap[0].norm in line.words["join"]:
        return person.span.end <= last.span.start and last.case == post.case
    if not 3 <= len(gap) <= _APPOSED or [gap[0].text, gap[-1].text] != [",", ","]:
        return False
    case = line.page.lexicon.language.case_of
    words = gap[1:-1]
    nouns = [token for token in words if token.pos == "NOUN"]
    plain = all(token.pos in {"NOUN", "ADJ", "ADP"} and not token.capital for token in words)
    if not plain or not nouns or any("prts" in token.feats for token in words):
        return False
    return case(words[0]) == case(nouns[0]) == post.case == person.case
