"""What is authored of the places that answer questions: in whose words they are asked for, and a short answer. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assessments.loading.toml_tables import ContentIssue, DataFileError, Table, read_named

# File by file, the kind that its ids begin with.
KINDS: Mapping[str, str] = {
    "questions": "question",
    "sections": "section",
    "suggestions": "suggestion",
    "advice": "advice",
    "replies": "reply",
    "pages": "page",
    "practices": "practice",
    "profiles": "profile",
}
OFF_TOPIC, FEELINGS = "off_topic", "feelings"
TITLED = frozenset({"reply", "page"})
TEXT_OF_ITS_OWN, MAY_HAVE_ANSWER = "suggestion", frozenset({"advice"})
MIN_ASKED, MAX_LENGTH = 8, 200
ANSWER_WORDS = range(15, 71)


class AskedFileError(DataFileError):
    """Files of questions that cannot be used."""


@dataclass(frozen=True)
class Step:
    """A link that does it: `view` is the name of a URL, `query` fills in its form."""

    view: str
    words: str
    query: str = ""


@dataclass(frozen=True)
class AuthoredPlace:
    """`id` is its kind and its name there, `question/shift-work`; `fits` are circumstances of those it is meant for."""

    id: str
    asked: tuple[str, ...]
    title: str = ""
    answer: str = ""
    step: Step | None = None
    fits: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        return self.id.partition("/")[0]

    @property
    def slug(self) -> str:
        return self.id.partition("/")[2]


@dataclass(frozen=True)
class Feeling:
    """What is said first to whoever asks in such words."""

    id: str
    said: str
    asked: tuple[str, ...]


@dataclass(frozen=True)
class AskedContent:
    """`off_topic` are lines that nothing here answers."""

    places: tuple[AuthoredPlace, ...]
    feelings: tuple[Feeling, ...]
    off_topic: tuple[str, ...]


def load_asked(files: Mapping[str, str]) -> AskedContent:
    """Texts by file name without ending: one for each of KINDS, OFF_TOPIC, FEELINGS. AskedFileError has all issues."""
    issues: list[ContentIssue] = []
    names = (*KINDS, OFF_TOPIC, FEELINGS)
    unknown = f"is no kind of place; use one of {', '.join(names)}."
    tops = read_named(files, names, issues, AskedFileError, where=where, unknown=unknown)
    places = [place for name in KINDS if name in tops for place in _read_places(name, tops[name])]
    feelings = [_read_feeling(table) for table in tops[FEELINGS].tables("feeling")] if FEELINGS in tops else []
    off_topic = tops[OFF_TOPIC].texts("lines") if OFF_TOPIC in tops else ()
    for top in tops.values():
        top.close()
    issues += _told_twice(places, feelings, off_topic)
    if issues:
        raise AskedFileError(issues)
    return AskedContent(tuple(places), tuple(feelings), off_topic)


def where(name: str) -> str:
    return f"ask/content/{name}.toml"


def _read_places(name: str, top: Table) -> list[AuthoredPlace]:
    return [_read_place(KINDS[name], table) for table in top.tables("place")]


def _read_place(kind: str, table: Table) -> AuthoredPlace:
    place_id = table.text("id")
    if place_id and (not place_id.startswith(f"{kind}/") or place_id == f"{kind}/"):
        table.report("id", f"is {place_id!r}; write {kind}/ and its name.")
    place = AuthoredPlace(
        id=place_id,
        asked=_read_asked(table),
        title=table.text("title") if kind in TITLED else "",
        answer=_read_answer(kind, table),
        step=_read_step(table.table("step")) if "step" in table else None,
        fits=table.texts("fits") if "fits" in table else (),
    )
    table.close()
    return place


def _read_asked(table: Table) -> tuple[str, ...]:
    asked = table.texts("asked")
    for text in asked:
        if len(text) > MAX_LENGTH:
            table.report("asked", f"has {len(text)} characters in {text[:40]!r}…; write at most {MAX_LENGTH}.")
    return asked


def _read_answer(kind: str, table: Table) -> str:
    if kind == TEXT_OF_ITS_OWN or (kind in MAY_HAVE_ANSWER and "answer" not in table):
        return ""
    answer = table.text("answer")
    count = len(answer.split())
    if answer and count not in ANSWER_WORDS:
        table.report("answer", f"has {count} words; write {ANSWER_WORDS[0]} to {ANSWER_WORDS[-1]}.")
    return answer


def _read_step(table: Table) -> Step:
    step = Step(table.text("view"), table.text("words"), table.text("query") if "query" in table else "")
    table.close()
    return step


def _read_feeling(table: Table) -> Feeling:
    feeling = Feeling(table.key("id"), table.text("said"), _read_asked(table))
    table.close()
    return feeling


def _told_twice(
    places: list[AuthoredPlace], feelings: list[Feeling], off_topic: tuple[str, ...]
) -> Iterator[ContentIssue]:
    """An id, or the same words in two places: they could lead to one of them only."""
    seen: dict[str, str] = {}
    ids = [(place.id, place.id) for place in places] + [(each.id, each.id) for each in feelings]
    lines = [(text, place.id) for place in places for text in place.asked]
    lines += [(text, each.id) for each in feelings for text in each.asked] + [(text, OFF_TOPIC) for text in off_topic]
    for text, owner in [*ids, *lines]:
        key = " ".join(text.lower().split())
        if key in seen:
            yield ContentIssue("ask/content", owner, f"has {text[:60]!r} a second time, after {seen[key]}; leave one.")
        seen.setdefault(key, owner)
