"""Read an exported document back into rows that are not stored yet. Nothing is believed: each problem is a sentence."""

import json
import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Field, ForeignKey, Model
from django.utils.timezone import is_naive

from accounts.models import DEFAULT_TIME_ZONE, Person
from accounts.personal_data import PersonalData
from accounts.text import isolated, without_directions
from commitments.models import Commitment
from integration_site.personal_data.exporting import ASSUMED_CLOCKS, FORMAT, VERSION, Row
from integration_site.personal_data.importing.turns import in_pieces
from integration_site.personal_data.registry import PERSONAL_DATA

MAX_BYTES = 2 * 1024 * 1024
MAX_ROWS = 20_000
MAX_DEPTH = 20  # of values within values; an export of ours has six at most
VERSIONS = (ASSUMED_CLOCKS, VERSION)
KEYS = {"format", "version", "exported_at", "left_out", "tables"}
YEARS = range(2000, 2201)
# The categories Cc, but for the ends of lines and the tab, and Cs.
REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


class ImportFileError(Exception):
    """Why a file cannot be taken in; the text is a sentence for the reader."""


@dataclass(frozen=True)
class PendingRow:
    """A row to write; `refers` holds the id in the file that each foreign key names, None for nothing."""

    holding: PersonalData
    number: int
    row: Model
    refers: dict[str, int | None]


@dataclass(frozen=True)
class ParsedExport:
    time_zone: str
    drafts: list[PendingRow]


def read_export(content: bytes) -> ParsedExport:
    """ImportFileError when anything in the file is not as an export writes it."""
    document = _document(content)
    tables = _tables(document)
    people = tables.get("accounts.person", [])
    time_zone = _time_zone(people[0].get("time_zone") if people and isinstance(people[0], dict) else None)
    rows = ((each, row) for each in PERSONAL_DATA if each.is_portable for row in tables.get(each.label, []))
    drafts = [_draft(holding, row) for holding, row in in_pieces(rows)]
    _check_references(drafts)
    if document["version"] == ASSUMED_CLOCKS and time_zone == DEFAULT_TIME_ZONE:
        time_zone = _zone_of_plans(drafts)
    return ParsedExport(time_zone, drafts)


def _document(content: bytes) -> dict[str, Any]:
    if len(content) > MAX_BYTES:
        raise ImportFileError("The file is larger than an export of ours can be.")
    try:
        document = json.loads(content.decode("utf-8-sig"), parse_constant=_refuse_constant)
    except (ValueError, RecursionError):
        raise ImportFileError("The file is not JSON. Choose the file that the export gave you.") from None
    if not isinstance(document, dict) or document.get("format") != FORMAT or document.get("version") not in VERSIONS:
        raise ImportFileError("The file is no export of this site.")
    _refuse_unknown(document, KEYS, "the file")
    return _read_text(document)


def _refuse_constant(word: str) -> None:
    raise ValueError(word)


def _read_text(value: Any, depth: int = 0) -> Any:
    """As forms take it. ImportFileError for characters that nobody types and that a database may not hold, and for what
    is nested deeper than the interpreter could follow.
    """
    if depth > MAX_DEPTH:
        raise ImportFileError("The file is no export of this site.")
    if isinstance(value, str):
        if REFUSED.search(value):
            raise ImportFileError("The file holds characters that cannot be shown as text.")
        return without_directions(value)
    if isinstance(value, dict):
        return {_read_text(key, depth): _read_text(each, depth + 1) for key, each in value.items()}
    return [_read_text(each, depth + 1) for each in value] if isinstance(value, list) else value


def _tables(document: dict[str, Any]) -> dict[str, list[Any]]:
    tables = document.get("tables")
    if not isinstance(tables, dict) or not all(isinstance(rows, list) for rows in tables.values()):
        raise ImportFileError("The file has no tables.")
    _refuse_unknown(tables, {holding.label for holding in PERSONAL_DATA}, "the tables")
    if sum(len(rows) for rows in tables.values()) > MAX_ROWS:
        raise ImportFileError("The file holds more rows than an export of ours can.")
    return tables


def _refuse_unknown(found: dict[str, Any], known: set[str], place: str) -> None:
    unknown = sorted(set(found) - known)
    if unknown:
        raise ImportFileError(f"In {place}, “{isolated(unknown[0][:40])}” is not known here.")


def _time_zone(name: Any) -> str:
    person = Person(time_zone=name if isinstance(name, str) else Person().time_zone)
    try:
        Person._meta.get_field("time_zone").clean(person.time_zone, person)
    except ValidationError:
        raise ImportFileError("The time zone in the file is not known here.") from None
    return person.time_zone


def _zone_of_plans(drafts: list[PendingRow]) -> str:
    """The default when a plan was made with it; else the one that all plans share, or none."""
    zones = {draft.row.time_zone for draft in drafts if draft.holding.model is Commitment}
    if DEFAULT_TIME_ZONE in zones:
        return DEFAULT_TIME_ZONE
    return zones.pop() if len(zones) == 1 else ""


def _draft(holding: PersonalData, row: Any) -> PendingRow:
    if not isinstance(row, dict) or type(row.get("id")) is not int:
        raise ImportFileError(f"A row of {holding.label} has no id.")
    model = holding.model
    _refuse_unknown(row, {each.name for each in model._meta.concrete_fields} - {*holding.secret}, holding.label)
    fields = [field for field in model._meta.concrete_fields if not field.primary_key and field.name in row]
    links = [field for field in fields if isinstance(field, ForeignKey)]
    try:
        values = {field.name: _value(field, row[field.name]) for field in fields if field not in links}
        made = model(**values)
        made.clean_fields(exclude=[field.name for field in _keys(model)])
    except (ValidationError, TypeError, ValueError, OverflowError):
        raise ImportFileError(f"Row {row['id']} of {holding.label} holds something that cannot stand there.") from None
    return PendingRow(holding, row["id"], made, _refers(holding, row))


def _keys(model: type[Model]) -> list[Field]:
    return [field for field in model._meta.concrete_fields if field.primary_key or isinstance(field, ForeignKey)]


def _value(field: Field, value: Any) -> Any:
    """As the field holds it; moments need a zone, days a year in which people plan."""
    read = field.to_python(value)
    if isinstance(read, datetime) and is_naive(read):
        raise ValueError("a moment without a zone")
    if isinstance(read, date) and read.year not in YEARS:
        raise ValueError("a day out of range")
    return read


def _refers(holding: PersonalData, row: Row) -> dict[str, int | None]:
    links = [field for field in holding.model._meta.concrete_fields if isinstance(field, ForeignKey)]
    refers = {field.name: row.get(field.name) for field in links if field.related_model is not Person}
    for field in links:
        number = refers.get(field.name, 0)
        if type(number) is not int and not (number is None and field.null):
            raise ImportFileError(f"Row {row['id']} of {holding.label} refers to nothing.")
    return refers


def _check_references(drafts: list[PendingRow]) -> None:
    known = {(draft.holding.model, draft.number) for draft in drafts}
    if len(known) < len(drafts):
        raise ImportFileError("Two rows of one table have the same id.")
    for draft in drafts:
        for name, number in draft.refers.items():
            target = draft.row._meta.get_field(name).related_model
            if number is not None and (target, number) not in known:
                raise ImportFileError(f"Row {draft.number} of {draft.holding.label} refers to a row that is not there.")
