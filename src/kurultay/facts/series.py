"""What an event word means beside those of its kind: the next of a series, or the same again."""

from __future__ import annotations

from kurultay.facts import attendance_last as last
from kurultay.facts.claims import NameRef, RefKind
from kurultay.facts.events_draft import GROUP, PAIR, Draft, Plot, kin
from kurultay.facts.events_guest import cast_of
from kurultay.facts.events_hits import Hit
from kurultay.facts.events_refer import another_time
from kurultay.facts.events_scene import Scene
from kurultay.facts.events_visits import owned
from kurultay.facts.when import status, when
from kurultay.facts.where import where
from kurultay.mentions.mention import MentionKind
from kurultay.text.article import PartKind

MEANT = frozenset({"event.guest", "event.party", "event.signers"})
"""Rules by which somebody is only meant to sign: «стороны», the bodies whose paper it is."""

_NEAR = 2
"""A signing told of again stands at most so many sentences behind."""
_LONG = 6
"""A story goes on within a day over so many sentences."""


def coming(story: Plot, hit: Hit) -> Draft | None:
    """Give the event whose next one a word announces («следующая встреча пройдёт …»)."""
    scene = story.scene
    words, tokens = scene.grammar["next"], scene.tokens
    if hit.trigger.frame or hit.plural or hit.adjunct or hit.after:
        return None
    low = hit.left if scene.grammar.after else max(scene.sentences[hit.row].first, hit.first - 1)
    if not words or not words.within(tokens, min(low, hit.left), hit.first):
        return None
    if status(scene, hit, when(scene, hit, (hit,))) != "planned":
        return None
    last = [d for d in story.drafts if not d.frame and d.type in GROUP and d.status != "planned"]
    alike = [d for d in last if d.hit.trigger is hit.trigger]
    plain = hit.bare or hit.right == hit.last
    any_ = hit.trigger.type == "bilateral_meeting"
    own = scene.grammar.after and hit.type != hit.trigger.type
    loose = [d for d in last if plain and (any_ or kin(d.type, hit.type)) and not own]
    return next(iter((*alike, *loose)), None)


def opens(scene: Scene, hit: Hit, focus: Draft) -> bool:
    """Tell whether a ceremony is only the opening of the event before («на церемонии открытия»)."""
    words, kinds = scene.grammar["opening"], GROUP | {"exhibition", "other"}
    inner = scene.tokens[hit.last : hit.right]
    return bool(inner) and focus.type in kinds and all(words.at((t,), 0) for t in inner)


def same_day(story: Plot, hit: Hit) -> Draft | None:
    """Give the event in whose day the sentence goes on («после этого …», «тогда …»)."""
    scene = story.scene
    sentence = scene.sentences[hit.row]
    words, tokens = scene.grammar["follow"], scene.tokens
    found = list(words.found(tokens, range(sentence.first, sentence.last)))
    follow = any(index < sentence.first + 3 or words.at(tokens, index) > 2 for index in found)
    then = any(scene.grammar["aside"].at(tokens, index) for index in found)  # «тогда же»
    if hit.adjunct or hit.after:
        return None
    hour = scene.grammar.after and _hour(scene, hit.row)
    if not (follow or hour):
        return _next_of(story, hit)
    for draft in reversed(story.drafts):
        if draft.when is not None and (not draft.aside or hit.row - draft.hit.row == 1):
            single = draft.when.end is None or draft.when.end == draft.when.start
            now = status(scene, hit, None)
            vague = draft.when.start.day is None and not then
            if vague or _unlike(draft, now):
                continue
            if hour and not follow and hit.row - draft.hit.row > 1:
                return None
            return draft if single and hit.row - draft.hit.row <= _LONG else None
    return None


def _hour(scene: Scene, row: int) -> bool:
    """Tell whether a sentence opens with an hour of the day that the one before is of."""
    sentence, ahead = scene.sentences[row], scene.sentences[row - 1] if row else None
    if ahead is None or ahead.paragraph != sentence.paragraph:
        return False
    return scene.grammar["hours"].at(scene.tokens, sentence.first) > 0


def _unlike(draft: Draft, now: str) -> bool:
    """Tell whether one of two events is still to come and the other is not."""
    if draft.status == "ongoing":
        return False
    return (draft.status == "planned") != (now == "planned")


