"""The agreement that questions go to the model without being shown first: for a week, in the session."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.http import HttpRequest

DAYS = 7
NAME = "coach_model"


@dataclass(frozen=True)
class Agreement:
    """`keys` are the facts that were ticked then. Notes are never among them."""

    ends_on: date
    keys: list[str]


def agree(request: HttpRequest, keys: list[str], *, today: date) -> None:
    request.session[NAME] = {"ends_on": (today + timedelta(days=DAYS)).isoformat(), "keys": keys}


def agreement(request: HttpRequest, *, today: date) -> Agreement | None:
    kept = request.session.get(NAME) if request.user.is_authenticated else None
    if kept is None or date.fromisoformat(kept["ends_on"]) <= today:
        return None
    return Agreement(date.fromisoformat(kept["ends_on"]), kept["keys"])


def end_agreement(request: HttpRequest) -> None:
    request.session.pop(NAME, None)
