"""What the page after saving shows: the commitment read back, and words for one other person."""

from dataclasses import dataclass

from commitments.models import Commitment
from commitments.plans.overlaps import names_sharing_time
from commitments.plans.panel import occasion_pairs, week_numbers_of
from commitments.wording import days_and_hours, phrases, sentences


@dataclass(frozen=True)
class ConfirmationPage:
    commitment: Commitment
    weeks: str
    first_on: str
    span: str
    place: str
    message: str
    mailto: str
    shared: str


def saved_page(commitment: Commitment) -> ConfirmationPage:
    """`commitment` comes with its occasions, of which it has at least one."""
    occasions = [first for first, _ in occasion_pairs(commitment)]
    first_on, weeks = occasions[0].starts_local.date(), week_numbers_of(commitment)[-1]
    message = sentences.message(
        days=commitment.days,
        hours=commitment.hours,
        what=commitment.what,
        weeks=weeks,
        first_on=first_on,
    )
    return ConfirmationPage(
        commitment=commitment,
        weeks=phrases.number(weeks).capitalize(),
        first_on=occasions[0].day,
        span=days_and_hours.span(commitment.hours),
        place=days_and_hours.city_of(commitment.time_zone),
        message=message,
        mailto=sentences.mailto(subject=commitment.weekly_told, body=message),
        shared=sentences.shared_notice(names_sharing_time(commitment)),
    )
