"""Posts in whole Russian sentences: seats, orders, appositions, joint bodies, parliaments."""

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
from kurultay.text.article import Article, Part, PartialDate, PartKind, Span

DAY = PartialDate(2031, 5, 20)


@cache
def _lexicon() -> Lexicon:
    entries, _ = register.read(home())
    return Lexicon.load(home(), lang.pack("ru"), entries)


def _page(text: str, parts: tuple[Part, ...] = ()) -> Page:
    article = Article("a", "a", "ru", text, "0" * 64, published=DAY, parts=parts)
    reading, lexicon = lang.pack("ru").read(article), _lexicon()
    return Page.of(reading, mentions.find(reading, lexicon), lexicon)


def _offices(text: str) -> tuple[Office, ...]:
    page = _page(text)
    return offices.read(page, people.read(page.mentions, page.lexicon), bodies.read(page)).claims


def _told(text: str) -> set[tuple[str, str, str | None, bool]]:
    return {(o.holder.name, o.level, o.country, o.former) for o in _offices(text)}


STATED = [
    (
        "На должность министра обороны Казахстана назначен Иван Сорокин.",
        {("Иван Сорокин", "minister", "KZ", False)},
    ),
    (
        "Пост министра культуры Турции занял Иван Сорокин.",
        {("Иван Сорокин", "minister", "TR", False)},
    ),
    (
        "Президент подписал указ о назначении Ивана Сорокина министром обороны Узбекистана.",
        {("Иван Сорокин", "minister", "UZ", False)},
    ),
    (
        "Выступил Иван Сорокин, который ранее занимал пост министра обороны Казахстана.",
        {("Иван Сорокин", "minister", "KZ", True)},
    ),
    (
        "Глава ведомства уволил с должности министра обороны Казахстана Ивана Сорокина.",
        {("Иван Сорокин", "minister", "KZ", True)},
    ),
    (
        "Приехал с Иваном Сорокиным, назначенным губернатором Самарской области, и советник.",
        {("Иван Сорокин", "governor", "RU", False)},
    ),
    (
        "Вице-премьерами Казахстана были назначены Иван Сорокин и Анна Лебедева.",
        {
            ("Иван Сорокин", "deputy_head_of_government", "KZ", False),
            ("Анна Лебедева", "deputy_head_of_government", "KZ", False),
        },
    ),
    (
        "Прибыл руководитель делегации замглавы МИД Казахстана Иван Сорокин.",
        {
            ("Иван Сорокин", "deputy_minister", "KZ", False),
            ("Иван Сорокин", "other", "KZ", False),
        },
    ),
    (
        "Ивану Сорокину, министру обороны Казахстана президент вручил орден.",
        {("Иван Сорокин", "minister", "KZ", False)},
    ),
]


@pytest.mark.parametrize(("text", "rows"), STATED)
def test_a_sentence_that_gives_a_post_is_read(
    text: str, rows: set[tuple[str, str, str | None, bool]]
) -> None:
    assert _told(text) == rows


@pytest.mark.parametrize(
    "text",
    [
        "Иван Сорокин, не ставший министром обороны Казахстана, приехал в Астану.",
        "Иван Сорокин, который станет министром обороны Казахстана, приехал в Астану.",
        "Обсуждается назначение Ивана Сорокина министром обороны Казахстана.",
    ],
)
def test_a_post_that_nobody_took_is_nobodys(text: str) -> None:
    assert _told(text) == set()


def test_the_secretary_of_a_minister_is_no_minister() -> None:
    assert _told("Приехал секретарь министра обороны Казахстана Иван Сорокин.") == set()


def test_a_degree_between_two_posts_parts_them_no_more_than_a_comma() -> None:
    text = (
        "Выступил директор Института востоковедения, доктор исторических наук, "
        "профессор Иван Сорокин."
    )
    (row,) = _offices(text)  # what he is called besides his post is no second one
    assert (row.title, row.body and row.body.name) == ("директор", "Институт востоковедения")


