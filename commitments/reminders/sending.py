"""One round of mails that ask how a protected time went. Several processes at once send each mail at most once.

People are taken in pieces. In each the order is: claim all, then for AT_ONCE of them connect, write, hand over.

1. Claim: one conditional update of ReminderSettings.claimed_until. Whom it changes is ours; others leave them to us.
2. Connect to the mail server, unless a connection is open. A process that ends up to here has sent nothing; the next
   one to come after the claim has run out begins again.
3. Write the Reminders, one for each occasion by a unique constraint, in a transaction that finds the claims still ours
   and the occasions still without an answer. From here on no process will ever hand over a mail about one of them.
4. Hand the mails over. Only when the server answers that it did not take one (a temporary refusal), or when one was not
   even begun, is its row removed, so that a later round tries again. Any other end, such as a connection that ends
   without a word, leaves it.

So nobody gets two mails about one occasion from us; a process that is killed between 3 and 4 costs AT_ONCE mails at
most, and the questions still stand in My week.
"""

import secrets
from collections.abc import Callable, Collection, Iterator
from datetime import datetime, timedelta
from itertools import islice
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Exists, F, OuterRef, QuerySet, Window
from django.db.models.functions import RowNumber

from accounts.sign_in.private_links import SECRET_BYTES, digest_of
from commitments.models import (
    Occasion,
    PausedDays,
    Reminder,
    ReminderQuerySet,
    ReminderSettings,
    StopReason,
)
from commitments.reminder_times import GIVE_UP_DAYS, is_due_to_send, is_same_day
from commitments.reminders.actions import digest_of_address, unsubscribe
from commitments.reminders.emails import build_reminder_email
from commitments.reminders.mail_lines import HandOver, MailLines, log_failure

CLAIM_MINUTES = 5
MAX_UNANSWERED = 2
PIECE = 200  # people who are claimed at once
AT_ONCE = 10  # mails that are written down together
PAGE = 400  # people whose occasions are read at once
MAX_UNKNOWN = 2  # one after another: the round ends, since each may cost a mail

Asked = tuple[ReminderSettings, Occasion]


def send_reminders(*, clock: Callable[[], datetime]) -> int:
    """Ask everybody whom it is time to ask; how many mails were handed over. A mail server out of reach ends it."""
    sending = _Round(clock)
    due = due_reminders(clock())
    try:
        while piece := list(islice(due, PIECE)):
            sending.ask(piece)
    except (OSError, SMTPException) as problem:
        log_failure(problem)
    except _TooManyUnknownError:
        pass
    finally:
        sending.lines.close()
    return sending.sent


class _TooManyUnknownError(Exception):
    """Each of them has its line of log already."""


class _Round:
    def __init__(self, clock: Callable[[], datetime]) -> None:
        self.sent = 0
        self.lines: MailLines[Reminder] = MailLines(settings.MAIL_CONNECTIONS, self._hear)
        self._clock = clock
        self._unknown = 0

    def ask(self, piece: list[Occasion]) -> None:
        """OSError or SMTPException when the server cannot be reached."""
        claims = _claim(piece, self._clock())
        try:
            latest = _latest_reminders(claims)
            asked = [
                (claim, occasion)
                for occasion in piece
                if (claim := claims.get(occasion.commitment.person_id))
                and _may_ask(claim, occasion, latest.get(claim.person_id, []), self._clock())
            ]
            for first in range(0, len(asked), AT_ONCE):
                self._send(asked[first : first + AT_ONCE])
            self.lines.finish()
        finally:
            _release(claims.values())

    def _send(self, asked: list[Asked]) -> None:
        self.lines.make_ready()
        written = _write(asked, self._clock())
        try:
            while written:
                self.lines.make_ready()
                if self._unknown >= MAX_UNKNOWN:
                    raise _TooManyUnknownError
                reminder, message = written.pop()
                self.lines.hand_over(message, reminder)
        finally:
            Reminder.objects.filter(pk__in=[reminder.pk for reminder, _ in written]).delete()  # for a later round

    def _hear(self, reminder: Reminder, came: HandOver) -> None:
        self.sent += came == HandOver.TAKEN
        self._unknown = self._unknown + 1 if came == HandOver.UNKNOWN else 0
        if came == HandOver.NOT_NOW:
            reminder.delete()
        if came == HandOver.NO_SUCH_ADDRESS:
            person = reminder.occasion.commitment.person
            unsubscribe(person=person, why=StopReason.REFUSED, now=self._clock())


def due_reminders(now: datetime) -> Iterator[Occasion]:
    """For each person whom it is time to ask, the latest occasion that no mail has asked about. By person."""
    seen: set[int] = set()
    while True:
        page, seen = _due_after(max(seen, default=0), now), set()
        done: set[int] = set()
        for occasion in page:
            person_id = occasion.commitment.person_id
            seen.add(person_id)
            if person_id not in done and _is_time(occasion.commitment.person.reminder_settings, occasion, now):
                done.add(person_id)
                yield occasion
        if len(seen) < PAGE:
            return


