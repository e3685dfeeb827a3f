"""Posts told apart from their names, in whole Russian sentences: what becomes of whom."""

from __future__ import annotations

from functools import cache

import pytest

from kurultay import lang, mentions
from kurultay.facts import bodies, offices, people
from kurultay.facts.claims import Office
from kurultay.facts.page import Page
from kurultay.graph import register
from kurultay.mentions.lexicon import Lexicon
from kurultay.resources import home
from kurultay.text.article import Article, PartialDate


@cache
def _lexicon() -> Lexicon:
    entries, _ = register.read(home())
    return Lexicon.load(home(), lang.pack("ru"), entries)


def _page(text: str) -> Page:
    article = Article("a", "a", "ru", text, "0" * 64, published=PartialDate(2031, 5, 20))
    reading, lexicon = lang.pack("ru").read(article), _lexicon()
    return Page.of(reading, mentions.find(reading, lexicon), lexicon)


def _offices(text: str) -> tuple[Office, ...]:
    page = _page(text)
    return offices.read(page, people.read(page.mentions, page.lexicon), bodies.read(page)).claims


def _told(text: str) -> set[tuple[str, str, str | None]]:
    return {(o.holder.name, o.level, o.country) for o in _offices(text)}


STATED = [
    (  # what a name with a post became
        (
            "Председателем совета директоров банка «Заря» является министр финансов Казахстана "
            "Иван Сорокин."
        ),
        {("Иван Сорокин", "minister", "KZ"), ("Иван Сорокин", "business", None)},
    ),
    (  # an age parts no post from its name
        "Главой Агентства Казахстана назначен 35-летний Иван Сорокин.",
        {("Иван Сорокин", "head_of_agency", "KZ")},
    ),
    (  # a former post, a comma, the present one
        (
            "Выступил экс-министр культуры Турции, депутат Великого национального собрания Турции "
            "Али Демир."
        ),
        {("Али Демир", "minister", "TR"), ("Али Демир", "member_of_parliament", "TR")},
    ),
    (  # a post of several behind their names, each with a state
        "Иван Сорокин и Али Демир, министры культуры Казахстана и Турции, открыли выставку.",
        {("Иван Сорокин", "minister", "KZ"), ("Али Демир", "minister", "TR")},
    ),
    (  # what stands in a bracket between post and name
        "Посол Казахстана в Австрии (по совместительству в Венгрии) Иван Сорокин приехал.",
        {("Иван Сорокин", "ambassador", "KZ")},
    ),
    (  # epithets between a state's adjective and the body
        "Глава украинской оппозиционной партии «Заря» Иван Сорокин приехал.",
        {("Иван Сорокин", "other", "UA")},
    ),
    (  # a region behind its state's adjective
        "Приехал глава российского Татарстана Иван Сорокин.",
        {("Иван Сорокин", "governor", "RU")},
    ),
    (  # whose the post is, by a surname before the name
        "Иван Сорокин приехал. Помощник Сорокина Марат Демиров молчал.",
        set(),
    ),
    (
        "Президент Республики Иван Сорокин выступил в Казахстане.",
        {("Иван Сорокин", "head_of_state", None)},
    ),
    (
        "Выступил глава администрации города Байконура Иван Сорокин.",
        {("Иван Сорокин", "governor", "KZ")},
    ),
    (
        "Выступил заместитель председателя правительства Алтайского края Иван Сорокин.",
        {("Иван Сорокин", "other", "RU")},
    ),
    (
        "Выступил статс-секретарь МИД Румынии Иван Сорокин.",
        {("Иван Сорокин", "deputy_minister", "RO")},
    ),
    (
        "Выступил председатель коллегии Евразийской экономической комиссии Иван Сорокин.",
        {("Иван Сорокин", "head_of_agency", None)},
    ),
]


@pytest.mark.parametrize(("text", "told"), STATED)
def test_a_post_apart_from_its_name_is_still_that_persons(
    text: str, told: set[tuple[str, str, str | None]]
) -> None:
    assert _told(text) == told


UNSAID = [
    "Министр уехал. Акима Кызылординской области замещал его заместитель Иван Сорокин.",
    "С главами миссий Турции и Ирана Сорокин обсудил визит. Приехал Иван Сорокин.",
    "Он говорил с директором музея Рябова. Иван Рябов молчал.",
    "Друг Рината Сорокина, министр культуры Турции, молчал.",
    "Председателем банка «Заря» может стать Иван Сорокин.",
    "Иван Сорокин встретил Али Демира. Он является послом Казахстана в Турции.",
    "Иван Сорокин уехал. Он не является послом Казахстана в Турции.",
    "Иван Сорокин уехал. Она является послом Казахстана в Турции.",
]


@pytest.mark.parametrize("text", UNSAID)
def test_a_post_of_somebody_else_is_not_given_to_the_name_beside_it(text: str) -> None:
    assert _told(text) == set()


