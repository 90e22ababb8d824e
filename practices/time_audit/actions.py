from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from accounts.models import Person
from accounts.text import comparison_key
from practices.activity_hours import Hours
from practices.models import AuditDay, AuditHours


@transaction.atomic
def save_day(*, person: Person, day: date, spent: Hours, words: Mapping[str, str], now: datetime) -> AuditDay:
    """Note a day, or note it otherwise: its hours are `spent` and no others."""
    noted, _ = AuditDay.objects.update_or_create(person=person, day=day, defaults={"noted_at": now, **words})
    _set_hours(noted, spent)
    return noted


@transaction.atomic
def copy_day(*, person: Person, day: date, source: AuditDay, now: datetime) -> bool:
    """Note the hours of `source` for `day`, unless hours are noted there already; whether it did. Words stay."""
    noted = _locked(person, day, now)
    if noted.hours.exists():
        return False
    _set_hours(noted, source.spent)
    return True


@transaction.atomic
def set_week(*, person: Person, days: Mapping[date, Hours], now: datetime) -> None:
    """Put hours in place of what each day says of the same activities; what it says of others stays."""
    for day, spent in days.items():
        noted = _locked(person, day, now)
        _set_hours(noted, beside(noted.spent, spent))


def beside(noted: Hours, spent: Hours) -> dict[str, int]:
    """`noted` with `spent` in the place of the same activities, however they are spelt."""
    replaced = {comparison_key(activity) for activity in spent}
    return {each: quarters for each, quarters in noted.items() if comparison_key(each) not in replaced} | dict(spent)


def _locked(person: Person, day: date, now: datetime) -> AuditDay:
    """The day, made if need be. Requests that change its hours wait for one another."""
    days = AuditDay.objects.select_for_update()
    return days.get_or_create(person=person, day=day, defaults={"noted_at": now})[0]


def _set_hours(noted: AuditDay, spent: Hours) -> None:
    noted.hours.all().delete()
    rows = [AuditHours(day=noted, activity=each, quarters=quarters) for each, quarters in spent.items() if quarters]
    AuditHours.objects.bulk_create(rows)
