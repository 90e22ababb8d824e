from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from integration_site.operations.mail_trial import try_mail


class Command(BaseCommand):
    help = "Send one mail and say, step by step, what the mail server answered."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("address", help="to whom")

    def handle(self, *args: Any, **options: Any) -> None:
        steps = try_mail(options["address"])
        for step in steps:
            mark = "ok  " if step.went_well else "NO  "
            self.stdout.write(f"{mark}{step.name}{f': {step.said}' if step.said else ''}")
        if steps[-1].remedy:
            raise CommandError(steps[-1].remedy)
        self.stdout.write("The mail server has it. Look whether it arrives, and where.")
