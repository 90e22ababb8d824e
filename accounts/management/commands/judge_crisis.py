from typing import Any

from django.core.management.base import BaseCommand

from integration_site.meaning import encoder


class Command(BaseCommand):
    help = "Print how many of the phrases that are set aside are noticed as danger; which ones, it keeps to itself."

    def handle(self, *args: Any, **options: Any) -> None:
        from accounts.crisis.judging import judged, ordinary_taken

        self.stdout.write("Patterns and n-grams:" if not encoder.is_on() else "Patterns and classifier:")
        for row in judged(alone=not encoder.is_on()):
            self.stdout.write(f"\n{row.name}")
            self.stdout.write(_line("danger", "noticed", row.noticed, "missed", row.danger))
            self.stdout.write(_line("idioms", "false", row.false, "let pass", row.idioms))
        taken, whole = ordinary_taken(alone=not encoder.is_on())
        self.stdout.write("\nordinary sentences")
        self.stdout.write(_line("ordinary", "false", taken, "let pass", whole))


def _line(kind: str, word: str, part: int, other: str, whole: int) -> str:
    return f"  {kind}: {part} {word}, {whole - part} {other}, {100 * part / whole:.1f} %"
