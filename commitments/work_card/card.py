"""The card that says how somebody works: what is on it, and the same as plain text for a mail signature. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from accounts.text import isolated

LABELS = {
    "mail_reply": "I answer mail",
    "chat_reply": "I answer chat",
    "best_way": "Best way to reach me",
    "urgent": "If it is urgent",
}
PROTECTED = "Please leave free"


@dataclass(frozen=True)
class Card:
    """Only what was ticked and holds words."""

    name: str
    lines: list[tuple[str, str]]
    times: list[str]

    @property
    def is_empty(self) -> bool:
        return not (self.name or self.lines or self.times)

    @property
    def title(self) -> str:
        return f"{isolated(self.name)}: how I work" if self.name else "How I work"

    @property
    def text(self) -> str:
        """Plain lines for the foot of a mail."""
        times = [f"{PROTECTED}: {'; '.join(self.times)}"] if self.times else []
        return "\n".join([self.title, *(f"{label}: {isolated(words)}" for label, words in self.lines), *times])

    @property
    def row_count(self) -> int:
        """Room for the text where a narrow screen breaks each line once."""
        return 2 * len(self.text.splitlines())


def lines_of(words: dict[str, str], shown: Iterable[str]) -> list[tuple[str, str]]:
    """(label, words) in the order of LABELS for the keys in `shown` that have words."""
    ticked = set(shown)
    return [(label, words[key]) for key, label in LABELS.items() if key in ticked and words[key]]
