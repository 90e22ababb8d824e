"""What a plan offers in place of its protected time: an hour beside all that its person protects."""

from datetime import datetime

from accounts.models import Person
from commitments.models import Commitment, Occasion
from commitments.replies.scripts import SlotValues, recurring_time_phrase
from commitments.replies.slots import dated_values
from commitments.schedule import Span
from commitments.wording.days_and_hours import format_once


def busy_spans(person: Person, now: datetime) -> list[Span]:
    """Every hour that a person still protects."""
    ahead = Occasion.objects.for_person(person).at_an_hour().of_active().open_after(now)
    return list(ahead.values_list("starts_at", "ends_at"))


def slot_values(commitment: Commitment, now: datetime, *, occasion: Occasion | None = None) -> SlotValues:
    """For `occasion`, or else for the next time that `commitment` protects."""
    asked = occasion or commitment.occasions.next_after(now)
    return dated_values(
        value=commitment.value.name,
        what=(asked and asked.instead) or commitment.what,
        when=_time_of(commitment, asked),
        after=asked.starts_at if asked and not asked.is_by_week_end else now,
        zone=commitment.zone,
        taken=busy_spans(commitment.person, now),
    )


def _time_of(commitment: Commitment, asked: Occasion | None) -> str:
    """The days of the plan, unless `asked` lies elsewhere: moved, or changed by a review."""
    if asked and asked.hours:
        day = asked.starts_local.weekday()
        if day not in commitment.days or asked.hours != commitment.hours:
            return format_once([day], asked.hours)
    return recurring_time_phrase(commitment.days, commitment.hours)
