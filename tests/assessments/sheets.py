"""The published full assessment, answer sheets for it and attempts of people."""

from datetime import UTC, datetime

from django.test import Client

from accounts.models import Person
from assessments import library
from assessments.full.actions import finish_attempt, save_section

FULL = library.newest_full()
FULL_TEXT = (library.INSTRUMENTS / "full-1.toml").read_text(encoding="utf-8")
NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)


def sheet(default=3, **scales):
    """Answers in which each named scale (hyphens as underscores) has all its statements keyed to one value, 1-5."""
    keyed = {key.replace("_", "-"): value for key, value in scales.items()}
    return {item.key: keyed_value(item, keyed.get(item.scale, default)) for item in FULL.items.values()}


def keyed_value(item, value):
    return 6 - value if value and item.is_reversed else value


def part_of(values, number):
    return {item.key: values[item.key] for item in FULL.sections[number - 1].items}


def form_of(values, number, **more):
    """What the form of a section sends."""
    part = part_of(values, number)
    return {key: "none" if value is None else str(value) for key, value in part.items()} | more


def make_guest():
    return Person.objects.create_guest(time_zone="Europe/London")


def make_attempt(*, person=None, values=None, sections=6, quick_code="", finished=True, now=NOW):
    """An attempt with its first `sections` saved, finished when that is all of them."""
    person = person or make_guest()
    for number in range(1, sections + 1):
        attempt = save_section(
            person=person, instrument=FULL, values=part_of(values or sheet(), number), quick_code=quick_code, now=now
        )
    return finish_attempt(attempt=attempt, now=now) if finished and sections == 6 else attempt


def client_of(person):
    client = Client()
    if person:
        client.force_login(person)
    return client
