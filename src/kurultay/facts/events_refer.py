"""How an event word refers back: by its place, its day, its body, a word that points."""

from __future__ import annotations

from collections.abc import Sequence

from kurultay.facts.claims import NameRef, When
from kurultay.facts.events_draft import GROUP, Draft, kin
from kurultay.facts.events_hits import Hit
from kurultay.facts.events_scene import Scene
from kurultay.facts.when import published, when
from kurultay.facts.where import where
from kurultay.mentions.mention import DateValue, Mention, MentionKind

GENERIC = frozenset({"bilateral_meeting", "council_session", "multilateral_meeting"})
"""Types whose nouns may take up any meeting («встреча», «заседание»)."""
_SPOT = 6
"""A place between an event and its day takes so many words at most."""
_FEW = 3
"""A gathering is named so many sentences later at most."""
_WEEKS = 20
"""An event so many days before the article is not the one it is about."""
_SOON = 4
"""A session is named again by a shorter name so many sentences later at most."""
_OUTER = frozenset({"forum", "conference", "summit", "exhibition", "council_session"})
"""Types of events of which a plenary session is a part."""


def inside(scene: Scene, hit: Hit) -> bool:
    """Tell whether a sentence goes on at an event: «На встрече глав ведомств …», no more said."""
    before = hit.left - 1
    if not scene.grammar.after or before != scene.sentences[hit.row].first:
        return False
    if scene.case(hit.first) != "loc" or not scene.grammar["inside"].at(scene.tokens, before):
        return False
    states = scene.mentions(hit.row, hit.left, hit.right, MentionKind.STATE)
    plain = hit.type in GROUP and hit.trigger.type in GENERIC and not states
    return plain and when(scene, hit, (hit,)) is None and where(scene, hit, (hit,)) is None


def named_day(scene: Scene, hit: Hit) -> bool:
    """Tell whether a day stands right at an event noun («по итогам заседания 9 октября»)."""
    spots = scene.mentions(hit.row, hit.right, hit.right + _SPOT, MentionKind.PLACE)
    towns = {k for spot in spots for k in range(*scene.reach(spot))}
    for day in scene.page.row(hit.row, MentionKind.DATE):
        at, end = scene.reach(day)
        before = end == hit.left or hit.left <= at < hit.first
        if before and _far(scene, hit, day):
            return True  # «В 2021 году форум …», «прошлогодний форум»
        between = range(hit.right, at)
        linked = all(
            k in towns or scene.tokens[k].pos == "ADP" or scene.tokens[k].text == ","
            for k in between
        )
        if at >= hit.first and linked and len(between) <= _SPOT:
            return True  # «саммит в ноябре», «на сессию в Баку, в июне»
    return False


def _far(scene: Scene, hit: Hit, day: Mention) -> bool:
    """Tell whether a day lies weeks before the article's."""
    today, value = published(scene), day.value
    if today is None or hit.trigger.frame or not isinstance(value, DateValue):
        return False
    return (today.first_day - (value.end or value.start).last_day).days > _WEEKS


def another_time(scene: Scene, hit: Hit, draft: Draft) -> bool:
    """Tell whether the day of an event noun is not that of an event told of before."""
    days = when(scene, hit, (hit,))
    if days is None:
        return False
    if draft.when is not None:
        return clash(days, draft.when)
    today, last = published(scene), days.end or days.start
    if today is None or draft.status == "planned":
        return False
    return last.year < today.year or days.start.first_day > today.last_day


def clash(one: When, other: When) -> bool:
    """Tell whether two times share no day, each as precise as it is told."""
    first, second = (
        (each.start.first_day, (each.end or each.start).last_day) for each in (one, other)
    )
    return first[1] < second[0] or second[1] < first[0]


def akin(one: NameRef, other: NameRef) -> bool:
    """Tell whether two names may be of one body: all words of one stand in the other."""
    first, second = (frozenset(name.name.lower().split()) for name in (one, other))
    return one == other or (
        min(len(first), len(second)) > 1 and (first <= second or second <= first)
    )


def pointed(scene: Scene, hit: Hit) -> bool:
    """Tell whether a word that points back stands before an event word («ту сессию»)."""
    return scene.grammar.after and scene.grammar["this"].within(scene.tokens, hit.left, hit.first)


