"""The ten steps as authored. Pure: done-ness is in progress.py."""

from collections.abc import Collection
from dataclasses import dataclass

from practices.content_files import ContentFileError, read_rows

FIELDS = ("key", "title", "text", "time", "anchor", "view")
COUNT = 10


@dataclass(frozen=True)
class Step:
    """`view` is empty while there is no page for it; `anchor` is its place in the guide."""

    key: str
    title: str
    text: str
    time: str
    anchor: str
    view: str


@dataclass(frozen=True)
class Row:
    """A step on the page. One step at most comes next; a visitor has neither done one nor comes one next."""

    number: int
    step: Step
    is_done: bool
    is_next: bool


def load_steps(text: str) -> tuple[Step, ...]:
    """ContentFileError carries every fault."""
    rows = read_rows(text, where="steps.toml", table="step", fields=FIELDS, may_be_empty=["view"])
    steps = tuple(Step(**row) for row in rows)
    expected = [f"step-{number}" for number in range(1, COUNT + 1)]
    if [step.anchor for step in steps] != expected:
        raise ContentFileError(
            [f"steps.toml: the anchors are not {expected[0]} to {expected[-1]} in order; mend them."]
        )
    return steps


def path(steps: Collection[Step], done: Collection[str] | None) -> list[Row]:
    """`done` are keys, None for a visitor. Next is the first that can be done here and is not."""
    open_keys = [step.key for step in steps if step.view and done is not None and step.key not in done]
    following = open_keys[:1]
    return [
        Row(number, step, is_done=step.key in (done or ()), is_next=step.key in following)
        for number, step in enumerate(steps, 1)
    ]
