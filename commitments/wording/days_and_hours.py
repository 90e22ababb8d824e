"""Days, hours and places as people say them. Pure."""

from collections.abc import Sequence
from datetime import date, time

from commitments.schedule import OWN_HOURS, PARTS, WEEKDAYS, Hours, part_of
from commitments.wording.phrases import join_words, number

ONCE = {
    "morning": "{day} morning",
    "midday": "{day} at midday",
    "afternoon": "{day} afternoon",
    "evening": "{day} evening",
    "own": "{day} from {hours}",
}
OFTEN = {
    "morning": "{day} mornings",
    "midday": "{days} at midday",
    "afternoon": "{day} afternoons",
    "evening": "{day} evenings",
    "own": "{days}",
}
ONCE_A_WEEK = "Once a week"
ANY_DAY = "on a day of your choice"


def clock(at: time) -> str:
    return f"{at.hour}:{at.minute:02}"


def length(minutes: int) -> str:
    """90 minutes; 2 hours."""
    hours, rest = divmod(minutes, 60)
    return f"{minutes} minutes" if rest else f"{hours} hour{'s' if hours > 1 else ''}"


def span(hours: Hours | None) -> str:
    if hours is None:
        return ANY_DAY
    return f"{clock(hours.starts)} to {_end(hours)}"


def _end(hours: Hours) -> str:
    """21:00; midnight; 6:00 the next day"""
    if hours.ends == time(0):
        return "midnight"
    return f"{clock(hours.ends)} the next day" if hours.ends_next_day else clock(hours.ends)


def span_at(hours: Hours | None, time_zone: str, home: str) -> str:
    """18:00 to 21:00; with the place whose clock it is when that is not the person's own."""
    return span(hours) if time_zone == home else f"{span(hours)} in {city_of(time_zone)}"


def part_choice(part: str) -> str:
    """evening, 18:00 to 21:00"""
    return f"{part}, {span(PARTS[part])}"


def day_of(day: date) -> str:
    return f"{WEEKDAYS[day.weekday()]} {day.day} {day:%B}"


def week_to(sunday: date) -> str:
    return f"Week to {day_of(sunday)}"


def city_of(time_zone: str) -> str:
    """The last part of an IANA name as it is spoken: New York."""
    return time_zone.rsplit("/", 1)[-1].replace("_", " ")


def format_once(days: Sequence[int], hours: Hours | None) -> str:
    """Tuesday evening; Tuesday from 17:30 to 19:00; Tuesday and Thursday evenings; the end of the week."""
    if hours is None:
        return "the end of the week"
    if len(days) == 1:
        return ONCE[part_of(hours)].format(day=WEEKDAYS[days[0]], hours=span(hours))
    own = f" from {span(hours)}" if part_of(hours) == OWN_HOURS else ""
    return f"{format_often(days, hours)}{own}"


def format_weekly(days: Sequence[int], hours: Hours | None) -> str:
    """Tuesday evenings, 18:00 to 21:00; Tuesdays and Thursdays, 17:30 to 19:00; Once a week, on a day ..."""
    return f"{format_often(days, hours) if hours else ONCE_A_WEEK}, {span(hours)}"


def weekly_told(days: Sequence[int], hours: Hours | None) -> str:
    """The same for somebody else, whose choice the day is not: Once a week."""
    return format_weekly(days, hours) if hours else ONCE_A_WEEK


def format_often(days: Sequence[int], hours: Hours) -> str:
    """Tuesday and Thursday evenings; Tuesdays and Thursdays."""
    names = [WEEKDAYS[day] for day in days]
    return OFTEN[part_of(hours)].format(day=join_words(names), days=join_words([f"{name}s" for name in names]))


def distance(starts_on: date, today: date) -> str:
    """today, tomorrow, in six days."""
    days = (starts_on - today).days
    return {0: "today", 1: "tomorrow"}.get(days, f"in {number(days)} days")
