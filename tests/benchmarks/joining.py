"""How long joining two people, undoing it, making it final and erasing them holds the write lock. Aim: under 200 ms.

One has noted every day for years, in as many rows as the largest import takes in; the other the same days, or none.
Run by hand: python3 -m uv run python -m tests.benchmarks.joining [--days 1800] [--times 3]
"""

import argparse
import os
import time
from datetime import timedelta

import django

from tests.benchmarks.processes import machine

PLANS = 8
DAYS, ACTIVITIES = 1800, 10  # 19,800 rows


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--days", type=int, default=DAYS)
    parser.add_argument("--times", type=int, default=3)
    chosen = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    from django.test.runner import DiscoverRunner
    from django.test.utils import setup_test_environment

    setup_test_environment()
    runner = DiscoverRunner(verbosity=0, interactive=False)
    databases = runner.setup_databases()
    try:
        print(f"{machine()}; {chosen.days * (1 + ACTIVITIES)} rows and {PLANS} plans; the middle of {chosen.times}")
        for name, days in (("the other has no day", 0), ("the other noted the same days", chosen.days)):
            report(name, [measure(chosen.days, days) for _ in range(chosen.times)])
    finally:
        runner.teardown_databases(databases)


def measure(days, days_of_other):
    """Milliseconds by what was done."""
    from django.utils import timezone

    from integration_site.personal_data.erasing.actions import erase_person
    from integration_site.personal_data.merging.actions import join
    from integration_site.personal_data.merging.undo import finish_joinings, part

    now, (person, into) = timezone.now(), (make_noter(days), make_noter(days_of_other))
    spent = {}
    spent["join"], joining = timed(lambda: join(person=person, into=into, now=now))
    spent["undo"], _ = timed(lambda: part(joining, now=now))
    join(person=person, into=into, now=now)
    spent["make final"], _ = timed(lambda: finish_joinings(now=now + timedelta(hours=25)))
    spent["erase"], _ = timed(lambda: erase_person(into, now=now))
    return spent


def make_noter(days):
    from django.utils import timezone

    from practices.models import AuditDay, AuditHours
    from tests.commitments.factories import make_commitment, make_person

    person, now = make_person(), timezone.now()
    for number in range(PLANS if days else 1):
        make_commitment(person=person, what=f"a walk {number}")
    dates = [now.date() - timedelta(number) for number in range(days)]
    noted = AuditDay.objects.bulk_create(AuditDay(person=person, day=day, noted_at=now) for day in dates)
    AuditHours.objects.bulk_create(
        AuditHours(day=day, activity=f"a {number}", quarters=4) for day in noted for number in range(ACTIVITIES)
    )
    return person


def timed(work):
    """All that is done here is done in one transaction, which holds the lock from its begin."""
    begun = time.perf_counter()
    result = work()
    return (time.perf_counter() - begun) * 1000, result


def report(name, runs):
    middle = {what: sorted(run[what] for run in runs)[len(runs) // 2] for what in runs[0]}
    print(f"{name}: " + ", ".join(f"{what} {spent:.0f} ms" for what, spent in middle.items()), flush=True)


if __name__ == "__main__":
    main()
