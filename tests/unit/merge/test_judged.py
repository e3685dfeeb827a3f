"""What people judge: applied on every merge, and what they judged of stays what they meant."""

from __future__ import annotations

from typing import Any

import pytest

from kurultay.graph import judgements
from kurultay.graph.judgements import Judgement, Side
from kurultay.merge import growing, merge
from kurultay.merge.judgements import in_force, read
from kurultay.publish import curation
from kurultay.store import open_ledger

BASE = "https://w3id.org/kurultay/"
KUR = f"{BASE}ontology#"
LABEL = "http://www.w3.org/2004/02/skos/core#prefLabel"
DAY = "<http://www.w3.org/2001/XMLSchema#date>"


class Desk:
    """
    A merged graph and somebody who judges of it; each judgement is a second later.

    It is merged by growth, and each time compared with what merging all at once gives.
    """

    def __init__(self, graph: Any) -> None:
        self.graph = graph
        self.count = 0
        self.ledger = open_ledger("memory:")
        self.known = growing.Register.of(graph.store)
        self.graph.lines = sorted(growing.begin(graph.store, self.ledger.index, self.known))
        self.merge(*(name for name in graph.store.graphs() if "/graph/article/" in name))

    def iri(self, what: str) -> str:
        """Give the IRI of a merged node of an observation (``a#x``), or of what is not one."""
        if what.startswith("="):
            return f"{BASE}article/{what[1:]}"
        return BASE + (self.graph.of(what)[0] if "#" in what else what)

    def say(self, verdict: Any, *things: str, to: tuple[str, str] = ("", "")) -> Judgement:
        self.count += 1
        sides = tuple(curation.side(self.graph.store, self.iri(each)) for each in things)
        return self.keep(verdict, sides, to)

    def keep(self, verdict: Any, sides: tuple[Side, ...], to: tuple[str, str]) -> Judgement:
        when = f"2026-11-22T09:00:{self.count:02d}Z"
        made = judgements.made(verdict, sides, ("ab", "", when), to)
        curation.keep(self.graph.store, [made])
        self.merge()
        return made

    def undo(self, one: Judgement) -> Judgement:
        self.count += 1
        return self.keep("undo", (Side(one.iri),), ("", ""))

    def merge(self, *touched: str) -> None:
        store = self.graph.store
        store.set_graph(None, self.graph.lines)
        change = growing.step(store, self.ledger.index, self.known, touched).merged
        assert change.removed <= set(self.graph.lines)
        self.graph.lines = tuple(sorted({*self.graph.lines} - change.removed | change.added))
        assert self.graph.lines == merge(store)
        store.set_graph(None, self.graph.lines)

    def put(self, key: str, turtle: str) -> None:
        self.graph.put(key, turtle)
        self.merge(f"{BASE}graph/article/{key}")

    def drop(self, key: str) -> None:
        self.graph.store.drop(f"{BASE}graph/article/{key}")
        self.merge(f"{BASE}graph/article/{key}")


@pytest.fixture
def desk(merged: Any, person: Any, event: Any) -> Any:
    """Give the maker of a desk over three articles: the third has a namesake in another post."""

    def make(**more: str) -> Desk:
        held = event("e", "ministerial", day="2025-05-10", place="az-baku", body="ots", ordinal="7")
        held += person(
            "x", "Алия Сеитова", rank="minister", title="министр", of="state:kz", event="e"
        )
        held += person(
            "y", "Расим Гулиев", rank="minister", title="министр", of="state:az", event="e"
        )
        third = event("t", "forum", day="2025-06-01", place="az-gabala")
        third += person(
            "x", "Алия Сеитова", rank="governor", title="аким", of="state:kz", event="t"
        )
        return Desk(merged(a=held, b=held, c=third, **more))

    return make


def test_without_a_judgement_namesakes_in_two_posts_stay_two(desk):
    graph = desk().graph
    assert len(graph.of("a#x", "b#x")) == 1
    assert len(graph.of("a#x", "c#x")) == 2


