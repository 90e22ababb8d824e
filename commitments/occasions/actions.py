from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import connection, transaction

from commitments.calendar.entries import is_skipped_early
from commitments.calendar.feeds import record_calendar_change
from commitments.models import Answer, CheckIn, Occasion

OVERTAKEN = "overtaken"
MOVED_ONCE = "This time was moved once already. Give it one of the other answers."


@transaction.atomic
def answer_occasion(
    *, occasion: Occasion, answer: Answer, now: datetime, note: str | None = None, seen: str = ""
) -> CheckIn:
    """Answer an occasion, or change its answer. Answers that arrive together end as one row, the last to be written.

    Without `note` a note stays as it is. ValidationError "successor_answered" when the time it was moved to has an
    answer of its own, "overtaken" when what is stored is not what `seen` tells of.
    """
    stored = _locked(occasion)
    if seen and stored.seen != seen:
        raise ValidationError("This was changed a moment ago.", OVERTAKEN)
    was_skipped_early, is_moved_back = is_skipped_early(stored), False
    words = {} if note is None else {"note": note}
    if answer != Answer.BENT:
        is_moved_back = _remove_successor(stored)
        words["reason"] = ""
    fields = {"answer": answer, "answered_at": now} | words
    check_in = CheckIn(occasion=stored, **fields)
    CheckIn.objects.bulk_create(
        [check_in], update_conflicts=True, unique_fields=["occasion"], update_fields=list(fields)
    )
    if is_moved_back or is_skipped_early(stored) != was_skipped_early:  # calendars show nothing else of an answer
        record_calendar_change(stored.commitment_id, now=now)
    return check_in


@transaction.atomic
def reschedule_occasion(
    *, occasion: Occasion, starts_at: datetime, ends_at: datetime, reason: str, now: datetime
) -> Occasion:
    """Close an occasion as moved on purpose and answer with its one successor; a second time moves that one.

    ValidationError "already_moved", "successor_answered" or "taken".
    """
    stored = _locked(occasion)
    if stored.is_successor:
        raise ValidationError(MOVED_ONCE, "already_moved")
    _unanswered_successor(stored)
    others = Occasion.objects.filter(commitment=occasion.commitment_id, starts_at=starts_at)
    if others.exclude(moved_from=occasion).exists():
        raise ValidationError("This plan has a time with that start already. Choose another start.", "taken")
    kept = {"answer": Answer.BENT, "answered_at": now, "reason": reason}
    CheckIn.objects.update_or_create(occasion=occasion, defaults=kept)
    times = {"starts_at": starts_at, "ends_at": ends_at, "instead": occasion.instead}
    successor, _ = Occasion.objects.update_or_create(
        moved_from=occasion, defaults=times, create_defaults=times | {"commitment": occasion.commitment}
    )
    record_calendar_change(occasion.commitment_id, now=now)
    return successor


@transaction.atomic
def undo_check_in(*, occasion: Occasion, now: datetime) -> None:
    """Take an answer back with its note, so that the occasion is asked about again."""
    _remove_successor(_locked(occasion))
    CheckIn.objects.filter(occasion=occasion).delete()
    record_calendar_change(occasion.commitment_id, now=now)


def _locked(occasion: Occasion) -> Occasion:
    """As it is stored now. Requests for the same one wait for one another, so that it stays true until it is written.

    SQLite lets one transaction write at a time anyway. PostgreSQL reads what stands beside a row as it was before the
    wait, so there it is read after it.
    """
    if connection.features.has_select_for_update:
        Occasion.objects.select_for_update().only("pk").get(pk=occasion.pk)
    return Occasion.objects.select_related("check_in", "successor__check_in").get(pk=occasion.pk)


def _remove_successor(occasion: Occasion) -> bool:
    successor = _unanswered_successor(occasion)
    if successor:
        successor.delete()
    return successor is not None


def _unanswered_successor(occasion: Occasion) -> Occasion | None:
    """The time it was moved to, if any; ValidationError when that one has an answer."""
    successor = getattr(occasion, "successor", None)
    if successor and successor.answer:
        sentence = "The time it was moved to has an answer already. Take that one back first."
        raise ValidationError(sentence, "successor_answered")
    return successor
