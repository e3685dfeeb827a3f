"""The setting of a Turkic event that its own sentence leaves open: a header's, a neighbour's."""

from __future__ import annotations

from kurultay.facts import series
from kurultay.facts.claims import When
from kurultay.facts.events_draft import GROUP, PAIR, Draft, Plot
from kurultay.facts.events_hits import Hit
from kurultay.facts.events_scene import Scene
from kurultay.facts.intent import prepared
from kurultay.facts.places import place_ref
from kurultay.facts.when import published, when
from kurultay.facts.where import Spot, where
from kurultay.mentions.mention import DateValue, MentionKind
from kurultay.text.article import PartKind

_SPOTS = (MentionKind.PLACE, MentionKind.STATE)
_HEADER = 7
"""A header of a paragraph has so many words and marks at most («17 маусым, таңертең.»)."""
_MARKS = frozenset("•▪*·◆●■–—-")
_LINES = 9
"""A programme stands under its heading in so many lines at most."""
_LABEL = 4
"""The colon behind a label is among so many first words («Өтетін орны: …»)."""
_NEAR = 2
"""A story goes on in the same place over so many sentences."""
_FAR = 20
"""What lies so many days before the article was elsewhere."""


def headed(scene: Scene, draft: Draft) -> None:
    """Give an event the day and town at the head of its paragraph, or the standing of its list."""
    if draft.when is None and programmed(scene, draft.hit):
        draft.status = "planned"
    if prepared(scene, draft.hit):
        _elsewhere(scene, draft)
    row, paragraph = draft.hit.row, scene.sentences[draft.hit.row].paragraph
    for above in range(row - 1, -1, -1):
        sentence = scene.sentences[above]
        if sentence.paragraph != paragraph or sentence.part is not PartKind.BODY:
            return
        if not _heads(scene, above):
            continue
        if scene.grammar.after and not _series(scene, paragraph):
            return  # a dateline
        for mention in scene.page.row(above, MentionKind.DATE):
            if draft.when is None and isinstance(mention.value, DateValue):
                value = mention.value
                draft.when = When(value.start, value.end, mention.surface, value.basis)
        towns = scene.page.row(above, MentionKind.PLACE)
        dated = bool(scene.page.row(above, MentionKind.DATE))
        free = draft.place is None and len(towns) == 1 and not draft.online
        free = free and draft.type != "phone_call"
        if free and (dated or _series(scene, paragraph)):
            place = place_ref(scene.page, towns[0])
            if draft.country in {None, place.country}:
                draft.place, draft.country = place, place.country
        return


def _elsewhere(scene: Scene, draft: Draft) -> None:
    """Take from an event only prepared the place before it: there it was talked about."""
    if draft.when is None and draft.status == "held":
        draft.status = "planned"
    end = scene.sentences[draft.hit.row].last
    if not scene.mentions(draft.hit.row, draft.hit.left, end, *_SPOTS):
        draft.place = draft.country = None


def _series(scene: Scene, paragraph: int) -> bool:
    """Tell whether another paragraph has a header too, so that a town is more than a dateline."""
    rows = scene.rows(PartKind.BODY)
    return any(scene.sentences[row].paragraph != paragraph and _heads(scene, row) for row in rows)


def _heads(scene: Scene, row: int) -> bool:
    """Tell whether a sentence is only a day or a town: the header of what follows."""
    sentence = scene.sentences[row]
    first = scene.page.row(row, MentionKind.DATE, MentionKind.PLACE)
    words = scene.tokens[sentence.first : sentence.last]
    if not first or len(words) > _HEADER or any(token.pos == "VERB" for token in words):
        return False
    named = scene.page.row(row, MentionKind.PERSON, MentionKind.POST, MentionKind.BODY)
    at = scene.reach(first[0])[0]
    return not named and all(t.pos == "PUNCT" for t in scene.tokens[sentence.first : at])


def opens(scene: Scene, draft: Draft) -> bool:
    """Tell whether a sentence turns to an event: by a line of an agenda, a Turkic day or verb."""
    if scene.grammar.after:
        return series.agenda(scene, draft.hit)
    told = draft.when is not None or draft.place is not None or draft.hit.trigger.frame
    return bool(told) and draft.status != "planned"


def said_again(story: Plot, hit: Hit, found: tuple[Hit, ...]) -> bool:
    """Tell whether talks on no day and nowhere are those told of («Переговоры прошли тепло»)."""
    if not story.scene.grammar.after or not hit.bare or not story.events():
        return False
    return when(story.scene, hit, found) is None and where(story.scene, hit, found) is None


