"""Which hour of a week was the last one. Pure."""

from datetime import date, datetime, time, timedelta

from commitments.schedule import Hours


def last_day(weekday: int, hours: Hours, *, chosen: datetime, now: datetime) -> date | None:
    """The day of the last such hour that began after it was `chosen` and is over; None before the first.

    `chosen` and `now` are on the same local clock as the hours.
    """
    day = now.date() - timedelta(days=(now.weekday() - weekday) % 7)
    starts, ends = (datetime.combine(day, time(), now.tzinfo) + bound for bound in hours.bounds)
    week = timedelta(days=7) if ends > now else timedelta()
    return day - week if starts - week >= chosen else None
