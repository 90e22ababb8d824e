"""Crisis lines by country. Recheck them at each review of the guide: numbers change. Pure."""

from dataclasses import dataclass
from datetime import date

CHECKED_ON = date(2026, 11, 22)


@dataclass(frozen=True)
class HelpLine:
    country: str
    number: str
    address: str
    about: str


HELP_LINES = [
    HelpLine("United Kingdom and Ireland", "116 123", "tel:116123", "Samaritans. Free, day and night."),
    HelpLine("United States", "988", "tel:988", "Suicide and Crisis Lifeline. Call or text, day and night."),
    HelpLine("Canada", "988", "tel:988", "Suicide Crisis Helpline. Call or text, day and night."),
    HelpLine("Australia", "13 11 14", "tel:131114", "Lifeline. Day and night."),
    HelpLine("New Zealand", "1737", "tel:1737", "Need to talk? Call or text, free, day and night."),
    HelpLine("Germany", "0800 111 0 111", "tel:08001110111", "TelefonSeelsorge. Free, day and night."),
    HelpLine("France", "3114", "tel:3114", "Numéro national de prévention du suicide. Free, day and night."),
    HelpLine("India", "14416", "tel:14416", "Tele-MANAS. Free, day and night."),
]


def help_lines(first: str = "") -> list[HelpLine]:
    """All of them, that of the country `first` before the others."""
    return sorted(HELP_LINES, key=lambda line: line.country != first)
