"""A fact below the floor is kept in its article's graph, and not merged."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kurultay.graph import terms
from kurultay.merge import merge
from kurultay.pipeline import Kit, map_article
from kurultay.resources import home
from kurultay.store import open_store
from kurultay.text.read import article_from

TEXT = (
    " date 2025-10-24 Министр энергетики Казахстана Ерлан Сагынов и посол Турции Мехмет Йылдыз "
    "приняли участие в форуме в Анкаре 20 октября 2025 года, сообщили в столице."
)
DOUBTFUL = f'<{terms.DOUBTFUL}> "true"'
FORUM = "scheme/kind/forum>"


@pytest.fixture(scope="module")
def kit() -> Kit:
    return Kit.load(home())


def graphs(kit: Kit, floor: float) -> tuple[str, str]:
    """Give the article's graph and the merged one, by a floor."""
    raised = replace(kit, fact_map=replace(kit.fact_map, floor=floor))
    mapped = map_article(article_from(TEXT, "energy"), raised)
    with open_store("memory:") as store:
        store.replace(mapped.graph)
        return "\n".join(mapped.graph.nquads), "\n".join(merge(store))


def test_what_is_sure_enough_is_merged(kit: Kit) -> None:
    own, merged = graphs(kit, 0.0)
    assert DOUBTFUL not in own
    assert FORUM in merged


def test_what_lies_below_the_floor_is_kept_but_not_merged(kit: Kit) -> None:
    own, merged = graphs(kit, 1.0)
    assert FORUM in own
    assert "#event-1> " + DOUBTFUL in own
    assert "#participation-1-1> " + DOUBTFUL in own
    assert FORUM not in merged
    assert terms.IN_EVENT not in merged
    assert terms.HAS_HOLDER not in merged


def test_the_floor_is_read_from_the_home(kit: Kit) -> None:
    assert kit.fact_map.floor == 0.3
