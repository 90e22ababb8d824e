"""What a person waits for, and what the site does for itself, while few and many people keep things here.

Makes people of twelve weeks each, half of them answered and reviewed, in a folder of its own: 300, then doubled until
they are as many as are asked for. One and the same person is asked at both sizes, so that the lines can be compared. No
aim but that the pages stay flat. With DATABASE_URL set it fills that PostgreSQL, which must be empty, and leaves backup
and restore out.
Run by hand: python3 -m uv run python -m tests.benchmarks.growth [--people 100000]
"""

import argparse
import logging
import os
import shutil
import statistics
import tempfile
import time
from datetime import time as hour
from datetime import timedelta
from io import StringIO
from pathlib import Path

import django

from tests.benchmarks.processes import machine

FEW, WEEKS, VISITS = 300, 12, 15
ZONE = "Europe/London"
TIDYING = ["erase_notes", "erase_unused_guests"]
PAGES = ["/week/", "/history/", "/me/", "/coach/", "/me/export.json"]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=100_000)
    people = parser.parse_args().people
    folder = Path(tempfile.mkdtemp(prefix="growth-"))
    os.environ |= {"VAR_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "tests.settings"}
    try:
        django.setup()
        from django.core.management import call_command
        from django.utils import timezone

        logging.disable()
        call_command("migrate", verbosity=0)
        make_people(FEW, timezone.now())
        columns = {FEW: measure(folder)}
        many = double_until(people)
        columns[many] = measure(folder)
        show(columns)
    finally:
        shutil.rmtree(folder)


def make_people(count, now):
    from accounts.models import Person
    from commitments.models import Answer, CheckIn, Commitment, HabitDay, MicroHabit, Occasion, Review, Value

    begun = now - timedelta(weeks=WEEKS)
    people = Person.objects.bulk_create(Person(time_zone=ZONE, password="!") for _ in range(count))
    values = Value.objects.bulk_create(Value(person=person, name="family") for person in people)
    plan = {"weekdays": "1", "starts_local": hour(18), "ends_local": hour(21), "time_zone": ZONE, "created_at": begun}
    plans = Commitment.objects.bulk_create(
        Commitment(person=value.person, value=value, what="supper at home", **plan) for value in values
    )
    occasions = Occasion.objects.bulk_create(
        Occasion(
            commitment=each, starts_at=begun + timedelta(weeks=week), ends_at=begun + timedelta(weeks=week, hours=3)
        )
        for each in plans
        for week in range(WEEKS + 1)
    )
    past = [each for each in occasions if each.ends_at < now]
    CheckIn.objects.bulk_create(
        CheckIn(occasion=each, answer=Answer.KEPT, answered_at=each.ends_at) for each in past[::2]
    )
    Review.objects.bulk_create(
        Review(commitment=each.commitment, week_on=each.week_on, helped="The phone stayed in the hall.", mix="mostly",
               reviewed_at=each.ends_at)
        for each in past[::2]
    )  # fmt: skip
    habits = MicroHabit.objects.bulk_create(
        MicroHabit(person=each.person, commitment=each, cue="I close the laptop", action="I open a window",
                   created_at=begun)
        for each in plans
    )  # fmt: skip
    HabitDay.objects.bulk_create(
        HabitDay(habit=habit, day=(begun + timedelta(days=day)).date())
        for habit in habits
        for day in range(0, WEEKS * 7, 5)
    )


def double_until(people):
    """Each row once more, by SQL, with numbers after those that are there; how many people there are then."""
    from django.core.management.color import no_style
    from django.db import connection

    from accounts.models import Person
    from commitments.models import CheckIn, Commitment, HabitDay, MicroHabit, Occasion, Review, Value

    models = [Person, Value, Commitment, Occasion, CheckIn, Review, MicroHabit, HabitDay]
    with connection.cursor() as cursor:
        while (count := Person.objects.count()) < people:
            last = {model: model.objects.latest("pk").pk for model in models}
            for model in models:
                cursor.execute(doubling(model, last))
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)
        cursor.execute("ANALYZE")
    return count


def doubling(model, last):
    """The statement that writes each row once more, with numbers that begin after the `last` of each model."""
    table, names, values = model._meta.db_table, [], []
    for field in model._meta.concrete_fields:
        after = last.get(model if field.primary_key else field.related_model)
        names.append(f'"{field.column}"')
        values.append(f'"{field.column}" + {after}' if after else f'"{field.column}"')
    return f'INSERT INTO "{table}" ({", ".join(names)}) SELECT {", ".join(values)} FROM "{table}"'  # noqa: S608


def measure(folder):
    """Milliseconds by what was done."""
    from django.core.management import call_command
    from django.db import connection
    from django.test import Client

    from accounts.models import Person

    person = Person.objects.order_by("pk").first()
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(person)
    found = {path: statistics.median(answer(client, path) for _ in range(VISITS)) for path in PAGES}
    other = Person.objects.order_by("pk").last()
    client.force_login(other)
    found["erasing one person"] = timed(lambda: client.post("/me/erase/"))
    assert not Person.objects.filter(pk=other.pk).exists()
    found["the daily tidying"] = timed(lambda: [call_command(name, verbosity=0) for name in TIDYING])
    if connection.vendor == "sqlite":
        copy = folder / "copy.sqlite3"
        found["backup"] = timed(lambda: call_command("backup", copy, verbosity=0, stdout=StringIO()))
        connection.close()
        found["restore"] = timed(lambda: call_command("restore", copy, verbosity=0, stdout=StringIO()))
        copy.unlink()
    return found


def answer(client, path):
    begun = time.perf_counter()
    assert client.get(path).status_code == 200
    return (time.perf_counter() - begun) * 1000


def timed(act):
    begun = time.perf_counter()
    act()
    return (time.perf_counter() - begun) * 1000


def show(columns):
    from django.db import connection

    print(f"{machine()}; {connection.vendor}; milliseconds, pages as medians of {VISITS}")
    print(f"| | {' | '.join(f'{size:,} people' for size in columns)} |")
    print(f"|---|{'---|' * len(columns)}")
    for name in next(iter(columns.values())):
        print(f"| {name} | {' | '.join(f'{column[name]:.1f}' for column in columns.values())} |")


if __name__ == "__main__":
    main()
