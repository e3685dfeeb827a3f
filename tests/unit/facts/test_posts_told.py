"""Posts in whole sentences: told by a verb, apart from the name, shared, of a region, of kin."""

from __future__ import annotations

from functools import cache

import pytest

from kurultay import lang, mentions
from kurultay.facts import bodies, offices, people
from kurultay.facts.claims import Office
from kurultay.facts.page import Page
from kurultay.graph import register
from kurultay.mentions.entries import Entry, TenureEntry
from kurultay.mentions.lexicon import Lexicon
from kurultay.mentions.mention import MentionKind
from kurultay.resources import home
from kurultay.text.article import Article, PartialDate

DAY = PartialDate(2031, 5, 20)
HEAD = TenureEntry(
    person="asan-serov",
    office="kz-president",
    post_en="President",
    post_ru="Президент",
    level="head_of_state",
    country="KZ",
    start=PartialDate(2030, 1, 10),
    until=PartialDate(2031, 12, 1),
)
ASAN = Entry(
    MentionKind.PERSON,
    "asan-serov",
    (("ru", "Асан Серов"), ("kk", "Асан Серов")),
    en="Asan Serov",
    country="KZ",
    tenures=(HEAD,),
)


@cache
def _lexicon(code: str) -> Lexicon:
    entries, _ = register.read(home())
    return Lexicon.load(home(), lang.pack(code), (*entries, ASAN))


def _offices(code: str, text: str, day: PartialDate | None = DAY) -> tuple[Office, ...]:
    reading = lang.pack(code).read(Article("a", "a", code, text, "0" * 64, published=day))
    lexicon = _lexicon(code)
    page = Page.of(reading, mentions.find(reading, lexicon), lexicon)
    return offices.read(page, people.read(page.mentions, lexicon), bodies.read(page)).claims


def _rows(code: str, text: str, day: PartialDate | None = DAY) -> list[tuple[str, str, str | None]]:
    return [(row.holder.name, row.level, row.country) for row in _offices(code, text, day)]


HEADED = [
    ("ru", "Возглавляющая Сенат Олий Мажлиса Лола Рахимова прибыла.", "Лола Рахимова"),
    ("ru", "Лола Рахимова, возглавляющая Сенат Олий Мажлиса, прибыла.", "Лола Рахимова"),
    ("ru", "Лола Рахимова, которая возглавляет Сенат Олий Мажлиса, прибыла.", "Лола Рахимова"),
    ("ru", "Сенат Олий Мажлиса возглавляет Лола Рахимова.", "Лола Рахимова"),
]


@pytest.mark.parametrize("code, text, name", HEADED)
def test_who_heads_a_body_by_a_verb_holds_its_post(code: str, text: str, name: str) -> None:
    assert _rows(code, text) == [(name, "parliament_speaker", "UZ")]


def test_a_kazakh_verb_gives_the_head_of_a_body_too() -> None:
    (row,) = _offices("kk", "Түркі академиясын басқаратын Асхат Оразов сөз сөйледі.")
    assert (row.holder.name, row.level) == ("Асхат Оразов", "head_of_agency")
    assert row.body is not None
    assert row.body.key == "turkic-academy"


@pytest.mark.parametrize(
    "text",
    [
        "Лола Рахимова не возглавляет Сенат Олий Мажлиса.",
        "Лола Рахимова возглавит Сенат Олий Мажлиса.",
        "Делегацию возглавила Лола Рахимова.",
    ],
)
def test_a_denied_or_coming_verb_and_a_delegation_give_no_post(text: str) -> None:
    assert _rows("ru", text) == []


def test_a_post_left_is_a_former_one() -> None:
    (row,) = _offices("ru", "Асхат Оразов освобождён от должности министра экономики Казахстана.")
    assert (row.level, row.country, row.former) == ("minister", "KZ", True)


def test_a_post_apart_from_the_name_is_the_register_s_on_that_day() -> None:
    text = "Асан Серов прибыл в Баку. Гостя встретил посол. Президент Казахстана выступил."
    assert ("Асан Серов", "head_of_state", "KZ") in _rows("ru", text)


def test_the_register_gives_no_post_outside_the_tenure() -> None:
    text = "Асан Серов прибыл в Баку. Президент Казахстана выступил."
    late = PartialDate(2035, 5, 20)
    assert all(name != "Асан Серов" for name, _, _ in _rows("ru", text, late))


def test_whom_the_register_knows_elsewhere_holds_no_stated_post() -> None:
    text = "С послом Азербайджана Асаном Серовым говорили о торговле."
    assert _rows("ru", text) == []


def test_two_states_of_one_post_are_shared_out_over_two_names() -> None:
    text = "Прибыли замминистра образования Казахстана и Кыргызстана Канат Оразов и Жапар Ташиев."
    assert _rows("ru", text) == [
        ("Канат Оразов", "deputy_minister", "KZ"),
        ("Жапар Ташиев", "deputy_minister", "KG"),
    ]


