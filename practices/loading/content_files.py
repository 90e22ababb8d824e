"""Reading authored lists: tables of texts, every fault noted with its place and remedy. Pure."""

import tomllib
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from integration_site.authored_text import UnreadableError, read_authored

TableRow = Mapping[str, str]
KEY_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz_")


class ContentFileError(Exception):
    """`faults` are sentences for the author."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


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
    faults: list[str] = []
    rows = [dict(row) if isinstance(row, dict) else {} for row in top[table]]
    for number, row in enumerate(rows, 1):
        faults += [f"{where}: {table}[{number}].{fault}" for fault in _faults_of(row, fields, may_be_empty)]
    keys = [row.get("key") for row in rows]
    faults += [f"{where}: key {key!r} stands twice; give each its own." for key in _repeated(keys)]
    if faults:
        raise ContentFileError(faults)
    return rows


def _faults_of(row: Mapping[str, Any], fields: Collection[str], may_be_empty: Collection[str]) -> list[str]:
    faults = [f"{name}: is not known here; remove it." for name in sorted(set(row) - set(fields))]
    for name in fields:
        value = row.get(name)
        if not isinstance(value, str) or value != value.strip():
            faults.append(f"{name}: is no text, or has spaces around it; write a text in quotes.")
        elif not value and name not in may_be_empty:
            faults.append(f"{name}: is empty; write the text.")
        elif name == "key" and not KEY_LETTERS.issuperset(value):
            faults.append(f"key: is {value!r}; use small letters and underscores only.")
    return faults


def _repeated(keys: list[Any]) -> list[Any]:
    return sorted({key for key in keys if key and keys.count(key) > 1})
