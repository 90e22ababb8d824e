"""The ten steps as a path: what is done, and what comes next. Pure: done-ness is in progress.py."""

from collections.abc import Collection
from dataclasses import dataclass

from practices.loading.steps import PracticeStep


@dataclass(frozen=True)
class StepRow:
    """A step on the page. One step at most comes next; a visitor has neither done one nor comes one next."""

    number: int
    step: PracticeStep
    is_done: bool
    is_next: bool


def build_path(steps: Collection[PracticeStep], done: Collection[str] | None) -> list[StepRow]:
    """`done` are keys, None for a visitor. Next is the first that can be done here and is not."""
    open_keys = [step.key for step in steps if step.view and done is not None and step.key not in done]
    following = open_keys[:1]
    return [
        StepRow(number, step, is_done=step.key in (done or ()), is_next=step.key in following)
        for number, step in enumerate(steps, 1)
    ]
