"""The report: what it shows, and that no article can do it harm."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from kurultay import queries
from kurultay.check import Finding, Severity
from kurultay.publish import export, report, report_data, report_picture
from kurultay.resources import home
from kurultay.store import Store, Term, open_store

EVIL = "<img src=x onerror=alert(1)>\"'&\u202e"


@pytest.fixture(scope="module")
def store(root: Path) -> Store:
    opened = open_store("memory:")
    opened.bulk(export.read((root / "tests/queries/fixture.trig").read_bytes(), "trig"))
    return opened


@pytest.fixture(scope="module")
def overview(store: Store) -> report_data.Overview:
    return report_data.overview(store)


def a_run(**changes: object) -> report.Run:
    given = {"counts": {"findings": 0}, "findings": (), "set_aside": (), "version": "0.1.0"}
    return report.Run(**{**given, **changes})  # type: ignore[arg-type]  # names of fields


@pytest.fixture(scope="module")
def page(store: Store, overview: report_data.Overview) -> str:
    query = queries.load(home())["ministers-at-ots-meetings"]
    answer = report.Answer(query.id, query.answers["en"], queries.run(query, {}, store))
    return report.render(a_run(), overview, [answer])


def visible(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.partition("</style>")[2]))


class TestTheOverview:
    def test_events_are_in_order_of_day_with_undated_ones_last(
        self, overview: report_data.Overview
    ) -> None:
        days = [event.first for event in overview.events]
        assert days[-1] is None
        assert days[:-1] == sorted(day for day in days if day)

    def test_names_are_english_first(self, overview: report_data.Overview) -> None:
        names = {event.name.text: event.name for event in overview.events}
        name = names["Second meeting of OTS ministers of economy"]
        assert name.lang == "en"
        assert name.others == (("ru", "Вторая встреча министров экономики ОТГ"),)

    def test_attendance_is_kept_apart(self, overview: report_data.Overview) -> None:
        (event,) = [e for e in overview.events if e.kind == "ministerial"]
        found = {p.name.text: p.attendance for p in event.participants}
        assert found == {
            "Расим Гулиев": "attended",
            "Алия Сеитова": "attended",
            "Эмре Демир": "online",
            "Ботир Каримов": "invited",
        }

    def test_hosts_come_before_speakers_before_others(self, overview: report_data.Overview) -> None:
        (event,) = [e for e in overview.events if e.kind == "ministerial"]
        assert [p.role for p in event.participants][:2] == ["host", "speaker"]

    def test_what_only_the_register_says_is_left_out(self) -> None:
        opened = open_store("memory:")
        base = "https://w3id.org/kurultay/"
        opened.bulk(
            [
                f"<{base}id/meeting/m> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{base}ontology#Meeting> .",
                f"<{base}id/meeting/m> <http://www.w3.org/ns/prov#wasDerivedFrom> <{base}graph/register/meetings> .",
            ]
        )
        assert report_data.overview(opened).events == ()

    def test_the_counts_of_the_summary_are_those_of_the_report(self, root: Path) -> None:
        opened = open_store("memory:")
        base = "https://w3id.org/kurultay/"
        kind = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
        origin = "http://www.w3.org/ns/prov#wasDerivedFrom"
        things = [
            ("event/e", "Event", "article/a#event-1"),
            ("meeting/m", "Meeting", "article/a#event-2"),
            ("meeting/m", "Event", "article/a#event-2"),
            ("meeting/old", "Meeting", "graph/register/meetings"),
            ("person/p", "Person", "article/a#person-1"),
            ("person/q", "Person", "graph/register/people"),
        ]
        for thing, cls, source in things:
            opened.bulk(
                [
                    f"<{base}id/{thing}> <{kind}> <{base}ontology#{cls}> .",
                    f"<{base}id/{thing}> <{origin}> <{base}{source}> .",
                ]
            )
        found = report_data.counts(opened)
        assert found == {
            "articles": 0,
            "people": 1,
            "meetings": 1,
            "other events": 1,
            "participations": 0,
        }
        shown = report_data.overview(opened).counts
        assert {name: shown[name] for name in found} == found


class TestThePage:
    def test_it_is_one_file_without_script_or_network(self, page: str) -> None:
        assert "<script" not in page
        assert not re.search(r'(?:src|href)="(?!#|https?://)', page)
        assert not re.search(r"<(?:img|link|iframe)\b", page)

    def test_its_tags_are_balanced(self, page: str) -> None:
        open_tags: list[str] = []
        empty = {"meta", "line", "rect", "circle", "br", "img"}

        class Balance(HTMLParser):
            def handle_starttag(self, tag: str, attrs: object) -> None:
                if tag not in empty:
                    open_tags.append(tag)

            def handle_endtag(self, tag: str) -> None:
                assert open_tags.pop() == tag

            def handle_startendtag(self, tag: str, attrs: object) -> None:
                pass

        Balance().feed(page)
        assert open_tags == []

    def test_the_answer_stands_with_its_sentences(self, page: str) -> None:
        text = visible(page)
        assert "Алия Сеитова" in text
        assert "Во встрече участвует Алия Сеитова." in text

    def test_the_same_input_gives_the_same_bytes(self, page: str, store: Store) -> None:
        query = queries.load(home())["ministers-at-ots-meetings"]
        answer = report.Answer(query.id, query.answers["en"], queries.run(query, {}, store))
        assert report.render(a_run(), report_data.overview(store), [answer]) == page

    def test_findings_and_what_was_set_aside_are_shown(
        self, overview: report_data.Overview
    ) -> None:
        finding = Finding(
            "Event-source", "urn:e", "", Severity.VIOLATION, "It has no source.", "", ""
        )
        run = a_run(findings=(finding,), set_aside=(("a.txt", "it is empty"),))
        text = visible(report.render(run, overview, []))
        assert "does not conform" in text
        assert "It has no source." in text
        assert "a.txt" in text
        assert "it is empty" in text

    def test_a_warning_alone_conforms(self) -> None:
        finding = Finding("Event-day", "urn:e", "", Severity.WARNING, "No day.", "", "")
        assert a_run(findings=(finding,)).conforms

    def test_nothing_from_an_article_becomes_markup(self) -> None:
        name = report_data.Name(EVIL, "ru", (("en", EVIL),))
        source = report_data.Source("urn:a", EVIL, 0)
        who = report_data.Participant("urn:p", name, "person", EVIL, EVIL, (name,), (EVIL,))
        event = report_data.EventCard(
            "urn:e",
            name,
            EVIL,
            EVIL,
            "2025-01-01",
            "2025-01-02",
            (EVIL,),
            (name,),
            (name,),
            (EVIL,),
            (who, who),
            (source,),
            True,
        )
        article = report_data.ArticleRow(
            "urn:a", EVIL, EVIL, EVIL, EVIL, EVIL, "javascript:alert(1)"
        )
        conflict = report_data.ConflictRow(name, EVIL, (EVIL,), EVIL)
        person = report_data.PersonRow("urn:p", name, ((name, EVIL),), 1)
        data = report_data.Overview((event,), (person,), (article,), (conflict,), {})
        table = queries.Table(
            ("name", "sentence", "article"), ((Term(EVIL), Term(EVIL), Term(EVIL)),)
        )
        page = report.render(
            a_run(set_aside=((EVIL, EVIL),)), data, [report.Answer("q", EVIL, table)]
        )
        assert "<img" not in page
        assert "javascript:" not in page
        assert "onerror=alert(1)&gt;" in page

    def test_an_empty_graph_has_a_report_too(self) -> None:
        data = report_data.overview(open_store("memory:"))
        text = visible(report.render(a_run(), data, []))
        assert "No event with a stated day." in text
        assert "None: every shape holds." in text


def card(number: int, first: str | None, last: str | None = None) -> report_data.EventCard:
    people = tuple(
        report_data.Participant(
            f"urn:p{number + i}",
            report_data.Name(f"N{number + i}", "en"),
            "person",
            "attendee",
            "attended",
            (),
            (),
        )
        for i in range(3)
    )
    name = report_data.Name(f"Event {number}", "en")
    return report_data.EventCard(
        f"urn:e{number}",
        name,
        "summit",
        "held",
        first,
        last or first,
        (),
        (),
        (),
        (),
        people,
        (),
        True,
    )


class TestThePictures:
    def test_the_timeline_shows_the_latest_events(self) -> None:
        cards = [card(n, f"2025-{n % 12 + 1:02d}-01") for n in range(60)]
        drawn = report_picture.timeline(sorted(cards, key=lambda c: c.first or ""))
        assert len(drawn.bars) == report_picture.MOST_BARS
        assert drawn.left_out == 60 - report_picture.MOST_BARS

    def test_an_undated_event_is_not_on_it(self) -> None:
        assert report_picture.timeline([card(1, None)]).bars == ()

    def test_marks_stay_inside_the_picture(self) -> None:
        drawn = report_picture.timeline([card(1, "2019-01-01"), card(2, "2025-12-31")])
        assert all(0 < bar.x < drawn.width for bar in drawn.bars)

    def test_a_later_day_stands_further_right(self) -> None:
        drawn = report_picture.timeline([card(1, "2025-01-01"), card(2, "2025-01-20")])
        assert drawn.bars[0].x < drawn.bars[1].x

    def test_a_stretch_of_days_is_a_bar(self) -> None:
        (bar,) = report_picture.timeline([card(1, "2025-01-01", "2025-03-01")]).bars
        assert bar.width > 12

    def test_the_network_joins_who_was_at_the_same_event(self) -> None:
        drawn = report_picture.network([card(1, None), card(3, None), card(10, None)])
        labels = sorted(node.label for node in drawn.nodes)
        assert labels.count("N3") == 1, "the one who was at two events is one node"
        assert len(drawn.nodes) == 3 + 5 + 3
        assert len(drawn.edges) == 9

    def test_nodes_stay_inside_the_picture_and_apart(self) -> None:
        drawn = report_picture.network([card(n * 3, None) for n in range(8)])
        spots = [(node.x, node.y) for node in drawn.nodes]
        assert all(0 < x < drawn.width and 0 < y < drawn.height for x, y in spots)
        assert len(set(spots)) == len(spots)

    def test_a_large_network_is_cut_and_says_so(self) -> None:
        drawn = report_picture.network([card(n * 3, None) for n in range(60)])
        assert len(drawn.nodes) <= report_picture.MOST_NODES
        assert drawn.left_out > 0

    def test_who_was_absent_is_not_in_the_network(self) -> None:
        event = card(1, None)
        absent = [
            report_data.Participant(p.iri, p.name, "person", "attendee", "absent", (), ())
            for p in event.participants
        ]
        away = report_data.EventCard(
            event.iri,
            event.name,
            "summit",
            "held",
            None,
            None,
            (),
            (),
            (),
            (),
            tuple(absent),
            (),
            True,
        )
        assert report_picture.network([away]).nodes == ()
