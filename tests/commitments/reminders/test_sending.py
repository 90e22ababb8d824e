import logging
from datetime import UTC, datetime, timedelta
from smtplib import (
    SMTPAuthenticationError,
    SMTPDataError,
    SMTPRecipientsRefused,
    SMTPSenderRefused,
    SMTPServerDisconnected,
)

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

from accounts.models import Person
from commitments.models import Answer, Commitment, Occasion, Reminder, ReminderSettings, StopReason
from commitments.occasions.actions import answer_occasion
from commitments.plans.rescheduling_actions import archive_commitment
from commitments.reminders import sending as reminder_sending
from commitments.reminders.actions import subscribe, unsubscribe
from commitments.wording.days_and_hours import ANY_DAY
from tests.commitments.factories import NOW, make_commitment, occasions_of
from tests.commitments.mailed import WEDNESDAY, make_asked, make_reachable, paths_in, send

pytestmark = pytest.mark.django_db


def after(**times):
    return WEDNESDAY + timedelta(**times)


def test_mail_asks_once():
    occasion = make_asked(what="supper at home", value="family")
    assert send() == 1
    assert [send(), send(after(days=1))] == [0, 0]
    (message,) = mail.outbox
    assert message.to == ["ada@example.org"]
    assert message.subject == "One question from Work-Life Harmony"
    assert "Yesterday evening: did it hold?" in message.body
    assert "Tuesday 24 November, 18:00 to 21:00" in message.body
    assert "supper" not in message.body
    assert "family" not in message.body
    assert message.content_subtype == "plain"
    assert len(paths_in(message)) == 4
    reminder = Reminder.objects.get()
    assert (reminder.occasion, reminder.handed_at) == (occasion, WEDNESDAY)
    secret = paths_in(message)[0].split("/")[2]
    assert secret not in {reminder.digest, reminder.sent_to}
    assert ReminderSettings.objects.get().claimed_until is None


def test_time_by_the_end_of_the_week_is_asked_about_without_hours():
    occasion = make_asked(days=(), hours=None)
    assert occasion.is_by_week_end
    assert send(datetime(2026, 11, 30, 9, tzinfo=UTC)) == 1
    (message,) = mail.outbox
    assert "Last week: did it hold?" in message.body
    assert f"Week to Sunday 29 November, {ANY_DAY}. Any answer" in message.body


def test_mail_program_can_stop_them_in_one_click():
    make_asked()
    send()
    (message,) = mail.outbox
    stop = paths_in(message)[-1]
    assert message.extra_headers["List-Unsubscribe"] == f"<http://127.0.0.1:8000{stop}>"
    assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert stop.endswith("/stop/")


def test_time_that_was_moved_is_not_offered_to_be_moved_again():
    first = make_asked()
    Occasion.objects.filter(pk=first.pk).update(moved_from=occasions_of(first.commitment)[1])
    send()
    assert not any("/move/" in path for path in paths_in(mail.outbox[0]))


@pytest.mark.parametrize(
    ("now", "sent"),
    [
        (datetime(2026, 11, 24, 20, 59, tzinfo=UTC), 0),  # not over
        (datetime(2026, 11, 25, 8, 59, tzinfo=UTC), 0),
        (datetime(2026, 11, 25, 9, tzinfo=UTC), 1),
        (datetime(2026, 11, 25, 21, tzinfo=UTC), 0),
        (datetime(2026, 11, 26, 8, tzinfo=UTC), 1),
        (datetime(2026, 11, 28, 9, tzinfo=UTC), 0),  # too late
    ],
)
def test_reminder_is_sent_at_the_chosen_hour_and_never_in_the_quiet_ones(now, sent):
    make_asked()
    assert send(now) == sent


def test_reminder_hour_is_that_of_the_person_s_own_clock():
    occasion = make_asked()
    Person.objects.filter(pk=occasion.commitment.person_id).update(time_zone="America/New_York")
    assert [send(), send(after(hours=5))] == [0, 1]


@pytest.mark.parametrize(
    "change",
    [
        lambda each: answer_occasion(occasion=each, answer=Answer.KEPT, now=NOW),
        lambda each: Occasion.objects.filter(pk=each.pk).update(paused_for="rest"),
        lambda each: archive_commitment(commitment=each.commitment, now=NOW),
        lambda each: Commitment.objects.update(finished_at=NOW),
        lambda each: Person.objects.update(email=None),
        lambda each: Person.objects.update(is_active=False),
        lambda each: Person.objects.update(is_staff=True),
        lambda each: unsubscribe(person=each.commitment.person, why=StopReason.PERSON, now=NOW),
        lambda each: ReminderSettings.objects.all().delete(),
        lambda each: ReminderSettings.objects.update(started_at=each.ends_at + timedelta(seconds=1)),
        lambda each: ReminderSettings.objects.update(claimed_until=after(seconds=1)),
    ],
    ids=[
        "answered",
        "paused",
        "put-away",
        "finished",
        "no-address",
        "closed",
        "staff",
        "stopped",
        "never",
        "later",
        "claimed",
    ],
)
def test_reminder_is_not_sent_to_who_is_not_asked(change):
    change(make_asked())
    assert send() == 0
    assert not mail.outbox


def test_reminder_is_sent_to_others_beside_one_who_is_not_asked():
    make_asked("ada@example.org", answers="K")
    make_asked("eve@example.org")
    make_commitment(person=make_reachable("who@example.org"))
    assert send() == 1
    assert mail.outbox[0].to == ["eve@example.org"]


