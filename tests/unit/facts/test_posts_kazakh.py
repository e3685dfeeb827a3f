"""Kazakh posts in whole sentences: what parts a post from a name, whose a bare post is."""

from __future__ import annotations

from functools import cache

import pytest

from kurultay import lang, mentions
from kurultay.facts import bodies, offices, people
from kurultay.facts.bodies import Bodies
from kurultay.facts.claims import Office
from kurultay.facts.page import Page
from kurultay.graph import register
from kurultay.mentions.entries import Entry, TenureEntry
from kurultay.mentions.lexicon import Lexicon
from kurultay.mentions.mention import MentionKind
from kurultay.resources import home
from kurultay.text.article import Article, PartialDate

DAY = PartialDate(2031, 5, 20)


def _head(key: str, name: str, country: str) -> Entry:
    tenure = TenureEntry(
        person=key,
        office=f"{country.lower()}-president",
        post_en="President",
        post_ru="Президент",
        level="head_of_state",
        country=country,
        start=PartialDate(2030, 1, 10),
        until=PartialDate(2031, 12, 1),
    )
    names = (("ru", name), ("kk", name))
    return Entry(MentionKind.PERSON, key, names, en=name, country=country, tenures=(tenure,))


HEADS = (_head("asan-serov", "Асан Серов", "KZ"), _head("mehmet-akbas", "Мехмет Акбаш", "TR"))


@cache
def _lexicon() -> Lexicon:
    entries, _ = register.read(home())
    return Lexicon.load(home(), lang.pack("kk"), (*entries, *HEADS))


def _read(text: str) -> tuple[tuple[Office, ...], Bodies]:
    reading = lang.pack("kk").read(Article("a", "a", "kk", text, "0" * 64, published=DAY))
    lexicon = _lexicon()
    page = Page.of(reading, mentions.find(reading, lexicon), lexicon)
    named = bodies.read(page)
    return offices.read(page, people.read(page.mentions, lexicon), named).claims, named


def _rows(text: str) -> list[tuple[str, str, str | None]]:
    return [(row.holder.name, row.level, row.country) for row in _read(text)[0]]


def _bodies(text: str) -> set[str]:
    return {claim.ref.name for claim in _read(text)[1].claims}


@pytest.mark.parametrize(
    "text",
    [
        "Мемлекет басшысы күзде Ерлан Жолаевтың сапары болғанын айтты.",
        "Делегация басшылары Ақордада Ерлан Жолаевтың қабылдауында болды.",
    ],
)
def test_a_place_or_season_parts_a_post_from_a_name(text: str) -> None:
    assert not any(name == "Ерлан Жолаев" for name, _, _ in _rows(text))


def test_a_consul_in_a_town_stands_before_his_name() -> None:
    text = "Түркия Республикасының Түркістан қаласындағы Бас консулы Ерлан Жолаев келді."
    assert [name for name, _, _ in _rows(text)] == ["Ерлан Жолаев"]


def test_the_president_of_a_foundation_heads_no_state() -> None:
    text = "Түркі мәдениеті және мұрасы қоры жиналды. Қор президенті Айгүл Жолаева келді."
    ((name, level, _),) = _rows(text)
    assert (name, level) == ("Айгүл Жолаева", "head_of_agency")


def test_the_mayor_of_the_capital_is_one_at_home() -> None:
    text = "Ташкентте жиын өтті. Елорда әкімі Ерлан Жолаев келді."
    assert _rows(text) == [("Ерлан Жолаев", "governor", "KZ")]


def test_the_head_of_an_unknown_district_is_one_at_home() -> None:
    assert _rows("Жиынға Қарабас ауданының әкімі Ерлан Жолаев келді.") == [
        ("Ерлан Жолаев", "governor", "KZ")
    ]