def fixed(scene: Scene, hit: Hit, found: tuple[Hit, ...]) -> bool:
    """Tell whether both day and town make a Turkic "gathering" known («2 наурызда … басқосуда»)."""
    if scene.grammar.after or when(scene, hit, found) is None:
        return False
    spot = where(scene, hit, found)
    return spot is not None and spot.place is not None


def programmed(scene: Scene, hit: Hit) -> bool:
    """Tell whether a line of a Turkic programme only names an event («• үкіметаралық кеңес …»)."""
    if scene.grammar.after or hit.trigger.frame or hit.trigger.refers or not _item(scene, hit.row):
        return False
    return hit.type in GROUP | PAIR | {"signing", "ceremony"} and _programme(scene, hit.row)


def _item(scene: Scene, row: int) -> bool:
    """Tell whether a line begins with the mark of a list and has no verb that closes it."""
    sentence = scene.sentences[row]
    words = range(sentence.first, sentence.last)
    return scene.tokens[sentence.first].text in _MARKS and not any(map(scene.ends, words))


def _programme(scene: Scene, row: int) -> bool:
    """Tell whether a list stands under a line that calls it a programme."""
    for above in range(row - 1, max(-1, row - _LINES), -1):
        sentence = scene.sentences[above]
        if scene.tokens[sentence.last - 1].text == ":":
            words = scene.grammar["programme"]
            return words.within(scene.tokens, sentence.first, sentence.last)
        if scene.tokens[sentence.first].text not in _MARKS:
            return False
    return False


def labelled(story: Plot) -> None:
    """Give the main event the day and place of the lines that state them («Қайда: Астана …»)."""
    scene, main = story.scene, story.main()
    if scene.grammar.after or main is None or main.status != "planned":
        return
    for row in scene.rows(PartKind.BODY):
        first = scene.sentences[row].first
        if not any(token.text == ":" for token in scene.tokens[first : first + _LABEL]):
            continue
        days = [m for m in scene.page.row(row, MentionKind.DATE) if isinstance(m.value, DateValue)]
        if main.when is None and days and scene.grammar["whenever"].at(scene.tokens, first):
            value = days[0].value
            assert isinstance(value, DateValue)
            main.when = When(value.start, value.end, days[0].surface, value.basis)
        towns = scene.page.row(row, MentionKind.PLACE)
        if main.place is None and towns and scene.grammar["wherever"].at(scene.tokens, first):
            main.place = place_ref(scene.page, towns[0])
            main.country = main.place.country


def another_day(story: Plot, days: When | None) -> bool:
    """Tell whether a day is of none of the events told of, each with its own."""
    told = [draft.when.start for draft in story.events() if draft.when is not None]
    return days is not None and bool(told) and days.start not in told


def nearby(scene: Scene, draft: Draft, drafts: list[Draft]) -> Spot | None:
    """Give the place of the event told of just before, at which the same people were."""
    if draft.status == "planned" or draft.aside or draft.type in {"phone_call", "official_visit"}:
        return None
    for other in reversed(drafts[: drafts.index(draft)]):
        near = any(0 <= draft.hit.row - row <= _NEAR for row in other.rows)
        if other.place is None or other.aside or other.status == "planned" or not near:
            continue
        if draft.country not in {None, other.country} or _elsewhen(scene, draft, other):
            continue
        if draft.people & other.people or _within(scene, draft, other):
            return Spot(other.place, other.country)
    return None


def _within(scene: Scene, draft: Draft, other: Draft) -> bool:
    """Tell whether talks or a signing are told of in the sentences about an event of many."""
    small = draft.type in PAIR | {"signing"} and other.type in GROUP and other.status == "held"
    here = scene.sentences[draft.hit.row].paragraph
    last = other.rows[-1] if other.rows else other.hit.row
    goes_on = draft.type == "signing" and 0 <= draft.hit.row - last <= 1
    return small and (goes_on or scene.sentences[other.hit.row].paragraph == here)


def _elsewhen(scene: Scene, draft: Draft, other: Draft) -> bool:
    """Tell whether two events are of other days, or one is long past."""
    if draft.when is not None and other.when is not None:
        return draft.when.start != other.when.start
    told, today = draft.when or other.when, published(scene)
    if told is None or today is None:
        return told is not None and draft.when is not None
    return (today.first_day - (told.end or told.start).last_day).days > _FAR


__all__ = [
    "another_day",
    "fixed",
    "headed",
    "labelled",
    "nearby",
    "opens",
    "programmed",
    "said_again",
]
