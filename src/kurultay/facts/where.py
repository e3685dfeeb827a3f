"""The place of an event: the locative of its sentence, a capital, or the host by name."""

from __future__ import annotations

from dataclasses import dataclass

from kurultay.facts import demonyms, towns
from kurultay.facts.claims import NameRef
from kurultay.facts.clauses import setting
from kurultay.facts.events_hits import Hit
from kurultay.facts.events_scene import Scene
from kurultay.facts.places import capital, place_ref
from kurultay.facts.when import together
from kurultay.mentions.mention import Mention, MentionKind, PostValue
from kurultay.text.article import PartKind

_NEAR = 4
_BEHIND = 6
_HERE = 7
"""The town that a Turkic "this town" means is named so many sentences before at most."""
_THERE = 3
"""The place that "here" means is named so many sentences before at most, or in the dateline."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place, or a country alone."""

    place: NameRef | None
    country: str | None


def where(scene: Scene, hit: Hit, hits: tuple[Hit, ...]) -> Spot | None:
    """Give the place of an event as its sentence states it."""
    found: list[tuple[int, int, Spot]] = []
    clauses, base = scene.clauses(hit.row), scene.sentences[hit.row].first
    own, said = {hit.clause, hit.told, setting(scene, hit.row, hit.clause)}, towns.said(scene, hit)
    for at, end, spot, rank in _spots(scene, hit):
        if at >= said or clauses[at - base] not in own or _gone(scene, hit, hits, at):
            continue
        mine = _gap(scene, hit, at, end)
        others = [
            _gap(scene, other, at, end)
            for other in hits
            if other is not hit
            and not together(scene, hit, other)
            and not _inside(scene, other)
            and not ((other.adjunct or other.after) and end <= other.left)
            and other.clause == hit.clause
            and not other.trigger.refers
            and not (other.trigger.frame and not hit.trigger.frame)
        ]
        if others and min(others) < mine:
            continue
        found.append((rank, mine, spot))
    if not found:
        return there(scene, hit)
    cities = [item for item in found if item[2].place is not None]
    spot = min(cities or found, key=lambda item: item[:2])[2]
    lands = towns.beside(scene, hit, spot.place)
    return spot if lands is None else Spot(None, next(iter(lands)) if len(lands) == 1 else None)


def _gone(scene: Scene, hit: Hit, hits: tuple[Hit, ...], at: int) -> bool:
    """Tell whether a place is where another visit before went («визит А в Баку и визит Б в …»)."""
    if not scene.grammar.after or hit.type != "official_visit" or hit.trigger.frame:
        return False
    others = [
        o for o in hits if o.type == hit.type and o.clause == hit.clause and not o.trigger.frame
    ]
    return any(other.first < at < hit.left for other in others if other is not hit)


def _inside(scene: Scene, other: Hit) -> bool:
    """Tell whether others happen at an event, and where it is («на полях форума в …»)."""
    within, tokens = scene.grammar["within"], scene.tokens
    if scene.grammar.after:
        return within.ends(tokens, other.left) and not other.trigger.frame
    return not other.trigger.frame and within.at(tokens, other.right) > 0


def _gap(scene: Scene, hit: Hit, at: int, end: int) -> int:
    """Count the words between; where modifiers come first, a place behind a noun is another's."""
    if end <= hit.left:
        return hit.left - end
    behind = 0 if scene.grammar.after or hit.trigger.frame else _BEHIND
    return max(0, at - hit.right) + behind


