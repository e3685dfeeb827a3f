"""Retracting and judging as a user does it: what is printed, what stays, what comes elsewhere."""

from __future__ import annotations

import csv
import io
import shutil
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from kurultay import cli, pipeline
from kurultay.cli import curate
from kurultay.resources import home
from kurultay.store import Tombstone, open_ledger, open_store

KUR = "https://w3id.org/kurultay/ontology#"
OTS = "10 мая 2025 года в Баку состоялась встреча министров экономики Организации тюркских государств."
WHO = (
    "Во встрече участвовали министр экономики Казахстана Алия Сеитова "
    "и министр экономики Азербайджана Расим Гулиев."
)
ARTICLES = {
    "one": f" date 2025-05-11 Встреча в Баку\n\n{OTS} {WHO}\n",
    "two": f" date 2025-05-12 Министры в Баку\n\n{OTS} {WHO} Стороны обсудили торговлю.\n",
    "three": " date 2025-06-02 Визит в Ош\n\n1 июня 2025 года в Оше министр транспорта Кыргызстана "
    "Айгуль Бекова провела переговоры с министром транспорта Казахстана Сериком Омаровым.\n",
}


class Desk:
    """The command line in this process, over one folder of articles."""

    def __init__(self, folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
        self.folder, self.capfd = folder, capfd
        self.articles = folder / "articles"
        self.articles.mkdir()
        for stem, text in ARTICLES.items():
            self.write(stem, text)

    def write(self, stem: str, text: str) -> None:
        (self.articles / f"{stem}.txt").write_text(text, "utf-8")

    def call(self, *args: object, store: str = "store", code: int = 0) -> list[list[str]]:
        """Run a verb, and give its rows; check the code."""
        self.capfd.readouterr()
        with pytest.raises(SystemExit) as ended:
            cli.main([*map(str, args), "--store", str(self.folder / store)])
        out, self.err = self.capfd.readouterr()
        assert ended.value.code == code, self.err
        return list(csv.reader(io.StringIO(out)))

    def build(self, store: str = "store") -> None:
        self.call("build", self.articles, store=store)

    def merged(self, store: str = "store") -> tuple[str, ...]:
        with open_store(self.folder / store, read_only=True) as opened:
            return opened.dump(None)

    def ask(self, text: str, store: str = "store") -> list[list[str]]:
        return self.call("query", "-e", text, store=store)[1:]

    def part(self, name: str, store: str = "store") -> str:
        """Give the IRI of the participation of a person at the meeting in Baku."""
        found = self.ask(
            f'SELECT ?p {{ ?p a kur:Participation ; kur:hasAgent/skos:prefLabel "{name}"@ru }}',
            store,
        )
        return found[0][0] if found else ""


@pytest.fixture(scope="module")
def kit() -> pipeline.Kit:
    return pipeline.Kit.load(home())


@pytest.fixture(scope="module")
def built(kit: pipeline.Kit, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store of the articles, built once; each test works on a copy."""
    folder = tmp_path_factory.mktemp("curate")
    for stem, text in ARTICLES.items():
        (folder / f"{stem}.txt").write_text(text, "utf-8")
    with open_store(folder / "store") as store, open_ledger(folder / "store") as ledger:
        sources = [folder / f"{stem}.txt" for stem in ARTICLES]
        pipeline.build(sources, kit, store, ledger, lambda *_: None)
    return folder / "store"


@pytest.fixture
def desk(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], kit: pipeline.Kit, built: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Desk:  # fmt: skip
    monkeypatch.setattr(pipeline.Kit, "load", lambda _: kit)
    monkeypatch.setattr(pipeline, "fingerprint", lambda _: kit.fingerprint)
    monkeypatch.setenv("KURULTAY_WHO", "A. B.")
    shutil.copytree(built, tmp_path / "store")
    return Desk(tmp_path, capfd)


def test_what_falls_with_an_article_and_what_stands_is_told_and_it_does_not_come_back(
    desk: Any,
) -> None:
    before = desk.call("query", "ministers-at-ots-meetings")
    assert {row[1] for row in before[1:]} == {"Алия Сеитова", "Расим Гулиев"}
    rows = desk.call("retract", "three", "--why", "withdrawn")
    fell = {(row[1], row[2]) for row in rows[1:] if row[0] == "fell"}
    assert ("Person", "Aigul Bekova") in fell
    assert any(kind == "Participation" and "Bekova" in what for kind, what in fell)
    desk.build()
    assert desk.ask('SELECT ?p { ?p skos:prefLabel "Айгуль Бекова"@ru }') == []
    assert "retracted, so left out" in desk.err or desk.call("retract", "--list")[1][0] == "three"
    rows = desk.call("retract", "two")
    stands = {(row[1], row[3]) for row in rows[1:] if row[0] == "stands"}
    assert ("Meeting", "1") in stands
    assert ("Participation", "1") in stands
    assert {row[1] for row in desk.call("query", "ministers-at-ots-meetings")[1:]} == {
        "Алия Сеитова",
        "Расим Гулиев",
    }
    assert [row[0] for row in desk.call("retract", "--list")[1:]] == ["three", "two"]
    desk.call("retract", "three", "--undo")
    desk.call("retract", "two", "--undo")
    desk.build()
    assert desk.call("query", "ministers-at-ots-meetings") == before
    assert len(desk.ask('SELECT ?p { ?p skos:prefLabel "Айгуль Бекова"@ru }')) == 1


def test_judgements_outlive_a_build_a_new_text_an_export_and_hold_elsewhere(desk: Any) -> None:
    part = desk.part("Расим Гулиев")
    (meeting,) = desk.ask(
        "SELECT ?m { ?m a kur:Meeting ; kur:hasKind kind:ministerial ; "
        "prov:wasDerivedFrom ?o FILTER (CONTAINS(STR(?o), '/one')) }"
    )[0]
    (judgement,) = desk.call("judge", "suppress", part, "--why", "was not there")[0]
    assert "/id/judgement/suppress-" in judgement
    desk.call("judge", "correct", meeting, "kur:startDate", "2025-05-09")

    def holds(store: str) -> None:
        assert desk.part("Расим Гулиев", store) == ""
        assert desk.part("Алия Сеитова", store) != ""
        day = desk.ask(f"SELECT ?d {{ <{meeting}> kur:earliestDay ?d }}", store)
        assert day == [["2025-05-09"]]

    holds("store")
    desk.write("one", ARTICLES["one"] + "Стороны договорились о новой встрече.\n")
    desk.build()
    holds("store")
    file = desk.folder / "all.nq"
    desk.call("export", file, "--all")
    desk.build("elsewhere")
    assert desk.part("Расим Гулиев", "elsewhere") != ""
    desk.call("judge", "load", file, store="elsewhere")
    holds("elsewhere")
    assert desk.merged("elsewhere") == desk.merged("store")
    desk.call("explain", meeting)
    assert "corrected by: judgement:correct-" in desk.err
    rows = desk.call("judge", "list", store="elsewhere")
    assert [(row[1], row[5], row[7]) for row in rows[1:]] == [
        ("suppress", "A. B.", "yes"),
        ("correct", "A. B.", "yes"),
    ]


def test_what_is_judged_within_one_second_is_in_the_order_in_which_it_was_judged(
    desk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Clock(datetime):
        @classmethod
        def now(cls, zone: Any = None) -> datetime:
            return datetime(2026, 11, 22, 9, tzinfo=zone)

    monkeypatch.setattr(curate, "datetime", Clock)
    part = desk.part("Расим Гулиев")
    said = ["absent", "online", "message"]
    for word in said:
        desk.call("judge", "correct", part, "kur:hasAttendance", word)
    rows = desk.ask(f"SELECT ?a {{ <{part}> kur:hasAttendance ?a }}")
    assert [row[0].rpartition("/")[2] for row in rows] == said[-1:]
    assert [row[7] for row in desk.call("judge", "list")[1:]] == ["no", "no", "yes"]


def test_what_cannot_be_judged_is_refused_in_one_line_and_nothing_is_kept(desk: Any) -> None:
    part, name = desk.part("Расим Гулиев"), "Алия Сеитова"
    for code, args, said in [
        (2, ("judge",), "say what"),
        (2, ("judge", "same", name, name), "given twice"),
        (2, ("judge", "same", name, part), "judge suppress"),
        (2, ("judge", "same", name, "body:ots"), "two classes"),
        (2, ("judge", "same", "body:ots", "body:turksoy"), "entries of the register"),
        (3, ("judge", "suppress", "Никто Никоев"), "nothing in the store"),
        (3, ("judge", "suppress", "person:nobody"), "says nothing of it"),
        (3, ("judge", "suppress", "https://x.example/a b"), "not an IRI"),
        (2, ("judge", "correct", part, "kur:noSuch", "x"), "not a property"),
        (2, ("judge", "correct", part, "kur:hasAgent", "body:ots"), "makes the thing itself"),
        (2, ("judge", "correct", part, "kur:earliestDay", "2025-01-01"), "follows from the dates"),
        (3, ("judge", "correct", part, "kur:startDate", "soon"), "does not fit"),
        (3, ("judge", "correct", part, "skos:prefLabel", "Икс"), "--lang"),
        (3, ("judge", "correct", part, "kur:represents", "state:xx"), "says nothing of it"),
        (3, ("judge", "undo", part), "no such judgement"),
        (2, ("judge", "suppress", part, "--when", "now"), "not a time"),
        (2, ("judge", "suppress", part, "--who", " "), "say who"),
        (2, ("retract",), "ID"),
        (3, ("retract", "four"), "no such article"),
        (3, ("retract", "four", "--undo"), "0 such articles"),
    ]:
        desk.call(*args, code=code)
        assert said in desk.err, args
        assert len(desk.err.strip().splitlines()) == 1, desk.err
    assert desk.call("judge", "list")[1:] == []
    broken = desk.folder / "broken.nq"
    broken.write_text("<urn:a> <urn:b> <urn:c> <https://w3id.org/kurultay/graph/judgements> .\n")
    desk.call("judge", "load", broken, code=3)
    assert "it holds none" in desk.err


def test_a_tombstone_that_stands_while_the_graph_does_is_made_good_by_the_next_build(
    desk: Any,
) -> None:
    with open_store(desk.folder / "store", read_only=True) as opened:
        graph = next(name for name in opened.graphs() if "/article/three" in name)
    with open_ledger(desk.folder / "store") as ledger:
        ledger.retract(Tombstone("three", graph, "three", "A. B.", "", "2026-11-22T09:00:00Z"))
    desk.build()
    desk.call("query", "-e", f"ASK {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}", code=4)


def test_the_most_doubtful_merge_comes_first_and_is_not_asked_twice(desk: Any) -> None:
    other = ARTICLES["two"].replace("Алия Сеитова", "Алия Сейтова").replace("10 мая", "10-11 мая")
    desk.write("two", other)
    desk.build()
    rows = desk.call("judge", "--next")
    assert rows[1][1] == "one that is two?"
    assert "spellings" in rows[1][3]
    person = rows[1][5]
    (obs,) = desk.ask(f"SELECT ?o {{ {person} prov:wasDerivedFrom ?o }} ORDER BY ?o LIMIT 1")[0]
    (two,) = desk.ask(f"SELECT ?o {{ {person} prov:wasDerivedFrom ?o }} ORDER BY DESC(?o) LIMIT 1")[
        0
    ]
    desk.call("judge", "same", obs, two, "--when", "2026-11-22")
    assert person not in {row[5] for row in desk.call("judge", "--next")[1:]}
