from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.models import Person, ReturnLink, Session

UNUSED_DAYS = 400


def inactive_guests(now: datetime) -> QuerySet[Person]:
    """Guests without e-mail who began, signed in, used and made links more than UNUSED_DAYS days ago.

    A browser that comes by renews its session, so one that is still open counts as use.
    """
    since = now - timedelta(days=UNUSED_DAYS)
    recent_link = ReturnLink.objects.filter(person=OuterRef("pk")).filter(
        Q(last_used_at__gt=since) | Q(created_at__gt=since)
    )
    open_session = Session.objects.filter(person=OuterRef("pk"), expire_date__gt=now)
    guests = Person.objects.filter(email=None, is_staff=False, created_at__lte=since)
    return guests.exclude(last_login__gt=since).exclude(Exists(recent_link)).exclude(Exists(open_session))
