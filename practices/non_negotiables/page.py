"""What the page of non-negotiables shows: what stays fixed, what could, and what overlaps in the week."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations
from zoneinfo import ZoneInfo

from accounts.models import Person, zone_of
from accounts.text import isolated
from commitments.models import MAX_NON_NEGOTIABLES, Commitment
from commitments.schedule import week_start
from practices.models import WorkHours
from practices.non_negotiables.plan_spans import spans_of
from practices.shifts import ONE_WEEK, Shift, work_lines, work_spans
from practices.weekly_spans import WeeklySpan, format_span, overlaps

WORK = "your work hours"


@dataclass(frozen=True)
class Conflict:
    """Two things that want the same time. `times` are such as “Tuesday 18:00 to 19:00”."""

    first: str
    second: str
    times: list[str]

    @property
    def words(self) -> str:
        second = self.second if self.second == WORK else f"“{isolated(self.second)}”"
        return f"“{isolated(self.first)}” meets {second}:"


@dataclass(frozen=True)
class AnchorPage:
    fixed: list[Commitment]
    loose: list[Commitment]
    work: list[Shift]
    meetings: list[Conflict]

    @property
    def work_lines(self) -> list[str]:
        return work_lines(self.work)

    @property
    def work_weeks(self) -> int:
        return 2 if any(each.every_second_from for each in self.work) else 1

    @property
    def days_differ(self) -> bool:
        return len(self.work) > 1 or self.work_weeks > 1

    @property
    def is_full(self) -> bool:
        return len(self.fixed) >= MAX_NON_NEGOTIABLES

    @property
    def any_hour(self) -> list[Commitment]:
        """Fixed, and without hours that could meet anything."""
        return [each for each in self.fixed if each.is_by_week_end]

    @property
    def has_hours(self) -> bool:
        return len(self.any_hour) < len(self.fixed)


def anchor_page(person: Person | None, now: datetime) -> AnchorPage:
    own = Commitment.objects.for_person(person).active().select_related("value").order_by("created_at", "pk")
    fixed = [each for each in own if each.is_non_negotiable]
    work = WorkHours.objects.for_person(person).shifts()
    return AnchorPage(
        fixed=fixed,
        loose=[each for each in own if not each.is_non_negotiable],
        work=work,
        meetings=find_conflicts(fixed, work, _home(person, fixed), now),
    )


def _home(person: Person | None, fixed: list[Commitment]) -> ZoneInfo:
    """The clock of work hours: the one that is chosen, else the one that most of `fixed` use."""
    zones = Counter(each.zone for each in fixed).most_common(1)
    return zones[0][0] if zones and not (person and person.time_zone) else zone_of(person)


def find_conflicts(fixed: list[Commitment], work: list[Shift], home: ZoneInfo, now: datetime) -> list[Conflict]:
    """Of each with the work hours, then with one another, on the clock of `home` as it is set `now`."""
    times = [(each.what, spans_of(each, home, now)) for each in fixed if not each.is_by_week_end]
    both = _work_in(work, home, now)
    at_work = [Conflict(what, WORK, _times_in(these, *both)) for what, these in times]
    pairs = [(first, second, overlaps(these, those)) for (first, these), (second, those) in combinations(times, 2)]
    beside = [Conflict(first, second, [format_span(span) for span in both]) for first, second, both in pairs]
    return [each for each in [*at_work, *beside] if each.times]


def _work_in(work: list[Shift], home: ZoneInfo, now: datetime) -> tuple[list[WeeklySpan], list[WeeklySpan]]:
    """This week and the next one, which may be another."""
    monday = week_start(now.astimezone(home).date())
    return work_spans(work, monday), work_spans(work, monday + ONE_WEEK)


def _times_in(these: list[WeeklySpan], this_week: list[WeeklySpan], next_week: list[WeeklySpan]) -> list[str]:
    this, other = overlaps(these, this_week), overlaps(these, next_week)
    every = [(span, "") for span in this if span in other]
    this_only = [(span, ", this week and every second one") for span in this if span not in other]
    next_only = [(span, ", next week and every second one") for span in other if span not in this]
    return [f"{format_span(span)}{which}" for span, which in sorted([*every, *this_only, *next_only])]
