"""What calendars show of stored commitments."""

from collections.abc import Callable, Iterable
from datetime import timedelta
from hashlib import sha256
from urllib.parse import urlsplit

from django.conf import settings

from accounts.models import Person
from commitments.calendar.events import CalendarEntry, EntrySpan, Event, ProtectedTime, RecurrencePattern, events_of
from commitments.models import Answer, CalendarFeed, Commitment, Firmness, Occasion
from commitments.schedule import today_in, weekly_occasions

SUNDAY = 6
NOTHING = "Nothing is protected at the moment"
NOTHING_YET = "The times that you protect will stand in this calendar, in place of this note."
SKIPPED = {Answer.MISSED, Answer.NOT_APPLICABLE}


# What other apps add to a feed that shows rituals too: functions of its person.
MORE_ENTRIES: list[Callable[[Person], list[CalendarEntry]]] = []


def feed_entries(feed: CalendarFeed, commitments: Iterable[Commitment]) -> list[CalendarEntry]:
    more = [entry for entries_of in MORE_ENTRIES for entry in entries_of(feed.person)] if feed.shows_rituals else []
    return [*calendar_entries(commitments), *more] or [nothing_protected(feed)]


def calendar_entries(commitments: Iterable[Commitment]) -> list[CalendarEntry]:
    """`commitments` come with their weeks and calendar revisions."""
    return [_entry(commitment) for commitment in commitments]


def nothing_protected(feed: CalendarFeed) -> CalendarEntry:
    """Stands in a feed without plans, since a calendar holds at least one component: a note on the day it was made."""
    day = today_in(feed.person.zone, feed.created_at)
    note = Event(
        day, day + timedelta(days=1), NOTHING, is_firm=False, is_cancelled=False, count=1, weekdays=(day.weekday(),)
    )
    return CalendarEntry(uid_of("feed", feed.pk), [note], NOTHING_YET, 0, feed.created_at, feed.created_at)


def uid_of(kind: str, number: int) -> str:
    return f"{kind}-{number}@{urlsplit(settings.SITE_URL).hostname}"


def _entry(commitment: Commitment) -> CalendarEntry:
    revision = getattr(commitment, "calendar_revision", None)
    return CalendarEntry(
        uid=uid_of("commitment", commitment.pk),
        events=calendar_events(commitment),
        sentence=commitment.sentence,
        sequence=revision.number if revision else 0,
        created_at=commitment.created_at,
        changed_at=revision.changed_at if revision else commitment.created_at,
    )


def calendar_events(commitment: Commitment) -> list[Event]:
    """One that was finished before its first time is shown as it was first planned, and as cancelled."""
    occasions = list(commitment.occasions.all())
    successors = {each.moved_from_id: each for each in occasions if each.is_successor}
    weeks = [successors.get(each.pk, each) for each in occasions if not each.is_successor]
    times = [_time(commitment, each) for each in weeks] or [_first_planned(commitment)]
    return events_of(_pattern(commitment), times)


def fingerprint_of(commitment: Commitment) -> str:
    shown = (commitment.sentence, calendar_events(commitment))
    return sha256(repr(shown).encode()).hexdigest()


def _pattern(commitment: Commitment) -> RecurrencePattern:
    """What has no fixed day stands on the last one of its week, and blocks nothing."""
    return RecurrencePattern(
        weekdays=tuple(commitment.days) or (SUNDAY,),
        hours=commitment.hours,
        zone=commitment.zone,
        words=commitment.reason,
        is_firm=commitment.firmness == Firmness.FIRM and not commitment.is_by_week_end,
    )


def _time(commitment: Commitment, occasion: Occasion) -> ProtectedTime:
    starts, ends = display_span(occasion)
    return ProtectedTime(
        starts=starts,
        ends=ends,
        words=occasion.reason,
        is_firm=commitment.is_firm(occasion.starts_at) and not occasion.is_by_week_end,
        is_cancelled=is_cancelled(commitment, occasion),
    )


def display_span(occasion: Occasion) -> EntrySpan:
    """Its hours; without hours, the last day of its week."""
    if occasion.is_by_week_end:
        return occasion.ends_on, occasion.ends_on + timedelta(days=1)
    return occasion.starts_at, occasion.ends_at


def is_cancelled(commitment: Commitment, occasion: Occasion) -> bool:
    """Paused, let go before it began, or ahead when its plan was put away. How a time went makes no difference, so
    that whoever sees the calendar cannot read it there."""
    put_away = commitment.archived_at is not None and occasion.ends_at > commitment.archived_at
    return bool(occasion.paused_for) or put_away or is_skipped_early(occasion)


def is_skipped_early(occasion: Occasion) -> bool:
    """Answered before it began, so that nothing will be there."""
    return occasion.answer in SKIPPED and occasion.check_in.answered_at <= occasion.starts_at


def _first_planned(commitment: Commitment) -> ProtectedTime:
    after, zone = commitment.created_at, commitment.zone
    starts_at, ends_at = weekly_occasions(after, commitment.days, commitment.hours, zone)[0]
    planned = Occasion(commitment=commitment, starts_at=starts_at, ends_at=ends_at)
    return ProtectedTime(*display_span(planned), commitment.reason, is_firm=False, is_cancelled=True)
