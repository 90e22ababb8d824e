"""all-MiniLM-L6-v2: six layers of attention over word pieces, in numpy."""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

LAYERS, HEADS = 6, 12
TINY = 1e-12


class Dense(NamedTuple):
    """Weights of a byte each, which become floats for as long as they are multiplied."""

    weights: np.ndarray
    scale: np.ndarray
    bias: np.ndarray

    def __call__(self, rows: np.ndarray) -> np.ndarray:
        return rows @ self.weights.astype(np.float32) * self.scale + self.bias


class Norm(NamedTuple):
    scale: np.ndarray
    bias: np.ndarray

    def __call__(self, rows: np.ndarray) -> np.ndarray:
        rows = rows - rows.mean(axis=1, keepdims=True)
        return rows / np.sqrt((rows * rows).mean(axis=1, keepdims=True) + TINY) * self.scale + self.bias


class Layer(NamedTuple):
    query: Dense
    key: Dense
    value: Dense
    joined: Dense
    attended: Norm
    wide: Dense
    narrow: Dense
    out: Norm

    def __call__(self, rows: np.ndarray, texts: Sequence[slice]) -> np.ndarray:
        asked = [dense(rows) for dense in (self.query, self.key, self.value)]
        seen = np.concatenate([_attention(*(part[text] for part in asked)) for text in texts])
        rows = self.attended(rows + self.joined(seen))
        return self.out(rows + self.narrow(_gelu(self.wide(rows))))


class Network:
    """The weights stay bytes in the file, whose memory all processes share."""

    def __init__(self, tensors: dict[str, np.ndarray]) -> None:
        self.tensors = tensors
        self.first = Norm(*self._pair("inner.embeddings.LayerNorm"))
        names = (re.fullmatch(r"val_(\d+)_q", name) for name in tensors)
        self.matrices = sorted((name[0] for name in names if name), key=lambda name: int(name.split("_")[1]))
        self.layers = [self._layer(number) for number in range(LAYERS)]

    def pooled(
        self, texts: Sequence[Sequence[int]], pool: Callable[[np.ndarray], np.ndarray], after: Sequence[int] = (LAYERS,)
    ) -> np.ndarray:
        """(texts, layers, shape of pool): what `pool` makes of the rows of each text, which is given as the numbers of
        its pieces, after each of those layers, counted from 1. Many texts together take less.
        """
        ends = np.cumsum([len(text) for text in texts])
        slices = [slice(end - len(text), end) for text, end in zip(texts, ends, strict=True)]
        words, places, kinds = (
            f"inner.embeddings.{name}_embeddings.weight" for name in ("word", "position", "token_type")
        )
        rows = self._unpacked(words, [piece for text in texts for piece in text]) + self.tensors[kinds][0]
        rows = self.first(rows + self._unpacked(places, [place for text in texts for place in range(len(text))]))
        found = []
        for number, layer in enumerate(self.layers, start=1):
            rows = layer(rows, slices)
            if number in after:
                found.append(np.stack([pool(rows[each]) for each in slices]))
        return np.stack(found, axis=1)

    def _unpacked(self, name: str, rows: list[int]) -> np.ndarray:
        return self.tensors[f"{name}_q"][rows].astype(np.float32) * self.tensors[f"{name}_scale"][rows]

    def _layer(self, number: int) -> Layer:
        """The file numbers matrices in the order in which they are used."""
        at = f"inner.encoder.layer.{number}"
        names = ["attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense"]
        names += ["intermediate.dense", "output.dense"]
        matrices = self.matrices[number * len(names) : (number + 1) * len(names)]
        dense = [
            Dense(
                self.tensors[matrix],
                self.tensors[matrix.replace("_q", "_scale")],
                self.tensors[f"{at}.{name}.bias"],
            )
            for name, matrix in zip(names, matrices, strict=True)
        ]
        norms = [Norm(*self._pair(f"{at}.{name}.LayerNorm")) for name in ("attention.output", "output")]
        return Layer(*dense[:4], norms[0], *dense[4:], norms[1])

    def _pair(self, name: str) -> tuple[np.ndarray, np.ndarray]:
        return self.tensors[f"{name}.weight"], self.tensors[f"{name}.bias"]


def _attention(query: np.ndarray, key: np.ndarray, value: np.ndarray) -> np.ndarray:
    query, key, value = _by_head(query), _by_head(key), _by_head(value)
    scores = query @ key.transpose(0, 2, 1) / np.float32(query.shape[-1] ** 0.5)
    weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
    weights /= weights.sum(axis=-1, keepdims=True)
    together = (weights @ value).transpose(1, 0, 2)
    return together.reshape(len(together), -1)


def _by_head(rows: np.ndarray) -> np.ndarray:
    return rows.reshape(len(rows), HEADS, -1).transpose(1, 0, 2)


def _gelu(rows: np.ndarray) -> np.ndarray:
    """By its usual approximation with tanh, which moves a vector less than the bytes of the weights do."""
    bent = (rows * rows * np.float32(0.044715) + 1) * rows * np.float32(0.7978846)
    return rows * (np.tanh(bent) + 1) * np.float32(0.5)
