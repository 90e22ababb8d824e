"""The card of a person as it is shown, worked out from the rows."""

from accounts.models import Person
from commitments.models import Commitment, CommitmentQuerySet, WorkCard
from commitments.wording.days_and_hours import city_of
from commitments.work_card.card import LABELS, Card, lines_of


def work_card_of(person: Person | None) -> WorkCard | None:
    return WorkCard.objects.filter(person=person).first() if person else None


def times_to_show(person: Person | None) -> CommitmentQuerySet:
    """The person's plans that are kept now and have hours."""
    own = Commitment.objects.for_person(person).active().exclude(weekdays="")
    return own.order_by("weekdays", "starts_local", "pk")


def visible_card(card: WorkCard) -> Card:
    ticked = times_to_show(card.person).filter(pk__in=card.times.values("commitment"))
    return Card(
        name=card.name if card.shows_name else "",
        lines=lines_of(
            {key: getattr(card, key) for key in LABELS},
            shown=[key for key in LABELS if getattr(card, f"shows_{key}")],
        ),
        times=[_time(each) for each in ticked],
    )


def _time(commitment: Commitment) -> str:
    return f"{commitment.weekly}, {city_of(commitment.time_zone)} time"
