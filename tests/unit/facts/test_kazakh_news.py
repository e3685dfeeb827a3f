"""Kazakh news in whole sentences, with the register: whose a post is, when and where, who came."""

from __future__ import annotations

from functools import cache

import pytest

from kurultay import lang, mentions
from kurultay.facts import bodies, events, offices, people
from kurultay.facts.claims import Event, Office
from kurultay.facts.page import Page
from kurultay.graph import register
from kurultay.mentions.lexicon import Lexicon
from kurultay.resources import home
from kurultay.text.article import Article, PartialDate

DAY = PartialDate(2031, 3, 12)


@cache
def _lexicon() -> Lexicon:
    entries, _ = register.read(home())
    return Lexicon.load(home(), lang.pack("kk"), entries)


def _read(text: str) -> tuple[tuple[Office, ...], tuple[Event, ...]]:
    pack, lexicon = lang.pack("kk"), _lexicon()
    article = Article("a", "a", "kk", text, "0" * 64, published=DAY)
    reading = pack.read(article)
    page = Page.of(reading, mentions.find(reading, lexicon), lexicon)
    named, who = bodies.read(page), people.read(page.mentions, lexicon)
    held = offices.read(page, who, named)
    return held.claims, events.extract(page, who, held, named)


def _posts(text: str) -> set[tuple[str, str | None]]:
    return {(row.holder.name, row.country) for row in _read(text)[0]}


def _events(text: str) -> tuple[Event, ...]:
    return _read(text)[1]


def _who(event: Event) -> set[str]:
    return {p.who.key or p.who.name for p in event.participants}


def _spot(event: Event) -> tuple[str | None, str | None]:
    return event.place.en if event.place else None, event.country


# -- posts --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("post", "land"),
    [
        ("Иран Ислам Республикасының Көлік және жол салу министрі", "IR"),
        ("Иранның Жол салу министрі", "IR"),
        ("Ауғанстан Исламдық Әмірлігінің Сауда министрі", "AF"),
        ("Иордания Хашимит Корольдігінің Энергетика министрі", "JO"),
    ],
)
def test_a_post_is_of_the_state_at_the_head_of_its_phrase(post: str, land: str) -> None:
    assert _posts(f"{post} Рустам Халили Астанада сөз сөйледі.") == {("Рустам Халили", land)}


@pytest.mark.parametrize("phrase", ["Иран мұнайы және", "Иран туралы", "Иран бойынша жаңа"])
def test_a_bare_post_behind_another_phrase_is_not_of_its_state(phrase: str) -> None:
    assert _posts(f"{phrase} министр Асан Серов сөз сөйледі.") == {("Асан Серов", "KZ")}


def test_states_before_a_plural_post_are_shared_out() -> None:
    text = "Түркия мен Иранның көлік министрлері Асан Серов және Рустам Халили кездесті."
    assert _posts(text) == {("Асан Серов", "TR"), ("Рустам Халили", "IR")}


def test_states_that_are_more_than_the_names_give_no_post() -> None:
    text = "Қазақстан, Иран және Түркия көлік министрлері Асан Серов пен Рустам Халили кездесті."
    assert _posts(text) == set()


# -- when, where ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Ашхабад қаласында 5 сәуірде өтетін саммит кейінге шегерілді.", None),
        ("5 сәуірде Ашхабадта өтеді деп жоспарланған саммит кейінге қалдырылды.", None),
        ("Сәуірде Ашхабадта өтуі тиіс болған саммит мамыр айына ауыстырылды.", "2031-05"),
        ("Ашхабадта 5 сәуірде саммит өтеді.", "2031-04-05"),
    ],
)
def test_the_old_day_of_what_was_put_off_is_no_day_of_it(text: str, start: str | None) -> None:
    (event,) = _events(text)
    assert event.status == "planned"
    assert (str(event.when.start) if event.when else None) == start


def test_a_decision_put_off_leaves_the_forum_its_day() -> None:
    (event,) = _events("Кеше Бішкекте форум өтті. Форумда шешім келесі жылға қалдырылды.")
    assert event.when is not None
    assert (event.status, str(event.when.start)) == ("held", "2031-03-11")