def _next_of(story: Plot, hit: Hit) -> Draft | None:
    """Give the event of a clause before that one follows («Завтра пройдут А, затем начнётся Б»)."""
    scene = story.scene
    told = [k for k in scene.clause(hit.row, hit.clause)[:3] if k >= scene.sentences[hit.row].first]
    if (
        not hit.clause
        or not scene.grammar.after
        or not scene.grammar["follow"].among(scene.tokens, told)
    ):
        return None
    here = [d for d in story.drafts if d.hit.row == hit.row and d.when is not None]
    single = [d for d in here if d.when and d.when.end in {None, d.when.start}]
    return single[-1] if single else None


def earlier(scene: Scene, hit: Hit) -> bool:
    """Tell whether an adjective names another event of a series («предыдущее собрание»)."""
    told = scene.grammar["another"].within(scene.tokens, hit.left, hit.first)
    return told and hit.happens is not None


def others(scene: Scene, row: int) -> tuple[int, ...]:
    """Give the words that alone name another event of a series («будущий намечен на осень»)."""
    sentence, tokens = scene.sentences[row], scene.tokens
    found = scene.grammar["another"].found(tokens, range(sentence.first, sentence.last))
    return tuple(
        index
        for index in found
        if (index == sentence.first or tokens[index - 1].pos in {"PUNCT", "CONJ"})
        and scene.case(index) in {"nom", "acc", "gen"}
        and "plur" not in tokens[index].feats
    )


def again(story: Plot, hit: Hit, focus: Draft | None) -> Draft | None:
    """Give the event that a word only names once more: in its sentence, by "this is", as a part."""
    scene, drafts = story.scene, story.drafts
    here = [d for d in drafts if d.hit.row == hit.row and d.hit.trigger is hit.trigger]
    if hit.bare and here and hit.ordinal is None and not hit.trigger.frame:
        apart = not scene.grammar.after and bool(last.aimed_at(scene, here[-1].hit))
        apart = apart or owned(scene, hit, here)
        return None if apart else here[-1]
    if hit.trigger.frame == "sign" or hit.type == "signing":
        return _signed(story, hit)
    if hit.trigger.type == "official_visit" and become(scene, hit):
        return next((d for d in reversed(drafts) if d.type == hit.type), None)
    if not hit.trigger.frame and focus is not None and _predicate(scene, hit):
        people = {actor.who for actor in cast_of(scene, hit)}
        if kin(focus.type, hit.type) and (not people or people <= focus.people):
            return focus
    return None


def headed(scene: Scene, hit: Hit) -> tuple[NameRef, ...]:
    """
    Give the two who met, where the title says who held Turkic meetings, a sentence with whom.

    «X бірқатар кездесу өткізді» above, «Y-пен [өткен] кездесу барысында …» in the text.
    """
    if scene.grammar.after or hit.trigger.frame or hit.type not in PAIR:
        return ()
    met = [a for a in cast_of(scene, hit) if a.case == "ins" and a.last <= hit.first]
    if len(met) != 1 or any(t.pos != "VERB" for t in scene.tokens[met[0].last : hit.first]):
        return ()
    for row in scene.rows(PartKind.TITLE):
        nouns = (trigger.words for trigger in scene.grammar.nouns if trigger.type in PAIR)
        sentence = scene.sentences[row]
        told = any(w.within(scene.tokens, sentence.first, sentence.last) for w in nouns)
        subjects = [a for a in scene.actors(row) if a.case in {None, "nom"} and not a.blocked]
        if told and len(subjects) == 1 and subjects[0].who != met[0].who:
            return subjects[0].who, met[0].who
    return ()


def _predicate(scene: Scene, hit: Hit) -> bool:
    """Tell whether a sentence says of the event before what it was («Это первая встреча …»)."""
    first = scene.sentences[hit.row].first
    words = scene.grammar["predicate"]
    near = hit.left - first <= 3 and scene.case(hit.first) in {"nom", "ins", "acc"}
    return near and bool(words) and words.at(scene.tokens, first) > 0


def become(scene: Scene, hit: Hit) -> bool:
    """Tell whether an event word only says what another was («визит станет первым … визитом»)."""
    if hit.trigger.frame or not scene.grammar.after or scene.case(hit.first) != "ins":
        return False
    governed = hit.left > 0 and scene.tokens[hit.left - 1].pos == "ADP"
    return not governed and bool(scene.found(hit.row, hit.clause, "become"))


