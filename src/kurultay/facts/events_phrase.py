"""The noun phrase around an event noun: adjectives, genitives, names, brackets and quotes."""

from __future__ import annotations

import re

from kurultay.facts.events_scene import Scene
from kurultay.facts.triggers import Trigger
from kurultay.mentions.mention import MentionKind, PostValue

_LONG = 34
"""A complement of more tokens than this is not looked through."""
_SHORT = 7
"""An acronym has so many letters at most."""
_ADVERBIAL = 6
"""A verb stands so close behind its two subjects."""
_NUMBER = re.compile(r"(\d{1,3})-\w+")
_NEARBY = 22
"""A relative pronoun stands so many words behind an event at most."""
_GENDERS = frozenset({"masc", "femn", "neut"})
_OPENING = {")": "(", "»": "«", "”": "“"}
_DASHES = frozenset("–—-−")
_INNER = frozenset({"PERSON", "POST", "BODY", "STATE", "PLACE"})


def phrase(scene: Scene, row: int, first: int, last: int) -> tuple[int, int]:
    """Give the token range of the noun phrase around an event noun."""
    if scene.grammar.after:
        low = _before(scene, row, first)
        return low, last if _attended(scene, row, low) else _after(scene, row, last)
    return _kin(scene, row, first), last


def own(scene: Scene, trigger: Trigger, index: int, low: int, high: int) -> tuple[int, int]:
    """Give the words around a verb between its commas («принял А, прибывшего для …»)."""
    if not trigger.frame:
        return low, high
    if not scene.grammar.after:  # what it governs stands before it, behind the last converb
        turns = (k for k in range(low, index) if scene.tokens[k].text == "," and k > low)
        ends = [k + 1 for k in turns if "conv" in scene.tokens[k - 1].feats]
        return max(ends, default=low), index + 1
    marks = [k for k in range(low, high) if scene.tokens[k].text in {",", ";"}]
    start = max((k for k in marks if k < index), default=low)
    marks += [k for k in range(index + 1, high) if scene.finite(k)]
    return start, min((k for k in marks if k > index), default=high)


def others(scene: Scene, noun: int, verb: int) -> bool:
    """Tell whether several are the subject of a verb, and not the one event («форум …, А идут»)."""
    both = ("sing" in scene.tokens[noun].feats) and {"plur", "intr"} <= scene.tokens[verb].feats
    ahead = both and noun < verb and scene.finite(verb)
    return ahead and not scene.grammar["and"].within(scene.tokens, noun, verb)


def held(scene: Scene, noun: int, verb: int) -> bool:
    """Tell whether a verb right before a form makes it several, its objects («провёл встречи»)."""
    between = scene.tokens[verb + 1 : noun]
    plain = verb < noun and all(t.pos == "ADJ" and "plur" in t.feats for t in between)
    return plain and scene.finite(verb)


def taken_up(scene: Scene, row: int, ends: tuple[int, int], clauses: tuple[int, ...]) -> int | None:
    """Give the clause of a pronoun that agrees with an event («в заседании А, которое …»)."""
    tokens, base = scene.tokens, scene.sentences[row].first
    last, high = ends
    kind = tokens[last - 1].feats & _GENDERS
    for index in range(high, min(scene.sentences[row].last, high + _NEARBY)):
        token = tokens[index]
        next_ = tokens[min(index + 1, len(tokens) - 1)]
        if token.pos == "NOUN" and kind & token.feats and next_.text == ",":
            if index not in _spots(scene, row):
                return None
            continue  # «форум о Грузии, который пройдёт …»
        if scene.grammar["who"].at(tokens, index) and kind & token.feats:
            return clauses[index - base] if scene.case(index) == "nom" else None
    return None


def _spots(scene: Scene, row: int) -> set[int]:
    """Give the tokens of states and towns, which do not take place."""
    spots = scene.page.row(row, MentionKind.STATE, MentionKind.PLACE)
    return {index for spot in spots for index in range(*scene.reach(spot))}


def _attended(scene: Scene, row: int, low: int) -> bool:
    """Tell whether what follows is who takes part («намечено участие в сессии спикеров …»)."""
    floor, words = scene.sentences[row].first, scene.grammar
    if low - 2 < floor or not words["inside"].at(scene.tokens, low - 1):
        return False
    if not words["coming"].at(scene.tokens, low - 2) or scene.case(low - 2) not in {"nom", "acc"}:
        return False
    ahead = range(max(floor, low - 6), low - 2)
    return words["awaited"].among(scene.tokens, ahead)