def test_a_post_between_two_names_is_the_second_s_where_the_first_has_one() -> None:
    text = (
        "В состав вошли аким города Актау Абылай Оразов, руководитель новой службы доставки "
        "почты Нуртас Салиев."
    )
    assert _rows("ru", text)[0] == ("Абылай Оразов", "governor", "KZ")
    assert all(
        name != "Абылай Оразов" for name, level, _ in _rows("ru", text) if level != "governor"
    )


def test_the_department_named_before_is_the_ministry_of_its_head() -> None:
    text = "Минтранс Узбекистана сообщил о встрече. Глава ведомства Илхом Каримов выступил."
    assert _rows("ru", text) == [("Илхом Каримов", "minister", "UZ")]


def test_kin_hold_no_post_and_lend_none() -> None:
    assert _rows("ru", "Гостили у дочери министра обороны Азербайджана Лейлы Гасымовой.") == []


def test_a_land_in_the_nominative_behind_its_noun_is_the_post_s_state() -> None:
    (row,) = _offices("ru", "Он встретился с генеральным консулом Республики Турция Али Демиром.")
    assert (row.holder.name, row.country) == ("Али Демир", "TR")


def test_a_name_takes_the_case_of_the_post_before_it() -> None:
    (row,) = _offices("ru", "Речь шла о встрече председателя Сената Казахстана Шарифа Саида.")
    assert row.holder.name == "Шариф Саид"


def test_a_representative_at_a_body_is_its_state_s_not_the_body_s() -> None:
    (row,) = _offices("ru", "Выступил представитель Казахстана при ЮНЕСКО Асхат Оразов.")
    assert (row.title, row.country, row.body) == ("представитель при ЮНЕСКО", "KZ", None)


def test_homeland_is_where_an_envoy_resides_not_whence_he_comes() -> None:
    (row,) = _offices("kk", "Түркия Республикасының Отанымыздағы елшісі Мұстафа Демир қатысты.")
    assert (row.level, row.country) == ("ambassador", "TR")


def test_a_numeral_makes_a_post_that_of_all_who_follow() -> None:
    text = "Прибыли два вице-премьера Казахстана — Асхат Оразов и Канат Ташиев."
    assert [name for name, _, _ in _rows("ru", text)] == ["Асхат Оразов", "Канат Ташиев"]


def test_the_head_at_home_is_who_held_the_post_at_home_though_another_head_is_named() -> None:
    text = (
        "Асан Серов қонақтарды қабылдады. Түркия Президенті Дидар Оразовқа сәлем жолдады. "
        "Мемлекет басшысы бұл туралы айтты."
    )
    assert ("Асан Серов", "head_of_state", "KZ") in _rows("kk", text)


def test_without_a_day_a_tenure_that_still_runs_is_meant() -> None:
    text = "Қасым-Жомарт Тоқаев Бакуге барды. Қазақстан Президенті сөз сөйледі."
    assert ("Қасым-Жомарт Тоқаев", "head_of_state", "KZ") in _rows("kk", text, None)
    assert _rows("kk", "Асан Серов келді. Қазақстан Президенті сөз сөйледі.", None) == []


def test_a_given_name_but_for_a_letter_is_the_one_the_register_has() -> None:
    lexicon = _lexicon("kk")
    known = next(
        entry
        for entry in lexicon.entries.values()
        if entry.kind is MentionKind.PERSON and entry.en == "Recep Tayyip Erdoğan"
    )
    assert people.known("Режеп Тайип Ердоған", lexicon) == known
    assert people.known("Жамал Тайип Ердоған", lexicon) is None


def test_whoever_heads_a_state_is_no_envoy_of_another() -> None:
    text = "Қазақстан елшісі Оразбеков Сапармен кездесті. Түркия Президенті Оразбеков Сапар келді."
    assert all(level != "ambassador" for _, level, _ in _rows("kk", text))


def test_a_speaker_joined_to_the_heads_of_a_state_is_of_that_state() -> None:
    text = (
        "Мәжіліс төрағасы Асхат Оразов Әзербайжан Президенті Рамиз Ниязовпен және "
        "Парламент төрағасы Эльдар Гусейновпен кездесті."
    )
    assert ("Эльдар Гусейнов", "parliament_speaker", "AZ") in _rows("kk", text)


def test_spaces_around_the_dash_make_no_other_post() -> None:
    text = "Қазақстан Республикасы Премьер – Министрінің орынбасары Асхат Оразов келді."
    assert [level for _, level, _ in _rows("kk", text)] == ["deputy_head_of_government"]


def test_the_minister_whom_an_envoy_meets_is_not_of_the_envoys_state() -> None:
    text = "Вчера посол Азербайджана Иван Дубов встретился с министром Олегом Липовым."
    assert _rows("ru", text) == [
        ("Иван Дубов", "ambassador", "AZ"),
        ("Олег Липов", "minister", None),
    ]