@pytest.mark.parametrize(
    ("text", "spot"),
    [
        ("Форум 5 сәуірде Алматы мен Бакуде өтеді.", (None, None)),
        ("Форум 5 сәуірде Алматы мен Шымкентте өтеді.", (None, "KZ")),
        ("Форум 5 сәуірде Алматы облысы, Талдықорған қаласында өтеді.", ("Taldykorgan", "KZ")),
    ],
)
def test_what_is_held_in_two_towns_has_no_one_place(
    text: str, spot: tuple[str | None, str | None]
) -> None:
    (event,) = _events(text)
    assert _spot(event) == spot


def test_a_journey_to_two_states_is_a_visit_to_each() -> None:
    found = _events("Министр Асан Серов алдағы аптада Өзбекстан мен Түрікменстанға барады.")
    assert {event.country for event in found} == {"UZ", "TM"}
    assert all((e.status, _who(e)) == ("planned", {"Асан Серов"}) for e in found)


def test_where_a_journey_began_is_no_second_visit() -> None:
    (event,) = _events("Министр Асан Серов Бакуден Анкараға барды.")
    assert _spot(event) == ("Ankara", "TR")


def test_a_visit_that_is_only_being_organised_was_not_made() -> None:
    assert _events("Асан Серов Рустам Халилидің сапарын ұйымдастырып, қолдау көрсетті.") == ()


# -- who came ------------------------------------------------------------------------------


@pytest.mark.parametrize("word", ["Жиынға", "Форумға", "Іс-шараға"])
def test_who_came_is_at_the_event_that_the_title_alone_names(word: str) -> None:
    (event,) = _events(f"Бакуде форум өтті\n\n{word} Асан Серов, Рустам Халили қатысты.\n")
    assert (event.type, _spot(event)) == ("forum", ("Baku", "AZ"))
    assert _who(event) == {"Асан Серов", "Рустам Халили"}


def test_who_met_beside_the_event_of_the_title_is_not_at_it() -> None:
    found = _events("Бакуде форум өтті\n\nАсан Серов Рустам Халилимен кездесті.\n")
    assert all(not _who(event) for event in found if event.type == "forum")


def test_who_tells_of_a_visit_is_not_on_it() -> None:
    (event,) = _events(
        "Министр Рустам Халили 27 наурызда Астанаға келеді. "
        "Рустам Халилидің сапары туралы министр Асан Серов мәлімдеді."
    )
    assert _who(event) == {"Рустам Халили"}


def test_who_leads_delegates_does_not_chair() -> None:
    (event,) = _events(
        "Астанада ассамблея отырысы өтті. Оған Асан Серов басшылығында делегаттар қатысты."
    )
    assert {p.role for p in event.participants} == {"attendee"}


def test_under_whom_a_council_sits_chairs_it() -> None:
    (event,) = _events("Астанада Асан Серовтың төрағалығымен министрлер кеңесінің отырысы өтті.")
    assert {p.role for p in event.participants} == {"chair"}


def test_who_presents_something_at_a_session_is_not_its_host() -> None:
    (event,) = _events("Бішкекте кеңестің отырысы өтті. Отырыста Асан Серов жобаны таныстырды.")
    assert "host" not in {p.role for p in event.participants}


def test_an_envoy_is_of_the_state_before_the_one_he_is_posted_to() -> None:
    text = (
        "Асан Серов ҚР Түркия Республикасындағы төтенше және өкілетті елшісі Абзал Оспановпен "
        "кездесті."
    )
    assert _posts(text) == {("Абзал Оспанов", "KZ")}


def test_what_somebody_is_in_charge_of_parts_no_post_from_its_body() -> None:
    text = (
        "Қазақ ұлттық университетінде дөңгелек үстел өтті. Шараны ашқан Түрікменстан Сыртқы істер "
        "министрлігінің Халықаралық қатынастар институтының оқу ісі жөніндегі проректоры Гүлшат "
        "Юсупова қонақтарды құттықтады."
    )
    (row,) = _read(text)[0]
    assert row.country == "TM"
    assert row.body is not None
    assert row.body.name.endswith("институты")


def test_a_post_behind_a_name_of_a_list_is_that_of_the_next_name() -> None:
    text = (
        "Жиында Өзбекстанның елшісі Асан Серов, қаланың өкілі Иван Дубов, Жазушылар ұйымының "
        "төрағасы, халық ақыны Абзал Оспанов сөз сөйледі."
    )
    assert "Иван Дубов" not in {name for name, _ in _posts(text)}
