"""The agreement that questions go to the model without being shown first: for a week, in the session."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.http import HttpRequest

from accounts.guests import current_person
from accounts.models import zone_of
from commitments.schedule import today_in

DAYS = 7
NAME = "coach_model"


@dataclass(frozen=True)
class Agreement:
    """`keys` are the facts that were ticked then. Notes are never among them."""

    ends_on: date
    keys: list[str]


def give_consent(request: HttpRequest, keys: list[str], *, now: datetime) -> None:
    ends_on = _today(request, now) + timedelta(days=DAYS)
    request.session[NAME] = {"ends_on": ends_on.isoformat(), "keys": keys}


def agreement(request: HttpRequest, *, now: datetime) -> Agreement | None:
    kept = request.session.get(NAME) if request.user.is_authenticated else None
    if kept is None or date.fromisoformat(kept["ends_on"]) <= _today(request, now):
        return None
    return Agreement(date.fromisoformat(kept["ends_on"]), kept["keys"])


def end_agreement(request: HttpRequest) -> None:
    request.session.pop(NAME, None)


def _today(request: HttpRequest, now: datetime) -> date:
    return today_in(zone_of(current_person(request)), now)
