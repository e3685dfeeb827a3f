"""Claims are read for their names; each name is looked up in the register with its context."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kurultay.facts.claims import (
    BodyClaim,
    Claim,
    Event,
    NameRef,
    Office,
    PlaceClaim,
    RefKind,
    StateClaim,
    Statement,
)
from kurultay.identity import names
from kurultay.identity.names import Match
from kurultay.identity.registry import Held, Registry
from kurultay.identity.resolution import Resolution
from kurultay.mentions.mention import MentionKind
from kurultay.text.article import PartialDate

_KINDS = {
    RefKind.STATE: MentionKind.STATE,
    RefKind.PLACE: MentionKind.PLACE,
    RefKind.BODY: MentionKind.BODY,
}


@dataclass(slots=True)
class _Context:
    """What the article says besides of a person: the posts and the days."""

    offices: list[Office] = field(default_factory=list)
    day: PartialDate | None = None


def resolve(
    claims: Sequence[Claim], registry: Registry, published: PartialDate | None
) -> tuple[Resolution, ...]:
    """
    Say of every name in the claims which register entity it means.

    Shape: one resolution a name, in the order in which the claims name them.
    Errors: none; an unknown name has no entity.
    """
    contexts: dict[NameRef, _Context] = {}
    for ref in _refs(claims):
        contexts.setdefault(ref, _Context())
    for claim in claims:
        if isinstance(claim, Office):
            contexts[claim.holder].offices.append(claim)
        elif isinstance(claim, Event):
            _note(claim, contexts)
    lands = _lands(contexts)
    found = []
    for ref, context in contexts.items():
        if ref.kind is RefKind.PERSON:
            found.append(_person(ref, context, registry, published))
        else:
            country = ref.country or lands.get(ref)
            named = _thing(ref, registry, country)
            found.append(named if ref.country else replace(named, country=country))
    return tuple(found)


def _lands(contexts: Mapping[NameRef, _Context]) -> dict[NameRef, str]:
    """Give the states of the bodies in which people hold posts of one state only."""
    stated: dict[NameRef, set[str]] = {}
    for context in contexts.values():
        for office in context.offices:
            if office.body and office.country:
                stated.setdefault(office.body, set()).add(office.country)
    return {body: min(states) for body, states in stated.items() if len(states) == 1}


def _note(event: Event, contexts: dict[NameRef, _Context]) -> None:
    for part in event.participants:
        context = contexts[part.who]
        context.offices.extend(part.offices)
        if context.day is None and event.when is not None:
            context.day = event.when.start


def _refs(claims: Iterable[Claim]) -> Iterator[NameRef]:
    for claim in claims:
        match claim:
            case BodyClaim() | StateClaim() | PlaceClaim():
                yield claim.ref
            case Office():
                yield from _of_office(claim)
            case Event():
                yield from (ref for ref in (claim.place, claim.organiser) if ref)
                for part in claim.participants:
                    yield part.who
                    for office in part.offices:
                        yield from _of_office(office)
            case Statement() if claim.speaker:
                yield claim.speaker


def _of_office(office: Office) -> Iterator[NameRef]:
    yield office.holder
    if office.body:
        yield office.body


def _thing(ref: NameRef, registry: Registry, country: str | None) -> Resolution:
    """Look up a state, place or body by its key, else by a name that only one bears."""
    kind, slug = _KINDS[ref.kind], names.fold(ref.name)
    entry = registry.entry(kind, ref.key) if ref.key else None
    if entry is not None:
        return Resolution(ref, entry.key, slug, "the gazetteer knows the name", code=entry.code)
    if ref.kind is RefKind.STATE or ref.key:
        code = ref.key if ref.key and "-" in ref.key and ref.key.isupper() else None
        return Resolution(ref, None, slug, "the register does not have it", code=code)
    bearers = [
        key
        for key in registry.called(kind, ref.name)
        if _where(registry, kind, key) in (None, country) or country is None
    ]
    if len(bearers) == 1:
        entry = registry.entry(kind, bearers[0])
        code = entry.code if entry else None
        return Resolution(ref, bearers[0], slug, "only one bears the name", code=code)
    owned = registry.owned(ref.name, country) if ref.kind is RefKind.BODY else ()
    if len(owned) == 1:
        return Resolution(ref, owned[0], slug, "owner and name agree", tuple(bearers))
    how = "several bear the name" if bearers else "the register does not have it"
    return Resolution(ref, None, slug, how, tuple(bearers))


def _where(registry: Registry, kind: MentionKind, key: str) -> str | None:
    entry = registry.entry(kind, key)
    return entry.country if entry else None


def _person(
    ref: NameRef, context: _Context, registry: Registry, published: PartialDate | None
) -> Resolution:
    slug = names.name_key(ref.name)
    if ref.key and registry.entry(MentionKind.PERSON, ref.key):
        return Resolution(ref, ref.key, slug, "the gazetteer knows the name")
    bearers = dict(registry.bearers(ref.name))
    for key, level in registry.bearers(ref.en):
        bearers[key] = max(level, bearers.get(key, Match.NONE))
    day = context.day or published
    posts = [_held(office) for office in context.offices]
    agreeing = [key for key in bearers if any(registry.agrees(key, held, day) for held in posts)]
    inside = [key for key in bearers if any(registry.belongs(key, held, day) for held in posts)]
    well = [key for key in agreeing if bearers[key] > Match.NEAR]
    whole = [
        key
        for key, level in bearers.items()
        if level is Match.FULL and _may_be(key, ref, posts, registry)
    ]
    initialled = [key for key in inside if bearers[key] >= Match.INITIAL]
    misspelt = [key for key in agreeing if bearers[key] is Match.NEAR]
    for found, how in (
        (_best(well, bearers), "name and post agree"),
        (whole, "the whole name agrees"),
        (initialled, "initial and body agree"),
        (misspelt, "post and surname agree, the given name is misspelt"),
    ):
        if len(found) == 1:
            rivals = tuple(key for key in bearers if key != found[0])
            return Resolution(ref, found[0], slug, how, rivals)
        if found:
            break
    how = "the register does not tell which" if bearers else "the register does not have it"
    return Resolution(ref, None, slug, how, tuple(bearers))


def _best(keys: list[str], bearers: dict[str, Match]) -> list[str]:
    """Keep those whose names agree best."""
    top = max((bearers[key] for key in keys), default=Match.NONE)
    return [key for key in keys if bearers[key] is top]


def _held(office: Office) -> Held:
    body = office.body.key if office.body else None
    return Held(office.level, office.country, body, office.former)


def _may_be(key: str, ref: NameRef, posts: list[Held], registry: Registry) -> bool:
    """Tell whether states speak for it: those of the article and those of the register meet."""
    stated = {held.country for held in posts if held.country} | (
        {ref.country} if ref.country else set()
    )
    bodies = {held.body for held in posts if held.body}
    known = registry.countries(key)
    if stated and known:
        return bool(stated & known)
    theirs = {tenure.body for tenure in registry.tenures(key) if tenure.body}
    if bodies and theirs and not stated and not known:
        return bool(bodies & theirs)
    return True
