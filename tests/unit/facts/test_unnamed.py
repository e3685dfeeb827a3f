"""Whose post met somebody, although nobody names him: the whole way from the text."""

from __future__ import annotations

import pytest

from kurultay import audit
from kurultay.check import Severity
from kurultay.facts.claims import Event, Holder
from kurultay.graph import register, terms
from kurultay.merge import merge
from kurultay.pipeline import Kit, map_article
from kurultay.resources import home
from kurultay.store import open_store
from kurultay.text.article import Article

TALKS = (
    "Премьер-министр Казахстана 4 марта 2025 года провёл в Астане переговоры с президентом "
    "Узбекистана Шавкатом Мирзиёевым."
)
MET = (
    "Өзбекстан Президенті Шавкат Мирзиёев 2025 жылғы 4 наурызда Ташкентте Қазақстан "
    "Премьер-министрімен кездесті."
)
GUEST = "Президент Узбекистана Шавкат Мирзиёев 4 марта 2025 года встретился в Ташкенте с "


@pytest.fixture(scope="module")
def kit() -> Kit:
    return Kit.load(home())


def offices(kit: Kit, lang: str, text: str) -> list[str]:
    found = map_article(Article("a", "a", lang, text, "0" * 64), kit)
    written = [line for line in found.graph.nquads if "attendedByHolderOf" in line]
    claimed = [claim.office for claim in found.claims if isinstance(claim, Holder)]
    assert len(written) == len(claimed)
    return claimed


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ru", f"{GUEST}премьер-министром Казахстана."),
        ("ru", TALKS),
        ("kk", MET),
    ],
)
def test_a_post_that_one_person_holds_is_the_other_side(kit: Kit, lang: str, text: str) -> None:
    assert offices(kit, lang, text) == ["kz-prime-minister"]


@pytest.mark.parametrize(
    "rest",
    [
        "министром транспорта Казахстана.",  # of several ministers the words do not tell
        "премьер-министром Казахстана Олжасом Бектеновым.",
        "Олжасом Бектеновым, сообщила пресс-служба премьер-министра Казахстана.",
        "бывшим премьер-министром Казахстана.",
        "премьер-министрами Казахстана и Кыргызстана.",
    ],
)
def test_whoever_is_named_or_uncertain_is_not_looked_up(kit: Kit, rest: str) -> None:
    assert offices(kit, "ru", GUEST + rest) == []


def test_whom_the_register_adds_to_a_meeting_conforms(kit: Kit) -> None:
    article = Article("a", "a", "ru", TALKS, "0" * 64)
    with open_store("memory:") as store:
        for name, lines in register.graphs(kit.home):
            store.set_graph(name, lines)
        store.replace(map_article(article, kit).graph)
        store.set_graph(None, merge(store))
        presumed = store.ask(
            f"ASK {{ ?part <{terms.HAS_BASIS}> <{terms.concept('basis', 'register')}> ;"
            f" <{terms.HAS_AGENT}> <{terms.BASE}id/person/olzhas-bektenov> }}"
        )
        report = audit.validate(kit.home, store, lambda *_: None)
    assert presumed
    assert [each.shape for each in report.findings if each.severity is Severity.VIOLATION] == []


def test_meetings_with_several_whom_nobody_names_are_one_series(kit: Kit) -> None:
    text = (
        "Министр Жээнбек Кулубаев по отдельности встретился с министрами Азербайджана, "
        "Казахстана и Турции."
    )
    claims = map_article(Article("a", "a", "ru", text, "0" * 64), kit).claims
    (series,) = (claim for claim in claims if isinstance(claim, Event))
    assert [one.who.key for one in series.participants] == [None, "AZ", "KZ", "TR"]
