"""What fills the slots of a reply: for any week, or beside what else a person protects. Pure."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from commitments.occasions.free_time import DAYS_AHEAD, HOME, WORK, free_hour, hour_on, weekly_hour
from commitments.replies.scripts import ANOTHER_DAY, Filling, protected_time
from commitments.schedule import Hours, Span, occasion_on

ANY_MONDAY = date(2024, 1, 1)
ANY_ZONE = ZoneInfo("UTC")


def weekly_filling(*, value: str, what: str, days: Sequence[int], hours: Hours) -> Filling:
    """With a weekday and an hour in return that are free in every week."""
    shown = [ANY_MONDAY + timedelta(days=ahead) for ahead in range(2 * DAYS_AHEAD)]
    taken = [occasion_on(day, hours, ANY_ZONE) for day in shown if day.weekday() in days]
    after = taken[0][0]
    offers = [free_hour(after, ordinary, ANY_ZONE, taken) for ordinary in (WORK, HOME)]
    at_work, at_home = (weekly_hour(offer) if offer else ANOTHER_DAY for offer in offers)
    return Filling(value, what, protected_time(days, hours), at_work, at_home)


def dated_filling(
    *,
    value: str,
    what: str,
    when: str,
    after: datetime,
    zone: ZoneInfo,
    taken: Collection[Span],
) -> Filling:
    """With a day and an hour in return, later than the day of `after` and beside all of `taken`."""
    offers = [free_hour(after, ordinary, zone, taken) for ordinary in (WORK, HOME)]
    at_work, at_home = (hour_on(offer) if offer else ANOTHER_DAY for offer in offers)
    return Filling(value, what, when, at_work, at_home)