def _spots(scene: Scene, hit: Hit) -> list[tuple[int, int, Spot, int]]:
    """Give the places of a sentence that something can be held in: range, place, rank."""
    found: list[tuple[int, int, Spot, int]] = []
    visit = hit.type == "official_visit" or _bound(scene, hit)
    for mention in scene.page.row(hit.row, MentionKind.PLACE):
        at, end = scene.reach(mention)
        if mention.adjective:
            own = hit.left <= at < hit.first or _apposed(scene, hit, at)
            if scene.grammar.after and own and not visit:
                place = place_ref(scene.page, mention)  # «на будапештской встрече»
                found.append((at, end, Spot(place, place.country), 0))
            continue
        away = (visit and _sent(scene, at)) or towns.to_be(scene, hit, at)
        away = away or towns.posting(scene, at)
        if away or _told_of(scene, hit, at) or towns.troubled(scene, at):
            continue  # «делегация Костанайской области посетила …», «работы, проведённой в Баку»
        stiff = mention.surface == mention.name and _stiff(scene, mention.surface)
        stiff = stiff or _declined(scene, mention)
        rank = _locative(scene, at, end, visit=visit, stiff=stiff)
        rank = 0 if rank is None and visit and _house(scene, at) else rank
        if rank is not None:
            place = place_ref(scene.page, mention)
            found.append((at, end, Spot(place, place.country), rank))
        elif _hosts(scene, hit, at, end, stiff=stiff):
            place = place_ref(scene.page, mention)
            found.append((at, end, Spot(place, place.country), 0))
        elif not scene.grammar.after and _housed(scene, mention):
            place = place_ref(scene.page, mention)
            found.append((at, end, Spot(place, place.country), 1))
    for mention in scene.page.row(hit.row, MentionKind.STATE):
        at, end = scene.reach(mention)
        if towns.troubled(scene, at) or towns.posting(scene, at):
            continue
        city = _capital(scene, mention, at, end)
        if city is not None:
            found.append((at, end, Spot(city, mention.key), 0))
        elif not mention.adjective and (
            _locative(scene, at, end, visit=visit) is not None or _hosts(scene, hit, at, end)
        ):
            found.append((at, end, Spot(None, mention.key), 1))
    found.extend(_own_capital(scene, hit))
    return found + [(a, b, Spot(p, p.country), 0) for a, b, p in demonyms.own(scene, hit)]


def _sent(scene: Scene, at: int) -> bool:
    """Tell whether a place is only whose delegation somebody comes with."""
    lists = [scene.grammar[name] for name in ("delegation", "envoys", "officials")]
    return scene.grammar.after and any(words.ends(scene.tokens, at) for words in lists)


def posted(scene: Scene, row: int) -> frozenset[str]:
    """Give the states that envoys of a sentence are posted to («посол Казахстана в Турции»)."""
    envoys = (
        m
        for m in scene.page.row(row, MentionKind.POST)
        if isinstance(m.value, PostValue) and m.value.level == "ambassador"
    )
    posts = [scene.reach(mention) for mention in envoys]
    states = [(m.key or "", *scene.reach(m)) for m in scene.page.row(row, MentionKind.STATE)]
    ends = {last for _, last in posts}
    ends |= {last for _, first, last in states if first in ends}
    within = {key for key, at, end in states for a, b in posts if a < at - 1 and end <= b}
    return frozenset(within | {key for key, at, _ in states if at - 1 in ends})


def _told_of(scene: Scene, hit: Hit, at: int) -> bool:
    """Tell whether a participle says of another noun that it was done somewhere."""
    tokens, verb = scene.tokens, at - 2
    if not scene.grammar.after or verb - 1 <= hit.right or "prtf" not in tokens[verb].feats:
        return False
    noun = tokens[verb - 2]
    free = tokens[verb - 1].text == "," and noun.pos == "NOUN" and not scene.announces(verb - 2)
    return free and not towns.unlike(tokens[verb], noun)


def _apposed(scene: Scene, hit: Hit, at: int) -> bool:
    """Tell whether an adjective behind a comma says where («Прошлый саммит, стамбульский, …»)."""
    comma = at - 1 == hit.right and scene.tokens[at - 1].text == ","
    return comma and not hit.trigger.frame and scene.tokens[at + 1].pos in {"PUNCT", "VERB"}


