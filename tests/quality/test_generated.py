"""Made-up news of the generator is read as it was meant: a check of extraction with exact facts."""

import importlib.util
import sys

import pytest

from kurultay.pipeline import Kit, Mapped, map_sources
from kurultay.publish import facts, score
from kurultay.resources import home
from kurultay.store import open_store

KINDS = ("event", "event_type", "event_date", "event_place", "participation", "position")


@pytest.fixture(scope="module")
def generate(root):
    spec = importlib.util.spec_from_file_location("generate", root / "benchmarks" / "generate.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["generate"] = module
    spec.loader.exec_module(module)
    return module


def test_the_same_number_and_seed_give_the_same_articles(generate):
    first = list(generate.articles(20, 5))
    assert first == list(generate.articles(20, 5))
    assert first != list(generate.articles(20, 6))
    assert len({name for name, _, _ in first}) == 20


def test_what_was_written_is_read(generate, tmp_path):
    gold = {}
    for name, text, known in generate.articles(120, 7):
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
        gold[name] = known
    kit = Kit.load(home())
    with open_store("memory:") as store:
        for item in map_sources([tmp_path], kit):
            assert isinstance(item, Mapped), item
            store.replace(item.graph)
        found = {one["id"]: one for one in facts.read(store)}
    counts = score.score(gold, found).rows
    for kind in KINDS:
        assert counts[kind].r >= 0.95, kind
        assert counts[kind].p >= 0.98, kind
    right, wanted = (sum(getattr(counts[kind], name) for kind in KINDS) for name in ("tp", "gold"))
    assert right / wanted >= 0.98
