"""A day in an address, written as 2026-11-16."""

from datetime import date


class IsoDateConverter:
    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, text: str) -> date:
        """ValueError for what is no day; the address is then unknown."""
        return date.fromisoformat(text)

    def to_url(self, day: date) -> str:
        return day.isoformat()
