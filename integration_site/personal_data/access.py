"""Everything by which somebody else could reach what a person has here, ended at once when two are joined."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from typing import Any

from django.db import transaction

from accounts.models import DeviceCode, MailLink, Person, ReturnLink, Session
from commitments.models import CalendarFeed, Reminder, Share, TickLink, WorkCardLink
from integration_site.personal_data.erasing.email_files import erase_mails_to


def end_ways_in(people: list[Person], *, session: str, now: datetime) -> list[dict[str, Any]]:
    """End all but the browser with the key `session`; each kind of which there was one, how many, and their names."""
    return [
        {"words": words, "count": len(names), "names": sorted(filter(None, names))}
        for words, names in _end(people, session, now)
        if names
    ]


def _end(people: list[Person], session: str, now: datetime) -> Iterator[tuple[str, list[str]]]:
    links = ReturnLink.objects.filter(person__in=people, revoked_at=None)
    yield "Private links", list(links.values_list("name", flat=True))
    links.update(revoked_at=now)
    feeds = CalendarFeed.objects.filter(person__in=people)
    yield "Calendar addresses", list(feeds.values_list("name", flat=True))
    feeds.delete()
    ticks = TickLink.objects.filter(person__in=people)
    yield "Addresses that answered from outside", [""] * ticks.count()
    ticks.delete()
    shares = Share.objects.live().filter(commitment__person__in=people)
    yield "Pages that one person could see", list(shares.values_list("name", flat=True))
    shares.update(revoked_at=now)
    cards = WorkCardLink.objects.live().filter(person__in=people)
    yield "Links to a card of how you work", [""] * cards.count()
    cards.update(revoked_at=now)
    yield from _end_unnamed(people, session)


def _end_unnamed(people: list[Person], session: str) -> Iterator[tuple[str, list[str]]]:
    mails, codes = MailLink.objects.filter(person__in=people), DeviceCode.objects.filter(person__in=people)
    transaction.on_commit(partial(erase_mails_to, set(mails.values_list("email", flat=True))))
    sessions = Session.objects.filter(person__in=people).exclude(pk=session)
    for words, rows in (("Mailed links", mails), ("Codes", codes), ("Other browsers", sessions)):
        yield words, [""] * rows.count()
        rows.delete()
    Reminder.objects.filter(occasion__commitment__person__in=people).update(sent_to="")
