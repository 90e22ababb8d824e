"""Whoever is held back is told for how long, keeps what they typed, and is let through afterwards."""

from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.test import Client

from accounts.models import Person, Throttle
from accounts.throttles import ThrottledError, client_key, enforce_throttle
from assessments.models import Attempt
from commitments.models import Commitment
from integration_site.search import views as search_views
from tests.assessments.sheets import newest_form
from tests.commitments.factories import NOW, client_of, form_data, make_person

pytestmark = pytest.mark.django_db
HERE = {"REMOTE_ADDR": "192.0.2.7"}


@pytest.fixture
def clock():
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


def check(response, wait):
    assert response.status_code == 429
    assert response["Retry-After"] == str(wait)
    assert response["Cache-Control"] == "no-store"
    html = response.content.decode()
    assert "<title>A moment, please" in html
    assert 'content="noindex"' in html
    return html


def test_saving_as_somebody_new(settings, clock):
    settings.THROTTLES = settings.THROTTLES | {"guest": (2, 3600)}
    for _ in range(2):
        assert Client(**HERE).post("/commitments/new/", form_data()).status_code == 303
    client = Client(**HERE)
    html = check(client.post("/commitments/new/", form_data(what="tea <b>in peace</b>")), 3600)
    assert "in 60 minutes" in html
    assert '<input type="hidden" name="what" value="tea &lt;b&gt;in peace&lt;/b&gt;">' in html
    assert 'action="/commitments/new/"' in html
    assert (Person.objects.count(), Commitment.objects.count()) == (2, 2)
    assert "sessionid" not in client.cookies
    assert Client(REMOTE_ADDR="192.0.2.8").post("/commitments/new/", form_data()).status_code == 303
    clock.shift(timedelta(hours=1))
    assert client.post("/commitments/new/", form_data()).status_code == 303


def test_person_who_is_known_saves_on(settings):
    settings.THROTTLES = settings.THROTTLES | {"guest": (0, 3600)}
    assert client_of(make_person()).post("/commitments/new/", form_data()).status_code == 303


def test_form_with_a_mistake_counts_for_nothing(settings):
    settings.THROTTLES = settings.THROTTLES | {"guest": (0, 3600)}
    assert Client().post("/commitments/new/", form_data(what="")).status_code == 422
    assert not Throttle.objects.exists()


def test_bringing_an_export_counts_as_somebody_new(settings):
    settings.THROTTLES = settings.THROTTLES | {"guest": (0, 3600)}
    export = client_of(make_person()).get("/me/export.json").content
    response = Client().post("/me/import/", {"file": SimpleUploadedFile("mine.json", export)})
    assert response.status_code == 429
    assert Person.objects.count() == 1


def test_full_assessment_begun_too_often_waits(settings, clock):
    settings.THROTTLES = settings.THROTTLES | {"full": (1, 3600)}
    first, person = newest_form(1), make_person()
    client = client_of(person)
    assert client.post("/assessments/full/section/1/", first).status_code in {200, 303}
    assert client.post("/assessments/full/section/1/", first).status_code in {200, 303}, "changing it is no beginning"
    Attempt.objects.all().delete()
    html = check(client.post("/assessments/full/section/1/", first), 3600)
    assert html.count('type="hidden"') >= len(first)
    other = client_of(make_person())
    assert other.post("/assessments/full/section/1/", first).status_code in {200, 303}, (
        "each person has their own count"
    )
    clock.shift(timedelta(hours=1))
    assert client.post("/assessments/full/section/1/", first).status_code in {200, 303}


def test_searching(settings, clock):
    settings.THROTTLES = settings.THROTTLES | {"search": (1, 60)}
    client = Client()
    assert client.get("/search/?q=supper&kind=claim").status_code == 200
    html = check(client.get("/search/?q=supper&kind=claim"), 60)
    assert 'href="/search/?q=supper&amp;kind=claim"' in html
    assert client.get("/search/").status_code == 200
    clock.shift(timedelta(minutes=1))
    assert client.get("/search/?q=supper").status_code == 200


def test_search_of_nothing_is_public_and_counts_nothing(client):
    response = client.get("/search/")
    assert "public" in response["Cache-Control"]
    assert client.get("/search/?q=+").status_code == 200
    assert not Throttle.objects.exists()


def test_search_goes_on_when_nothing_can_be_written(client, monkeypatch):
    def refuse(*args, **options):
        raise OperationalError("attempt to write a readonly database")

    monkeypatch.setattr(search_views, "enforce_throttle", refuse)
    assert client.get("/search/?q=boundary").status_code == 200


def test_count_tells_no_address(rf, settings):
    request = rf.get("/", REMOTE_ADDR="192.0.2.7")
    enforce_throttle("search", client_key(request), now=NOW)
    (row,) = Throttle.objects.values_list("purpose", "key")
    assert "192.0.2" not in str(row)
    person = make_person()
    assert client_key(request, person) == f"person {person.pk}"
    settings.THROTTLES = {"search": (1, 60)}
    with pytest.raises(ThrottledError) as told:
        enforce_throttle("search", client_key(request), now=NOW)
    assert told.value.wait == 60
