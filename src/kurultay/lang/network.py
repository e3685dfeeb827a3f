"""slovnet's tagging network on navec's vectors, run over a whole article at once by numpy."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
_CACHE = 60_000


class Network:
    """
    The weights of slovnet's tagger, in the shapes that one pass over an article needs.

    The sentences run through the network as one row of words, with a gap of zeros between them:
    the same numbers as sentence by sentence, without the padding of a batch.
    """

    def __init__(self, tagger: Path, vectors: Path) -> None:
        """Load the weights from the two data files."""
        from navec import Navec  # noqa: PLC0415 - loading takes half a second
        from slovnet import NER  # noqa: PLC0415
        from slovnet.shape import word_shape  # noqa: PLC0415

        model = NER.load(str(tagger))
        model.navec(Navec.load(str(vectors)))
        encoder, network = model.infer.encoder, model.infer.model
        self._embedding = network.emb
        self._layers = [_layer(layer) for layer in network.encoder.layers]
        self._gap = max(layer.conv.padding for layer in network.encoder.layers)
        self._head, self._crf = network.head.proj, network.head.crf
        self._tags: list[str] = list(model.infer.decoder.tags_vocab.items)

        def ids(word: str) -> tuple[int, int]:
            return (
                encoder.words_vocab.encode(word.lower()),
                encoder.shapes_vocab.encode(word_shape(word)),
            )

        self._ids = lru_cache(maxsize=_CACHE)(ids)

    def tags(self, sentences: Sequence[Sequence[str]]) -> list[list[str]]:
        """Give the tag of every word of every sentence."""
        emissions, starts = self._emissions(sentences)
        longest = max(map(len, sentences))
        full = [index for index, words in enumerate(sentences) if words]
        padded = np.zeros((len(full), longest, emissions.shape[1]), np.float32)
        mask = np.zeros((len(full), longest), bool)
        for row, index in enumerate(full):
            size = len(sentences[index])
            padded[row, :size] = emissions[starts[index] : starts[index] + size]
            mask[row, :size] = True
        found: list[list[str]] = [[] for _ in sentences]
        for index, best in zip(full, self._crf.decode(padded, mask), strict=True):
            found[index] = [self._tags[tag] for tag in best]
        return found

    def _emissions(self, sentences: Sequence[Sequence[str]]) -> tuple[Floats, list[int]]:
        """Give the scores of the tags for all words in a row, and where each sentence starts."""
        ids: list[tuple[int, int]] = []
        starts: list[int] = []
        places: list[int] = []
        at = self._gap
        for words in sentences:
            starts.append(at)
            ids.extend(self._ids(word) for word in words)
            places.extend(range(at, at + len(words)))
            at += len(words) + self._gap
        encoded = np.array(ids)
        values = self._embedding(encoded[:, 0], encoded[:, 1])
        row = np.zeros((at, values.shape[1]), np.float32)
        row[places] = values
        for weights, bias, scale, shift in self._layers:
            width = len(weights)
            inside = at - width + 1
            out = row[:inside] @ weights[0]
            for offset in range(1, width):
                out += row[offset : offset + inside] @ weights[offset]
            out += bias
            np.maximum(out, 0, out=out)
            out *= scale
            out += shift
            row = np.zeros((at, out.shape[1]), np.float32)
            row[places] = out[np.array(places) - self._gap]
        scores: Floats = row @ self._head.weight.array + self._head.bias.array
        return scores, starts


def _layer(layer: Any) -> tuple[list[Floats], Floats, Floats, Floats]:
    """Give a layer's kernel by offset, its bias, and its norm as one scale and shift."""
    kernel = layer.conv.weight.array
    weights = [
        np.ascontiguousarray(kernel[:, :, offset].T, np.float32)
        for offset in range(kernel.shape[2])
    ]
    scale = layer.norm.weight.array / layer.norm.std.array
    shift = layer.norm.bias.array - layer.norm.mean.array * scale
    return (
        weights,
        layer.conv.bias.array.astype(np.float32),
        scale.astype(np.float32),
        shift.astype(np.float32),
    )
