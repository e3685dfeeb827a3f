"""Russian signings: what is signed, whose names stand under it, for whom they signed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kurultay.facts.claims import Event
from kurultay.text.article import PartialDate

Told = Callable[..., tuple[Event, ...]]
Read = Callable[[str], tuple[Event, ...]]

ASAN = "⟦person:Асан Серов|Асан Серов⟧"
IVAN = "⟦person:Иван Дубов|Иван Дубов⟧"
TODAY = PartialDate(2031, 6, 10)


@pytest.fixture
def read(told: Told) -> Read:
    return lambda text: told("ru", text, TODAY)


def _signed(found: tuple[Event, ...]) -> list[set[str]]:
    events = (event for event in found if event.type == "signing")
    return [{p.who.key or p.who.name for p in event.participants} for event in events]


@pytest.mark.parametrize(
    "paper", ["план мероприятий", "документ об открытии центра", "протокол заседания комиссии"]
)
def test_an_event_in_the_name_of_a_paper_leaves_the_signing_of_it(read: Read, paper: str) -> None:
    assert _signed(read(f"{ASAN} и {IVAN} подписали {paper}.")) == [{"Асан Серов", "Иван Дубов"}]


def test_what_many_sign_at_an_event_is_its_result(read: Read) -> None:
    found = read(f"На саммите ОТГ в Ташкенте {ASAN} и другие лидеры подписали девять документов.")
    assert _signed(found) == []


@pytest.mark.parametrize("words", ["Подписи под планом", "Свои подписи под протоколом о луке"])
def test_signatures_may_be_parted_from_their_verb(read: Read, words: str) -> None:
    assert _signed(read(f"{words} поставили {ASAN} и {IVAN}.")) == [{"Асан Серов", "Иван Дубов"}]


def test_signatures_that_are_doubted_are_none(read: Read) -> None:
    assert _signed(read(f"{ASAN} поставил под сомнение подпись, которую показал {IVAN}.")) == []


def test_in_whose_presence_a_paper_is_signed_attends(read: Read) -> None:
    found = read(
        "Церемония подписания документов прошла в присутствии "
        "⟦person:Асан Серов|Асана Серова⟧ и ⟦person:Иван Дубов|Ивана Дубова⟧."
    )
    assert _signed(found) == [{"Асан Серов", "Иван Дубов"}]
