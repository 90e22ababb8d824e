from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from integration_site.ask.index import current_index
from integration_site.ask.judging import (
    FIRST,
    Judged,
    is_set_aside,
    judge_answered,
    judge_unanswered,
    misses,
    share_within,
)

FOLDER = settings.BASE_DIR / "tests" / "coaching" / "asked"


class Command(BaseCommand):
    requires_system_checks = []
    help = "Say how well Ask the coach answers the questions of tests/coaching/asked, and each that it misses."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--set-aside", action="store_true", help="also print misses that nothing may be tuned on")
        parser.add_argument("--later", action="store_true", help="figures of later.toml alone, which print no misses")

    def handle(self, *args: Any, **options: Any) -> None:
        if not FOLDER.is_dir():
            raise CommandError(f"There is no folder {FOLDER}: the questions come with the source of the site.")
        self.stdout.write(f"By {'meaning' if current_index().vectors else 'words alone'}.")
        if options["later"]:
            self._say_later(FOLDER / "later.toml")
        else:
            self._say_first(options["set_aside"])

    def _say_later(self, file: Path) -> None:
        self.stdout.write(line_of("asked later", judge_answered(file)))
        unanswered = judge_unanswered(file)
        wrong = sum(each.is_answer for each in unanswered)
        self.stdout.write(f"{len(unanswered)} that nothing answers: {wrong} answered.")

    def _say_first(self, with_set_aside: bool) -> None:
        judged = judge_answered(FOLDER / "answered.toml")
        kept = [each for each in judged if is_set_aside(each.text)]
        tuned = [each for each in judged if not is_set_aside(each.text)]
        for name, part in (("to tune on", tuned), ("set aside", kept)):
            self.stdout.write(line_of(name, part))
        wrong = [each for each in judge_unanswered(FOLDER / "unanswered.toml") if each.is_answer]
        self.stdout.write(f"That nothing answers: {len(wrong)} answered.")
        shown = [*misses(tuned), *(misses(kept) + wrong if with_set_aside else [])]
        for each in shown:
            self.stdout.write(f"- {each.text}\n    {', '.join(each.got)} (not {', '.join(each.wanted) or 'anything'})")


def line_of(name: str, part: list[Judged]) -> str:
    first, three = (round(100 * share_within(part, count)) for count in (1, FIRST))
    unsure = sum(not each.is_answer for each in part)
    return f"{len(part)} {name}: {first} % first, {three} % among {FIRST}; {unsure} as “perhaps” only."
