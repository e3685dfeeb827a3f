"""What an article spoke of last before a post that does not say where it is held."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from kurultay.facts import local, turkic
from kurultay.facts.bodies import Bodies
from kurultay.facts.page import Page
from kurultay.facts.seats import Seats, relative
from kurultay.mentions.mention import Mention, MentionKind, PostValue
from kurultay.text.article import PartKind, Span

_WORD = 24
"""An adjective has so many letters at most."""
_MANY = 3
"""States in an article of which the first may be whose posts are named without one."""
_OPENING = 2
"""Sentences above that of the body from which an article is: headline and dateline."""
_NEAR = 3
"""Sentences in which a parliament is still meant: the post's own, and two before."""


def house(page: Page, seats: Seats, post: Mention) -> str | None:
    """Give the state of the parliament spoken of a little before a post, or of the only one."""
    whose = _antecedent(page, post)
    if whose is not None:
        return whose
    row, near, since = page.index(post.span), set[str | None](), post.span.start
    for at in range(row, max(row - _NEAR, -1), -1):
        for mention in reversed(page.row(at, MentionKind.BODY)):
            body = seats.bodies.what(mention) if mention.span.start < post.span.start else None
            if body is not None and seats.kind(body) == "parliament":
                near.add(body.country)
                since = mention.span.end
        if near and at == row:
            break
    if near:  # of several, either may be meant, or that of a state named since
        later = (m for m in page.mentions if since <= m.span.start < post.span.start)
        near |= {m.key for m in later if m.kind is MentionKind.STATE}
        return near.pop() if len(near) == 1 else None
    named = (claim.ref for claim in seats.bodies.claims)
    lands = {body.country for body in named if seats.kind(body) == "parliament"}
    return lands.pop() if len(lands) == 1 else None


def _antecedent(page: Page, post: Mention) -> str | None:
    """Give the state whose post a relative clause tells: «Турция, спикер парламента которой»."""
    opening = page.sentence(post.span).span.start
    ahead = page.tokens(max(opening, post.span.start - 4), post.span.start)[-1:]
    if not relative(page, post) or [token.text for token in ahead] != [","]:
        return None
    states = page.row(page.index(post.span), MentionKind.STATE)
    return next((m.key for m in states if 0 <= ahead[0].span.start - m.span.end <= 1), None)


def of_organ(page: Page, bodies: Bodies, words: Mapping[str, Any], post: Mention | None) -> bool:
    """Tell whether a post is that of the delegation of a body of no state («… банка во главе»)."""
    for mention in page.row(page.index(post.span), MentionKind.BODY) if post else ():
        body = bodies.what(mention) if post and mention.span.end <= post.span.start else None
        ahead = page.tokens(max(0, mention.span.start - _WORD), mention.span.start)[-1:]
        if body is not None and not body.country and ahead and ahead[0].lemma in words["send"]:
            return True
    return False


def counted(page: Page, post: Mention) -> bool:
    """Tell whether a number stands in or behind the first word of a post: «мэры двух городов»."""
    counts = page.lexicon.world.words("titles.counts")
    words = page.tokens(post.span.start, post.span.end + _WORD)[1:2]
    return any(token.norm in counts for token in words)


def place(page: Page, post: Mention, lands: Sequence[str] | None = None) -> Mention | None:
    """
    Give the region or city spoken of last before a post; «the city» is no region.

    Shape: one of ``lands``, where the title is known in some states only.
    """
    heads = page.lexicon.world.folded("places.city_heads")
    words = page.tokens(post.span.start, post.span.end + 12)
    town = any(page.lexicon.keys(token.text) & heads for token in words)
    before = [
        mention
        for mention in page.mentions
        if mention.kind is MentionKind.PLACE and mention.span.end <= post.span.start
        if not mention.adjective and not (town and _wide(page, mention))
        if lands is None or land(page, mention) in lands
    ]
    return before[-1] if before else None


def town(page: Page, words: Mapping[str, Any], post: Mention) -> tuple[str | None] | None:
    """
    Give the state of a town or region whose adjective stands before a post: «самарский мэр».

    Shape: a state, or none where nobody knows the town; None without such an adjective.
    """
    opening = page.sentence(post.span).span.start
    before = page.tokens(max(opening, post.span.start - _WORD), post.span.start)[-1:]
    lemma = next((t.lemma for t in before if t.pos == "ADJ"), "")
    return local.state(page.lexicon, words, lemma)


