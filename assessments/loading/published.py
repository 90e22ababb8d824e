"""The record of published instrument files: which text was published, and when. Pure: no Django, no files."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from assessments.loading.toml_tables import ContentIssue, DataFileError, Table, read_toml, repeated

DIGEST_LENGTH = 64
HEX = frozenset("0123456789abcdef")


class PublishedFileError(DataFileError):
    """A record that cannot be used."""


@dataclass(frozen=True)
class Published:
    """`digest` is the SHA-256 of the file's bytes, in hexadecimal."""

    name: str
    digest: str
    published_on: date


def load_published(text: str, where: str) -> dict[str, Published]:
    """By file name. PublishedFileError carries every issue at once."""
    issues: list[ContentIssue] = []
    top = read_toml(text, where, issues, PublishedFileError)
    entries = [_read(table) for table in top.tables("file")]
    for name in repeated([entry.name for entry in entries]):
        top.report("file", f"has {name!r} twice; remove one.")
    top.close()
    if issues:
        raise PublishedFileError(issues)
    return {entry.name: entry for entry in entries}


def _read(table: Table) -> Published:
    name, digest = table.text("name"), table.text("sha256")
    published_on = table.day("published_on")
    if len(digest) != DIGEST_LENGTH or not HEX.issuperset(digest):
        table.report("sha256", f"is no SHA-256; write its {DIGEST_LENGTH} hexadecimal digits.")
    table.close()
    return Published(name, digest, published_on)


def changed(record: Mapping[str, Published], files: Mapping[str, bytes]) -> list[ContentIssue]:
    """Published files that are gone or no longer what was published; `files` maps name to content."""
    issues = []
    for name, entry in sorted(record.items()):
        if name not in files:
            issues.append(ContentIssue(name, "", "was published and is gone; put it back, results were made with it."))
        elif sha256(files[name]).hexdigest() != entry.digest:
            issues.append(
                ContentIssue(name, "", "was changed after it was published; undo that and write a new version.")
            )
    return issues


def unrecorded(record: Mapping[str, Published], files: Mapping[str, bytes]) -> list[ContentIssue]:
    """Files that are served although nothing says that they are final."""
    return [
        ContentIssue(
            name, "", f"is not recorded as published; add it with its SHA-256, {sha256(files[name]).hexdigest()}."
        )
        for name in sorted(set(files) - set(record))
    ]
