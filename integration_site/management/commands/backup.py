from argparse import ArgumentParser
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import timezone

from integration_site.operations.backup import BackupError, back_up, remove_older
from integration_site.operations.database_lock import is_postgresql


class Command(BaseCommand):
    help = (
        "Copy the SQLite database, also while the site runs, and check the copy. Copies in the same folder that are "
        f"older than {settings.BACKUP_DAYS} days (BACKUP_DAYS) are removed."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, help="where to; a name with the time in BACKUP_DIR without")

    def handle(self, *args: Any, **options: Any) -> None:
        if is_postgresql():
            raise CommandError("On PostgreSQL use pg_dump, as docs/operations.md says.")
        now = timezone.now()
        file = options["file"] or settings.BACKUP_DIR / f"site-{now:%Y%m%dT%H%M%SZ}.sqlite3"
        try:
            back_up(Path(connection.settings_dict["NAME"]), file, now=now)
            removed = remove_older(file.parent, now - timedelta(days=settings.BACKUP_DAYS))
        except BackupError as problem:
            raise CommandError(str(problem)) from None
        if options["verbosity"]:
            self.stdout.write(f"Copied to {file} and checked. Older copies removed: {len(removed)}.")
