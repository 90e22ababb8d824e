"""On which days a repeating event of a calendar falls, asked for one day at a time. Pure.

Libraries unroll a rule from its start and go on to the year 9999 when it never falls, so that one line of a hostile
file would keep a process busy for minutes.
"""

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
READ = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH", "WKST"}
FREQUENCIES = {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}


class NotRead(Exception):
    """The rule says something that is not read here."""


@dataclass(frozen=True)
class Rule:
    """`weekdays` are (which one of the month, counted from its end when negative, 0 for each; weekday, Monday is 0)."""

    frequency: str
    interval: int = 1
    count: int | None = None
    until: date | datetime | None = None
    weekdays: tuple[tuple[int, int], ...] = ()
    month_days: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    week_start: int = 0


def rule_of(parts: Mapping[str, Sequence[Any]]) -> Rule:
    """From the parts of an RRULE, each a list. NotRead."""
    if not set(parts) <= READ:
        raise NotRead
    one = {name: values[0] for name, values in parts.items() if values}
    try:
        rule = Rule(
            frequency=str(one["FREQ"]).upper(),
            interval=int(one.get("INTERVAL", 1)),
            count=int(one["COUNT"]) if "COUNT" in one else None,
            until=one.get("UNTIL"),
            weekdays=tuple(_weekday(str(each)) for each in parts.get("BYDAY", ())),
            month_days=tuple(int(each) for each in parts.get("BYMONTHDAY", ())),
            months=tuple(int(each) for each in parts.get("BYMONTH", ())),
            week_start=WEEKDAYS.index(str(one.get("WKST", "MO")).upper()),
        )
    except (KeyError, ValueError):
        raise NotRead from None
    if not _is_plain(rule):
        raise NotRead
    return rule


def _weekday(text: str) -> tuple[int, int]:
    """-1FR is the last Friday"""
    return int(text[:-2] or 0), WEEKDAYS.index(text[-2:].upper())


def _is_plain(rule: Rule) -> bool:
    """A number of weekday in the year, and a number outside months and years, are not read."""
    is_numbered = any(number for number, _ in rule.weekdays)
    numbers_fit = rule.frequency == "MONTHLY" or (rule.frequency == "YEARLY" and bool(rule.months))
    return rule.frequency in FREQUENCIES and rule.interval >= 1 and (not is_numbered or numbers_fit)


def falls_on(rule: Rule, start: date, day: date) -> bool:
    """Without COUNT and UNTIL. `start` is the first day of the series."""
    if day < start or (rule.months and day.month not in rule.months):
        return False
    steps = {"DAILY": _days, "WEEKLY": _weeks, "MONTHLY": _months, "YEARLY": _years}
    return steps[rule.frequency](rule, start, day) % rule.interval == 0 and _is_its_day(rule, start, day)


def count_before(rule: Rule, start: date, day: date) -> int:
    """How often it fell before `day`. Takes as many steps as days lie between."""
    return sum(falls_on(rule, start, start + timedelta(days=ahead)) for ahead in range((day - start).days))


def _days(rule: Rule, start: date, day: date) -> int:
    return (day - start).days


def _weeks(rule: Rule, start: date, day: date) -> int:
    first, last = (each.toordinal() - (each.weekday() - rule.week_start) % 7 for each in (start, day))
    return (last - first) // 7


def _months(rule: Rule, start: date, day: date) -> int:
    return (day.year - start.year) * 12 + day.month - start.month


def _years(rule: Rule, start: date, day: date) -> int:
    return day.year - start.year


def _is_its_day(rule: Rule, start: date, day: date) -> bool:
    if rule.month_days and not {day.day, day.day - _length(day) - 1} & set(rule.month_days):
        return False
    if rule.weekdays:
        return any(day.weekday() == weekday and _is_number(number, day) for number, weekday in rule.weekdays)
    if rule.frequency == "WEEKLY":
        return day.weekday() == start.weekday()
    if rule.frequency == "DAILY" or rule.month_days:
        return True
    return day.day == start.day and (rule.frequency == "MONTHLY" or bool(rule.months) or day.month == start.month)


def _is_number(number: int, day: date) -> bool:
    from_start, from_end = (day.day - 1) // 7 + 1, -((_length(day) - day.day) // 7 + 1)
    return number in (0, from_start, from_end)


def _length(day: date) -> int:
    """Days of its month."""
    return monthrange(day.year, day.month)[1]
