from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from accounts.edit_guard import GuardedForm, Kept
from commitments.form_fields import (
    LENGTHS,
    STARTS,
    ErrorSummaryMixin,
    SingleLineField,
    choice_field,
    start_choice,
    start_choices,
)
from commitments.models import NOTE_LENGTH, WORDS_LENGTH, Answer, Occasion
from commitments.occasions.actions import MOVED_ONCE
from commitments.schedule import PARTS, minutes_of, next_possible, occasion_on, own_hours
from commitments.wording.days_and_hours import day_of, length

DAYS_BACK, DAYS_AHEAD = 7, 14
YES_NO = [("yes", "Yes"), ("no", "No")]


class CheckInForm(GuardedForm):
    """One answer to `occasion`, which must have begun by `now`. Without a note the form leaves a kept one alone."""

    answer = forms.TypedChoiceField(
        choices=Answer.choices,
        coerce=Answer,
        error_messages={
            "required": "Choose one of the four answers.",
            "invalid_choice": "Choose one of the four answers.",
        },
    )
    note = SingleLineField(
        label="A note, if you like",
        required=False,
        max_length=NOTE_LENGTH,
        widget=forms.Textarea(attrs={"class": "field__input", "rows": 3, "cols": False}),
        error_messages={"max_length": f"A note: at most {NOTE_LENGTH} characters; these are %(show_value)d."},
    )

    def __init__(self, *args: Any, occasion: Occasion, now: datetime, **options: Any) -> None:
        super().__init__(*args, initial=occasion.said, use_required_attribute=False, **options)
        self.occasion = occasion
        self.now = now

    def clean(self) -> None:
        if not self.occasion.has_begun(self.now):
            raise ValidationError("This time has not begun yet. It can be answered once it has.", code="not_begun")
        if self.occasion.is_successor and self.cleaned_data.get("answer") == Answer.BENT:
            self.add_error("answer", ValidationError(MOVED_ONCE, code="already_moved"))

    def counts(self, name: str) -> bool:
        return name in self.data

    @property
    def given_note(self) -> str | None:
        """Once valid: the note, or None when the form had no room for one."""
        return self.cleaned_data["note"] if "note" in self.data else None

    @property
    def problem(self) -> str:
        """Once refused: the first reason."""
        return next(error for errors in self.errors.values() for error in errors)


class RescheduleForm(ErrorSummaryMixin, GuardedForm):
    """Another time for `occasion`, and why if a person likes. Of the past week, too: a move may be noted later."""

    day = choice_field("Day", [], coerce=date.fromisoformat, missing="Choose a day from the list.", labelled=True)
    start = start_choice("Starts at", [], missing="Choose a start from the list.")
    minutes = choice_field("For", [], coerce=int, missing="Choose a length from the list.", labelled=True)
    reason = SingleLineField(
        label="What took its place, if you like to say",
        required=False,
        max_length=WORDS_LENGTH,
        widget=forms.Textarea(attrs={"class": "field__input", "rows": 2, "cols": False}),
        error_messages={
            "max_length": f"What took its place: at most {WORDS_LENGTH} characters; these are %(show_value)d."
        },
    )

    def __init__(self, *args: Any, occasion: Occasion, now: datetime, **options: Any) -> None:
        first = initial_reschedule(occasion, now)
        super().__init__(*args, initial=first, use_required_attribute=False, **options)
        self.occasion = occasion
        today = now.astimezone(occasion.commitment.zone).date()
        days = [today + timedelta(days=ahead) for ahead in range(-DAYS_BACK, DAYS_AHEAD)]
        self.fields["day"].choices = [(day.isoformat(), day_of(day)) for day in sorted({*days, first["day"]})]
        self.fields["start"].choices = start_choices([*STARTS, time.fromisoformat(first["start"])])
        self.fields["minutes"].choices = sorted(dict([(first["minutes"], length(first["minutes"])), *LENGTHS]).items())

    @property
    def shown_values(self) -> dict[str, Any]:
        """Where it was moved to, or another answer; the time that the form proposes is nobody's yet."""
        is_moved = hasattr(self.occasion, "successor")
        return super().shown_values if is_moved else {"answer": self.occasion.said["answer"]}

    def _newer(self) -> list[Kept]:
        if hasattr(self.occasion, "successor"):
            return super()._newer()
        answer = self.occasion.answer
        return [Kept("Answer", answer.label if answer else "nothing", Answer.BENT.label)]

    def clean(self) -> None:
        given = self.cleaned_data
        if not {"day", "start", "minutes"} & set(self.errors):
            hours = own_hours(given["start"], given["minutes"])
            self.starts_at, self.ends_at = occasion_on(given["day"], hours, self.occasion.commitment.zone)


def initial_reschedule(occasion: Occasion, now: datetime) -> dict[str, Any]:
    """What the form holds before anything is typed: the time it was moved to, else the same hours a day on."""
    moved = getattr(occasion, "successor", None)
    latest, zone = moved or occasion, occasion.commitment.zone
    hours = latest.hours or PARTS["evening"]
    day = moved.starts_local.date() if moved else next_possible(occasion.starts_local.date(), hours, zone, now=now)
    return {
        "day": day,
        "start": hours.starts.isoformat("minutes"),
        "minutes": minutes_of(hours) if latest.is_by_week_end else latest.minutes,
        "reason": occasion.check_in.reason if moved else "",
    }


def _question(label: str) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label,
        choices=YES_NO,
        coerce=lambda answer: answer == "yes",
        widget=forms.RadioSelect(attrs={"class": "choice__dot"}),
        error_messages={"required": "Choose yes or no.", "invalid_choice": "Choose yes or no."},
    )


class DecisionForm(ErrorSummaryMixin, forms.Form):
    """Two questions, of which nothing is kept."""

    harm = _question("Does someone come to harm, or is something gone for good, if it waits?")
    others = _question("Can someone else do it, or would another time serve?")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, use_required_attribute=False, **options)
