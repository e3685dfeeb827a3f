"""Russian names by a small neural model: slovnet with navec vectors, numpy only."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

_BATCH = 16


class NameModel:
    """
    A tagger of person, organisation and place names, loaded when it is first asked.

    Source: the natasha project's slovnet_ner_news_v1 and navec_news_v1 (MIT).
    """

    def __init__(self, tagger: Path, vectors: Path) -> None:
        """Remember where the two data files lie."""
        self._tagger, self._vectors = tagger, vectors
        self._infer: Any = None

    def _loaded(self) -> Any:
        if self._infer is None:
            from navec import Navec  # noqa: PLC0415 - loading takes half a second
            from slovnet import NER  # noqa: PLC0415

            model = NER.load(str(self._tagger), batch_size=_BATCH)
            model.navec(Navec.load(str(self._vectors)))
            self._infer = model.infer
        return self._infer

    def spans(self, sentences: Sequence[Sequence[str]]) -> list[list[tuple[str, int, int]]]:
        """
        Give the names of each sentence as (kind, first word, behind the last word).

        Shape: one list a sentence; kinds are PER, ORG and LOC.
        """
        infer = self._loaded()
        order = sorted(range(len(sentences)), key=lambda index: len(sentences[index]))
        full = [index for index in order if sentences[index]]
        inputs = infer.encoder([sentences[index] for index in full])
        tagged = infer.decoder(infer.process(inputs))
        found: list[list[tuple[str, int, int]]] = [[] for _ in sentences]
        for index, tags in zip(full, tagged, strict=True):
            found[index] = _joined(tags)
        return found


def _joined(tags: Sequence[str]) -> list[tuple[str, int, int]]:
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
