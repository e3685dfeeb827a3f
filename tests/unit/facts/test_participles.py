"""What participles say of papers and of those whom somebody meets, and when people set out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kurultay.facts.claims import Event
from kurultay.text.article import PartialDate

Told = Callable[..., tuple[Event, ...]]
Read = Callable[[str], tuple[Event, ...]]

ASAN = "⟦person:Асан Серов|Асан Серов⟧"
IVAN = "⟦person:Иван Дубов|Иван Дубов⟧"
IGOR = "⟦person:Игорь Липов|Игорь Липов⟧"
ASANA = "⟦person:Асан Серов|Асана Серова⟧"
ASANOM = "⟦person:Асан Серов|Асаном Серовым⟧"
IVANOM = "⟦person:Иван Дубов|Иваном Дубовым⟧"
FORUM = "В ⟦place:tr-ankara|Анкаре⟧ прошел бизнес-форум."
PAPER = f"Стороны опираются на договор, подписанный {ASANOM} и {IVANOM}"
LAST_YEAR = "⟦date:2030|В прошлом году⟧"
TODAY = PartialDate(2031, 6, 10)


@pytest.fixture
def read(told: Told) -> Read:
    return lambda text: told("ru", text, TODAY)


def _names(event: Event) -> set[str]:
    return {p.who.name for p in event.participants}


def _of(found: tuple[Event, ...], kind: str) -> Event:
    return next(event for event in found if event.type == kind)


def test_who_once_signed_a_paper_is_not_at_the_event(read: Read) -> None:
    assert _names(_of(read(f"{FORUM} {PAPER}."), "forum")) == set()


def test_a_paper_signed_in_a_year_told_of_makes_a_signing(read: Read) -> None:
    found = read(f"{FORUM} {PAPER} ⟦date:2010|в 2010 году⟧.")
    assert _names(_of(found, "signing")) == {"Асан Серов", "Иван Дубов"}
    assert _names(_of(found, "forum")) == set()


def test_a_paper_signed_by_nobody_named_makes_none(read: Read) -> None:
    found = read(f"{FORUM} Стороны опираются на договор, подписанный ⟦date:2010|в 2010 году⟧.")
    assert [event.type for event in found] == ["forum"]


def test_who_signs_at_the_event_is_there(read: Read) -> None:
    found = read(f"{FORUM} В ходе форума {ASAN} и {IVAN} подписали договор.")
    assert {"Асан Серов", "Иван Дубов"} <= {n for event in found for n in _names(event)}


def test_whom_somebody_meets_is_at_the_event_of_the_participle(read: Read) -> None:
    found = read(f"{ASAN} встретился с {IVANOM}, участвующим в конференции «Сад».")
    assert "Асан Серов" not in _names(_of(found, "conference"))


def test_who_takes_part_himself_is_there(read: Read) -> None:
    found = read(f"{ASAN}, участвующий в конференции «Сад», встретился с {IVANOM}.")
    assert "Асан Серов" in _names(_of(found, "conference"))


@pytest.mark.parametrize("counted", ["88 соглашений", "120 меморандумов"])
def test_papers_counted_over_a_year_are_no_signing(read: Read, counted: str) -> None:
    assert read(f"{LAST_YEAR} подписано {counted}.") == ()


def test_papers_of_one_day_are(read: Read) -> None:
    found = read("⟦date:2031-06-08|8 июня⟧ подписано 88 соглашений.")
    assert [event.type for event in found] == ["signing"]


def test_a_call_has_no_place(read: Read) -> None:
    found = read(f"Пожар в ⟦place:tr-ankara|Анкаре⟧ обсудили по телефону {ASAN} и {IVAN}.")
    assert all(event.place is None and event.country is None for event in found)


@pytest.mark.parametrize("verb", ["отбывает", "отправляется", "вылетает"])
def test_the_day_people_set_out_is_not_that_of_the_event(read: Read, verb: str) -> None:
    day = "⟦date:2031-06-12|12 июня⟧"
    found = read(f"{ASAN} {day} {verb} в ⟦place:tr-ankara|Анкару⟧ для участия в саммите.")
    assert _of(found, "official_visit").when is not None
    assert _of(found, "summit").when is None
    assert _names(_of(found, "summit")) == {"Асан Серов"}


def test_the_day_people_take_part_is(read: Read) -> None:
    found = read(f"{ASAN} ⟦date:2031-06-12|12 июня⟧ примет участие в саммите в Анкаре.")
    assert _of(found, "summit").when is not None


def test_who_leads_a_delegation_does_not_lead_the_event(read: Read) -> None:
    found = read(f"Делегация под руководством {ASANA} приняла участие в саммите.")
    assert [p.role for p in _of(found, "summit").participants] == ["attendee"]


def test_who_leads_the_event_does(read: Read) -> None:
    found = read(f"Саммит прошел под руководством {ASANA}.")
    assert [p.role for p in _of(found, "summit").participants] == ["chair"]


def test_three_in_a_list_discuss_something_together(read: Read) -> None:
    found = read(f"Вопросы торговли обсудили {ASAN}, {IVAN} и {IGOR}.")
    assert [len(event.participants) for event in found] == [3]


def test_one_who_discusses_something_meets_nobody(read: Read) -> None:
    assert read(f"Вопросы торговли обсудил {ASAN}. {IVAN} ушел.") == ()


def test_talks_that_went_well_are_those_told_of(read: Read) -> None:
    text = f"{ASAN} встретился с {IVANOM}. Переговоры прошли в духе дружбы."
    assert [event.type for event in read(text)] == ["bilateral_meeting"]


def test_an_event_of_which_there_was_none_in_a_year_is_none(read: Read) -> None:
    found = read(f"{FORUM} {LAST_YEAR} форума не было.")
    assert [event.type for event in found] == ["forum"]
