"""How the files of the library become one, and what in them cannot be used. Pure: no Django, no files."""

import re
from collections.abc import Mapping

from assessments.loading.toml_tables import ContentIssue, DataFileError, Table, read_named, repeated
from coaching.circumstance_kinds import CIRCUMSTANCES
from coaching.suggestions.items import CONDITIONS, NO_PLAN, Library, LibraryItem, SuggestionStep
from coaching.suggestions.links import DESTINATIONS
from coaching.suggestions.reactions import ITEM_LENGTH
from integration_site.authored_text import split_mark

OF_CIRCUMSTANCES = {f"circumstances/{kind}": kind for kind in CIRCUMSTANCES}
FOR_EVERYBODY = ("answers", "begin", "conditions", "course", "obstacles", "portraits", "reach")
THEMES = (*FOR_EVERYBODY, *OF_CIRCUMSTANCES)
REASONS = "reasons"
SENTENCES = range(2, 6)
MAX_MINUTES = 60
_END = re.compile(r"[.?](?=\s|$)")


class LibraryFileError(DataFileError):
    """Library files that cannot be used."""


def load_library(files: Mapping[str, str]) -> Library:
    """Texts by file name without ending: one for each of THEMES, and REASONS. LibraryFileError carries every issue."""
    issues: list[ContentIssue] = []
    names = (*THEMES, REASONS)
    unknown = f"is no theme; use one of {', '.join(FOR_EVERYBODY)}."
    tops = read_named(files, names, issues, LibraryFileError, where=where, unknown=unknown)
    items = [item for theme in THEMES if theme in tops for item in _read_items(theme, tops[theme])]
    issues += _told_twice(items)
    reasons = _read_reasons(tops[REASONS]) if REASONS in tops else {}
    if issues:
        raise LibraryFileError(issues)
    return Library(tuple(sorted(items, key=lambda item: item.id)), reasons)


def where(name: str) -> str:
    return f"library/{name}.toml"


def _told_twice(items: list[LibraryItem]) -> list[ContentIssue]:
    issues = []
    for field in ("id", "title", "text", "against"):
        for value in repeated([getattr(item, field) for item in items]):
            themes = [item.theme for item in items if getattr(item, field) == value]
            words = f"{value[:40]!r} a second time; give each item its own."
            issues.append(ContentIssue(where(themes[-1]), f"item.{field}", f"has {words}"))
    return issues


def _read_items(theme: str, top: Table) -> list[LibraryItem]:
    items = [_read_item(theme, table) for table in top.tables("item")]
    top.close()
    return items


def _read_item(theme: str, table: Table) -> LibraryItem:
    text, finding, claim = split_mark(_read_text(table))
    if claim and "claim" in table:
        table.report("claim", "is marked in the text already; remove it here.")
    item = LibraryItem(
        id=_read_id(table),
        theme=theme,
        title=table.text("title"),
        text=text,
        finding=finding,
        against=table.text("against"),
        minutes=table.whole("minutes", least=1, most=MAX_MINUTES),
        claim=table.text("claim") if "claim" in table else claim,
        conditions={key: _read_condition(table, key) for key in CONDITIONS if key in table},
        step=_read_step(table.table("step")),
    )
    if not item.conditions:
        table.report("id", "asks for nothing, so it would come up for everybody; say for whom it is.")
    if theme in OF_CIRCUMSTANCES and OF_CIRCUMSTANCES[theme] not in item.conditions.get("circumstance", ()):
        table.report("circumstance", f"lacks {OF_CIRCUMSTANCES[theme]!r}, which its file is for; add it.")
    if _is_also_without_plan(item) and item.step.go in DESTINATIONS and DESTINATIONS[item.step.go].needs_plan:
        table.report("step.go", f"{item.step.go!r} is of use with a plan only; ask for weeks or answers of one.")
    table.close()
    return item


def _is_also_without_plan(item: LibraryItem) -> bool:
    is_of_plan = bool({"last", "turn", "obstacle", "answers"} & set(item.conditions))
    return not is_of_plan and all(NO_PLAN in item.conditions.get(key, {NO_PLAN}) for key in ("habit", "week"))


def _read_id(table: Table) -> str:
    item_id = table.key("id")
    if len(item_id) > ITEM_LENGTH:
        table.report("id", f"has {len(item_id)} letters; write at most {ITEM_LENGTH}.")
    return item_id


def _read_text(table: Table) -> str:
    text = table.text("text")
    count = len(_END.findall(split_mark(text)[0]))
    if text and count not in SENTENCES:
        table.report("text", f"has {count} sentences; write {SENTENCES[0]} to {SENTENCES[-1]}.")
    return text


def _read_condition(table: Table, key: str) -> frozenset[str]:
    values = table.texts(key)
    for value in values:
        if value not in CONDITIONS[key]:
            table.report(key, f"has {value!r}; use {', '.join(CONDITIONS[key])}.")
    for value in repeated(values):
        table.report(key, f"has {value!r} twice; remove one.")
    return frozenset(values)


def _read_step(table: Table) -> SuggestionStep:
    step = SuggestionStep(table.text("go"), table.text("words"), table.text("to") if "to" in table else "")
    destination = DESTINATIONS.get(step.go)
    if destination is None:
        table.report("go", f"is {step.go!r}; use one of {', '.join(DESTINATIONS)}.")
    elif destination.takes == "section" and not step.to:
        table.report("to", "is missing; name a section of the guide.")
    elif step.to and destination.takes not in ("section", "form"):
        table.report("to", f"is {step.to!r}, but {step.go!r} takes nothing; remove it.")
    table.close()
    return step


def _read_reasons(top: Table) -> dict[str, dict[str, str]]:
    reasons = {}
    for key, values in CONDITIONS.items():
        table = top.table(key)
        reasons[key] = {value: table.text(value) for value in values}
        table.close()
    top.close()
    return reasons
