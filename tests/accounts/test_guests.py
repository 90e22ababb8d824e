from datetime import date
from importlib import import_module

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import DatabaseError, connection
from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.test import RequestFactory
from django.utils import timezone

from accounts.guests import current_person, in_turn, renew_session, saving_person, turn_of
from accounts.models import Person
from accounts.throttles import ThrottledError


def make_request():
    request = RequestFactory().get("/")
    request.session = import_module(settings.SESSION_ENGINE).SessionStore()
    request.user = AnonymousUser()
    return request


def test_visitor_is_nobody():
    assert current_person(make_request()) is None


@pytest.mark.django_db
def test_starting_signs_the_guest_in():
    request = make_request()
    with saving_person(request) as guest:
        assert connection.in_atomic_block
    assert current_person(request) == guest == Person.objects.get()
    assert guest.time_zone == ""
    assert request.session["_auth_user_id"] == str(guest.pk)
    assert request.session["renewed_on"] == timezone.now().date().isoformat()


@pytest.mark.django_db(transaction=True)
def test_guest_is_counted_though_the_saving_fails(settings):
    settings.THROTTLES = {"guest": (2, 3600)}
    for _ in range(2):
        with pytest.raises(DatabaseError), saving_person(make_request()):
            raise DatabaseError
    with pytest.raises(ThrottledError), saving_person(make_request()):
        pass
    assert not Person.objects.exists()


@pytest.mark.django_db
def test_starting_keeps_the_token_of_a_form_already_open():
    request = make_request()
    get_token(request)
    secret = request.META["CSRF_COOKIE"]
    with saving_person(request):
        pass
    assert request.META["CSRF_COOKIE"] == secret
    assert request.META["CSRF_COOKIE_NEEDS_UPDATE"] is False


@pytest.mark.django_db
def test_starting_leaves_an_earlier_anonymous_session_number_behind():
    request = make_request()
    request.session["seen"] = True
    request.session.save()
    before = request.session.session_key
    with saving_person(request):
        pass
    assert request.session.session_key != before


@pytest.mark.parametrize(
    ("today", "renewed_on"),
    [
        (date(2026, 11, 22), "2026-11-22"),
        (date(2026, 11, 28), "2026-11-22"),
        (date(2026, 11, 29), "2026-11-29"),
        (date(2027, 6, 1), "2027-06-01"),
    ],
)
def test_session_is_renewed_after_a_week(today, renewed_on):
    request = make_request()
    renew_session(request, today=date(2026, 11, 22))
    assert request.session.modified
    request.session.modified = False
    renew_session(request, today=today)
    assert request.session["renewed_on"] == renewed_on
    assert request.session.modified == (renewed_on == today.isoformat() != "2026-11-22")


@pytest.mark.django_db
def test_turn_begins_with_the_person_as_stored_by_now():
    person = Person.objects.create_guest(time_zone="Europe/London")
    Person.objects.update(time_zone="Asia/Tokyo")
    with turn_of(person):
        assert person.time_zone == "Asia/Tokyo"


@pytest.mark.django_db
@pytest.mark.parametrize(("method", "is_known", "waits"), [("POST", True, 1), ("POST", False, 0), ("GET", True, 0)])
def test_turn_is_taken_by_those_who_write_over_something(method, is_known, waits):
    request = make_request()
    request.method = method
    if is_known:
        request.user = Person.objects.create_guest(time_zone="")
    before = len(connection.savepoint_ids)
    view = in_turn(lambda _: HttpResponse(str(len(connection.savepoint_ids) - before)))
    assert view(request).content.decode() == str(waits)
