"""Which towns are not where an event is: those in a list, those of a participle elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kurultay.facts.events_hits import Hit
from kurultay.facts.events_scene import Scene
from kurultay.facts.once import once
from kurultay.facts.places import place_ref
from kurultay.lang.reading import Token
from kurultay.mentions.mention import Mention, MentionKind, PostValue

if TYPE_CHECKING:
    from kurultay.facts.claims import NameRef

_NUMBERS = frozenset({"sing", "plur"})
_GENDERS = frozenset({"masc", "femn", "neut"})


def beside(scene: Scene, hit: Hit, place: NameRef | None) -> frozenset[str | None] | None:
    """
    Give the states of the towns of a list that a place is one of («Анкара мен Бакуде»).

    Shape: None where the place stands alone, and for a visit, which is made to each.
    """
    if scene.grammar.after or hit.type == "official_visit" or place is None:
        return None
    row = scene.page.row(hit.row, MentionKind.PLACE)
    lists: list[list[Mention]] = []
    for mention in row:
        if lists and _linked(scene, lists[-1][-1], mention):
            lists[-1].append(mention)
        else:
            lists.append([mention])
    for listed in lists:
        refs = [place_ref(scene.page, mention) for mention in listed]
        first, last = scene.reach(listed[0])[1], scene.reach(listed[-1])[0]
        several = scene.grammar["and"].within(scene.tokens, first, last)  # «облыс, қала» is one
        if several and place in refs and len({ref.key or ref.name for ref in refs}) > 1:
            return frozenset(ref.country for ref in refs)
    return None


def _linked(scene: Scene, one: Mention, other: Mention) -> bool:
    """Tell whether only a comma or "and" parts two towns, the first of which is not declined."""
    (_, end), (first, _) = scene.reach(one), scene.reach(other)
    between = scene.tokens[end:first]
    joined = all(t.text == "," or scene.grammar["and"].at((t,), 0) for t in between)
    return bool(between) and joined and scene.case(end - 1) in {None, "nom", "loc"}


@once
def said(scene: Scene, hit: Hit) -> int:
    """Give where a sentence goes over to what is said («На встрече А отметил, что …»)."""
    end, tokens = scene.sentences[hit.row].last, scene.tokens
    if not scene.grammar.after:
        return end
    that = scene.grammar["that"]
    commas = (k for k in range(hit.right, end - 1) if tokens[k].text == ",")
    return next((k for k in commas if that.at(tokens, k + 1)), end)


def troubled(scene: Scene, at: int) -> bool:
    """Tell whether a place is only where something is talked about («ситуация в Сирии»)."""
    first = at - 2
    if not scene.grammar.after or first < 0 or scene.tokens[at - 1].pos != "ADP":
        return False
    return scene.grammar["situations"].at(scene.tokens, first) > 0


def posting(scene: Scene, at: int) -> bool:
    """Tell whether a place is where an envoy is posted («посол Казахстана в Беларуси»)."""
    row = scene.page.row(scene.page.index(scene.tokens[at].span), MentionKind.POST)
    posts = [(*scene.reach(mention), mention.value) for mention in row]
    return any(
        first < at < last
        or (at in {last, last + 1} and isinstance(value, PostValue) and value.level == "ambassador")
        for first, last, value in posts
    )


def to_be(scene: Scene, hit: Hit, at: int) -> bool:
    """Tell whether somebody at an event only wants something done there («предложил создать …»)."""
    if not scene.grammar.after or hit.trigger.frame or not (hit.after or hit.adjunct):
        return False
    told = [k for k in scene.clause(hit.row, hit.clause) if hit.right <= k < at]
    meant = [k for k in told if "infn" in scene.tokens[k].feats]
    finite = [k for k in told if scene.finite(k) and k not in meant]
    return bool(meant and finite) and finite[-1] < meant[-1]


def unlike(participle: Token, noun: Token) -> bool:
    """Tell whether a participle cannot be of a noun: another number, or another gender."""
    for marks in (_NUMBERS, _GENDERS):
        one, other = participle.feats & marks, noun.feats & marks
        if one and other and not one & other:
            return True
    return False
