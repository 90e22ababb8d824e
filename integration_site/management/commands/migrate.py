from contextlib import ExitStack
from typing import Any

from django.core.management.commands import migrate
from django.db import connections, transaction
from django.db.migrations import Migration


class Command(migrate.Command):
    """Notes each migration in the transaction that makes it.

    Django notes some only after it, and what was killed in between could never be migrated again.
    """

    def handle(self, *args: Any, **options: Any) -> None:
        self.database = options["database"]
        with ExitStack() as self.open:
            super().handle(*args, **options)

    def migration_progress_callback(self, action: str, migration: Migration | None = None, fake: bool = False) -> None:
        if action.endswith("apply_start") and migration.atomic:
            self.open.enter_context(connections[self.database].constraint_checks_disabled())  # as SQLite's editor needs
            self.open.enter_context(transaction.atomic(self.database))
        super().migration_progress_callback(action, migration, fake)
        if action.endswith("apply_success"):
            self.open.close()
