"""The authored suggestions, read once per process. No Django."""

from functools import cache
from pathlib import Path

from assessments import library as assessment_library
from assessments.loading.toml_tables import ContentIssue, DataFileError, read_folder
from coaching.suggestions.coverage import coverage_errors
from coaching.suggestions.items import Library
from coaching.suggestions.links import DESTINATIONS
from coaching.suggestions.loading import LibraryFileError, load_library, where

FOLDER = Path(__file__).resolve().parent.parent / "content"


def library_files() -> dict[str, str]:
    own = read_folder(FOLDER / "circumstances", LibraryFileError)
    return read_folder(FOLDER, LibraryFileError) | {f"circumstances/{kind}": text for kind, text in own.items()}


@cache
def suggestions() -> Library:
    return load_library(library_files())


def all_issues() -> list[ContentIssue]:
    """Everything wrong with the files; empty when they can be served."""
    try:
        library = suggestions()
    except DataFileError as problem:
        return list(problem.issues)
    return [*coverage_errors(library), *unknown_advice(library)]


def unknown_advice(library: Library) -> list[ContentIssue]:
    """Steps that fill in a form with an advice that the assessments do not have."""
    return [
        ContentIssue(where(item.theme), item.id, f"fills in advice {item.step.to!r}, which is none; correct it.")
        for item in library.items
        if DESTINATIONS[item.step.go].takes == "form" and item.step.to
        if assessment_library.advice().item(item.step.to) is None
    ]