def test_two_that_were_judged_one_are_one_with_all_that_is_known_of_them(desk):
    found = desk()
    found.say("same", "a#x", "c#x")
    (node,) = found.graph.of("a#x", "b#x", "c#x")
    assert len(found.graph.rows(f"SELECT ?p {{ ?p kur:hasAgent <{BASE}{node}> }}")) == 2


def test_what_was_merged_can_be_parted_by_its_observations(desk):
    found = desk()
    found.say("different", "=a#x", "=b#x")
    assert len(found.graph.of("a#x", "b#x")) == 2
    assert len(found.graph.of("a#e", "b#e")) == 1
    (event,) = found.graph.of("a#e")
    agents = found.graph.rows(f"SELECT ?a {{ ?p kur:inEvent <{BASE}{event}> ; kur:hasAgent ?a }}")
    assert len(agents) == 3


def test_events_that_were_judged_different_are_two_and_those_judged_one_are_one(desk):
    found = desk()
    parted = found.say("different", "=a#e", "=b#e")
    assert len(found.graph.of("a#e", "b#e")) == 2
    found.undo(parted)
    assert len(found.graph.of("a#e", "b#e")) == 1
    found.say("same", "a#e", "c#t")
    assert len(found.graph.of("a#e", "b#e", "c#t")) == 1


def test_an_event_can_be_judged_to_be_a_meeting_of_the_register_or_not_to_be(desk):
    found = desk()
    linked = found.say("same", "c#t", "id/meeting/summit-12")
    assert found.graph.of("c#t") == ["id/meeting/summit-12"]
    found.undo(linked)
    assert found.graph.of("c#t") != ["id/meeting/summit-12"]


def test_an_event_that_is_a_meeting_of_the_register_can_be_judged_not_to_be(merged, event):
    held = event("e", "summit", day="2025-10-06", place="az-gabala", body="ots", ordinal="12")
    found = Desk(merged(a=held))
    assert found.graph.of("a#e") == ["id/meeting/summit-12"]
    found.say("different", "=a#e", "id/meeting/summit-12")
    assert found.graph.of("a#e") != ["id/meeting/summit-12"]


def test_of_reports_of_one_event_one_can_be_a_meeting_of_the_register_and_another_not(desk):
    found = desk()
    found.say("same", "=a#e", "id/meeting/summit-12")
    assert found.graph.of("a#e", "b#e") == ["id/meeting/summit-12"]
    found.say("different", "=b#e", "id/meeting/summit-12")
    assert found.graph.of("a#e") == ["id/meeting/summit-12"]
    assert found.graph.of("b#e") != ["id/meeting/summit-12"]


def test_a_place_that_only_its_code_links_to_the_register_can_be_judged_another(merged):
    named = ':p a kur:Place ; skos:prefLabel "Актобе"@ru ; dcterms:identifier "KZ-15" .\n'
    found = Desk(merged(a=named, b=named))
    assert found.graph.of("a#p", "b#p") == ["id/place/kz-15"]
    made = found.say("different", "=a#p", "id/place/kz-15")
    assert found.graph.of("a#p") != found.graph.of("b#p") == ["id/place/kz-15"]
    found.undo(made)
    assert found.graph.of("a#p", "b#p") == ["id/place/kz-15"]


def test_who_was_judged_not_to_be_an_entry_is_told_from_all_that_stand_for_it(merged, person):
    new = person("y", "Олжас Бектенов", extra="; kur:denotes person:new ")
    other = person("x", "О. Бектенов", rank="minister", title="министр", of="state:kz")
    found = Desk(merged(a=other, b=new))
    found.say("same", "=a#x", "=b#y")
    assert found.graph.of("a#x", "b#y") == ["id/person/new"]
    found.put("c", other)
    assert found.graph.of("c#x") == ["id/person/new"]
    made = found.say("different", "=c#x", "id/person/new")
    assert found.graph.of("c#x") != ["id/person/new"]
    found.undo(made)
    assert found.graph.of("c#x") == ["id/person/new"]


