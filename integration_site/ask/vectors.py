"""Vectors of what can be found, in the database: made once for all machines, by the SHA-256 of text and model."""

import hashlib
import os
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from integration_site.ask.loading import AskedContent
from integration_site.ask.places import words_of_its_own
from integration_site.meaning.encoder import SHA256, encode_all
from integration_site.models import TextVector

if TYPE_CHECKING:
    import numpy as np

BATCH, MAX_THREADS = 32, 4


def texts_of(content: AskedContent) -> set[str]:
    """All that a question is compared with."""
    texts = {text for place in content.places for text in (*place.asked, words_of_its_own(place))}
    texts |= {text for feeling in content.feelings for text in feeling.asked}
    return (texts | set(content.off_topic)) - {""}


def make_vectors(texts: Iterable[str], say: Callable[[int, int], object] = lambda done, all_: None) -> int:
    """Those that are not there yet; how many. `say` gets how many are done, and how many there are to do.

    Texts of one length go together, so that a batch takes as little memory as it can.
    """
    known = set(TextVector.objects.values_list("digest", flat=True))
    missing = sorted((text for text in set(texts) if digest_of(text) not in known), key=lambda text: (len(text), text))
    batches = [missing[start : start + BATCH] for start in range(0, len(missing), BATCH)]
    done = 0
    with ThreadPoolExecutor(min(MAX_THREADS, os.cpu_count() or 1)) as threads:
        for batch, vectors in zip(batches, threads.map(encode_all, batches), strict=True):
            TextVector.objects.bulk_create(map(_row, batch, vectors), ignore_conflicts=True)
            done += len(batch)
            say(done, len(missing))
    return len(missing)


def _row(text: str, vector: "np.ndarray") -> TextVector:
    return TextVector(digest=digest_of(text), vector=vector.astype("<f2").tobytes())


def forget_others(texts: Iterable[str]) -> None:
    """Vectors of texts that are published no more."""
    kept = {digest_of(text) for text in texts}
    gone = [digest for digest in TextVector.objects.values_list("digest", flat=True) if digest not in kept]
    for start in range(0, len(gone), 500):
        TextVector.objects.filter(digest__in=gone[start : start + 500]).delete()


def read_vectors() -> "Mapping[str, np.ndarray]":
    """All by digest, as float32."""
    import numpy as np

    rows = TextVector.objects.values_list("digest", "vector")
    return {digest: np.frombuffer(bytes(vector), "<f2").astype(np.float32) for digest, vector in rows}


def digest_of(text: str) -> str:
    return hashlib.sha256(f"{SHA256} {text}".encode()).hexdigest()
