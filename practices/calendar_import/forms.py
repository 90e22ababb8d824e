from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError

from accounts.models import Person, zone_of
from accounts.text import comparison_key
from commitments.form_fields import ErrorSummaryMixin, SingleLineField
from commitments.schedule import WEEKDAYS
from commitments.time_zone_forms import ClockForm, time_zone_field
from commitments.time_zones import Group, groups_with
from commitments.wording.days_and_hours import city_of
from practices.activity_hours import DAY, Hours, humanize, label
from practices.calendar_import.found import TITLE_LENGTH
from practices.calendar_import.totals import MAX_ENTRIES, TitleHours
from practices.time_audit.actions import beside

NOT_READ = "This entry could not be read. Upload the file again."
NOTHING_CHOSEN = "Nothing is chosen yet. Say where the hours of at least one entry go."
LEAVE_OUT = "Leave out"
OVER = "{day} would come to {sum}, and a day has 24. Leave something out, or lower that day first."


class Quarters(forms.CharField):
    """Seven numbers, from Monday on, as an entry wrote them."""

    def to_python(self, value: Any) -> tuple[int, ...]:
        parts = super().to_python(value).split(",")
        if len(parts) != 7 or not all(each.isascii() and each.isdecimal() and len(each) < 3 for each in parts):
            raise ValidationError(NOT_READ, code="not_read")
        return tuple(map(int, parts))


class ReadingClockForm(ErrorSummaryMixin, ClockForm):
    """By whose clock a file is read: for this once, and from then on for whoever has chosen none."""

    def __init__(self, *args: Any, person: Person | None, **options: Any) -> None:
        super().__init__(*args, person=person, **options)
        self.own_zone = person.time_zone if person else ""
        self.fields.setdefault("time_zone", time_zone_field("", required=False)).label = "Read it by the clock of"
        self.initial.setdefault("time_zone", self.own_zone)

    @property
    def may_guess_zone(self) -> bool:
        return not self.own_zone and super().may_guess_zone

    @property
    def zone_groups(self) -> list[Group]:
        return groups_with(self.own_zone)

    def zone_for(self, person: Person | None) -> ZoneInfo:
        """Once valid."""
        return ZoneInfo(self.chosen_zone) if self.chosen_zone else zone_of(person)


@dataclass(frozen=True)
class EntryRow:
    title: str
    total: str
    days: str
    field: forms.BoundField
    hidden: list[forms.BoundField]


class CalendarHoursForm(ReadingClockForm):
    """Entries of a file as hours a day, each with where they go. The page carries them; nothing stores them."""

    def __init__(self, data: Any = None, *, entries: list[TitleHours], names: list[str], **options: Any) -> None:
        super().__init__(data, use_required_attribute=False, **options)
        self.count = _count(data) if data is not None else len(entries)
        for place in range(self.count):
            entry = entries[place] if entries else None
            self.fields[f"to_{place}"] = _target(names, entry.title if entry else "")
            self.fields[f"title_{place}"] = _title(entry.title if entry else "")
            numbers = ",".join(map(str, entry.quarters)) if entry else None
            self.fields[f"quarters_{place}"] = Quarters(required=False, widget=forms.HiddenInput, initial=numbers)

    def clean(self) -> None:
        """What is wrong with hidden fields is said where it can be seen."""
        for place in range(self.count):
            if [self.errors.pop(name, None) for name in (f"title_{place}", f"quarters_{place}")] != [None, None]:
                self.add_error(f"to_{place}", ValidationError(NOT_READ, code="not_read"))
        if self.count and not self.errors and not any(self.cleaned_data[f"to_{place}"] for place in range(self.count)):
            self.add_error("to_0", ValidationError(NOTHING_CHOSEN, code="nothing_chosen"))

    @property
    def clock_place(self) -> str:
        """The place whose clock the file was read by."""
        return city_of(self["time_zone"].value() or zone_of(None).key)

    @property
    def rows(self) -> list[EntryRow]:
        return [self._row(place) for place in range(self.count)]

    def _row(self, place: int) -> EntryRow:
        title, quarters, target = (self[f"{name}_{place}"] for name in ["title", "quarters", "to"])
        try:
            numbers = quarters.field.to_python(quarters.value())
        except ValidationError:
            numbers = (0,) * 7
        days = [f"{WEEKDAYS[day][:3]} {humanize(each)}" for day, each in enumerate(numbers) if each]
        return EntryRow(title.value(), humanize(sum(numbers)), ", ".join(days), target, [title, quarters])

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
                sentence = OVER.format(day=WEEKDAYS[day.weekday()], sum=humanize(total))
                self.add_error(self._first_on(day.weekday()), ValidationError(sentence, code="too_much"))
                return

    def _first_on(self, weekday: int) -> str:
        places = range(self.count)
        chosen = (each for each in places if self.cleaned_data[f"to_{each}"])
        return next(f"to_{each}" for each in chosen if self.cleaned_data[f"quarters_{each}"][weekday])


def _count(data: Mapping[str, Any]) -> int:
    return next((place for place in range(MAX_ENTRIES) if f"quarters_{place}" not in data), MAX_ENTRIES)


def _title(title: str) -> SingleLineField:
    return SingleLineField(required=False, max_length=TITLE_LENGTH, widget=forms.HiddenInput, initial=title)


def _target(names: list[str], title: str) -> forms.ChoiceField:
    """Nothing is chosen before a person does, unless the entry says by its title where it goes."""
    spelt = {comparison_key(label(name)): name for name in names}
    return forms.ChoiceField(
        choices=[("", LEAVE_OUT), *((name, label(name)) for name in names)],
        required=False,
        initial=spelt.get(comparison_key(title), ""),
        widget=forms.Select(attrs={"class": "field__input"}),
        error_messages={"invalid_choice": "Choose from the list."},
    )
