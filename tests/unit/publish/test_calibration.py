"""Confidences against what is annotated: tables by rule, bins, what is learnt, the picture."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from kurultay.publish import calibration, score
from kurultay.publish.score import Told


def told(rule: str, confidence: float, right: int, wrong: int) -> list[Told]:
    """Give so many right and wrong facts of a rule."""
    return [Told("a", "event", rule, confidence, at < right) for at in range(right + wrong)]


FOUND = {
    "events": [
        {"type": "forum", "status": "held", "start": "2025-06-05", "rule": "event.noun",
         "confidence": 0.8, "participants": [
             {"kind": "country", "code": "KZ", "rule": "event.joins", "confidence": 0.85}]},
        {"type": "summit", "status": "held", "start": "2024-01-01", "rule": "event.meet",
         "confidence": 0.8, "participants": [
             {"kind": "country", "code": "TR", "rule": "event.joins", "confidence": 0.85}]},
    ],
    "positions": [], "organisations": [], "documents": [], "statements": [], "figures": [],
}  # fmt: skip
GOLD = {
    "events": [
        {"type": "forum", "status": "held", "start": "2025-06-05", "participants": [
            {"kind": "country", "code": "KZ"}, {"kind": "country", "code": "AZ"}]},
    ],
    "positions": [], "organisations": [], "documents": [], "statements": [], "figures": [],
}  # fmt: skip


def test_every_fact_is_told_with_its_rule_and_whether_it_is_so() -> None:
    figures = score.score({"a": GOLD}, {"a": FOUND})
    assert sorted((one.key, one.rule, one.right) for one in figures.told) == [
        ("event", "event.meet", False),
        ("event", "event.noun", True),
        ("participation", "event.joins", False),
        ("participation", "event.joins", True),
    ]


def test_errors_are_grouped_by_the_rule_that_made_them() -> None:
    figures = score.score({"a": GOLD}, {"a": FOUND})
    rows = {
        (row.rule, row.key): (row.found, row.right) for row in calibration.by_rule(figures.told)
    }
    assert rows == {
        ("event.noun", "event"): (1, 1),
        ("event.meet", "event"): (1, 0),
        ("event.joins", "participation"): (2, 1),
    }
    lines = calibration.render(figures).splitlines()
    assert lines[1].split() == ["event.meet", "event", "1", "0", "1", "0.000"]
    assert lines[-1].split() == ["1", "participation"]


def test_few_facts_move_what_a_rule_states_but_little() -> None:
    # (1 right + 50 × 0.8) / (10 + 50) = 0.683; (80 right + 50 × 0.8) / (100 + 50) = 0.8
    assert calibration.learnt(told("x", 0.8, 1, 9)) == {"x": {"0.8": 0.68}}
    assert calibration.learnt(told("x", 0.8, 80, 20)) == {"x": {"0.8": 0.8}}


def test_what_a_rule_states_to_be_surer_is_not_believed_less() -> None:
    found = calibration.learnt([*told("x", 0.6, 200, 0), *told("x", 0.9, 0, 200)])
    assert found["x"]["0.6"] == found["x"]["0.9"]


def test_bins_tell_what_is_claimed_and_what_is_so() -> None:
    (low, high) = calibration.bins([*told("x", 0.75, 3, 1), *told("x", 0.95, 1, 1)])
    assert (low.count, low.claimed, low.right) == (4, 0.75, 0.75)
    assert (high.count, high.claimed, high.right) == (2, 0.95, 0.5)
    assert calibration.distance((low, high)) == pytest.approx((0 * 4 + 0.45 * 2) / 6)


def test_the_picture_has_a_dot_for_each_bin() -> None:
    rows = calibration.bins([*told("x", 0.75, 3, 1), *told("x", 0.95, 1, 1)])
    drawn = ET.fromstring(calibration.picture({"stated": rows}))
    dots = [each for each in drawn.iter() if each.tag.endswith("circle")]
    assert [dot[0].text for dot in dots] == [
        "stated: 4 facts, claimed 0.75, right 0.75",
        "stated: 2 facts, claimed 0.95, right 0.50",
    ]
