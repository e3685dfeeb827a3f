"""Bodies and posts of wider news: organs in lower case, companies, regions, lists of fields."""

from __future__ import annotations

import pytest

from kurultay.mentions.mention import MentionKind

NAMED = [
    ("ru", ("Выступил глава управления культуры, развития языков и архивного дела "
     "Мангистауской области."), ("управление культуры, развития языков и архивного дела "
     "Мангистауской области")),
    ("ru", "Он учится в КазНУ, ректор КазНУ рад.", "КазНУ"),
    ("ru", "Депутата Милли Меджлиса Азербайджана встретили.", "Милли Меджлис Азербайджана"),
    ("ru", "Главу Высшего образовательного совета Турции ждут.",
     "Высший образовательный совет Турции"),
    ("ru", "Контракт подписала Koc Holding вчера.", "Koc Holding"),
    ("ru", "Он работает в администрации президента Турции.", "администрация президента Турции"),
    ("ru", "Прибыл глава Азербайджанской нефтяной компании.", "Азербайджанская нефтяная компания"),
    ("kk", "Беларусь Республикасының Өкілдер палатасының төрағасы келді.",
     "Беларусь Республикасының Өкілдер палатасы"),
]  # fmt: skip


@pytest.mark.parametrize("code, text, name", NAMED)
def test_a_body_is_named_in_full_and_in_the_nominative(found, code, text, name):
    assert name in [mention.name for mention in found(code, text, MentionKind.BODY)]


POSTS = [
    ("Прибыл ⟦полпред президента РФ в Северо-Кавказском федеральном округе⟧ Олег Серов."),
    ("Прибыл ⟦посол Евросоюза на Южном Кавказе⟧ Питер Семнев."),
    ("Прибыл ⟦министр по делам молодёжи Казахстана⟧ Асан Серов."),
    ("Прибыл ⟦министр по развитию Дальнего Востока⟧ Алексей Чекунин."),
    ("Прибыл ⟦наблюдатель от ОБСЕ⟧ Хуан Суарин."),
    ("Он поздравил ⟦главу нашего государства⟧ с праздником."),
    ("Прибыл ⟦министр промышленности Мангистауской области⟧ Семён Барков."),
]


@pytest.mark.parametrize("line", POSTS)
def test_a_post_covers_its_field_its_place_and_no_name(marked, line):
    marked("ru", line, MentionKind.POST)


def test_a_council_of_the_organization_is_not_cut_out_of_a_longer_name(found):
    text = "Шло заседание Совета министров иностранных дел Организации Договора о коллективной "
    text += "безопасности, а потом саммит ОТГ."
    names = [mention.name for mention in found("ru", text, MentionKind.BODY)]
    assert "Организация Договора о коллективной безопасности" in names


def test_a_name_of_several_parts_keeps_its_particles(found):
    text = "Прибыл посол Королевства Саудовская Аравия Файсал бен Ханиф Аль-Кахтани."
    (person,) = found("ru", text, MentionKind.PERSON)
    assert person.name == "Файсал бен Ханиф Аль-Кахтани"


def test_two_capitals_behind_the_word_for_a_town_are_a_person(found):
    (person,) = found("ru", "Хозяином был мэр города Алинур Акташев.", MentionKind.PERSON)
    assert person.name == "Алинур Акташев"


def test_a_people_s_name_is_no_given_name(found):
    (person,) = found("ru", "Наградили казахстанца Бекболата Тлеуханова.", MentionKind.PERSON)
    assert person.name == "Бекболат Тлеуханов"
