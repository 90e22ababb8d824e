"""What the constraints of the database say about the rows of a file, judged without it and so without its lock.

A condition with a look-up that is not known here counts as kept: the database has the last word.
"""

import operator
from collections.abc import Callable, Iterator
from typing import Any

from django.db.models import CheckConstraint, F, Model, Q, UniqueConstraint
from django.db.models.functions import Lower

from accounts.text import comparison_key

Condition = tuple[str, Any]
COMPARED: dict[str, Callable[[Any, Any], bool]] = {
    "exact": operator.eq,
    "gt": operator.gt,
    "gte": operator.ge,
    "lt": operator.lt,
    "lte": operator.le,
    "in": lambda value, choices: value in choices,
    "range": lambda value, ends: ends[0] <= value <= ends[1],
}


def breaks_a_check(row: Model) -> bool:
    checks = (each for each in row._meta.constraints if isinstance(each, CheckConstraint))
    return any(holds(check.condition, row) is False for check in checks)


def unique_keys(row: Model) -> Iterator[tuple[Any, ...]]:
    """What no other row may have as well. Names are the same in all their spellings."""
    for field in row._meta.concrete_fields:
        if field.unique and not field.primary_key:
            yield from _key(field.name, [getattr(row, field.attname)])
    for each in row._meta.constraints:
        if isinstance(each, UniqueConstraint) and (each.condition is None or holds(each.condition, row)):
            parts = each.fields or each.expressions
            yield from _key(each.name, [_part(row, part) for part in parts])


def holds(condition: Q | Condition, row: Model) -> bool | None:
    """As in SQL: None where nothing is known."""
    if not isinstance(condition, Q):
        return _compare(condition, row)
    found = [holds(each, row) for each in condition.children]
    decides = condition.connector == Q.OR
    whole = decides if decides in found else None if None in found else not decides
    return whole if whole is None or not condition.negated else not whole


def _compare(condition: Condition, row: Model) -> bool | None:
    name, _, lookup = condition[0].partition("__")
    value, other = getattr(row, row._meta.get_field(name).attname), condition[1]
    other = getattr(row, other.name) if isinstance(other, F) else other
    if lookup == "isnull" or (lookup in {"", "exact"} and other is None):
        return (value is None) is (other is not False)
    known = COMPARED.get(lookup or "exact")
    return None if known is None or value is None or other is None else known(value, other)


def _part(row: Model, part: str | F | Lower) -> Any:
    if isinstance(part, Lower):
        return comparison_key(getattr(row, part.source_expressions[0].name))
    return getattr(row, row._meta.get_field(getattr(part, "name", part)).attname)


def _key(name: str, values: list[Any]) -> Iterator[tuple[Any, ...]]:
    """None when a value is: rows without one are all different to a database."""
    if None not in values:
        yield (name, *values)
