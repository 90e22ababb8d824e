from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from integration_site.operations.restore import erase_again
from integration_site.personal_data.erasing.log import ErasureLogError, read
from integration_site.personal_data.erasing.log_file import list_file


class Command(BaseCommand):
    help = (
        "After a PostgreSQL was restored: erase again who was erased since the copy was made. `restore` does it itself."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("lists", nargs="*", type=Path, help="the list of each machine; that of this one without")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            erasures = [each for file in options["lists"] or [list_file()] for each in read(file.read_text("ascii"))]
        except (ErasureLogError, OSError, UnicodeDecodeError) as problem:
            raise CommandError(str(problem)) from None
        self.stdout.write(f"Erased again: {erase_again(erasures, now=timezone.now())}.")
