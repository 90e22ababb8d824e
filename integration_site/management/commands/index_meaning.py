import sys
import time
from typing import Any

from django.core.management.base import BaseCommand

from integration_site.ask.library import asked_content
from integration_site.ask.vectors import forget_others, make_vectors, texts_of
from integration_site.meaning import encoder


class Command(BaseCommand):
    help = "Read what Ask the coach can find for its meaning, once for each text; nothing with MEANING=false."
    requires_system_checks = []  # index_search and serve have made them, or will

    def handle(self, *args: Any, **options: Any) -> None:
        if not encoder.is_on():
            return
        began, texts = time.monotonic(), texts_of(asked_content())
        count = make_vectors(texts, self._say if options["verbosity"] and sys.stdout.isatty() else _nothing)
        forget_others(texts)
        if count and options["verbosity"]:
            self.stdout.write(f"Read {count} texts for what they mean ({time.monotonic() - began:.0f} s).")

    def _say(self, done: int, of_all: int) -> None:
        self.stdout.write(f"Reading texts for what they mean: {done} of {of_all}", ending="\r")
        self.stdout.flush()


def _nothing(done: int, of_all: int) -> None:
    """Where nobody looks, the last line is enough."""
