"""What was decided of some words, and why, from the text itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from kurultay.cli import trace
from kurultay.errors import InputError
from kurultay.pipeline import Kit
from kurultay.publish.explain import Reason
from kurultay.resources import home

TEXT = (
    " date 2025-10-24 Министр энергетики Казахстана Ерлан Сагынов принял участие в форуме в Анкаре. "
    "Президент Турции Мехмет Йылдыз не принял участия в форуме."
)


@pytest.fixture(scope="module")
def kit() -> Kit:
    return Kit.load(home())


@pytest.fixture
def source(tmp_path: Path) -> str:
    path = tmp_path / "energy.txt"
    path.write_text(TEXT, "utf-8")
    return str(path)


def test_words_of_a_text_lead_to_what_was_found_in_them(kit: Kit, source: str) -> None:
    rows = trace.rows("Ерлан Сагынов", source, (), kit)
    steps = {(step, words) for _, step, words, _, _ in rows}
    assert ("mention", "Ерлан Сагынов") in steps
    facts = [finding for _, step, _, finding, _ in rows if step == "fact"]
    assert any("attended" in finding for finding in facts)
    assert any(finding.startswith("Office Ерлан Сагынов") for finding in facts)


def test_every_question_has_its_rule_and_its_answer(kit: Kit, source: str) -> None:
    asked = [row for row in trace.rows("Ерлан Сагынов", source, (), kit) if row[1] == "asked"]
    assert asked
    assert all(row[4].startswith(("facts.", "mentions.")) for row in asked)
    assert all(": " in row[3] for row in asked)
    assert any("asserts nothing" in row[3] and row[3].startswith("no: ") for row in asked)


def test_a_stretch_of_the_text_will_do(kit: Kit, source: str) -> None:
    at = TEXT.strip().index("Мехмет") - len("date 2025-10-24 ")
    rows = trace.rows(f"{at}:{at + 6}", source, (), kit)
    assert ("mention", "Мехмет Йылдыз") in {(row[1], row[2]) for row in rows}
    assert not any(row[1] == "fact" and ", attended" in row[3] for row in rows)


def test_a_fact_is_found_again_by_its_sentence(kit: Kit, source: str) -> None:
    address = trace.iris.article("energy")
    sentence = "Президент Турции Мехмет Йылдыз не принял участия в форуме."
    reason = Reason(address, sentence, "Мехмет Йылдыз", "office.post-name", "0.9", "person-2")
    rows = trace.rows("person:x", source, (reason,), kit)
    assert {row[0] for row in rows} == {"energy"}
    assert ("mention", "Мехмет Йылдыз") in {(row[1], row[2]) for row in rows}


def test_words_that_no_article_has_are_said_to_be_missing(kit: Kit, source: str) -> None:
    with pytest.raises(InputError, match="no article"):
        trace.rows("Ташкент", source, (), kit)
