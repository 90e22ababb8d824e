"""Words for two people with their results at one table, as authored. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from assessments.loading.instruments import Instrument
from assessments.loading.toml_tables import ContentIssue, DataFileError, Table, read_toml

Texts = Mapping[str, str]


class TogetherFileError(DataFileError):
    """A file of words for two that cannot be used."""


@dataclass(frozen=True)
class TogetherWords:
    """`alike` by answer to `experience`, `pairs` by two joined with a hyphen, `hours` by answer to `priority`."""

    alike: Texts
    pairs: Texts
    priority: Texts
    control: Texts
    hours: Texts


def load_together(text: str, where: str, quick: Instrument) -> TogetherWords:
    """Words for every two answers that `quick` can bring; TogetherFileError carries every issue at once."""
    issues: list[ContentIssue] = []
    top = read_toml(text, where, issues, TogetherFileError)
    experience = top.table("experience")
    ways = sorted(option.key for option in quick.question("experience").options)
    words = TogetherWords(
        alike=_texts(experience.table("same"), ways),
        pairs=_texts(experience.table("pair"), [f"{a}-{b}" for a in ways for b in ways if a < b]),
        priority=_texts(top.table("priority"), ["same", "different", "several"]),
        control=_texts(top.table("control"), ["little", "plenty", "unlike"]),
        hours=_texts(top.table("hour"), [option.key for option in quick.question("priority").options]),
    )
    experience.close()
    top.close()
    if issues:
        raise TogetherFileError(issues)
    return words


def _texts(table: Table, keys: list[str]) -> dict[str, str]:
    texts = {key: table.text(key) for key in keys}
    table.close()
    return texts
