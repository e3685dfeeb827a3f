"""slovnet's tagging network on navec's vectors, run over a whole article at once by numpy."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
_CACHE = 16_000
_ROWS = 6_000
"""So many words' products with the first kernel are kept: 18 MB, most words of most articles."""
Word = tuple[int, int] | None
"""A word by its number and that of its shape; None for a gap between sentences."""
_GAP: dict[Word, int] = {None: 0}


class Network:
    """
    The weights of slovnet's tagger, in the shapes that one pass over an article needs.

    The sentences run through the network as one row of words, with a gap of zeros between them:
    the same numbers as sentence by sentence, without the padding of a batch.
    """

    def __init__(self, tagger: Path, vectors: Path) -> None:
        """Load the weights from the two data files."""
        from navec import Navec  # noqa: PLC0415 - loading takes half a second
        from slovnet import NER  # noqa: PLC0415 - as slow
        from slovnet.shape import word_shape  # noqa: PLC0415 - as slow

        model = NER.load(str(tagger))
        model.navec(Navec.load(str(vectors)))
        encoder, network = model.infer.encoder, model.infer.model
        self._embedding = network.emb
        self._layers = [_layer(layer) for layer in network.encoder.layers]
        self._gap = max(layer.conv.padding for layer in network.encoder.layers)
        self._head = network.head.proj
        self._ways: Floats = network.head.crf.transitions.array
        self._tags: list[str] = list(model.infer.decoder.tags_vocab.items)

        def ids(word: str) -> tuple[int, int]:
            return (
                encoder.words_vocab.encode(word.lower()),
                encoder.shapes_vocab.encode(word_shape(word)),
            )

        self._ids = lru_cache(maxsize=_CACHE)(ids)
        self._rows = dict(_GAP)
        self._products = np.zeros((_ROWS, self._layers[0][0].shape[1]), np.float32)

    def tags(self, sentences: Sequence[Sequence[str]]) -> list[list[str]]:
        """Give the tag of every word of every sentence."""
        emissions, starts = self._emissions(sentences)
        full = [index for index, words in enumerate(sentences) if words]
        # The longest first, so that the sentences still running are always the first ones.
        full.sort(key=lambda index: -len(sentences[index]))
        sizes = [len(sentences[index]) for index in full]
        best = self._paths(emissions, [starts[index] for index in full], sizes)
        found: list[list[str]] = [[] for _ in sentences]
        for index, path in zip(full, best, strict=True):
            found[index] = [self._tags[tag] for tag in path]
        return found

    def _paths(self, emissions: Floats, starts: list[int], sizes: list[int]) -> list[list[int]]:
        """Give the likeliest tags of sentences, the longest first: Viterbi, all in one pass."""
        first = np.array(starts)
        score = emissions[first]
        steps: list[list[list[int]]] = []
        running = len(sizes)
        for step in range(1, sizes[0]):
            while sizes[running - 1] <= step:
                running -= 1
            ways = score[:running, :, None] + self._ways
            steps.append(ways.argmax(1).tolist())
            np.add(ways.max(1), emissions[first[:running] + step], out=score[:running])
        paths: list[list[int]] = []
        for row, (size, tag) in enumerate(zip(sizes, score.argmax(1).tolist(), strict=True)):
            path = [tag]
            for step in range(size - 2, -1, -1):
                path.append(steps[step][row][path[-1]])
            paths.append(path[::-1])
        return paths

    def _emissions(self, sentences: Sequence[Sequence[str]]) -> tuple[Floats, list[int]]:
        """Give the scores of the tags for all words in a row, and where each sentence starts."""
        words: list[Word] = [None] * self._gap
        starts: list[int] = []
        gaps = list(range(self._gap))
        for sentence in sentences:
            starts.append(len(words))
            words.extend(map(self._ids, sentence))
            gaps.extend(range(len(words), len(words) + self._gap))
            words.extend([None] * self._gap)
        values = self._first(words)
        for number, (weights, bias, scale, shift) in enumerate(self._layers):
            # One product for all offsets; that of a gap is zero.
            row = values @ weights if number else values
            size, width = len(bias), weights.shape[1] // len(bias)
            inside = len(words) - width + 1
            values = np.zeros((len(words), size), np.float32)
            out = values[self._gap : self._gap + inside]
            for offset in range(width):
                out += row[offset : offset + inside, offset * size : (offset + 1) * size]
            out += bias
            np.maximum(out, 0, out=out)
            out *= scale
            out += shift
            values[gaps] = 0
        return values @ self._head.weight.array + self._head.bias.array, starts

    def _first(self, words: Sequence[Word]) -> Floats:
        """Give the words' products with the first kernel: the same wherever they stand."""
        new = [word for word in dict.fromkeys(words) if word not in self._rows]
        if len(self._rows) + len(new) > _ROWS:
            self._rows = dict(_GAP)
            new = [word for word in dict.fromkeys(words) if word not in _GAP]
        if new:
            encoded = np.array(new)
            found: Floats = self._embedding(encoded[:, 0], encoded[:, 1]) @ self._layers[0][0]
            begin = len(self._rows)
            number = dict(zip(new, range(begin, begin + len(new)), strict=True))
            if len(number) >= _ROWS:
                found = np.concatenate([self._products[:begin], found])
                return found[[(_GAP | number)[word] for word in words]]
            self._products[begin : begin + len(new)] = found
            self._rows.update(number)
        return self._products[[self._rows[word] for word in words]]


def _layer(layer: Any) -> tuple[Floats, Floats, Floats, Floats]:
    """Give a kernel with its offsets side by side, its bias, and its norm as scale and shift."""
    kernel = layer.conv.weight.array
    weights = np.ascontiguousarray(
        np.concatenate([kernel[:, :, offset].T for offset in range(kernel.shape[2])], axis=1),
        np.float32,
    )
    scale = layer.norm.weight.array / layer.norm.std.array
    shift = layer.norm.bias.array - layer.norm.mean.array * scale
    return (
        weights,
        layer.conv.bias.array.astype(np.float32),
        scale.astype(np.float32),
        shift.astype(np.float32),
    )