def _due_after(person_id: int, now: datetime) -> QuerySet[Occasion]:
    """The occasions that wait to be asked about, the latest first, of the next PAGE people who have any."""
    due = Occasion.objects.due(now).filter(ends_at__gt=now - timedelta(days=GIVE_UP_DAYS + 1), reminder=None)
    has_due = due.filter(commitment__person=OuterRef("person"), ends_at__gte=OuterRef("started_at")).order_by()
    running = ReminderSettings.objects.running().unclaimed(now).filter(person__gt=person_id)
    people = running.filter(Exists(has_due)).order_by("person_id").values("person_id")[:PAGE]
    own = due.filter(commitment__person__in=people, ends_at__gte=F("commitment__person__reminder_settings__started_at"))
    own = own.annotate(paused_until=PausedDays.objects.last_of(OuterRef("commitment__person")))
    return own.with_commitment().select_related("commitment__person__reminder_settings")


def _is_time(reminder_settings: ReminderSettings, occasion: Occasion, now: datetime) -> bool:
    """`occasion` comes with `paused_until`."""
    zone = reminder_settings.person.zone
    is_paused = occasion.paused_until is not None and now.astimezone(zone).date() <= occasion.paused_until
    return not is_paused and is_due_to_send(occasion.ends_at, reminder_settings.hour, zone, now=now)


def _claim(piece: list[Occasion], now: datetime) -> dict[int, ReminderSettings]:
    """By person, those of the piece who are ours for CLAIM_MINUTES, and not somebody's already."""
    own = ReminderSettings.objects.filter(person__in=[occasion.commitment.person_id for occasion in piece])
    # Chance makes each claim its own, also when two are made at one moment.
    until = now + timedelta(minutes=CLAIM_MINUTES, microseconds=secrets.randbelow(1_000_000))
    if not own.unclaimed(now).update(claimed_until=until):
        return {}
    return {claim.person_id: claim for claim in own.select_related("person").filter(claimed_until=until)}


def _release(claims: Collection[ReminderSettings]) -> None:
    for until in {claim.claimed_until for claim in claims}:
        own = ReminderSettings.objects.filter(pk__in=[claim.pk for claim in claims], claimed_until=until)
        own.update(claimed_until=None)


def _latest_reminders(claims: dict[int, ReminderSettings]) -> dict[int, list[Reminder]]:
    """By person, their latest MAX_UNANSWERED reminders since they last asked for them, each with `is_open`."""
    owner = ReminderQuerySet.owner
    order = Window(RowNumber(), partition_by=F(f"{owner}_id"), order_by=[F("handed_at").desc(), F("pk").desc()])
    waiting = Occasion.objects.asked().filter(pk=OuterRef("occasion"))
    counted = Reminder.objects.counted().filter(**{f"{owner}__in": list(claims)}).annotate(order=order)
    found: dict[int, list[Reminder]] = {}
    for reminder in counted.filter(order__lte=MAX_UNANSWERED).annotate(
        person_id=F(f"{owner}_id"), is_open=Exists(waiting)
    ):
        found.setdefault(reminder.person_id, []).append(reminder)
    return found


def _may_ask(claim: ReminderSettings, occasion: Occasion, latest: list[Reminder], now: datetime) -> bool:
    """Whether it is time still. Not for who was asked today; who left two without an answer is asked no more."""
    if latest and is_same_day(latest[0].handed_at, now, claim.person.zone):
        return False
    if sum(reminder.is_open for reminder in latest) == MAX_UNANSWERED:
        unsubscribe(person=claim.person, why=StopReason.SILENCE, now=now)
        return False
    return _is_time(claim, occasion, now)


@transaction.atomic
def _write(asked: list[Asked], now: datetime) -> list[tuple[Reminder, EmailMessage]]:
    """Those whose claim is ours still and about whom there is something to ask still, each with its mail."""
    until = asked[0][0].claimed_until
    ours = ReminderSettings.objects.filter(pk__in=[claim.pk for claim, _ in asked], claimed_until=until).running()
    ours.update(claimed_until=until)  # nobody else may take them over before this is written
    waiting = Occasion.objects.asked().filter(pk__in=[occasion.pk for _, occasion in asked], reminder=None)
    people, occasions = set(ours.values_list("pk", flat=True)), set(waiting.values_list("pk", flat=True))
    written = []
    for claim, occasion in asked:
        if claim.pk in people and occasion.pk in occasions:
            secret, sent_to = secrets.token_urlsafe(SECRET_BYTES), digest_of_address(claim.person.email)
            reminder = Reminder(occasion=occasion, digest=digest_of(secret), sent_to=sent_to, handed_at=now)
            written.append((reminder, build_reminder_email(occasion, to=claim.person.email, secret=secret, now=now)))
    Reminder.objects.bulk_create([reminder for reminder, _ in written])
    return written