def _signed(story: Plot, hit: Hit) -> Draft | None:
    """Give the signing just told of, where a sentence names no other day and no other people."""
    scene = story.scene
    people = {actor.who for actor in cast_of(scene, hit)}
    days = when(scene, hit, (hit,))
    for draft in reversed(story.drafts):
        if draft.type != "signing" or draft.frame:
            continue
        near = 0 < hit.row - draft.hit.row <= _NEAR
        named = {who for who in draft.people if who.kind is RefKind.PERSON}
        if scene.grammar.after:
            named = {who for who in named if draft.members[who].rule not in MEANT}
        other = bool(people and named) and not people & named
        other = other or (bool(people) and _another_paper(scene, hit, draft))
        clash = days is not None and draft.when is not None and days.start != draft.when.start
        clash = clash or (scene.grammar.after and another_time(scene, hit, draft))
        if near and not other and not clash:
            return draft
    return None


def _another_paper(scene: Scene, hit: Hit, draft: Draft) -> bool:
    """Tell whether people sign what was not told of before: its noun, or its subject, is new."""
    if not scene.grammar.after or hit.trigger.frame != "sign":
        return False
    planned = "planned" in {draft.status, status(scene, hit, when(scene, hit, (hit,)))}
    if planned and draft.status != "planned":
        return True
    row, tokens = scene.sentences[draft.hit.row], scene.tokens
    before = range(row.first, row.last)
    said = {tokens[k].lemma for k in before}
    papers, deeds, about = (scene.grammar[name] for name in ("papers", "deeds", "about"))
    if any(
        "plur" in tokens[k].feats for words in (papers, deeds) for k in words.found(tokens, before)
    ):
        return False  # «Подписаны документы. Соглашение подписали А и Б»
    for index in scene.clause(hit.row, hit.clause):
        behind = index + 1
        if not papers.at(tokens, index) and not deeds.at(tokens, index):
            continue
        subject = tokens[behind + 1].lemma if about.at(tokens, behind) else None
        known = tokens[index].lemma in said or scene.grammar["paper"].at(tokens, index)
        return not known or (subject is not None and subject not in said)
    return False


def stage(scene: Scene, hit: Hit) -> bool:
    """Tell whether an event is only what a day, a guest, a page belongs to («день форума»)."""
    before = hit.left - 1
    if not scene.grammar.after or before < scene.sentences[hit.row].first:
        return False
    if scene.case(hit.first) != "gen":
        return False
    owned = scene.tokens[before].pos == "NOUN" and (hit.type in PAIR or hit.trigger.weak)
    owned = owned and not (hit.adjunct or hit.after)
    return owned or scene.grammar["inner"].at(scene.tokens, before) > 0


def spoken(scene: Scene, hit: Hit) -> bool:
    """Tell whether an event word stands in somebody's direct speech."""
    return any(first <= hit.first < last for first, last in scene.speech(hit.row))


def joined(scene: Scene, hit: Hit) -> bool:
    """Tell whether people are said to be at an event («побывали на открытии центра»)."""
    before = hit.left - 1
    if not scene.grammar.after or before < scene.sentences[hit.row].first:
        return False
    inside = scene.grammar["inside"].at(scene.tokens, before) > 0
    lists = ("attend", "speak", "address", "chair")
    return inside and any(scene.found(hit.row, hit.clause, name) for name in lists)


def recalled(scene: Scene, hit: Hit) -> bool:
    """Tell whether an event is only remembered or praised («вспомнил свой визит»)."""
    behind = not (scene.grammar.after or hit.trigger.frame) and hit.last < len(scene.tokens)
    if behind and hit.type == "official_visit" and scene.grammar["for"].at(scene.tokens, hit.last):
        return True  # «сапары үшін рақмет айтты»
    low = max(scene.sentences[hit.row].first, hit.left - 6)
    words = scene.grammar["recalled"]
    case = scene.case(hit.first)
    if scene.grammar.after and hit.told != hit.clause and scene.found(hit.row, hit.told, "happen"):
        return False  # «поблагодарил за приглашение на саммит, который пройдёт в …»
    if case == "nom" and scene.grammar.after:  # «вспомнил визит»: one form for both cases
        return hit.left > low and words.at(scene.tokens, hit.left - 1) > 0
    return case == "acc" and words.within(scene.tokens, low, hit.left)


