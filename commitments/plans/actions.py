from datetime import datetime

from django.db import transaction

from accounts.models import Person
from accounts.text import comparison_key
from commitments.calendar.feeds import record_calendar_change
from commitments.models import Commitment, MicroHabit, Occasion, Value
from commitments.plans.drafts import PlanDraft
from commitments.plans.non_negotiables import enforce_limit
from commitments.schedule import weekly_occasions


@transaction.atomic
def save_commitment(*, person: Person, plan: PlanDraft, now: datetime) -> Commitment:
    """Keep a plan: its value, the commitment, the weekly occasions after `now` and, when it has one, the habit.

    Its clock becomes that of a person who has chosen none.

    ValidationError "fourth_anchor".
    """
    if plan.is_non_negotiable:
        enforce_limit(person)
    commitment = Commitment(
        person=person,
        value=value_of(person, plan.value),
        what=plan.what,
        time_zone=plan.time_zone,
        obstacle=plan.obstacle,
        response=plan.response,
        tell_whom=plan.tell_whom,
        firmness=plan.firmness,
        is_non_negotiable=plan.is_non_negotiable,
        created_at=now,
    )
    commitment.set_times(plan.days, plan.hours)
    commitment.save()
    person.take_time_zone(plan.time_zone)
    make_occasions(commitment, after=now)
    record_calendar_change(commitment.pk, now=now)
    if plan.cue:
        MicroHabit.objects.create(
            person=person, commitment=commitment, cue=plan.cue, action=plan.action, created_at=now
        )
    return commitment


def value_of(person: Person, name: str) -> Value:
    """The person's value of this name, in its first spelling. Call it inside a transaction."""
    Person.objects.select_for_update().get(pk=person.pk)  # of two requests at once, one makes it
    return own_value(person, name) or Value.objects.create(person=person, name=name)


def own_value(person: Person, name: str) -> Value | None:
    """Compared here: databases differ in what small and capital letters are, and know no other spellings.

    What their unique constraint takes for one name is one here too.
    """
    values, key = Value.objects.filter(person=person).order_by("pk"), comparison_key(name)
    return next((value for value in values if comparison_key(value.name) == key), None)


def make_occasions(commitment: Commitment, *, after: datetime) -> None:
    times = weekly_occasions(after, commitment.days, commitment.hours, commitment.zone)
    Occasion.objects.bulk_create(
        Occasion(commitment=commitment, starts_at=starts_at, ends_at=ends_at) for starts_at, ends_at in times
    )
