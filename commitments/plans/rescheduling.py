"""Where the coming times of a commitment go when it gets other days or hours. Pure."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from itertools import chain, count
from math import ceil
from zoneinfo import ZoneInfo

from commitments.schedule import Hours, Span, spans_in_week, week_of


def reschedule_spans(
    spans: list[Span],
    *,
    times_before: int,
    after: datetime,
    days: Sequence[int],
    hours: Hours | None,
    zone: ZoneInfo,
    taken: set[datetime],
) -> list[Span]:
    """The new times, in order: in the weeks of `spans`, and later where these lack a time after `after`.

    For `times_before` of `spans` there are as many as a week has now. None begins with a start that is `taken`.
    """
    if not spans:
        return []
    weeks = sorted({week_of(span, zone) for span in spans})
    later = (weeks[-1] + timedelta(weeks=more) for more in count(1))
    wanted, found = ceil(len(spans) * max(1, len(days)) / times_before), []
    for week_on in chain(weeks, later):
        if len(found) >= wanted:
            break
        found += [span for span in spans_in_week(week_on, days, hours, zone, after=after) if span[0] not in taken]
    return found[:wanted]


def match_spans(old: list[Span], new: list[Span], zone: ZoneInfo) -> list[tuple[int | None, Span]]:
    """Each new time with the place of the old one that it takes over: one with its start, else one of its week, else
    any that is left, else None. So no new start is that of another old one that stays."""
    left, pairs = dict(enumerate(old)), []
    for is_alike in (lambda one, other: one[0] == other[0], _in_one_week(zone), lambda one, other: True):
        for span in [span for span in new if span not in dict(pairs)]:
            place = next((place for place, each in left.items() if is_alike(each, span)), None)
            if place is not None:
                del left[place]
                pairs.append((span, place))
    places = dict(pairs)
    return [(places.get(span), span) for span in new]


def _in_one_week(zone: ZoneInfo) -> Callable[[Span, Span], bool]:
    return lambda one, other: week_of(one, zone) == week_of(other, zone)
