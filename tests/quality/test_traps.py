"""Short texts that invite a false statement about a person; docs/traps.md tells their fields."""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from kurultay import pipeline
from kurultay.facts.claims import Event, Office, Participation
from kurultay.resources import home
from kurultay.text.article import Article, PartialDate

FOLDER = Path(__file__).parent / "traps"
LANGS = ("ru", "kk")
PRESENT = ("attended", "online")
FLOOR = {"ru": 0.70, "kk": 0.80}
"""The least share of what the texts do state that must come out; it only rises."""

FIELDS = {
    "participant": {"participant", "attendance", "event", "status", "kind"},
    "position": {"name", "level", "former", "acting", "country"},
    "event": {"type", "status", "start"},
    "person": {"person"},
}
FAMILIES = {
    "negation", "hedge", "question", "condition", "planned", "cancelled", "quoted", "thanked",
    "namesake", "former", "denied-post", "others-post", "relative", "message", "deputy",
    "named-after", "sport", "law", "byline", "place-name", "firm-name", "list", "third-person",
    "wish", "comparison", "appointed",
}  # fmt: skip


@dataclass(frozen=True)
class Trap:
    """One text with what it must not and what it should yield."""

    lang: str
    family: str
    text: str
    published: str
    forbid: tuple[dict[str, Any], ...]
    expect: tuple[dict[str, Any], ...]


def load(lang: str) -> list[Trap]:
    given = tomllib.loads((FOLDER / f"{lang}.toml").read_text(encoding="utf-8"))
    return [
        Trap(
            lang,
            row["family"],
            row["text"],
            row.get("published", given["published"]),
            tuple(row["forbid"]),
            tuple(row.get("expect", ())),
        )
        for row in given["trap"]
    ]


def folded(text: str) -> str:
    return text.casefold().replace("ё", "е")


def called(wanted: str, name: str) -> bool:
    """Tell whether every word of a name begins a word of another, whatever its case ending."""
    words = folded(name).replace("-", " ").split()
    return all(any(word.startswith(one) for word in words) for one in folded(wanted).split())


def office_is(wanted: dict[str, Any], office: Office) -> bool:
    return called(wanted["name"], office.holder.name) and all(
        getattr(office, field) == value for field, value in wanted.items() if field != "name"
    )


def event_is(wanted: dict[str, Any], event: Event) -> bool:
    start = str(event.when.start) if event.when else ""
    return (
        event.type == wanted.get("type", event.type)
        and event.status == wanted.get("status", event.status)
        and start.startswith(wanted.get("start", ""))
    )


def part_is(wanted: dict[str, Any], part: Participation, event: Event) -> bool:
    return (
        called(wanted["participant"], part.who.name)
        and part.attendance in wanted.get("attendance", PRESENT)
        and part.who.kind == wanted.get("kind", part.who.kind)
        and event.type == wanted.get("event", event.type)
        and event.status == wanted.get("status", event.status)
    )


def matches(wanted: dict[str, Any], claims: tuple[Any, ...]) -> list[str]:
    """Give what among the claims a pattern describes, each with the rule that made it."""
    events = [claim for claim in claims if isinstance(claim, Event)]
    parts = [(part, event) for event in events for part in event.participants]
    offices = [claim for claim in claims if isinstance(claim, Office)]
    offices += [office for part, _ in parts for office in part.offices]
    found: list[str] = []
    for part, event in parts:
        if "participant" in wanted and part_is(wanted, part, event):
            found.append(
                f"{part.who.name} {part.attendance} {event.type}/{event.status}"
                f" [{part.evidence.rule} in {event.evidence.rule}]"
            )
        named = "person" in wanted and part.who.kind == "person"
        if named and called(wanted["person"], part.who.name):
            found.append(f"{part.who.name} in {event.type} [{part.evidence.rule}]")
    for office in offices:
        if "position" in wanted and office_is(wanted["position"], office):
            found.append(f"{office.holder.name}: {office.title} [{office.evidence.rule}]")
        if "person" in wanted and called(wanted["person"], office.holder.name):
            found.append(f"{office.holder.name}: {office.title} [{office.evidence.rule}]")
    if "event" in wanted and "participant" not in wanted:
        found += [
            f"{event.type}/{event.status} «{event.en}» [{event.evidence.rule}]"
            for event in events
            if event_is(wanted["event"], event)
        ]
    return list(dict.fromkeys(found))


