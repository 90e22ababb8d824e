"""The authored files of this app, read once per process. No Django."""

from functools import cache
from pathlib import Path

from practices.loading.content_files import ContentFileError, read_file
from practices.loading.steps import PracticeStep, load_steps
from practices.loading.value_cards import Card, load_cards

FOLDER = Path(__file__).resolve().parent.parent / "content"


@cache
def steps() -> tuple[PracticeStep, ...]:
    return load_steps(read_file(FOLDER, "steps.toml"))


@cache
def cards() -> dict[str, Card]:
    return load_cards(read_file(FOLDER, "value_cards.toml"))


def all_issues() -> list[str]:
    issues: list[str] = []
    for read in (steps, cards):
        try:
            read()
        except ContentFileError as problem:
            issues += problem.issues
    return issues