def named(page: Page, span: Span, located: Callable[[Mention], bool]) -> str | None:
    """Give the one state that a sentence names before a span, if nobody is only posted there."""
    row = page.row(page.index(span), MentionKind.STATE)
    lands = {m.key for m in row if m.span.end <= span.start and not located(m)}
    return lands.pop() if len(lands) == 1 else None


def below(page: Page, words: Mapping[str, Any], post: Mention, level: str) -> str | None:
    """Give the level of a post of a state by its title alone that is not one, by what it is of."""
    if turkic.unread(page, words, post.span):
        return "other"
    if not of_region(page, words, post):
        return None
    return "governor" if level in {"head_of_state", "head_of_government"} else "other"


def of_region(page: Page, words: Mapping[str, Any], post: Mention) -> bool:
    """Tell whether a post is of a region that nobody knows: «премьер провинции Х»."""
    if words["genitive_before"]:
        return False
    behind = page.tokens(post.span.end, post.span.end + _WORD)[:1]
    heads = page.lexicon.world.folded("places.region_heads")
    if not behind or behind[0].lemma not in heads:
        return False
    row = page.row(page.index(post.span), MentionKind.PLACE)
    return not any(m.key and 0 <= m.span.start - behind[0].span.end <= 1 for m in row)


def former(page: Page, words: Mapping[str, Any], post: Mention) -> bool:
    """Tell whether a word right before a post, in its sentence, makes it a former one."""
    opening = page.sentence(post.span).span.start
    before = page.tokens(max(opening, post.span.start - 24), post.span.start)[-2:]
    said = set(words["former"])
    return any(token.lemma in said or token.norm in said for token in before)


def native(words: Mapping[str, Any], post: Mention) -> Sequence[str] | None:
    """Give the states where a title is borne, if it is not everywhere: «аким», «хоким»."""
    value = post.value
    title = value.title.lower().split() if isinstance(value, PostValue) else []
    found: Sequence[str] | None = words.get("native", {}).get(title[0]) if title else None
    return found


def land(page: Page, mention: Mention) -> str | None:
    """Give the state that a STATE or PLACE mention is or lies in."""
    if mention.kind is MentionKind.STATE:
        return mention.key
    if mention.kind is not MentionKind.PLACE or not mention.key:
        return None
    entry = page.lexicon.entry(MentionKind.PLACE, mention.key)
    return entry.country if entry is not None else None


def whence(page: Page, words: Mapping[str, Any], person: Mention) -> str | None:
    """Give the state that a name is from, in words right behind it: «сенатор NAME из Самары»."""
    behind = page.tokens(person.span.end, person.span.end + 24)[:2]
    if len(behind) < 2 or behind[0].norm not in words["origin"][:1]:
        return None
    row = page.row(page.index(person.span), MentionKind.STATE, MentionKind.PLACE)
    found = (mention for mention in row if mention.span.start == behind[1].span.start)
    return next((land(page, mention) for mention in found), None)


def of_field(page: Page, bodies: Bodies, post: Mention) -> str | None:
    """Give the state of the one body of the article that has the post's field in its name."""
    value = post.value
    if not isinstance(value, PostValue):
        return None
    fold = page.lexicon.spelling.fold
    field = [fold(word)[:6] for word in value.title.split()[1:] if len(word) > 3]
    lands = {
        claim.ref.country
        for claim in bodies.claims
        if claim.ref.country and field and all(word in fold(claim.ref.name) for word in field)
    }
    return lands.pop() if len(lands) == 1 else None


def publisher(page: Page, bodies: Bodies, words: Mapping[str, Any]) -> str | None:
    """Give the state whose organ the article is from, as it opens: «МИД Армении сообщает, …»."""
    body = next((m for m in page.mentions if m.kind is MentionKind.BODY), None)
    ref = bodies.what(body) if body is not None else None
    if body is None or ref is None or not ref.country or page.index(body.span) > _OPENING:
        return None
    ahead = page.tokens(page.sentence(body.span).span.start, body.span.start)
    behind = page.tokens(body.span.end, page.sentence(body.span).span.end)[:1]
    told = any(token.lemma in words.get("reports", ()) for token in behind)
    return ref.country if told and not ahead else None


