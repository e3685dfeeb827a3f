"""Who signed, where a signing only says «the ministers», «both sides»: those told of before."""

from __future__ import annotations

from kurultay.facts import paired, powers, serial, series
from kurultay.facts.claims import NameRef, RefKind, When
from kurultay.facts.events_draft import GROUP, PAIR, Draft, Member, Plot
from kurultay.facts.events_guest import land_of
from kurultay.facts.events_hits import Hit, hits
from kurultay.facts.events_parties import active
from kurultay.facts.events_scene import Scene
from kurultay.facts.places import state_ref
from kurultay.facts.when import published
from kurultay.mentions.mention import MentionKind, PostValue

_MANY = 2
"""So many of those who came must be known, for a reception of all."""
_TWO = 2
_BEFORE = 4
"""A meeting whose sides sign stands at most so many sentences before the signing, or behind."""


def complete(story: Plot) -> None:
    """Add to each signing of nobody named those of the meeting told of whom its words mean."""
    for draft in story.drafts:
        turkic = not story.scene.grammar.after
        if (draft.hit.trigger.frame == "receive" or (turkic and _heard(story, draft))) and (
            not draft.frame
        ):
            _receive(story, draft)
        named = any(who.kind is RefKind.PERSON for who in draft.members)
        if draft.type == "signing" and turkic and named:
            _partner(story, draft)
        if draft.type != "signing" or draft.frame or named:
            _for_bodies(story.scene, draft)
            continue
        if _by_states(story, draft):
            continue
        signed = _undersigned(story, draft) or _ranked(story, draft) or _sides(story, draft)
        if signed:  # people sign, for the bodies whose paper it is
            draft.members = {w: m for w, m in draft.members.items() if m.rule != "event.party"}
            draft.when = draft.when or _day(story, signed)
        for who in signed:
            span = story.scene.span(draft.hit.first, draft.hit.last)
            draft.join(Member(who, "attendee", None, span, "event.signers", 0.7))


def _for_bodies(scene: Scene, draft: Draft) -> None:
    """Leave out the bodies, and whom «стороны» meant, where two people are said to have signed."""
    signed = [one for one in draft.members.values() if one.rule not in series.MEANT]
    if draft.type == "signing" and scene.grammar.after and len(signed) >= _TWO:
        draft.members = {w: m for w, m in draft.members.items() if m.rule not in series.MEANT}


def closed(story: Plot, hit: Hit) -> Draft | None:
    """Give the talks of two states that a signing ends («по итогам переговоров подписано …»)."""
    scene = story.scene
    if hit.type != "signing" or series.spoken(scene, hit):
        return None
    if not scene.grammar.after and (active(scene, hit) or serial.aforesaid(scene, hit)):
        return None  # who signs is told, or told of before
    ended = scene.grammar["after"].within(scene.tokens, scene.sentences[hit.row].first, hit.first)
    near = [d for d in story.drafts if 0 <= hit.row - d.hit.row <= _BEFORE]
    lists = ("papers", "bonds") if hit.trigger.frame or hit.happens is not None else ()
    treaty = any(scene.found(hit.row, hit.clause, name) for name in lists)
    if not (ended and treaty) or any(d.type == "signing" and d.hit is not hit for d in near):
        return None
    talks = [d for d in near if d.type in PAIR and not d.frame and d.status == "held"]
    return talks[-1] if talks and len(_lands(scene, talks[-1])) == _TWO else None


def _lands(scene: Scene, draft: Draft) -> list[NameRef]:
    """Give the states of those who met, each once."""
    lands = dict.fromkeys(
        who.key if who.kind is RefKind.STATE else land_of(scene, who) for who in draft.members
    )
    if not lands and scene.grammar.after:
        lands = dict.fromkeys(mention.key for mention in powers.sides(scene, draft.hit))
    return [state_ref(scene.page, land) for land in lands if land is not None]


