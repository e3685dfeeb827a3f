"""Which reports are of one event, and what the merged event says."""

import pytest

PEOPLE = [
    ("p", "Алия Сеитова", "state:kz"),
    ("q", "Расим Гулиев", "state:az"),
    ("r", "Эмре Демир", "state:tr"),
]


@pytest.fixture
def held(event, person):
    """Give the writer of a meeting with some of three ministers."""

    def write(kind="ministerial", who="pqr", **facts):
        text = event("e", kind, **{"day": "2025-05-10", "place": "az-baku", "body": "ots"} | facts)
        for local, name, state in PEOPLE:
            if local in who:
                text += person(
                    local, name, event="e", rank="minister", title="министр экономики", of=state
                )
        return text

    return write


def test_two_reports_of_one_day_and_the_same_people_are_one_meeting(merged, held):
    graph = merged(a=held(), b=held(who="pq"))
    (node,) = graph.of("a#e", "b#e")
    assert node.startswith("id/meeting/2025-05-10-ots-ministerial-")
    assert graph.values(node, "a") == [
        "ontology#Event",
        "ontology#Meeting",
    ]
    found = graph.rows(f"SELECT ?n {{ ?x kur:inEvent <https://w3id.org/kurultay/{node}> ;"
                       " kur:hasAttendee/skos:prefLabel ?n }")  # fmt: skip
    assert found == [("Алия Сеитова",), ("Расим Гулиев",), ("Эмре Демир",)]
    assert graph.of("a#part-e-p") == graph.of("b#part-e-p")
    assert graph.conflicts() == []


@pytest.mark.parametrize(
    "other",
    [
        {"day": "2025-05-20"},
        {"place": "az-gabala"},
        {"day": "", "who": "pq"},
        {"kind": "bilateral-meeting"},
        {"who": ""},
        {"ordinal": "3"},
    ],
)
def test_what_differs_or_is_missing_keeps_reports_apart(merged, held, other):
    graph = merged(a=held(ordinal="2"), b=held(**other))
    assert len(graph.of("a#e", "b#e")) == 2


def test_two_events_of_one_article_are_never_one(merged, held):
    twice = held() + held().replace(":e ", ":f ").replace(":part-e", ":part-f")
    graph = merged(a=twice)
    assert len(graph.of("a#e", "a#f")) == 2


def test_a_bilateral_meeting_needs_both_sides(merged, held):
    graph = merged(
        a=held("bilateral-meeting", "pq", body=""),
        b=held("bilateral-meeting", "qp", body=""),
        c=held("bilateral-meeting", "pr", body=""),
    )
    assert graph.of("a#e") == graph.of("b#e")
    assert graph.of("c#e") != graph.of("a#e")


def test_reports_with_other_chairs_are_of_other_meetings(merged, held):
    chaired = held().replace("role:attendee", "role:chair", 1)
    other = held(who="qr").replace("role:attendee", "role:chair", 1)
    graph = merged(a=chaired, b=other)
    assert len(graph.of("a#e", "b#e")) == 2


def test_a_day_that_slipped_is_a_conflict_and_the_majority_is_shown(merged, held):
    graph = merged(a=held(), b=held(day="2025-05-11"), c=held())
    (node,) = graph.of("a#e", "b#e", "c#e")
    assert graph.values(node, "kur:startDate") == ["2025-05-10"]
    assert graph.values(node, "kur:earliestDay") == ["2025-05-10"]
    assert graph.conflicts() == [(node, "startDate", ["2025-05-10", "2025-05-11"])]


def test_a_body_holds_no_two_summits_on_two_days_that_follow_each_other(merged, held):
    later = held("summit", day="2025-05-11", last="2025-05-12", place="", who="p")
    graph = merged(a=held("summit"), b=later)
    (node,) = graph.of("a#e", "b#e")
    assert graph.conflicts() == [(node, "startDate", ["2025-05-10", "2025-05-11"])]
    further = held("summit", day="2025-05-12", place="", who="p")
    assert len(merged(a=held("summit"), b=further).of("a#e", "b#e")) == 2
    elsewhere = merged(a=held("summit"), b=held("summit", day="2025-05-11", place="az-gabala"))
    assert len(elsewhere.of("a#e", "b#e")) == 2


def test_the_closest_days_that_agree_are_shown(merged, held):
    graph = merged(a=held(last="2025-05-12"), b=held(day="2025-05-11"))
    (node,) = graph.of("a#e", "b#e")
    assert graph.values(node, "kur:earliestDay") == ["2025-05-11"]
    assert graph.values(node, "kur:latestDay") == ["2025-05-11"]
    assert graph.conflicts() == []


