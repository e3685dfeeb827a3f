"""Who came, in plain Russian text: states beside their people, lists, follow-ups of a session."""

from __future__ import annotations

from collections.abc import Callable

from kurultay.facts.claims import Attendance, Event

Read = Callable[..., list[Event]]


def _came(event: Event) -> list[str]:
    away = {Attendance.ABSENT, Attendance.MESSAGE, Attendance.INVITED}
    return [p.who.key or p.who.name for p in event.participants if p.attendance not in away]


def _roles(event: Event) -> dict[str, str]:
    return {p.who.key or p.who.name: p.role for p in event.participants}


def test_a_state_is_none_beside_who_is_named_in_another_telling(read: Read) -> None:
    (_, summit) = read(
        "Президент Кыргызстана Садыр Жапаров прибыл в Астану для участия в юбилейном саммите "
        "Организации тюркских государств. Помимо главы Кыргызстана в работе саммита примут участие "
        "лидеры Узбекистана и Венгрии. Завтра в Астане состоится юбилейный X саммит Организации "
        "тюркских государств. В мероприятии примут участие лидеры государств-членов ОТГ – "
        "Кыргызстана, Узбекистана."
    )
    assert sorted(_came(summit)) == ["HU", "UZ", "Садыр Жапаров"]
