"""
Whatever the order of articles, replacements, retractions and judgements: the end decides.

A machine does to a store what people do in any order. The model is what stands at the end: the
articles in their last version, less the retracted ones, and all judgements. Both give one dump.
What is merged step by step, as a build does it, is what merging all at once gives, after each step.
"""

from __future__ import annotations

import hashlib
import random
from types import SimpleNamespace
from typing import Any

import pyoxigraph as ox
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from kurultay import pipeline
from kurultay.graph import judgements
from kurultay.graph.judgements import Judgement, Side
from kurultay.merge import growing, merge, whole
from kurultay.merge.judgements import in_force, read
from kurultay.publish import curation
from kurultay.store import Entry, Ledger, Store, Tombstone, open_store

BASE = "https://w3id.org/kurultay/"
PREFIXES = "".join(
    f"@prefix {name}: <{BASE}{folder}> .\n"
    for name, folder in {
        "kur": "ontology#",
        "kind": "scheme/kind/",
        "rank": "scheme/rank/",
        "attendance": "scheme/attendance/",
        "status": "scheme/status/",
        "state": "id/state/",
        "body": "id/body/",
        "place": "id/place/",
        "person": "id/person/",
        "meeting": "id/meeting/",
    }.items()
) + (
    "@prefix org: <http://www.w3.org/ns/org#> .\n"
    "@prefix prov: <http://www.w3.org/ns/prov#> .\n"
    "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
    "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
)
REGISTER = """
body:ots a kur:Body ; skos:prefLabel "Организация тюркских государств"@ru .
place:baku a kur:Place ; skos:prefLabel "Баку"@ru . place:osh a kur:Place ; skos:prefLabel "Ош"@ru .
state:kz a kur:State ; skos:prefLabel "Казахстан"@ru .
state:az a kur:State ; skos:prefLabel "Азербайджан"@ru .
person:seitova a kur:Person ; skos:prefLabel "Алия Сеитова"@ru .
meeting:second a kur:Meeting ; skos:prefLabel "Вторая встреча"@ru ; kur:ordinal 2 ;
  kur:hasKind kind:ministerial ; kur:hasStatus status:held ; kur:heldUnderAuspicesOf body:ots ;
  kur:tookPlaceIn place:baku ; kur:earliestDay "2025-05-10"^^xsd:date ;
  kur:latestDay "2025-05-10"^^xsd:date .
"""
PEOPLE = {
    "seitova": ("Алия Сеитова", "minister", "министр экономики", "kz", "person:seitova"),
    "seytova": ("Алия Сейтова", "minister", "министр экономики", "kz", ""),
    "short": ("А. Сеитова", "minister", "министр экономики", "kz", ""),
    "anvar": ("Анвар Сеитов", "minister", "министр транспорта", "kz", ""),
    "namesake": ("Анвар Сеитов", "governor", "аким", "kz", ""),
    "quliyev": ("Расим Гулиев", "minister", "министр экономики", "az", ""),
    "guliyev": ("Расим Кулиев", "minister", "министр экономики", "az", ""),
}
# Each version: the event (kind, day, place, ordinal, body's denoting), who took part, and how.
VERSIONS: list[tuple[tuple[str, str, str, int, bool], str, tuple[str, ...]]] = [
    (("ministerial", "2025-05-10", "baku", 2, True), "attended", ("seitova", "quliyev", "anvar")),
    (("ministerial", "2025-05-10", "baku", 0, True), "attended", ("seytova", "guliyev", "anvar")),
    (("ministerial", "2025-05-11", "osh", 2, False), "expected", ("short", "quliyev")),
    (("bilateral-meeting", "2025-05-10", "baku", 0, False), "attended", ("short", "guliyev")),
    (("bilateral-meeting", "2025-05-10", "baku", 0, False), "absent", ("seitova", "namesake")),
    (("summit", "2025-10-07", "osh", 12, True), "attended", ("seitova", "quliyev", "namesake")),
    (("summit", "2025-10-07", "osh", 0, True), "attended", ("seytova", "quliyev", "short")),
    (("summit", "", "osh", 12, True), "attended", ("anvar",)),
]


