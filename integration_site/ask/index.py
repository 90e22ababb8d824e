"""All that a question is compared with, held in this process for as long as what is published stays the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING

from articles.models import ContentVersion
from integration_site.ask.library import asked_content
from integration_site.ask.loading import Feeling
from integration_site.ask.places import Place, find_places, words_of_its_own
from integration_site.ask.vectors import digest_of, read_vectors
from integration_site.ask.words import WordIndex, stems
from integration_site.meaning import encoder

if TYPE_CHECKING:
    import numpy as np

MOST = 0.9
_making = Lock()
_held: dict[tuple[str, bool], "PlaceIndex"] = {}


@dataclass(frozen=True)
class Lines:
    """Texts and, for each, the number of what it belongs to."""

    texts: Sequence[str]
    owners: Sequence[int]

    @cached_property
    def words(self) -> WordIndex:
        return WordIndex(stems(text) for text in self.texts)


@dataclass(frozen=True)
class PlaceIndex:
    """`asked`, `own`, `felt` and `off_topic` are lines; `vectors` has the rows of those four, None without meaning."""

    places: Sequence[Place]
    feelings: Sequence[Feeling]
    asked: Lines
    own: Lines
    felt: Lines
    off_topic: Lines
    vectors: "Sequence[np.ndarray] | None"

    @cached_property
    def whole(self) -> WordIndex:
        """All words of each place together."""
        return WordIndex(stems(" ".join([place.title, place.text, *place.authored.asked])) for place in self.places)

    @property
    def parts(self) -> tuple[Lines, Lines, Lines, Lines]:
        return self.asked, self.own, self.felt, self.off_topic


def current_index() -> PlaceIndex:
    """Costs one query once it is there."""
    key = (ContentVersion.objects.current_name(), encoder.is_on())
    with _making:
        if key not in _held:
            index = make_index()
            _held.clear()
            _held[key] = index
        return _held[key]


def make_index() -> PlaceIndex:
    content, places = asked_content(), find_places()
    parts = (
        _lines([place.authored.asked for place in places]),
        _lines([[words_of_its_own(place.authored)] for place in places]),
        _lines([feeling.asked for feeling in content.feelings]),
        _lines([[line] for line in content.off_topic]),
    )
    return PlaceIndex(places, content.feelings, *parts, _vectors(parts) if encoder.is_on() else None)


def _lines(owned: Sequence[Sequence[str]]) -> Lines:
    pairs = [(text, owner) for owner, texts in enumerate(owned) for text in texts]
    return Lines([text for text, _ in pairs], [owner for _, owner in pairs])


def _vectors(parts: Sequence[Lines]) -> "Sequence[np.ndarray] | None":
    """None unless most texts have been read: then words alone decide. One that has not is like nothing.

    So a machine of an earlier version goes on while a newer one has published what it knows.
    """
    import numpy as np

    known, unread = read_vectors(), np.zeros(encoder.SIZE, np.float32)
    digests = [[digest_of(text) for text in part.texts] for part in parts]
    every = [digest for part in digests for digest in part]
    if sum(digest in known for digest in every) < MOST * len(every):
        return None
    return [np.array([known.get(digest, unread) for digest in part]).reshape(-1, encoder.SIZE) for part in digests]
