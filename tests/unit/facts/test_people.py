"""The people of an article."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kurultay.facts import people
from kurultay.facts.page import Page
from kurultay.mentions.spelling import Spelling
from kurultay.resources import home

SPELLING = Spelling.of(home())
Marked = Callable[[str, str], Page]


def _names(page: Page) -> list[str]:
    return [person.name for person in people.read(page.mentions, page.lexicon).persons]


def test_initials_fold_into_the_full_name(marked: Marked) -> None:
    page = marked("ru", "Приехал ⟦person|Асан Серов⟧. Затем ⟦person|А. Серов⟧ выступил.")
    assert _names(page) == ["Асан Серов"]


def test_a_surname_alone_is_the_one_person_that_bears_it(marked: Marked) -> None:
    page = marked("ru", "⟦person|Серов⟧ прилетел. Делегацию вёл ⟦person|Асан Серов⟧.")
    assert _names(page) == ["Асан Серов"]


def test_a_surname_alone_of_two_bearers_is_the_one_named_last(marked: Marked) -> None:
    page = marked(
        "ru",
        "Были ⟦person|Асан Серов⟧ и ⟦person|Болот Серов⟧. Потом ⟦person|Асан Серов⟧ и сам "
        "⟦person|Серов⟧ ушли.",
    )
    found = people.read(page.mentions, page.lexicon)
    assert [person.name for person in found.persons] == ["Асан Серов", "Болот Серов"]
    last = page.mentions[-1]
    assert found.who(last) == found.persons[0]


def test_two_given_names_are_two_people(marked: Marked) -> None:
    page = marked("ru", "⟦person|Асан Серов⟧ принял ⟦person|Болота Серова⟧.")
    assert len(_names(page)) == 2


def test_a_misspelt_given_name_is_the_same_person(marked: Marked) -> None:
    page = marked("ru", "⟦person|Толеген Серов⟧ приехал, ⟦person|Тулеген Серов⟧ выступил.")
    assert _names(page) == ["Толеген Серов"]


def test_the_fullest_name_stands_for_the_person(marked: Marked) -> None:
    page = marked("kk", "⟦person|Ә. Серік⟧ келді. ⟦person|Әлихан Серік⟧ сөйледі.")
    assert _names(page) == ["Әлихан Серік"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Жомарт", "Жомарт", True),
        ("Тоқаев", "Токаев", True),
        ("Фёдоров", "Федоров", True),
        ("Алиев", "Валиев", False),
        ("Ким", "Лим", False),
    ],
)
def test_words_of_a_name_are_alike_up_to_spelling(one: str, other: str, same: bool) -> None:
    assert people.alike(one, other, SPELLING.fold) is same


def test_a_given_name_with_a_patronymic_is_nobody_who_is_only_named_later(marked: Marked) -> None:
    text = "⟦person|Михаил Дубович⟧ келді. Кейін ⟦person|Михаил Серов⟧ сөйледі."
    assert _names(marked("kk", text)) == ["Михаил Дубович", "Михаил Серов"]
    text = "⟦person|Михаил Серов⟧ келді. Кейін ⟦person|Михаил Андреевич⟧ сөйледі."
    assert _names(marked("kk", text)) == ["Михаил Серов"]


def test_a_surname_before_the_full_name_of_another_is_no_part_of_it(marked: Marked) -> None:
    page = marked(
        "kk",
        "⟦person:Дубов Асан Серов|Дубов Асан Серовтан⟧ сұрады. ⟦person|Иван Дубов⟧ пен "
        "⟦person|Асан Серов⟧ келді.",
    )
    assert sorted(_names(page)) == ["Асан Серов", "Иван Дубов"]
