from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse

from commitments.models import ANSWER_DAYS, Occasion
from commitments.occasions.questions import question_of
from commitments.reminders.settings_panel import ANSWER_CODES
from commitments.wording import days_and_hours

SUBJECT = "One question from {site}"


def build_reminder_email(occasion: Occasion, *, to: str, secret: str, now: datetime) -> EmailMessage:
    """Day and hours, and neither what is protected nor for whom: mail passes through servers that can read it.

    One-click unsubscribing as RFC 8058 has it.
    """
    stop = _address("reminder_unsubscribe", secret)
    text = render_to_string("commitments/reminders/reminder_mail.txt", _context(occasion, secret, now) | {"stop": stop})
    headers = {
        "List-Unsubscribe": f"<{stop}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Auto-Submitted": "auto-generated",
    }
    subject = SUBJECT.format(site=settings.SITE_NAME)
    return EmailMessage(subject, text, None, [to], headers=headers)


def _context(occasion: Occasion, secret: str, now: datetime) -> dict[str, object]:
    commitment = occasion.commitment
    answers = [(word.label, _address("reminder_answer", secret, number)) for number, word in ANSWER_CODES.items()]
    return {
        "question": question_of(occasion, now.astimezone(commitment.zone)),
        "day": occasion.day,
        "span": days_and_hours.span_at(occasion.hours, commitment.time_zone, commitment.person.zone.key),
        "answers": answers,
        "move": "" if occasion.is_successor else _address("reminder_bend", secret),
        "days": ANSWER_DAYS,
    }


def _address(view: str, *parts: object) -> str:
    return settings.SITE_URL + reverse(f"commitments:{view}", args=parts)
