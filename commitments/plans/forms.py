from dataclasses import fields
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from accounts.models import Person
from assessments.suggestions import Suggestion
from commitments.form_fields import DAYS, LENGTHS, STARTS, ErrorSummaryMixin, choice_field, start_choice, text_field
from commitments.models import MAX_NON_NEGOTIABLES, VALUE_LENGTH, WHAT_LENGTH, WORDS_LENGTH, Commitment, Firmness
from commitments.plans.drafts import PlanDraft
from commitments.plans.non_negotiables import LIMIT_MESSAGE, other_non_negotiables
from commitments.schedule import OWN_HOURS, PARTS, Hours, Times, own_hours
from commitments.time_zone_forms import time_zone_field
from commitments.time_zones import Group, groups_with
from commitments.wording.days_and_hours import part_choice
from commitments.wording.sentences import habit

BY_WEEK_END = "week"
DAY_CHOICES = [*DAYS, (BY_WEEK_END, "any day by week’s end")]
PART_CHOICES = [*((part, part_choice(part)) for part in PARTS), (OWN_HOURS, "at hours of my own")]
TIME_FIELDS = {"weekday", "more_days", "part", "start", "minutes", "time_zone"}
FIRST_SHOWN = {"weekday": 1, "part": "evening", "start": "18:00", "minutes": 120}
SUGGESTED = ["weekday", "part", "what", "value", "cue", "action"]
SUGGESTED_VALUES = ["family", "friends", "health", "rest", "learning", "faith", "community", "making things"]
ANY_DAY_HAS_ALL = "“By the end of the week” leaves the day open. Clear these days, or choose a day above."


def initial_data(suggestion: Suggestion | None, *, time_zone: str) -> dict[str, Any]:
    """What the form holds before anything is typed."""
    words = {name: getattr(suggestion, name) for name in SUGGESTED} if suggestion else {}
    return FIRST_SHOWN | words | {"time_zone": time_zone}


def _day(value: str) -> int | None:
    return None if value == BY_WEEK_END else int(value)