def test_who_is_no_entry_is_not_taken_for_it_because_both_took_part_in_one_event(
    merged, event, person
):
    held = event("e", "ministerial", day="2025-05-10", place="az-baku", body="ots", ordinal="7")
    known = person("y", "Олжас Бектенов", extra="; kur:denotes person:new ", event="e")
    named = person("x", "Олжас Бектенов", event="e")
    found = Desk(merged(a=held + known, b=held + named))
    assert found.graph.of("a#y", "b#x") == ["id/person/new"]
    found.say("different", "=b#x", "id/person/new")
    assert found.graph.of("a#y") == ["id/person/new"]
    assert found.graph.of("b#x") != ["id/person/new"]


def test_two_that_stand_for_two_entries_are_the_first_of_them_if_judged_one(merged):
    body = ':b a kur:Body ; kur:denotes body:ots ; skos:prefLabel "ОТГ"@ru .\n'
    other = body.replace("body:ots", "body:ots-industry")
    found = Desk(merged(a=body, b=other, c=other))
    found.say("same", "=a#b", "=b#b")
    assert found.graph.of("a#b", "b#b", "c#b") == ["id/body/ots"]


def test_a_person_is_linked_to_the_register_and_unlinked_by_judgements(merged, person):
    one = person("x", "О. Бектенов", rank="minister", title="министр", of="state:kz")
    two = person("y", "Олжас Бектенов", extra="; kur:denotes person:new ")
    found = Desk(merged(a=one, b=two))
    assert found.graph.of("a#x") != ["person/new"]
    found.say("same", "a#x", "id/person/new")
    assert found.graph.of("a#x", "b#y") == ["id/person/new"]
    found.say("different", "=b#y", "id/person/new")
    assert found.graph.of("a#x") == ["id/person/new"]
    assert found.graph.of("b#y") != ["id/person/new"]


def test_of_two_contrary_judgements_the_later_holds(desk):
    found = desk()
    found.say("different", "=a#x", "=b#x")
    found.say("same", "=b#x", "=a#x")
    assert len(found.graph.of("a#x", "b#x")) == 1


def test_a_chain_of_sames_never_joins_what_was_judged_different(merged, person):
    alone = {key: person("x", name) for key, name in zip("abc", ("А Б", "В Г", "Д Е"), strict=True)}
    found = Desk(merged(**alone))
    found.say("different", "=a#x", "=c#x")
    found.say("same", "=a#x", "=b#x")
    found.say("same", "=b#x", "=c#x")
    assert len(found.graph.of("a#x", "b#x")) == 1
    assert len(found.graph.of("a#x", "b#x", "c#x")) == 2


def test_who_could_be_either_of_two_that_were_judged_different_joins_neither(merged):
    named = ':b a kur:Body ; skos:prefLabel "Союз палат"@ru ; kur:ofState state:kz .\n'
    found = Desk(merged(a=named, b=named, c=named))
    assert len(found.graph.of("a#b", "b#b", "c#b")) == 1
    found.say("different", "=a#b", "=b#b")
    assert len(found.graph.of("a#b", "b#b", "c#b")) == 3


def test_bodies_and_posts_of_other_names_are_one_if_so_judged(desk, merged):
    one = ':b a kur:Body ; skos:prefLabel "Союз палат"@ru ; kur:ofState state:kz .\n'
    found = Desk(merged(a=one, b=one.replace("Союз палат", "Ассоциация палат")))
    found.say("same", "a#b", "b#b")
    assert len(found.graph.of("a#b", "b#b")) == 1
    other = desk()
    other.say("same", "a#post-x", "c#post-x")
    assert len(other.graph.of("a#post-x", "c#post-x")) == 1


def test_a_suppressed_participation_stays_away_also_when_another_article_repeats_it(
    desk, merged, event, person
):
    found = desk()
    (event_before,) = found.graph.of("a#e")
    part = found.graph.of("a#part-e-x")[0]
    found.say("suppress", "a#part-e-x")
    assert found.graph.of("a#part-e-x", "b#part-e-x") == []
    assert found.graph.of("a#e") == [event_before]
    held = event("e", "ministerial", day="2025-05-10", place="az-baku", body="ots", ordinal="7")
    held += person("x", "Алия Сеитова", rank="minister", title="министр", of="state:kz", event="e")
    held += person("y", "Расим Гулиев", rank="minister", title="министр", of="state:az", event="e")
    found.put("d", held)
    assert found.graph.of("d#e") == [event_before]
    assert found.graph.rows(f"SELECT ?o {{ <{BASE}{part}> ?p ?o }}") == []
    assert found.graph.of("d#part-e-y") == found.graph.of("a#part-e-y")


