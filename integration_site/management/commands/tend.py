import secrets
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from integration_site.operations import env as environment
from integration_site.operations.scheduled_jobs import MAX_SECONDS, SECONDS, run_scheduled_jobs


class Command(BaseCommand):
    help = "One round of what `serve` does every few minutes: mails that ask, and once a day tidying up."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--holder", default="", help="who takes the lease; the same each time renews it")

    def handle(self, *args: Any, **options: Any) -> None:
        seconds = environment.number("TEND_SECONDS", SECONDS, least=0, most=MAX_SECONDS)
        run_scheduled_jobs(
            holder=options["holder"] or secrets.token_hex(8), seconds=seconds or SECONDS, clock=timezone.now
        )
