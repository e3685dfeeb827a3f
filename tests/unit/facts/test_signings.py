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


KAZAKH = "⟦state:KZ|Казахстана⟧"
TURKEY = "⟦state:TR|Турции⟧"
FUND = "⟦body:-:Садовый фонд|Садовый фонд⟧"
BANK = "⟦body:-:Луковый банк|Луковый банк⟧"
ROSA = "⟦person:Роза Садова|Роза Садова⟧"
OLEG = "⟦person:Олег Лесов|Олег Лесов⟧"


@pytest.mark.parametrize(
    "words", ["Документ подписали", "Подписи под документом поставили", "Его подписали"]
)
def test_who_signs_the_paper_of_two_bodies_signs_for_them(read: Read, words: str) -> None:
    found = read(f"{FUND} и {BANK} подписали меморандум о луке. {words} {ASAN} и {IVAN}.")
    assert _signed(found) == [{"Асан Серов", "Иван Дубов"}]


def test_a_paper_of_another_subject_is_another(read: Read) -> None:
    found = read(
        f"{FUND} и {BANK} подписали меморандум о луке. Договор о садах подписали {ASAN} и {IVAN}."
    )
    assert len(_signed(found)) == 2


def test_who_signed_a_paper_is_not_who_signs_the_next(read: Read) -> None:
    found = read(
        f"{ASAN} и {IVAN} подписали меморандум о луке. Документ о садах подписали {ROSA} и {OLEG}."
    )
    assert _signed(found) == [{"Асан Серов", "Иван Дубов"}, {"Роза Садова", "Олег Лесов"}]


def test_a_signature_still_to_come_is_not_that_of_a_paper_signed(read: Read) -> None:
    found = read(
        f"{FUND} и {BANK} подписали меморандум о луке. Завтра документ подпишут {ASAN} и {IVAN}."
    )
    assert len(_signed(found)) == 2


def test_on_whose_behalf_people_sign_leaves_them_signers(read: Read) -> None:
    found = read(
        f"От имени {KAZAKH} протокол подписал {ASAN}, от имени {TURKEY} — "
        f"⟦post:minister:министр|министр⟧ {IVAN}."
    )
    assert _signed(found) == [{"Асан Серов", "Иван Дубов"}]


PRESIDENT = f"⟦post:head_of_state:президент|Президент⟧ {KAZAKH} {ASAN}"
HEADS = f"{PRESIDENT} и ⟦post:head_of_state:президент|президент⟧ {TURKEY} {IVAN}"
MINISTERS = (
    f"⟦post:minister:министр|министр⟧ {KAZAKH} {ROSA} и "
    f"⟦post:minister:министр|министр⟧ {TURKEY} {OLEG}"
)


def _place(found: tuple[Event, ...]) -> str | None:
    event = next(event for event in found if event.type == "signing")
    return event.place.en if event.place else None


def test_ministers_sign_where_their_presidents_talked(read: Read) -> None:
    found = read(
        f"{HEADS} провели переговоры в ⟦place:tr-ankara|Анкаре⟧. Протокол подписали {MINISTERS}."
    )
    assert _place(found) == "Ankara"


def test_ministers_of_another_state_do_not_sign_there(read: Read) -> None:
    others = MINISTERS.replace(TURKEY, "⟦state:UZ|Узбекистана⟧")
    found = read(
        f"{HEADS} провели переговоры в ⟦place:tr-ankara|Анкаре⟧. Протокол подписали {others}."
    )
    assert _place(found) is None


def test_what_is_signed_within_a_forum_is_signed_there(read: Read) -> None:
    lead = "В ⟦place:tr-ankara|Анкаре⟧ прошёл форум садоводов. "
    told = "В рамках форума подписано семь документов. "
    signed = f"В частности, меморандум подписали {ASAN} и {IVAN}."
    assert _place(read(lead + told + signed)) == "Ankara"
    assert _place(read(lead + "Участники говорили о луке. " + signed)) is None


def _types(found: tuple[Event, ...]) -> list[str]:
    return sorted(event.type for event in found)


def test_two_who_sign_after_their_talks_had_them(read: Read) -> None:
    found = read(f"После переговоров в ⟦place:tr-ankara|Анкаре⟧ {HEADS} обменялись документами.")
    assert _types(found) == ["bilateral_meeting", "signing"]
    assert all(len(event.participants) == 2 for event in found)