def pointed_here(scene: Scene, hit: Hit, cast: Sequence[tuple[Hit, Draft, bool]]) -> Draft | None:
    """Give the event of the same sentence that is pointed at («… сессии, … на этой сессии»)."""
    if hit.trigger.frame or hit.ordinal is not None or not cast or not pointed(scene, hit):
        return None
    alike = [d for h, d, _ in cast if h.trigger is hit.trigger and h.last <= hit.left]
    return alike[-1] if alike else None


def over(scene: Scene, hit: Hit, drafts: list[Draft]) -> list[Draft]:
    """Leave out what is to come, where it is told who took part («во встрече приняли …»)."""
    if not scene.grammar.after or not drafts or drafts[0].status != "planned":
        return drafts
    joined = [k for k in scene.clause(hit.row, hit.clause) if scene.finite(k)]
    past = bool(joined) and all("past" in scene.tokens[k].feats for k in joined)
    took = past and scene.found(hit.row, hit.clause, "part")
    return [d for d in drafts if d.status != "planned"] or drafts if took else drafts


def plenary(scene: Scene, hit: Hit, draft: Draft) -> bool:
    """Tell whether a session is only the plenary one of an event («на пленарной сессии»)."""
    if not scene.grammar.after or hit.trigger.type != "council_session" or hit.right > hit.last:
        return False
    words = [t for t in scene.tokens[hit.left : hit.first] if t.pos == "ADJ"]
    named = bool(words) and all(scene.grammar["plenary"].at((t,), 0) for t in words)
    held = draft.type in _OUTER and draft.status != "planned" and not draft.frame
    return named and hit.ordinal is None and held and not another_time(scene, hit, draft)


def led(scene: Scene, hit: Hit) -> bool:
    """Tell whether somebody only led or opened the event told of («он и вёл встречу»)."""
    verb = hit.happens
    if not scene.grammar.after or verb is None or not hit.bare or hit.plural:
        return False
    leads = any(scene.grammar[name].at(scene.tokens, verb) for name in ("leads", "begin"))
    return leads and scene.case(hit.first) == "acc" and "plur" not in scene.tokens[verb].feats


def spoken_there(scene: Scene, hit: Hit, draft: Draft) -> bool:
    """Tell whether people only speak at the event of many told of («на встрече выступили …»)."""
    before = hit.left - 1
    if not scene.grammar.after or draft.type not in GROUP or draft.status == "planned":
        return False
    if scene.case(hit.first) != "loc" or not scene.grammar["on"].at(scene.tokens, before):
        return False
    told = [k for k in scene.clause(hit.row, hit.clause) if k >= hit.last and scene.finite(k)]
    lists = (scene.grammar["address"], scene.grammar["speak"])
    if told and any(words.at(scene.tokens, told[0]) for words in lists):
        return True
    stood = bool(told) and scene.grammar["represents"].at(scene.tokens, told[0]) > 0
    whom = ("side", "delegation")  # «нашу сторону на встрече представили А и Б»
    return stood and any(scene.found(hit.row, hit.clause, name) for name in whom)


def taking_part(scene: Scene, hit: Hit) -> bool:
    """Tell whether a clause only says who was at an event («В конференции приняли участие …»)."""
    own = hit.ordinal is None and scene.case(hit.first) == "loc"
    return scene.grammar.after and own and bool(scene.found(hit.row, hit.clause, "part"))


def presided(scene: Scene, hit: Hit) -> bool:
    """Tell whether those who met had a chair («на встрече под председательством А»): many did."""
    under = scene.grammar["under"].within(scene.tokens, hit.right, hit.right + 2)
    return scene.grammar.after and scene.case(hit.first) == "loc" and under


def ahead_of(scene: Scene, hit: Hit) -> bool:
    """Tell whether people gather before another event («За час до сессии заседал совет»)."""
    if not scene.grammar.after:
        return False
    near = range(scene.sentences[hit.row].first + 1, hit.first)
    before = ("until", "ahead")
    return any(
        scene.announces(k, verbs=False)
        and any(scene.grammar[name].within(scene.tokens, k - 3, k) for name in before)
        for k in near
    )


