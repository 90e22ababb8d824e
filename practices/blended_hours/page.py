"""The chosen hours as their page shows them: what is asked about each, what was said, and what else its time is for."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from accounts.models import Person
from accounts.text import isolated
from commitments.models import Commitment
from commitments.wording.days_and_hours import day_of
from commitments.wording.phrases import join_words
from practices.blended_hours.forms import BlendHourForm, BlendLookForm
from practices.blended_hours.last_day import last_day
from practices.models import MAX_HOURS, BlendHour, BlendLook
from practices.non_negotiables.plan_spans import spans_of
from practices.weekly_spans import overlaps, weekly_spans

LOOKS_SHOWN = 8
FIRST_SHOWN = {"weekday": 0, "start": "10:00"}


@dataclass(frozen=True)
class Feedback:
    day: str
    answer: str
    note: str


@dataclass(frozen=True)
class BlendRow:
    """`form` asks about the last time, whose day is `asked`; `is_due` while nothing was said of it."""

    hour: BlendHour
    said: list[Feedback]
    shares: str
    asked: str
    form: BlendLookForm | None
    is_due: bool


@dataclass(frozen=True)
class Page:
    rows: list[BlendRow]
    ended: list[BlendRow]
    form: BlendHourForm
    has_room: bool

    @property
    def wrong(self) -> Any:
        """The form that needs another look, if any."""
        forms = [self.form, *(row.form for row in self.rows if row.form)]
        return next((form for form in forms if form.errors or form.conflict), None)


def blend_page(
    person: Person | None,
    now: datetime,
    *,
    form: BlendHourForm | None = None,
    look: tuple[int, BlendLookForm] | None = None,
) -> Page:
    """`form` and `look`, with the number of its hour, are what was sent and refused."""
    hours = list(BlendHour.objects.for_person(person).select_related("person").prefetch_related("looks"))
    plans = list(Commitment.objects.for_person(person).active().exclude(weekdays=""))
    rows = [_row(hour, plans, now, dict([look]).get(hour.pk) if look else None) for hour in hours]
    kept = [row for row in rows if row.hour.ended_at is None]
    ended = [row for row in rows if row.hour.ended_at]
    return Page(kept, ended, form or BlendHourForm(initial=FIRST_SHOWN, person=person), len(kept) < MAX_HOURS)


def asked_day(hour: BlendHour, now: datetime) -> date | None:
    """The day of its last time, by the clock of the person."""
    zone = hour.person.zone
    return last_day(hour.weekday, hour.hours, chosen=hour.chosen_at.astimezone(zone), now=now.astimezone(zone))


def _row(hour: BlendHour, plans: list[Commitment], now: datetime, sent: BlendLookForm | None) -> BlendRow:
    looks = sorted(hour.looks.all(), key=lambda look: look.on, reverse=True)
    on = asked_day(hour, now) if hour.ended_at is None else None
    known = next((look for look in looks if look.on == on), None)
    return BlendRow(
        hour=hour,
        said=[Feedback(day_of(look.on), look.get_answer_display(), look.note) for look in looks[:LOOKS_SHOWN]],
        shares=_shares(hour, plans, now),
        asked=day_of(on) if on else "",
        form=(sent or _look_form(hour, known)) if on else None,
        is_due=on is not None and known is None,
    )


def _look_form(hour: BlendHour, known: BlendLook | None) -> BlendLookForm:
    return BlendLookForm(initial=said_in(known), auto_id=f"look-{hour.pk}-%s")


def said_in(look: BlendLook | None) -> dict[str, str]:
    return {"answer": look.answer, "note": look.note} if look else {}


def _shares(hour: BlendHour, plans: list[Commitment], now: datetime) -> str:
    """What the person protects at that time, on the clock of the hour as it is set `now`; empty for nothing."""
    own = weekly_spans([hour.weekday], hour.hours.starts, hour.hours.ends)
    names = [isolated(plan.what) for plan in plans if overlaps(own, spans_of(plan, hour.person.zone, now))]
    return join_words(names) if names else ""
