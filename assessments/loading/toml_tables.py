"""Reading authored TOML: every issue is noted with its place and remedy, none stops the reading of the rest. Pure."""

import tomllib
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from integration_site.authored_text import UnreadableError, read_authored

KEY_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz-")


@dataclass(frozen=True)
class ContentIssue:
    """`where` is a file, `path` a place in it such as `question[2].option[1].points`; the message ends in a remedy."""

    where: str
    path: str
    message: str

    def __str__(self) -> str:
        return f"{self.where}: {self.path}: {self.message}" if self.path else f"{self.where}: {self.message}"


class DataFileError(Exception):
    """Authored data that cannot be used; `issues` holds everything that is wrong with it."""

    def __init__(self, issues: Sequence[ContentIssue]) -> None:
        super().__init__("\n".join(str(issue) for issue in issues))
        self.issues = tuple(issues)


class Table:
    """One TOML table. Each read takes its key out and gives an empty value where there is an issue.

    Whoever has read all that the table may hold calls `close`, which refuses the keys that are left.
    """

    def __init__(self, data: dict[str, Any], *, where: str, path: str, issues: list[ContentIssue]) -> None:
        self._left = dict(data)
        self._where = where
        self._path = path
        self._issues = issues

    def report(self, key: str, message: str) -> None:
        self._issues.append(ContentIssue(self._where, self._place(key), message))

    def text(self, key: str) -> str:
        value = self._pop_typed(key, str, "a text in quotes")
        if value is not None and not value.strip():
            self.report(key, "is empty; write the text.")
        return (value or "").strip()

    def key(self, key: str) -> str:
        """A name for code: lower-case letters and hyphens."""
        value = self.text(key)
        if value and not KEY_LETTERS.issuperset(value):
            self.report(key, f"is {value!r}; use lower-case letters and hyphens only.")
        return value

    def whole(self, key: str, *, least: int, most: int) -> int:
        value = self._pop_typed(key, int, "a whole number")
        if value is None or least <= value <= most:
            return least if value is None else value
        self.report(key, f"is {value}; write a whole number from {least} to {most}.")
        return least

    def wholes(self, key: str, *, least: int, most: int) -> tuple[int, ...]:
        values = self._pop_typed(key, list, "a list of whole numbers") or []
        for value in values:
            if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
                self.report(key, f"holds {value!r}; write whole numbers from {least} to {most}.")
                return ()
        return tuple(values)

    def number(self, key: str, *, least: float, most: float) -> float:
        """A number with or without decimals."""
        value = self._pop_typed(key, (int, float), "a number")
        if value is None or least <= value <= most:
            return least if value is None else float(value)
        self.report(key, f"is {value}; write a number from {least} to {most}.")
        return least

    def truth(self, key: str) -> bool:
        value = self._left.pop(key, None)
        if not isinstance(value, bool):
            self.report(key, "is missing or neither; write true or false.")
        return bool(value)

    def day(self, key: str) -> date:
        """A date without a time; date.min where there is an issue."""
        value = self._pop_typed(key, date, "a date such as 2026-11-22")
        if isinstance(value, datetime):
            self.report(key, f"is {value}; write a date without a time.")
            return date.min
        return value or date.min

    def texts(self, key: str, *, count: int | None = None) -> tuple[str, ...]:
        """A list of texts; `count` asks for exactly so many."""
        values = self._pop_typed(key, list, "a list of texts")
        if values is None:
            return ()
        if not values or not all(isinstance(value, str) and value.strip() for value in values):
            self.report(key, "holds something that is no text, or nothing; write texts in quotes.")
            return ()
        if count is not None and len(values) != count:
            self.report(key, f"holds {len(values)} texts; write {count}.")
        return tuple(values)

    def table(self, key: str) -> "Table":
        value = self._pop_typed(key, dict, "a table")
        return Table(value or {}, where=self._where, path=self._place(key), issues=self._issues)

    def tables(self, key: str) -> list["Table"]:
        """An array of tables, `[[key]]`; places count from 1."""
        values = self._pop_typed(key, list, "an array of tables") or []
        if not all(isinstance(value, dict) for value in values):
            self.report(key, f"must be an array of tables; write [[{key}]].")
            return []
        return [
            Table(value, where=self._where, path=f"{self._place(key)}[{n}]", issues=self._issues)
            for n, value in enumerate(values, 1)
        ]

    def __contains__(self, key: str) -> bool:
        """Whether a key that may be left out is there, and not read yet."""
        return key in self._left

    def unread(self) -> tuple[str, ...]:
        """The keys not read yet, sorted."""
        return tuple(sorted(self._left))

    def close(self) -> None:
        for key in self.unread():
            self.report(key, "is not known here; remove it or correct its spelling.")

    def _pop_typed(self, key: str, kind: type | tuple[type, ...], description: str) -> Any:
        if key not in self._left:
            self.report(key, f"is missing; write {description}.")
            return None
        value = self._left.pop(key)
        if not isinstance(value, kind) or isinstance(value, bool):
            self.report(key, f"is {value!r}; write {description}.")
            return None
        return value

    def _place(self, key: str) -> str:
        return f"{self._path}.{key}" if self._path else key


def read_file(file: Path, where: str, problem: type[DataFileError] = DataFileError) -> str:
    """The text; `problem` when it cannot be read."""
    try:
        return read_authored(file)
    except UnreadableError as unreadable:
        raise problem([ContentIssue(where, f"line {unreadable.line}", unreadable.message)]) from None


def read_folder(folder: Path, problem: type[DataFileError] = DataFileError) -> dict[str, str]:
    """Texts of the TOML files by their names without ending; `problem` with all of them that cannot be read."""
    texts: dict[str, str] = {}
    issues: list[ContentIssue] = []
    for file in sorted(folder.glob("*.toml")):
        try:
            texts[file.stem] = read_file(file, f"{folder.name}/{file.name}")
        except DataFileError as unreadable:
            issues += unreadable.issues
    if issues:
        raise problem(issues)
    return texts


def read_toml(text: str, where: str, issues: list[ContentIssue], problem: type[DataFileError] = DataFileError) -> Table:
    """The top of a document. `problem` at once, with `issues` so far, when it is no TOML: nothing in it can be read."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as broken:
        issue = ContentIssue(where, "", f"is not TOML: {broken}; correct that line.")
        raise problem([*issues, issue]) from None
    return Table(data, where=where, path="", issues=issues)


def read_named(
    files: Mapping[str, str],
    names: Collection[str],
    issues: list[ContentIssue],
    problem: type[DataFileError],
    *,
    where: Callable[[str], str],
    unknown: str,
) -> dict[str, Table]:
    """The tops of `files`, texts by name: there must be one for each of `names`; `unknown` says so of any other."""
    for name in sorted(set(files) ^ set(names)):
        issues.append(ContentIssue(where(name), "", "is missing; add it." if name in names else unknown))
    return {name: read_toml(files[name], where(name), issues, problem) for name in names if name in files}


def repeated(values: Sequence[str]) -> list[str]:
    """The values that occur more than once, sorted."""
    return sorted({value for value in values if values.count(value) > 1})
