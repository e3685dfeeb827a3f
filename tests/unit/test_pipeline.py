"""The whole way for single sentences: what is said of a person, and what must not be."""

from __future__ import annotations

import pytest

from kurultay.facts.claims import Event, Office
from kurultay.pipeline import Kit, Mapped, map_article, map_sources
from kurultay.resources import home
from kurultay.text.article import Article
from kurultay.text.read import SetAside, article_from


@pytest.fixture(scope="module")
def kit() -> Kit:
    return Kit.load(home())


def _levels(text: str, kit: Kit) -> set[tuple[str, str]]:
    article = article_from(f" date 2025-06-10 {text}", "sentence")
    assert isinstance(article, Article)
    claims = map_article(article, kit).claims
    return {(c.holder.name, c.level) for c in claims if isinstance(c, Office) and not c.former}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Помощник президента Казахстана Арман Нурлыбеков приехал на заседание в Бишкеке.",
            {("Арман Нурлыбеков", "other")},
        ),
        ("Дочь министра обороны Азербайджана Лейла Гасымова выступила в столице на форуме.", set()),
        (
            "Президент Казахстана назначил Ерлана Сагынова министром энергетики республики.",
            {("Ерлан Сагынов", "minister")},
        ),
        ("Бывший министр иностранных дел Турции Ахмет Демир выступил на форуме.", set()),
        ("Ерлан Сагынов станет министром энергетики республики, ожидают в столице.", set()),
        (
            "Новым послом Турции в Казахстане стал Мехмет Йылдыз, сообщили в министерстве.",
            {("Мехмет Йылдыз", "ambassador")},
        ),
        (
            "Тәжікстанның Қазақстандағы Елшісі Фаррух Рахмонзода кеше жиынға қатысты.",
            {("Фаррух Рахмонзода", "ambassador")},
        ),
        (
            "Премьер-министрдің баспасөз хатшысы Динара Сапарова бұл туралы хабарлады.",
            {("Динара Сапарова", "other")},
        ),
        (
            "Қазақстан Президенті Арман Досов Ерлан Сағыновты энергетика министрі етіп тағайындады.",
            {("Арман Досов", "head_of_state")},
        ),
    ],
)
def test_a_post_is_given_to_its_holder_alone(text, expected, kit):
    assert _levels(text, kit) == expected


def test_an_article_that_cannot_be_mapped_is_set_aside_and_the_rest_goes_on(kit, tmp_path):
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_text("Дипломаты встретились вчера в Астане.", encoding="utf-8")
    found = list(map_sources([tmp_path], kit))
    assert [type(item) for item in found] == [SetAside, Mapped]


def test_who_gives_orders_about_a_meeting_is_not_at_it(kit):
    text = (
        "Заседание в Бишкеке\n\nВ Бишкеке под председательством управляющего делами президента "
        "Азамата Токоева состоялось первое заседание организационного комитета.\n\n"
        "Президент Эмиль Сатаров поручил подготовить все мероприятия заранее."
    )
    article = article_from(text, "committee")
    assert isinstance(article, Article)
    claims = map_article(article, kit).claims
    there = {(p.who.name, p.role) for c in claims if isinstance(c, Event) for p in c.participants}
    assert there == {("Азамат Токоев", "chair")}
    assert ("Азамат Токоев", "head_of_state") not in {
        (c.holder.name, c.level) for c in claims if isinstance(c, Office)
    }