def _by_states(story: Plot, draft: Draft) -> bool:
    """Add the states whose talks a signing ends, if no person is said to sign."""
    scene, hit = story.scene, draft.hit
    talks = closed(story, hit) if not draft.members else None
    said = [k for k in _said(scene, hit) if _subject(scene, draft, k)]
    side = scene.grammar["side"]
    if talks is None or any(not side.at(scene.tokens, k) for k in said):
        return False
    for state in _lands(scene, talks):
        span = scene.span(hit.first, hit.last)
        draft.join(Member(state, "attendee", None, span, "event.signers", 0.7))
    if draft.place is None and draft.country in {None, talks.country}:
        draft.place, draft.country = talks.place, talks.country
    if not scene.grammar.after and draft.when is None and talks.when is not None:
        draft.when = talks.when if talks.when.end is None else None
    return True


def _partner(story: Plot, draft: Draft) -> None:
    """Add the other side to one who met him and signed («А Б-мен кездесіп, … қол қойды»)."""
    scene, hit = story.scene, draft.hit
    met = [d for d in story.drafts if d.type == "bilateral_meeting" and d.hit.row == hit.row]
    met = [d for d in met if d.hit.first < hit.first and draft.people < d.people]
    if len(met) != 1 or len(draft.members) != 1 or not paired.chained(scene, met[0].hit, hit):
        return
    between = range(met[0].hit.last, hit.first)
    if any(scene.case(k) == "ins" or scene.finite(k) for k in between):
        return  # with somebody else
    for who in met[0].people - draft.people:
        draft.join(Member(who, "attendee", None, scene.span(hit.first, hit.last), "event.met", 0.7))


def _undersigned(story: Plot, draft: Draft) -> list[NameRef]:
    """Give whose names the next sentence says to stand there («Подпись с одной стороны – А»)."""
    scene, row = story.scene, draft.hit.row + 1
    if row >= len(scene.sentences) or not scene.grammar.after or draft.status == "planned":
        return []
    sentence = scene.sentences[row]
    words = range(sentence.first, sentence.last)
    if not scene.grammar["undersigned"].among(scene.tokens, words) or any(map(scene.finite, words)):
        return []
    return [a.who for a in scene.actors(row) if a.case == "nom" and not a.blocked]


def _receive(story: Plot, draft: Draft) -> None:
    """Add to a reception those of the event of many whom its plural means («принял министров»)."""
    scene, main, hit = story.scene, story.main(), draft.hit
    hosts = [who for who in draft.members if who.kind is RefKind.PERSON]
    if main is None or main is draft or main.type not in GROUP or len(hosts) != 1:
        return
    if draft.aside or _past(scene, draft, main):
        return
    if scene.grammar.after and scene.found(hit.row, hit.clause, "apart"):
        return  # one by one
    cases = {"nom"} if _heard(story, draft) else {"acc", "gen"}
    clause = scene.clause(hit.row, hit.clause)
    told = [k for k in clause if _several(scene, k, cases)]
    guests = scene.grammar["received"]
    words = [k for k in clause if guests.at(scene.tokens, k) and _end(scene, k) in told]
    posts = [
        mention.value.level
        for mention in scene.page.row(hit.row, MentionKind.POST)
        if isinstance(mention.value, PostValue)
        and mention.value.plural
        and (scene.reach(mention)[0] if scene.grammar.after else scene.reach(mention)[1] - 1)
        in told
    ]
    came = [
        who
        for who, member in main.members.items()
        if member.attendance is None and who not in hosts and who.kind is RefKind.PERSON
        if scene.grammar.after or not _at_home(scene, who, hosts[0], member.role)
        if scene.grammar.after or words or scene.held.of(who)
        if words or _of_rank(scene, who, posts)
    ]
    if len(came) < _MANY:
        return
    for who in came:
        span = scene.span(hit.first, hit.last)
        draft.join(Member(who, "attendee", None, span, "event.received", 0.7))
    draft.members[hosts[0]].role = "host"
    draft.type = "multilateral_meeting"


def _heard(story: Plot, draft: Draft) -> bool:
    """Tell whether a Turkic subject is received («олар X-тің қабылдауында болды»)."""
    return story.scene.grammar["audience"].at(story.scene.tokens, draft.hit.first) > 0