class CommitmentForm(ErrorSummaryMixin, forms.Form):
    """The sentence builder. The part of the day carries its hours; `start` and `minutes` count only with own hours,
    and none of them without a day."""

    weekday = choice_field("Day", DAY_CHOICES, coerce=_day, missing="Choose a day from the list.")
    more_days = forms.TypedMultipleChoiceField(
        label="More days",
        choices=DAYS,
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "choice__dot"}),
        error_messages={"invalid_choice": "Choose more days from the list."},
    )
    part = choice_field("Time of day", PART_CHOICES, coerce=str, missing="Choose a time of day from the list.")
    start = start_choice("Starts at", STARTS, missing="Choose a start from the list.")
    minutes = choice_field("For", LENGTHS, coerce=int, missing="Choose a length from the list.", labelled=True)
    what = text_field(
        "What you protect",
        length=WHAT_LENGTH,
        missing="Say what you protect. A few words are enough.",
        size=22,
        example="supper at home",
    )
    value = text_field(
        "For whom or what",
        length=VALUE_LENGTH,
        missing="Say for whom or what. One word is enough.",
        size=20,
        example="family",
    )
    obstacle = text_field("What may get in the way", length=WORDS_LENGTH, size=19, example="a late request comes in")
    response = text_field("What you will do", length=WORDS_LENGTH, example="say so, and offer nine tomorrow")
    cue = text_field("Something you already do", length=WORDS_LENGTH, size=17, example="I close the laptop")
    action = text_field("A two-minute action", length=WORDS_LENGTH, example="write down tomorrow’s first task")
    tell_whom = text_field("Who hears of it", length=VALUE_LENGTH, size=17, example="my team")
    firmness = forms.TypedChoiceField(
        label="How firm it is",
        choices=Firmness.choices,
        required=False,
        empty_value=Firmness.GENTLE.value,
        widget=forms.Select(attrs={"class": "field__input"}),
        error_messages={"invalid_choice": "Choose gentle or firm."},
    )
    is_non_negotiable = forms.BooleanField(
        label="One of my three non-negotiables",
        required=False,
        widget=forms.CheckboxInput(attrs={"class": "choice__dot"}),
    )
    time_zone = time_zone_field("Time zone")

    def __init__(
        self, *args: Any, person: Person | None = None, commitment: Commitment | None = None, **options: Any
    ) -> None:
        super().__init__(*args, use_required_attribute=False, **options)
        self.person, self.commitment = person, commitment
        self.fields["value"].widget.attrs["list"] = "values"
        if not self.wants_own_hours:
            self.fields["start"].required = self.fields["minutes"].required = False
        if self.wants_week_end:
            self.fields["part"].required = False

    def clean(self) -> None:
        if self.wants_week_end and self.cleaned_data.get("more_days"):
            self.add_error("more_days", ValidationError(ANY_DAY_HAS_ALL, code="contradiction"))
        self._check_pair("obstacle", "response", "Say what you will do then, or clear what may get in the way.")
        self._check_pair("response", "obstacle", "Say what may get in the way, or clear what you will do.")
        self._check_pair("cue", "action", "Say what you will do after it, or clear what comes before.")
        self._check_pair("action", "cue", "Say what it comes after, or clear the action.")
        if self.cleaned_data.get("is_non_negotiable") and self._has_three_beside():
            self.enforce_limit(ValidationError(LIMIT_MESSAGE, code="fourth_anchor"))

    def enforce_limit(self, problem: ValidationError) -> None:
        """Also once valid, when another request was quicker."""
        self.add_error("is_non_negotiable", problem)

    def _has_three_beside(self) -> bool:
        return other_non_negotiables(self.person, self.commitment).count() >= MAX_NON_NEGOTIABLES

    def _check_pair(self, given: str, missing: str, sentence: str) -> None:
        if self.cleaned_data.get(given) and missing not in self.errors and not self.cleaned_data[missing]:
            self.add_error(missing, ValidationError(sentence, code="half_of_a_pair"))

    @property
    def wants_own_hours(self) -> bool:
        return self["part"].value() == OWN_HOURS and not self.wants_week_end

    @property
    def wants_week_end(self) -> bool:
        return self["weekday"].value() == BY_WEEK_END

    @property
    def opens_days(self) -> bool:
        return self._is_touched("more_days")

    @property
    def opens_plan(self) -> bool:
        return self._is_touched("obstacle", "response")

    @property
    def opens_habit(self) -> bool:
        return self._is_touched("cue", "action") and not self.suggested_habit

    @property
    def suggested_habit(self) -> str:
        """One sentence, which is enough to show of words that nobody has touched yet."""
        cue, action = self.initial.get("cue"), self.initial.get("action")
        return habit(cue, action) if cue and action and not self.is_bound else ""

    @property
    def opens_ties(self) -> bool:
        return self._is_touched("tell_whom", "is_non_negotiable") or self["firmness"].value() == Firmness.FIRM

    @property
    def value_choices(self) -> list[str]:
        """The person's own values, or some to begin with."""
        own = self.person.values.order_by("name").values_list("name", flat=True) if self.person else []
        return list(own) or SUGGESTED_VALUES

    def _is_touched(self, *names: str) -> bool:
        return any(self[name].value() or name in self.errors for name in names)

    @property
    def may_guess_zone(self) -> bool:
        """Whether the browser may propose its own: nobody has chosen one, here or before."""
        return not self.is_bound and self.commitment is None and not (self.person and self.person.time_zone)

    @property
    def zone_groups(self) -> list[Group]:
        return groups_with(self.initial["time_zone"])

    @property
    def plan(self) -> PlanDraft:
        """Once valid: what the form asks to keep."""
        names = [field.name for field in fields(PlanDraft) if field.name in self.cleaned_data]
        return PlanDraft(days=self._days(), hours=self._hours(), **{name: self.cleaned_data[name] for name in names})

    @property
    def times(self) -> Times | None:
        """Once cleaned: days and hours, none without a day or while they cannot be read; the words may be missing."""
        if self.wants_week_end or self.errors.keys() & TIME_FIELDS:
            return None
        return self._days(), self._hours()

    def _days(self) -> tuple[int, ...]:
        first = self.cleaned_data["weekday"]
        return () if first is None else tuple(sorted({first, *self.cleaned_data["more_days"]}))

    def _hours(self) -> Hours | None:
        if self.wants_week_end:
            return None
        if self.wants_own_hours:
            return own_hours(self.cleaned_data["start"], self.cleaned_data["minutes"])
        return PARTS[self.cleaned_data["part"]]
