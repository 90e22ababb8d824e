"""Both versions of the full assessment in an exported file, and what earlier files did not have."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from assessments.full.actions import choose_portrait
from assessments.models import Attempt
from tests.assessments.sheets import client_of, make_attempt, newest_attempt, newest_sheet, sheet

pytestmark = pytest.mark.django_db
SAID = newest_sheet() | {"work-messages": 0, "days-off": None, "matters": 6}


def exported(person):
    return json.loads(client_of(person).get("/me/export.json").content)


def brought(document):
    file = SimpleUploadedFile("x.json", json.dumps(document).encode())
    client = Client()
    response = client.post("/me/import/", {"file": file})
    assert response.status_code == 303, response.content.decode()
    return client


def both():
    """The document of a person who finished each version, put a portrait over the second, and is erased then."""
    person = make_attempt(values=sheet(purpose=5)).person
    choose_portrait(attempt=newest_attempt(SAID, person=person), portrait="blender")
    document = exported(person)
    person.delete()
    return document


def test_file_brings_back_both_versions_as_they_were():
    client = brought(both())
    first, second = Attempt.objects.order_by("version")
    assert (first.version, first.portrait, first.values()) == (1, "", sheet(purpose=5))
    assert (second.version, second.portrait, second.values()) == (2, "blender", SAID)
    assert second.summary["matters"] == "several"
    for attempt, name in ((first, b"<h1>Purpose-Driven</h1>"), (second, b"<h1>Blender</h1>")):
        assert name in client.get(f"/assessments/full/results/{attempt.pk}/").content
    assert b"are not compared" in client.get("/assessments/full/compare/").content


def test_file_of_an_earlier_version_knows_no_chosen_portrait():
    document = both()
    rows = document["tables"]["assessments.attempt"]
    for row in rows:
        del row["portrait"]
    brought(document)
    assert {attempt.portrait for attempt in Attempt.objects.all()} == {""}


@pytest.mark.parametrize(("field", "value"), [("portrait", "baker"), ("version", 3)])
def test_file_with_a_result_of_nothing_here_is_refused(field, value):
    document = both()
    rows = document["tables"]["assessments.attempt"]
    rows[0][field] = value
    response = Client().post("/me/import/", {"file": SimpleUploadedFile("x.json", json.dumps(document).encode())})
    assert response.status_code == 422
    assert not Attempt.objects.exists()
