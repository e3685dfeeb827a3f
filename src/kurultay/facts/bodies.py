"""The bodies that an article names, each with all its names there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kurultay.facts import english, known, local
from kurultay.facts.claims import BodyClaim, NameRef, RefKind
from kurultay.facts.page import Page
from kurultay.lang.reading import Sentence
from kurultay.mentions.mention import Mention, MentionKind, PostValue
from kurultay.text.article import PartKind

_SINGULAR = frozenset({"ministry", "government", "parliament"})
_LOCAL = frozenset({"assembly", "municipality", "parliament", "region"})
"""Kinds of bodies that a town's or region's adjective calls after it: «Якутская гордума»."""
_SHORTENED = frozenset({"agency", "parliament"})
"""Kinds of bodies whose head has a short form: «Нацбанк», «Госсовет»."""
_MINISTRY = "Ministry"
_MOST = 12  # letters of an acronym

_KEPT = 20_000


@dataclass(frozen=True, slots=True)
class Bodies:
    """
    Which body each BODY mention names.

    Shape: ``claims`` in the order of first mention; ``spans`` maps the offsets of every BODY
    mention to its body.
    """

    claims: tuple[BodyClaim, ...]
    spans: Mapping[tuple[int, int], NameRef]

    def what(self, mention: Mention) -> NameRef | None:
        """Give the body that a BODY mention names."""
        return self.spans.get((mention.span.start, mention.span.end))


@lru_cache(maxsize=_KEPT)
def acronym(name: str) -> bool:
    """Tell whether a name is an acronym: one short word, most of it in capitals."""
    capitals = sum(letter.isupper() for letter in name)
    return " " not in name and len(name) <= _MOST and capitals >= max(2, len(name) // 2)


def read(page: Page) -> Bodies:
    """
    Sort the BODY mentions into bodies: by register key, by words, by the brackets that define one.

    Shape: one claim a body, its names in the order of the text.
    """
    mentions = [
        mention
        for index, sentence in enumerate(page.reading.sentences)
        if sentence.part is not PartKind.BYLINE
        for mention in page.row(index, MentionKind.BODY)
        if not _several(page, mention) and not _picture(sentence, mention)
        if not _lesser(page, mention)
    ]
    claims: list[BodyClaim] = []
    spans: dict[tuple[int, int], NameRef] = {}
    for group in _groups(page, mentions):
        claim = _claim(page, group)
        claims.append(claim)
        spans.update({(m.span.start, m.span.end): claim.ref for m in group})
    return Bodies(tuple(claims), spans)


def _picture(sentence: Sentence, mention: Mention) -> bool:
    """Tell whether a name is only the source of a picture that a medium or site lent."""
    return sentence.part is PartKind.CAPTION and mention.rule == "body.media"


def _lesser(page: Page, mention: Mention) -> bool:
    """
    Tell whether a name only says whose a post or a service is, or where something was.

    «Председатель Правительства РФ», «Ақорданың баспасөз қызметі», «Ақордада».
    """
    houses = page.lexicon.table("offices.toml").get("houses", ())
    seat = mention.key in houses and " " not in mention.name
    if seat and page.case(mention) == "loc":
        return True
    outer = page.row(page.index(mention.span), MentionKind.POST, MentionKind.BODY)
    if mention.rule == "body.register" and any(_splits(page, mention, one) for one in outer):
        return True
    inside = any(other is not mention and other.span.covers(mention.span) for other in outer)
    return inside and (seat or _governs(page, mention))


def _splits(page: Page, mention: Mention, outer: Mention) -> bool:
    """Tell whether a name is only the end of another's head: «Мәжіліс» in «Олий Мәжіліс»."""
    if outer.kind is not MentionKind.BODY or not outer.span.start < mention.span.start:
        return False
    if not outer.span.covers(mention.span):
        return False
    tokens = page.tokens(outer.span.start, outer.span.end)
    keys = [page.lexicon.keys(token.text) for token in tokens]
    own = next(k for k, token in enumerate(tokens) if token.span.end > mention.span.start)
    return any(end > own for at in range(own) for end, _ in page.lexicon.heads.matches(keys, at))


def _governs(page: Page, mention: Mention) -> bool:
    """Tell whether the head of a name is a government."""
    tokens = page.tokens(mention.span.start, mention.span.end)
    keys = [page.lexicon.keys(token.text) for token in tokens]
    hits = [(at, hit) for at in range(len(keys)) for hit in page.lexicon.heads.matches(keys, at)]
    if hits and page.lexicon.world.words("bodies.order") == ("head-first",):
        hits = [hit for hit in hits if hit[0] == hits[0][0]]  # «Комитет … при правительстве»
    return any(head.kind == "government" for _, (_, head) in hits)