def test_held_wins_over_planned_and_attended_over_expected(merged, held):
    announced = (
        held()
        .replace("status:held", "status:planned")
        .replace("attendance:attended", "attendance:expected")
        .replace("kur:hasAttendee :p ;", "")
        .replace("kur:hasAttendee :q ;", "")
        .replace("kur:hasAttendee :r ;", "")
    )
    graph = merged(a=announced, b=held(who="pq"))
    (node,) = graph.of("a#e", "b#e")
    assert graph.values(node, "kur:hasStatus") == ["scheme/status/held"]
    (attended,) = graph.of("a#part-e-p", "b#part-e-p")
    assert graph.values(attended, "kur:hasAttendance") == ["scheme/attendance/attended"]
    (expected,) = graph.of("a#part-e-r")
    assert graph.values(expected, "kur:hasAttendance") == ["scheme/attendance/expected"]
    assert graph.values(expected, "kur:hasAttendee") == []
    assert graph.conflicts() == []


def test_present_in_one_source_and_absent_in_another_is_a_conflict(merged, held):
    away = held().replace("attendance:attended", "attendance:absent", 1)
    graph = merged(a=held(), b=away.replace("kur:hasAttendee :p ;", ""))
    (node,) = graph.of("a#part-e-p", "b#part-e-p")
    assert graph.conflicts() == [(node, "hasAttendance", ["absent", "attended"])]


def test_a_summit_is_the_registers_by_its_number(merged, held):
    graph = merged(a=held("summit", day="", place="", ordinal="12"))
    node = "id/meeting/summit-12"
    assert graph.of("a#e") == [node]
    assert graph.values(node, "kur:earliestDay") == ["2025-10-06"]
    assert graph.values(node, "kur:hasStatus") == ["scheme/status/held"]
    assert graph.conflicts() == []


def test_what_the_article_says_of_a_known_meeting_wins_and_is_a_conflict(merged, held):
    graph = merged(a=held("summit", day="2025-10-09", place="az-gabala", ordinal="12"))
    node = "id/meeting/summit-12"
    assert graph.of("a#e") == [node]
    assert graph.values(node, "kur:startDate") == ["2025-10-09"]
    assert graph.values(node, "kur:endDate") == []
    assert graph.conflicts() == [(node, "startDate", ["2025-10-06", "2025-10-09"])]


def test_another_place_on_the_same_day_is_a_conflict_and_not_another_meeting(merged, held):
    graph = merged(a=held("summit", day="2025-10-07", place="az-baku", ordinal="12"))
    node = "id/meeting/summit-12"
    assert graph.of("a#e") == [node]
    assert graph.values(node, "kur:tookPlaceIn") == ["id/place/az-baku"]
    assert graph.conflicts() == [(node, "tookPlaceIn", ["Баку", "Габала"])]


def test_two_articles_that_mean_one_known_summit_are_one(merged, held):
    graph = merged(
        a=held("summit", day="", place="", who="p", ordinal="12"),
        b=held("summit", day="2025-10-07", place="", who="r"),
        c=held("summit", day="2025-10-07", place="az-gabala", who="q", body=""),
    )
    assert graph.of("a#e", "b#e") == ["id/meeting/summit-12"]
    assert graph.of("c#e") != ["id/meeting/summit-12"]


def test_a_meeting_of_an_organ_is_found_under_the_body(merged, held):
    graph = merged(a=held(day="2025-10-24", ordinal="2"))
    assert graph.of("a#e") == ["id/meeting/industry-2"]


@pytest.mark.parametrize(
    "facts", [{"day": "2025-11-20"}, {"day": "", "place": ""}, {"day": "2025-10-24", "place": ""}]
)
def test_the_second_meeting_of_some_ministers_need_not_be_the_registers(merged, held, facts):
    graph = merged(a=held(ordinal="2", **facts))
    assert graph.of("a#e") != ["id/meeting/industry-2"]


def test_the_registers_meetings_are_there_without_articles(merged):
    graph = merged()
    kinds = graph.values("id/meeting/summit-12", "a")
    assert kinds == ["ontology#Event", "ontology#Meeting"]
    assert graph.values("id/meeting/summit-12", "kur:startDate") == ["2025-10-06"]


def test_a_visit_contains_the_talks_held_in_it(merged, event):
    text = event("v", "official-visit", day="2026-02-17", last="2026-02-19", place="az-baku")
    graph = merged(a=text + event("t", "bilateral-meeting", more="; kur:partOf :v "))
    (visit,), (talks,) = graph.of("a#v"), graph.of("a#t")
    assert graph.values(talks, "kur:partOf") == [visit]
    assert talks.startswith("id/meeting/undated-bilateral-meeting-")


def test_undated_events_alike_in_all_but_the_article_have_iris_of_their_own(merged, event):
    graph = merged(a=event("e", "forum"), b=event("e", "forum"))
    assert len(graph.of("a#e", "b#e")) == 2


def test_two_second_meetings_of_other_ministers_on_other_days_are_two(merged, held):
    title = '; skos:prefLabel "II встреча министров"@ru '
    first = held(who="p", ordinal="2", place="", more=title)
    graph = merged(
        a=first,
        b=held(who="q", day="2025-05-20", ordinal="2", place="", more=title),
        c=held(who="p", day="2025-05-20", ordinal="2", place="", more=title),
    )
    assert graph.of("a#e") != graph.of("b#e")
    assert len(graph.of("a#e", "b#e", "c#e")) == 2