def of_body(page: Page, words: Mapping[str, Any], post: Mention | None) -> bool:
    """Tell whether a body without a name of its own stands behind a post: «секретарь комиссии»."""
    if post is None or words["genitive_before"]:
        return False
    near = page.tokens(post.span.start, post.span.end + _WORD)
    behind = [token for token in near if token.span.start >= post.span.end]
    inside = [token for token in near[1:] if token.span.end <= post.span.end]
    named = any(t.capital for t in inside)
    return not named and any(t.lemma in words["unstated"] for t in (*inside, *behind[:1]))


def dateline(page: Page, located: Callable[[Mention], bool]) -> str | None:
    """Give the state of the place that the report is dated from, or of the first it names."""
    for index, sentence in enumerate(page.reading.sentences):
        if sentence.part is PartKind.DATELINE:
            for mention in page.row(index, MentionKind.PLACE):
                return land(page, mention)
    states = [m for m in page.mentions if m.kind is MentionKind.STATE]
    if len({m.key for m in states}) > _MANY:
        return None  # the first named of many says nothing
    first = [m for m in states if not located(m)]
    named = [m.key for m in first if not m.adjective]
    found = named[0] if named and first[0].key == named[0] else None
    lands = {land(page, m) for m in page.mentions if m.kind is MentionKind.PLACE} - {None}
    return None if lands and found not in lands else found


def _wide(page: Page, mention: Mention) -> bool:
    """Tell whether a place is a region, which has no mayor."""
    entry = page.lexicon.entry(MentionKind.PLACE, mention.key)
    return entry is not None and entry.subtype == "region"


def sent(page: Page, post: Mention | None) -> set[str | None]:
    """Give the states of those whom a minister meets («А принял посла Турции», «А с главой …»)."""
    near = page.row(page.index(post.span), MentionKind.POST) if post is not None else ()
    with_ = post is not None and post.case not in {None, "ins"}  # «министр А с президентом Турции»
    others = (m for m in near if m != post and isinstance(m.value, PostValue))
    met = [m for m in others if _level(m) == "ambassador" or (with_ and m.case == "ins")]
    return {state.key for m in met for state in page.inside(m.span, MentionKind.STATE)}


def of_others(page: Page, span: Span, land: str | None) -> bool:
    """Tell whether the sentence of a post speaks of other states alone than a guessed one."""
    told = {m.key for m in page.row(page.index(span), MentionKind.STATE)}
    return bool(told) and land not in told


def _level(post: Mention) -> str | None:
    return post.value.level if isinstance(post.value, PostValue) else None


def republic(
    page: Page, words: Mapping[str, Any], post: Mention, context: Callable[[Span], str | None]
) -> str | None:
    """Resolve «the republic's ambassador», «of this country» to the state spoken of."""
    around = page.tokens(max(0, post.span.start - 12), post.span.start)[-1:]
    inside = page.tokens(post.span.start, post.span.end)[1:]
    after = page.tokens(post.span.end, post.span.end + 24)[:2]
    wider = page.tokens(post.span.end, post.span.end + 40)[1:3]  # «… правительства этой страны»
    if [t.lemma in words[k] for t, k in zip(wider, ("this", "land"), strict=False)] == [True, True]:
        after = wider
    near = (*around, *inside, *after)
    told = [k for k, token in enumerate(near) if token.lemma in words["land"]]
    if not told or turkic.of_two(page, words, post):  # «екі елдің елшілері»
        return None
    earlier = [m for m in page.mentions if m.span.end <= post.span.start]
    if told[0] and near[told[0] - 1].lemma in words["this"]:  # «министром этой страны»
        spoken_of = [m.key for m in earlier if m.kind is MentionKind.STATE]
        return spoken_of[-1] if spoken_of else None
    if near[told[0]] is near[-1] and len(after) > 1:
        return None
    found = context(post.span)
    if found:
        return found
    row = page.index(post.span)
    for mentions in ([m for m in earlier if page.index(m.span) == row], earlier):
        states = {m.key for m in mentions if m.kind is MentionKind.STATE}
        if states:  # which of several is meant, the words do not say
            return states.pop() if len(states) == 1 else None
    return None
