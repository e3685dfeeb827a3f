"""Ordinals and amounts."""

from __future__ import annotations

import pytest

from kurultay.mentions.mention import AmountValue, MentionKind
from kurultay.mentions.numbers import roman

ORDINALS = [
    ("ru", "Прошло второе заседание.", 2),
    ("ru", "Прошла 12-я встреча.", 12),
    ("ru", "Прошёл IV саммит.", 4),
    ("ru", "Прошёл ХІІ саммит.", 12),
    ("ru", "Прошло двадцать первое заседание.", 21),
    ("ru", "Прошёл семнадцатый саммит.", 17),
    ("kk", "Екінші отырыс өтті.", 2),
    ("kk", "Кеше он тоғызыншы отырыс өтті.", 19),
    ("kk", "Комиссияның жиырма үшінші отырысы өтті.", 23),
    ("kk", "Кеңестің 37-отырысы болды.", 37),
    ("kk", "Елдер VI саммитке жиналды.", 6),
    ("kk", "Қалада VIII-ші конгресс өтті.", 8),
]


@pytest.mark.parametrize("code, text, value", ORDINALS)
def test_an_ordinal_is_read_in_words_roman_and_arabic_figures(found, code, text, value):
    (ordinal,) = found(code, text, MentionKind.ORDINAL)
    assert ordinal.value == value


@pytest.mark.parametrize(
    "code, text",
    [("ru", "В 1960-х годах."), ("kk", "1960-жылдары құрылды."), ("ru", "Х. Фидан прибыл.")],
)
def test_decades_and_initials_are_no_ordinals(found, code, text):
    assert found(code, text, MentionKind.ORDINAL) == []


AMOUNTS = [
    ("ru", "Оборот 11,4 млрд долларов США.", "11,4 млрд долларов США", 11.4e9, "USD"),
    ("ru", "Рост на 25,2% за год.", "25,2%", 25.2, "%"),
    ("ru", "Более 300 компаний пришли.", "300 компаний", 300, "компания"),
    ("ru", "Пришли 1 500 человек.", "1 500 человек", 1500, "человек"),
    ("kk", "Онда 300-ден астам компания бар.", "300-ден астам компания", 300, "компания"),
    ("kk", "Айналым 5,4 миллиард долларға жетті.", "5,4 миллиард долларға", 5.4e9, "USD"),
]


@pytest.mark.parametrize("code, text, surface, value, unit", AMOUNTS)
def test_an_amount_has_value_and_unit(found, code, text, surface, value, unit):
    (amount,) = found(code, text, MentionKind.AMOUNT)
    assert amount.surface == surface
    assert isinstance(amount.value, AmountValue)
    assert (amount.value.value, amount.value.unit) == (value, unit)


def test_a_bare_million_behind_a_sum_is_the_same_money(found):
    text = "Экспорт — 253 млн долларов, импорт — 169 млн."
    amounts = found("ru", text, MentionKind.AMOUNT)
    assert [(a.value.value, a.value.unit) for a in amounts] == [(253e6, "USD"), (169e6, "USD")]


def test_a_bare_million_alone_counts_nothing(found):
    assert found("ru", "Осталось 169 млн.", MentionKind.AMOUNT) == []


def test_a_year_is_no_amount(found):
    assert found("ru", "В 2025 году компании росли.", MentionKind.AMOUNT) == []


@pytest.mark.parametrize("text, value", [("IV", 4), ("IX", 9), ("XIV", 14), ("ХІІ", 12)])
def test_roman_figures_may_be_cyrillic_look_alikes(text, value):
    assert roman(text) == value