def test_leaders_sign_after_talks_with_the_host(read: Read) -> None:
    found = read(
        f"{PRESIDENT} прибыл с визитом в ⟦place:tr-ankara|Анкару⟧. После переговоров с "
        f"⟦post:head_of_state:президент|президентом⟧ {TURKEY} "
        "⟦person:Иван Дубов|Иваном Дубовым⟧ лидеры подписали декларацию."
    )
    assert _types(found) == ["bilateral_meeting", "official_visit", "signing"]
    assert _signed(found) == [{"Асан Серов", "Иван Дубов"}]


def test_whose_talks_are_told_of_is_not_told_by_one_who_speaks_after_them(read: Read) -> None:
    found = read(f"После переговоров {ASAN} заявил журналистам, что {IVAN} подписал декларацию.")
    assert "bilateral_meeting" not in _types(found)


GUILD = "⟦body:-:Гильдия садоводов|Гильдия садоводов⟧"


@pytest.mark.parametrize(
    "text",
    [
        f"{FUND}, {BANK} и {GUILD} подписали меморандум о луке.",
        f"В ходе форума {FUND}, {BANK} и {GUILD} подписали меморандум о луке.",
        f"Меморандум о луке подписали {FUND}, {BANK} и {GUILD}.",
        f"Подписан меморандум между {FUND}, {BANK} и {GUILD}.",
    ],
)
def test_three_bodies_sign_a_paper(read: Read, text: str) -> None:
    assert [len(signed) for signed in _signed(read(text))] == [3]


def test_heads_of_two_bodies_sign_for_them(read: Read) -> None:
    found = read(f"Руководители {FUND} и {BANK} подписали протокол о луке.")
    assert [len(signed) for signed in _signed(found)] == [2]


def test_three_states_sign_a_declaration(read: Read) -> None:
    states = "⟦state:AZ|Азербайджан⟧, ⟦state:KZ|Казахстан⟧ и ⟦state:TR|Турция⟧"
    assert _signed(read(f"{states} подписали декларацию.")) == [{"AZ", "KZ", "TR"}]


@pytest.mark.parametrize(
    "text",
    [
        f"{FUND} написал, что {BANK} и {GUILD} подписали приказ.",
        f"{FUND} и {BANK} обсудили меморандум, который подписал {ASAN}.",
    ],
)
def test_bodies_that_do_not_sign_are_no_signers(read: Read, text: str) -> None:
    assert not any("Садовый фонд" in signed for signed in _signed(read(text)))


def test_a_name_of_an_event_ends_where_the_case_changes(read: Read) -> None:
    found = read(
        "В Анкаре прошёл форум садоводов. В ходе форума Садово-луковая палата открыла выставку."
    )
    assert all("палата" not in (event.name or "") for event in found)


@pytest.mark.parametrize(
    "words", ["намерены подписать", "могут подписать", "готовы подписать", "подпишут, если успеют,"]
)
def test_what_people_only_mean_to_sign_is_no_signing(read: Read, words: str) -> None:
    lead = f"{ASAN} рассказал о луке. Потом он ответил на вопросы. {ROSA} молчала. "
    assert _signed(read(f"{lead}Если всё пойдёт хорошо, стороны {words} договор о луке.")) == []


def test_what_is_to_be_signed_on_a_day_is_a_signing_to_come(read: Read) -> None:
    found = read("Стороны планируют подписать договор о луке ⟦date:2031-07|в июле⟧ в Ташкенте.")
    assert [event.status for event in found if event.type == "signing"] == ["planned"]


LINES = (
    "Документ подписали:\n\n⟦post:minister|министр образования⟧ ⟦state:KZ|Казахстана⟧ {asan},\n\n"
    "от ⟦state:TR|Турции⟧ – ⟦post:minister|министр образования⟧ {ivan}.\n\n"
)


@pytest.mark.parametrize("mark", ["", "– ", "• "])
def test_who_signs_may_stand_in_lines_below(read: Read, mark: str) -> None:
    lines = LINES.format(asan=ASAN, ivan=IVAN).replace("\n\n", f"\n\n{mark}").rstrip(f"{mark}\n")
    found = read(f"В Баку состоялась церемония подписания плана действий. {lines}\n\nСтороны рады.")
    assert _signed(found) == [{"Асан Серов", "Иван Дубов"}]


@pytest.mark.parametrize(
    "lines",
    [
        f"Подписаны:\n\n– меморандум, о котором сказал {ASAN};\n\n– план.",
        f"Документ подписали в Баку. \n\n{ASAN}.",
        f"Документ подписали:\n\nминистры.\n\nО нём писал {ASAN}.",
    ],
)
def test_lines_that_hold_more_than_somebody_name_no_signer(read: Read, lines: str) -> None:
    found = read(f"В Баку состоялась церемония подписания плана действий. {lines}")
    assert not any("Асан Серов" in who for who in _signed(found))