def graph(number: int, version: int) -> Any:
    """Write a version of an article as its graph."""
    (kind, day, place, ordinal, known), attendance, who = VERSIONS[version]
    key = f"n{number}"
    name, address = f"{BASE}graph/article/{key}", f"{BASE}article/{key}"
    denotes = "kur:denotes body:ots ;" if known else ""
    date = f'kur:startDate "{day}"^^xsd:date ; ' if day else ""
    date += "".join(
        f'kur:{end} "{day}"^^xsd:date ; ' for end in ("earliestDay", "latestDay") if day
    )
    text = f"""<> a kur:Article .
:body-1 a kur:Body ; {denotes} skos:prefLabel "ОТГ"@ru .
:place-1 a kur:Place ; kur:denotes place:{place} .
:event-1 a kur:Meeting ; kur:hasKind kind:{kind} ; kur:hasStatus status:held ; {date}
  kur:heldUnderAuspicesOf :body-1 ; {f"kur:ordinal {ordinal} ;" if ordinal else ""}
  kur:tookPlaceIn :place-1 ; skos:prefLabel "Встреча {version}"@ru .
"""
    for place_in, each in enumerate(who, 1):
        label, rank, title, state, denoted = PEOPLE[each]
        there = f"; kur:hasAttendee :person-{place_in}" if attendance == "attended" else ""
        text += f"""
:person-{place_in} a kur:Person ; skos:prefLabel "{label}"@ru
  {f"; kur:denotes {denoted}" if denoted else ""} .
:post-{place_in} a org:Post ; skos:prefLabel "{title}"@ru ; kur:hasRank rank:{rank} .
:tenure-{place_in} a kur:Tenure ; kur:hasHolder :person-{place_in} ; kur:hasPost :post-{place_in} ;
  kur:ofState state:{state} .
:participation-1-{place_in} a kur:Participation ; kur:inEvent :event-1 {there} ;
  kur:hasAgent :person-{place_in} ; kur:hasAttendance attendance:{attendance} ;
  kur:inCapacity :tenure-{place_in} .
"""
    head = f"{PREFIXES}@prefix : <{address}#> .\n"
    lines = set()
    for quad in ox.parse((head + text).encode(), ox.RdfFormat.TURTLE, base_iri=address):
        lines.add(f"{quad.subject} {quad.predicate} {quad.object} <{name}> .")
        if "#" in quad.subject.value:
            origin = f"<http://www.w3.org/ns/prov#wasDerivedFrom> <{address}>"
            lines.add(f"{quad.subject} {origin} <{name}> .")
    return SimpleNamespace(name=name, nquads=tuple(sorted(lines)))


GRAPHS = {(n, v): graph(n, v) for n in range(5) for v in range(len(VERSIONS))}


DATE = "^^<http://www.w3.org/2001/XMLSchema#date>"
CHANGES = [
    ("Meeting", f"{BASE}ontology#startDate", f'"2025-05-12"{DATE}'),
    ("Meeting", f"{BASE}ontology#startDate", f'"2025-10-07"{DATE}'),
    ("Meeting", f"{BASE}ontology#endDate", f'"2025-05-11"{DATE}'),
    ("Meeting", f"{BASE}ontology#tookPlaceIn", f"<{BASE}id/place/osh>"),
    ("Person", "http://www.w3.org/2004/02/skos/core#prefLabel", '"Алия Сеитова"@ru'),
    ("Participation", f"{BASE}ontology#hasAttendance", f"<{BASE}scheme/attendance/absent>"),
    ("Participation", f"{BASE}ontology#hasAttendance", f"<{BASE}scheme/attendance/online>"),
    ("Conflict", f"{BASE}ontology#resolution", '"by hand"'),
]
"""What is corrected, and to what: the class, the property and the value."""


def registered(store: Store) -> None:
    quads = ox.parse((PREFIXES + REGISTER).encode(), ox.RdfFormat.TURTLE)
    lines = [f"{quad.subject} {quad.predicate} {quad.object} ." for quad in quads]
    store.set_graph(f"{BASE}graph/register/all", lines)


def at_once(live: dict[int, int], judged: list[Judgement]) -> tuple[str, ...]:
    """Build the end of a history in one go, in an order of its own."""
    order = sorted(live.items(), key=lambda item: hashlib.sha256(repr(item).encode()).digest())
    with open_store("memory:") as store:
        for number, version in order:
            store.replace(GRAPHS[number, version])
        registered(store)
        curation.keep(store, random.Random(len(judged)).sample(judged, len(judged)))
        store.set_graph(None, merge(store))
        return store.dump("all")


def patched(lines: set[str], patch: growing.Patch) -> set[str]:
    assert patch.removed <= lines
    assert not patch.added & lines
    return (lines - patch.removed) | patch.added


