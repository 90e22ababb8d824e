from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from commitments.clock_forms import ClockForm
from commitments.fields import Words
from commitments.schedule import WEEKDAYS
from commitments.sentences import another_look
from practices.audit_actions import beside
from practices.audit_hours import DAY, WORK, Hours, in_words, label
from practices.calendar_import.totals import MOST_ENTRIES, TITLE_LENGTH, Entry

NOT_READ = "This entry could not be read. Upload the file again."
OVER = "{day} would come to {sum}, and a day has 24. Leave something out, or lower that day first."


class Quarters(forms.CharField):
    """Seven numbers, from Monday on, as an entry wrote them."""

    def to_python(self, value: Any) -> tuple[int, ...]:
        parts = super().to_python(value).split(",")
        if len(parts) != 7 or not all(each.isascii() and each.isdecimal() and len(each) < 3 for each in parts):
            raise ValidationError(NOT_READ, code="not_read")
        return tuple(map(int, parts))


@dataclass(frozen=True)
class Row:
    title: str
    total: str
    days: str
    field: forms.BoundField
    hidden: list[forms.BoundField]


class CalendarHoursForm(ClockForm):
    """Entries of a calendar as hours a day, each with where they go. The page carries them; nothing stores them."""

    def __init__(self, data: Any = None, *, entries: list[Entry], names: list[str], **options: Any) -> None:
        super().__init__(data, use_required_attribute=False, **options)
        choices = [*((name, label(name)) for name in names), ("", "Leave out")]
        self.count = _count(data) if data is not None else len(entries)
        for place in range(self.count):
            entry = entries[place] if entries else None
            self.fields[f"to_{place}"] = _target(choices)
            self.fields[f"title_{place}"] = _title(entry.title if entry else "")
            numbers = ",".join(map(str, entry.quarters)) if entry else None
            self.fields[f"quarters_{place}"] = Quarters(required=False, widget=forms.HiddenInput, initial=numbers)

    def clean(self) -> None:
        """What is wrong with hidden fields is said where it can be seen."""
        for place in range(self.count):
            if [self.errors.pop(name, None) for name in (f"title_{place}", f"quarters_{place}")] != [None, None]:
                self.add_error(f"to_{place}", ValidationError(NOT_READ, code="not_read"))

    @property
    def rows(self) -> list[Row]:
        return [self._row(place) for place in range(self.count)]

    def _row(self, place: int) -> Row:
        title, quarters, target = (self[f"{name}_{place}"] for name in ["title", "quarters", "to"])
        try:
            numbers = quarters.field.to_python(quarters.value())
        except ValidationError:
            numbers = (0,) * 7
        days = [f"{WEEKDAYS[day][:3]} {in_words(each)}" for day, each in enumerate(numbers) if each]
        return Row(title.value(), in_words(sum(numbers)), ", ".join(days), target, [title, quarters])

    def spent(self, monday: date) -> dict[date, Hours]:
        """Quarters by activity for each day that has some."""
        days: dict[date, dict[str, int]] = {}
        for place in range(self.count):
            target, quarters = (self.cleaned_data.get(f"{name}_{place}") for name in ["to", "quarters"])
            for ahead, each in enumerate(quarters or ()):
                if target and each:
                    sums = days.setdefault(monday + timedelta(days=ahead), {})
                    sums[target] = sums.get(target, 0) + each
        return dict(sorted(days.items()))

    def refuse_full_days(self, noted: Mapping[date, Hours], monday: date) -> None:
        """Add an error for the first day that would be longer than a day, at the first entry of that day."""
        for day, spent in self.spent(monday).items():
            total = sum(beside(noted.get(day, {}), spent).values())
            if total > DAY:
                sentence = OVER.format(day=WEEKDAYS[day.weekday()], sum=in_words(total))
                self.add_error(self._first_on(day.weekday()), ValidationError(sentence, code="too_much"))
                return

    def _first_on(self, weekday: int) -> str:
        places = range(self.count)
        chosen = (each for each in places if self.cleaned_data[f"to_{each}"])
        return next(f"to_{each}" for each in chosen if self.cleaned_data[f"quarters_{each}"][weekday])

    @property
    def errors_title(self) -> str:
        return another_look(len(self.errors))


def _count(data: Mapping[str, Any]) -> int:
    return next((place for place in range(MOST_ENTRIES) if f"quarters_{place}" not in data), MOST_ENTRIES)


def _title(title: str) -> Words:
    return Words(required=False, max_length=TITLE_LENGTH, widget=forms.HiddenInput, initial=title)


def _target(choices: list[tuple[str, str]]) -> forms.ChoiceField:
    return forms.ChoiceField(
        choices=choices,
        required=False,
        initial=WORK,
        widget=forms.Select(attrs={"class": "field__input"}),
        error_messages={"invalid_choice": "Choose from the list."},
    )
