"""Asks the language model of the operator's choice, if there is one. Nothing said either way is kept or logged."""

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from threading import BoundedSemaphore
from urllib.parse import urlsplit

from django.conf import settings

from coaching.model.prompts import MAX_CHOSEN, Prompt
from coaching.model.replies import MAX_CHARACTERS, ModelReplyError, Reply, read_reply

SECONDS = 8.0  # for one try
TRIES = 2
PAUSE = 0.5
MAX_BYTES = 64 * 1024
MAX_AT_ONCE = 4  # of the threads of one process
_slots = BoundedSemaphore(MAX_AT_ONCE)

PROBLEMS = {
    "slow": "It did not answer in time.",
    "busy": "It has too much to do.",
    "unreadable": "Its answer could not be used.",
    "refused": "It refused the request.",
    "unreachable": "It could not be reached.",
}
FINAL = {"refused"}  # the same again would bring the same


class ModelError(Exception):
    """`kind` is a key of PROBLEMS. The text of what went wrong may hold what was sent, so it is not carried on."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


@dataclass(frozen=True)
class Consultation:
    """A reply, or the kind of problem of the last try."""

    reply: Reply | None = None
    problem: str = ""

    @property
    def sentence(self) -> str:
        return PROBLEMS.get(self.problem, "")


def is_installed() -> bool:
    return find_spec("httpx2") is not None


def is_on() -> bool:
    return bool(settings.COACH_MODEL_URL) and is_installed()


def model_name() -> str:
    """As the person is told: the model, and the machine that it runs on."""
    return f"{settings.COACH_MODEL_NAME} at {urlsplit(settings.COACH_MODEL_URL).hostname}"


def ask_model(letter: Prompt) -> Consultation:
    """At most TRIES × SECONDS and the pause between."""
    if not _slots.acquire(blocking=False):
        return Consultation(problem="busy")
    try:
        return _with_retries(letter)
    finally:
        _slots.release()


def _with_retries(letter: Prompt) -> Consultation:
    kind = ""
    for left in reversed(range(TRIES)):
        try:
            return Consultation(reply=read_reply(_request(letter), letter))
        except ModelError as problem:
            kind = problem.kind
        except ModelReplyError:
            kind = "unreadable"
        if kind in FINAL:
            break
        if left:
            time.sleep(PAUSE)
    return Consultation(problem=kind)


def _request(letter: Prompt) -> str:
    """What the model wrote. ModelError for everything that can go wrong on the way."""
    import httpx2  # of the extra `coach`, which may not be installed

    try:
        return _content_of(b"".join(_received(letter)))
    except httpx2.TimeoutException:
        raise ModelError("slow") from None
    except httpx2.HTTPError:
        raise ModelError("unreachable") from None


def _received(letter: Prompt) -> Iterator[bytes]:
    """The body as it comes, so that neither a trickle nor a flood can hold the page up.

    Chat completions as OpenAI's interface has them, which servers of models share. No redirect is followed: the words
    go where the person was told.
    """
    import httpx2

    ends_at, size = time.monotonic() + SECONDS, 0
    messages = [{"role": "system", "content": letter.rules}, {"role": "user", "content": letter.told}]
    with httpx2.stream(
        "POST",
        f"{settings.COACH_MODEL_URL.rstrip('/')}/chat/completions",
        headers={"Authorization": f"Bearer {settings.COACH_MODEL_KEY or 'none'}"},
        json={"model": settings.COACH_MODEL_NAME, "messages": messages, "response_format": _form_of_a_reply(letter)},
        timeout=SECONDS,
    ) as response:
        _check(response.status_code)
        for piece in response.iter_bytes():
            size += len(piece)
            if size > MAX_BYTES:
                raise ModelError("unreadable")
            if time.monotonic() > ends_at:
                raise ModelError("slow")
            yield piece


def _form_of_a_reply(letter: Prompt) -> dict[str, object]:
    """As a JSON Schema, which keeps a small model in form; the reply is checked all the same."""
    ids = {"type": "string", "enum": list(letter.ids)} if letter.ids else {"type": "string"}
    schema = {
        "type": "object",
        "properties": {
            "ids": {"type": "array", "items": ids, "maxItems": min(MAX_CHOSEN, len(letter.ids))},
            "words": {"type": "string", "maxLength": MAX_CHARACTERS},
        },
        "required": ["ids", "words"],
        "additionalProperties": False,
    }
    return {"type": "json_schema", "json_schema": {"name": "reply", "schema": schema}}


def _check(status: int) -> None:
    if status == 429:
        raise ModelError("busy")
    if status >= 500:
        raise ModelError("unreachable")
    if status != 200:
        raise ModelError("refused")


def _content_of(body: bytes) -> str:
    try:
        content = json.loads(body)["choices"][0]["message"]["content"]
    except (ValueError, LookupError, TypeError, RecursionError):
        raise ModelError("unreadable") from None
    if not isinstance(content, str):
        raise ModelError("unreadable")
    return content
