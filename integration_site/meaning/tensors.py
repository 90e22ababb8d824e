"""The arrays of an ONNX file by name, as views of the file in memory that all processes share.

ONNX is protocol buffers: a model (field 7: graph) holds tensors (field 5 of the graph) with their dimensions (1), type
(2), name (8) and bytes (9).
"""

import mmap
from collections.abc import Iterator
from pathlib import Path

import numpy as np

GRAPH, TENSOR, DIMENSIONS, TYPE, NAME, DATA = 7, 5, 1, 2, 8, 9
VARINT, FIXED64, FIXED32 = 0, 1, 5
TYPES = {1: np.dtype("<f4"), 3: np.dtype("i1"), 7: np.dtype("<i8")}


def tensors(file: Path) -> dict[str, np.ndarray]:
    with file.open("rb") as opened:
        data = memoryview(mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ))
    found = {}
    for number, graph in _fields(data):
        if number == GRAPH:
            for kind, tensor in _fields(graph):
                if kind == TENSOR:
                    found.update(_tensor(tensor))
    return found


def _tensor(data: memoryview) -> dict[str, np.ndarray]:
    shape, parts = [], {}
    for number, value in _fields(data):
        if number == DIMENSIONS:
            shape += [value] if isinstance(value, int) else _varints(value)
        else:
            parts[number] = value
    kind = TYPES.get(parts[TYPE])
    return {bytes(parts[NAME]).decode(): np.frombuffer(parts[DATA], kind).reshape(shape)} if kind else {}


def _fields(data: memoryview) -> Iterator[tuple[int, int | memoryview]]:
    """Each field's number with its value: a number, or bytes."""
    place = 0
    while place < len(data):
        key, place = _varint(data, place)
        number, kind = key >> 3, key & 7
        if kind == VARINT:
            value, place = _varint(data, place)
            yield number, value
            continue
        size, place = (8, place) if kind == FIXED64 else (4, place) if kind == FIXED32 else _varint(data, place)
        yield number, data[place : place + size]
        place += size


def _varints(data: memoryview) -> list[int]:
    found, place = [], 0
    while place < len(data):
        value, place = _varint(data, place)
        found.append(value)
    return found


def _varint(data: memoryview, place: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = data[place]
        value |= (byte & 127) << shift
        place, shift = place + 1, shift + 7
        if byte < 128:
            return value, place
