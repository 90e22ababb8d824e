"""What each answer of the three questions may be worth knowing for, from one file. Pure: no Django, no files."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from assessments.loading.toml_tables import ContentIssue, DataFileError, Table, read_toml
from integration_site.authored_text import split_mark

SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


class InsightsFileError(DataFileError):
    """A file of insights that cannot be used."""


@dataclass(frozen=True)
class Insight:
    """`claim` is an id of the evidence ledger; without one the words are our suggestion. `finding` are the words of
    `text` that the claim carries, "" when it stands behind a part only."""

    text: str
    claim: str | None
    finding: str = ""

    @property
    def first_sentence(self) -> str:
        return SENTENCE_END.split(self.text)[0]

    @property
    def opening(self) -> "Insight":
        """Its first sentence, with the claim only where that sentence carries it."""
        if self.finding and self.finding in self.first_sentence:
            return replace(self, text=self.first_sentence)
        return Insight(self.first_sentence, None)


Insights = Mapping[str, Mapping[str, Insight]]  # by question, then by option


def load_insights(text: str, where: str) -> Insights:
    """InsightsFileError carries every issue at once."""
    issues: list[ContentIssue] = []
    top = read_toml(text, where, issues, InsightsFileError)
    insights = {question: _read_question(top.table(question)) for question in top.unread()}
    if issues:
        raise InsightsFileError(issues)
    return insights


def _read_question(table: Table) -> dict[str, Insight]:
    return {option: _read_insight(table.table(option)) for option in table.unread()}


def _read_insight(table: Table) -> Insight:
    text, finding, claim = split_mark(table.text("text"))
    if claim and "claim" in table:
        table.report("claim", "is marked in the text already; remove it here.")
    insight = Insight(text, table.text("claim") if "claim" in table else claim, finding)
    table.close()
    return insight
