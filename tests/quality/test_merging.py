"""Who is one over the whole devset, measured against the annotation's English names."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FLOORS = json.loads((ROOT / "tests" / "quality" / "merging.json").read_text("utf-8"))
WANTED = {
    "read": {
        "people F1": 0.95,
        "people links": 0.95,
        "bodies F1": 0.92,
        "bodies links": 0.95,
        "pairs joined": 2,
        "pairs apart": 0,
        "doubtful joins": 0,
        "offices mixed": 0,
    },
    "annotated": {
        "people F1": 0.95,
        "people links": 0.95,
        "pairs joined": 7,
        "pair days lost": 0,
        "doubtful joins": 0,
        "offices mixed": 0,
    },
}
"""What issue 4 asks for; two of the seven planted pairs are of languages that have a pack."""


@pytest.fixture(scope="module")
def merging():
    sys.path.insert(0, str(ROOT / "benchmarks"))
    try:
        spec = importlib.util.spec_from_file_location("merging", ROOT / "benchmarks/merging.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules["merging"] = module
        spec.loader.exec_module(module)
        yield module
    finally:
        sys.path.remove(str(ROOT / "benchmarks"))
        sys.modules.pop("merging", None)


@pytest.fixture(scope="module")
def measured(merging):
    kit = merging.Kit.load(merging.home())
    gold = merging.score.load_gold(merging.QUALITY / "gold")
    return {way: merging.figures(merging.measure(way, gold, kit), gold) for way in merging.WAYS}


@pytest.mark.parametrize("way", sorted(WANTED))
def test_the_devset_is_merged_as_the_issue_asks(way, measured):
    fallen = {
        name: (measured[way][name], least)
        for name, least in WANTED[way].items()
        if measured[way][name] < least
    }
    assert not fallen, f"{way}: measured, wanted: {fallen}"


def test_no_figure_of_merging_falls_below_its_floor(measured):
    fallen = {
        name: (measured["annotated"][name], floor)
        for name, floor in FLOORS.items()
        if measured["annotated"][name] < floor
    }
    assert not fallen, f"measured, floor: {fallen}"


def test_b_cubed_counts_what_is_split_and_what_is_joined(merging):
    def item(key, merged):
        return merging.Item("a", "w", key, merged, None)

    split = [item("x", "1"), item("x", "2")]
    joined = [item("x", "1"), item("y", "1")]
    assert merging.b_cubed(split) == (1.0, 0.5, pytest.approx(2 / 3))
    assert merging.b_cubed(joined) == (0.5, 1.0, pytest.approx(2 / 3))
    # Three of one and one of another under one name: (3 · 3/4 + 1/4) / 4.
    four = [item("x", "1"), item("x", "1"), item("x", "1"), item("y", "1")]
    assert merging.b_cubed(four)[0] == pytest.approx(0.625)


def test_two_annotated_events_clash_by_day_place_and_people_but_not_if_both_are_counted(merging):
    one = {
        "type": "summit",
        "start": "2025-10-07",
        "end": "2025-10-07",
        "place": "Gabala",
        "country": "AZ",
        "ordinal": None,
        "organiser": "OTS",
        "participants": [{"en": "A B"}],
    }
    other = {**one, "start": "2025-10-09", "end": None, "place": "Baku", "participants": []}
    assert merging.clash(one, other) == ["place", "day"]
    assert merging.clash({**one, "ordinal": 12}, {**other, "ordinal": 12}) == []
    assert merging.clash(one, {**one, "participants": [{"en": "C D"}]}) == ["participants"]
