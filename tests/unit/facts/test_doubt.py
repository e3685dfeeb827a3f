"""What a sentence does not assert makes no event, no participant, no post."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import pytest

from kurultay import pipeline
from kurultay.facts.claims import Attendance, Event, Office
from kurultay.resources import home
from kurultay.text.article import Article, PartialDate


@dataclass(frozen=True)
class Read:
    """The events and posts of a text."""

    events: list[Event]
    offices: list[Office]

    def attendance(self, surname):
        parts = [part for event in self.events for part in event.participants]
        return next((p.attendance for p in parts if p.who.name.endswith(surname)), None)


@pytest.fixture(scope="module")
def read():
    kit = pipeline.Kit.load(home())

    def make(lang, text):
        digest = hashlib.sha256(text.encode()).hexdigest()
        day = PartialDate.parse("2025-10-24")
        claims = pipeline.map_article(
            Article("a", "a", lang, text, digest, published=day), kit
        ).claims
        return Read(
            [claim for claim in claims if isinstance(claim, Event)],
            [claim for claim in claims if isinstance(claim, Office)],
        )

    return make


def test_a_negated_verb_of_happening_cancels_the_event(read):
    found = read("ru", "Саммит ОТГ в Баку 20 октября не состоялся.")
    assert [(event.type, event.status) for event in found.events] == [("summit", "cancelled")]


def test_a_negated_verb_of_coming_makes_a_person_absent(read):
    text = (
        "На саммит ОТГ в Баку 20 октября не приехал министр культуры Казахстана Нурбек Асылканов."
    )
    assert read("ru", text).attendance("Асылканов") is Attendance.ABSENT


def test_the_same_sentence_without_the_negation_makes_them_present(read):
    text = "На саммит ОТГ в Баку 20 октября приехал министр культуры Казахстана Нурбек Асылканов."
    assert read("ru", text).attendance("Асылканов") is Attendance.ATTENDED


def test_not_one_but_the_other_came(read):
    text = (
        "На саммите ОТГ в Баку выступил не Марат Оспанкулов, а посол Казахстана Нурбек Асылканов."
    )
    assert read("ru", text).attendance("Оспанкулов") in {None, Attendance.ABSENT}


@pytest.mark.parametrize(
    "text",
    [
        "Встретился ли министр обороны Узбекистана Фарход Эргашалиев с послом Турции Орханом Демирташоглу?",
        "Министр обороны Узбекистана Фарход Эргашалиев якобы встретился с послом Турции Орханом Демирташоглу.",
        "Ведомство отрицает, что министр обороны Фарход Эргашалиев встретился с послом Турции Орханом Демирташоглу.",
        "Министр обороны Фарход Эргашалиев не встречался с послом Турции Орханом Демирташоглу.",
    ],
)
def test_what_is_asked_doubted_or_denied_is_no_meeting(read, text):
    assert read("ru", text).events == []


def test_the_same_meeting_plainly_told_is_one(read):
    text = "Министр обороны Узбекистана Фарход Эргашалиев встретился с послом Турции Орханом Демирташоглу."
    assert [event.status for event in read("ru", text).events] == ["held"]


def test_what_somebody_hopes_to_do_is_planned(read):
    text = "Министр обороны Фарход Эргашалиев надеется встретиться с послом Турции Орханом Демирташоглу."
    assert {event.status for event in read("ru", text).events} <= {"planned"}


def test_a_match_is_no_meeting(read):
    text = "Боксёр Марат Оспанкулов встретился с Фарходом Эргашалиевым и выиграл поединок."
    assert read("ru", text).events == []


@pytest.mark.parametrize(
    "text",
    [
        "Водитель посла Турции Марат Оспанкулов заблудился.",
        "Марат Оспанкулов не является министром.",
        "Марат Оспанкулов может стать министром.",
        "Судя по слухам, министром стал Марат Оспанкулов.",
    ],
)
def test_a_post_of_another_or_a_denied_one_is_nobodys(read, text):
    assert [office for office in read("ru", text).offices if not office.former] == []


@pytest.mark.parametrize(
    "text", ["Министр Марат Оспанкулов уехал.", "Министром назначен Марат Оспанкулов."]
)
def test_a_post_plainly_told_is_held(read, text):
    assert [office.holder.name for office in read("ru", text).offices] == ["Марат Оспанкулов"]


def test_a_kazakh_post_with_a_case_before_a_name_is_anothers(read):
    assert read("kk", "Түркия елшісінің жүргізушісі Асхат Жұмаділов адасып кетті.").offices == []


def test_kazakh_negation_stands_in_the_verb_or_behind_it(read):
    for text in (
        "Қазақстан министрі Нұрлан Қасымбек пен Түркия елшісі Кемал Озалдың кездесуі өтпеді.",
        "Қазақстан министрі Нұрлан Қасымбек пен Түркия елшісі Кемал Озалдың кездесуі болған жоқ.",
    ):
        assert {event.status for event in read("kk", text).events} <= {"cancelled"}
    told = "Қазақстан министрі Нұрлан Қасымбек пен Түркия елшісі Кемал Озалдың кездесуі өтті."
    assert [event.status for event in read("kk", told).events] == ["held"]
