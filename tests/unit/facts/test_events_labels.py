"""The English label of an event."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kurultay.facts.claims import Event

Told = Callable[..., tuple[Event, ...]]
ANKARA = "⟦place:tr-ankara:Анкара|Анкаре⟧"
TR, HU = "⟦state:TR|Турцией⟧", "⟦state:HU|Венгрией⟧"
ASAN, PAVEL = "⟦person:Асан Серов|Асан Серов⟧", "⟦person:Павел Лужин|Павлом Лужиным⟧"
MARCH = "⟦date:2024-03-11|11 марта⟧"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (
            f"{MARCH} в {ANKARA} подписано соглашение о торговле.",
            "Signing of an agreement in Ankara",
        ),
        (
            f"{MARCH} в {ANKARA} подписан меморандум между {TR} и {HU}.",
            "Signing of a memorandum by Türkiye and Hungary in Ankara",
        ),
        (
            f"{MARCH} в {ANKARA} состоялось подписание меморандумов о торговле.",
            "Signing of memorandums in Ankara",
        ),
        (
            f"{MARCH} в {ANKARA} подписаны соглашение о торговле и протокол о транспорте.",
            "Signing of documents in Ankara",
        ),
    ],
)
def test_a_signing_says_what_is_signed_and_by_whom(told: Told, text: str, label: str) -> None:
    assert [event.en for event in told("ru", text) if event.type == "signing"] == [label]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (
            f"{ASAN} встретился с ⟦person:Иван Дубов|Иваном Дубовым⟧ и {PAVEL}.",
            "Meeting of Asan Serov, Ivan Dubov and Pavel Luzhin",
        ),
        (
            f"В {ANKARA} прошли переговоры ⟦state:TR|Турции⟧ и ⟦state:HU|Венгрии⟧.",
            "Talks of Türkiye and Hungary",
        ),
    ],
)
def test_talks_name_all_sides_where_they_are_few(told: Told, text: str, label: str) -> None:
    assert label in [event.en for event in told("ru", text)]