def test_what_rests_on_what_is_suppressed_goes_with_it(desk):
    found = desk()
    (node,) = found.graph.of("a#y")
    found.say("suppress", "a#y")
    assert found.graph.of("a#y", "a#part-e-y", "a#tenure-y") == []
    assert not any(f"<{BASE}{node}>" in line for line in found.graph.lines)
    assert len(found.graph.of("a#e", "a#x", "a#part-e-x")) == 3


def test_what_comes_later_and_rests_on_what_is_suppressed_does_not_come(desk, event, person):
    found = desk()
    (node,) = found.graph.of("a#y")
    made = found.say("suppress", "a#y")
    held = event("e", "ministerial", day="2025-05-10", place="az-baku", body="ots", ordinal="7")
    held += person("x", "Алия Сеитова", rank="minister", title="министр", of="state:kz", event="e")
    held += person("y", "Расим Гулиев", rank="minister", title="министр", of="state:az", event="e")
    found.put("d", held)
    assert len(found.graph.of("d#e")) == 1
    assert not any(f"<{BASE}{node}>" in line for line in found.graph.lines)
    found.drop("a")
    found.undo(made)
    assert found.graph.of("d#y", "b#y") == [node]
    assert len(found.graph.of("d#part-e-y", "b#part-e-y")) == 1


def test_what_was_suppressed_comes_again_also_if_its_articles_were_away_when_that_was_undone(
    desk, event, person
):
    found = desk()
    held = event("e", "ministerial", day="2025-05-10", place="az-baku", body="ots", ordinal="7")
    held += person("y", "Расим Гулиев", rank="minister", title="министр", of="state:az", event="e")
    found.put("d", held)
    made = found.say("suppress", "=a#y", to=("", ""))
    whole = found.keep("suppress", (Side(BASE + found.graph.of("d#y")[0]),), ("", ""))
    for key in "abd":
        found.drop(key)
    found.undo(whole)
    found.undo(made)
    found.put("d", held)
    assert len(found.graph.of("d#part-e-y")) == len(found.graph.of("d#tenure-y")) == 1


def test_a_correction_of_an_observation_that_is_suppressed_is_of_nothing_else(desk):
    found = desk()
    (node,) = found.graph.of("b#part-e-x")
    found.say("correct", "=a#part-e-x", to=(f"{KUR}hasRole", f"<{BASE}scheme/role/chair>"))
    assert found.graph.values(node, "kur:hasRole") == ["scheme/role/chair"]
    found.say("suppress", "=a#part-e-x")
    assert found.graph.of("b#part-e-x") == [node]
    assert found.graph.values(node, "kur:hasRole") == ["scheme/role/attendee"]


def test_what_is_one_by_a_third_stays_so_when_another_of_them_is_suppressed(merged, person):
    alone = {key: person("x", name) for key, name in zip("abc", ("А Б", "В Г", "Д Е"), strict=True)}
    found = Desk(merged(**alone))
    found.say("same", "=a#x", "=b#x")
    found.say("same", "=b#x", "=c#x")
    assert len(found.graph.of("a#x", "b#x", "c#x")) == 1
    found.say("suppress", "=a#x")
    assert found.graph.of("a#x") == []
    assert len(found.graph.of("b#x", "c#x")) == 1


