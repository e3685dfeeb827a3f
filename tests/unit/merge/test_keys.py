"""How names and days are compared."""

from datetime import date

import pytest

from kurultay.merge.clusters import Clusters, majority
from kurultay.merge.keys import Days, days, form


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (("ru", "Касым-Жомарт Токаев"), ("kk", "Қасым-Жомарт Тоқаев")),
        (("ru", "Садыр Жапаров"), ("en", "Sadyr Japarov")),
        (("ru", "Микаил Джаббаров"), ("az", "Mikayıl Cabbarov")),
        (("ru", "Алия Сеитова"), ("ru", "Алия  СЕИТОВА")),
    ],
)
def test_one_name_in_two_alphabets_agrees(one, two):
    assert form(*one).same_surname(form(*two))
    assert form(*one).same_given(form(*two))


@pytest.mark.parametrize(
    ("one", "two"),
    [("Бакыт Сыдыков", "Бекет Сыдыков"), ("Алия Сеитова", "Анвар Сеитова")],
)
def test_other_given_names_of_one_language_do_not_agree(one, two):
    assert form("ru", one).same_surname(form("ru", two))
    assert not form("ru", one).same_given(form("ru", two))


def test_other_surnames_of_one_language_do_not_agree():
    assert not form("ru", "Алия Сеитова").same_surname(form("ru", "Алия Саутова"))


def test_an_initial_agrees_with_what_begins_so():
    assert form("ru", "А. Шайхов").same_initial(form("ru", "Азиз Шайхов"))
    assert form("ru", "Шайхов А.").same_initial(form("ru", "Азиз Шайхов"))
    assert not form("ru", "Б. Шайхов").same_initial(form("ru", "Азиз Шайхов"))
    assert not form("ru", "А. Шайхов").same_given(form("ru", "Азиз Шайхов"))
    assert not form("ru", "Азиз Шайхов").same_initial(form("ru", "Анвар Шайхов"))


def test_a_slip_is_one_letter_of_one_word():
    name = form("ru", "Кубанычбек Омуралиев")
    assert name.slipped(form("ru", "Куманычбек Омуралиев"))
    assert name.slipped(form("ru", "Кубанычбек Омурадиев"))
    assert not name.slipped(form("ru", "Куманычбек Омурадиев"))
    assert not name.slipped(form("ru", "Омуралиев"))


def test_between_alphabets_a_slip_is_one_consonant_of_one_word():
    name = form("ru", "Кубанычбек Омуралиев")
    assert name.slipped(form("tr", "Kumanıçbek Ömüraliyev"))
    assert not name.slipped(form("tr", "Kumanıçbek Ömüradiyev"))
    assert not form("ru", "Марат Ким").slipped(form("tr", "Murat Kim"))


def test_days_meet_or_lie_apart():
    first = Days(date(2025, 10, 6), date(2025, 10, 7))
    assert first.length == 2
    assert first.meets(Days(date(2025, 10, 7), date(2025, 10, 9)))
    assert not first.meets(Days(date(2025, 10, 8), date(2025, 10, 9)))
    assert first.gap(Days(date(2025, 10, 9), date(2025, 10, 9))) == 2
    assert Days(date(2025, 10, 9), date(2025, 10, 9)).gap(first) == 2
    assert first.gap(first) == 0


@pytest.mark.parametrize(
    "stated", [(None, None), ("2026-02-31", None), ("2025-02-02", "2025-01-01")]
)
def test_what_is_no_stretch_of_days_is_none(stated):
    assert days(*stated) is None


def test_clusters_are_named_by_their_smallest_member_in_any_order():
    for joins in ([("c", "b"), ("b", "a")], [("a", "b"), ("c", "a")]):
        clusters = Clusters("dcba")
        for one, two in joins:
            clusters.join(one, two)
        assert clusters.groups() == {"a": ("a", "b", "c"), "d": ("d",)}


def test_the_majority_is_the_most_frequent_then_the_smallest():
    assert majority(["b", "a", "b"]) == "b"
    assert majority(["b", "a"]) == "a"
    assert majority([]) is None
