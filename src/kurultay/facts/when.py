"""The days and the standing of an event: which date belongs to it, held or still to come."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from kurultay.facts import doubt, paired, seasons, towns
from kurultay.facts.claims import When
from kurultay.facts.clauses import setting
from kurultay.facts.events_hits import Hit
from kurultay.facts.events_scene import Scene
from kurultay.facts.intent import intended, telling, upcoming
from kurultay.facts.once import once
from kurultay.mentions.mention import DateValue, Mention, MentionKind
from kurultay.text.article import PartialDate, PartKind

_WEEKDAY = "date.weekday"
_YEAR = re.compile(r"\d{4}|\.\d\d$")
_WEEKS, _MONTHS, _SOON = 14, 60, 3
"""What is told to come lies no farther back than so many days, in Turkic, what was not ahead."""
_BACK, _AHEAD = 9, 9
"""How many words around an event are looked through for how it stands."""
_ATTRIBUTE = 3
"""How many words before a Turkic noun phrase may be its participle («Бакуде өтетін»)."""


def when(scene: Scene, hit: Hit, hits: tuple[Hit, ...]) -> When | None:
    """Give the days of an event as its sentence states them."""
    sentence = scene.sentences[hit.row]
    clauses = scene.clauses(hit.row)
    around, said = setting(scene, hit.row, hit.clause), towns.said(scene, hit)
    best: tuple[int, Mention] | None = None
    for mention in scene.page.row(hit.row, MentionKind.DATE):
        if not isinstance(mention.value, DateValue):
            continue
        at, end = scene.reach(mention)
        if _aim(scene, mention, at, hit) or _reported(scene, hit, at, end):
            continue
        if seasons.of_another(scene, hit, mention):
            continue
        if any(p.span.covers(mention.span) for p in scene.page.row(hit.row, MentionKind.PERSON)):
            continue  # «Марта Фазекас»
        if at >= said or clauses[at - sentence.first] not in {hit.clause, hit.told, around}:
            continue
        mine = _distance(scene, hit, at, end)
        if seasons.of(scene, mention) is not None and seasons.cut(scene, hit, at, end):
            continue
        if seasons.dropped(scene, hit, at):
            continue
        if hit.adjunct and mine > 8:
            continue
        others = [
            _distance(scene, other, at, end)
            for other in hits
            if other is not hit
            and not (other.adjunct or paired.reached(scene, hit, other))
            and not together(scene, hit, other)
            and not (other.after and scene.grammar.after and end <= other.left)
            and not (end <= min(hit.left, other.left) and paired.chained(scene, hit, other))
            and not (other.trigger.frame and not hit.trigger.frame)
            and clauses[at - sentence.first] == other.clause
            and (around == hit.clause or other.clause != around)  # before a colon: of both
        ]
        if others and min(others) < mine:
            continue
        mine += seasons.vague(scene, mention.value)
        if best is None or mine < best[0]:
            best = mine, mention
    if _ending(scene, hit.happens):  # the day is that of its end
        return None
    if best is None:
        return _today(scene, hit)
    value = best[1].value
    assert isinstance(value, DateValue)
    first, last = _turned(scene, hit, best[1], value)
    return When(first, last, best[1].surface, value.basis)


def _ending(scene: Scene, verb: int | None) -> bool:
    """Tell whether a verb says when what is under way will end («завершится 22 ноября»)."""
    planned = verb is not None and _tense(scene, verb) == "planned"
    return planned and scene.grammar["finish"].at(scene.tokens, verb or 0) > 0


def together(scene: Scene, hit: Hit, other: Hit) -> bool:
    """Tell whether two events are told of by one verb («прошли выставка и форум»)."""
    if not scene.grammar.after or hit.happens != other.happens or hit.clause != other.clause:
        return False
    verbless = not any(scene.finite(k) for k in scene.clause(hit.row, hit.clause))
    framed = hit.adjunct or hit.after or other.adjunct or other.after
    if hit.happens is None and (framed or hit.row != other.row or not verbless):
        return False
    return {scene.case(hit.first), scene.case(other.first)} <= {"nom", "acc"}


def _turned(
    scene: Scene, hit: Hit, mention: Mention, value: DateValue
) -> tuple[PartialDate, PartialDate | None]:
    """Give the days with the year that the tense asks for («соберутся в октябре»)."""
    start, end, today = value.start, value.end, published(scene)
    verb = hit.first if hit.trigger.frame else hit.happens
    if verb is None and scene.grammar.after and hit.told != hit.clause:
        behind = scene.found(hit.row, hit.told, "happen")  # «итоги форума, который прошёл …»
        verb = next((k for k in behind if scene.finite(k)), None)
    tense = _tense(scene, verb)
    if verb is not None and any(words.at(scene.tokens, verb) for _, words in scene.grammar.cues):
        tense = _stated(scene, hit)
    season = seasons.of(scene, mention)
    if season is not None and today is not None:
        ahead = scene.grammar["next"].at(scene.tokens, scene.reach(mention)[0]) > 0
        return seasons.turned(season, "next" if ahead else tense, start, today), end
    if today is None or start.month is None or _YEAR.search(mention.surface) is not None:
        return start, end
    if mention.rule == _WEEKDAY and tense == "planned" and start.first_day < today.first_day:
        day = start.first_day + timedelta(days=7)
        return PartialDate(day.year, day.month, day.day), end
    if mention.rule == _WEEKDAY:
        return start, end
    step = 0
    after, sentence = scene.grammar.after, scene.sentences[hit.row]
    back = scene.grammar["aside"].within(scene.tokens, sentence.first, sentence.last)
    if not after and (back or (tense is None and _stated(scene, hit) != "planned")):
        return start, end
    if tense is None and (not after or hit.left <= scene.reach(mention)[0] < hit.right):
        tense = _stated(scene, hit)
    past = (today.first_day - (end or start).last_day).days
    if tense == "planned" and past > (_WEEKS if after else _MONTHS):
        step = 1
    elif tense == "held" and (start.first_day - today.last_day).days > _SOON:
        step = -1
    if not step:
        return start, end
    turned = replace(start, year=start.year + step)
    return turned, replace(end, year=end.year + step) if end else None


def _aim(scene: Scene, mention: Mention, at: int, hit: Hit) -> bool:
    """Tell whether a date belongs to something else («план на 2026 год», «конвенция 1975 года»)."""
    value, grammar, tokens = mention.value, scene.grammar, scene.tokens
    if not grammar.after or not isinstance(value, DateValue):
        return False
    end = scene.reach(mention)[1]
    own = hit.left <= at < hit.first or (at == hit.last and value.start.month is None)
    if own and not hit.trigger.frame:
        return False  # «саммит 2025 года»
    if grammar["adjunct"].at(tokens, at) and end < len(tokens) and scene.case(end) == "gen":
        return tokens[end].pos != "NUM"
    if hit.right < at and grammar["adjunct"].within(tokens, hit.right, at):
        return True
    if at and value.end is None and grammar["until"].at(tokens, at - 1):
        return True
    if at and value.end is None and grammar["dated_by"].at(tokens, at - 1):
        return True  # «соглашение от 14 мая»
    if value.start.day is not None or at == 0 or seasons.settled(scene, at):
        return False
    if (
        value.start.month is None
        and value.basis == "relative"
        and not grammar["aim"].at(tokens, at)
    ):
        return False  # «осенью прошлого года»
    if value.start.month is None:
        return not (grammar["years"].at(tokens, at - 1) or grammar["years"].at(tokens, at))
    return grammar["aim"].at(tokens, at - 1) > 0


def _reported(scene: Scene, hit: Hit, at: int, end: int) -> bool:
    """Tell whether a date is the day of the report («… сообщает 22 августа пресс-служба»)."""
    if not scene.grammar.after:
        return False
    sentence, report = scene.sentences[hit.row], scene.grammar["report"]
    low = at - 2 if scene.grammar["years"].at(scene.tokens, at - 1) else at - 1
    end += {t.text for t in (*scene.tokens[low : low + 1], *scene.tokens[end : end + 1])} == {","}
    near = [k for k in (low, end) if sentence.first <= k < sentence.last]
    said = any(report.at(scene.tokens, k) and scene.finite(k) for k in near)
    return said and _stated(scene, hit) != "ongoing"


def _distance(scene: Scene, hit: Hit, at: int, end: int) -> int:
    """Count the words between; where complements come first, a date after the event is far."""
    if end <= hit.left:
        near = hit.left - end
    elif at >= hit.right:
        near = at - hit.right + (0 if scene.grammar.after else 6)
    else:
        return 0
    if hit.happens is None or not scene.grammar.after or not firm(scene, hit):
        return near
    verb = hit.happens - end if end <= hit.happens else at - hit.happens - 1
    return min(near, max(verb, 0) + 1)


def _today(scene: Scene, hit: Hit) -> When | None:
    """Give the day of the dateline, if the sentence says "today" and the article has no date."""
    if scene.page.reading.article.published is not None:
        return None
    sentence = scene.sentences[hit.row]
    said = scene.grammar["today"].first(scene.tokens, sentence.first, sentence.last)
    if said is None:
        return None
    for row in scene.rows(PartKind.DATELINE):
        for mention in scene.page.row(row, MentionKind.DATE):
            value = mention.value
            if isinstance(value, DateValue) and value.start.day:
                return When(value.start, None, scene.tokens[said].text, "relative")
    return None


def published(scene: Scene) -> PartialDate | None:
    """Give the article's own day: of its header, else of its dateline."""
    stated = scene.page.reading.article.published
    if stated is not None:
        return stated
    for row in scene.rows(PartKind.DATELINE):
        for mention in scene.page.row(row, MentionKind.DATE):
            value = mention.value
            if isinstance(value, DateValue) and value.start.day:
                return value.start
    return None