class Curating(RuleBasedStateMachine):
    """What people do to a store, in any order."""

    @initialize()
    def begin(self) -> None:
        self.store, self.ledger = open_store("memory:"), Ledger()
        registered(self.store)
        self.live: dict[int, int] = {}
        self.judged: list[Judgement] = []
        self.known = growing.Register.of(self.store)
        self.merged = set(growing.begin(self.store, self.ledger.index, self.known))
        self.redirects: set[str] = set()
        self.refresh()

    def refresh(self, *touched: int) -> None:
        """Merge what has come, changed or gone; it is what merging all at once gives."""
        self.store.set_graph(None, sorted(self.merged))
        graphs = [GRAPHS[number, 0].name for number in touched]
        growth = growing.step(self.store, self.ledger.index, self.known, graphs)
        self.merged = patched(self.merged, growth.merged)
        self.redirects = patched(self.redirects, growth.redirects)
        merged, redirects = whole(self.store)
        assert self.merged == set(merged)
        assert self.redirects == set(redirects)
        self.store.set_graph(None, merged)

    @rule(number=st.integers(0, 4), version=st.integers(0, len(VERSIONS) - 1))
    def build(self, number: int, version: int) -> None:
        """A new article, or a new version of one; a retracted one does not come back."""
        if not self.ledger.retracted(f"n{number}"):
            found = GRAPHS[number, version]
            self.store.replace(found)
            self.ledger.record(Entry(f"n{number}", str(version), found.name, "f"))
            self.live[number] = version
        self.refresh(number)

    @rule(number=st.integers(0, 4))
    def retract(self, number: int) -> None:
        key = f"n{number}"
        self.ledger.retract(Tombstone(key, GRAPHS[number, 0].name, key, "ab", "", "2026"))
        pipeline.bury(self.store, self.ledger)
        self.live.pop(number, None)
        self.refresh(number)

    @rule(number=st.integers(0, 4))
    def let_in_again(self, number: int) -> None:
        self.ledger.readmit(f"n{number}")

    def _pick(self, kinds: str, choice: int) -> str:
        """Give some merged or observed thing of a kind, if there is any."""
        found = {
            line.split(" ")[0][1:-1]
            for line in self.store.dump("all")
            if f"#{kinds}>" in line and "/graph/register/" not in line
        }
        return sorted(found)[choice % len(found)] if found else ""

    def _keep(self, verdict: Any, sides: tuple[Side, ...], *change: str) -> None:
        when = f"2026-11-22T09:00:{len(self.judged):02d}Z"
        made = judgements.made(verdict, sides, ("ab", "", when), (*change, "", "")[:2])
        self.judged.append(made)
        curation.keep(self.store, [made])
        self.refresh()

    @rule(
        verdict=st.sampled_from(["same", "different"]),
        kind=st.sampled_from(["Person", "Meeting", "Body", "Place", "Post"]),
        one=st.integers(0, 40),
        two=st.integers(0, 40),
    )
    def judge_two(self, verdict: str, kind: str, one: int, two: int) -> None:
        chosen = {self._pick(kind, one), self._pick(kind, two)} - {""}
        known = sum("#" not in iri and not iri[-8:].isalnum() for iri in chosen)
        if len(chosen) == 2 and known < 2:
            sides = tuple(curation.side(self.store, iri) for iri in sorted(chosen))
            self._keep(verdict, sides)

    @rule(
        kind=st.sampled_from(
            ["Person", "Meeting", "Participation", "Tenure", "Post", "Body", "Conflict"]
        ),
        choice=st.integers(0, 60),
    )
    def suppress(self, kind: str, choice: int) -> None:
        if iri := self._pick(kind, choice):
            self._keep("suppress", (curation.side(self.store, iri),))

    @rule(choice=st.integers(0, 40), change=st.sampled_from(CHANGES))
    def correct(self, choice: int, change: tuple[str, str, str]) -> None:
        kind, predicate, value = change
        if iri := self._pick(kind, choice):
            self._keep("correct", (curation.side(self.store, iri),), predicate, value)

    @precondition(lambda self: self.judged)
    @rule(choice=st.integers(0, 40))
    def undo(self, choice: int) -> None:
        self._keep("undo", (Side(self.judged[choice % len(self.judged)].iri),))

    def teardown(self) -> None:
        assert self.store.dump("all") == at_once(self.live, self.judged)
        assert read(self.store) == tuple(sorted(self.judged))
        graphs = {name for name in self.store.graphs() if "/article/" in name}
        assert graphs == {GRAPHS[each].name for each in self.live.items()}
        self._suppressed_stays_so()
        self.store.close()
        self.ledger.close()

    def _suppressed_stays_so(self) -> None:
        there = {line.split(" ")[0][1:-1] for line in self.store.dump(None)}
        held = [each for each in in_force(read(self.store)) if each.verdict == "suppress"]
        assert there & {each.side.iri for each in held} == set()


Curating.TestCase.settings = settings(max_examples=50, stateful_step_count=14, deadline=None)
TestAnyOrder = Curating.TestCase
