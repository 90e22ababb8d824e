from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from accounts.inactive_guests import UNUSED_DAYS
from integration_site.personal_data.erasing.actions import purge_inactive_guests
from integration_site.personal_data.erasing.log import ErasureLogError
from integration_site.personal_data.erasing.log_file import list_file
from integration_site.personal_data.merging.undo import finish_joinings


class Command(BaseCommand):
    help = (
        f"Erase guests, and all that is theirs, who have not been here for {UNUSED_DAYS} days, and what is left of who "
        "was joined into another. Run it daily."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            finish_joinings(now=timezone.now())
            erased = purge_inactive_guests(now=timezone.now())
        except ErasureLogError as problem:
            raise CommandError(f"{list_file()}: {problem}") from None
        if options["verbosity"]:
            self.stdout.write(f"Erased {erased} unused {'guest' if erased == 1 else 'guests'}.")
