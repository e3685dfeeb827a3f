"""Bytes of any encoding become clean text, or a reason."""

from __future__ import annotations

import pytest

from kurultay.text.decode import Undecodable, clean, decode

RUSSIAN = "В Астане состоялась встреча министров иностранных дел тюркских государств.\n" * 3
KAZAKH = "Түркі мемлекеттері ұйымының саммиті Түркістан қаласында өтті, деп хабарлайды.\n" * 3


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1251"]
)
def test_russian_is_decoded_from(encoding):
    assert decode(RUSSIAN.encode(encoding)) == RUSSIAN


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "kz1048"])
def test_kazakh_is_decoded_from(encoding):
    assert decode(KAZAKH.encode(encoding)) == KAZAKH


def test_kz1048_is_not_taken_for_windows_1251():
    assert "Ќ" not in decode(("Қ" + KAZAKH).encode("kz1048"))


def test_russian_with_foreign_letters_stays_windows_1251():
    text = RUSSIAN + "Ђурђевић прибыл в Ташкент."
    assert decode(text.encode("cp1251")) == text


@pytest.mark.parametrize(
    "data, reason",
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 20, "binary"),
        (b"\x7fELF" + bytes(4000), "binary"),
        (b"123 456 --- 789", "no letters"),
        ("héllo wörld à côté ".encode("latin-1") * 20, "encoding"),
        (b"\xff\xfea", "byte order mark"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(data, reason):
    with pytest.raises(Undecodable, match=reason):
        decode(data)


def test_controls_and_invisible_characters_are_removed():
    assert clean("Ас\u00adта\u200bна\x00 \u202eОТГ\u2066\ufeff") == "Астана ОТГ"


def test_spaces_lines_and_composition_are_normalised():
    assert clean("11\u00a0400\r\nи\u0306од\rя\u2028ю") == "11 400\nйод\nя\nю"


def test_nul_in_utf8_text_is_removed():
    assert decode("Аст\x00ана и Баку, столицы двух государств".encode()).startswith("Астана")


def test_cleaning_twice_is_cleaning_once():
    text = clean("e\u0301\x00\u0301 \u00ad\u0301 и\u200b\u0306")
    assert clean(text) == text


@pytest.mark.parametrize(
    ("mixed", "whole"),
    [
        ("Moлдовы", "Молдовы"),
        ("столице Aзербайджана", "столице Азербайджана"),
        ("мемлекеттiк тiл", "мемлекеттік тіл"),
        ("IT-форум QazТех MТ Tele2 BMW", "IT-форум QazТех МТ Tele2 BMW"),
    ],
)
def test_latin_letters_in_cyrillic_words_become_what_they_look_like(mixed, whole):
    assert clean(mixed) == whole
