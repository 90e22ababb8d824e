"""What is known about how a person works and lives, gathered for the messages."""

from accounts.models import Person
from commitments.models import Commitment
from commitments.wording.days_and_hours import city_of
from commitments.work_card.queries import visible_card, work_card_of
from practices.messages.wording import CoachContext
from practices.models import ValueCard, WorkHours
from practices.shifts import work_lines


def facts_for(person: Person | None) -> CoachContext:
    """The times are those that stay fixed, or all that are kept while none does."""
    kept = list(Commitment.objects.for_person(person).active().select_related("value").order_by("created_at", "pk"))
    plans = [each for each in kept if each.is_non_negotiable] or kept
    card = work_card_of(person)
    shown = visible_card(card) if card else None
    return CoachContext(
        name=shown.name if shown else "",
        work="; ".join(work_lines(WorkHours.objects.for_person(person).shifts())),
        times=_times([each for each in plans if not each.is_by_week_end]),
        promises=[each.sentence for each in plans],
        values=[each.name for each in ValueCard.objects.for_person(person).kept()],
        lines=shown.lines if shown else (),
    )


def _times(plans: list[Commitment]) -> list[str]:
    """Each once, with the place whose clock it is when they are on several."""
    is_one_clock = len({each.time_zone for each in plans}) < 2
    places = ["" if is_one_clock else f", {city_of(each.time_zone)} time" for each in plans]
    return list(dict.fromkeys(f"{each.weekly}{place}" for each, place in zip(plans, places, strict=True)))
