from datetime import datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from accounts.models import validate_time_zone
from assessments.suggestions import Suggestion
from commitments.fields import choice, words
from commitments.models import VALUE_LENGTH, WHAT_LENGTH, WORDS_LENGTH, Answer, Occasion
from commitments.plans import Plan
from commitments.schedule import OWN_HOURS, PARTS, WEEKDAYS, Hours, own_hours
from commitments.sentences import another_look, clock, part_choice
from commitments.time_zones import Group, groups_with

HALF_HOURS = [time(hour, minute) for hour in range(24) for minute in (0, 30)][:-1]
STARTS = [(at.isoformat("minutes"), clock(at)) for at in HALF_HOURS]
LENGTHS = [
    (30, "half an hour"),
    (60, "1 hour"),
    (90, "1½ hours"),
    (120, "2 hours"),
    (180, "3 hours"),
    (240, "4 hours"),
]
DAYS = list(enumerate(WEEKDAYS))
PART_CHOICES = [*((part, part_choice(part)) for part in PARTS), (OWN_HOURS, "at hours of my own")]
FIRST_SHOWN = {"weekday": 1, "part": "evening", "start": "18:00", "minutes": 120}
SUGGESTED = ["weekday", "part", "what", "value", "cue", "action"]


def first_shown(suggestion: Suggestion | None, *, time_zone: str) -> dict[str, Any]:
    """What the form holds before anything is typed."""
    words = {name: getattr(suggestion, name) for name in SUGGESTED} if suggestion else {}
    return FIRST_SHOWN | words | {"time_zone": time_zone}


class CommitmentForm(forms.Form):
    """The sentence builder. The part of the day carries its hours; `start` and `minutes` count only with own hours."""

    weekday = choice("Day", DAYS, coerce=int, missing="Choose a day from the list.")
    part = choice("Time of day", PART_CHOICES, coerce=str, missing="Choose a time of day from the list.")
    start = choice(
        "Starts at", STARTS, coerce=time.fromisoformat, missing="Choose a start from the list.", labelled=True
    )
    minutes = choice("For", LENGTHS, coerce=int, missing="Choose a length from the list.", labelled=True)
    what = words(
        "What you protect",
        length=WHAT_LENGTH,
        missing="Say what you protect. A few words are enough.",
        size=22,
        example="supper at home",
    )
    value = words(
        "For whom or what",
        length=VALUE_LENGTH,
        missing="Say for whom or what. One word is enough.",
        size=16,
        example="family",
    )
    obstacle = words("What may get in the way", length=WORDS_LENGTH, size=19, example="a late request comes in")
    response = words("What you will do", length=WORDS_LENGTH, example="say so, and offer nine tomorrow")
    cue = words("Something you already do", length=WORDS_LENGTH, size=17, example="I close the laptop")
    action = words("A two-minute action", length=WORDS_LENGTH, example="write down tomorrow’s first task")
    time_zone = forms.CharField(
        label="Time zone",
        validators=[validate_time_zone],
        error_messages={"required": "Choose a time zone from the list."},
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, use_required_attribute=False, **options)
        if not self.wants_own_hours:
            self.fields["start"].required = self.fields["minutes"].required = False

    def clean(self) -> None:
        if self.wants_own_hours and not {"start", "minutes"} & set(self.errors):
            self._check_own_hours()
        self._check_pair("obstacle", "response", "Say what you will do then, or clear what may get in the way.")
        self._check_pair("response", "obstacle", "Say what may get in the way, or clear what you will do.")
        self._check_pair("cue", "action", "Say what you will do after it, or clear what comes before.")
        self._check_pair("action", "cue", "Say what it comes after, or clear the action.")

    def _check_own_hours(self) -> None:
        try:
            own_hours(self.cleaned_data["start"], self.cleaned_data["minutes"])
        except ValueError:
            sentence = "That would run up to midnight or past it. Choose an earlier start or a shorter time."
            self.add_error("minutes", ValidationError(sentence, code="past_midnight"))

    def _check_pair(self, given: str, missing: str, sentence: str) -> None:
        if self.cleaned_data.get(given) and missing not in self.errors and not self.cleaned_data[missing]:
            self.add_error(missing, ValidationError(sentence, code="half_of_a_pair"))

    @property
    def wants_own_hours(self) -> bool:
        return self["part"].value() == OWN_HOURS

    @property
    def opens_plan(self) -> bool:
        return self._is_touched("obstacle", "response")

    @property
    def opens_habit(self) -> bool:
        return self._is_touched("cue", "action")

    def _is_touched(self, *names: str) -> bool:
        return any(self[name].value() or name in self.errors for name in names)

    @property
    def errors_title(self) -> str:
        return another_look(len(self.errors))

    @property
    def zone_groups(self) -> list[Group]:
        return groups_with(self.initial["time_zone"])

    @property
    def plan(self) -> Plan:
        """Once valid: what the form asks to keep."""
        texts = ["value", "what", "weekday", "time_zone", "obstacle", "response", "cue", "action"]
        return Plan(hours=self._hours(), **{name: self.cleaned_data[name] for name in texts})

    def _hours(self) -> Hours:
        if self.wants_own_hours:
            return own_hours(self.cleaned_data["start"], self.cleaned_data["minutes"])
        return PARTS[self.cleaned_data["part"]]


class CheckInForm(forms.Form):
    """One answer to `occasion`, which must have begun by `now`."""

    answer = forms.TypedChoiceField(
        choices=Answer.choices,
        coerce=Answer,
        error_messages={
            "required": "Choose one of the four answers.",
            "invalid_choice": "Choose one of the four answers.",
        },
    )

    def __init__(self, *args: Any, occasion: Occasion, now: datetime, **options: Any) -> None:
        super().__init__(*args, **options)
        self.occasion = occasion
        self.now = now

    def clean(self) -> None:
        if not self.occasion.has_begun(self.now):
            raise ValidationError("This time has not begun yet. It can be answered once it has.", code="not_begun")
