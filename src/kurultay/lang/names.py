"""The names that a model proposes: spans over the words of sentences, joined from tags."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kurultay.lang.network import Network


class NameModel:
    """
    A tagger of person, organisation and place names, loaded when it is first asked.

    Source: the natasha project's slovnet_ner_news_v1 and navec_news_v1 (MIT).
    """

    def __init__(self, tagger: Path, vectors: Path) -> None:
        """Remember where the two data files lie."""
        self._files = tagger.resolve(), vectors.resolve()

    def spans(self, sentences: Sequence[Sequence[str]]) -> list[list[tuple[str, int, int]]]:
        """
        Give the names of each sentence as (kind, first word, behind the last word).

        Shape: one list a sentence; kinds are PER, ORG and LOC.
        """
        if not any(sentences):
            return [[] for _ in sentences]
        network = _network(*self._files)
        return [joined(tags) for tags in network.tags(sentences)]


@lru_cache(maxsize=2)
def _network(tagger: Path, vectors: Path) -> Network:
    """Load a model once, however many homes share its files."""
    from kurultay.lang.network import Network  # noqa: PLC0415 - numpy takes its time

    return Network(tagger, vectors)


def joined(tags: Sequence[str]) -> list[tuple[str, int, int]]:
    """Join B- and I- tags to spans; an I- after another kind begins a span."""
    spans: list[tuple[str, int, int]] = []
    kind, first = "", 0
    for index, tag in enumerate([*tags, "O"]):
        begin, _, named = tag.partition("-")
        if kind and (begin != "I" or named != kind):
            spans.append((kind, first, index))
            kind = ""
        if named and not kind:
            kind, first = named, index
    return spans
