"""The ten steps as authored. Pure."""

from dataclasses import dataclass

from practices.loading.content_files import ContentFileError, read_table

FIELDS = ("key", "title", "text", "time", "anchor", "view")
COUNT = 10


@dataclass(frozen=True)
class PracticeStep:
    """`view` is empty while there is no page for it; `anchor` is its place in the guide."""

    key: str
    title: str
    text: str
    time: str
    anchor: str
    view: str


def load_steps(text: str) -> tuple[PracticeStep, ...]:
    """ContentFileError carries every issue."""
    rows = read_table(text, where="steps.toml", table="step", fields=FIELDS, may_be_empty=["view"])
    steps = tuple(PracticeStep(**row) for row in rows)
    expected = [f"step-{number}" for number in range(1, COUNT + 1)]
    if [step.anchor for step in steps] != expected:
        raise ContentFileError(
            [f"steps.toml: the anchors are not {expected[0]} to {expected[-1]} in order; mend them."]
        )
    return steps
