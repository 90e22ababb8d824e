from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from accounts.pieces import erase_in_pieces
from accounts.throttles import purge_expired_throttles
from articles.models import NOTE_DAYS, Note


class Command(BaseCommand):
    help = f"Erase readers' notes older than {NOTE_DAYS} days, and counts of the throttles that are over. Run it daily."

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        erased = erase_in_pieces(Note.objects.due_on(now.date()))
        purge_expired_throttles(now=now)
        if options["verbosity"]:
            self.stdout.write(f"Erased {erased} {'note' if erased == 1 else 'notes'}.")
