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


def test_who_is_told_to_have_spoken_in_talks_is_a_speaker(read: Read) -> None:
    (event,) = read(
        "Министр торговли Асан Серов встретился с председателем фонда Иваном Дубовым. На встрече "
        "Асан Серов поздравил Ивана Дубова с назначением и отметил роль фонда. Стороны обсудили "
        "совместные проекты."
    )
    assert _roles(event) == {"Асан Серов": "speaker", "Иван Дубов": "attendee"}


def test_the_host_of_talks_stays_their_host_whatever_he_says(read: Read) -> None:
    (event,) = read(
        "Министр торговли Асан Серов принял председателя фонда Ивана Дубова. Асан Серов отметил "
        "роль фонда."
    )
    assert _roles(event) == {"Асан Серов": "host", "Иван Дубов": "attendee"}
