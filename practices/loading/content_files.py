"""Reading authored lists: tables of texts, every issue noted with its place and remedy. Pure."""

import tomllib
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from integration_site.authored_text import UnreadableError, read_authored

TableRow = Mapping[str, str]
KEY_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz_")


class ContentFileError(Exception):
    """`issues` are sentences for the author."""

    def __init__(self, issues: list[str]) -> None:
        super().__init__("\n".join(issues))
        self.issues = issues


def read_file(folder: Path, name: str) -> str:
    """ContentFileError when it cannot be read."""
    try:
        return read_authored(folder / name)
    except UnreadableError as problem:
        raise ContentFileError([f"{name}: line {problem.line}: {problem.message}"]) from None


def read_table(
    text: str, *, where: str, table: str, fields: Collection[str], may_be_empty: Collection[str] = ()
) -> list[TableRow]:
    """The tables `[[table]]` in their order, each with exactly `fields`, one of them a `key` of its own."""
    try:
        top = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise ContentFileError([f"{where}: is not TOML: {problem}; correct that line."]) from None
    if set(top) != {table} or not isinstance(top[table], list):
        raise ContentFileError([f"{where}: holds something else than [[{table}]]; leave only those."])
    issues: list[str] = []
    rows = [dict(row) if isinstance(row, dict) else {} for row in top[table]]
    for number, row in enumerate(rows, 1):
        issues += [f"{where}: {table}[{number}].{issue}" for issue in _issues_of(row, fields, may_be_empty)]
    keys = [row.get("key") for row in rows]
    issues += [f"{where}: key {key!r} stands twice; give each its own." for key in _repeated(keys)]
    if issues:
        raise ContentFileError(issues)
    return rows


def _issues_of(row: Mapping[str, Any], fields: Collection[str], may_be_empty: Collection[str]) -> list[str]:
    issues = [f"{name}: is not known here; remove it." for name in sorted(set(row) - set(fields))]
    for name in fields:
        value = row.get(name)
        if not isinstance(value, str) or value != value.strip():
            issues.append(f"{name}: is no text, or has spaces around it; write a text in quotes.")
        elif not value and name not in may_be_empty:
            issues.append(f"{name}: is empty; write the text.")
        elif name == "key" and not KEY_LETTERS.issuperset(value):
            issues.append(f"key: is {value!r}; use small letters and underscores only.")
    return issues


def _repeated(keys: list[Any]) -> list[Any]:
    return sorted({key for key in keys if key and keys.count(key) > 1})
