"""References of many rows changed in few statements, and written down so that they can be changed back."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain
from string import Template
from typing import Any

from django.db import connection
from django.db.models import Case, F, ForeignKey, Model, Q, Value, When

from accounts.personal_data import PersonalData
from integration_site.personal_data.registry import PERSONAL_DATA, foreign_keys_of

Pair = tuple[int, int | None]  # what a row referred to, and what it refers to since
Move = tuple[str, str, list[Pair], list[int]]  # label, field, pairs, and the numbers of the rows
Numbers = dict[int, list[int]]  # of rows, by what they refer to

MAX_ROWS = 10_000  # of one statement; SQLite takes 32,766 values
MAX_PAIRS = 200  # a row is compared with each
# Of what refers to the first of a pair: whether something that refers to the second has its place already.
PLACES = Template("""
    WITH twins (was, became) AS (VALUES $pairs)
    SELECT * FROM (
        SELECT mine.$key, twins.was, EXISTS (
            SELECT 1 FROM $table there WHERE there.$refers = twins.became$same
        ) AS is_taken, twins.became$others
        FROM twins JOIN $table mine ON mine.$refers = twins.was
    ) places WHERE $wanted ORDER BY 1
""")


def move(holding: PersonalData, name: str, pairs: list[Pair], numbers: list[int]) -> Move:
    refer(holding.model, name, pairs, numbers)
    return (holding.label, name, pairs, numbers)


def refer(model: type[Model], name: str, pairs: Iterable[Pair], numbers: Iterable[int]) -> None:
    """Of the rows with these numbers, those that refer to the first of a pair then refer to its second."""
    field = model._meta.get_field(name)
    changes = [When(Q(**{name: was}), then=Value(became, output_field=field)) for was, became in pairs]
    changed = Case(*changes, default=F(name), output_field=field)
    for some in _pieces(numbers, MAX_ROWS):
        model._default_manager.filter(pk__in=some).update(**{name: changed})


def hand_over(model: type[Model], twins: dict[int, int]) -> Iterator[Move]:
    """What refers to a key of `twins`, rows of `model`, then refers to its value. What has its like there already
    stays, or refers to nothing.
    """
    for holding in PERSONAL_DATA:
        for field in foreign_keys_of(holding.model):
            if twins and field.related_model is model:
                yield from _hand_over(holding, field, twins)


def _hand_over(holding: PersonalData, field: ForeignKey, twins: dict[int, int]) -> Iterator[Move]:
    for pairs in _pieces(twins.items(), MAX_ROWS):
        free, taken = _sort_out(holding.model, field, pairs)
        for some in _pieces(free, MAX_PAIRS):
            numbers = list(chain.from_iterable(free[was] for was in some))
            yield move(holding, field.name, [(was, twins[was]) for was in some], numbers)
        for was, numbers in taken.items() if field.null else ():
            yield move(holding, field.name, [(was, None)], numbers)


def _sort_out(model: type[Model], field: ForeignKey, pairs: list[Pair]) -> tuple[Numbers, Numbers]:
    """Those that can refer to the twin and, where a reference may be empty, those whose place there is taken.

    The database compares: two who noted the same years have many thousands of rows, and nearly all of them are taken.
    """
    free, taken, known = defaultdict(list), defaultdict(list), set()
    with connection.cursor() as cursor:
        statement = _statement(model, field, len(pairs))
        cursor.execute(statement, list(chain.from_iterable(pairs)))
        for number, was, is_taken, *place in cursor.fetchall():
            (taken if is_taken or tuple(place) in known else free)[was].append(number)
            known.add(tuple(place))
    return free, taken


def _statement(model: type[Model], field: ForeignKey, count: int) -> str:
    names = once_with(model, field)
    others = [name for name in names[0] if name != field.name] if names else ["pk"]
    quote, meta = connection.ops.quote_name, model._meta
    columns = [quote(meta.pk.column if name == "pk" else meta.get_field(name).column) for name in others]
    return PLACES.substitute(
        pairs=", ".join(["(%s, %s)"] * count),
        table=quote(meta.db_table),
        key=quote(meta.pk.column),
        refers=quote(field.column),
        same="".join(f" AND there.{column} = mine.{column}" for column in columns),
        others="".join(f", mine.{column}" for column in columns),
        wanted="TRUE" if field.null else "NOT is_taken",
    )


def once_with(model: type[Model], field: ForeignKey) -> list[tuple[str, ...]]:
    """The fields of the unique constraint in which this one stands; there is one at most."""
    constraints = [tuple(each.fields) for each in model._meta.total_unique_constraints if each.fields]
    return [names for names in [*constraints, *([(field.name,)] if field.unique else [])] if field.name in names]


def _pieces(some: Iterable[Any], size: int) -> Iterator[list[Any]]:
    rest = list(some)
    return (rest[start : start + size] for start in range(0, len(rest), size))
