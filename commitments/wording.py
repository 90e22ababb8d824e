"""The words in which a commitment is read back. What a person typed goes in unchanged but for a last full stop.

Pure.
"""

from collections.abc import Sequence
from datetime import date, datetime, time
from urllib.parse import quote

from accounts.text import isolated
from commitments.schedule import OWN_HOURS, PARTS, WEEKDAYS, Hours, part_of

NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
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
BY_WEEK_END = "by the end of the week"
ONCE_A_WEEK = "Once a week"
ANY_DAY = "on a day of your choice"
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


def number(count: int) -> str:
    return NUMBERS[count] if 0 <= count < len(NUMBERS) else str(count)


def error_title(count: int) -> str:
    return "One thing needs another look" if count == 1 else f"{number(count).capitalize()} things need another look"


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


def join_words(words: Sequence[str]) -> str:
    """Monday, Tuesday and Friday"""
    *before, last = words
    return f"{', '.join(before)} and {last}" if before else last


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


def distance(starts_on: date, today: date) -> str:
    """today, tomorrow, in six days."""
    days = (starts_on - today).days
    return {0: "today", 1: "tomorrow"}.get(days, f"in {number(days)} days")


def _open(words: str) -> str:
    return isolated(words.rstrip(" ."))


def _closed(words: str) -> str:
    bare = words.rstrip(" .")
    return isolated(bare) if bare.endswith(("!", "?", "…")) else f"{isolated(bare)}."
