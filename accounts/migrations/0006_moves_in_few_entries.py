"""A joining that can still be undone gets its moves in the form that holds many rows in one entry."""

from collections.abc import Callable
from itertools import groupby

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def gather(moves: list) -> list:
    """Label, field, pairs and numbers of neighbours that changed alike, from label, number, field, was and became."""
    alike = groupby(moves, key=lambda move: (move[0], *move[2:]))
    return [[label, name, [[was, became]], [move[1] for move in same]] for (label, name, was, became), same in alike]


def scatter(moves: list) -> list:
    """Of an entry with several pairs each row gets every one: undoing goes by what the row refers to."""
    return [
        [label, number, name, was, became]
        for label, name, pairs, numbers in moves
        for number in numbers
        for was, became in pairs
    ]


def rewrite(change: Callable[[list], list]) -> Callable[[Apps, BaseDatabaseSchemaEditor], None]:
    def rewrite_moves(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
        joinings = apps.get_model("accounts", "Joining").objects.using(schema_editor.connection.alias)
        for joining in joinings.all():
            joinings.filter(pk=joining.pk).update(moves=change(joining.moves))

    return rewrite_moves


class Migration(migrations.Migration):
    dependencies = [("accounts", "0005_joining")]

    operations = [migrations.RunPython(rewrite(gather), rewrite(scatter))]
