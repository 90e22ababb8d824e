from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connections

from integration_site.operations.copy_database import CopyError, copy_rows, is_empty
from integration_site.operations.database_lock import DatabaseUnreachableError, advisory_lock, is_postgresql

SOURCE, TARGET = "copied", "default"


class Command(BaseCommand):
    help = "Copy a site that was on SQLite to the empty PostgreSQL of DATABASE_URL. Stop the old site first."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, help="the SQLite file (VAR_DIR/site.sqlite3)")

    def handle(self, *args: Any, **options: Any) -> None:
        file = options["file"] or settings.VAR_DIR / "site.sqlite3"
        if not is_postgresql():
            raise CommandError("Set DATABASE_URL to the PostgreSQL to copy to.")
        if not file.is_file():
            raise CommandError(f"There is no file {file}.")
        add_sqlite(SOURCE, file)
        try:
            counts = copy_alone()
        except (CopyError, DatabaseUnreachableError) as problem:
            raise CommandError(str(problem)) from None
        for table, count in counts.items():
            self.stdout.write(f"{count:>9} {table}")
        self.stdout.write(f"{sum(counts.values()):>9} rows in {len(counts)} tables, as many as in {file}.")
        self.stdout.write(f"To keep everybody signed in, give the site the SECRET_KEY that {file} was used with.")


def add_sqlite(alias: str, file: Path) -> None:
    """Make the file, which is only read, one of `connections`."""
    address = {"ENGINE": "django.db.backends.sqlite3", "NAME": f"{file.resolve().as_uri()}?mode=ro"}
    connections.settings[alias] = connections.configure_settings({"default": {}, alias: address})[alias]


def copy_alone() -> dict[str, int]:
    with advisory_lock():
        if is_empty(TARGET):
            call_command("migrate", interactive=False, verbosity=0)
        return copy_rows(source=SOURCE, target=TARGET)
