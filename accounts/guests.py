from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from functools import wraps

from django.contrib.auth import login
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from accounts.models import Person
from accounts.throttles import client_key, enforce_throttle

RENEWAL_DAYS = 7


def current_person(request: HttpRequest) -> Person | None:
    """The signed-in person, guest or not; None for a visitor. Reads the session."""
    return request.user if request.user.is_authenticated else None


@contextmanager
def saving_person(request: HttpRequest) -> Iterator[Person]:
    """Whose first or next thing is saved within: one transaction, in which a visitor becomes a guest.

    ThrottledError when many began from one network; those whose saving fails are counted too.
    """
    person = current_person(request)
    if person is None:
        enforce_throttle("guest", client_key(request), now=timezone.now())
    with transaction.atomic():
        yield person or _start_guest(request)


@contextmanager
def turn_of(person: Person) -> Iterator[None]:
    """One transaction, while which others of this person wait; `person` is as it is by now."""
    with transaction.atomic():
        with suppress(Person.DoesNotExist):  # erased a moment ago, and everything else with it
            person.refresh_from_db(from_queryset=Person.objects.select_for_update(no_key=True))
        yield


def in_turn(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """For a view whose form is compared with what is stored (`GuardedForm`): what it has seen then stands until it has
    written. A visitor has nothing stored.
    """

    @wraps(view)
    def wait_for_turn(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        person = current_person(request) if request.method == "POST" else None
        if person is None:
            return view(request, *args, **kwargs)
        with turn_of(person):
            return view(request, *args, **kwargs)

    return wait_for_turn


def _start_guest(request: HttpRequest) -> Person:
    person = Person.objects.create_guest()
    sign_in_guest(request, person)
    return person


def sign_in_guest(request: HttpRequest, person: Person) -> None:
    """Open this browser for a guest who was made in the same transaction."""
    secret = request.META.get("CSRF_COOKIE")
    login(request, person, backend="django.contrib.auth.backends.ModelBackend")
    # Signing in renews the CSRF token, which would refuse a form already open in a second tab. Nothing existed
    # before this request that a token known to somebody else could reach, so the token stays.
    if secret:
        request.META["CSRF_COOKIE"] = secret
        request.META["CSRF_COOKIE_NEEDS_UPDATE"] = False
    renew_session(request, today=timezone.now().date())  # so that the next page need not


def renew_session(request: HttpRequest, *, today: date) -> None:
    """Start the session's life again, at most once in RENEWAL_DAYS days. Call it on personal pages."""
    renewed_on = request.session.get("renewed_on")
    if renewed_on is None or (today - date.fromisoformat(renewed_on)).days >= RENEWAL_DAYS:
        request.session["renewed_on"] = today.isoformat()
