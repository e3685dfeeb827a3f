"""Questions about a scene that are worked out once an article."""

from __future__ import annotations

from dataclasses import dataclass, field

from kurultay.facts.once import Memo, once


@dataclass
class Stage:
    """A scene of nothing but what was asked of it."""

    memo: Memo = field(default_factory=lambda: Memo(dict))
    asked: list[tuple[int, str]] = field(default_factory=list)

    @once
    def told(self, row: int, name: str) -> str | None:
        """Note the question; nothing is told of row 0."""
        self.asked.append((row, name))
        return f"{name} {row}" if row else None


@once
def twice(stage: Stage, row: int, name: str) -> str:
    """Ask another question with the same arguments."""
    return f"{stage.told(row, name)}, {stage.told(row, name)}"


def test_a_question_is_worked_out_once_even_if_the_answer_is_nothing() -> None:
    stage = Stage()
    assert [stage.told(0, "a"), stage.told(0, "a"), stage.told(1, "a")] == [None, None, "a 1"]
    assert stage.asked == [(0, "a"), (1, "a")]


def test_two_questions_with_the_same_arguments_have_answers_of_their_own() -> None:
    stage = Stage()
    assert twice(stage, 2, "b") == "b 2, b 2"
    assert stage.told(2, "b") == "b 2"
    assert stage.asked == [(2, "b")]


def test_one_scene_remembers_nothing_for_another() -> None:
    one, other = Stage(), Stage()
    one.told(3, "c")
    other.told(3, "c")
    assert other.asked == [(3, "c")]
