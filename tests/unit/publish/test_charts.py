"""Charts of answers: what is drawn of which columns, in whose words, and that nothing can do harm."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from kurultay import queries
from kurultay.errors import ResourceError, UsageError
from kurultay.publish import charts, drawing, export, report
from kurultay.resources import home
from kurultay.store import Store, Term, open_store

SVG = "{http://www.w3.org/2000/svg}"
XSD = "http://www.w3.org/2001/XMLSchema#"
ID = "https://w3id.org/kurultay/id/"
STORED = queries.load(home())
DRAWN = [one.id for one in STORED.values() if one.view]
EVIL = "</text><script>alert(1)</script>\"'&\u202e\u0000\ud800"


@pytest.fixture(scope="module")
def store(root: Path) -> Store:
    opened = open_store("memory:")
    opened.bulk(export.read((root / "tests/queries/fixture.trig").read_bytes(), "trig"))
    return opened


def drawn(name: str, rows: Iterable[tuple[Term | None, ...]], lang: str = "ru") -> ET.Element:
    query = STORED[name]
    table = queries.Table(tuple(query.columns), tuple(rows))
    return ET.fromstring(charts.svg(query, table, lang, charts.words(home(), lang)))


def answered(name: str, store: Store, lang: str) -> str:
    query = STORED[name]
    table = queries.run(query, {"lang": lang}, store)
    return charts.svg(query, table, lang, charts.words(home(), lang))


def texts(chart: ET.Element) -> list[str]:
    return ["".join(one.itertext()) for one in chart.iter(f"{SVG}text")]


def iri(name: str) -> Term:
    return Term(ID + name, "iri")


def typed(value: object, kind: str) -> Term:
    return Term(str(value), "literal", None, XSD + kind)


def a_meeting(number: int, day: str | None, name: str = "Встреча") -> tuple[Term | None, ...]:
    when = typed(day, "date") if day else None
    return (iri(f"meeting/m{number}"), Term(f"{name} {number}"), None, None, when, None, None)


def two_people(one: str, two: str, times: int) -> tuple[Term, ...]:
    first, second = (part for who in (one, two) for part in [(iri(f"person/{who}"), Term(who))])
    return (*first, *second, typed(times, "integer"))


def a_body(year: int, name: str | None, others: int | None) -> tuple[Term | None, ...]:
    number = None if others is None else typed(others, "integer")
    label = Term(name) if name else None
    return (typed(year, "integer"), iri("body/b"), label, number, typed(7, "integer"))


class TestWhatIsDrawn:
    def test_meetings_stand_by_day_with_name_and_place(self) -> None:
        rows = [a_meeting(2, "2025-03-01"), a_meeting(1, "2025-02-01")]
        said = texts(drawn("meetings-of-body", rows))
        assert [line for line in said if line.startswith("Встреча")] == ["Встреча 1", "Встреча 2"]

    def test_a_bar_is_as_long_as_its_share_of_the_greatest(self) -> None:
        rows = [a_body(2025, "А", 40), a_body(2025, "Б", 10), a_body(2025, "В", None)]
        bars = drawn("most-connected-bodies", rows).findall(f".//{SVG}rect[@class='body']")
        one, two, none = (float(bar.attrib["width"]) for bar in bars)
        assert one == 4 * two > 0
        assert none == 0

    def test_a_bar_says_year_name_number_and_the_other_numbers(self) -> None:
        said = texts(drawn("most-connected-bodies", [a_body(2025, "Секретариат", 40)]))
        assert said[1:] == ["others", "2025 · Секретариат", "meetings 7", "40"]

    def test_a_thing_without_a_name_is_called_by_its_address(self) -> None:
        assert "2025 · b" in texts(drawn("most-connected-bodies", [a_body(2025, None, 1)]))

    def test_a_network_joins_two_people_once_with_the_number_of_meetings(self) -> None:
        rows = [two_people("Анна", "Борис", 3), two_people("Борис", "Вера", 1)]
        chart = drawn("bilateral-encounters", rows)
        assert len(chart.findall(f".//{SVG}line[@class='edge']")) == 2
        assert sorted(texts(chart)[1:]) == ["3", "Анна", "Борис", "Вера"]

    def test_an_empty_answer_says_so_in_the_reader_s_language(self) -> None:
        for lang, words in (("ru", "Ничего не найдено."), ("kk", "Ештеңе табылмады.")):
            for name in DRAWN:
                assert texts(drawn(name, [], lang))[-1] == words

    def test_rows_without_a_day_are_counted(self) -> None:
        rows = [a_meeting(1, "2025-02-01"), a_meeting(2, None), a_meeting(3, "2025-02-30")]
        assert texts(drawn("meetings-of-body", rows))[-1] == "без указания дня: 2"

    def test_of_two_hundred_rows_the_latest_days_and_the_first_bars_are_drawn(self) -> None:
        days = [a_meeting(n, f"20{n // 10 + 10}-01-{n % 10 + 1:02}") for n in range(200)]
        said = texts(drawn("meetings-of-body", days))
        assert said[-1] == "и ещё 160 более ранних"
        assert "Встреча 199" in said
        assert "Встреча 159" not in said
        bars = [a_body(2025, f"Орган {n}", 300 - n) for n in range(200)]
        said = texts(drawn("most-connected-bodies", bars))
        assert said[-1] == "и ещё 160"
        assert "2025 · Орган 39" in said
        assert "2025 · Орган 40" not in said

    def test_of_a_great_network_the_strongest_links_are_drawn(self) -> None:
        rows = [two_people(f"а{n}", f"б{n}", n + 1) for n in range(100)]
        chart = drawn("bilateral-encounters", rows)
        assert len(chart.findall(f".//{SVG}circle")) == charts.MOST_NODES
        assert "а99" in texts(chart)
        assert texts(chart)[-1] == f"и ещё {100 - charts.MOST_NODES // 2}"

    def test_long_names_stay_inside_the_picture(self) -> None:
        name = "Министерство по делам религий, образования, науки и промышленности " * 3
        chart = drawn("meetings-of-body", [a_meeting(1, "2025-02-01", name)])
        (label,) = [one for one in chart.iter(f"{SVG}text") if "Министерство" in (one.text or "")]
        assert (label.text or "").endswith("…")
        end = float(label.attrib["x"]) + drawing.length(label.text or "", 13)
        assert end <= charts.WIDTH
        assert name.strip() in (chart.findtext(f"{SVG}desc") or "")


def a_place(name: str, latitude: object, longitude: object, meetings: int) -> tuple[Term, ...]:
    at = (typed(latitude, "decimal"), typed(longitude, "decimal"))
    return (iri(f"place/{name}"), Term(name), iri("state/x"), *at, typed(meetings, "integer"))


class TestAMap:
    def dots(self, rows: Iterable[tuple[Term | None, ...]]) -> dict[str, tuple[float, ...]]:
        nodes = drawn("places-of-meetings", rows).iter(f"{SVG}g")
        found = [(one.findtext(f"{SVG}title"), one.find(f"{SVG}circle")) for one in nodes]
        return {
            name.partition(":")[0]: tuple(float(dot.attrib[part]) for part in ("cx", "cy", "r"))
            for name, dot in found
            if name and dot is not None
        }

    def test_north_is_above_east_is_right_and_more_is_larger(self) -> None:
        rows = [a_place("Астана", 51.2, 71.4, 9), a_place("Баку", 40.4, 49.9, 4)]
        dots = self.dots(rows)
        assert dots["Астана"][0] > dots["Баку"][0]
        assert dots["Астана"][1] < dots["Баку"][1]
        assert dots["Астана"][2] > dots["Баку"][2]

    def test_neighbours_across_the_180th_meridian_lie_side_by_side(self) -> None:
        dots = self.dots([a_place("Анадырь", 64.7, 177.5, 1), a_place("Ном", 64.5, -165.4, 1)])
        assert dots["Анадырь"][0] < dots["Ном"][0]
        chart = drawn("places-of-meetings", [a_place("А", 64, 179, 1), a_place("Б", 64, -178, 1)])
        assert {"180°", "-180°"} & set(texts(chart))

    def test_one_place_lies_in_the_middle_between_lines(self) -> None:
        chart = drawn("places-of-meetings", [a_place("Баку", 40.4, 49.9, 1)])
        (dot,) = self.dots([a_place("Баку", 40.4, 49.9, 1)]).values()
        assert dot[0] == charts.WIDTH / 2
        assert {"38°", "40°", "42°", "50°"} <= set(texts(chart))

    @pytest.mark.parametrize("latitude", ["91", "1e999", 10**300, "north"])
    def test_what_lies_nowhere_on_the_globe_is_counted_and_not_drawn(
        self, latitude: object
    ) -> None:
        rows = [a_place("Баку", 40.4, 49.9, 1), a_place("Нигде", latitude, 0, 1)]
        assert set(self.dots(rows)) == {"Баку"}
        assert "нет на карте: 1" in texts(drawn("places-of-meetings", rows))

    def test_a_place_told_twice_is_one_with_the_sum(self) -> None:
        rows = [a_place("Баку", 40.4, 49.9, 1), a_place("Баку", 40.4, 49.9, 2)]
        assert drawn("places-of-meetings", rows).findtext(f"{SVG}desc") == "Баку: 3"


class TestTheFile:
    @pytest.mark.parametrize("name", DRAWN)
    @pytest.mark.parametrize("lang", ["en", "ru", "kk"])
    def test_every_view_is_one_accessible_file_in_the_language_asked(
        self, name: str, lang: str, store: Store
    ) -> None:
        text = answered(name, store, lang)
        chart = ET.fromstring(text)
        assert chart.attrib["lang"] == lang
        assert chart.findtext(f"{SVG}title") == STORED[name].answers[lang]
        assert chart.findtext(f"{SVG}desc")
        assert not re.search(r"<script|\bhref|\bon\w+=|url\(", text)
        assert text == answered(name, store, lang)

    def test_labels_come_in_the_language_asked(self, store: Store) -> None:
        assert ">Казахстан<" in answered("women-among-ministers", store, "ru")
        assert ">Kazakhstan<" in answered("women-among-ministers", store, "en")

    def test_numbers_that_no_picture_can_hold_are_left_undrawn(self) -> None:
        rows = [a_body(2025, "А", 10**400), a_body(2025, "Б", 3)]
        bars = drawn("most-connected-bodies", rows).findall(f".//{SVG}rect[@class='body']")
        assert [float(bar.attrib["width"]) > 0 for bar in bars] == [False, True]

    @pytest.mark.parametrize("name", DRAWN)
    def test_hostile_words_stay_words(self, name: str) -> None:
        query = STORED[name]
        kinds = {
            "iri": Term(f"{ID}person/{EVIL}", "iri"),
            "text": Term(EVIL),
            "date": typed("2025-01-01", "date"),
            "integer": typed(EVIL, "integer"),
            "decimal": typed("40.5", "decimal"),
        }
        other = Term(f"{ID}person/x", "iri")
        row = tuple(other if c == "other" else kinds[k] for c, k in query.columns.items())
        chart = drawn(name, [row])
        assert chart.find(f".//{SVG}script") is None
        assert any("</text><script>" in "".join(one.itertext()) for one in chart.iter())
        assert "\u202e" not in ET.tostring(chart, encoding="unicode")

    def test_a_query_without_a_view_is_refused(self) -> None:
        with pytest.raises(UsageError, match="contradictions: has no view"):
            drawn("contradictions", [])


class TestTheHeader:
    def header(self, view: str, columns: str = "{x: iri, x_name: text, day: date}") -> str:
        lines = [
            "#+ id: q",
            "#+ version: 1",
            "#+ answers: {en: a, ru: b, kk: c}",
            "#+ params: {}",
            f"#+ columns: {columns}",
            "#+ order: []",
            f"#+ view: {view}",
        ]
        return "\n".join(lines) + "\nSELECT * WHERE {}\n"

    def test_the_parts_are_told_by_types_and_order(self) -> None:
        found = queries.parts(queries.parse("q.rq", self.header("timeline")))
        assert found == {"day": ("day",), "label": ("x", "x_name"), "more": ()}
        columns = "{y: integer, x: iri, x_name: text, n: integer, m: decimal}"
        text = self.header("bar", columns).replace("order: []", "order: [y, m]")
        found = queries.parts(queries.parse("q.rq", text))
        assert (found["before"], found["number"], found["more"]) == (("y",), ("m",), ("n",))
        columns = "{x: iri, x_name: text, longitude: decimal, latitude: decimal, n: integer}"
        found = queries.parts(queries.parse("q.rq", self.header("map", columns)))
        assert (found["at"], found["weight"]) == (("latitude", "longitude"), ("n",))

    @pytest.mark.parametrize(
        ("view", "fault"),
        [
            ("map", "cannot be drawn as a map"),
            ("pie", "is none of timeline, network, bar, map"),
            ("[bar]", "is none of timeline, network, bar, map"),
            ("network", "cannot be drawn as a network"),
            ("bar", "cannot be drawn as a bar"),
        ],
    )
    def test_a_view_that_cannot_be_drawn_is_a_broken_file(self, view: str, fault: str) -> None:
        with pytest.raises(ResourceError, match=fault):
            queries.parse("q.rq", self.header(view))


def test_the_report_has_the_charts_that_have_rows(store: Store) -> None:
    found = report.drawn(STORED, store, charts.words(home(), "en"))
    assert [one.id for one in found] == DRAWN[: report.MOST_CHARTS]
    assert not any("<style" in one.picture for one in found)
    nothing = report.drawn(STORED, open_store("memory:"), charts.words(home(), "en"))
    assert nothing == []


def test_words_are_cut_and_broken_by_their_width() -> None:
    assert drawing.fitted("Совет", 100, 13) == "Совет"
    assert drawing.fitted("Совет министров", 60, 13) == "Совет…"
    assert drawing.wrapped("один два три", drawing.length("один два", 13), 13, 2) == (
        "один два",
        "три",
    )