def test_a_judgement_follows_its_observation_to_another_number(merged, person):
    def told(*names):
        return "".join(
            person(f"p-{number}", name, rank="minister", title="министр", of="state:kz")
            for number, name in enumerate(names)
        )

    one, two = "Алия Сеитова", "Расим Гулиев"
    found = Desk(merged(a=told(one, two), b=told(one, two)))
    found.say("different", "=a#p-0", "=b#p-0")
    assert len(found.graph.of("a#p-0", "b#p-0")) == 2
    found.put("a", told(two, one))
    assert len(found.graph.of("a#p-1", "b#p-0")) == 2
    assert len(found.graph.of("a#p-0", "b#p-1")) == 1
    found.put("a", told("Эмре Демир", two))
    assert len(found.graph.of("a#p-1", "b#p-1")) == 1


def test_what_a_new_text_says_of_a_suppressed_observation_is_left_out_too(desk, event, person):
    found = desk()
    found.say("suppress", "=a#y")
    held = event("e", "ministerial", day="2025-05-10", place="az-baku", body="ots", ordinal="7")
    held += person("y", "Расим Гулиев", rank="minister", title="министр", of="state:az", event="e")
    held += event("f", "forum", day="2025-07-01", place="az-gabala")
    held += person("y", "Расим Гулиев", event="f")
    found.put("a", held)
    assert found.graph.of("a#y", "a#part-e-y", "a#part-f-y") == []
    assert len(found.graph.of("a#e", "a#f")) == 2


def test_a_conflict_goes_with_the_participation_that_it_is_about(desk, event, person):
    found = desk()
    held = event("e", "ministerial", day="2025-05-10", place="az-baku", body="ots", ordinal="7")
    held += person("x", "Алия Сеитова", rank="minister", title="министр", of="state:kz", event="e")
    held += person("y", "Расим Гулиев", rank="minister", title="министр", of="state:az", event="e")
    found.put("b", held.replace("attendance:attended", "attendance:absent"))
    about = {about for about, prop, _ in found.graph.conflicts() if prop == "hasAttendance"}
    assert about == set(found.graph.of("a#part-e-x", "a#part-e-y"))
    (person_,) = found.graph.of("a#x")
    made = found.keep("suppress", (Side(BASE + person_),), ("", ""))
    assert {a for a, prop, _ in found.graph.conflicts() if prop == "hasAttendance"} == set(
        found.graph.of("a#part-e-y")
    )
    found.undo(made)
    left = {about for about, prop, _ in found.graph.conflicts() if prop == "hasAttendance"}
    assert left == about


def test_only_the_reading_of_one_article_is_suppressed_if_only_it_is_named(desk):
    found = desk()
    found.say("suppress", "=a#part-e-x")
    assert found.graph.of("a#part-e-x") == []
    assert len(found.graph.of("b#part-e-x")) == 1


def test_a_conflict_is_suppressed_without_what_the_sources_say(merged, event, person):
    def held(place):
        text = event("e", "ministerial", day="2025-05-10", place=place, body="ots", ordinal="7")
        for key, name in (("x", "Алия Сеитова"), ("y", "Расим Гулиев"), ("z", "Эмре Демир")):
            text += person(
                key, name, rank="minister", title=f"министр {key}", of="state:kz", event="e"
            )
        return text

    found = Desk(merged(a=held("az-baku"), b=held("az-baku"), c=held("az-gabala")))
    (node,) = found.graph.rows("SELECT ?c { ?c a kur:Conflict ; kur:onProperty kur:tookPlaceIn }")[
        0
    ]
    found.say("suppress", node)
    assert (
        found.graph.rows("SELECT ?c { ?c a kur:Conflict ; kur:onProperty kur:tookPlaceIn }") == []
    )
    assert len(found.graph.of("a#e", "b#e", "c#e")) == 1


def test_an_entry_of_the_register_can_be_suppressed(merged, person):
    found = Desk(merged(a=person("y", "Олжас Бектенов", extra="; kur:denotes person:new ")))
    found.say("suppress", "id/tenure/new-pm")
    assert found.graph.values("id/tenure/new-pm", "kur:hasHolder") == []
    assert found.graph.of("a#y") == ["id/person/new"]


