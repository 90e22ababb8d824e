"""The sentences in which a commitment is read back. What a person typed goes in unchanged but for a last full stop.

Pure.
"""

from collections.abc import Sequence
from datetime import date, datetime
from urllib.parse import quote

from accounts.text import isolated
from commitments.schedule import OWN_HOURS, WEEKDAYS, Hours, part_of
from commitments.wording.days_and_hours import day_of, format_often, format_once, format_weekly, span, week_to
from commitments.wording.phrases import number

BY_WEEK_END = "by the end of the week"
THIS = {
    "morning": "This morning",
    "midday": "Today at midday",
    "afternoon": "This afternoon",
    "evening": "This evening",
}
YESTERDAY = {
    "morning": "Yesterday morning",
    "midday": "Yesterday at midday",
    "afternoon": "Yesterday afternoon",
    "evening": "Yesterday evening",
}
MEANINGS = {
    "kept": "The time was yours",
    "bent": "Another time, and you chose it",
    "missed": "It went to something else",
    "not_applicable": "Away, ill or no need",
}


def boundary(*, days: Sequence[int], hours: Hours | None, what: str, value: str) -> str:
    return "".join(text for text, _ in boundary_pieces(days=days, hours=hours, what=what, value=value))


def boundary_pieces(*, days: Sequence[int], hours: Hours | None, what: str, value: str) -> list[tuple[str, bool]]:
    """On Tuesday evening I protect supper for family. In pieces, True where the eye should rest: the time, for whom."""
    return [
        ("On " if hours else "By ", False),
        (format_once(days, hours), True),
        (f" I protect {_open(what)} for ", False),
        (_closed(value), True),
    ]


def short_boundary(*, what: str, value: str) -> str:
    return f"I protect {_open(what)} for {_closed(value)}"


def headline(*, days: Sequence[int], hours: Hours | None, what: str, value: str) -> str:
    return headline_of(reason(what=what, value=value), days=days, hours=hours)


def headline_of(reason: str, *, days: Sequence[int], hours: Hours | None) -> str:
    """Stands beside the hours, so it names only the day of own hours: Tuesday evening: supper at home, for family."""
    if hours is None:
        return f"{BY_WEEK_END.capitalize()}: {reason}"
    return f"{format_often(days, hours) if len(days) > 1 else _one_day(days[0], hours)}: {reason}"


def _one_day(day: int, hours: Hours) -> str:
    return WEEKDAYS[day] if part_of(hours) == OWN_HOURS else format_once([day], hours)


def reason(*, what: str, value: str) -> str:
    """supper at home, for family"""
    return f"{_open(what)}, for {_open(value)}"


def if_then(obstacle: str, response: str) -> str:
    return f"If {_open(obstacle)}, I will {_closed(response)}" if obstacle and response else ""


def habit(cue: str, action: str) -> str:
    return f"After {_open(cue)}, I will {_closed(action)}"


def message(*, days: Sequence[int], hours: Hours | None, what: str, weeks: int, first_on: date) -> str:
    """A heads-up for one other person: what they need in order to plan, and neither the reason nor the obstacle."""
    times = format_weekly(days, hours) if hours else "some time each week"
    return (
        f"So that you can plan: for {number(weeks)} weeks from {day_of(first_on)} I keep {times}, "
        f"for this: {_closed(what)} Please don’t count on an answer from me then. Ask me how it went?"
    )


def mailto(*, subject: str, body: str) -> str:
    return f"mailto:?subject={quote(subject, safe='')}&body={quote(body, safe='')}"


def week_question(sunday: date, today: date) -> str:
    """Did it hold? Of a time that had the week to `sunday`."""
    days = (today - sunday).days
    which = "This week" if days <= 0 else "Last week" if days <= 7 else week_to(sunday)
    return f"{which}: did it hold?"


def question(starts: datetime, now: datetime, *, is_overnight: bool = False) -> str:
    """Did it hold? Both on the same local clock, `starts` before `now`."""
    days = (now.date() - starts.date()).days
    if days == 1 and is_overnight:
        return "Last night: did it hold?"
    if days > 1:
        return f"{f'On {starts:%A}' if days < 7 else day_of(starts.date())}: did it hold?"
    return f"{(THIS if days == 0 else YESTERDAY)[_part_at(starts)]}: did it hold?"


def _part_at(starts: datetime) -> str:
    bounds = [(12, "morning"), (13, "midday"), (17, "afternoon")]
    return next((part for hour, part in bounds if starts.hour < hour), "evening")


def moved_notice(starts: datetime, hours: Hours | None, others: list[str]) -> str:
    """Moved to Thursday 26 November, 18:00 to 21:00; with what else is protected then."""
    notice = f"Moved to {day_of(starts.date())}, {span(hours)}."
    return f"{notice} {shared_notice(others)}".strip()


def shared_notice(others: list[str]) -> str:
    """Nothing when there are no others."""
    shared = " and ".join(_open(each) for each in others)
    return f"It shares time with {shared}; both stay." if shared else ""


def _open(words: str) -> str:
    return isolated(words.rstrip(" ."))


def _closed(words: str) -> str:
    bare = words.rstrip(" .")
    return isolated(bare) if bare.endswith(("!", "?", "…")) else f"{isolated(bare)}."
