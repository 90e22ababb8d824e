from datetime import datetime, timedelta
from functools import partial

from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import transaction

from accounts.inactive_guests import inactive_guests
from accounts.models import DeviceCode, Joining, MailLink, Person
from accounts.personal_data import PersonalData
from accounts.pieces import erase_in_pieces
from integration_site.personal_data.erasing.email_files import erase_mails_to, erase_old_mails
from integration_site.personal_data.erasing.log import ErasureRecord, PersonRef
from integration_site.personal_data.erasing.log_file import append_record, prune_before
from integration_site.personal_data.registry import ACCOUNT, PERSONAL_DATA


@transaction.atomic
def erase_person(person: Person, *, now: datetime, into: Person | None = None) -> int:
    """Erase every declared row of the person, those that refer to others first; how many there were. Who sleeps, joined
    into them, goes with them.

    The list of erasures then makes sure that no backup brings them back; of those joined `into` somebody, not before
    that one is erased too.
    """
    transaction.on_commit(partial(erase_mails_to, _addresses_of(person)))
    for joining in Joining.objects.filter(person=person).select_related("joined"):
        erase_person(joining.joined, now=now, into=into)
    who, lives_on = ref_of(person), ref_of(into) if into else None
    _forget_in_log_of_staff(person)
    erased = [_erase_rows(holding, person) for holding in reversed(PERSONAL_DATA)]
    append_record(ErasureRecord(now, who, lives_on))
    return sum(erased)


@transaction.atomic
def erase_things(person: Person) -> int:
    """As erase_person, but the account and its open browsers stay: for staff."""
    things = [holding for holding in reversed(PERSONAL_DATA) if holding.model not in ACCOUNT]
    return sum(_erase_rows(holding, person) for holding in things)


def _erase_rows(holding: PersonalData, person: Person) -> int:
    """In one statement, without fetching them: whatever refers to them is declared too, and gone already."""
    rows = holding.for_person(person)
    return rows.delete()[0] if holding.model is Person else rows.order_by()._raw_delete(rows.db)


def _addresses_of(person: Person) -> set[str]:
    asked = MailLink.objects.filter(person=person).values_list("email", flat=True)
    aside = Joining.objects.filter(person=person).values_list("address", flat=True)
    aside_as_joined = Joining.objects.filter(joined=person).values_list("joined_address", flat=True)
    return {person.email or "", *asked, *aside, *aside_as_joined} - {""}


def _forget_in_log_of_staff(person: Person) -> None:
    """What staff did to them stays noted, under the number alone."""
    kind = ContentType.objects.get_for_model(Person)
    entries = LogEntry.objects.filter(content_type=kind, object_id=str(person.pk))
    entries.update(object_repr=str(person), change_message="")


def ref_of(person: Person) -> PersonRef:
    return PersonRef(person.pk, person.created_at)


def purge_inactive_guests(*, now: datetime) -> int:
    """Erase guests who have not been here for UNUSED_DAYS days, and links, codes and mails that are over; how many
    guests.
    """
    erase_old_mails(now=now)
    erase_in_pieces(MailLink.objects.past(now))
    erase_in_pieces(DeviceCode.objects.past(now))
    guests = list(inactive_guests(now))
    for guest in guests:
        erase_person(guest, now=now)
    prune_before(now - timedelta(days=settings.BACKUP_DAYS))
    return len(guests)
