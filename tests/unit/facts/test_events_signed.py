"""Who signs, where Russian signings name bodies, governments, or nobody but the two who talked."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kurultay.facts.claims import Event
from kurultay.text.article import PartialDate

Told = Callable[..., tuple[Event, ...]]
Read = Callable[[str], tuple[Event, ...]]

ASAN = "⟦person:Асан Серов|Асан Серов⟧"
IVAN = "⟦person:Иван Дубов|Иван Дубов⟧"
IVANOM = "⟦person:Иван Дубов|Иваном Дубовым⟧"
FUND = "⟦body:-:Садовый фонд|Садовым фондом⟧"
BANK = "⟦body:-:Луковый банк|Луковым банком⟧"
SHORT = "⟦body:-:ЛБ|ЛБ⟧"
KAZAKH = "⟦state:KZ|Казахстана⟧"
TURKEY = "⟦state:TR|Турции⟧"
TODAY = PartialDate(2031, 6, 10)


@pytest.fixture
def read(told: Told) -> Read:
    return lambda text: told("ru", text, TODAY)


def _signed(found: tuple[Event, ...]) -> set[str]:
    event = next(event for event in found if event.type == "signing")
    return {p.who.key or p.who.name for p in event.participants}


def test_two_bodies_between_which_a_paper_is_signed_sign_it(read: Read) -> None:
    found = read(f"Состоялось подписание меморандума между {FUND} и {BANK} ({SHORT}).")
    assert len(_signed(found)) == 2


def test_a_paper_between_two_bodies_was_signed_by_them(read: Read) -> None:
    found = read(f"Меморандум о луке между {FUND} и {BANK} был подписан на этой неделе.")
    assert len(_signed(found)) == 2


def test_governments_of_two_states_sign_for_their_states(read: Read) -> None:
    found = read(
        "⟦body:-:правительство Казахстана|Правительства ⟦state:KZ|Казахстана⟧⟧ и "
        f"{TURKEY} подписали соглашение о луке."
    )
    assert _signed(found) == {"KZ", "TR"}


def test_whose_names_stand_under_a_paper_signed_it(read: Read) -> None:
    found = read(
        f"Подписана программа садоводства. Подпись с одной стороны – {ASAN}, с другой – {IVAN}."
    )
    assert _signed(found) == {"Асан Серов", "Иван Дубов"}


def test_a_signing_told_in_the_present_is_over(read: Read) -> None:
    found = read(f"{ASAN} и {IVAN} ставят подписи под протоколом о луке.")
    assert [event.status for event in found if event.type == "signing"] == ["held"]


def test_states_sign_what_their_talks_end_with(read: Read) -> None:
    found = read(
        f"⟦post:head_of_state:президент|Президент⟧ {KAZAKH} {ASAN} провёл переговоры с "
        f"⟦post:head_of_state:президент|президентом⟧ {TURKEY} {IVANOM}. По итогам переговоров "
        "подписан пакет двусторонних документов."
    )
    assert _signed(found) == {"KZ", "TR"}


def test_who_only_says_that_others_signed_did_not(read: Read) -> None:
    found = read(
        f"Подписан протокол о луке. «Были подписаны и другие соглашения о луке», – сообщил {ASAN}."
    )
    assert "Асан Серов" not in _signed(found)
