"""Everything that is stored about a person, to take along: one JSON document, or one table of single values."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import Model

from accounts.csv_cells import escape_formula
from accounts.models import Person
from accounts.personal_data import PersonalData
from integration_site.personal_data.registry import PERSONAL_DATA

FORMAT, VERSION = "work-life-harmony", 2
ASSUMED_CLOCKS = 1  # the version whose people had the default time zone, chosen or not
LEFT_OUT = [
    "The fingerprints of private links, calendar addresses, shared pages, mail links and codes, and the keys of open "
    "browsers: they protect the ways in.",
    "Ids are numbers of this file only. An import gives new ones.",
]
BYTE_ORDER_MARK = "\ufeff"  # by it Excel reads a table as UTF-8
Row = dict[str, Any]


def build_export(person: Person, *, now: datetime) -> dict[str, Any]:
    """The document: table name to rows, each field by its name and each reference as the id it leads to."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "exported_at": now.isoformat(),
        "left_out": LEFT_OUT,
        "tables": {
            holding.label: [_row(holding, each) for each in holding.for_person(person)] for holding in PERSONAL_DATA
        },
    }


def as_json(document: dict[str, Any]) -> str:
    return json.dumps(document, default=_text, ensure_ascii=False, indent=1) + "\n"


def as_csv(document: dict[str, Any]) -> str:
    """One line for each value: table, row, field, value. Nothing in a cell is taken for a formula."""
    out = io.StringIO()
    out.write(BYTE_ORDER_MARK)
    writer = csv.writer(out)
    writer.writerow(["table", "row", "field", "value"])
    writer.writerows(_lines(document["tables"]))
    return out.getvalue()


def safe_csv_cell(value: Any) -> str:
    """The value as text; an apostrophe goes before what a spreadsheet would work out."""
    if value is None:
        return ""
    text = json.dumps(value, default=_text) if isinstance(value, (dict, list)) else str(_plain(value))
    return escape_formula(text)


def _lines(tables: dict[str, list[Row]]) -> Iterator[list[str]]:
    for table, rows in tables.items():
        for number, row in enumerate(rows, start=1):
            for field, value in row.items():
                yield [table, str(row.get("id", number)), field, safe_csv_cell(value)]


def _row(holding: PersonalData, row: Model) -> Row:
    fields = [field for field in row._meta.concrete_fields if field.name not in holding.secret]
    return {field.name: field.value_from_object(row) for field in fields}


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


def _text(value: Any) -> str:
    return str(_plain(value))
