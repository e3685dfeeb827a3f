"""With whose part and on which of its days an event is told of: from plain Russian text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kurultay.facts.claims import Event
from kurultay.pipeline import Kit, map_article
from kurultay.resources import home
from kurultay.text.article import Article, PartialDate

Read = Callable[[str], list[Event]]


@pytest.fixture(scope="module")
def read() -> Read:
    kit = Kit.load(home())

    def events(text: str) -> list[Event]:
        day = PartialDate(2024, 5, 16)
        article = Article("a", "a", "ru", text, "0" * 64, published=day)
        return [claim for claim in map_article(article, kit).claims if isinstance(claim, Event)]

    return events


def _who(event: Event) -> set[str]:
    return {part.who.key or part.who.name for part in event.participants}


def _day(event: Event) -> int | None:
    return event.when.start.day if event.when else None


def test_those_with_whose_part_an_event_was_held_are_there(read: Read) -> None:
    (event,) = read(
        "В Бухаре прошло заседание Совета по туризму ОТГ с участием представителей Казахстана, "
        "Турции, а также Венгрии в статусе наблюдателя."
    )
    assert _who(event) == {"KZ", "TR", "HU"}
    assert event.name == "Заседание Совета по туризму ОТГ"


def test_those_without_whom_an_event_was_held_are_not_there(read: Read) -> None:
    (event,) = read("В Бухаре прошёл форум водников без участия делегации Турции.")
    assert _who(event) == set()


@pytest.mark.parametrize(
    ("next_", "day"),
    [
        ("Вечером он встретился с премьер-министром Иваном Дубовым.", 12),
        ("Вечером 13 мая он встретился с премьер-министром Иваном Дубовым.", 13),
        ("Он любит гулять вечером. Потом он встретился с премьер-министром Иваном Дубовым.", None),
    ],
)
def test_what_was_in_the_evening_was_on_the_day_just_told(
    read: Read, next_: str, day: int | None
) -> None:
    first, second = read(
        "12 мая министр Асан Серов провёл в Баку переговоры с министром Павлом Лужиным. " + next_
    )
    assert (_day(first), _day(second)) == (12, day)
