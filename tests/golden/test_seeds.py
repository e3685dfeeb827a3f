"""What the five starting articles must give; every expected value was read off the texts by hand."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import rdflib

from kurultay.graph import terms
from kurultay.publish import export
from kurultay.store import Store, open_store
from kurultay.text.article import Article
from kurultay.text.read import articles

ASTANA = "000_932f4f187f96a8da"
BISHKEK = "001_2df29fbbc5a72e63"
FORUM = "002_6b0c4bca53d6315f"
AKTOBE = "003_e2203ccf56bedbf3"
BAKU = "004_53240d502ec29d4c"
RDFLIB = {
    "ttl": "turtle",
    "trig": "trig",
    "nt": "nt",
    "nq": "nquads",
    "jsonld": "json-ld",
    "rdf": "xml",
}
Facts = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def facts(run: Any, seeds_store: Path) -> Facts:
    done = run("facts", "--store", seeds_store, cwd=seeds_store.parent)
    assert done.returncode == 0, done.stderr.decode()
    found = [json.loads(line) for line in done.stdout.decode().splitlines()]
    return {one["id"]: one for one in found}


@pytest.fixture(scope="module")
def store(seeds_store: Path) -> Iterator[Store]:
    with open_store(seeds_store, read_only=True) as opened:
        yield opened


def ask(run: Any, store: Path, *args: str) -> list[dict[str, str]]:
    done = run("query", *args, "--store", store, "--format", "csv", cwd=store.parent)
    assert done.returncode == 0, done.stderr.decode()
    return list(csv.DictReader(io.StringIO(done.stdout.decode())))


def names(store: Store, iri: str) -> set[str]:
    text = f"SELECT ?n WHERE {{ <{iri}> <{terms.PREF_LABEL}>|<{terms.ALT_LABEL}> ?n }}"
    return {row["n"].value for row in store.select(text)}


def people(event: dict[str, Any]) -> list[str]:
    return [one["name"] for one in event["participants"] if one["kind"] == "person"]


def meetings(article: dict[str, Any]) -> list[dict[str, Any]]:
    kinds = {
        "bilateral_meeting",
        "multilateral_meeting",
        "ministerial",
        "summit",
        "council_session",
    }
    return [event for event in article["events"] if event["type"] in kinds]


class TestTheFirstQuestion:
    """Which ministers attended OTS meetings, in which post, says which sentence?"""

    QUESTION = "ministers-at-ots-meetings"

    def test_it_has_exactly_three_ministers(
        self, run: Any, seeds_store: Path, store: Store
    ) -> None:
        rows = ask(run, seeds_store, self.QUESTION)
        found = {
            (row["state"].rpartition("/")[2], who)
            for row in rows
            for who in ("Микаил Джаббаров", "Бакыт Сыдыков", "Мехмет Фатих Каджыр")
            if who in names(store, row["minister"])
        }
        assert found == {
            ("az", "Микаил Джаббаров"),
            ("kg", "Бакыт Сыдыков"),
            ("tr", "Мехмет Фатих Каджыр"),
        }
        assert len({row["minister"] for row in rows}) == 3

    def test_each_has_the_post_of_that_day(self, run: Any, seeds_store: Path) -> None:
        rows = ask(run, seeds_store, self.QUESTION)
        found = {(row["state"].rpartition("/")[2], row["title"]) for row in rows}
        wanted = {
            "az": ("эконом",),
            "kg": ("эконом",),  # the register calls the post "of economy and commerce"
            "tr": ("промышленност", "технолог"),
        }
        assert {state for state, _ in found} == set(wanted)
        for state, title in found:
            assert all(word in title.casefold() for word in wanted[state]), (state, title)

    def test_all_were_in_baku_on_the_24th_of_october(self, run: Any, seeds_store: Path) -> None:
        rows = ask(run, seeds_store, self.QUESTION)
        assert {row["date"] for row in rows} == {"2025-10-24"}
        assert len({row["meeting"] for row in rows}) == 1

    def test_each_row_has_a_sentence_that_names_the_minister(
        self, run: Any, seeds_store: Path
    ) -> None:
        rows = ask(run, seeds_store, self.QUESTION)
        ends = {"az": "Джаббаров", "kg": "Сыдыков", "tr": "Каджыр"}
        for row in rows:
            assert ends[row["state"].rpartition("/")[2]] in row["sentence"]

    def test_with_heads_of_government_the_bishkek_meeting_adds_four(
        self, run: Any, seeds_store: Path, store: Store
    ) -> None:
        without = {row["minister"] for row in ask(run, seeds_store, self.QUESTION)}
        with_heads = {
            row["minister"] for row in ask(run, seeds_store, self.QUESTION, "-p", "heads=yes")
        }
        added = with_heads - without
        wanted = {"Бектенов", "Касымалиев", "Асадов", "Арипов"}
        found = {
            surname
            for iri in added
            for surname in wanted
            if any(surname in name for name in names(store, iri))
        }
        assert found == wanted
        assert len(added) == 4

    def test_a_period_without_meetings_has_no_ministers(self, run: Any, seeds_store: Path) -> None:
        assert ask(run, seeds_store, self.QUESTION, "-p", "to=2024-12-31") == []


class TestTheBishkekArticle:
    def test_it_has_two_meetings(self, facts: Facts) -> None:
        assert len(meetings(facts[BISHKEK])) == 2

    def test_who_is_only_quoted_took_no_part(self, facts: Facts) -> None:
        there = [name for event in facts[BISHKEK]["events"] for name in people(event)]
        assert not any("Токаев" in name for name in there)
        assert any("Бектенов" in name for name in there)

    def test_no_event_takes_the_article_s_date(self, facts: Facts) -> None:
        assert {event["start"] for event in meetings(facts[BISHKEK])} <= {None}


class TestTheAstanaArticle:
    GUESTS = (
        "Баталов",
        "Каримсаков",
        "Амреев",
        "Башкурт",
        "Кула",
        "Зейналов",
        "Бакиров",
        "Гурдов",
        "Шайхов",
    )

    def test_it_has_nine_named_guests_with_body_or_country(self, facts: Facts) -> None:
        guests = {
            surname: one
            for event in facts[ASTANA]["events"]
            for one in event["participants"]
            for surname in self.GUESTS
            if one["kind"] == "person" and surname in one["name"]
        }
        assert set(guests) == set(self.GUESTS)
        for surname, one in guests.items():
            assert any(post["org"] or post["country"] for post in one["positions"]), surname

    def test_no_event_takes_the_article_s_date(self, facts: Facts) -> None:
        assert {event["start"] for event in facts[ASTANA]["events"] if event["start"]} <= {"2026"}


class TestOneSecretaryGeneral:
    def found(self, store: Store) -> dict[str, set[str]]:
        """Give the merged people of that surname that articles name, with those articles."""
        text = (
            f"SELECT DISTINCT ?p ?id WHERE {{ ?p a <{terms.PERSON}> ; <{terms.DERIVED_FROM}> ?o ; "
            f"<{terms.PREF_LABEL}>|<{terms.ALT_LABEL}> ?n FILTER (CONTAINS(?n, 'Омуралиев')) "
            f"GRAPH ?g {{ ?o a <{terms.PERSON}> . ?a <{terms.IDENTIFIER}> ?id }} }}"
        )
        people: dict[str, set[str]] = {}
        for row in store.select(text):
            people.setdefault(row["p"].value, set()).add(row["id"].value)
        return people

    def test_he_is_one_person_over_three_articles(self, store: Store) -> None:
        assert list(self.found(store).values()) == [{BISHKEK, FORUM, BAKU}]

    def test_his_misspelt_name_is_kept_as_stated(self, store: Store) -> None:
        (iri,) = self.found(store)
        assert "Куманычбек Омуралиев" in names(store, iri)


class TestTheKazakhArticle:
    def test_it_has_the_visit_to_turkiye(self, facts: Facts) -> None:
        visits = [e for e in facts[AKTOBE]["events"] if e["type"] == "official_visit"]
        assert [(v["start"], v["end"], v["country"]) for v in visits] == [
            ("2026-02-17", "2026-02-19", "TR")
        ]

    def test_bursa_is_named(self, facts: Facts) -> None:
        assert "Bursa" in facts[AKTOBE]["places"]

    def test_there_were_talks_within_the_visit(self, facts: Facts) -> None:
        others = [e for e in facts[AKTOBE]["events"] if e["type"] != "official_visit"]
        assert any(event["within"] for event in others)

    def test_no_official_is_named_and_the_byline_is_nobody(
        self, facts: Facts, store: Store
    ) -> None:
        assert facts[AKTOBE]["positions"] == []
        assert [name for event in facts[AKTOBE]["events"] for name in people(event)] == []
        (graph,) = [name for name in store.graphs() if "/graph/article/003-" in name]
        labels = [line.casefold() for line in store.dump(graph) if "Label>" in line]
        assert len(labels) > 5
        assert not any("айдар" in line for line in labels)


class TestTheForumArticle:
    def test_two_meetings_each_with_their_two_sides(self, facts: Facts) -> None:
        pairs = {
            frozenset(name.split()[-1] for name in people(event))
            for event in facts[FORUM]["events"]
        }
        assert {"Бектенов", "Омуралиев"} in pairs
        assert {"Жумангарин", "Амангельдиев"} in pairs


class TestTrust:
    def test_the_graph_conforms(self, run: Any, seeds_store: Path) -> None:
        done = run("validate", "--store", seeds_store, "--format", "csv", cwd=seeds_store.parent)
        assert done.returncode == 0, done.stdout.decode()

    def test_every_evidence_span_equals_its_text(self, root: Path, store: Store) -> None:
        texts = {
            one.stem: one.text
            for one in articles([root / "seeds/articles"])
            if isinstance(one, Article)
        }
        rows = store.select(
            f"SELECT ?id ?start ?end ?exact WHERE {{ GRAPH ?g {{ "
            f"?s <{terms.IN_ARTICLE}> ?a ; <{terms.START}> ?start ; <{terms.END}> ?end ; "
            f"<{terms.EXACT}> ?exact . ?a <{terms.IDENTIFIER}> ?id }} }}"
        ).rows
        assert len(rows) > 100
        wrong = [
            row
            for row in rows
            if texts[row["id"].value][int(row["start"].value) : int(row["end"].value)]
            != row["exact"].value
        ]
        assert wrong == []

    def test_no_merged_thing_lacks_its_observation(self, store: Store) -> None:
        lost = store.select(
            f"SELECT ?s WHERE {{ ?s a <{terms.PARTICIPATION}> "
            f"FILTER NOT EXISTS {{ ?s <{terms.DERIVED_FROM}> ?o }} }}"
        )
        assert len(lost) == 0


class TestWhatIsPublished:
    @pytest.mark.parametrize("suffix", RDFLIB)
    def test_every_format_reads_back_on_both_engines(
        self, run: Any, seeds_store: Path, tmp_path: Path, suffix: str
    ) -> None:
        file = tmp_path / f"graph.{suffix}"
        everything = ["--all"] if suffix in ("trig", "nq", "jsonld") else []
        done = run("export", file, *everything, "--store", seeds_store, cwd=tmp_path)
        assert done.returncode == 0, done.stderr.decode()
        with open_store(seeds_store, read_only=True) as opened:
            lines = opened.dump("all" if everything else None)
        assert export.read(file.read_bytes(), suffix) == lines
        if suffix in ("nq", "ttl", "rdf"):
            # rdflib needs half a minute for all graphs in the other formats; the contract test has them.
            found = rdflib.Dataset()
            found.parse(file, format=RDFLIB[suffix])
            assert sum(1 for _ in found.quads()) == len(lines)

    def test_the_report_shows_the_answer_and_needs_no_network(self, seeds_store: Path) -> None:
        page = (seeds_store.parent / "report.html").read_text("utf-8")
        assert "Джаббаров" in page
        assert "<script" not in page
        assert 'src="http' not in page
        assert page.count("<svg") == 7
        assert 'id="chart-places-of-meetings-title"' in page

    def test_explain_leads_to_the_sentence(self, run: Any, seeds_store: Path) -> None:
        done = run(
            "explain",
            "Микаил Джаббаров",
            "--store",
            seeds_store,
            "--format",
            "csv",
            cwd=seeds_store.parent,
        )
        assert done.returncode == 0, done.stderr.decode()
        rows = list(csv.DictReader(io.StringIO(done.stdout.decode())))
        assert any(
            "принимают участие министр экономики Азербайджана" in r["sentence"] for r in rows
        )
        assert all(row["rule"] and 0 < float(row["confidence"]) <= 1 for row in rows)