def test_a_pronoun_takes_up_the_only_person_of_the_sentence_before() -> None:
    told = _offices(
        "Иван Сорокин родился в Казани. Он является ректором Казанского университета. "
        "С 2001 по 2005 год он был послом Казахстана в Турции."
    )
    assert {(o.holder.name, o.level, o.former) for o in told} == {
        ("Иван Сорокин", "other", False),
        ("Иван Сорокин", "ambassador", True),
    }


def test_he_who_is_also_something_else_has_both_posts() -> None:
    told = _offices(
        "Прибыл председатель Совета МПА СНГ, он же спикер российского Совета Федерации "
        "Иван Сорокин."
    )
    assert {(o.level, o.body and o.body.name) for o in told} == {
        ("other", "Совет МПА СНГ"),
        ("parliament_speaker", "Совет Федерации"),
    }


def test_two_posts_joined_by_and_share_the_body_behind_them() -> None:
    told = _offices("Выступил исполнительный директор и основатель фонда «Заря» Иван Сорокин.")
    assert [o.body and o.body.name for o in told] == ["фонд «Заря»"] * 2


def test_the_organ_that_gives_out_the_article_tells_whose_a_bare_minister_is() -> None:
    told = _told(
        "МИД Армении сообщает о переговорах с послами Ирана, Грузии, Китая и Индии.\n\n"
        "Министр обороны Иван Сорокин приехал утром."
    )
    assert ("Иван Сорокин", "minister", "AM") in told


def test_a_surname_that_looks_like_a_patronymic_is_no_second_name_behind_a_post() -> None:
    told = _told(
        "Прибыли премьер-министр Казахстана Михаил Сорокин и председатель коллегии Евразийской "
        "экономической комиссии Михаил Мясникович."
    )
    assert told == {
        ("Михаил Сорокин", "head_of_government", "KZ"),
        ("Михаил Мясникович", "head_of_agency", None),
    }


def test_the_form_of_a_title_tells_the_case_behind_an_adjective_that_was_misread() -> None:
    assert ("Иван Сорокин", "minister", "QA") in _told(
        "В 16:40 катарский госминистр Иван Сорокин и глава банка Асан Беков листали проект."
    )


def test_envoys_of_a_list_are_each_of_the_state_before_a_bracket() -> None:
    assert _told(
        "Грамоты вручили послы Республики Казахстан Иван Сорокин, Исламской Республики Иран "
        "Али Демир и Королевства Нидерланды (с резиденцией в Тбилиси) Питер де Врис."
    ) == {
        ("Иван Сорокин", "ambassador", "KZ"),
        ("Али Демир", "ambassador", "IR"),
        ("Питер де Врис", "ambassador", "NL"),
    }


def test_who_serves_a_secretary_general_is_of_no_state() -> None:
    (post,) = _offices("Казахстан ждал. От ООН выступил спецпредставитель генсека Иван Сорокин.")
    assert (post.country, post.body and post.body.name) == (None, "ООН")


def test_a_name_that_looks_like_a_title_stays_a_name() -> None:
    assert _told("Выступила глава Нацбанка Таджикистана Хокима Рябова.") == {
        ("Хокима Рябова", "head_of_agency", "TJ")
    }


BODIED = [
    ("Выступил вратарь московского «Динамо» Иван Сорокин.", ["«Динамо»"]),
    ("Выступил вратарь сборной России и испанской «Валенсии» Иван Сорокин.", ["сборная России"]),
    (
        "Выступили депутаты от фракции «Заря» Асан Беков и от фракции «Родник» Иван Сорокин.",
        ["фракция «Заря»", "фракция «Родник»"],
    ),
    (
        "Вице-спикером Жогорку Кенеша избран от коалиции большинства Иван Сорокин.",
        ["Жогорку Кенеш"],
    ),
    (
        (
            "Выступил председатель Комитета по делам женщин при правительстве Таджикистана "
            "Иван Сорокин."
        ),
        ["Комитет по делам женщин при правительстве Таджикистана"],
    ),
    (
        "Выступил председатель Делового совета ШОС Иван Сорокин.",
        ["Деловой совет ШОС"],
    ),
]


@pytest.mark.parametrize(("text", "names"), BODIED)
def test_a_post_is_of_the_body_that_its_words_lead_to(text: str, names: list[str]) -> None:
    assert [office.body and office.body.name for office in _offices(text)] == names


def test_a_movement_or_party_by_its_bare_name_is_no_firm() -> None:
    assert _told("Выступил председатель движения «Заря» Иван Сорокин.") == {
        ("Иван Сорокин", "other", None)
    }


def test_the_land_behind_a_field_is_no_part_of_the_title() -> None:
    (post,) = _offices("В Казахстан прибыл министр внешней торговли страны Иван Сорокин.")
    assert post.title == "министр внешней торговли"