def test_a_corrected_date_takes_its_days_with_it_and_settles_the_conflict(merged, event, person):
    def held(day):
        text = event("e", "ministerial", day=day, place="az-baku", body="ots", ordinal="7")
        for key, name in (("x", "Алия Сеитова"), ("y", "Расим Гулиев"), ("z", "Эмре Демир")):
            text += person(
                key, name, rank="minister", title=f"министр {key}", of="state:kz", event="e"
            )
        return text

    found = Desk(merged(a=held("2025-05-10"), b=held("2025-05-11")))
    (node,) = found.graph.of("a#e", "b#e")
    assert [about for about, prop, _ in found.graph.conflicts() if prop == "startDate"] == [node]
    found.say("correct", "a#e", to=(f"{KUR}startDate", f'"2025-05-12"^^{DAY}'))
    for prop in ("startDate", "earliestDay", "latestDay"):
        assert found.graph.values(node, f"kur:{prop}") == ["2025-05-12"]
    said = found.graph.rows("SELECT ?r { ?c kur:onProperty kur:startDate ; kur:resolution ?r }")
    assert said == [("judged: 2025-05-12",)]


def test_a_correction_holds_while_articles_come_and_go_and_the_last_of_them_takes_it_along(
    desk, event
):
    found = desk()
    first = found.say("correct", "c#t", to=(f"{KUR}startDate", f'"2025-06-03"^^{DAY}'))
    (node,) = found.graph.of("c#t")
    found.put("d", event("t", "forum", day="2025-06-01", place="az-gabala"))
    assert found.graph.values(node, "kur:startDate") == ["2025-06-03"]
    found.say("correct", "c#t", to=(f"{KUR}startDate", f'"2025-06-04"^^{DAY}'))
    assert found.graph.values(node, "kur:startDate") == ["2025-06-04"]
    assert first.iri.removeprefix(BASE) not in found.graph.values(node, "prov:wasDerivedFrom")
    found.drop("c")
    assert found.graph.values(node, "kur:startDate") == []
    assert found.graph.values(found.graph.of("d#t")[0], "kur:startDate") == ["2025-06-01"]


def test_a_corrected_date_settles_the_conflict_also_when_only_that_changes(merged, event, person):
    def held(day):
        text = event("e", "ministerial", day=day, place="az-baku", body="ots", ordinal="7")
        for key, name in (("x", "Алия Сеитова"), ("y", "Расим Гулиев"), ("z", "Эмре Демир")):
            text += person(
                key, name, rank="minister", title=f"министр {key}", of="state:kz", event="e"
            )
        return text

    found = Desk(merged(a=held("2025-05-10"), b=held("2025-05-12"), c=held("2025-05-11")))
    assert len(found.graph.of("a#e", "b#e", "c#e")) == 1
    made = found.say("correct", "a#e", to=(f"{KUR}startDate", f'"2025-05-14"^^{DAY}'))
    resolution = "SELECT ?r { ?c kur:onProperty kur:startDate ; kur:resolution ?r }"
    for day, shown in (("2025-05-10", "most articles"), ("2025-05-12", "first")):
        found.put("b", held(day))
        assert found.graph.rows(resolution) == [("judged: 2025-05-14",)]
        undone = found.undo(made)
        assert found.graph.rows(resolution) == [(f"shown: 2025-05-10 ({shown})",)]
        found.undo(undone)


def test_a_month_is_the_days_of_a_month(desk):
    found = desk()
    month = "<http://www.w3.org/2001/XMLSchema#gYearMonth>"
    found.say("correct", "c#t", to=(f"{KUR}startDate", f'"2025-02"^^{month}'))
    (node,) = found.graph.of("c#t")
    assert found.graph.values(node, "kur:earliestDay") == ["2025-02-01"]
    assert found.graph.values(node, "kur:latestDay") == ["2025-02-28"]
    assert found.graph.values(node, "kur:hasDatePrecision") == ["scheme/precision/month"]


def test_a_name_is_corrected_in_its_language_only(merged, person):
    text = person("x", "Алия Сейтова", en="Aliya Seytova")
    found = Desk(merged(a=text))
    (node,) = found.graph.of("a#x")
    found.say("correct", "a#x", to=(LABEL, '"Алия Сеитова"@ru'))
    assert found.graph.values(node, "skos:prefLabel") == ["Aliya Seytova", "Алия Сеитова"]


