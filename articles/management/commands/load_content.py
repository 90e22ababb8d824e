from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.loading.actions import load_content
from articles.parsing.documents import ContentError


class Command(BaseCommand):
    help = "Make the published rows equal to the files in articles/content."
    requires_system_checks = []  # loading finds the same issues itself

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            library = load_content()
        except ContentError as problem:
            raise CommandError(f"Nothing was loaded.\n{problem}") from None
        if options["verbosity"]:
            counts = f"{len(library.articles)} articles, {len(library.questions)} questions"
            self.stdout.write(f"Loaded {counts}, {len(library.ledger.claims)} claims.")
