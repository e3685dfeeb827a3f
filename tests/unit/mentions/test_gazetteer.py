"""States and places by the register's names."""

from __future__ import annotations

import pytest

from kurultay.mentions.mention import MentionKind

STATES = [
    ("ru", "Делегации ⟦Казахстана⟧ и ⟦Турции⟧ прибыли в Будапешт."),
    ("ru", "Посол ⟦Кыргызской Республики⟧ вручил ноту ⟦азербайджанскому⟧ коллеге."),
    ("ru", "Министр транспорта ⟦РК⟧ и глава компании из ⟦США⟧ обсудили проект."),
    ("ru", "Он изучает русский язык и ждёт того же от других."),
    ("ru", "Развиваются ⟦казахско⟧-⟦турецкие⟧ связи."),
    ("kk", "⟦Қазақстанның⟧ елшісі ⟦Түркияға⟧ барды."),
    ("kk", "⟦ҚР⟧ Үкіметі мен ⟦Қырғыз Республикасының⟧ өкілдері кездесті."),
    ("kk", "⟦Қырғыз⟧ әріптесі ⟦өзбекстандық⟧ қонақты қарсы алды."),
]


@pytest.mark.parametrize("code, line", STATES)
def test_a_state_is_found_by_name_abbreviation_and_adjective(marked, code, line):
    marked(code, line, MentionKind.STATE)


PLACES = [
    ("ru", "Саммит в ⟦Габале⟧ завершился, гости улетели в ⟦Нур-Султан⟧."),
    ("ru", "Аким ⟦Туркестанской области⟧ побывал в ⟦Туркестане⟧."),
    ("ru", "Гости посетили театр «Астана» и форум Астана."),
    ("ru", "Гости из ⟦Заречной области⟧ осмотрели выставку."),
    ("kk", "Гүлді ауыл. ⟦Тұлпар⟧ ауданының әкімі келді."),
    ("kk", "Осы ауданның әкімі келді."),
    ("kk", "Жиын ⟦Бішкекте⟧ өтіп, қонақтар ⟦Ақтөбе облысына⟧ аттанды."),
]


@pytest.mark.parametrize("code, line", PLACES)
def test_a_place_is_found_in_any_case_but_not_inside_another_name(marked, code, line):
    marked(code, line, MentionKind.PLACE)


def test_states_have_their_iso_code_and_mark_adjectives(found):
    noun, adjective = found("ru", "Турция и узбекский гость.", MentionKind.STATE)
    assert (noun.key, noun.adjective) == ("TR", False)
    assert (adjective.key, adjective.adjective) == ("UZ", True)


def test_a_doubtful_abbreviation_counts_only_beside_the_full_name(found):
    assert not found("ru", "Глава МИД КР прибыл.", MentionKind.STATE)
    text = "Глава МИД КР прибыл. Кыргызстан готовит саммит."
    assert [m.key for m in found("ru", text, MentionKind.STATE)] == ["KG", "KG"]


def test_a_doubtful_abbreviation_needs_no_name_behind_a_minister(found):
    text = "Министр энергетики РУ Асан Серов и министр транспорта РТ Иван Дубов прибыли."
    assert [m.key for m in found("ru", text, MentionKind.STATE)] == ["UZ"]
    assert not found("ru", "Министр приехал на завод, РУ закрыто.", MentionKind.STATE)


def test_a_city_and_its_region_are_told_apart(found):
    (region,) = found("ru", "Он родился в Туркестанской области.", MentionKind.PLACE)
    (city,) = found("ru", "Он родился в Туркестане.", MentionKind.PLACE)
    assert region.key == "kz-61"
    assert city.key == "kz-turkistan"


def test_a_town_that_the_register_lacks_is_found_beside_its_word(found):
    (place,) = found("kk", "Олар Зеренді қаласына келді.", MentionKind.PLACE)
    assert (place.surface, place.key) == ("Зеренді", None)