def status(scene: Scene, hit: Hit, days: When | None) -> str:
    """Tell whether an event is held, ongoing, planned or cancelled, as its sentence says it."""
    found = _stated(scene, hit)
    if hit.type == "signing" and found == "ongoing":
        found = "held"  # «ставят подписи»: told in the present
    today = published(scene)
    if days is None or today is None or found == "cancelled":
        return found
    if days.start.first_day > today.last_day:
        return "planned"
    last = days.end or days.start
    if last.last_day < today.first_day and found == "planned":
        return "held"
    past = (today.first_day - last.last_day).days
    if found == "ongoing" and past > (0 if days.end else 2):
        return "held"
    return found


@once
def _stated(scene: Scene, hit: Hit) -> str:
    grammar, tokens, window = scene.grammar, scene.tokens, telling(scene, hit, _around(scene, hit))
    verb = paired.telling(scene, hit)
    if verb is None and grammar.after and hit.told != hit.clause:
        later = scene.found(hit.row, hit.told, "happen")  # «… на саммит, который пройдёт в …»
        verb = next((k for k in later if _tense(scene, k) == "planned"), None)
    tense = _tense(scene, verb)
    if _ending(scene, verb):  # «завершится подписанием»
        return "planned" if scene.case(hit.first) == "ins" else "ongoing"
    if verb is not None and paired.opener(scene, hit, verb):
        return tense or "held"
    if _aimed(scene, hit) or upcoming(scene, hit):
        return "planned"
    if doubt.cancelled(scene, hit):
        return "cancelled"
    noun = not hit.trigger.frame and hit.last < len(tokens)
    meant = doubt.agreed(scene, hit) or doubt.wished(scene, hit, verb) or doubt.foreseen(scene, hit)
    if meant or intended(scene, hit, verb) or (noun and grammar["prepares"].at(tokens, hit.last)):
        return "planned"
    stays = hit.type == "official_visit" and grammar["progress"].at(tokens, verb or 0)
    if stays or _progress(scene, window):
        return "ongoing"  # «сапармен Бакуде жүр»
    lasts = dict(grammar.cues)["ongoing"]
    stayed = grammar.after and tense == "held" and lasts.at(tokens, verb or 0) > 0
    if verb is not None:
        for name, words in grammar.cues:
            over = stayed and name == "ongoing"
            if name != "cancelled" and words.at(tokens, verb) and not over:
                begun = name == "held" and _begins(scene, hit, range(window[0], window[-1] + 1))
                return "ongoing" if begun else name
    came = hit.trigger.frame == "visit" or (hit.type == "official_visit" and verb is not None)
    arrived = grammar.after and came and tense == "held"
    for name, words in grammar.cues:
        if name != "cancelled" and tense and _firm(scene, hit, verb or 0):
            break
        over = arrived and name == "planned"  # «прибыл для участия в …»
        past = grammar.after and bool(hit.trigger.frame) and tense == "held"
        over = over or (past and name != "held")  # «принял находящегося в стране …»
        if over or (name == "ongoing" and stayed):
            continue
        if words.among(tokens, window):
            begun = name == "held" and _begins(scene, hit, range(window[0], window[-1] + 1))
            return "ongoing" if begun else name
    lasting = not stayed and (grammar.after or hit.trigger.frame != "act")  # «ескерткіш ашылды»
    if tense == "held" and verb is not None and lasting and _begins(scene, hit, (verb,)):
        return "ongoing"
    if tense is None and doubt.to_come(scene, hit):
        return "planned"
    return tense or ("ongoing" if attended_now(scene, hit) else "held")


