"""The private address by which somebody answers from outside, and what it may answer: never twice, and nothing old."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db.models import F

from accounts.models import Person
from accounts.sign_in.private_links import SECRET_BYTES, digest_of
from commitments.models import Answer, HabitDay, MicroHabit, Occasion, TickLink
from commitments.occasions.actions import answer_occasion
from commitments.schedule import today_in

ANSWERABLE = timedelta(days=1)


@dataclass(frozen=True)
class Outcome:
    words: str
    status: int = 200


NOTED = Outcome("Noted.")
NOTED_BEFORE = Outcome("Noted before, so nothing was changed. An answer is changed in My week.")
NO_TIME = Outcome("No protected time has ended within a day, so there is nothing to answer.", 409)
NO_HABIT = Outcome("This address ticks no habit.", 409)


def make_tick_link(*, person: Person, habit: MicroHabit | None, now: datetime) -> str:
    """Make the address, after which an earlier one does nothing. Its secret is answered here and never again."""
    secret = secrets.token_urlsafe(SECRET_BYTES)
    fields = {"habit": habit, "digest": digest_of(secret), "created_at": now}
    TickLink.objects.update_or_create(person=person, defaults=fields)
    return secret


def find_tick_link(secret: str) -> TickLink | None:
    """With its person and habit."""
    live = TickLink.objects.filter(person__is_active=True).select_related("person", "habit")
    return live.filter(digest=digest_of(secret)).first()


def last_time(link: TickLink, now: datetime) -> Occasion | None:
    """The one to end last within a day, answered or not, so that a second tap never answers for an earlier one. What
    was answered before its end, as one that was moved, is passed over."""
    own = Occasion.objects.for_person(link.person).of_active().filter(paused_for="")
    ended = own.filter(ends_at__lte=now, ends_at__gt=now - ANSWERABLE)
    open_at_its_end = ended.exclude(check_in__answered_at__lt=F("ends_at"))
    return open_at_its_end.select_related("check_in").order_by("-ends_at", "-pk").first()


def habit_of(link: TickLink) -> MicroHabit | None:
    """None when it was given up."""
    return link.habit if link.habit and not link.habit.given_up_at else None


def is_done_today(habit: MicroHabit, person: Person, now: datetime) -> bool:
    return HabitDay.objects.filter(habit=habit, day=today_in(person.zone, now)).exists()


def answer_from_outside(link: TickLink, answer: Answer, *, now: datetime) -> Outcome:
    """Whoever answers twice, or another way, is told the same, so that trying does not tell which answer it was."""
    time = last_time(link, now)
    if time is None:
        return NO_TIME
    if time.answer:
        return NOTED_BEFORE
    try:
        answer_occasion(occasion=time, answer=answer, now=now, seen=time.seen)
    except ValidationError:  # somebody else was faster
        return NOTED_BEFORE
    return NOTED


def tick_from_outside(link: TickLink, *, now: datetime) -> Outcome:
    habit = habit_of(link)
    if habit is None:
        return NO_HABIT
    _, is_new = HabitDay.objects.get_or_create(habit=habit, day=today_in(link.person.zone, now))
    return NOTED if is_new else NOTED_BEFORE