def test_a_minister_beside_a_foreign_head_is_of_his_state() -> None:
    text = "Үстел басында Мехмет Акбаш пен сыртқы істер министрі Ерлан Жолаев отыр."
    assert ("Ерлан Жолаев", "minister", "TR") in _rows(text)


def test_one_president_in_passing_is_not_two() -> None:
    text = (
        "Асан Серов Мехмет Акбашпен кездесті. Президент достық туралы айтты. "
        "Кейін Президент алғыс білдірді."
    )
    assert len([row for row in _rows(text) if row[1] == "head_of_state"]) <= 1


def test_two_ministers_are_not_the_one_of_the_article() -> None:
    claims, _ = _read("Министр Ерлан Жолаев келді. Екі министр құжатқа қол қойды.")
    assert len(claims) == 1


@pytest.mark.parametrize(
    ("whose", "land"),
    [
        ("Мәдениет министрлері", None),
        ("ТМҰ-ға мүше елдердің министрлері", None),
        ("Министрлер", "KZ"),
    ],
)
def test_ministers_of_one_field_or_of_several_states_are_not_both_at_home(
    whose: str, land: str | None
) -> None:
    found = _rows(f"{whose} Ерлан Жолаев пен Асқар Сәрсенов жиынға қатысты.")
    assert found == [("Ерлан Жолаев", "minister", land), ("Асқар Сәрсенов", "minister", land)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Құттықтау сөз кезегі әуелі ұйымның хатшысына тиді.", "ұйым"),
        ("Ерлан Жолаев кеңес мүшелерімен кездесті.", "кеңес"),
    ],
)
def test_a_head_without_a_possessive_ends_no_name(text: str, name: str) -> None:
    assert not any(name in found.lower() for found in _bodies(text))


def test_a_head_needs_no_possessive_behind_an_adjective() -> None:
    assert "Ғылыми кеңес" in _bodies("Кеше Алматыда академияның Ғылыми кеңесі жиналды.") | _bodies(
        "Кеше Алматыда Ғылыми кеңес жиналды."
    )


def test_a_council_is_not_the_body_it_belongs_to() -> None:
    claims, _ = _read(
        "ТҮРКСОЙ Тұрақты кеңесінің отырысы өтті. ТҮРКСОЙ Бас хатшысы Ерлан Жолаев келді."
    )
    (row,) = claims
    assert row.body is not None
    assert row.body.key == "turksoy"


@pytest.mark.parametrize(
    "text",
    [
        "Кеше Ақордада жиын өтті.",
        "Қырғызстан Министрлер кабинетінің төрағасы Ерлан Жолаев келді.",
    ],
)
def test_a_house_and_the_government_of_a_post_are_no_bodies_of_the_article(text: str) -> None:
    assert _bodies(text) == set()


def test_an_acronym_with_a_case_is_the_acronym() -> None:
    assert _bodies("Астанада ТМҰ-ның саммиті өтті. Оны ТМҰ ұйымдастырды.") == {"ТМҰ"}


def test_a_title_of_several_is_given_to_each_as_of_one() -> None:
    text = "Сыртқы істер министрлері Ерлан Жолаев пен Айбек Сергеев келді."
    assert {row.title.lower() for row in _read(text)[0]} == {"сыртқы істер министрі"}


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Отырысты Австрия Федералды канцлері Асан Тарын ашты.", "AT"),
        ("Жиынға Өзбекстанның осы саладағы вице-министрі Асан Тарын келді.", "UZ"),
        ("Отырысты министр Асан Тарын ашты.", "KZ"),
        ("Екі елдің министрлері – Асан Тарын мен Ерлан Жолаев – кездесті.", None),
        ("Порттың бас директоры Асан Тарын қонақтарды күтті.", None),
        ("Қазақстанда жиын өтті. Оны порттың бас директоры Асан Тарын ашты.", None),
    ],
)
def test_a_post_is_of_the_state_its_phrase_begins_with_else_at_home(
    text: str, country: str | None
) -> None:
    assert _rows(text)[0][2] == country


