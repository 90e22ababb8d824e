from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from integration_site.search.index import rebuild_index


class Command(BaseCommand):
    help = "Make the search index equal to the published content."
    requires_system_checks = []  # load_content has found what they would find

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("index_meaning", verbosity=options["verbosity"])
        count = rebuild_index()
        if options["verbosity"]:
            self.stdout.write(f"Indexed {count} places.")
