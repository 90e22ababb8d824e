"""Words of people cannot turn the words around them: signs for that are dropped when anything is saved."""

import json

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accounts.text import DIRECTIONS
from articles.models import Note
from commitments.models import Commitment
from practices.calendar_import.forms import Quarters
from practices.time_audit.forms import HoursField
from tests.commitments.factories import client_of, form_data, make_commitment, make_person
from tests.integration_site.form_fields import fields_of

pytestmark = pytest.mark.django_db
TURNED = "\u202egnisrever\u202c \u2066\u2067supper\u2069"
# What is compared with a list, or read by a rule that knows no such sign.
NO_WORDS = (HoursField, Quarters)
NO_WORDS_NAMED = {"time_zone", "link", "code", "email", "result", "portrait"}


def test_fields_for_words_drop_them():
    fields = [
        (form.__name__, name, field)
        for form, each in fields_of().items()
        for name, field in each.items()
        if isinstance(field, forms.CharField) and not isinstance(field, NO_WORDS) and name not in NO_WORDS_NAMED
    ]
    assert len(fields) > 30
    assert not [(form, name) for form, name, field in fields if field.to_python(TURNED) != "gnisrever supper"]


def test_plan_keeps_the_words_without_them():
    person = make_person()
    data = form_data(what=TURNED, value=f"fam{TURNED}")
    assert client_of(person).post("/commitments/new/", data).status_code == 303
    commitment = Commitment.objects.get()
    assert (commitment.what, commitment.value.name) == ("gnisrever supper", "famgnisrever supper")


def test_note_keeps_its_lines_without_them():
    Client().post("/note/", {"text": f"A doubt:\n{TURNED}", "claim": ""})
    assert Note.objects.get().text == "A doubt:\ngnisrever supper"


def test_export_of_before_is_taken_in_without_them():
    person = make_person()
    commitment = make_commitment(person=person, what=TURNED, value=f"tea{TURNED}")
    assert DIRECTIONS.search(commitment.what)
    export = client_of(person).get("/me/export.json").content
    assert DIRECTIONS.search(json.loads(export)["tables"]["commitments.commitment"][0]["what"])
    assert Client().post("/me/import/", {"file": SimpleUploadedFile("x.json", export)}).status_code == 303
    taken_in = Commitment.objects.exclude(pk=commitment.pk).get()
    assert (taken_in.what, taken_in.value.name) == ("gnisrever supper", "teagnisrever supper")