def _bound(scene: Scene, hit: Hit) -> bool:
    """Tell whether people come to where something is held («съехались в Баку на заседание»)."""
    if not scene.grammar.after:  # «саммитке қатысу үшін Бакуге барды»
        went = scene.grammar["leaving"].found(scene.tokens, scene.clause(hit.row, hit.clause))
        aimed = scene.grammar["aim"].within(scene.tokens, hit.right, hit.right + 3)
        return aimed or any(k < hit.left and "conv" in scene.tokens[k].feats for k in went)
    return hit.trigger.frame == "gather" or bool(scene.found(hit.row, hit.clause, "flock"))


def there(scene: Scene, hit: Hit) -> Spot | None:
    """Give what "there" means: the last place named before it («едут в Алматы: там пройдёт …»)."""
    words, sentence = scene.grammar["there"], scene.sentences[hit.row]
    told = scene.clause(hit.row, hit.clause)
    if told and scene.grammar.after and setting(scene, hit.row, hit.clause) != hit.clause:
        spots = scene.mentions(hit.row, sentence.first, told[0], MentionKind.PLACE)
        towns = [place_ref(scene.page, spot) for spot in spots if not spot.adjective]
        return Spot(towns[-1], towns[-1].country) if towns else None  # «посетил Баку, где …»
    said = next(words.found(scene.tokens, scene.clause(hit.row, hit.clause)), None)
    if said is None:
        return None
    for row in range(hit.row, hit.row - (_THERE if scene.grammar.after else _HERE) - 1, -1):
        if row < 0 or scene.sentences[row].part is not sentence.part:
            continue
        for mention in reversed(scene.page.row(row, MentionKind.PLACE)):
            if scene.reach(mention)[1] <= said and not mention.adjective and _named(scene, mention):
                place = place_ref(scene.page, mention)
                return Spot(place, place.country)
    return dateline(scene) if scene.grammar.after else None


def _named(scene: Scene, mention: Mention) -> bool:
    """Tell whether a Turkic town is one that something is in, not a part of another name."""
    last = scene.reach(mention)[1]
    bent = scene.case(last - 1) not in {None, "nom"}
    return scene.grammar.after or bent or scene.grammar["town"].at(scene.tokens, last) > 0


def _locative(scene: Scene, at: int, end: int, *, visit: bool, stiff: bool = False) -> int | None:
    """Tell whether a place stands where something is held: 0 surely, 1 perhaps, None not."""
    tokens, grammar = scene.tokens, scene.grammar
    if not grammar.after:
        last = end - 1
        while last + 1 < len(tokens) and grammar["town"].at(tokens, last + 1) and last < end + 1:
            last += 1
        case = scene.case(last)
        if case == "loc":
            attribute = "attr" in tokens[last].feats
            return _attribute(scene, last, visit=visit) if attribute else 0
        return 1 if case == "dat" and (visit or _came(scene, last)) else None
    if visit and (stiff or scene.case(end - 1) in {"acc", "nom"}) and _goal(scene, at, end):
        return 1
    before = at - 1
    steps = 0
    while (
        before >= 0
        and steps < _NEAR
        and (
            tokens[before].pos == "ADJ"
            or grammar["town"].at(tokens, before)
            or _short(scene, before)
        )
    ):
        stiff = stiff or _short(scene, before)
        before -= 1
        steps += 1
    if before < 0 or not grammar["inside"].at(tokens, before):
        return None
    cases = {scene.case(index) for index in range(before + 1, end)} - {None}
    if "loc" in cases or not cases or stiff:
        return 0
    return 1 if visit or (cases <= {"nom", "gen", "dat"} and steps) else None


def _came(scene: Scene, last: int) -> bool:
    """Tell whether a Turkic participle says that somebody came to a place («Бакуге келген X»)."""
    near = range(last + 1, min(last + 4, len(scene.tokens)))
    came = next((k for k in near if scene.grammar["came"].at(scene.tokens, k)), None)
    return came is not None and all(scene.case(k) in {"nom", "ins"} for k in near if k < came)


