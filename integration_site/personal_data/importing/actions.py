"""Writing what was read from a file: whole or not at all. All that can be done before the database is locked is."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db import DatabaseError, connection, transaction
from django.db.models import Model
from django.db.models.sql import InsertQuery

from accounts.models import Person
from integration_site.personal_data.importing.fitting import check_fit
from integration_site.personal_data.importing.parsing import ImportFileError, ParsedExport, PendingRow
from integration_site.personal_data.importing.row_numbers import reserve
from integration_site.personal_data.importing.turns import in_pieces
from integration_site.personal_data.registry import foreign_keys_of

MAX_VALUES = 30_000  # of one statement; SQLite takes 32,766
Statement = tuple[str, Any]


@dataclass(frozen=True)
class Import:
    """Statements that write `count` rows of the person `owner`, who may have to be made first."""

    owner: int
    time_zone: str
    count: int
    statements: list[Statement]


def prepare_import(reading: ParsedExport, person: Person | None) -> Import:
    """With numbers that the rows, and somebody new, will have. ImportFileError when the rows contradict one another."""
    check_fit(reading.drafts)
    counts = Counter(draft.holding.model for draft in reading.drafts)
    numbers = reserve(counts if person else {Person: 1} | counts)
    owner = person.pk if person else next(numbers[Person])
    for draft in reading.drafts:
        draft.row.pk = next(numbers[draft.holding.model])
    for draft in in_pieces(reading.drafts):
        _refer(draft, owner)
    statements = [each for model, rows in _by_model(reading.drafts) for each in _statements(model, rows)]
    return Import(owner, reading.time_zone, len(reading.drafts), statements)


def write_import(prepared: Import) -> None:
    """For a person who is there and has none. ImportFileError when the rows contradict one another after all."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            if prepared.time_zone:
                Person.objects.filter(pk=prepared.owner).update(time_zone=prepared.time_zone)
            for statement, values in prepared.statements:
                cursor.execute(statement, values)
    except DatabaseError:
        raise ImportFileError("Rows in the file contradict one another.") from None


def _refer(draft: PendingRow, owner: int) -> None:
    """By the new numbers: the rows that `draft` refers to are in memory and have theirs."""
    for field in foreign_keys_of(draft.holding.model):
        if field.related_model is Person:
            setattr(draft.row, field.attname, owner)
        elif draft.refers.get(field.name) is not None:
            setattr(draft.row, field.attname, field.get_cached_value(draft.row).pk)


def _by_model(drafts: list[PendingRow]) -> Iterator[tuple[type[Model], list[Model]]]:
    for model, same in groupby(drafts, key=lambda draft: draft.holding.model):
        yield model, [draft.row for draft in same]


def _statements(model: type[Model], rows: list[Model]) -> Iterator[Statement]:
    """`raw` keeps the moments that came with the rows."""
    fields = model._meta.concrete_fields
    size = MAX_VALUES // len(fields)
    for start in range(0, len(rows), size):
        query = InsertQuery(model)
        query.insert_values(fields, rows[start : start + size], raw=True)
        yield from query.get_compiler(using=connection.alias).as_sql()
