"""One round of mails that ask how a protected time went. Several processes at once send each mail at most once.

The order for one person is: claim, connect, write, hand over.

1. Claim: one conditional update of ReminderSettings.claimed_until. Who changes no row leaves this person to another.
2. Connect to the mail server. A process that ends up to here has sent nothing; the next one to come after the claim
   has run out begins again.
3. Write the Reminder, one for each occasion by a unique constraint, in a transaction that finds the claim still ours
   and the occasion still without an answer. From here on no process will ever hand over a mail about this occasion.
4. Hand the mail over. Only when the server answers that it did not take it (a temporary refusal) is the row removed,
   so that a later round tries again. Any other end, such as a connection that ends without a word, leaves it.

So nobody gets two mails about one occasion from us; a process that ends between 3 and 4 costs that one mail, and the
question still stands in My week.
"""

import logging
import secrets
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import F, OuterRef

from accounts.sign_in.private_links import SECRET_BYTES, digest_of
from commitments.models import Occasion, PausedDays, Reminder, ReminderSettings, ReminderSettingsQuerySet, StopReason
from commitments.reminder_times import GIVE_UP_DAYS, is_due_to_send, is_same_day
from commitments.reminders.actions import digest_of_address, unsubscribe
from commitments.reminders.emails import build_reminder_email

CLAIM_MINUTES = 5
MAX_UNANSWERED = 2
TEMPORARY = range(400, 500)
logger = logging.getLogger(__name__)


def send_reminders(*, clock: Callable[[], datetime]) -> int:
    """Ask everybody whom it is time to ask; how many mails were handed over. A mail server out of reach ends it."""
    sent = 0
    for occasion in due_reminders(clock()):
        claim = _claim(occasion, clock())
        if claim is None:
            continue
        try:
            sent += _ask(claim, occasion, clock())
        except (OSError, SMTPException) as problem:
            _log(problem)
            return sent
        finally:
            _claimed(claim).update(claimed_until=None)
    return sent


def due_reminders(now: datetime) -> Iterator[Occasion]:
    """For each person whom it is time to ask, the latest occasion that no mail has asked about."""
    since = now - timedelta(days=GIVE_UP_DAYS + 1)
    own = Occasion.objects.due(now).filter(
        ends_at__gt=since,
        ends_at__gte=F("commitment__person__reminder_settings__started_at"),
        commitment__person__reminder_settings__in=ReminderSettings.objects.running(),
        reminder=None,
    )
    own = own.annotate(paused_until=PausedDays.objects.last_of(OuterRef("commitment__person")))
    seen: set[int] = set()
    for occasion in own.with_commitment().select_related("commitment__person__reminder_settings"):
        person_id = occasion.commitment.person_id
        if person_id not in seen and _is_time(occasion.commitment.person.reminder_settings, occasion, now):
            seen.add(person_id)
            yield occasion


def _is_time(reminder_settings: ReminderSettings, occasion: Occasion, now: datetime) -> bool:
    """`occasion` comes with `paused_until`."""
    zone = reminder_settings.person.zone
    is_paused = occasion.paused_until is not None and now.astimezone(zone).date() <= occasion.paused_until
    return not is_paused and is_due_to_send(occasion.ends_at, reminder_settings.hour, zone, now=now)


def _claim(occasion: Occasion, now: datetime) -> ReminderSettings | None:
    """The person's ReminderSettings, ours for CLAIM_MINUTES; None when it is somebody's already."""
    own = ReminderSettings.objects.filter(person=occasion.commitment.person_id)
    # Chance makes each claim its own, also when two are made at one moment.
    until = now + timedelta(minutes=CLAIM_MINUTES, microseconds=secrets.randbelow(1_000_000))
    if not own.unclaimed(now).update(claimed_until=until):
        return None
    return own.select_related("person").filter(claimed_until=until).first()


def _claimed(claim: ReminderSettings) -> ReminderSettingsQuerySet:
    return ReminderSettings.objects.filter(pk=claim.pk, claimed_until=claim.claimed_until)


def _ask(claim: ReminderSettings, occasion: Occasion, now: datetime) -> bool:
    """True when the mail was handed over. OSError or SMTPException when the server cannot be reached."""
    latest = list(Reminder.objects.for_person(claim.person).counted()[:MAX_UNANSWERED])
    if latest and is_same_day(latest[0].handed_at, now, claim.person.zone):
        return False
    if Occasion.objects.asked().filter(reminder__in=latest).count() == MAX_UNANSWERED:
        unsubscribe(person=claim.person, why=StopReason.SILENCE, now=now)
        return False
    if not _is_time(claim, occasion, now):
        return False
    connection = get_connection()
    connection.open()
    try:
        return _deliver(claim, occasion, connection, now)
    finally:
        connection.close()


def _deliver(claim: ReminderSettings, occasion: Occasion, connection: BaseEmailBackend, now: datetime) -> bool:
    secret = secrets.token_urlsafe(SECRET_BYTES)
    reminder = _write(claim, occasion, secret, now)
    if reminder is None:
        return False
    try:
        build_reminder_email(occasion, to=claim.person.email, secret=secret, now=now, connection=connection).send()
    except (SMTPRecipientsRefused, SMTPResponseException) as problem:
        if _is_temporary(problem):
            reminder.delete()
        _log(problem)
        return False
    return True


@transaction.atomic
def _write(claim: ReminderSettings, occasion: Occasion, secret: str, now: datetime) -> Reminder | None:
    """None when the claim has run out, or there is nothing to ask any more."""
    is_ours = _claimed(claim).running().update(claimed_until=claim.claimed_until)
    if not is_ours or not Occasion.objects.asked().filter(pk=occasion.pk, reminder=None).exists():
        return None
    sent_to = digest_of_address(claim.person.email)
    return Reminder.objects.create(occasion=occasion, digest=digest_of(secret), sent_to=sent_to, handed_at=now)


def _is_temporary(problem: SMTPRecipientsRefused | SMTPResponseException) -> bool:
    """Whether the server said that it did not take the mail and that it may be sent again."""
    if isinstance(problem, SMTPRecipientsRefused):
        return all(code in TEMPORARY for code, _ in problem.recipients.values())
    return problem.smtp_code in TEMPORARY


def _log(problem: Exception) -> None:
    """Its kind alone: the words of a mail server repeat addresses."""
    logger.error("A reminder could not be sent: %s", type(problem).__name__)