def _several(page: Page, mention: Mention) -> bool:
    """Tell whether a name means several bodies: «the parliaments of …», by the head of it."""
    tokens = page.tokens(mention.span.start, mention.span.end)
    keys = [page.lexicon.keys(token.text) for token in tokens]
    hits = [(at, hit) for at in range(len(tokens)) for hit in page.lexicon.heads.matches(keys, at)]
    if hits and page.lexicon.world.words("bodies.order") == ("head-first",):
        hits = [hit for hit in hits if hit[0] == hits[0][0]]
    return any(
        end == at + 1
        and head.kind in _SINGULAR
        and "plur" in tokens[at].feats
        and "sing" not in tokens[at].feats
        for at, (end, head) in hits
    )


def _groups(page: Page, mentions: Sequence[Mention]) -> list[list[Mention]]:
    """Bring together the mentions of one body, in the order of their first."""
    names: dict[str, list[Mention]] = {}
    for mention in mentions:
        key = _register_key(page, mention, mentions) or "=" + _told(page, mention)
        names.setdefault(key, []).append(mention)
    for mention in mentions:
        longer = (
            _defined_by(page, mention, mentions)
            or _longer(page, mention, mentions)
            or _plain(page, mention, mentions)
            or _spelt_out(page, mention, mentions)
            or _dressed(page, mention, mentions)
        )
        if longer is None:
            continue
        mine = next(key for key, group in names.items() if mention in group)
        theirs = next(key for key, group in names.items() if longer in group)
        if mine == theirs or not (mine.startswith("=") or theirs.startswith("=")):
            continue
        kept, gone = (mine, theirs) if theirs.startswith("=") else (theirs, mine)
        names[kept] = sorted(names[kept] + names.pop(gone), key=lambda m: m.span.start)
    return sorted(names.values(), key=lambda group: group[0].span.start)


def _told(page: Page, mention: Mention) -> str:
    """Give a name as it is compared, head and region told in one way: «Госсовет РТ», «… А»."""
    name, stem = mention.name, page.lexicon.spelling.stem
    for place in page.inside(mention.span, MentionKind.PLACE):
        if place.key and not place.adjective and name.endswith(place.surface):
            name = f"{name.removesuffix(place.surface)}{place.name}"
    words = name.split()
    keys = [page.lexicon.keys(word) for word in words]
    hits = [
        hit
        for hit in page.lexicon.heads.matches(keys, 0)
        if _SHORTENED & {hit[1].kind, hit[1].regional}
    ]
    if not hits or len(words) == hits[-1][0]:
        return stem(name)
    end, head = max(hits, key=lambda hit: hit[0])
    return f"{head.en}+{stem(' '.join(words[end:]))}"


def _register_key(page: Page, mention: Mention, mentions: Sequence[Mention]) -> str | None:
    """Give the register's key, also of «Council of Ministers of the organisation»."""
    if mention.key:
        return mention.key
    register = known.of(page.lexicon)
    same = register.bodies.get(mention.name)
    if same is not None:
        return same.key
    kinds = page.lexicon.table("offices.toml")["kinds"]
    tokens = page.tokens(mention.span.start, mention.span.end)
    own = page.lexicon.spelling.stem(mention.name).split()
    if len(own) > 2 and tokens[-1].lemma in kinds and not tokens[-1].capital:
        own = own[:-1]
    elif len(own) < 2 or page.inside(mention.span, MentionKind.STATE):
        return None
    above = {m.key for m in mentions if m.key and m.span.start < mention.span.start}
    found = {
        key
        for larger in above
        for key, names in register.organs.get(larger, ())
        if any(name.split()[: len(own)] == own for name in names)
    }
    return found.pop() if len(found) == 1 else None


def _defined_by(page: Page, mention: Mention, mentions: Sequence[Mention]) -> Mention | None:
    """Give the body whose name stands right before a name in brackets."""
    text = page.text
    before = text[: mention.span.start].rstrip()
    if not before.endswith("(") or not text[mention.span.end :].lstrip().startswith(")"):
        return None
    end = len(before[:-1].rstrip())
    ending = [other for other in mentions if other.span.end == end]
    if any(mention.key and other.key == mention.key for other in ending):
        return None
    named = [other for other in ending if _spells(page, mention.surface, other.name)]
    return max(named or ending, key=lambda m: m.span.end - m.span.start, default=None)


