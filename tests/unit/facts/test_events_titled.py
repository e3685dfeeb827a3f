"""What only a title tells of, and talks told of by their noun alone: from plain Russian text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kurultay.facts.claims import Event

Read = Callable[..., list[Event]]


def test_the_meeting_that_only_the_title_tells_of_is_one(read: Read) -> None:
    """«А принял Б» in the title, the text tells of what was said there and of a summit before."""
    told = read(
        "Глава государства поздравил Кубанычбека Омуралиева с назначением и напомнил об "
        "инициативах, принятых на саммите ОТГ в Самарканде в 2022 году.",
        "Касым-Жомарт Токаев принял Генерального секретаря ОТГ Кубанычбека Омуралиева",
    )
    talks = [event for event in told if event.type == "bilateral_meeting"]
    assert [len(event.participants) for event in talks] == [2]


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Садыр Жапаров не встретился с Ильхамом Алиевым", "15 мая в Баку прошёл форум ОТГ."),
        ("Садыр Жапаров принял участие в форуме ОТГ", "15 мая в Баку прошёл форум ОТГ."),
        ("Садыр Жапаров принял Конституцию", "15 мая в Баку прошёл форум ОТГ."),
        ("Садыр Жапаров: Ильхам Алиев прав", "15 мая в Баку прошёл форум ОТГ."),
    ],
)
def test_a_title_without_talks_adds_none(read: Read, title: str, body: str) -> None:
    """What is denied, or no meeting, is none in a title either."""
    assert [event.type for event in read(body, title)] == ["forum"]


def test_talks_of_the_rank_of_the_two_are_theirs(read: Read) -> None:
    """«Беседа глав правительств» behind the meeting of two of that rank is that meeting."""
    body = (
        "Премьер-министр России Дмитрий Медведев провёл встречу с премьер-министром Турции Бинали "
        "Йылдырымом. Беседа глав правительств состоялась в Стамбуле."
    )
    told = read(body)
    assert [event.type for event in told] == ["bilateral_meeting"]
    assert told[0].country == "TR"


@pytest.mark.parametrize(
    "behind",
    [
        "Завтра в Москве пройдёт встреча министров энергетики.",
        "Встреча премьер-министров стран ОТГ пройдёт в июне в Баку.",
        "В июне пройдёт встреча глав правительств.",
    ],
)
def test_talks_of_others_or_to_come_are_other_events(read: Read, behind: str) -> None:
    """Another rank, states of their own, or what is to come make another meeting."""
    body = (
        "Премьер-министр России Дмитрий Медведев встретился с премьер-министром Турции Бинали "
        f"Йылдырымом. {behind}"
    )
    assert len(read(body)) == 2


def test_talks_of_which_nothing_is_told_are_no_event(read: Read) -> None:
    """«прогресс в технических переговорах» says neither who nor when nor where."""
    body = (
        "15 мая в Баку прошёл саммит ОТГ. Реджеп Тайип Эрдоган отметил прогресс в технических "
        "переговорах."
    )
    assert [event.type for event in read(body)] == ["summit"]


def test_the_days_of_a_participle_are_those_of_the_meeting(read: Read) -> None:
    """«на заседании, проходящем с 14 по 16 мая» dates what was told of as over."""
    body = (
        "В Анкаре состоялась первая встреча секретарей советов безопасности стран ОТГ. На "
        "заседании, проходящем с 14 по 16 мая, обсудили торговлю."
    )
    told = read(body)
    assert told[0].when is not None
    assert told[0].when.start.day == 14


def test_the_year_of_a_decision_is_not_that_of_the_session(read: Read) -> None:
    """«станет столицей в 2025 году» in the sentence before dates no session."""
    body = (
        "Туркестан станет культурной столицей в 2025 году. Такое решение принято на 34-м заседании "
        "Постоянного совета ТЮРКСОЙ."
    )
    assert [event.when for event in read(body)] == [None]
