"""The list of who was erased, which outlives the database: one JSON object a line, the newest last.

A number alone does not tell people apart, since a restored SQLite gives numbers out again; with the moment in which
the person began it does. A person who was joined into another lives on in them, and so goes when they go. Pure.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class PersonRef:
    """What tells a person from every other; it says nothing else about them."""

    number: int
    began_at: datetime


@dataclass(frozen=True)
class ErasureRecord:
    """`who` was erased, or joined into `into`."""

    at: datetime
    who: PersonRef
    into: PersonRef | None = None


class ErasureLogError(Exception):
    """The text is a sentence for the operator."""


def to_json_line(erasure: ErasureRecord) -> str:
    into = {"into": _written(erasure.into)} if erasure.into else {}
    return json.dumps({"at": erasure.at.isoformat(), "who": _written(erasure.who)} | into) + "\n"


def _written(mark: PersonRef) -> list[int | str]:
    return [mark.number, mark.began_at.isoformat()]


def read(text: str) -> list[ErasureRecord]:
    """A last line without its end belongs to an erasure that did not come about. ErasureLogError at any other fault."""
    return [_read_line(line, place) for place, line in enumerate(_whole_lines(text), start=1) if line.strip()]


def _whole_lines(text: str) -> list[str]:
    return text.split("\n")[:-1]


def _read_line(line: str, place: int) -> ErasureRecord:
    try:
        row = json.loads(line)
        into = _mark(row["into"]) if "into" in row else None
        return ErasureRecord(datetime.fromisoformat(row["at"]), _mark(row["who"]), into)
    except (ValueError, TypeError, KeyError, AttributeError):
        raise ErasureLogError(f"Line {place} of the list of erasures cannot be read; mend it or take it out.") from None


def _mark(pair: list[int | str]) -> PersonRef:
    number, began_at = pair
    return PersonRef(int(number), datetime.fromisoformat(str(began_at)))


def erased_refs(erasures: list[ErasureRecord]) -> set[PersonRef]:
    """Everybody who must not be there: those erased, and those who had been joined into one of them."""
    gone = {each.who for each in erasures if each.into is None}
    while more := {each.who for each in erasures if each.into in gone} - gone:
        gone |= more
    return gone


def newer_than(erasures: list[ErasureRecord], day: datetime) -> Iterator[ErasureRecord]:
    return (each for each in erasures if each.at >= day)
