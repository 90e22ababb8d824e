from typing import Any

from django.core.management.base import BaseCommand, CommandError

from assessments.full.rescoring import rescored


class Command(BaseCommand):
    help = "Score every finished attempt again, change nothing, and name each whose stored summary would differ."

    def handle(self, *args: Any, **options: Any) -> None:
        count = differing = 0
        for one in rescored():
            count += 1
            if one.differs:
                differing += 1
                self.stdout.write(f"Attempt {one.attempt_id}: {', '.join(one.differs)}")
        if differing:
            raise CommandError(f"Of {count} stored summaries {differing} came out otherwise.")
        self.stdout.write(f"All {count} stored summaries came out the same.")