def _before(scene: Scene, row: int, first: int) -> int:
    """Go back over adjectives and numerals."""
    floor, tokens = scene.sentences[row].first, scene.tokens
    ordinals = [scene.reach(m) for m in scene.page.row(row, MentionKind.ORDINAL)]
    while first > floor:
        token = tokens[first - 1]
        if {"prtf", "actv", "tran"} <= token.feats and tokens[first - 2].text == ",":
            break  # «министр, принимавший форум, …»: its object
        inside = next((a for a, b in ordinals if a < first <= b), None)
        if inside is not None:
            first = inside
        elif (steps := _counted(scene, first, floor)) > 0:
            first -= steps
        elif (
            _NUMBER.fullmatch(token.text)
            or (token.pos == "ADJ" and scene.case(first - 1) is not None)
            or (token.text == "," and _paired(scene, first, floor))
        ):
            first -= 1
        else:
            break
    return first


def _counted(scene: Scene, first: int, floor: int) -> int:
    """Count the words that part a numeral from its noun («девятый по счёту», «первый же»)."""
    words = scene.grammar["counted"]
    lead = next(
        (k for k in (first - 1, first - 2) if k > floor and k + words.at(scene.tokens, k) == first),
        None,
    )
    if lead is None or lead == first:
        return 0
    return first - lead if scene.tokens[lead - 1].pos in {"ADJ", "NUM", "X"} else 0


def _paired(scene: Scene, first: int, floor: int) -> bool:
    """Tell whether a comma parts two adjectives of one noun («третье, завершающее заседание»)."""
    before = first - 2
    if before < floor or scene.tokens[first].pos != "ADJ" or scene.tokens[before].pos != "ADJ":
        return False
    return scene.case(before) is not None and scene.case(before) == scene.case(first)


def _after(scene: Scene, row: int, last: int) -> int:
    """Go on over the genitives that complete an event noun, with what is in brackets and quotes."""
    end = min(scene.sentences[row].last, last + _LONG)
    tokens = scene.tokens
    names = [
        scene.reach(m)
        for m in scene.page.row(row)
        if m.kind.name in _INNER and m.kind is not MentionKind.PLACE
    ]
    doers = {scene.reach(m)[0] for m in scene.page.row(row, MentionKind.PERSON) if m.case == "nom"}
    doers = {first for first in doers if _subject(scene, row, first)}
    index = right = last
    bound: set[str] = set()
    acting = _acting(scene, row, last)
    while index < end:
        token = tokens[index]
        if scene.grammar["happen"].at(tokens, index) or _ends(scene, index, last, acting):
            break
        inside = next((b for a, b in names if a <= index < b), None)
        if index in doers or _apart(scene, index, {b for _, b in names}):
            break
        if inside is not None and (_genitive(scene, index) or scene.case(index) in bound):
            index = right = inside
        elif token.text in {"(", "«", "“", '"'}:
            close = _closing(scene, index, end)
            if close is None or any(map(scene.finite, range(index, close))):
                break
            index = right = close + 1
        elif token.text in {",", "/", "–", "—", "-"} or scene.grammar["and"].at(tokens, index):
            comma = token.text == ","
            index += 1
            if index >= end or not (_genitive(scene, index) or _member(scene, index)):
                break
            if (comma and _told(scene, index)) or _another(scene, row, index):
                break
        elif scene.grammar["bind"].at(tokens, index):
            index += 1
            if index < end and "gent" in tokens[index].feats and scene.case(index) == "gen":
                break
            bound = {"ins", "dat"}
        elif scene.grammar["inside"].at(tokens, index):
            break
        elif token.pos in {"NOUN", "ADJ", "NUM", "PRON", "X"} and (
            _genitive(scene, index) or _stiff(scene, index) or scene.case(index) in bound
        ):
            index += 1
            right = index
        else:
            break
    return right


def _apart(scene: Scene, index: int, ends: set[int]) -> bool:
    """Tell whether a name is over: «сессия А — главного органа», «встреча с А стороны …»."""
    dash = scene.tokens[index].text in {"–", "—"} and scene.tokens[index + 1].pos == "ADJ"
    return index in ends and (dash or scene.grammar["talkers"].at(scene.tokens, index) > 0)


def _stiff(scene: Scene, index: int) -> bool:
    """Tell whether a word has figures or signs («COP-29»): its case is not sure, or not shown."""
    bent = scene.tokens[index].pos == "ADJ" and scene.case(index) == "nom"
    return not (scene.tokens[index].norm.isalpha() or bent)  # «форума Торгово-промышленная …»


def _told(scene: Scene, index: int) -> bool:
    """Tell whether a participle behind a comma goes on about an event («…, прошедшего в …»)."""
    light = scene.grammar["light"].at(scene.tokens, index) > 0
    return "prtf" in scene.tokens[index].feats or light or _clause(scene, index)