def test_reminder_of_a_day_is_one_mail_about_the_latest():
    first = make_asked()
    other = make_commitment(person=first.commitment.person, days=(0,), what="a walk")
    assert [send(), send(after(hours=1)), send(after(days=1)), send(after(days=2))] == [1, 0, 1, 0]
    asked = [each.occasion for each in Reminder.objects.order_by("handed_at")]
    assert asked == [first, occasions_of(other)[0]]


def test_reminder_is_not_sent_a_third_time_without_an_answer():
    first = make_asked()
    person = first.commitment.person
    assert [send(after(weeks=week)) for week in range(3)] == [1, 1, 0]
    reminder_settings = ReminderSettings.objects.get()
    assert (reminder_settings.stopped_for, reminder_settings.stopped_at) == (StopReason.SILENCE, after(weeks=2))
    subscribe(person=person, hour=9, now=after(weeks=2))
    assert send(after(weeks=2)) == 0  # that time was over before they began again
    assert send(after(weeks=3)) == 1


@pytest.mark.parametrize("answered", [0, 1])
def test_reminder_goes_on_after_an_answer_given_anywhere(answered):
    first = make_asked()
    occasions = occasions_of(first.commitment)
    for week in range(2):
        send(after(weeks=week))
    answer_occasion(occasion=occasions[answered], answer=Answer.MISSED, now=after(weeks=1))
    assert send(after(weeks=2)) == 1


def test_claim_that_has_run_out_is_taken_over():
    make_asked()
    ReminderSettings.objects.update(claimed_until=WEDNESDAY + timedelta(minutes=5))
    assert [send(), send(after(minutes=4)), send(after(minutes=5))] == [0, 0, 1]


def test_claim_that_has_run_out_meanwhile_sends_nothing(monkeypatch):
    make_asked()

    def slow(self):
        ReminderSettings.objects.update(claimed_until=after(minutes=9))  # somebody else's by now

    monkeypatch.setattr(EmailBackend, "open", slow)
    assert send() == 0
    assert not Reminder.objects.exists()
    assert ReminderSettings.objects.get().claimed_until == after(minutes=9)


def test_answer_that_comes_while_the_server_is_called_is_seen(monkeypatch):
    occasion = make_asked()
    answer = {"occasion": occasion, "answer": Answer.KEPT, "now": WEDNESDAY}
    monkeypatch.setattr(EmailBackend, "open", lambda self: answer_occasion(**answer))
    assert send() == 0
    assert not mail.outbox


@pytest.mark.parametrize(
    "problem",
    [ConnectionRefusedError("ada@example.org"), TimeoutError(), SMTPAuthenticationError(535, b"ada@example.org")],
    ids=lambda problem: type(problem).__name__,
)
def test_server_out_of_reach_is_one_line_and_tried_again(monkeypatch, caplog, problem):
    make_asked("ada@example.org")
    make_asked("eve@example.org")

    def refuse(self):
        raise problem

    with monkeypatch.context() as patch, caplog.at_level(logging.ERROR):
        patch.setattr(EmailBackend, "open", refuse)
        assert send() == 0
    (line,) = caplog.messages
    assert line == f"A reminder could not be sent: {type(problem).__name__}"
    assert not Reminder.objects.exists()
    assert not ReminderSettings.objects.exclude(claimed_until=None).exists()
    assert send(after(minutes=5)) == 2


@pytest.mark.parametrize(
    ("problem", "later"),
    [
        (SMTPDataError(451, b"later"), 1),
        (SMTPSenderRefused(421, b"later", "us"), 1),
        (SMTPRecipientsRefused({"ada@example.org": (450, b"grey")}), 1),
        (SMTPRecipientsRefused({"ada@example.org": (550, b"unknown")}), 0),
        (SMTPDataError(499, b"later"), 1),
        (SMTPDataError(500, b"no"), 0),
        (SMTPDataError(554, b"no"), 0),
        (SMTPServerDisconnected("in the middle"), 0),
        (TimeoutError(), 0),
    ],
    ids=lambda each: type(each).__name__ if isinstance(each, Exception) else "",
)
def test_mail_is_sent_again_only_when_it_was_surely_not_taken(monkeypatch, caplog, problem, later):
    make_asked()

    def refuse(self, messages):
        raise problem

    with monkeypatch.context() as patch:
        patch.setattr(EmailBackend, "send_messages", refuse)
        assert send() == 0
    assert "ada@example.org" not in caplog.text
    assert send(after(minutes=10)) == later


def test_address_that_is_refused_keeps_nobody_else_waiting(monkeypatch):
    for email in ("ada@example.org", "eve@example.org"):
        make_asked(email)
    plain = EmailBackend.send_messages

    def refuse_ada(self, messages):
        if messages[0].to == ["ada@example.org"]:
            raise SMTPRecipientsRefused({"ada@example.org": (450, b"grey")})
        return plain(self, messages)

    monkeypatch.setattr(EmailBackend, "send_messages", refuse_ada)
    assert send() == 1
    assert [message.to for message in mail.outbox] == [["eve@example.org"]]


def test_secrets_stay_out_of_the_log(caplog):
    make_asked()
    with caplog.at_level(logging.DEBUG):
        send()
    secret = paths_in(mail.outbox[0])[0].split("/")[2]
    assert secret not in caplog.text


def test_reminders_due_are_asked_for_once_however_many_there_are(django_assert_num_queries):
    for name in "abc":
        make_asked(f"{name}@example.org")
    with django_assert_num_queries(1):
        assert len(list(reminder_sending.due_reminders(WEDNESDAY))) == 3
