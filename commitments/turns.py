"""What the latest answers of a commitment say about its course. Pure."""

from collections.abc import Iterable


def week_counts_as(answers: Iterable[str | None]) -> str | None:
    """Kept when one of its times was; missed when all that count went to something else and none is open."""
    answers = list(answers)
    if "kept" in answers:
        return "kept"
    return "missed" if "missed" in answers and None not in answers else None


def lapse_state(answers: Iterable[str | None]) -> str:
    """From what the weeks count as: "away" when the latest two went to something else, "back" when the latest was
    kept after one that did, else "". Weeks that count as nothing are passed over."""
    latest = [answer for answer in answers if answer in ("kept", "missed")][-2:]
    return {("missed", "missed"): "away", ("missed", "kept"): "back"}.get(tuple(latest), "")
