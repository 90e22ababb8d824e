"""Prepared answers of one content version, within a bound. Pure; any number of threads may use one cache."""

from collections.abc import Hashable
from dataclasses import dataclass
from threading import Lock

Headers = list[tuple[str, str]]
ABOUT_THE_BODY = {"content-type", "content-length", "content-encoding", "content-disposition", "link"}
BYTES_BESIDE_THE_BODY = 2048  # headers and the place in the dictionary


@dataclass(frozen=True, slots=True)
class CachedResponse:
    """`unchanged` are the headers when the reader has this body already; `reads_query` when another query may give
    another answer.
    """

    headers: Headers
    unchanged: Headers
    etag: str
    body: bytes
    reads_query: bool


def make_cached_response(headers: Headers, body: bytes, *, reads_query: bool) -> CachedResponse:
    unchanged = [(name, value) for name, value in headers if name.lower() not in ABOUT_THE_BODY]
    etag = next(value for name, value in headers if name.lower() == "etag")
    return CachedResponse(headers, unchanged, etag, body, reads_query)


class PageCache:
    """What stands here belongs to one content version; another one empties it. When it is full, the oldest go."""

    def __init__(self, most_bytes: int) -> None:
        self.most_bytes = most_bytes
        self.bytes = 0
        self._content_version: Hashable = None
        self._answers: dict[Hashable, CachedResponse] = {}
        self._lock = Lock()

    def get(self, key: Hashable, content_version: Hashable) -> CachedResponse | None:
        if content_version != self._content_version:
            with self._lock:
                self._content_version, self._answers, self.bytes = content_version, {}, 0
        return self._answers.get(key)

    def put(self, key: Hashable, answer: CachedResponse, content_version: Hashable) -> None:
        """Keep `answer`, made while `content_version` was the latest; not if another one has come since."""
        size = _size(answer)
        with self._lock:
            if content_version != self._content_version or key in self._answers or size > self.most_bytes:
                return
            self._answers[key] = answer
            self.bytes += size
            while self.bytes > self.most_bytes:
                oldest = next(iter(self._answers))
                self.bytes -= _size(self._answers.pop(oldest))


def _size(answer: CachedResponse) -> int:
    return len(answer.body) + BYTES_BESIDE_THE_BODY
