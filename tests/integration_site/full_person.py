"""One who has something of every kind that is stored, and what their export says."""

import json
import secrets
from datetime import timedelta

from accounts.sign_in.private_links import make_return_link
from assessments.codes import encode
from assessments.models import Attempt, ItemAnswer, SavedResult
from coaching.models import AskedQuestion, Circumstance, Reaction
from commitments.calendar.feeds import make_calendar_feed
from commitments.models import (
    HabitDay,
    HabitStep,
    MarkerSet,
    Reminder,
    ReminderSettings,
    Review,
)
from commitments.sharing.actions import make_share, send_cheer
from commitments.sharing.wording import ShareOptions
from commitments.tick_link.actions import make_tick_link
from commitments.work_card.actions import make_work_card_link, save_work_card
from practices.models import (
    AuditDay,
    AuditHours,
    BlendHour,
    BlendLook,
    Look,
    OpenTask,
    Ritual,
    RitualRun,
    ValueCard,
    WorkHours,
)
from tests.assessments.patterns import answers
from tests.commitments.factories import NOW, client_of, make_commitment, make_person


def full_person():
    """One who has something in every room, a moved occasion among it."""
    person = make_person()
    commitment = make_commitment(
        person=person,
        answers="K.M",
        what="=SUM(A1)",
        obstacle="a late call",
        response="say so",
        cue="I sit",
        action="x",
    )
    make_commitment(
        person=person, value="my health", what="a walk", days=(), hours=None, now=NOW + timedelta(microseconds=7)
    )
    first, second = commitment.occasions.order_by("starts_at")[:2]
    second.moved_from = first
    second.save()
    HabitDay.objects.create(habit=commitment.micro_habits.get(), day=NOW.date())
    HabitStep.objects.create(habit=commitment.micro_habits.get(), action_before="y", stepped_at=NOW)
    words = {"helped": "a closed door", "mix": "mostly", "choice": "keep", "reviewed_at": NOW}
    review = Review.objects.create(commitment=commitment, week_on=NOW.date(), next_occasion=second, **words)
    MarkerSet.objects.create(person=person, review=review, noted_at=NOW, stress=3, focus=4)
    make_share(commitment=commitment, shown=ShareOptions(name="Ada"), now=NOW)
    send_cheer(commitment=commitment, kind="tea", now=NOW)
    save_work_card(person=person, lines={"name": "Ada", "urgent": "call me"}, times=[commitment], now=NOW)
    make_work_card_link(person=person, now=NOW)
    ritual = Ritual.objects.create(person=person, parts="walk,list", minutes=5, made_at=NOW)
    run = RitualRun.objects.create(ritual=ritual, minutes=5, started_at=NOW, ended_at=NOW, now_i_am="Ada", rating=4)
    OpenTask.objects.create(run=run, what="a letter", when="tomorrow")
    Look.objects.create(person=person, span="month", looked_on=NOW.date())
    attempt = Attempt.objects.create(person=person, instrument="full", version=1, started_at=NOW)
    ItemAnswer.objects.create(attempt=attempt, item="integration_1", value=4)
    SavedResult.objects.create(person=person, code=encode(1, answers()), saved_at=NOW)
    ReminderSettings.objects.create(person=person, hour=9, started_at=NOW)
    Reminder.objects.create(occasion=first, digest=secrets.token_hex(32), sent_to="", handed_at=NOW)
    AskedQuestion.objects.keep(person=person, text="How do I stop reading mail at night?", now=NOW)
    Circumstance.objects.create(person=person, kind="shifts", noted_at=NOW)
    Reaction.objects.create(person=person, item="say-it-to-one-person", kind="done", reacted_at=NOW)
    make_return_link(person=person, name="Phone", lands_on="commitments:week", now=NOW)
    make_calendar_feed(person=person, name="Work", now=NOW)
    make_tick_link(person=person, habit=commitment.micro_habits.get(), now=NOW)
    ValueCard.objects.create(
        person=person, key="family", name="family", pile="close", rank=1, value=commitment.value, sorted_at=NOW
    )
    noted = AuditDay.objects.create(
        person=person, day=NOW.date(), best_hour="breakfast", hour_away="mail", noted_at=NOW
    )
    AuditHours.objects.create(day=noted, activity="work", quarters=30)
    hour = BlendHour.objects.create(person=person, name="errands", weekday=6, starts_local="09:00", chosen_at=NOW)
    BlendLook.objects.create(hour=hour, on=NOW.date(), answer="mixed", note="rain", looked_at=NOW)
    WorkHours.objects.create(person=person, weekdays="01234", starts_local="09:00", ends_local="17:00", changed_at=NOW)
    return person


def exported(person):
    return json.loads(client_of(person).get("/me/export.json").content)