def _end(scene: Scene, index: int) -> int:
    """Give the last word of those for guests that begin at a word."""
    return index + scene.grammar["received"].at(scene.tokens, index) - 1


def _at_home(scene: Scene, who: NameRef, host: NameRef, role: str) -> bool:
    """Tell whether somebody is of the host's own state, or presided over the guests."""
    lands = [{o.country for o in scene.held.of(one)} - {None} for one in (who, host)]
    return role in {"chair", "host"} or bool(lands[0] & lands[1])


def _of_rank(scene: Scene, who: NameRef, levels: list[str]) -> bool:
    """Tell whether somebody is of a rank, or of none that the text tells."""
    held = [office.level for office in scene.held.of(who) if not office.former]
    return bool(levels) and (not held or any(level in levels for level in held))


def _several(scene: Scene, index: int, cases: set[str]) -> bool:
    """Tell whether a word means several whom something is done to («министров», «гостей»)."""
    return "plur" in scene.tokens[index].feats and scene.case(index) in cases


def _day(story: Plot, signed: list[NameRef]) -> When | None:
    """Give the day of the meeting at which, in Turkic, those who met signed too."""
    met = [d for d in story.drafts if d.type in PAIR and set(signed) <= d.people]
    single = [d.when for d in met if d.when is not None and d.when.end is None]
    return single[0] if single and not story.scene.grammar.after else None


def _ranked(story: Plot, draft: Draft) -> list[NameRef]:
    """Give those of the event of many whose rank a plural post as the subject names."""
    scene, main = story.scene, story.main()
    levels = {
        mention.value.level
        for mention in scene.page.row(draft.hit.row, MentionKind.POST)
        if isinstance(mention.value, PostValue)
        and mention.value.plural
        and scene.held.holder(mention) is None
        and _subject(scene, draft, scene.reach(mention)[0])
    }
    if main is None or main.type not in GROUP or len(levels) != 1 or _past(scene, draft, main):
        return []
    level = next(iter(levels))
    return [
        who
        for who, member in main.members.items()
        if member.attendance is None
        and any(o.level == level and not o.former for o in scene.held.of(who))
    ]


def _past(scene: Scene, draft: Draft, main: Draft) -> bool:
    """Tell whether a signing lies before the year of the event of many, or of the article."""
    today = main.when.start if main.when is not None else published(scene)
    return draft.when is not None and today is not None and draft.when.start.year < today.year


def _subject(scene: Scene, draft: Draft, index: int) -> bool:
    """Tell whether a word is the subject of the signing, or who it was signed by."""
    clauses, base = scene.clauses(draft.hit.row), scene.sentences[draft.hit.row].first
    same = clauses[index - base] == draft.hit.clause
    beside = index + 1 == draft.hit.first and "plur" in scene.tokens[index + 1].feats
    opens = scene.grammar.after and index == base and "plur" in scene.tokens[draft.hit.first].feats
    beside = beside or (opens and "plur" in scene.tokens[index].feats)
    return same and (beside or scene.case(index) in {"nom", "ins"})


def _sides(story: Plot, draft: Draft) -> list[NameRef]:
    """Give the two who met, where the two sides sign («главы двух стран подписали …»)."""
    scene, hit = story.scene, draft.hit
    said = _said(scene, hit)
    if not any(_subject(scene, draft, index) for index in said) and not _omitted(scene, hit):
        return []
    near = [] if _closing(scene, hit) else _met(story, hit)
    if len(near) != 1 or not all(_fits(scene, hit, who) for who in near[0].members):
        return []
    return list(near[0].members)


def _fits(scene: Scene, hit: Hit, who: NameRef) -> bool:
    """Tell whether somebody has the rank of those who are said to sign, or none that is told."""
    ends = [] if scene.grammar.after else _said(scene, hit)
    levels = [
        mention.value.level
        for mention in scene.page.row(hit.row, MentionKind.POST)
        if isinstance(mention.value, PostValue) and mention.value.plural
        if scene.reach(mention)[1] - 1 in ends
    ]
    return not levels or _of_rank(scene, who, levels)


