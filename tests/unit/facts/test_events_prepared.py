"""What others only prepare, and what that leaves of the talks at which it is told."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kurultay.facts.claims import Event
from kurultay.text.article import PartialDate

Told = Callable[..., tuple[Event, ...]]
Read = Callable[[str], tuple[Event, ...]]

ASAN = "⟦person:Асан Серов|Асан Серов⟧"
ASANA = "⟦person:Асан Серов|Асана Серова⟧"
IVANOM = "⟦person:Иван Дубов|Иваном Дубовым⟧"
ANKARA = "⟦place:tr-ankara:Анкара|Анкаре⟧"
TODAY = PartialDate(2025, 5, 20)


@pytest.fixture
def read(told: Told) -> Read:
    return lambda text: told("ru", text, TODAY)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (f"{ASAN} в {ANKARA} рассказал о подготовке к саммиту лесников.", None),
        (
            f"{ASAN} рассказал о подготовке к саммиту лесников, который пройдёт в {ANKARA}.",
            "Анкара",
        ),
    ],
)
def test_what_is_only_prepared_is_to_come_and_nobody_is_there(
    read: Read, text: str, place: str | None
) -> None:
    (event,) = read(text)
    assert (event.type, event.status, event.participants) == ("summit", "planned", ())
    assert (event.place and event.place.name) == place


def test_talks_where_a_preparation_is_discussed_are_over(read: Read) -> None:
    found = read(
        f"На встрече {ASANA} с {IVANOM} в {ANKARA} обсуждена подготовка к предстоящему форуму."
    )
    talks = [event for event in found if event.type == "bilateral_meeting"]
    assert [(e.status, len(e.participants)) for e in talks] == [("held", 2)]
    assert all(e.place is None for e in found if e.type == "forum")


def test_talks_still_to_come_are_planned_whatever_they_will_discuss(read: Read) -> None:
    (event, *_) = read(f"Встреча {ASANA} с {IVANOM} пройдёт завтра в {ANKARA}.")
    assert event.status == "planned"
