"""Both published versions of the full assessment, answer sheets for them and attempts of people."""

from datetime import UTC, datetime

from django.test import Client

from accounts.models import Person
from assessments import library
from assessments.full.actions import finish_attempt, save_section

FULL = library.full_instruments()[1]
NEWEST = library.newest_full()
FULL_TEXT = (library.INSTRUMENTS / "full-1.toml").read_text(encoding="utf-8")
NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)


def sheet(default=3, *, of=FULL, **scales):
    """Answers in which each named scale (hyphens as underscores) has all its statements keyed to one value, 1-5."""
    keyed = {key.replace("_", "-"): value for key, value in scales.items()}
    return {item.key: keyed_value(item, keyed.get(item.scale, default)) for item in of.asked.values()}


def newest_sheet(default=3, **scales):
    return sheet(default, of=NEWEST, **scales)


def keyed_value(item, value):
    return 6 - value if value and item.is_reversed else value


def part_of(values, number, *, of=FULL):
    return {item.key: values[item.key] for item in of.sections[number - 1].items}


def newest_form(number, values=None, **more):
    """What the form of a section of the newest version sends."""
    return form_of(values or newest_sheet(), number, of=NEWEST, **more)


def form_of(values, number, *, of=FULL, **more):
    """What the form of a section sends."""
    part = part_of(values, number, of=of)
    return {key: "none" if value is None else str(value) for key, value in part.items()} | more


def make_guest():
    return Person.objects.create_guest(time_zone="Europe/London")


def make_attempt(*, person=None, values=None, sections=6, quick_code="", finished=True, now=NOW, of=FULL):
    """An attempt with its first `sections` saved, finished when that is all of them."""
    person, values = person or make_guest(), values or sheet(of=of)
    for number in range(1, sections + 1):
        part = part_of(values, number, of=of)
        attempt = save_section(person=person, instrument=of, values=part, quick_code=quick_code, now=now)
    return finish_attempt(attempt=attempt, now=now) if finished and sections == 6 else attempt


def newest_attempt(values=None, **options):
    return make_attempt(values=values or newest_sheet(), of=NEWEST, **options)


def client_of(person):
    client = Client()
    if person:
        client.force_login(person)
    return client
