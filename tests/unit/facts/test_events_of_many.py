"""Who is at an event of many: what takes it up again, states that are only spoken of."""

from __future__ import annotations

from collections.abc import Callable

from kurultay.facts.claims import Event

Told = Callable[..., tuple[Event, ...]]

HELD = (
    "Сегодня в ⟦place:kg-bishkek:Бишкек|Бишкеке⟧ прошло заседание Совета министров. "
    "В нём участвовали представители министерств. "
)
CHAIR = "⟦person:Бакыт Бекболотов|Бакыта Бекболотова⟧"
TWO = "⟦person:Эрлан Тасов|Эрлан Тасов⟧ и ⟦person:Асан Дулатов|Асан Дулатов⟧"


def test_a_meeting_with_a_chair_is_the_session_told_of(told: Told) -> None:
    (event,) = told("ru", HELD + f"На встрече под председательством {CHAIR} выступили {TWO}.")
    assert {p.who.name for p in event.participants} == {
        "Бакыт Бекболотов",
        "Эрлан Тасов",
        "Асан Дулатов",
    }


def test_a_meeting_of_two_without_a_chair_is_another(told: Told) -> None:
    events = told("ru", HELD + f"На встрече {TWO} обсудили торговлю.")
    assert len(events) == 2