def _attribute(scene: Scene, index: int, *, visit: bool) -> int | None:
    """
    Rank a place that is an attribute: of a house or event it is where something is held.

    «Бакудағы хатшылықта», «Бакудағы басқосу»; «Түркиядағы елшісі» only tells of an envoy.
    """
    near = range(index + 1, min(index + 5, len(scene.tokens)))
    if scene.grammar["missions"].at(scene.tokens, index + 1) and scene.case(index + 1) != "loc":
        return None  # «Багдадтағы елшілігінің»: where an embassy is, not where people meet
    held = any(
        (scene.case(k) == "loc" and "attr" not in scene.tokens[k].feats)
        or (visit and scene.case(k) == "dat")
        or scene.announces(k, verbs=False)
        for k in near
    )
    if held:
        return 0
    row = scene.page.index(scene.tokens[index].span)
    posts = [scene.reach(mention) for mention in scene.page.row(row, MentionKind.POST)]
    return None if any(a <= index + 3 and index < b for a, b in posts) else 1


def _housed(scene: Scene, mention: Mention) -> bool:
    """Tell whether a place stands in the name of a body that the event is held at."""
    row = scene.page.row(scene.page.index(mention.span), MentionKind.BODY)
    return any(
        body.span.start == mention.span.start
        and body.span.covers(mention.span)
        and scene.case(scene.reach(body)[1] - 1) == "loc"
        for body in row
    )


def _goal(scene: Scene, at: int, end: int) -> bool:
    """Tell whether a verb of coming that takes no preposition stands beside («посетит Баку»)."""
    came = scene.grammar["arrived"]
    days = scene.page.row(scene.page.index(scene.tokens[at].span), MentionKind.DATE)
    day = next((first for first, last in map(scene.reach, days) if last == at), at)
    if came.within(scene.tokens, day - 2, day):
        return True  # «посетит 27-28 февраля Казахстан»
    if came.within(scene.tokens, at - 5, at) and scene.case(at - 1) == "ins":
        return True  # «посетит с рабочим визитом Казахстан»
    near = came.within(scene.tokens, max(0, at - 3), min(len(scene.tokens), end + 2))
    return near and not scene.grammar["inside"].at(scene.tokens, max(0, at - 1))


def _house(scene: Scene, at: int) -> bool:
    """Tell whether a house right behind a verb of coming is that of a place («посетил мэрию …»)."""
    noun = at - 1
    came = noun > 0 and scene.grammar["arrived"].at(scene.tokens, noun - 1) > 0
    return came and scene.tokens[noun].pos == "NOUN" and scene.case(noun) in {"acc", "nom"}


def _short(scene: Scene, index: int) -> bool:
    """Tell whether a dot ends a short word for a town («в г. Баку»)."""
    dot = scene.tokens[index].text == "." and index > 0
    return dot and len(scene.tokens[index - 1].text) == 1 and scene.tokens[index - 1].pos == "NOUN"


def _declined(scene: Scene, mention: Mention) -> bool:
    """Tell whether the form of a name alone shows where something is («в Габале»)."""
    bent = mention.surface != mention.name
    return bent and mention.surface.endswith(scene.grammar.ends["bent"])


def _stiff(scene: Scene, surface: str) -> bool:
    """Tell whether a name has the same form in every case."""
    return any(surface.endswith(ending) for ending in scene.grammar.stiff)