def _begins(scene: Scene, hit: Hit, near: Iterable[int]) -> bool:
    """Tell whether a verb says that something began; a Turkic one of coming, only of a visit."""
    found = scene.grammar["begin"].found(scene.tokens, near)
    visit = scene.grammar.after or hit.type == "official_visit"
    return any(visit or not scene.grammar["arrived"].at(scene.tokens, k) for k in found)


def _around(scene: Scene, hit: Hit) -> list[int]:
    """Give the words around an event that may tell how it stands."""
    sentence, told = scene.sentences[hit.row], {hit.clause, hit.told}
    clauses = scene.clauses(hit.row)
    # Where verbs come last, only attributes before a noun tell how it stands, the rest is behind.
    back = _BACK if scene.grammar.after else 0 if hit.trigger.frame else _ATTRIBUTE
    low, high = max(sentence.first, hit.left - back), min(sentence.last, hit.right + _AHEAD)
    return [index for index in range(low, high) if clauses[index - sentence.first] in told]


def _aimed(scene: Scene, hit: Hit) -> bool:
    """Tell whether somebody is on the way to an event («прибыл для участия в А и в Б»)."""
    if hit.trigger.frame:
        return False
    if not scene.grammar.after:
        aimed = scene.grammar["aim"].within(scene.tokens, hit.right, hit.right + 3)
        return aimed and scene.case(hit.last - 1) == "dat" and not paired.recounted(scene, hit)
    ahead = [k for k in scene.clause(hit.row, hit.clause) if k < hit.left]
    if any(scene.grammar["finish"].at(scene.tokens, k) and _tense(scene, k) for k in ahead):
        return False  # «завершил визит для участия в …»
    goals = list(scene.grammar["goal"].found(scene.tokens, ahead))
    return bool(goals) and not any(scene.finite(k) for k in range(goals[-1], hit.left))


