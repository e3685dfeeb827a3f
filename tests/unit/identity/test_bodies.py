"""Bodies named with their state, or with the body they belong to."""

from __future__ import annotations

import pytest

from kurultay.identity import Registry
from kurultay.mentions.entries import Entry
from kurultay.mentions.mention import MentionKind

REGISTRY = Registry(
    (
        Entry(
            MentionKind.STATE, "KZ", (("ru", "Казахстан"), ("ru", "Республика Казахстан")),
            acronyms=(("ru", "РК"), ("kk", "ҚР")), adjectives=(("ru", "казахстанский"),),
        ),
        Entry(
            MentionKind.STATE, "UZ", (("ru", "Узбекистан"), ("ru", "Республика Узбекистан")),
            adjectives=(("ru", "узбекский"),),
        ),
        Entry(
            MentionKind.BODY, "kz-mfa",
            (("ru", "Министерство иностранных дел Республики Казахстан"),),
            acronyms=(("ru", "МИД РК"), ("kk", "СІМ")), country="KZ",
        ),
        Entry(
            MentionKind.BODY, "kz-mazhilis", (("ru", "Мажилис Парламента Республики Казахстан"),),
            country="KZ",
        ),
        Entry(
            MentionKind.BODY, "uz-mfa",
            (("ru", "Министерство иностранных дел Республики Узбекистан"),),
            acronyms=(("ru", "МИД РУз"),), country="UZ",
        ),
        Entry(
            MentionKind.BODY, "ots", (("ru", "Организация тюркских государств"),),
            acronyms=(("ru", "ОТГ"),),
        ),
        Entry(
            MentionKind.BODY, "ots-cfm",
            (("ru", "Совет министров иностранных дел Организации тюркских государств"),),
            part_of="ots",
        ),
    ),
    (),
)  # fmt: skip


@pytest.mark.parametrize(
    ("name", "country", "expected"),
    [
        ("Мажилис Парламента Казахстана", "KZ", "kz-mazhilis"),
        ("МИД Казахстана", "KZ", "kz-mfa"),
        ("казахстанский МИД", "KZ", "kz-mfa"),
        ("ҚР СІМ", None, "kz-mfa"),
        ("МИД Казахстана", None, "kz-mfa"),
        ("Министерство иностранных дел Узбекистана", None, "uz-mfa"),
        ("Совет министров иностранных дел ОТГ", None, "ots-cfm"),
    ],
)
def test_owner_and_core_mean_a_body_in_whatever_form(name, country, expected):
    assert REGISTRY.owned(name, country) == (expected,)


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("МИД", None),
        ("МИД", "KZ"),
        ("МИД Кыргызстана", "KG"),
        ("Мажилис", None),
        ("Министерство энергетики Казахстана", "KZ"),
        ("Совет старейшин ОТГ", None),
        ("Казахстан", "KZ"),
        ("", None),
    ],
)
def test_without_its_owner_or_with_another_core_nothing_is_meant(name, country):
    assert REGISTRY.owned(name, country) == ()


def test_a_name_with_two_states_in_it_has_no_owner():
    assert REGISTRY.owned("МИД Казахстана и Узбекистана", None) == ()
