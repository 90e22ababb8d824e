"""How the files of the advice library become one, and what is wrong with them. Pure: no Django, no files."""

from collections.abc import Mapping

from assessments.advice import (
    CONDITIONS,
    COUNT,
    KINDS,
    Advice,
    AdviceFacts,
    AdviceItem,
    AdviceStep,
    chosen_items,
    every_facts,
)
from assessments.advice import most_specific_first as in_order
from assessments.loading.profiles import EDGE_PARTS, LITTLE_SAY, PARTS, SATURDAY
from assessments.loading.toml_tables import ContentIssue, DataFileError, Table, read_named, repeated

REASONS = "reasons"
WHAT_LENGTH = 120  # as many as the form of a commitment takes
WORDS_LENGTH = 200


class AdviceFileError(DataFileError):
    """Advice files that cannot be used."""


def load_advice(files: Mapping[str, str]) -> Advice:
    """Texts by file name without ending: one for each of KINDS, and REASONS. AdviceFileError carries every issue."""
    issues: list[ContentIssue] = []
    names = (*KINDS, REASONS)
    unknown = f"is no kind of advice; use one of {', '.join(KINDS)}."
    tops = read_named(files, names, issues, AdviceFileError, where=_where, unknown=unknown)
    items = tuple(item for kind in KINDS if kind in tops for item in _read_items(kind, tops[kind]))
    for item_id in repeated([item.id for item in items]):
        (kind, *_) = [item.kind for item in reversed(items) if item.id == item_id]
        issues.append(ContentIssue(_where(kind), "item", f"has {item_id!r} a second time; give each item its own id."))
    reasons = _read_reasons(tops[REASONS]) if REASONS in tops else {}
    if issues:
        raise AdviceFileError(issues)
    return Advice(in_order(items), reasons)


def gaps(advice: Advice) -> list[ContentIssue]:
    """Facts for which too little advice fits, and items that no facts ever bring up."""
    issues = []
    seen: set[str] = set()
    for facts in every_facts():
        chosen = chosen_items(advice, facts)
        seen.update(item.id for item in chosen)
        if len(chosen) < COUNT:
            issues.append(ContentIssue("advice", _named(facts), f"has {len(chosen)} items; write one that fits it."))
    for item in advice.items:
        if item.id not in seen:
            issues.append(
                ContentIssue(_where(item.kind), item.id, "is never shown; narrow its conditions or remove it.")
            )
    return issues


def _where(name: str) -> str:
    return f"advice/{name}.toml"


def _named(facts: AdviceFacts) -> str:
    return ", ".join(f"{key} {getattr(facts, key)}" for key in CONDITIONS if getattr(facts, key))


def _read_items(kind: str, top: Table) -> list[AdviceItem]:
    items = [_read_item(kind, table) for table in top.tables("item")]
    top.close()
    return items


def _read_item(kind: str, table: Table) -> AdviceItem:
    item = AdviceItem(
        id=table.key("id"),
        kind=kind,
        title=table.text("title"),
        text=table.text("text"),
        effort=table.text("effort"),
        claim=table.text("claim") if "claim" in table else None,
        conditions={key: _read_condition(table, key) for key in CONDITIONS if key in table},
        step=_read_step(table.table("step")),
    )
    if _is_for_little_say(item) and item.step.weekday < SATURDAY and item.step.part not in EDGE_PARTS:
        table.report("step.part", "lies in usual working hours; choose an edge of the day, or ask for more control.")
    table.close()
    return item


def _is_for_little_say(item: AdviceItem) -> bool:
    return not LITTLE_SAY.isdisjoint(item.conditions.get("control", CONDITIONS["control"]))


def _read_condition(table: Table, key: str) -> tuple[str, ...]:
    values = table.texts(key)
    for value in values:
        if value not in CONDITIONS[key]:
            table.report(key, f"has {value!r}; use {', '.join(CONDITIONS[key])}.")
    for value in repeated(values):
        table.report(key, f"has {value!r} twice; remove one.")
    return values


def _read_step(table: Table) -> AdviceStep:
    step = AdviceStep(
        what=_short(table, "what", WHAT_LENGTH),
        weekday=table.whole("weekday", least=0, most=6),
        part=table.text("part"),
        cue=_short(table, "cue", WORDS_LENGTH),
        action=_short(table, "action", WORDS_LENGTH),
    )
    if step.part not in PARTS:
        table.report("part", f"is {step.part!r}; write one of {', '.join(PARTS)}.")
    table.close()
    return step


def _short(table: Table, key: str, most: int) -> str:
    text = table.text(key)
    if len(text) > most:
        table.report(key, f"has {len(text)} characters; write at most {most}.")
    return text


def _read_reasons(top: Table) -> dict[str, dict[str, str]]:
    reasons = {}
    for key, values in CONDITIONS.items():
        table = top.table(key)
        reasons[key] = {value: table.text(value) for value in values}
        table.close()
    top.close()
    return reasons
