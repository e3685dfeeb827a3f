"""Who holds which post."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kurultay.facts import bodies, offices, people
from kurultay.facts.offices import Offices
from kurultay.facts.page import Page

Marked = Callable[[str, str], Page]
Row = tuple[str, str, str, str | None]


def _read(page: Page) -> Offices:
    return offices.read(page, people.read(page.mentions, page.lexicon), bodies.read(page))


def _rows(page: Page) -> list[Row]:
    return [(row.holder.name, row.level, row.title, row.country) for row in _read(page).claims]


def test_post_state_and_name_are_one_office(marked: Marked) -> None:
    page = marked(
        "ru",
        "Прибыл ⟦post:minister:министр экономики|министр экономики ⟦state:KZ|Казахстана⟧⟧ "
        "⟦person|Асан Серов⟧.",
    )
    assert _rows(page) == [("Асан Серов", "minister", "министр экономики", "KZ")]


def test_a_list_binds_each_post_to_the_name_behind_it(marked: Marked) -> None:
    page = marked(
        "ru",
        "Приехали ⟦post:minister:министр финансов|министр финансов ⟦state:TR|Турции⟧⟧ "
        "⟦person|Али Демир⟧, ⟦post:minister:министр юстиции|министр юстиции ⟦state:UZ|Узбекистана⟧⟧ "
        "⟦person|Бахром Каримов⟧.",
    )
    assert _rows(page) == [
        ("Али Демир", "minister", "министр финансов", "TR"),
        ("Бахром Каримов", "minister", "министр юстиции", "UZ"),
    ]


def test_posts_joined_by_a_dash_are_two_offices_of_one_person(marked: Marked) -> None:
    page = marked(
        "ru",
        "Выступила ⟦post:deputy_head_of_government:заместитель премьер-министра|заместитель "
        "премьер-министра⟧ – ⟦post:minister:министр культуры|министр культуры ⟦state:KZ|РК⟧⟧ "
        "⟦person|Сауле Ахметова⟧.",
    )
    assert _rows(page) == [
        ("Сауле Ахметова", "minister", "министр культуры", "KZ"),
        ("Сауле Ахметова", "deputy_head_of_government", "заместитель премьер-министра", "KZ"),
    ]


def test_a_post_behind_the_name_binds_when_it_is_set_off_by_commas(marked: Marked) -> None:
    page = marked(
        "ru",
        "⟦person|Золтан Ковач⟧, ⟦post:deputy_minister:заместитель министра|заместитель министра⟧ "
        "⟦state:HU|Венгрии⟧, открыл встречу.",
    )
    assert _rows(page) == [("Золтан Ковач", "deputy_minister", "заместитель министра", "HU")]


def test_a_post_that_opens_its_own_clause_is_nobody_s(marked: Marked) -> None:
    page = marked(
        "ru",
        "Как сказал ⟦person|Асан Серов⟧, ⟦post:minister:министр|министр⟧ подписал указ.",
    )
    assert _rows(page) == []


def test_a_plural_post_is_shared_by_the_names_of_its_list(marked: Marked) -> None:
    page = marked(
        "ru",
        "⟦post:head_of_government+:премьер-министр|Премьер-министры ⟦state:KZ|Казахстана⟧⟧ "
        "⟦person|Асан Серов⟧ и ⟦state:UZ|Узбекистана⟧ ⟦person|Бахром Каримов⟧ открыли форум.",
    )
    assert _rows(page) == [
        ("Асан Серов", "head_of_government", "премьер-министр", "KZ"),
        ("Бахром Каримов", "head_of_government", "премьер-министр", "UZ"),
    ]


def test_colleagues_get_the_post_of_the_one_named_before(marked: Marked) -> None:
    page = marked(
        "ru",
        "⟦post:minister:министр обороны|Министр обороны ⟦state:AZ|Азербайджана⟧⟧ ⟦person|Вагиф Мамедов⟧ "
        "принял гостей. Его ⟦state~:TR|турецкий⟧ и ⟦state~:KZ|казахстанский⟧ коллеги — "
        "⟦person|Али Демир⟧ и ⟦person|Асан Серов⟧ — поблагодарили.",
    )
    assert _rows(page)[1:] == [
        ("Али Демир", "minister", "министр обороны", "TR"),
        ("Асан Серов", "minister", "министр обороны", "KZ"),
    ]


def test_a_delegate_in_brackets_has_an_affiliation_only(marked: Marked) -> None:
    page = marked(
        "ru",
        "Приехали предприниматели: ⟦person|А. Серов⟧ (⟦body:-|Торговая палата⟧, ⟦state:KZ|Казахстан⟧).",
    )
    (row,) = _read(page).claims
    assert (row.level, row.country, row.body and row.body.name) == (
        "business",
        "KZ",
        "Торговая палата",
    )


def test_a_post_in_a_world_body_names_the_body_and_no_state(marked: Marked) -> None:
    page = marked(
        "ru",
        "⟦post:secretary_general:генеральный секретарь|Генеральный секретарь ⟦body:ots|ОТГ⟧⟧ "
        "⟦person|Эмир Токтоев⟧ посетил ⟦state:KZ|Казахстан⟧.",
    )
    (row,) = _read(page).claims
    assert (row.body and row.body.en, row.country) == ("Organization of Turkic States", None)


def test_the_secretary_general_of_the_organisation_is_that_of_the_one_spoken_of(
    marked: Marked,
) -> None:
    page = marked(
        "ru",
        "Прошла встреча министров ⟦body:ots|Организации тюркских государств⟧.\n"
        "Участвовал ⟦post:secretary_general:генеральный секретарь|генеральный секретарь⟧ организации "
        "⟦person|Эмир Токтоев⟧.",
    )
    (row,) = _read(page).claims
    assert row.body is not None
    assert row.body.key == "ots"


def test_an_envoy_is_of_the_sending_state_and_his_title_tells_where(marked: Marked) -> None:
    page = marked(
        "ru",
        "⟦post:ambassador:посол|Посол⟧ ⟦state:TR|Турции⟧ в ⟦state:HU|Венгрии⟧ ⟦person|Али Демир⟧ приехал.",
    )
    assert _rows(page) == [("Али Демир", "ambassador", "посол в Венгрии", "TR")]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Из ⟦place:tr-ankara|Анкары⟧ прибыл ⟦post:minister|министр⟧ ⟦person|Али Демир⟧.", "TR"),
        (
            "⟦state~:UZ|Узбекскую⟧ делегацию представлял ⟦post:minister|министр⟧ ⟦person|Али Демир⟧.",
            "UZ",
        ),
    ],
)
def test_a_bare_post_belongs_to_the_delegation_of_its_sentence(
    marked: Marked, text: str, country: str
) -> None:
    assert [row[3] for row in _rows(marked("ru", text))] == [country]


def test_kazakh_posts_stand_between_state_and_name(marked: Marked) -> None:
    page = marked(
        "kk",
        "Жиынға ⟦post:minister:Көлік министрі|⟦state:TR|Түркия⟧ Көлік министрі⟧ "
        "⟦person|Али Демир⟧ пен ⟦post:minister:Қаржы министрі|⟦state:UZ|Өзбекстанның⟧ Қаржы министрі⟧ "
        "⟦person|Баһром Каримов⟧ келді.",
    )
    assert _rows(page) == [
        ("Али Демир", "minister", "Көлік министрі", "TR"),
        ("Баһром Каримов", "minister", "Қаржы министрі", "UZ"),
    ]


def test_a_kazakh_post_without_a_state_is_of_the_home_state(marked: Marked) -> None:
    page = marked(
        "kk",
        "Жиынды ⟦post:minister:Қаржы министрі|Қаржы министрі⟧ ⟦person|Асан Серов⟧ ашты.",
    )
    assert _rows(page) == [("Асан Серов", "minister", "Қаржы министрі", "KZ")]


def test_a_bare_post_means_the_only_one_who_holds_it(marked: Marked) -> None:
    page = marked(
        "ru",
        "⟦post:minister:министр экономики|Министр экономики ⟦state:KZ|Казахстана⟧⟧ ⟦person|Асан Серов⟧ "
        "приехал. ⟦post:minister:министр|Министр⟧ выступил.",
    )
    held = _read(page)
    assert [name.name for name in held.holders.values()] == ["Асан Серов", "Асан Серов"]


def test_a_bare_post_of_two_holders_is_left_open(marked: Marked) -> None:
    page = marked(
        "ru",
        "⟦post:minister:министр|Министр ⟦state:KZ|Казахстана⟧⟧ ⟦person|Асан Серов⟧ и "
        "⟦post:minister:министр|министр ⟦state:TR|Турции⟧⟧ ⟦person|Али Демир⟧ приехали. "
        "⟦post:minister:министр|Министр⟧ выступил.",
    )
    assert len(_read(page).holders) == 2


def test_the_same_post_in_other_words_is_one_row(marked: Marked) -> None:
    page = marked(
        "ru",
        "⟦post:head_of_state:президент|Президент ⟦state:KZ|Казахстана⟧⟧ ⟦person|Асан Серов⟧ прибыл. "
        "⟦post:head_of_state:глава государства|Глава государства⟧ ⟦person|Асан Серов⟧ выступил.",
    )
    assert _rows(page) == [("Асан Серов", "head_of_state", "президент", "KZ")]


def test_a_plural_post_is_shared_over_names_with_their_states_in_brackets(marked: Marked) -> None:
    page = marked(
        "ru",
        "Приехали ⟦post:minister+:министр|министры⟧: ⟦person|Вагиф Мамедов⟧ "
        "(⟦state:AZ|Азербайджан⟧), ⟦person|Али Демир⟧ (⟦state:TR|Турция⟧) и ⟦person|Асан Серов⟧ "
        "(⟦state:KZ|Казахстан⟧).",
    )
    assert [(row[0], row[3]) for row in _rows(page)] == [
        ("Вагиф Мамедов", "AZ"),
        ("Али Демир", "TR"),
        ("Асан Серов", "KZ"),
    ]


def test_as_many_states_as_names_are_shared_out_in_order(marked: Marked) -> None:
    page = marked(
        "ru",
        "⟦post:head_of_state+:президент|Президенты⟧ ⟦state:AZ|Азербайджана⟧ и ⟦state:TR|Турции⟧ "
        "⟦person|Вагиф Мамедов⟧ и ⟦person|Али Демир⟧ встретились.",
    )
    assert [(row[0], row[3]) for row in _rows(page)] == [
        ("Вагиф Мамедов", "AZ"),
        ("Али Демир", "TR"),
    ]


def test_words_for_then_make_a_post_former(marked: Marked) -> None:
    page = marked(
        "ru",
        "⟦person|Асан Серов⟧, тогда ⟦post:minister:министр торговли|министр торговли⟧ "
        "⟦state:KZ|Казахстана⟧, выступил.",
    )
    (row,) = _read(page).claims
    assert (row.former, row.country) == (True, "KZ")


def test_who_became_something_holds_it(marked: Marked) -> None:
    page = marked(
        "ru",
        "⟦post:ambassador:посол|Послом⟧ ⟦state:TR|Турции⟧ стал ⟦person|Али Демир⟧.",
    )
    assert [(row[0], row[3]) for row in _rows(page)] == [("Али Демир", "TR")]


def test_the_president_of_a_company_is_no_head_of_state(marked: Marked) -> None:
    page = marked(
        "ru",
        "Приехал ⟦post:head_of_state:президент|президент⟧ компании ⟦body:-|Orda⟧ ⟦person|Асан Серов⟧.",
    )
    (row,) = _read(page).claims
    assert (row.level, row.body and row.body.name) == ("business", "Orda")


def test_a_state_by_a_dash_sends_who_stands_behind_it(marked: Marked) -> None:
    page = marked(
        "ru",
        "⟦state:KZ|Казахстан⟧ представлял ⟦post:minister:министр|министр⟧ ⟦person|Асан Серов⟧, "
        "⟦state:TR|Турцию⟧ — ⟦post:minister:министр|министр⟧ ⟦person|Али Демир⟧.",
    )
    assert [(row[0], row[3]) for row in _rows(page)] == [("Асан Серов", "KZ"), ("Али Демир", "TR")]


def test_every_office_stands_on_its_words(marked: Marked) -> None:
    page = marked(
        "ru",
        "Утром ⟦post:minister:министр|министр ⟦state:KZ|Казахстана⟧⟧ ⟦person|Асан Серов⟧ выступил.",
    )
    (row,) = _read(page).claims
    span = row.evidence.span
    assert page.text[span.start : span.end] == "министр Казахстана Асан Серов"
    assert row.evidence.rule == "office.post-name"


def test_an_envoy_of_a_world_body_has_that_body_and_no_state(marked: Marked) -> None:
    page = marked(
        "ru",
        "⟦state:KZ|Казахстан⟧ принял гостей, прибыл ⟦post:ambassador:посол|посол "
        "⟦body:ots|ОТГ⟧⟧ ⟦person|Иван Орлов⟧.",
    )
    (row,) = _read(page).claims
    assert (row.body.key if row.body else None, row.country) == ("ots", None)


def test_a_governor_of_an_unknown_region_gets_no_state_from_the_place_before(
    marked: Marked,
) -> None:
    page = marked(
        "ru",
        "Прибыли гости из ⟦place:tr-ankara|Анкары⟧. Выступил ⟦post:governor:губернатор|губернатор "
        "⟦place|Заречной области⟧⟧ ⟦person|Денис Паслов⟧.",
    )
    assert [row[3] for row in _rows(page)] == [None]


def test_a_calling_between_post_and_name_is_no_post_besides(marked: Marked) -> None:
    page = marked(
        "ru",
        "Выступил ⟦post:head_of_agency:президент|президент ⟦body:turkic-academy|Тюркской "
        "академии⟧⟧ ⟦post:other:профессор|профессор⟧ ⟦person|Асан Серов⟧.",
    )
    assert {row[2] for row in _rows(page)} == {"президент"}


def test_a_member_of_parliament_may_hold_another_post_behind_a_comma(marked: Marked) -> None:
    page = marked(
        "ru",
        "Выступил ⟦post:member_of_parliament:депутат|депутат парламента ⟦state:TR|Турции⟧⟧, "
        "⟦post:other:председатель|председатель ⟦body|Партии труда⟧⟧ ⟦person|Али Демир⟧.",
    )
    assert {row[1] for row in _rows(page)} == {"member_of_parliament", "other"}
