"""What fills the slots of a reply: for any week, or beside what else a person protects. Pure."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from commitments.replies.free_time import DAYS_AHEAD, HOME, WORK, first_free_hour, format_slot, format_weekly_slot
from commitments.replies.scripts import ANOTHER_DAY, SlotValues, recurring_time_phrase
from commitments.schedule import Hours, Span, occasion_on

ANY_MONDAY = date(2024, 1, 1)
ANY_ZONE = ZoneInfo("UTC")


def weekly_values(*, value: str, what: str, days: Sequence[int], hours: Hours) -> SlotValues:
    """With a weekday and an hour in return that are free in every week."""
    shown = [ANY_MONDAY + timedelta(days=ahead) for ahead in range(2 * DAYS_AHEAD)]
    taken = [occasion_on(day, hours, ANY_ZONE) for day in shown if day.weekday() in days]
    after = taken[0][0]
    offers = [first_free_hour(after, ordinary, ANY_ZONE, taken) for ordinary in (WORK, HOME)]
    at_work, at_home = (format_weekly_slot(offer) if offer else ANOTHER_DAY for offer in offers)
    return SlotValues(value, what, recurring_time_phrase(days, hours), at_work, at_home)


def dated_values(
    *,
    value: str,
    what: str,
    when: str,
    after: datetime,
    zone: ZoneInfo,
    taken: Collection[Span],
) -> SlotValues:
    """With a day and an hour in return, later than the day of `after` and beside all of `taken`."""
    offers = [first_free_hour(after, ordinary, zone, taken) for ordinary in (WORK, HOME)]
    at_work, at_home = (format_slot(offer) if offer else ANOTHER_DAY for offer in offers)
    return SlotValues(value, what, when, at_work, at_home)