def attended_now(scene: Scene, hit: Hit) -> bool:
    """Tell whether people are at an event while the article is written («участвуют в …»)."""
    before = hit.left - 1
    if not scene.grammar.after or hit.trigger.frame or before < scene.sentences[hit.row].first:
        return False
    if scene.case(hit.first) != "loc" or not scene.grammar["inside"].at(scene.tokens, before):
        return False
    verbs = scene.found(hit.row, hit.clause, "part")
    return any(scene.finite(k) and "pres" in scene.tokens[k].feats for k in verbs)


def begun(scene: Scene, hit: Hit) -> When | None:
    """Give the article's day for an event that is said to have begun («стартовал форум»)."""
    today, verb = published(scene), hit.happens
    if today is None or today.day is None or verb is None or not firm(scene, hit):
        return None
    if not scene.grammar["begun"].at(scene.tokens, verb) or _tense(scene, verb) != "held":
        return None
    return When(today, None, scene.tokens[verb].text, "relative")


def _progress(scene: Scene, window: list[int]) -> bool:
    """Tell whether a Turkic converb and its auxiliary say what is under way («өтіп жатыр»)."""
    grammar, tokens = scene.grammar, scene.tokens
    runs = grammar["progress"].found(tokens, window)
    plans = [words for name, words in grammar.cues if name == "planned"]
    lists = [grammar[name] for name in ("happen", "join", "speak")]
    return any(
        "conv" in tokens[k - 1].feats
        and any(words.at(tokens, low) >= k - low for words in lists for low in (k - 1, k - 2))
        for k in runs
        if k > 1 and not any(words.at(tokens, k - 1) for words in plans)
    )


def firm(scene: Scene, hit: Hit) -> bool:
    """Tell whether a finite verb whose subject an event is says how it stands."""
    if hit.trigger.frame or hit.happens is None or not scene.finite(hit.happens):
        return False
    case, verb = scene.case(hit.first), scene.tokens[hit.happens]
    governed = hit.left > 0 and scene.tokens[hit.left - 1].pos == "ADP"
    return case == "nom" or (case == "acc" and "intr" in verb.feats and not governed)


def _firm(scene: Scene, hit: Hit, verb: int) -> bool:
    """Tell whether the tense of a verb alone says how an event stands: it is its subject."""
    grammar, tokens = scene.grammar, scene.tokens
    if grammar["sure"].at(tokens, verb):
        return True
    subject = grammar.after and not hit.trigger.frame and scene.case(hit.first) in {"nom", "acc"}
    cued = any(words.at(tokens, verb) for _, words in grammar.cues)
    return subject and scene.finite(verb) and not cued


def _tense(scene: Scene, verb: int | None) -> str | None:
    if verb is None or scene.grammar["progress"].at(scene.tokens, verb):
        return None
    feats = scene.tokens[verb].feats
    be = scene.grammar["was"]
    near = scene.tokens[max(0, verb - 2) : verb]
    if "prts" in feats and any("futr" in t.feats and be.at((t,), 0) for t in near):
        return "planned"  # «будет рассмотрен»
    return next((name for tense, name in scene.grammar.tenses if tense in feats), None)


def close(days: When | None, standing: str) -> When | None:
    """Give the last day too where the event is over or has one day: what is under way has none."""
    if days is None:
        return None
    if days.end is not None or standing == "ongoing":
        return days
    return When(days.start, days.start, days.text, days.basis)