def before_another(scene: Scene, hit: Hit) -> bool:
    """Tell whether people gather right before another event («соберутся накануне саммита»)."""
    words, behind = scene.grammar["ahead"], scene.clause(hit.row, hit.clause)
    near = [k for k in behind if hit.last <= k < hit.last + _SPOT]
    return scene.grammar.after and any(
        words.at(scene.tokens, k - 1) and scene.announces(k, verbs=False) for k in near
    )


def woken(draft: Draft, hit: Hit) -> Draft:
    """Make a frame an event of its own, once a sentence is about it."""
    if draft.frame and not hit.adjunct and not hit.after:
        draft.frame = False
    return draft


def redated(scene: Scene, hit: Hit, draft: Draft) -> bool:
    """Tell whether a sentence gives an event other days than it has."""
    days = when(scene, hit, (hit,))
    return days is not None and draft.when is not None and days.start != draft.when.start


def same_rite(scene: Scene, hit: Hit, draft: Draft) -> bool:
    """Tell whether two sentences tell of one act: who handed letters over, who took them."""
    needs, sentence = hit.trigger.needs, scene.sentences[draft.hit.row]
    if needs is None or not scene.grammar.after or hit.trigger.frame == "act":
        return False
    return needs.within(scene.tokens, sentence.first, sentence.last)


def handed(scene: Scene, hit: Hit, recent: list[Draft]) -> Draft | None:
    """Give the act just told of by a verb that a bare Turkic "ceremony" means («рәсім … өтті»)."""
    if scene.grammar.after or hit.type != "ceremony" or not hit.bare:
        return None
    acts = [d for d in recent if d.type == hit.type and d.hit.trigger.frame == "sign"]
    return next((d for d in acts if 0 < hit.row - d.hit.row <= _SOON), None)


def until(scene: Scene, hit: Hit) -> bool:
    """Tell whether an event is only what something else came before («до концерта»)."""
    lists = (scene.grammar["until"], scene.grammar["ahead"])
    return hit.left > 0 and any(words.at(scene.tokens, hit.left - 1) for words in lists)


def shorter(scene: Scene, hit: Hit, draft: Draft, words: frozenset[str]) -> bool:
    """
    Tell whether a Turkic noun in a case names the session just told of, its body by its last words.

    «… ұйымы Ақсақалдар кеңесінің XV отырысы өтті. Ақсақалдар кеңесінің отырысына X қатысты».
    """
    if scene.grammar.after or hit.happens is not None or hit.type not in GROUP:
        return False
    if hit.type != draft.type or draft.frame or scene.grammar["next"].at(scene.tokens, hit.left):
        return False
    oblique = scene.case(hit.last - 1) in {"loc", "dat", "acc", "gen"}
    near = hit.row - max([draft.hit.row, *draft.rows]) <= _SOON
    if not (oblique and near and words and words < draft.words):
        return False
    if _head(scene, hit) != _head(scene, draft.hit) or when(scene, hit, (hit,)) is not None:
        return False
    spot = where(scene, hit, (hit,))
    return spot is None or spot.place in {None, draft.place}


def _head(scene: Scene, hit: Hit) -> str:
    """Give the last noun before that of an event: the body in session."""
    numbers = scene.mentions(hit.row, hit.left, hit.first, MentionKind.ORDINAL)
    skip = {k for mention in numbers for k in range(*scene.reach(mention))}
    nouns = [scene.tokens[k].lemma for k in range(hit.left, hit.first) if k not in skip]
    return nouns[-1] if nouns else ""


def of_the_day(hit: Hit, days: When, recent: Sequence[Draft]) -> Draft | None:
    """Give the event of a day that a participle before a noun names («1992 жылы өткен …»)."""
    dated = (d for d in recent if d.when is not None and kin(d.type, hit.type))
    return next((d for d in dated if d.when and d.when.start == days.start), None)


def undated(hit: Hit, recent: Sequence[Draft]) -> Draft | None:
    """Give the event just told of without a day that «5 қарашада басталған отырыс» takes up."""
    near = [d for d in recent if 0 < hit.row - d.hit.row <= _FEW and not d.aside and not d.frame]
    loose = [d for d in near if d.when is None and d.type in GROUP and kin(d.type, hit.type)]
    return loose[0] if hit.bare and loose and loose[0].status != "planned" else None