def _clause(scene: Scene, index: int) -> bool:
    """Tell whether an adjective behind a comma opens a clause («…, созданной в соответствии …»)."""
    behind = scene.tokens[min(index + 1, len(scene.tokens) - 1)]
    return scene.tokens[index].pos == "ADJ" and behind.pos == "ADP"


def _another(scene: Scene, row: int, index: int) -> bool:
    """Tell whether one more event is named («I выставка и II форум»)."""
    end = min(scene.sentences[row].last, index + 3)
    tokens = scene.tokens
    while index < end - 1 and (tokens[index].pos == "ADJ" or not tokens[index].norm.isalpha()):
        index += 1
    return scene.case(index) in {"nom", "acc"} and scene.announces(index, verbs=False)


def _acting(scene: Scene, row: int, last: int) -> bool:
    """Tell whether several do something behind an event that only frames it."""
    oblique = scene.case(last - 1) in {"gen", "loc", "dat"}
    oblique = oblique or scene.grammar["after"].ends(scene.tokens, last - 1)
    behind = range(last, scene.sentences[row].last)
    several = (k for k in behind if scene.finite(k) and "plur" in scene.tokens[k].feats)
    return oblique and next(several, None) is not None


def _ends(scene: Scene, index: int, last: int, acting: bool) -> bool:
    """Tell whether a phrase ends: its frame begins, or the subject («переговоров стороны …»)."""
    words, tokens = scene.grammar, scene.tokens
    frames = ("inviter", "adjunct", "after")
    if tokens[index].pos == "ADP" and any(words[name].at(tokens, index) for name in frames):
        return True
    if index == last and _greeted(scene, index):
        return True
    if words["with"].at(tokens, index) and words["coming"].at(tokens, index + 1):
        return True  # «заседание совета с участием представителей А и Б»
    if words["with"].at(tokens, index) and words["speeches"].within(tokens, index + 1, index + 3):
        return True  # «обратился к участникам форума с приветственным словом А»
    inner = index > last and tokens[index - 1].pos in {"ADJ", "CONJ"}
    return acting and not inner and words["doers"].at(tokens, index) > 0


def _greeted(scene: Scene, index: int) -> bool:
    """Tell whether guests are welcomed before an event («до начала форума гостей встретил …»)."""
    words, tokens, noun = scene.grammar, scene.tokens, index - 1
    ahead = words["stage"].at(tokens, noun - 1) or words["ahead"].at(tokens, noun - 1)
    while scene.case(index) == "gen" and "plur" in tokens[index].feats and index + 1 < len(tokens):
        index += 1
    return bool(ahead) and index > noun + 1 and words["greets"].at(tokens, index) > 0


def _subject(scene: Scene, row: int, first: int) -> bool:
    """Tell whether a name in the nominative, or it and the next, has its verb right behind it."""
    names = [scene.reach(m) for m in scene.page.row(row, MentionKind.PERSON)]
    end = next((last for _, last in names if last > first), first)
    limit = scene.sentences[row].last
    paired = False
    if end < limit and scene.grammar["and"].at(scene.tokens, end):
        other = next((last for start, last in names if start == end + 1), None)
        paired, end = other is not None, other or end
    return end < limit and (scene.finite(end) or (paired and _aside(scene, end, limit)))


def _aside(scene: Scene, end: int, limit: int) -> bool:
    """Tell whether two names have their verb behind an adverbial («А и Б с глазу на глаз …»)."""
    near = range(end, min(limit, end + _ADVERBIAL))
    verb = next((k for k in near if scene.finite(k)), None)
    between = scene.tokens[end:verb] if verb is not None else ()
    told = verb is not None and "plur" in scene.tokens[verb].feats
    return told and all(t.pos in {"ADP", "NOUN", "ADV", "ADJ"} for t in between)


def _member(scene: Scene, index: int) -> bool:
    return scene.grammar["member"].at(scene.tokens, index) > 0


def _genitive(scene: Scene, index: int) -> bool:
    token = scene.tokens[index]
    case = scene.case(index)
    if token.text.isupper() and 1 < len(token.text) <= _SHORT:
        return True  # an acronym shows no case
    if token.pos in {"VERB", "ADP", "ADV"} or (token.pos == "ADJ" and case is None):
        return False
    return (
        case in {None, "gen"}
        or "gent" in token.feats
        or (token.pos == "ADJ" and not scene.finite(index) and case in {"gen", "dat"})
    ) and "accs" not in token.feats


