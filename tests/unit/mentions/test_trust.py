"""How far what a rule finds is to be believed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kurultay import lang
from kurultay.errors import ResourceError
from kurultay.facts.page import Page
from kurultay.mentions.lexicon import Lexicon
from kurultay.mentions.trust import Trust
from kurultay.resources import home
from kurultay.text.article import Span
from kurultay.text.read import article_from


def test_a_stated_confidence_is_looked_up_by_its_rule() -> None:
    trust = Trust({"event.noun": {"0.8": 0.71}})
    assert trust("event.noun", 0.8) == 0.71
    assert trust("event.noun", 0.4 * 2) == 0.71
    assert trust("event.noun", 0.9) == 0.9
    assert trust("event.meet", 0.8) == 0.8


@pytest.mark.parametrize("value", [0.0, 1.5, -1])
def test_a_table_with_what_is_no_probability_is_refused(value: float) -> None:
    with pytest.raises(ResourceError, match=r"event\.noun"):
        Trust({"event.noun": {"0.8": value}})


def test_the_evidence_of_a_fact_has_the_confidence_of_the_table() -> None:
    language = lang.pack("ru")
    lexicon = replace(
        Lexicon.load(home(), language, ()), trust=Trust({"event.noun": {"0.8": 0.71}})
    )
    reading = language.read(article_from("Форум прошёл в столице, сообщили организаторы.", "a"))
    page = Page.of(reading, (), lexicon)
    assert page.evidence(Span(0, 5), "event.noun", 0.8).confidence == 0.71
    assert page.evidence(Span(0, 5), "event.noun", 7.0).confidence == 1.0


def test_the_table_of_our_home_can_be_read() -> None:
    assert 0 < Trust.of(home())("event.noun", 0.8) <= 1
