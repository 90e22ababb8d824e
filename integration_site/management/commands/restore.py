import sqlite3
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import timezone

from integration_site.operations.backup import BackupError
from integration_site.operations.database_lock import is_postgresql
from integration_site.operations.restore import RestoreError, erase_again, put_in_place, validate_backup
from integration_site.operations.serving_lock import AlreadyServingError, not_serving
from integration_site.personal_data.erasing.log import ErasureLogError
from integration_site.personal_data.erasing.log_file import read_records


class Command(BaseCommand):
    help = "Put a copy made by `backup` in the place of the SQLite database, and erase again who was erased since."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        if is_postgresql():
            raise CommandError("On PostgreSQL use pg_restore and erase_again, as docs/operations.md says.")
        try:
            with not_serving():
                self.restore(options["file"])
        except AlreadyServingError:
            raise CommandError("The site is running; stop it first.") from None
        except sqlite3.DatabaseError as problem:
            raise CommandError(f"{options['file']} cannot be read: {problem}.") from None
        except (RestoreError, BackupError, ErasureLogError, OSError) as problem:
            raise CommandError(str(problem)) from None

    def restore(self, file: Path) -> None:
        now, erasures = timezone.now(), read_records()
        validate_backup(file, now=now)
        connection.close()
        former = put_in_place(file, Path(connection.settings_dict["NAME"]), now=now)
        call_command("migrate", interactive=False, verbosity=0)
        count = erase_again(erasures, now=now)
        self.stdout.write(f"Restored. Erased again: {count}.")
        if former:
            self.stdout.write(f"What was here before is kept in {former}.")