def test_who_is_judged_absent_is_no_attendee_and_who_attended_is(desk):
    found = desk()
    absent, there = (f"<{BASE}scheme/attendance/{word}>" for word in ("absent", "online"))
    (node,) = found.graph.of("a#part-e-x")
    found.say("correct", "a#part-e-x", to=(f"{KUR}hasAttendance", absent))
    assert found.graph.values(node, "kur:hasAttendance") == ["scheme/attendance/absent"]
    assert found.graph.values(node, "kur:hasAttendee") == []
    found.say("correct", "a#part-e-x", to=(f"{KUR}hasAttendance", there))
    assert found.graph.values(node, "kur:hasAttendee") == found.graph.of("a#x")


def test_what_was_corrected_leads_to_the_judgement(desk):
    found = desk()
    made = found.say("correct", "c#t", to=(f"{KUR}ordinal", '"3"'))
    (node,) = found.graph.of("c#t")
    assert made.iri.removeprefix(BASE) in found.graph.values(node, "prov:wasDerivedFrom")


@pytest.mark.parametrize("verdict", ["same", "different", "suppress", "correct"])
def test_what_is_undone_leaves_no_trace_in_the_merged_graph(verdict, desk):
    found = desk()
    before = found.graph.lines
    two = {"same": ("a#x", "c#x"), "different": ("=a#x", "=b#x")}.get(verdict, ("a#part-e-x",))
    change = (f"{KUR}hasRole", f"<{BASE}scheme/role/chair>") if verdict == "correct" else ("", "")
    made = found.say(verdict, *two, to=change)
    after = found.graph.lines
    assert after != before
    undone = found.undo(made)
    assert found.graph.lines == before
    found.undo(undone)
    assert found.graph.lines == after


def test_a_judgement_lapses_where_the_words_are_others_and_finds_them_under_another_number(
    desk, person, event
):
    found = desk()
    found.say("different", "=a#x", "=b#x")
    head = event("e", "ministerial", day="2025-05-10", place="az-baku", body="ots", ordinal="7")
    seitova = person(
        "x", "Алия Сеитова", rank="minister", title="министр", of="state:kz", event="e"
    )
    quliyev = person(
        "y", "Расим Гулиев", rank="minister", title="министр", of="state:az", event="e"
    )
    swapped = (
        (head + seitova + quliyev).replace(":x ", ":q ").replace(":y ", ":x ").replace(":q ", ":y ")
    )
    found.put("a", swapped)
    assert found.graph.of("a#x") == found.graph.of("b#y")


def test_judgements_are_read_as_they_were_written(desk):
    found = desk()
    made = [
        found.say("same", "a#x", "c#x"),
        found.say("correct", "c#t", to=(f"{KUR}hasKind", f"<{BASE}scheme/kind/summit>")),
        found.say("correct", "a#x", to=(LABEL, '"А \\"Б\\""@ru')),
        found.say("suppress", "=a#part-e-x"),
    ]
    made.append(found.undo(made[0]))
    assert list(read(found.graph.store)) == made
    assert set(in_force(made)) == set(made[1:4])


def test_which_thing_is_named_first_says_nothing():
    one, two, signed = Side("urn:a"), Side("urn:b"), ("ab", "", "2026-11-22T09:00:00Z")
    assert judgements.made("same", (one, two), signed) == judgements.made(
        "same", (two, one), signed
    )


def test_a_circle_of_undoings_undoes_itself_only():
    def undoing(iri: str, of: str) -> Judgement:
        return Judgement("2026", iri, "undo", Side(of), None, "", "", "ab", "")

    kept = Judgement("2025", "urn:s", "suppress", Side("urn:x"), None, "", "", "ab", "")
    assert in_force([kept, undoing("urn:u", "urn:v"), undoing("urn:v", "urn:u")]) == (kept,)
    assert in_force([kept, undoing("urn:u", "urn:s"), undoing("urn:u", "urn:u")]) == ()
