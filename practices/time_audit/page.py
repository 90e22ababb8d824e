"""One week of a time audit as its pages show it."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, F, OuterRef, Q

from accounts.models import Person
from commitments.models import Commitment, Value
from commitments.schedule import WEEKDAYS, week_start
from commitments.wording.days_and_hours import day_of
from practices import activity_hours as audit_hours
from practices.activity_hours import Gap, Hours, humanize
from practices.models import AuditDay, WorkHours
from practices.shifts import Shift, minutes_by_day, work_spans

WEEKS_SHOWN = 8
BAR_ROOM = 200
MAX_VALUES = 12


@dataclass(frozen=True)
class DayRow:
    """A day of the week, noted or not yet."""

    on: date
    name: str
    noted: AuditDay | None
    total: str
    is_today: bool


@dataclass(frozen=True)
class AuditRow:
    """What the hours of one activity came to; `width` is that of its bar."""

    name: str
    words: str
    width: int


@dataclass(frozen=True)
class Proposal:
    value: Value
    weekday: int
    day: str


@dataclass(frozen=True)
class AuditResult:
    days: list[DayRow]
    noted_count: int
    rows: list[AuditRow]
    values: list[AuditRow]
    share: str
    gaps: list[Gap]
    outside: str
    proposal: Proposal | None


def values_of(person: Person | None) -> list[Value]:
    """Those put in order first, then in the order in which they came; none that only plans put away were for."""
    if person is None:
        return []
    plans = Commitment.objects.filter(value=OuterRef("pk"))
    is_kept = Q(card__isnull=False) | Exists(plans.filter(archived_at=None)) | ~Exists(plans)
    order = [F("card__rank").asc(nulls_last=True), "pk"]
    return list(person.values.filter(is_kept).order_by(*order)[:MAX_VALUES])


def week_days(person: Person | None, monday: date) -> list[AuditDay]:
    return list(AuditDay.objects.for_person(person).in_week(monday))


def day_rows(noted: list[AuditDay], monday: date, today: date) -> list[DayRow]:
    known = {each.day: each for each in noted}
    week = [monday + timedelta(days=ahead) for ahead in range(7)]
    return [DayRow(on, day_of(on), known.get(on), _total(known.get(on)), on == today) for on in week]


def _total(noted: AuditDay | None) -> str:
    return humanize(sum(noted.spent.values())) if noted else ""


def earlier_weeks(person: Person | None, monday: date) -> list[date]:
    """Mondays before `monday`, the latest first: of last week, some days of which may wait, and of weeks with notes."""
    if person is None:
        return []
    days = AuditDay.objects.for_person(person).filter(day__lt=monday).order_by("-day").values_list("day", flat=True)
    noted = (week_start(day) for day in days[: WEEKS_SHOWN * 7])
    return list(dict.fromkeys([monday - timedelta(days=7), *noted]))[:WEEKS_SHOWN]


def result_of(person: Person, monday: date, today: date) -> AuditResult:
    noted, values = week_days(person, monday), values_of(person)
    names = [value.name for value in values]
    spent = {each.day.weekday(): each.spent for each in noted}
    sums = audit_hours.totals(spent.values(), audit_hours.activities(names))
    found = audit_hours.gaps(sums, names) if noted else []
    chosen = WorkHours.objects.for_person(person).shifts()
    return AuditResult(
        days=day_rows(noted, monday, today),
        noted_count=len(noted),
        rows=_rows(sums),
        values=_rows({name: sums[name] for name in names}),
        share=humanize(audit_hours.fair_share(sums, names)),
        gaps=found,
        outside=_outside(spent, chosen, monday),
        proposal=_proposal(found, values, audit_hours.quietest_day(spent)),
    )


def _rows(sums: Hours) -> list[AuditRow]:
    """The longest bar fills the room; what has hours is never without one."""
    most = max(sums.values(), default=0)
    width = {name: max(2, BAR_ROOM * quarters // most) if quarters else 0 for name, quarters in sums.items()}
    return [AuditRow(audit_hours.label(name), humanize(quarters), width[name]) for name, quarters in sums.items()]


def _outside(spent: dict[int, Hours], chosen: list[Shift], monday: date) -> str:
    """Empty without chosen hours."""
    if not chosen:
        return ""
    beyond = audit_hours.overtime(spent, minutes_by_day(work_spans(chosen, monday)))
    return f"At least {humanize(beyond)} of work lay outside" if beyond else "No more work was noted than fits into"


def _proposal(found: list[Gap], values: list[Value], weekday: int | None) -> Proposal | None:
    """An hour for the value with the largest gap, on the day with the least work."""
    if not found or weekday is None:
        return None
    value = next(value for value in values if value.name == found[0].value)
    return Proposal(value, weekday, WEEKDAYS[weekday])
