"""Bodies: the register's, those that a head builds, media and aliases."""

from __future__ import annotations

import pytest

from kurultay.mentions.mention import MentionKind

BODIES = [
    ("ru", "Доклад подготовило ⟦Министерство обороны Азербайджана⟧."),
    ("ru", "Правительство и министерство доклада не готовили."),
    ("ru", "Передаёт ⟦пресс-служба Министерства транспорта РК⟧."),
    ("ru", "Его пригласил ⟦Государственный комитет по работе с диаспорой Азербайджана⟧."),
    ("ru", "Она учится в ⟦Казахском национальном университете имени аль-Фараби⟧ второй год."),
    ("ru", "Он выступил в ⟦Посольстве Казахстана в Турции⟧ вечером."),
    ("ru", "Прибыли гости из ⟦Фонда Гейдара Алиева⟧ и компании ⟦Orhun⟧."),
    ("ru", "Речь шла о ⟦Совете по зелёным финансам⟧ и совете в целом."),
    ("ru", "Как сообщает ⟦Tengrinews.kz⟧, визит завершён."),
    ("kk", "⟦ҚР Мәдениет және спорт министрлігі⟧ хабарлады."),
    ("kk", "Бұл туралы ⟦Ақорданың баспасөз қызметі⟧ жазды."),
    ("kk", "Көрме ⟦Әл-Фараби атындағы Қазақ ұлттық университетінде⟧ ашылды."),
    ("kk", "Дөңгелек үстелді ⟦Қазақстанның Түркиядағы елшілігі⟧ өткізді."),
    ("kk", "Министрлік пен ұйым бұл туралы айтқан жоқ."),
    ("kk", "Заң жобасын ⟦Мәжіліс⟧ қарады."),
    ("ru", "В ⟦Институте анализа при Президенте Казахстана⟧ прошёл форум."),
    ("ru", "Послание Российской Федерации и Советского Союза изучено."),
    ("ru", "Доклад сделала президент ⟦НСА РК⟧ Ирина Белова."),
    ("ru", "Ректор ⟦Университета имени аль-Фараби⟧ Асан Серов уехал."),
    ("ru", "Об этом пишут СМИ региона."),
    ("kk", "⟦Көлік нарқын реттеу агенттігі⟧ хабарлады."),
    ("kk", "Бұл ісі ҚазҰУ-дың қаржы қызметі жөніндегі проректорына берілді."),
    ("kk", "Кеше С.Раев ⟦Ахмет Ясауи университетінде⟧ болды."),
    ("kk", "⟦Шуға қарсы іс-қимыл агенттігінің⟧ жоспары дайын."),
    ("kk", "Үздік оқушылар ⟦«Тұлпар» орталығында⟧ жиналды."),
    ("kk", "Кеше Асан Серіков орталықта болды."),
    ("kk", "⟦Ыстамбұл университеті⟧ ашылды."),
    ("kk", "Оны ⟦Sky Line компаниясы⟧ салды."),
    ("kk", "Бұл жоба ⟦Түркия СІМ⟧ жоспарында бар."),
    ("kk", "Биыл Өзбекстан Республикасы ⟦Түркі мемлекеттері ұйымына⟧ төрағалық етуде."),
    ("kk", "Бұл туралы хабарлайды ⟦BAQ.KZ⟧ ресми түрде."),
]


@pytest.mark.parametrize("code, line", BODIES)
def test_a_body_is_found_with_all_of_its_name_and_generic_words_are_none(marked, code, line):
    marked(code, line, MentionKind.BODY)


@pytest.mark.parametrize(
    "code, text, key, name",
    [
        (
            "ru",
            "Штаб Организации тюркских государств в Стамбуле.",
            "ots",
            "Организация тюркских государств",
        ),
        ("ru", "Доклад МИД Узбекистана готов.", "uz-mfa", "МИД Узбекистана"),
        (
            "kk",
            "Олар Түркі мемлекеттері ұйымында жұмыс істейді.",
            "ots",
            "Түркі мемлекеттері ұйымы",
        ),
    ],
)
def test_a_register_body_has_its_key_and_a_nominative_name(found, code, text, key, name):
    (body,) = found(code, text, MentionKind.BODY)
    assert (body.key, body.name) == (key, name)


def test_an_acronym_in_brackets_serves_for_the_rest_of_the_text(found):
    text = "Совет мудрецов Востока (СМВ) собрался. Позже СМВ принял план."
    whole, bracket, later = found("ru", text, MentionKind.BODY)
    assert whole.surface == "Совет мудрецов Востока"
    assert [bracket.name, later.name] == ["СМВ", "СМВ"]


def test_a_body_within_a_body_is_found_too(found):
    text = "Комитет государственных доходов Минфина РК обновил сайт."
    outer, inner = found("ru", text, MentionKind.BODY)
    assert outer.span.covers(inner.span)
    assert inner.surface == "Минфина РК"


def test_the_state_in_a_body_s_name_is_a_mention_of_its_own(found):
    text = "Доклад подготовило Министерство обороны Азербайджана."
    (state,) = found("ru", text, MentionKind.STATE)
    assert state.key == "AZ"


def test_only_the_head_of_a_body_is_declined(found):
    (body,) = found("ru", "Гости из Фонда Гейдара Алиева уехали.", MentionKind.BODY)
    assert body.name == "Фонд Гейдара Алиева"
