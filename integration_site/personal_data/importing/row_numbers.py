from collections.abc import Iterator, Mapping

from django.db import connection, transaction
from django.db.models import Model

Numbers = dict[type[Model], Iterator[int]]


def reserve(counts: Mapping[type[Model], int]) -> Numbers:
    """So many numbers for new rows of each model, which no other row will get, also when they are not used.

    Rows can so be made ready, with what refers to them, before the database is locked to write them.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        of_model = _from_sequence if connection.vendor == "postgresql" else _from_sqlite
        return {model: of_model(cursor, model, count) for model, count in counts.items()}


def _from_sequence(cursor: object, model: type[Model], count: int) -> Iterator[int]:
    table = connection.ops.quote_name(model._meta.db_table)
    statement = "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)"
    cursor.execute(statement, [table, model._meta.pk.column, count])
    return iter([number for (number,) in cursor.fetchall()])


def _from_sqlite(cursor: object, model: type[Model], count: int) -> Iterator[int]:
    """SQLite notes there the highest number that a table ever gave; before its first row it has no line."""
    table = model._meta.db_table
    cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
    line = cursor.fetchone()
    last = line[0] if line else 0
    if line:
        cursor.execute("UPDATE sqlite_sequence SET seq = %s WHERE name = %s", [last + count, table])
    else:
        cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, count])
    return iter(range(last + 1, last + 1 + count))
