"""Reports that leave open when an event was join the only event that they can be."""

import pytest

PEOPLE = [
    ("p", "Алия Сеитова", "state:kz"),
    ("q", "Расим Гулиев", "state:az"),
    ("r", "Эмре Демир", "state:tr"),
]


def told(day):
    """Give the article its day."""
    return f'<> schema:datePublished "{day}"^^xsd:date .\n'


@pytest.fixture
def held(event, person):
    """Give the writer of a meeting with some of three ministers."""

    def write(kind="bilateral-meeting", who="pq", name="e", **facts):
        text = event(name, kind, **{"place": "az-baku"} | facts)
        for local, label, state in PEOPLE:
            if local in who:
                text += person(
                    local, label, event=name, rank="minister", title="министр экономики", of=state
                )
        return text

    return write


def planned(text):
    return text.replace("status:held", "status:planned").replace(
        "attendance:attended", "attendance:expected"
    )


def test_what_is_reported_without_a_day_was_shortly_before_the_article(merged, held):
    graph = merged(
        a=told("2025-05-12") + held(day="2025-05-10"),
        b=told("2025-05-12") + held(),
        c=told("2025-07-12") + held(),
    )
    assert graph.of("a#e") == graph.of("b#e")
    assert graph.of("c#e") != graph.of("a#e")


def test_where_two_days_are_possible_neither_is_taken(merged, held):
    graph = merged(
        a=told("2025-05-12") + held(day="2025-05-10"),
        b=told("2025-05-12") + held(day="2025-05-06"),
        c=told("2025-05-12") + held(),
    )
    assert len(graph.of("a#e", "b#e", "c#e")) == 3


def test_an_article_is_as_old_as_the_last_event_it_dates(merged, held):
    older = held("forum", who="r", name="f", day="2025-05-11")
    graph = merged(a=told("2025-05-12") + held(day="2025-05-10"), b=older + held())
    assert graph.of("a#e") == graph.of("b#e")


def test_an_article_without_any_time_must_agree_in_all(merged, held):
    graph = merged(a=held(day="2025-05-10"), b=held(), c=held(who="pqr"))
    assert graph.of("a#e") == graph.of("b#e")
    assert graph.of("c#e") != graph.of("a#e")


def test_a_later_report_completes_an_announcement_of_a_month(merged, held):
    announced = planned(held(day="2025-06-01", last="2025-06-30"))
    graph = merged(a=told("2025-05-20") + announced, b=told("2025-06-11") + held(day="2025-06-10"))
    (node,) = graph.of("a#e", "b#e")
    assert graph.values(node, "kur:hasStatus") == ["scheme/status/held"]
    assert graph.values(node, "kur:startDate") == ["2025-06-10"]


def test_an_announcement_made_after_a_meeting_is_of_the_next_one(merged, held):
    graph = merged(
        a=told("2025-06-20") + planned(held(day="2025-06-01", last="2025-06-30")),
        b=told("2025-06-11") + held(day="2025-06-10"),
    )
    assert len(graph.of("a#e", "b#e")) == 2


def test_a_day_that_one_of_two_articles_has_wrong_is_a_conflict(merged, held):
    graph = merged(
        a=told("2025-05-11") + held(day="2025-05-10"),
        b=told("2025-05-12") + held(day="2025-05-11"),
    )
    (node,) = graph.of("a#e", "b#e")
    assert graph.conflicts() == [(node, "startDate", ["2025-05-10", "2025-05-11"])]


def test_a_meeting_told_weeks_apart_has_no_wrong_day(merged, held):
    graph = merged(
        a=told("2025-05-11") + held(day="2025-05-10"),
        b=told("2025-06-12") + held(day="2025-05-11"),
    )
    assert len(graph.of("a#e", "b#e")) == 2


def test_two_days_told_by_two_articles_each_are_two_meetings(merged, held):
    graph = merged(
        a=told("2025-05-12") + held(day="2025-05-10"),
        b=told("2025-05-12") + held(day="2025-05-10"),
        c=told("2025-05-12") + held(day="2025-05-11"),
        d=told("2025-05-12") + held(day="2025-05-11"),
    )
    assert len(graph.of("a#e", "b#e", "c#e", "d#e")) == 2


def test_articles_that_share_an_event_mean_one_by_what_else_agrees(merged, held):
    shared = held(day="2025-05-10")
    graph = merged(
        a=told("2025-05-12") + shared + held("signing", who="p", name="f", day="2025-05-10"),
        b=told("2025-05-12") + shared + held("signing", who="p", name="f"),
        c=told("2025-05-12") + held("signing", who="p", name="f"),
    )
    assert graph.of("a#f") == graph.of("b#f")
    assert graph.of("c#f") != graph.of("a#f")


def test_of_two_signings_in_one_article_neither_is_taken(merged, held):
    shared = held(day="2025-05-10")
    twice = held("signing", who="p", name="f") + held("signing", who="p", name="g")
    graph = merged(
        a=told("2025-05-12") + shared + held("signing", who="p", name="f", day="2025-05-10"),
        b=told("2025-05-12") + shared + twice,
    )
    assert len(graph.of("a#f", "b#f", "b#g")) == 3


def test_stretches_of_days_that_overlap_but_differ_are_a_conflict(merged, held):
    graph = merged(
        a=held(day="2025-05-10", last="2025-05-11"), b=held(day="2025-05-11", last="2025-05-12")
    )
    (node,) = graph.of("a#e", "b#e")
    assert graph.conflicts() == [(node, "startDate", ["2025-05-10", "2025-05-11"])]