def _spells(page: Page, short: str, name: str) -> bool:
    """Tell whether an acronym is made of the first letters of a name."""
    initials = "".join(word[0] for word in name.split() if len(word) > 1)
    fold = page.lexicon.spelling.fold
    return fold(short) == fold(initials)


def _chamber(page: Page, mention: Mention) -> bool:
    """Tell whether a name is nothing but the noun for a chamber of parliament: «Сенат»."""
    if mention.key or " " in mention.name:
        return False
    heads = page.lexicon.heads.matches((page.lexicon.keys(mention.name),), 0)
    return any(head.alone and head.kind == "parliament" for _, head in heads)


def _longer(page: Page, mention: Mention, mentions: Sequence[Mention]) -> Mention | None:
    """Give the one longer name that is this one with its state or larger body."""
    alone = _chamber(page, mention)
    if not alone and (mention.key or len(mention.name.split()) < 2):
        return None
    stem = page.lexicon.spelling.stem
    own = stem(mention.name)
    found: dict[str, Mention] = {}
    for other in mentions:
        name = stem(other.name)
        later = other.span.start > mention.span.start and not alone
        if later or own not in name or own == name:
            continue
        if any(_owned_by(page, other, m) for m in mentions if stem(m.name) == own):
            continue
        inner = page.inside(other.span, MentionKind.STATE, MentionKind.BODY)
        rest = sum(
            len(m.surface.split())
            for m in inner
            if m.span != other.span and own not in stem(m.name)
        )
        whole = (
            alone and other.key is not None and name.split()[-1].startswith(own)
        )  # «Парламент Сенаты»
        if whole or len(other.name.split()) - len(mention.name.split()) <= rest:
            found.setdefault(name, other)
    return next(iter(found.values())) if len(found) == 1 else None


def _owned_by(page: Page, other: Mention, mention: Mention) -> bool:
    """Tell whether a name ends another's as its owner: «Сенат парламента Казахстана»."""
    inside = other.span.covers(mention.span) and other.span.start < mention.span.start
    return inside and page.lexicon.world.words("bodies.order") == ("head-first",)


def _core(page: Page, mention: Mention) -> str | None:
    """Give the proper name in «the company Orhun», without the noun that says what it is."""
    tokens = page.tokens(mention.span.start, mention.span.end)
    states = page.inside(mention.span, MentionKind.STATE)  # «ҚР Ұлттық кітапханасы» is not «ҚР»
    own = [t for t in tokens if not any(state.span.covers(t.span) for state in states)]
    proper = [t.text for t in own if (t.text.isascii() and t.capital) or acronym(t.text)]
    plain = [t for t in tokens if not t.capital]
    organs = page.lexicon.world.words("bodies.organs")
    latin = any(t.text.isascii() and not t.text.isupper() for t in tokens)
    heads = page.lexicon.heads
    owned = [head for text in proper for _, head in heads.matches((page.lexicon.keys(text),), 0)]
    if any(head.acronym for head in owned):
        return None  # «пресс-служба МИД» is not the ministry
    if any(token.lemma in organs for token in tokens) and not latin:
        return None  # «ТҮРКСОЙ Тұрақты кеңесі»: a part of what the proper name calls
    stem, _, ending = proper[0].partition("-") if len(proper) == 1 else ("", "", "")
    short = stem if ending.islower() else "-".join(filter(None, (stem, ending)))
    return short if short and plain and len(tokens) <= 3 else None


def _plain(page: Page, mention: Mention, mentions: Sequence[Mention]) -> Mention | None:
    """Give the body called by nothing but the proper name: Orhun of «the company Orhun»."""
    core = None if mention.key else _core(page, mention)
    if core is None:
        return None
    fold = page.lexicon.spelling.fold
    same = (fold(core), fold(core.strip("«»")))
    return next((m for m in mentions if m is not mention and fold(m.surface) in same), None)


def _spelt_out(page: Page, mention: Mention, mentions: Sequence[Mention]) -> Mention | None:
    """Give the one ministry whose short name this is: «МИД» behind «Министерство … дел РУз»."""
    tokens = page.tokens(mention.span.start, mention.span.end)
    keys = [page.lexicon.keys(token.text) for token in tokens]
    hits = [hit for at in range(len(keys)) for _, hit in page.lexicon.heads.matches(keys, at)]
    if mention.key or len(hits) != 1 or not hits[0].acronym or hits[0].kind not in _SINGULAR:
        return None
    own, land = hits[0].en, _land(page, mention)
    found: dict[str, Mention] = {}
    for other in mentions:
        name = english.body(page, other) if other.name != mention.name else ""
        plain = name == own and other.surface[:1].isupper()  # not «министерства двух государств»
        if plain or (name.startswith(f"{own} of ") and land in {None, _land(page, other)}):
            found.setdefault(name, other)
    return next(iter(found.values())) if len(found) == 1 else None


