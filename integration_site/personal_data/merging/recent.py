"""What this browser has joined. It alone can undo it, so its session remembers."""

from datetime import datetime

from django.http import HttpRequest

from accounts.models import Joining, Person

JOININGS = "joinings"


def remember(request: HttpRequest, joining: Joining) -> None:
    request.session[JOININGS] = [*request.session.get(JOININGS, []), joining.pk]


def undoable(request: HttpRequest, person: Person, *, now: datetime) -> Joining | None:
    """The latest first: what was joined after it may lean on it."""
    numbers = request.session.get(JOININGS)
    if not numbers:
        return None
    own = Joining.objects.fresh(now).filter(pk__in=numbers, person=person)
    return own.select_related("person", "joined").first()
