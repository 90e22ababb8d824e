"""What another page of the person's own asks the commitment form to hold first: numbers in an address, no words."""

from collections.abc import Mapping
from typing import Any

from accounts.models import Person
from commitments.models import Value
from commitments.schedule import OWN_HOURS, WEEKDAYS

DEFAULT_SLOT = {"what": "an hour", "part": OWN_HOURS, "start": "18:00", "minutes": 60}


def prefill_from_query(query: Mapping[str, str], person: Person | None) -> dict[str, Any]:
    """An hour for the value with the number `value`, on the weekday `day`; nothing for a value of anybody else."""
    value = _own_value(query.get("value", ""), person)
    if value is None:
        return {}
    day = query.get("day", "")
    weekday = {"weekday": int(day)} if day in map(str, range(len(WEEKDAYS))) else {}
    return DEFAULT_SLOT | weekday | {"value": value.name}


def _own_value(number: str, person: Person | None) -> Value | None:
    is_number = number.isascii() and number.isdecimal() and len(number) < 19
    return Value.objects.filter(person=person, pk=number).first() if person and is_number else None