def test_a_post_behind_a_name_is_not_that_of_the_next_name() -> None:
    text = (
        "Гостями были Анна Лебедева, ректор Университета культуры, и директор Института "
        "востоковедения, правозащитник Иван Сорокин."
    )
    assert [(o.holder.name, o.title) for o in _offices(text)] == [
        ("Анна Лебедева", "ректор"),
        ("Иван Сорокин", "директор"),
    ]


def test_a_body_that_opens_with_the_adjective_of_a_state_is_read_whole() -> None:
    (row,) = _offices("Иван Сорокин – директор Казахстанского института культурологии, выступил.")
    assert row.body is not None
    assert row.body.name == "Казахстанский институт культурологии"


def test_the_head_of_a_joint_body_is_of_his_own_state() -> None:
    text = (
        "Выступил российский депутат, руководитель казахстанско-турецкой группы дружбы "
        "Иван Сорокин."
    )
    assert {(o.level, o.country) for o in _offices(text)} == {
        ("member_of_parliament", "RU"),
        ("head_of_agency", "RU"),
    }


def test_two_states_in_one_word_are_no_part_of_a_name() -> None:
    text = "Посол встретился с председателем группы дружбы Казахстан-Турция Юсуфом Керимоглу."
    (row,) = _offices(text)
    assert row.holder.name == "Юсуф Керимоглу"
    assert row.country is None
    assert row.body is not None
    assert row.body.name == "группа дружбы Казахстан-Турция"


def test_a_deputy_speaker_is_of_the_parliament_spoken_of() -> None:
    text = "Сенат Казахстана собрался в среду. Вице-спикер Иван Сорокин открыл заседание."
    assert ("Иван Сорокин", "other", "KZ", False) in _told(text)


def test_an_acronym_that_nobody_explains_spells_a_body_named_in_full() -> None:
    text = (
        "Институт древних рукописей РАН открыл выставку. Представитель ИДР РАН Иван Сорокин "
        "ответил на вопросы."
    )
    (row,) = _offices(text)
    assert row.body is not None
    assert row.body.name == "Институт древних рукописей РАН"


def test_the_party_taken_up_by_a_noun_is_that_named_before_in_quotation_marks() -> None:
    text = "Партия «Рассвет» провела съезд. Выступил глава партии Иван Сорокин."
    (row,) = _offices(text)
    assert row.body is not None
    assert "Рассвет" in row.body.name


def test_a_town_undeclined_before_a_name_is_no_part_of_it() -> None:
    text = "В город Нарута приехали гости. Их принял мэр Нарута Иван Сорокин."
    assert [o.holder.name for o in _offices(text)] == ["Иван Сорокин"]


def test_initials_and_the_full_name_are_one_person() -> None:
    page = _page("Прибыл И.В.Сорокин. Иван Сорокин выступил.")
    names = [person.name for person in people.read(page.mentions, page.lexicon).persons]
    assert names == ["Иван Сорокин"]


def test_other_initials_are_another_person() -> None:
    page = _page("Прибыли И.В.Сорокин и И.П.Сорокин.")
    names = [person.name for person in people.read(page.mentions, page.lexicon).persons]
    assert names == ["И.В. Сорокин", "И.П. Сорокин"]


def test_who_reports_in_a_dateline_is_nobody_of_the_news() -> None:
    line = "Баку / корр. Агентства И.Сорокин/ "
    text = line + "Министр обороны Казахстана Иван Лебедев прибыл."
    parts = (
        Part(PartKind.DATELINE, Span(0, len(line) - 1)),
        Part(PartKind.BODY, Span(len(line), len(text))),
    )
    page = _page(text, parts)
    assert [p.name for p in people.read(page.mentions, page.lexicon).persons] == ["Иван Лебедев"]


def test_fields_of_work_go_on_behind_a_comma() -> None:
    text = (
        "Приехал заместитель председателя комиссии по вопросам науки, энергетики и экологии "
        "Иван Сорокин."
    )
    (row,) = _offices(text)
    assert row.title.endswith("по вопросам науки, энергетики и экологии")


def test_a_first_lady_is_not_the_president_named_beside_her() -> None:
    assert _told("Прибыли президент Турции и первая леди Анна Лебедева.") == {
        ("Анна Лебедева", "other", "TR", False)
    }