@pytest.fixture(scope="module")
def kit():
    return pipeline.Kit.load(home())


def claimed(trap: Trap, kit: pipeline.Kit) -> tuple[Any, ...]:
    digest = hashlib.sha256(trap.text.encode()).hexdigest()
    day = PartialDate.parse(trap.published)
    article = Article(digest, digest, trap.lang, trap.text, digest, published=day)
    return pipeline.map_article(article, kit).claims


@pytest.fixture(scope="module")
def yielded(kit):
    """What each text yields, read once."""
    return {
        lang: [(trap, claimed(trap, kit)) for trap in load(lang)]
        for lang in LANGS
    }  # fmt: skip


@pytest.mark.parametrize("lang", LANGS)
def test_no_text_yields_what_it_forbids(yielded, lang):
    offenders = [
        f"{trap.family}: {trap.text}\n    {match}"
        for trap, claims in yielded[lang]
        for wanted in trap.forbid
        for match in matches(wanted, claims)
    ]
    assert not offenders, f"{len(offenders)} false statements\n" + "\n".join(offenders)


@pytest.mark.parametrize("lang", LANGS)
def test_what_the_texts_do_state_mostly_comes_out(yielded, lang, record_testsuite_property):
    wanted = [
        (trap, one, bool(matches(one, claims)))
        for trap, claims in yielded[lang]
        for one in trap.expect
    ]
    share = sum(hit for _, _, hit in wanted) / len(wanted)
    record_testsuite_property(f"traps_expected_{lang}", round(share, 3))
    missed = [f"{trap.family}: {one}\n    {trap.text}" for trap, one, hit in wanted if not hit]
    assert share >= FLOOR[lang], f"{share:.3f} of {len(wanted)}\n" + "\n".join(missed)


@pytest.mark.parametrize("lang", LANGS)
def test_the_set_is_large_and_of_all_families(lang):
    traps = load(lang)
    assert len(traps) >= 120
    assert {trap.family for trap in traps} == FAMILIES
    assert len({trap.text for trap in traps}) == len(traps)
    assert sum(bool(trap.expect) for trap in traps) >= len(traps) / 3


@pytest.mark.parametrize("lang", LANGS)
def test_every_pattern_says_something_and_names_who_stands_in_its_text(lang):
    for trap in load(lang):
        assert trap.forbid, trap.text
        for wanted in (*trap.forbid, *trap.expect):
            kind = next(
                kind for kind in ("participant", "position", "person", "event") if kind in wanted
            )
            inside = wanted[kind] if kind in {"position", "event"} else wanted
            assert set(inside) <= FIELDS[kind], wanted
            name = wanted.get("participant") or wanted.get("person") or inside.get("name")
            if name:
                stems = [folded(word)[: max(3, len(word) - 2)] for word in name.split()]
                assert all(stem in folded(trap.text) for stem in stems), wanted


def test_a_false_statement_is_seen(kit):
    """The patterns are no blind ones: what a plain text does state, they find."""
    trap = Trap(
        "ru", "negation", "Министр обороны Узбекистана Фарход Эргашалиев принял участие в форуме в Баку.",
        "2025-10-24", (), (),
    )  # fmt: skip
    claims = claimed(trap, kit)
    assert matches({"participant": "Эргашалиев"}, claims)
    assert matches({"person": "Фарход Эргашалиев"}, claims)
    assert matches(
        {"position": {"name": "Эргашалиев", "level": "minister", "former": False}}, claims
    )
    assert matches({"event": {"type": "forum", "status": "held"}}, claims)
    assert not matches({"participant": "Эргашалиев", "attendance": ["absent"]}, claims)
    assert not matches({"position": {"name": "Эргашалиев", "former": True}}, claims)