def fresh(story: Plot, hit: Hit, found: tuple[Hit, ...]) -> bool:
    """Tell whether a first "at the session" («на заседании в …») is an event by day or place."""
    scene = story.scene
    kinds = GROUP | {"ceremony"}
    first = not story.drafts and hit.bare and hit.type in kinds and scene.grammar.after
    if not first or scene.case(hit.first) != "loc" or hit.clause or hit.plural:
        return False
    if hit.adjunct or hit.after:
        return False
    if scene.found(hit.row, hit.clause, "part") and cast_of(scene, hit):
        return True
    return when(scene, hit, found) is not None or where(scene, hit, found) is not None


def proposed(scene: Scene, hit: Hit, found: tuple[Hit, ...]) -> bool:
    """Tell whether an event is only an idea: somebody would like to hold it, nobody says when."""
    verb = hit.happens
    if verb is not None and not scene.grammar.after:  # «форум өткізу мәселесі»
        bare = scene.tokens[verb].pos == "NOUN" and hit.ordinal is None
        if bare and scene.grammar["topic"].at(scene.tokens, verb + 1):
            return True  # «форум өткізу жөніндегі бастама»
        return bare and when(scene, hit, found) is None and where(scene, hit, found) is None
    if verb is None or "infn" not in scene.tokens[verb].feats:
        return False
    if hit.ordinal is None and scene.found(hit.row, hit.clause, "propose"):
        return True
    if not hit.trigger.weak:
        return False
    return when(scene, hit, found) is None and where(scene, hit, found) is None


def several(story: Plot, hit: Hit, draft: Draft) -> list[Draft]:
    """Give all events of the sentence before that a plural takes up («Мероприятия пройдут …»)."""
    if not (hit.trigger.refers and hit.plural and hit.bare and story.scene.grammar.after):
        return [draft]
    before = [d for d in story.drafts if d.hit.row == hit.row - 1 and not d.frame]
    alike = [d for d in before if d.type in GROUP and d.status == draft.status]
    return alike if draft in alike else [draft]


def announced(scene: Scene, hit: Hit, people: set[NameRef]) -> bool:
    """Tell whether talks are announced, though not who holds them («ожидаются переговоры с …»)."""
    if hit.type not in PAIR or hit.bare or hit.after or hit.adjunct or not scene.grammar.after:
        return False
    told = hit.right < len(scene.tokens) and hit.right > hit.last
    return told and bool(people) and status(scene, hit, when(scene, hit, (hit,))) == "planned"


def resumed(story: Plot, row: int, focus: Draft | None) -> Draft | None:
    """Go back from an event still to come to the talks whose sides a sentence begins with."""
    scene, main = story.scene, story.main()
    if focus is None or main is None or main is focus or not scene.grammar.after:
        return focus
    if focus.status != "planned" or main.status == "planned" or main.type not in PAIR:
        return focus
    first = scene.sentences[row].first
    both = scene.grammar["talkers"].at(scene.tokens, first) > 0
    return main if both else focus


def agenda(scene: Scene, hit: Hit) -> bool:
    """Tell whether a sentence without a verb only names an event («12:15 Пятое заседание …»)."""
    told = scene.clause(hit.row, hit.clause)
    nominal = scene.grammar.after and hit.ordinal is not None and not (hit.adjunct or hit.after)
    return nominal and hit.type in GROUP and not any(map(scene.finite, told))


def sibling(story: Plot, hit: Hit) -> Draft | None:
    """Give an event of the same series: the same noun with another number."""
    if hit.ordinal is None:
        return _next(story, hit)
    main = story.main()
    generic = hit.type == "bilateral_meeting" and hit.right == hit.last
    if generic and main is not None and main.type in GROUP and main.ordinal is not None:
        return main if not cast_of(story.scene, hit) else None
    return next(
        (
            d
            for d in story.drafts
            if d.type in GROUP and d.hit.trigger is hit.trigger and d.ordinal != hit.ordinal
        ),
        None,
    )


def _next(story: Plot, hit: Hit) -> Draft | None:
    """Give the event of many of which a bare noun names the next («Саммит в ноябре примет …»)."""
    scene, main = story.scene, story.main()
    if not scene.grammar.after or hit.trigger.frame or hit.type not in GROUP:
        return None
    if hit.right == hit.last and scene.grammar["another"].within(scene.tokens, hit.left, hit.first):
        alike = [d for d in story.drafts if d.type in GROUP and d.hit.trigger is hit.trigger]
        return alike[-1] if alike else None
    days = scene.mentions(hit.row, hit.last, hit.right, MentionKind.DATE)
    if not hit.bare and (hit.left < hit.first or len(days) != 1):
        return None
    same = main is not None and main.hit.trigger is hit.trigger and not main.hit.bare
    return main if same else None
