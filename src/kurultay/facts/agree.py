"""Whether a post and a name are one person's by their forms, and whether it is asserted at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from kurultay.facts.page import Page
from kurultay.lang.reading import Token
from kurultay.mentions.mention import Mention, MentionKind, NameValue, PostValue

_OPENING = 2
"""Words of a post among which its title begins: «турецкий министр»."""
_OBLIQUE = frozenset({"gen", "dat", "acc", "loc", "abl"})


def agree(page: Page, post: Mention, person: Mention, words: Mapping[str, Any]) -> bool:
    """
    Tell whether a name may bear the post right before it.

    «водитель посла X»: a post in an oblique case is not that of a name in the nominative; where
    the case stands on the last word only, a post before its name has none.
    """
    value = post.value
    if not isinstance(value, PostValue) or value.acting:
        return True
    case = page.lexicon.language.case_of
    tokens = page.tokens(post.span.start, post.span.end)
    if _with(page, post, tokens, words) and (
        (value.plural and _nominative(page, person, words)) or _another(person, words)
    ):
        return False
    if value.plural:
        return True
    if words["genitive_before"]:
        oblique = bool(tokens) and case(tokens[-1]) in _OBLIQUE | {"ins"}
        return not oblique and not _subject(page, post, person, words)
    # The title is nominative: a word of it that stands so in the text is in the nominative too.
    fold = page.lexicon.spelling.fold
    said = fold(value.title.split()[0])
    if any(said == fold(token.text) for token in tokens[:_OPENING]):
        given = person.surface.split()[0] != person.name.split()[0]
        return not (_another(person, words) and (given or " " not in person.surface))
    named = [found for token in tokens if token.pos in {"NOUN", "ADJ"} and (found := case(token))]
    if named and named[0] == "gen" and _whose(page, post) and person.surface == person.name:
        return False
    return not named or named[0] not in _OBLIQUE or not _nominative(page, person, words)


def _with(page: Page, post: Mention, tokens: Sequence[Token], words: Mapping[str, Any]) -> bool:
    """Tell whether a post in the instrumental says with whom, not what somebody became."""
    cases = map(page.lexicon.language.case_of, tokens[:1])
    if words["genitive_before"] or "ins" not in cases:
        return False
    before = page.tokens(page.sentence(post.span).span.start, post.span.start)
    return not any(token.lemma in words["become"] for token in before)


def _another(person: Mention, words: Mapping[str, Any]) -> bool:
    """Tell whether a name is in the genitive, whose something is: «директором музея Абая»."""
    endings = tuple(words["genitive"])
    pairs = zip(person.surface.split(), person.name.split(), strict=False)
    bent = [(s, n) for s, n in pairs if s != n]
    return bool(bent) and all(s.endswith(endings) and not n.endswith(endings) for s, n in bent)


def _whose(page: Page, post: Mention) -> bool:
    """Tell whether the word before a post is somebody of that post: «секретарь министра»."""
    before = page.tokens(max(0, post.span.start - 24), post.span.start)[-1:]
    if not before or before[0].pos != "NOUN" or before[0].capital:
        return False
    return "anim" in before[0].feats and page.lexicon.language.case_of(before[0]) != "gen"


def _subject(page: Page, post: Mention, person: Mention, words: Mapping[str, Any]) -> bool:
    """
    Tell whether a bare post is the subject, the name behind it the object: «PRESIDENT met NAME».

    It is where nothing else in the sentence can be the subject. Who thanks a person («A-ға алғыс
    айтты») may be told by any post.
    """
    value, row = post.value, page.row(page.index(post.span))
    told = page.reading.of(page.sentence(post.span))
    thanks = person.case == "dat" and any(token.norm in words["thanked"] for token in told)
    if not isinstance(value, PostValue) or not (thanks or person.case in {"acc", "ins"}):
        return False
    own = {MentionKind.STATE, MentionKind.BODY}
    stated = value.country or any(m.kind in own and post.span.overlaps(m.span) for m in row)
    if stated and not thanks:
        return False
    named = {MentionKind.PERSON, MentionKind.POST, MentionKind.BODY}
    others = [m for m in row if m.kind in named and m not in (post, person)]
    spoken = any(token.pos == "PRON" for token in told)
    return not spoken and not any(m.case in {None, "nom"} for m in others)


def _nominative(page: Page, person: Mention, words: Mapping[str, Any]) -> bool:
    """Tell whether a name shows that it stands in the nominative."""
    value = person.value
    if person.surface != person.name or not isinstance(value, NameValue):
        return False
    if value.surname.endswith(tuple(words["declined"])):
        return True
    if not value.given:
        return False
    own = page.tokens(person.span.start, person.span.end)
    if "fixd" in own[-1].feats:
        return False  # «экс-премьера Беназир Бхутто»: nothing shows whose name it is
    first = own[0]
    declines = {"name", "masc"} <= first.feats and "fixd" not in first.feats
    return declines and page.lexicon.language.case_of(first) == "nom"


def asserted(
    words: Mapping[str, Any], verbs: Sequence[Token], near: Sequence[Token], around: Sequence[Token]
) -> bool:
    """
    Tell whether words say that somebody took a post: no "not", no rumour, no mere wish.

    ``verbs`` are those that join name and post, ``near`` the words beside them, ``around`` those
    of the sentence.
    """
    if _any(near, words["denied"]) or _any(around, words["doubt"]):
        return False
    wishes = not words["genitive_before"] and any(token.norm == token.lemma for token in verbs)
    # Who will take a post does not hold it yet.
    return not wishes and not any(token.feats & {"neg", "futr"} for token in verbs)


def _any(tokens: Sequence[Token], words: Sequence[str]) -> bool:
    return any(token.norm in words or token.lemma in words for token in tokens)