def _hosts(scene: Scene, hit: Hit, at: int, end: int, *, stiff: bool = False) -> bool:
    """Tell whether a place or state receives the event («Баку принял второе заседание»)."""
    verb = hit.first if hit.trigger.frame == "receive" else hit.happens
    guests = hit.trigger.frame == "receive" and hit.type == "official_visit"
    if verb is None or (hit.trigger.frame and not guests):
        return False
    if not scene.grammar["host"].at(scene.tokens, verb):
        return False
    if scene.grammar["part"].at(scene.tokens, min(verb + 1, len(scene.tokens) - 1)):
        return False  # «приняли участие»
    near = min(abs(at - verb), abs(verb - (end - 1))) <= 3
    near = near or (not scene.grammar.after and end == hit.left and scene.case(hit.first) == "acc")
    return near and (stiff or scene.case(end - 1) in {"nom", "acc", None})


def _capital(scene: Scene, mention: Mention, at: int, end: int) -> NameRef | None:
    """Read «в столице Казахстана», «узбекская столица», «Өзбекстан астанасында»."""
    tokens, grammar = scene.tokens, scene.grammar
    beside = [end] if mention.adjective or not grammar.after else [at - 1]
    for index in beside:
        if 0 <= index < len(tokens) and grammar.capital.at(tokens, index):
            first, last = min(index, at), max(index + 1, end)
            inside = not grammar.after or _after_in(scene, first) or _goal(scene, first, last)
            city = index + 1 < len(tokens) and tokens[index + 1].capital
            apposed = not grammar.after and city and scene.case(index + 1) in {"loc", "dat"}
            if inside and (apposed or scene.case(index) in {"loc", "dat", "abl", None, "acc"}):
                return capital(mention.key or "", scene.page.lexicon)
    return None


def _after_in(scene: Scene, index: int) -> bool:
    return index > 0 and scene.grammar["inside"].at(scene.tokens, index - 1) > 0


def _own_capital(scene: Scene, hit: Hit) -> list[tuple[int, int, Spot, int]]:
    """Read "the capital" alone where it is a word for one city («елордада»)."""
    sentence, found = scene.sentences[hit.row], []
    home = scene.home_state
    for index in range(sentence.first, sentence.last):
        if home and scene.grammar["home_capital"].at(scene.tokens, index):
            city = capital(home, scene.page.lexicon)
            if city is not None and scene.case(index) in {"loc", "dat"}:
                found.append((index, index + 1, Spot(city, home), 0))
    return found


def only(scene: Scene, row: int) -> Spot | None:
    """Give the one town of a sentence, if something is said to be there («В Баку на полчаса»)."""
    towns = [m for m in scene.page.row(row, MentionKind.PLACE) if not m.adjective]
    if scene.grammar.after and len(towns) > 1:  # «Глава Якутии в Бишкеке»
        towns = [m for m in towns if scene.tokens[scene.reach(m)[0] - 1].pos == "ADP"]
    if len(towns) != 1 or _locative(scene, *scene.reach(towns[0]), visit=False) != 0:
        return None
    place = place_ref(scene.page, towns[0])
    return Spot(place, place.country)


def titled(scene: Scene) -> bool:
    """Tell whether the title says where something is, by a case («Шымкентте …»)."""
    return not scene.grammar.after and any(
        scene.case(scene.reach(mention)[1] - 1) in {"loc", "dat"}
        for row in scene.rows(PartKind.TITLE)
        for mention in scene.page.row(row, MentionKind.PLACE)
    )


def dateline(scene: Scene) -> Spot | None:
    """Give the city of the dateline."""
    for row in scene.rows(PartKind.DATELINE):
        for mention in scene.page.row(row, MentionKind.PLACE):
            place = place_ref(scene.page, mention)
            desk = _desk(scene, row) and place.country == scene.home_state
            if not (desk and place != capital(scene.home_state, scene.page.lexicon)):
                return Spot(place, place.country)
    return None


def _desk(scene: Scene, row: int) -> bool:
    """Tell whether a dateline names the agency whose desk it is («АЛМАТЫ – Sputnik»)."""
    return bool(scene.page.row(row, MentionKind.BODY)) and not scene.grammar.after
