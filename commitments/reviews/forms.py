from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from accounts.edit_guard import GuardedForm, Kept
from commitments import form_fields as fields
from commitments.form_fields import DAYS, STARTS, FirstControlMixin, SingleLineField
from commitments.models import NEXT_WEEK_CHOICES, REVIEW_LENGTH, WHAT_LENGTH, MarkerSet, Mix, Occasion, Review
from commitments.ratings import KEYS, MARKERS
from commitments.reviews.next_week import NextWeek, apply_to_span
from commitments.wording.days_and_hours import day_of

POINT = "Choose one of the five points, or leave it out."
MOVE_DAY = "Choose a day from the list."
MOVE_START = "Choose a start from the list."


def _long_words(label: str) -> SingleLineField:
    return SingleLineField(
        label=label,
        max_length=REVIEW_LENGTH,
        required=False,
        widget=forms.Textarea(attrs={"class": "field__input", "rows": 3}),
        error_messages={"max_length": f"{label} At most {REVIEW_LENGTH} characters; these are %(show_value)d."},
    )


class MarkersForm(FirstControlMixin, GuardedForm):
    """Five scales; each may be left out."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, use_required_attribute=False, **options)
        for marker in MARKERS:
            self.fields[marker.key] = forms.TypedChoiceField(
                label=marker.name,
                help_text=marker.question,
                choices=marker.choices,
                coerce=int,
                empty_value=None,
                required=False,
                widget=forms.RadioSelect(attrs={"class": "choice__dot"}),
                error_messages={"invalid_choice": POINT},
            )

    @property
    def scales(self) -> list[forms.BoundField]:
        return [self[key] for key in KEYS]

    @property
    def points(self) -> dict[str, int | None]:
        return {key: self.cleaned_data[key] for key in KEYS}


class BaselineForm(MarkersForm):
    """`latest` are the ratings that were given last, if any; a baseline that no review has followed is changed."""

    def __init__(self, *args: Any, latest: MarkerSet | None = None, **options: Any) -> None:
        self.latest = latest
        super().__init__(*args, initial=latest.points if latest and latest.is_baseline else {}, **options)

    @property
    def shown_values(self) -> dict[str, Any]:
        return super().shown_values | ({"after": self.latest.pk} if self._is_reviewed else {})

    @property
    def _is_reviewed(self) -> bool:
        return self.latest is not None and not self.latest.is_baseline

    def _newer(self) -> list[Kept]:
        if not self._is_reviewed:
            return super()._newer()
        week = day_of(self.latest.review.week_on)
        return [Kept("Ratings", f"in the look back on the week of {week}", "as a new start")]

    def clean(self) -> None:
        if not self.errors and not any(self.points.values()):
            self.add_error(KEYS[0], ValidationError("Choose a point on at least one scale.", code="nothing_said"))


class ReviewForm(MarkersForm):
    """`occasion` is the coming one that the choice would change; without it nothing is asked about next week."""

    helped = _long_words("What helped?")
    hindered = _long_words("What got in the way?")
    mix = forms.ChoiceField(
        label="Was this week’s mix the one you wanted?",
        choices=Mix.choices,
        required=False,
        widget=forms.RadioSelect(attrs={"class": "choice__dot"}),
        error_messages={"invalid_choice": "Choose one of the four answers, or leave it out."},
    )
    choice = forms.ChoiceField(
        label="Next week",
        choices=[(key, name) for key, name, _ in NEXT_WEEK_CHOICES],
        widget=forms.RadioSelect(attrs={"class": "choice__dot"}),
        error_messages={"required": "Choose what next week should be.", "invalid_choice": "Choose one from the list."},
    )
    weekday = fields.choice_field("Day", DAYS, coerce=int, missing=MOVE_DAY, labelled=True)
    start = fields.start_choice("Starts at", STARTS, missing=MOVE_START)
    what = SingleLineField(
        label="What you protect instead",
        max_length=WHAT_LENGTH,
        required=False,
        widget=forms.TextInput(attrs={"class": "field__input"}),
        error_messages={"max_length": f"What you protect: at most {WHAT_LENGTH} characters; these are %(show_value)d."},
    )

    def __init__(self, *args: Any, occasion: Occasion | None, now: datetime, **options: Any) -> None:
        super().__init__(*args, **options)
        self.occasion, self.now = occasion, now
        self.order_fields(["helped", "hindered", "mix", *KEYS, "choice", "weekday", "start", "what"])
        if occasion is None:
            for name in ["choice", "weekday", "start", "what"]:
                del self.fields[name]
        elif self["choice"].value() != "move":
            self.fields["weekday"].required = self.fields["start"].required = False
        if occasion and occasion.is_by_week_end:  # no hours, so nothing to halve
            self.fields["choice"].choices = [each for each in self.fields["choice"].choices if each[0] != "shrink"]

    def counts(self, name: str) -> bool:
        only_with = {"weekday": "move", "start": "move", "what": "swap"}
        return name not in only_with or self["choice"].value() == only_with[name]

    def clean(self) -> None:
        chosen = self.cleaned_data.get("choice")
        if chosen == "swap" and "what" not in self.errors and not self.cleaned_data["what"]:
            self.add_error("what", ValidationError("Say what you protect instead.", code="required"))
        if chosen == "move" and not {"weekday", "start"} & set(self.errors):
            self._check_move()

    def _check_move(self) -> None:
        occasion = self.occasion
        span = apply_to_span((occasion.starts_at, occasion.ends_at), self.change, occasion.commitment.zone)
        others = occasion.commitment.occasions.exclude(pk=occasion.pk)
        if span[0] <= self.now:
            self._refuse_start("That hour has already begun. Choose a later one.", "past")
        elif others.filter(starts_at=span[0]).exists():
            self._refuse_start("Another time of this plan begins then. Choose another hour.", "taken")

    def _refuse_start(self, sentence: str, code: str) -> None:
        self.add_error("start", ValidationError(sentence, code=code))

    @property
    def words(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in ["helped", "hindered", "mix"]}

    @property
    def change(self) -> NextWeek:
        if self.occasion is None:
            return NextWeek(choice="")
        data = self.cleaned_data
        return NextWeek(data["choice"], data.get("weekday"), data.get("start"), data.get("what", ""))


def initial_card(review: Review | None, markers: MarkerSet | None, occasion: Occasion | None) -> dict[str, Any]:
    """What the form holds first: what an earlier review of the same week said, and the coming time."""
    shown: dict[str, Any] = {"choice": "keep"}
    if occasion:
        local = occasion.starts_at.astimezone(occasion.commitment.zone)
        shown |= {"weekday": local.weekday(), "start": f"{local:%H:%M}", "what": occasion.instead}
        if occasion.is_by_week_end:
            shown |= {"weekday": 5, "start": "10:00"}
    if review:
        shown |= {"helped": review.helped, "hindered": review.hindered, "mix": review.mix}
        shown |= {"choice": review.choice or "keep"}
    return shown | (markers.points if markers else {})
