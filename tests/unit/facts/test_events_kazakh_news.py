"""Events of Kazakh news, in whole sentences: what is told of them, and by whom."""

from __future__ import annotations

from functools import cache

import pytest

from kurultay import lang, mentions
from kurultay.facts import bodies, events, offices, people
from kurultay.facts.claims import Event
from kurultay.facts.page import Page
from kurultay.graph import register
from kurultay.mentions.lexicon import Lexicon
from kurultay.resources import home
from kurultay.text.article import Article, PartialDate

DAY = PartialDate(2026, 5, 14)


@cache
def _lexicon() -> Lexicon:
    entries, _ = register.read(home())
    return Lexicon.load(home(), lang.pack("kk"), entries)


def _read(text: str) -> tuple[Event, ...]:
    pack, lexicon = lang.pack("kk"), _lexicon()
    reading = pack.read(Article("a", "a", "kk", text, "0" * 64, published=DAY))
    page = Page.of(reading, mentions.find(reading, lexicon), lexicon)
    named, who = bodies.read(page), people.read(page.mentions, lexicon)
    return events.extract(page, who, offices.read(page, who, named), named)


def _told(text: str) -> list[tuple[str, str, set[str]]]:
    """Give kind, status and people of each event."""
    return [(e.type, e.status, {p.who.name for p in e.participants}) for e in _read(text)]


# -- talks of one with several --------------------------------------------------------------


def test_who_owns_talks_with_several_meets_each_of_them() -> None:
    assert _told(
        "Сапар аясында Асан Серовтің Түркия Президенті Кемал Демирмен, Сыртқы істер министрі "
        "Мехмет Йылмазбен кездесулері жоспарланған."
    ) == [
        ("bilateral_meeting", "planned", {"Асан Серов", "Кемал Демир"}),
        ("bilateral_meeting", "planned", {"Асан Серов", "Мехмет Йылмаз"}),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Сауда министрі Асан Серовтің орынбасары Түркия елшісі Мехмет Йылмазбен кездесті.",
        "Сауда министрі Асан Серовтің баяндамасын Түркия елшісі Мехмет Йылмаз тыңдады.",
    ],
)
def test_whose_deputy_or_speech_it_is_meets_nobody(text: str) -> None:
    assert not any("Асан Серов" in who for _, _, who in _told(text))


def test_a_state_of_united_states_is_no_team() -> None:
    assert _told(
        "Министр Асан Серов Америка Құрама Штаттарының елшісі Джон Брауннды қабылдады."
    ) == [("bilateral_meeting", "held", {"Асан Серов", "Джон Браунн"})]
    assert not _told("Құраманың бапкері Асан Серов матчтан кейін Болат Темировпен кездесті.")


def test_what_a_spokesman_says_in_quotes_is_told_like_the_rest() -> None:
    said = "– деді ҚР Сыртқы істер министрлігінің ресми өкілі Болат Темиров."
    quote = "12 маусымда Астанада Сыртқы істер министрі Асан Серов Түркияның Сыртқы істер министрі"
    (event,) = _told(f"«{quote} Мехмет Йылмазбен кездеседі», {said}")
    assert event == ("bilateral_meeting", "planned", {"Асан Серов", "Мехмет Йылмаз"})


# -- visits told of by somebody else ---------------------------------------------------------


@pytest.mark.parametrize("verb", ["баратынын хабарлады", "баратындығын айтты"])
def test_a_visit_that_somebody_tells_of_is_to_come(verb: str) -> None:
    assert _told(
        f"Ресми өкіл Сауда министрі Асан Серовтің 10 маусымда Түркияға ресми сапармен {verb}."
    ) == [("official_visit", "planned", {"Асан Серов"})]


@pytest.mark.parametrize("verb", ["бармайтынын хабарлады", "баруға шақырды"])
def test_a_visit_denied_or_only_asked_for_is_none(verb: str) -> None:
    assert not _told(f"Ресми өкіл Асан Серовтің Түркияға ресми сапармен {verb}.")
