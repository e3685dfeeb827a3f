"""One event told of under two names: from plain Russian text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kurultay.facts.claims import Event

Read = Callable[[str], list[Event]]


def test_a_summit_with_its_number_is_the_one_told_of_without(read: Read) -> None:
    """«X саммит ОТГ» in the town of «юбилейный саммит ОТГ» is the same, on its day."""
    body = (
        "Президент Кыргызстана Садыр Жапаров прибыл в Астану для участия в юбилейном саммите "
        "Организации тюркских государств.\n\n"
        "Завтра в Астане состоится юбилейный X саммит Организации тюркских государств (ОТГ)."
    )
    told = [event for event in read(body) if event.type == "summit"]
    assert [(event.ordinal, event.when and event.when.start.day) for event in told] == [(10, 17)]


@pytest.mark.parametrize(
    "body",
    [
        "15 мая в Астане прошёл саммит ОТГ. В тот же день в Астане прошёл саммит СНГ.",
        "15 мая в Астане прошёл X саммит ОТГ. Год назад в Астане прошёл IX саммит ОТГ.",
        "20 мая в Баку пройдёт сессия Совета старейшин. 20 мая в Баку пройдёт сессия ТюркПА.",
        "В Баку прошёл саммит ОТГ. Следующий саммит ОТГ пройдёт в Бишкеке.",
        "15 мая в Баку прошёл форум ОТГ. 15 мая в Баку прошла конференция ОТГ.",
    ],
)
def test_other_bodies_days_and_kinds_are_other_events(read: Read, body: str) -> None:
    """What differs in body, number, day, town or kind stays apart."""
    assert len(read(body)) == 2


def test_a_session_named_by_its_acronym_is_the_one_named_in_full(read: Read) -> None:
    """The same days and town, and no other word, make two sessions one."""
    body = (
        "Заседание Совета министров иностранных дел (СМИД) государств - участников Организации "
        "Договора о коллективной безопасности (ОДКБ) пройдет в Минске 19-20 июня.\n\n"
        "«19-20 июня 2024 года в городе Минске пройдет заседание Совета министров иностранных дел "
        "ОДКБ», – сообщает пресс-служба."
    )
    assert [event.type for event in read(body)] == ["council_session"]


def test_one_number_of_one_body_is_one_event(read: Read) -> None:
    """«шестое заседание» told again in a quotation is the same; the fifth is another."""
    body = (
        "Шестое заседание министров энергетики Организации тюркских государств (ОТГ) пройдет в "
        "2026 году в Узбекистане. Договорённость была достигнута по итогам пятого заседания "
        "министров энергетики ОТГ, состоявшегося в Стамбуле.\n\n«Стороны договорились провести "
        "следующее, шестое заседание министров энергетики Организации тюркских государств в 2026 "
        "году в Узбекистане», – говорится в сообщении.\n\nВо встрече приняли участие министры "
        "Казахстана и Азербайджана."
    )
    told = read(body)
    assert sorted(event.ordinal or 0 for event in told) == [5, 6]
    over = next(event for event in told if event.ordinal == 5)
    assert len(over.participants) == 2


def test_this_session_is_the_one_of_the_same_sentence(read: Read) -> None:
    """«создание комиссий на этой сессии» tells of no further session."""
    body = (
        "Обсуждались вопросы подготовки к очередной сессии ТюркПА, которая состоится в июне в "
        "Баку, создания трёх комиссий на этой сессии, назначения их председателей."
    )
    assert len([event for event in read(body) if event.type == "council_session"]) == 1


def test_who_will_take_part_is_at_what_is_to_come(read: Read) -> None:
    """«Во встрече примут участие …» stays with the event that is planned."""
    body = (
        "По итогам пятого заседания министров энергетики ОТГ в Стамбуле решено, что шестое "
        "заседание министров энергетики ОТГ пройдет 20 мая в Ташкенте. Во встрече примут участие "
        "министры Казахстана и Азербайджана."
    )
    over = [event for event in read(body) if event.ordinal == 5]
    assert all(not event.participants for event in over)


@pytest.mark.parametrize(
    ("behind", "many"),
    [
        ("Напомним, саммит ОТГ планировалось провести очно.", 1),
        ("Следующий саммит ОТГ планируется провести очно.", 2),
        ("Саммит СНГ планируется провести очно.", 2),
    ],
)
def test_a_summit_told_again_without_day_or_town(read: Read, behind: str, many: int) -> None:
    """What is to come of one body is one, unless a word says that it is the next of its series."""
    told = read(f"Неформальный саммит ОТГ пройдет 20 мая в Туркестане. {behind}")
    assert len([event for event in told if event.type == "summit"]) == many


@pytest.mark.parametrize(
    ("behind", "kinds"),
    [
        ("20 мая в Баку состоится 7-й саммит ОТГ.", ["ministerial", "summit"]),
        ("7-я встреча завершилась принятием заявления.", ["ministerial"]),
    ],
)
def test_one_number_of_two_series_is_two_events(read: Read, behind: str, kinds: list[str]) -> None:
    """The seventh summit is not the seventh meeting of ministers."""
    body = f"Чингиз Айдарбеков открыл 7-ю встречу министров иностранных дел ОТГ в Баку. {behind}"
    assert [event.type for event in read(body)] == kinds