def test_the_president_of_a_federation_of_sports_is_no_head_of_state() -> None:
    ((_, level, _),) = _rows("Жиынды Федерация президенті Асан Тарын ашты.")
    assert level != "head_of_state"


def test_a_post_with_its_acronym_is_of_the_name_behind_it() -> None:
    text = (
        "Форумға Түркия министрі Ерлан Жолаев, Дүниежүзілік сауда ұйымының Бас директоры (ДСҰ) "
        "Нгози Нвоконджо-Увеала келді."
    )
    assert [row[1] for row in _rows(text) if row[0] == "Ерлан Жолаев"] == ["minister"]


def test_a_bare_chamber_is_the_one_named_before() -> None:
    text = "Парламент Сенатының жалпы отырысы өтті. Сенат төрағасы Ерлан Жолаев келді."
    assert _bodies(text) == {"Парламент Сенаты"}


@pytest.mark.parametrize("owner", ["Global Union", "«Тұлпар»"])
def test_the_president_of_what_nobody_knows_is_no_head_of_state(owner: str) -> None:
    held, _ = _read(f"Кеше Қазақстанда {owner} президенті Дархан Тасов сөйледі.")
    assert [(o.level == "head_of_state", o.country) for o in held] == [(False, None)]
    held, _ = _read("Кеше «Тұлпар» Президент Асан Серов туралы жазды.")
    assert [(office.level, office.country) for office in held] == [("head_of_state", "KZ")]


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        ("Академияның ректоры, тарих ғылымдарының докторы, профессор", {"other"}),
        ("Мәжіліс депутаты, саяси ғылымдарының кандидаты", {"member_of_parliament"}),
        ("Мәдениет министрі, PhD", {"minister"}),
        ("Мәдениет министрі, заң ғылымының докторы, академик", {"minister"}),
        ("Мәдениет министрі, оның докторы", set()),
        ("Мәдениет министрі, ғылым туралы айтқан", set()),
        ("Мәдениет министрі, тарих ғылымдарын зерттеген", set()),
    ],
)
def test_degrees_part_no_post_from_its_name(text: str, posts: set[str]) -> None:
    levels = {level for name, level, _ in _rows(f"Кеше {text} Ерлан Жолаев келді.") if name}
    assert levels == posts


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Еуропалық одақтың Қазақстандағы елшісі", [("Ерлан Жолаев", "ambassador", None)]),
        ("Түркияның Қазақстандағы елшісі", [("Ерлан Жолаев", "ambassador", "TR")]),
        ("Қазақстанның Түркиядағы елшісі", [("Ерлан Жолаев", "ambassador", "KZ")]),
    ],
)
def test_an_envoy_is_not_of_the_state_he_lives_in(
    text: str, rows: list[tuple[str, str, str | None]]
) -> None:
    opening = "Қазақстан Сыртқы істер министрлігі хабарлады. "
    assert _rows(f"{opening}Кеше {text} Ерлан Жолаев келді.") == rows


