import pytest
from django.db import OperationalError
from django.db.migrations.recorder import MigrationRecorder

from articles.models import Article
from integration_site.models import SearchEntry

pytestmark = pytest.mark.django_db


def test_site_that_can_serve(client):
    response = client.get("/health/")
    assert (response.status_code, response.json()) == (200, {"status": "ok"})
    assert "no-store" in response["Cache-Control"]


def test_database_that_does_not_answer(client, monkeypatch):
    def gone(recorder):
        raise OperationalError("secret words of the driver")

    monkeypatch.setattr(MigrationRecorder, "applied_migrations", gone)
    response = client.get("/health/")
    assert (response.status_code, response.json()) == (503, {"status": "unavailable", "faults": ["database"]})


def test_database_that_waits_for_its_migrations(client):
    MigrationRecorder.Migration.objects.filter(app="commitments", name="0001_initial").delete()
    response = client.get("/health/")
    assert (response.status_code, response.json()["faults"]) == (503, ["migrations"])


def test_migrations_of_a_newer_version_are_no_fault(client):
    MigrationRecorder.Migration.objects.create(app="commitments", name="9999_tomorrow")
    assert client.get("/health/").status_code == 200


@pytest.mark.parametrize("model", [Article, SearchEntry])
def test_content_that_is_not_loaded(client, model):
    model.objects.all().delete()
    response = client.get("/health/")
    assert (response.status_code, response.json()["faults"]) == (503, ["content"])


def test_process_that_lives_asks_nothing(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = client.get("/health/live/")
    assert (response.status_code, response.json()) == (200, {"status": "ok"})
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("path", ["/health/", "/health/live/"])
def test_health_allows_only_reading(client, path):
    assert client.post(path).status_code == 405
