"""Every row of one database into another that is empty. Nothing is left half copied."""

from collections.abc import Iterator

from django.apps import apps
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.core.management.color import no_style
from django.db import Error, connections, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Model

MADE_BY_MIGRATE = [Permission, ContentType]  # in the order in which they may be deleted
ROWS_AT_A_TIME = 1000


class CopyError(Exception):
    """The text is a sentence for the operator; the target is as it was."""


def copy_rows(*, source: str, target: str) -> dict[str, int]:
    """Copy between two aliases of `connections` and count the rows of each table, in the order of the apps."""
    require_same_migrations(source, target)
    with transaction.atomic(using=source), transaction.atomic(using=target):
        require_empty(target)
        for model in MADE_BY_MIGRATE:
            model._base_manager.using(target).all().delete()
        counts = {model._meta.db_table: _copy_table(model, source, target) for model in models_with_tables()}
        _check_references(target)
        _reset_sequences(target)
        _compare_counts(counts, target)
    return counts


def models_with_tables() -> list[type[Model]]:
    return [model for model in apps.get_models(include_auto_created=True) if model._meta.managed]


def is_empty(alias: str) -> bool:
    """Whether the database has had no migration at all."""
    return not _migrations(alias)


def _migrations(alias: str) -> set[tuple[str, str]]:
    try:
        return set(MigrationRecorder(connections[alias]).applied_migrations())
    except Error as problem:
        raise CopyError(f"The database cannot be read: {problem}.") from None


def require_same_migrations(source: str, target: str) -> None:
    had, has = _migrations(source), _migrations(target)
    if not had:
        raise CopyError("The file holds no site.")
    different = sorted(had ^ has)
    if different:
        app, name = different[0]
        raise CopyError(
            f"The two databases are of different versions ({app} {name} is in one of them). "
            "Start the old site once with this version, then copy."
        )


def require_empty(target: str) -> None:
    for model in models_with_tables():
        if model not in MADE_BY_MIGRATE and model._base_manager.using(target).exists():
            raise CopyError(f"{model._meta.db_table} of the new database holds rows; it must be empty.")


def _copy_table(model: type[Model], source: str, target: str) -> int:
    count = 0
    for row in _rows(model, source):
        try:
            # As it is: nothing that saving sets by itself, such as the time at which a row is made.
            row.save_base(raw=True, using=target, force_insert=True)
        except (Error, ValueError) as problem:
            raise _cannot_take(f"{model._meta.db_table} {row.pk}", problem) from None
        count += 1
    return count


def _rows(model: type[Model], source: str) -> Iterator[Model]:
    return model._base_manager.using(source).order_by("pk").iterator(chunk_size=ROWS_AT_A_TIME)


def _check_references(target: str) -> None:
    """Now, and not when the transaction ends, so that what does not fit is a sentence."""
    try:
        connections[target].check_constraints()
    except Error as problem:
        raise _cannot_take("A reference between rows", problem) from None


def _cannot_take(what: str, problem: Exception) -> CopyError:
    reason = str(problem).partition("\n")[0]  # the lines after it repeat what stands in the row
    return CopyError(f"{what} cannot be taken over: {reason}. Nothing was copied.")


def _reset_sequences(target: str) -> None:
    """The next new row must not get a number that a copied one has."""
    connection = connections[target]
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models_with_tables()):
            cursor.execute(statement)


def _compare_counts(counts: dict[str, int], target: str) -> None:
    for model in models_with_tables():
        found = model._base_manager.using(target).count()
        if found != counts[model._meta.db_table]:
            raise CopyError(f"{model._meta.db_table} came out with another number of rows. Nothing was copied.")