def test_who_owns_a_firm_holds_no_post_by_it() -> None:
    rows = _offices("Выступил глава компании «Полюс» и совладелец WFC Иван Сорокин.")
    assert [row.title for row in rows] == ["глава"]


def test_a_post_of_a_list_whose_holder_is_not_named_is_nobodys() -> None:
    text = (
        "Прибыли министр обороны Киргизии Бакыт Бекболотов, посол Монголии и директор "
        "Института археологии Айрат Ситдиков."
    )
    assert _told(text) == {
        ("Бакыт Бекболотов", "minister", "KG", False),
        ("Айрат Ситдиков", "other", None, False),
    }


def test_nobody_serves_a_state_and_a_body_of_states_by_a_comma_alone() -> None:
    text = "Участвовали министр иностранных дел Катара, генсек ОТГ Кубанычбек Омуралиев."
    assert {(o.holder.name, o.level) for o in _offices(text)} == {
        ("Кубанычбек Омуралиев", "secretary_general")
    }
    same = "Выступил министр торговли Казахстана, заместитель премьер-министра Иван Сорокин."
    assert {o.level for o in _offices(same)} == {"minister", "deputy_head_of_government"}


def test_who_leads_the_delegation_of_a_bank_serves_no_state() -> None:
    text = (
        "Глава кабинета министров Кыргызстана встретился с делегацией Всемирного банка во главе "
        "с региональным директором Анной Серовой."
    )
    assert {(o.holder.name, o.country) for o in _offices(text)} == {("Анна Серова", None)}


def test_the_head_of_a_board_without_its_name_is_of_no_state_that_is_only_named() -> None:
    text = (
        "Председатель Правления – Ректор Национального университета Иван Сорокин принял гостей. "
        "Пришли депутаты парламента Турции."
    )
    assert {o.country for o in _offices(text)} == {None}


def test_a_parliament_is_neither_of_two_named_together() -> None:
    told = _told(
        "В Баку встретились спикер парламента Венгрии Иван Сорокин и председатель Великого "
        "национального собрания Турции Асан Серов. Председатель парламента Павел Лужин рад."
    )
    assert ("Павел Лужин", "parliament_speaker", "TR", False) not in told
    told = _told(
        "Спикер Великого национального собрания Турции Асан Серов прибыл. "
        "Председатель парламента Павел Лужин рад."
    )
    assert ("Павел Лужин", "parliament_speaker", "TR", False) in told


@pytest.mark.parametrize(
    ("owner", "level", "country"),
    [("провинции Пенджаб", "governor", None), ("Казахстана", "head_of_government", "KZ")],
)
def test_the_premier_of_a_province_heads_no_government_of_a_state(
    owner: str, level: str, country: str | None
) -> None:
    told = _told(f"Узбекистан ждёт гостей. Прибыл премьер-министр {owner} Иван Сорокин.")
    assert told == {("Иван Сорокин", level, country, False)}


def test_the_first_state_of_an_article_is_not_that_of_who_is_elsewhere() -> None:
    text = "Делегация Турции прибыла в {}. Её встретил первый заместитель министра Иван Сорокин."
    assert _told(text.format("Бишкек")) == {("Иван Сорокин", "deputy_minister", None, False)}
    assert _told(text.format("Анкару")) == {("Иван Сорокин", "deputy_minister", "TR", False)}


def test_whom_an_object_parts_from_a_post_does_not_hold_it() -> None:
    assert _told("Она передала послу книгу Ивана Сорокина.") == set()
    assert _told("Она передала послу Ивану Сорокину книгу.") == {
        ("Иван Сорокин", "ambassador", None, False)
    }


def test_a_speaker_is_of_the_parliament_that_a_relative_word_means() -> None:
    told = _told(
        "Делегацию возглавил председатель Мажилиса Асан Серов. Кресло перешло от Турции, спикер "
        "парламента которой Иван Сорокин болен. Вместо него выступил вице-спикер Павел Лужин."
    )
    assert ("Иван Сорокин", "parliament_speaker", "TR", False) in told
    assert ("Павел Лужин", "other", None, False) in told
