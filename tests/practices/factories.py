"""Rows of this app."""

from datetime import time

from practices.models import ValueCard, WorkHours
from tests.commitments.factories import NOW


def make_card(person, name="Family", **changes):
    words = {"pile": "close", "sorted_at": NOW} | changes
    return ValueCard.objects.create(person=person, name=name, **words)


def make_hours(person, **changes):
    words = {"weekdays": "01234", "starts_local": time(9), "ends_local": time(17), "changed_at": NOW} | changes
    return WorkHours.objects.create(person=person, **words)
