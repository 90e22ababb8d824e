from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from commitments.reminders.sending import send_reminders


class Command(BaseCommand):
    help = "Mail the question of each protected time that waits for an answer to those who asked for it. Run it often."

    def handle(self, *args: Any, **options: Any) -> None:
        sent = send_reminders(clock=timezone.now)
        if options["verbosity"]:
            self.stdout.write(f"Sent {sent} {'reminder' if sent == 1 else 'reminders'}.")
