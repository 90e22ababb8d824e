"""The authored questions, read once per process. No Django."""

from functools import cache
from pathlib import Path

from assessments.loading.toml_tables import ContentIssue, read_folder
from integration_site.ask.loading import AskedContent, AskedFileError, load_asked

FOLDER = Path(__file__).resolve().parent / "content"


def asked_files() -> dict[str, str]:
    return read_folder(FOLDER, AskedFileError)


@cache
def asked_content() -> AskedContent:
    return load_asked(asked_files())


def all_issues() -> tuple[ContentIssue, ...]:
    """Everything wrong with the files; empty when they can be used."""
    try:
        asked_content()
    except AskedFileError as problem:
        return problem.issues
    return ()