def _closing(scene: Scene, index: int, end: int) -> int | None:
    close = {"(": ")", "«": "»", "“": "”", '"': '"'}[scene.tokens[index].text]
    return next((k for k in range(index + 1, end) if scene.tokens[k].text == close), None)


def _kin(scene: Scene, row: int, first: int) -> int:
    """Go back over nominatives and genitives to the beginning of a Turkic noun phrase."""
    floor, tokens = scene.sentences[row].first, scene.tokens
    stops = _stops(scene, row)
    bodies = [scene.reach(m) for m in scene.page.row(row, MentionKind.BODY)]
    people = {scene.reach(m)[1] for m in scene.page.row(row, MentionKind.PERSON)}
    apart = scene.page.row(row, MentionKind.POST, MentionKind.PLACE)
    apart_ends = {scene.reach(m)[1] for m in apart if not m.adjective}
    index = first
    while index > floor and index - 1 not in stops:
        if index in people and any(index <= a < first for a, _ in bodies):
            break  # «X-тің ұйымның отырысына қатысуы»
        if index in apart_ends and any(a == index for a, _ in bodies):
            break  # «мемлекет басшылары ұйымның саммитіне барды»
        token = tokens[index - 1]
        if index - 2 >= floor and scene.grammar["compound"].at(tokens, index - 2) == 2:
            index -= 2
            continue
        body = next((a for a, b in bodies if a < index <= b), None)
        plain = scene.case(index - 1) in {None, "nom", "gen"}
        named = token.capital or scene.grammar["town"].at(tokens, index - 1)
        plain = plain or ("attr" in token.feats and not named)  # «онлайн режимдегі»
        if body is not None and (plain or (index != first and _joined(scene, index))):
            index = body
        elif token.text in _OPENING:
            start = _opening(scene, index - 1, floor)
            if start is None:
                break
            index = start
        elif _attributed(scene, index - 1, floor):
            index -= 1
        elif (
            (token.pos in {"VERB", "PUNCT", "PRON"} and token.text not in {"-", "–"})
            or (not plain and not _joined(scene, index))
            or _parts(scene, index - 1, floor)
        ):
            break
        else:
            index -= 1
    lead = scene.tokens[index]
    return index + 1 if index < first and (lead.text in _DASHES or lead.pos == "CONJ") else index


def _attributed(scene: Scene, index: int, floor: int) -> bool:
    """Tell whether a Turkic participle parts a noun from its owner («кеңестің кеңейтілген …»)."""
    if index <= floor or "part" not in scene.tokens[index].feats:
        return False
    if "attr" in scene.tokens[index + 1].feats and not scene.tokens[index + 1].capital:
        return True  # «кеңейтілген құрамдағы келіссөзі»
    return scene.tokens[index - 1].pos == "NOUN" and scene.case(index - 1) == "gen"


def _parts(scene: Scene, index: int, floor: int) -> bool:
    """Tell whether a word ends a Turkic noun phrase to the left: it frames, or points back."""
    grammar, tokens = scene.grammar, scene.tokens
    if any(grammar[name].at(tokens, index) for name in ("adjunct", "after", "aim")):
        return True
    counted = index > floor and tokens[index - 1].pos == "NUM"
    if counted and not tokens[index].feats and grammar["doers"].at(tokens, index):
        return True  # «екі көшбасшы кеңестің отырысын …»
    owned = index > floor and scene.case(index - 1) == "gen"  # «комитеттің кезекті отырысы»
    return grammar["light"].at(tokens, index) > 0 and not owned


def _stops(scene: Scene, row: int) -> set[int]:
    """Give the tokens that end a noun phrase to the left: dates, and whoever is the subject."""
    stops: set[int] = set()
    kinds = (MentionKind.DATE, MentionKind.POST, MentionKind.PERSON)
    for mention in scene.page.row(row, *kinds):
        first, last = scene.reach(mention)
        plural = isinstance(mention.value, PostValue) and mention.value.plural
        if mention.kind is MentionKind.DATE or (scene.case(last - 1) == "nom" and not plural):
            stops.update(range(first, last))
    return stops


def _opening(scene: Scene, index: int, floor: int) -> int | None:
    mark = _OPENING[scene.tokens[index].text]
    return next((k for k in range(index - 1, floor - 1, -1) if scene.tokens[k].text == mark), None)


def _joined(scene: Scene, index: int) -> bool:
    """Tell whether what follows, brackets apart, is "member", which takes a dative before it."""
    tokens = scene.tokens
    if tokens[index].text == "(":
        end = min(len(tokens), index + 6)
        index = next((k + 1 for k in range(index, end - 1) if tokens[k].text == ")"), index)
    return scene.grammar["member"].at(tokens, index) > 0