def _said(scene: Scene, hit: Hit) -> list[int]:
    """Give the last words of what may mean those who sign: its case is theirs («екі министр»)."""
    words, found = scene.grammar["signers"], scene.found(hit.row, hit.clause, "signers")
    ends = [k + words.at(scene.tokens, k) - 1 for k in found]
    return [k for k in ends if scene.grammar.after or not _of_others(scene, hit, k)]


def _of_others(scene: Scene, hit: Hit, index: int) -> bool:
    """Tell whether a Turkic post is that of more than two («түркі елдерінің президенттері»)."""
    if "poss" not in scene.tokens[index].feats:
        return False
    clause = scene.clause(hit.row, hit.clause)
    two = any(k < index for k in scene.found(hit.row, hit.clause, "two"))
    runs = [run for run in powers.state_runs(scene, hit.row) if len(run) == _TWO]
    return not two and not any(scene.reach(run[0])[0] in clause for run in runs)


def sided(story: Plot, hit: Hit) -> bool:
    """Tell whether the two sides of the one meeting told of sign («екі министр … қол қойды»)."""
    scene = story.scene
    subjects = [k for k in _said(scene, hit) if k < hit.first and scene.case(k) == "nom"]
    told = not scene.grammar.after and bool(subjects) and not _closing(scene, hit)
    return told and len(_met(story, hit)) == 1


def _closing(scene: Scene, hit: Hit) -> bool:
    """Tell whether what is signed ends a Turkic event of many («отырыс соңында тараптар …»)."""
    if scene.grammar.after:
        return False
    return any(h.type in GROUP and (h.after or h.adjunct) for h in hits(scene, hit.row))


def _met(story: Plot, hit: Hit) -> list[Draft]:
    """Give the meetings of two people near a signing: in Turkic, the last of them before it."""
    scene = story.scene
    lands = {m.key for run in powers.state_runs(scene, hit.row) for m in run if len(run) > 1}
    near = [
        other
        for other in story.drafts
        if other.type in PAIR and not other.frame and not other.aside and len(other.members) == 2
        if all(who.kind is RefKind.PERSON for who in other.members)
        if abs(other.hit.row - hit.row) <= _BEFORE
        if scene.grammar.after or lands <= {land_of(scene, who) for who in other.members}
    ]
    ahead = [other for other in near if other.hit.row <= hit.row]
    return near if story.scene.grammar.after or len(near) < _TWO else ahead[-1:]


def _omitted(scene: Scene, hit: Hit) -> bool:
    """Tell whether a Turkic sentence goes on about those of the one before («… қол қойды»)."""
    if scene.grammar.after or not hit.trigger.frame or not active(scene, hit):
        return False
    first = scene.sentences[hit.row].first
    people = scene.page.row(hit.row, MentionKind.PERSON, MentionKind.POST)
    return not any(first <= scene.reach(mention)[0] < hit.first for mention in people)


def at_event(scene: Scene, draft: Draft, other: Draft) -> bool:
    """
    Tell whether a signing was where others of the same states talked, or at an event of many.

    «Президенты провели переговоры … Соглашение подписали министры А и Б», «В рамках форума
    подписано 12 документов. Меморандум подписали А и Б».
    """
    if draft.type != "signing" or not draft.members or draft.hit.row < other.hit.row:
        return False
    if other.type in GROUP:
        ahead = draft.hit.row - 1
        told = scene.sentences[ahead]
        near = ahead in other.rows and told.paragraph == scene.sentences[ahead + 1].paragraph
        return near and any(_of_signing(scene, k) for k in range(told.first, told.last))
    theirs = {land_of(scene, who) for who in other.members} - {None}
    mine = {land_of(scene, who) for who in draft.members} - {None}
    return other.type in PAIR and len(mine) == _TWO and mine == theirs


def _of_signing(scene: Scene, index: int) -> bool:
    begun = scene.grammar.announce.begun(scene.tokens[index])
    return any(
        trigger.type == "signing" and words.at(scene.tokens, index) for trigger, words in begun
    )