def _dressed(page: Page, mention: Mention, mentions: Sequence[Mention]) -> Mention | None:
    """Give the same name with its legal form: «АО „НК „КазМунайГаз“» of «КазМунайГаз»."""
    for other in mentions:
        if other is mention or other.key or not other.span.covers(mention.span):
            continue
        around = [
            token
            for token in page.tokens(other.span.start, other.span.end)
            if token.text[0].isalnum() and not mention.span.covers(token.span)
        ]
        forms = [page.lexicon.heads.matches((page.lexicon.keys(t.text),), 0) for t in around]
        if around and all(any(head.takes == "name" for _, head in form) for form in forms):
            return other
    return None


def _claim(page: Page, mentions: Sequence[Mention]) -> BodyClaim:
    names = list(dict.fromkeys(mention.name for mention in mentions))
    surfaces = [
        m.surface
        for m in mentions
        if acronym(m.surface) and not m.surface.startswith(f"{m.name}-")  # «ТМҰ-ның»
    ]
    cores = [core for m in mentions if m.key is None and (core := _core(page, m))]
    short = [name for name in (*names, *surfaces) if acronym(name)]
    long_ = [name for name in names if not acronym(name)]
    name = max(long_ or short, key=len)
    first = mentions[0]
    key = _register_key(page, first, mentions) or next((m.key for m in mentions if m.key), None)
    entry = page.lexicon.entry(MentionKind.BODY, key)
    country = entry.country if entry else None
    if country is None:
        country = next((found for m in mentions if (found := _land(page, m))), None)
    if country is None and entry is None:
        country = next((found for m in mentions if (found := _home(page, m))), None)
    longest = max(mentions, key=lambda mention: len(mention.name))
    spelled = entry.en if entry and entry.en else english.body(page, longest)
    if country is None and entry is None:
        country = _of_minister(page, spelled)
    ref = NameRef(RefKind.BODY, name, spelled, key, country)
    others = [other for other in dict.fromkeys((*names, *short, *cores)) if other != name]
    evidence = page.evidence(first.span, first.rule, first.confidence)
    return BodyClaim(ref, short[0] if short else None, tuple(others), evidence)


def _land(page: Page, mention: Mention) -> str | None:
    """Give the state that stands in a body's name."""
    states = page.inside(mention.span, MentionKind.STATE)
    named = [m for m in states if not (m.adjective and m.surface[:1].islower())]
    if named:
        return named[0].key if len({state.key for state in named}) == 1 else None
    inner = page.inside(mention.span, MentionKind.BODY)
    owners = {e.country for m in inner if (e := page.lexicon.entry(MentionKind.BODY, m.key))}
    return owners.pop() if len(owners) == 1 else None


def _home(page: Page, mention: Mention) -> str | None:
    """Give the state of a body that only one state has, or whose name holds one of its places."""
    tokens = page.tokens(mention.span.start, mention.span.end)
    keys = [page.lexicon.keys(token.text) for token in tokens]
    hits = [head for at in range(len(keys)) for _, head in page.lexicon.heads.matches(keys, at)]
    if any(head.land for head in hits):
        return next(head.land for head in hits if head.land)
    inner = page.inside(mention.span, MentionKind.BODY)
    if any(m.span != mention.span for m in inner):
        return None
    places = page.inside(mention.span, MentionKind.PLACE)
    lands = {e.country for m in places if (e := page.lexicon.entry(MentionKind.PLACE, m.key))}
    if not lands and hits and hits[0].kind in _LOCAL and tokens[0].pos == "ADJ":
        words = page.lexicon.table("offices.toml")
        lands = set(local.state(page.lexicon, words, tokens[0].lemma) or ())
    return lands.pop() if len(lands) == 1 else None


def _of_minister(page: Page, spelled: str) -> str | None:
    """Give the state of a ministry that names none: its minister's, or the only one named."""
    if not spelled.startswith(_MINISTRY):
        return None
    field = spelled.removeprefix(_MINISTRY)
    lands = {
        mention.value.country
        for mention in page.mentions
        if isinstance(mention.value, PostValue) and mention.value.title_en.endswith(field)
    }
    known = lands - {None} or {m.key for m in page.mentions if m.kind is MentionKind.STATE}
    home = page.lexicon.table("offices.toml")["home"]
    return known.pop() if len(known) == 1 else home or None