def test_a_field_of_two_parts_is_whole_and_of_the_state_before_it() -> None:
    text = "Өзбекстан Премьер-Министрінің орынбасары - Ауыл және су шаруашылығы министрі Ерлан Жолаев келді."
    assert set(_rows(text)) == {
        ("Ерлан Жолаев", "minister", "UZ"),
        ("Ерлан Жолаев", "deputy_head_of_government", "UZ"),
    }


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Кеше Ерлан Жолаев келді. Ерлан Асқарұлы сөйледі.", ["Ерлан Жолаев"]),
        ("Кеше Ерлан Асқарұлы келді. Ерлан Жолаев сөйледі.", ["Ерлан Жолаев", "Ерлан Асқарұлы"]),
        (
            "Кеше Ерлан Жолаев келді. Ерлан Асқарұлының мұрасы айтылды.",
            ["Ерлан Жолаев", "Ерлан Асқарұлы"],
        ),
        ("Кеше Асқар Жолаев келді. Ерлан Асқарұлы сөйледі.", ["Асқар Жолаев", "Ерлан Асқарұлы"]),
        ("Кеше әкім Ерлан Жолаев келді. Облыс әкімі Ерлан Тұрұлы сөйледі.", ["Ерлан Жолаев"]),
        (
            "Кеше әкім Ерлан Жолаев келді. Министр Ерлан Тұрұлы сөйледі.",
            ["Ерлан Жолаев", "Ерлан Тұрұлы"],
        ),
    ],
)
def test_a_given_name_with_the_fathers_is_of_who_is_named_before(
    text: str, names: list[str]
) -> None:
    reading = lang.pack("kk").read(Article("a", "a", "kk", text, "0" * 64, published=DAY))
    lexicon = _lexicon()
    found = people.read(mentions.find(reading, lexicon), lexicon).persons
    assert sorted(person.name for person in found) == sorted(names)


@pytest.mark.parametrize(
    ("text", "land"),
    [
        ("Өзбекстан шет мемлекеттермен достық комитеті төрағасы", "UZ"),
        ("Түркия Президенті жанындағы мәдениет және өнер жөніндегі кеңес төрағасы", "TR"),
        ("Түркия қонақтарымен бірге ауылдағы дін және өнер жөніндегі кеңес төрағасы", "KZ"),
        ("Мәдениет және өнер жөніндегі кеңес төрағасы", "KZ"),
    ],
)
def test_the_state_that_opens_the_name_of_a_body_is_that_of_its_posts(text: str, land: str) -> None:
    assert {row[2] for row in _rows(f"{text} Ерлан Жолаев келді.")} == {land}


@pytest.mark.parametrize(
    ("text", "lands"),
    [
        ("Президент Асан Серов келді. Президент Ерлан Жолаев сөйледі.", ["KZ", None]),
        ("Президент Асан Серов келді. Министр Ерлан Жолаев сөйледі.", ["KZ", "KZ"]),
        ("Президент Асан Серов келді. Бұрынғы президент Ерлан Жолаев сөйледі.", ["KZ", "KZ"]),
    ],
)
def test_a_state_at_home_has_one_head(text: str, lands: list[str | None]) -> None:
    assert [row[2] for row in _rows(text)] == lands


def test_the_vice_president_of_a_body_taken_up_is_not_its_head() -> None:
    text = "Кеше «Тұлпар» академиясы ашылды. Академияның вице-президенті Ерлан Жолаев келді."
    assert [row[1] for row in _rows(text)] == ["other"]


def test_a_body_is_not_called_by_its_state_alone() -> None:
    _, named = _read("Кеше ҚР Ұлттық кітапханасында болды. Кейін ҚР Ұлттық музейі ашылды.")
    assert [(claim.ref.name, claim.acronym) for claim in named.claims] == [
        ("ҚР Ұлттық кітапханасы", None),
        ("ҚР Ұлттық музейі", None),
    ]


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Облыс әкімі келді. Аймақ басшысы Ерлан Жолаевқа ризашылығын білдірді.", "governor"),
        ("Қазақстанның Тұңғыш Президенті Ерлан Жолаевқа алғыс айтты.", "other"),
    ],
)
def test_who_thanks_somebody_is_told_by_a_post_before_the_name(text: str, level: str) -> None:
    assert ("Ерлан Жолаев", level, "KZ") not in _rows(text)
    assert ("Ерлан Жолаев", "minister", "KZ") in _rows(f"{text} Министр Ерлан Жолаев сөйледі.")


def test_whom_another_thanks_may_hold_the_post_before_the_name() -> None:
    text = "Мұрат Дулатов министр Ерлан Жолаевқа алғыс айтты."
    assert ("Ерлан Жолаев", "minister", "KZ") in _rows(text)