def test_a_post_that_a_name_nobody_knows_owns_is_of_no_state_at_home() -> None:
    text = "Елге Зартыстанның Премьер-министрі Эльдар Гусейнов келді."

    assert _rows("kk", text) == [("Эльдар Гусейнов", "head_of_government", None)]
    known = text.replace("Зартыстанның", "Пәкстанның")
    assert _rows("kk", known) == [("Эльдар Гусейнов", "head_of_government", "PK")]
    home_ = text.replace("Зартыстанның ", "")
    assert _rows("kk", home_) == [("Эльдар Гусейнов", "head_of_government", "KZ")]


def test_a_minister_who_meets_an_envoy_is_of_another_state() -> None:
    rows = _rows("ru", "Министр Асан Тюрин принял посла Турции. Обсудили торговлю Турции и Ирана.")
    assert ("Асан Тюрин", "minister", None) in rows


def test_a_minister_who_meets_a_president_is_of_another_state() -> None:
    met = "Министр Асан Тюрин рассказал о встрече с президентом Турции Иваном Дубовым."
    assert ("Асан Тюрин", "minister", None) in _rows("ru", met)
    beside = "Об этом рассказали министр Асан Тюрин и президент Турции Иван Дубов."
    assert ("Асан Тюрин", "minister", "TR") in _rows("ru", beside)


def test_whom_an_aide_is_of_is_no_post_of_his_name() -> None:
    rows = _rows("ru", "Агентство ссылается на помощника российского президента Юрия Ушакова.")
    assert rows == [("Юрий Ушаков", "other", "RU")]


def test_this_country_is_the_state_spoken_of_last() -> None:
    text = "Министр Турции Асан Тюрин в ходе визита в Иран принял министра {}страны Ивана Дубова."
    assert ("Иван Дубов", "minister", "IR") in _rows("ru", text.format("этой "))
    cabinet = "Министр Турции Асан Тюрин посетил Иран. Принял его вице-премьер правительства этой страны Иван Дубов."
    assert ("Иван Дубов", "deputy_head_of_government", "IR") in _rows("ru", cabinet)
    assert ("Иван Дубов", "minister", "IR") not in _rows("ru", text.format(""))


def test_a_deputy_minister_who_speaks_of_another_state_alone_is_of_none_known() -> None:
    text = "Астана, Казахстан. В Казахстане прошел форум. Замминистра транспорта Асан Тюрин {}."
    other = text.format("рассказал об инвестициях Турции")
    assert ("Асан Тюрин", "deputy_minister", "KZ") not in _rows("ru", other)


def test_deputies_of_one_of_two_houses_are_of_none_known() -> None:
    text = (
        "Председатель Жогорку Кенеша Асан Тюрин принял депутатов Великого национального "
        "собрания Турции. "
    )
    rows = _rows("ru", text + "На встрече присутствовал депутат Иван Дубов.")
    assert ("Иван Дубов", "member_of_parliament", None) in rows


def test_the_leaders_of_states_are_their_heads() -> None:
    rows = _rows("ru", "Лидеры стран Владимир Путин и Касым-Жомарт Токаев поддерживают его.")
    assert {(name, level) for name, level, _ in rows} == {
        ("Владимир Путин", "head_of_state"),
        ("Касым-Жомарт Токаев", "head_of_state"),
    }


def test_the_speaker_whom_the_register_knows_is_the_one_of_the_article() -> None:
    text = "Парламентарии во главе с Мауленом Ашимбаевым прибыли. Спикер Сената выступил."
    day = PartialDate(2024, 5, 2)
    assert ("Маулен Ашимбаев", "parliament_speaker", "KZ") in _rows("ru", text, day)


def test_a_colleague_holds_the_post_of_who_met_him() -> None:
    spoken = "Прибыл министр обороны России Асан Тюрин. Об этом заявила посол Ирана Анна Дубова. "
    met = "Вчера российского министра принял турецкий коллега Иван Липов."
    assert ("Иван Липов", "minister", "TR") in _rows("ru", spoken + met)


def test_the_speaker_of_a_house_in_other_words_is_one_post() -> None:
    text = "Председатель Мажилиса Асан Тюрин прибыл. Спикер Мажилиса Асан Тюрин выступил."
    assert _rows("ru", text) == [("Асан Тюрин", "parliament_speaker", "KZ")]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Состоялась встреча министра обороны Турции с Асаном Тюриным.", []),
        ("Отмечены встречи главы нашего государства с Асаном Тюриным.", []),
        ("Он встретился с министром Ирана Асаном Тюриным.", [("Асан Тюрин", "minister", "IR")]),
        ("Посол Турции в Иране Асан Тюрин уехал.", [("Асан Тюрин", "ambassador", "TR")]),
    ],
)
def test_with_whom_the_holder_of_a_post_met_does_not_hold_it(
    text: str, rows: list[tuple[str, str, str]]
) -> None:
    assert _rows("ru", text) == rows
