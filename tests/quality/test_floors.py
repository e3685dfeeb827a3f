"""The quality gate: what the extractor reads right may only grow."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PINNED = json.loads((ROOT / "tests" / "quality" / "floors.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def quality():
    spec = importlib.util.spec_from_file_location("quality", ROOT / "benchmarks" / "quality.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def measured(quality):
    return quality.measure()


def test_the_floors_belong_to_this_corpus(quality):
    assert PINNED["digest"] == quality.digest(), "the corpus changed: measure and pin anew"


def test_the_split_is_the_one_that_is_written_down(quality):
    assert quality.part("ru-d07") == "learnt"
    assert quality.part("seed-002") == "learnt"
    assert quality.part("kk-d08") == "measured"
    assert quality.part("pair-d01-ru") == "measured"


@pytest.mark.parametrize("name", sorted(PINNED["floors"]))
def test_no_figure_falls_below_its_floor(name, quality, measured):
    code, which = name.split()
    figures = quality.floor_values(measured[code, which])
    fallen = {
        key: (figures[key], floor)
        for key, floor in PINNED["floors"][name].items()
        if figures[key] < floor
    }
    assert not fallen, f"{name}: measured, floor: {fallen}"


def test_the_core_figure_is_where_this_version_promises_it(measured):
    for code, least in (("ru", 0.60), ("kk", 0.50)):
        for which in ("learnt", "measured"):
            assert measured[code, which].core >= least
