from datetime import datetime

from django.db import transaction

from accounts.models import DeviceCode, MailLink, Person
from accounts.unused import unused_guests
from integration_site.personal import ACCOUNT, HOLDINGS


@transaction.atomic
def erase_person(person: Person) -> int:
    """Erase every declared row of the person, those that refer to others first; how many there were."""
    erased = [holding.of(person).delete()[0] for holding in reversed(HOLDINGS)]
    return sum(erased)


@transaction.atomic
def erase_things(person: Person) -> int:
    """As erase_person, but the account and its open browsers stay: for staff."""
    things = [holding for holding in reversed(HOLDINGS) if holding.model not in ACCOUNT]
    return sum(holding.of(person).delete()[0] for holding in things)


def erase_unused(*, now: datetime) -> int:
    """Erase guests who have not been here for UNUSED_DAYS days, and links and codes that are over; how many guests."""
    MailLink.objects.past(now).delete()
    DeviceCode.objects.past(now).delete()
    guests = list(unused_guests(now))
    for guest in guests:
        erase_person(guest)
    return len(guests)
