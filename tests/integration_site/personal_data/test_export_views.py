import codecs
import csv
import io
import json
import re
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.test import Client

from accounts.models import Person
from coaching.models import Reaction
from commitments.models import CheckIn, Commitment, Occasion, ReminderSettings, Value
from integration_site.personal_data import export_views
from integration_site.personal_data.exporting import safe_csv_cell
from integration_site.personal_data.importing import actions as importing
from integration_site.personal_data.importing import fitting as import_fitting
from integration_site.personal_data.importing import turns as import_turns
from integration_site.personal_data.importing.row_numbers import reserve
from integration_site.personal_data.registry import PERSONAL_DATA
from tests.commitments.factories import client_of, make_commitment, make_person, make_staff
from tests.integration_site.full_person import exported, full_person

pytestmark = pytest.mark.django_db


def bring(client, document):
    content = document if isinstance(document, bytes) else json.dumps(document).encode()
    return client.post("/me/import/", {"file": SimpleUploadedFile("x.json", content)})


def test_export_holds_everything_and_no_secret():
    person = full_person()
    make_commitment()
    response = client_of(person).get("/me/export.json")
    document = json.loads(response.content)
    assert response["Cache-Control"] == "no-store"
    assert response["Content-Disposition"] == 'attachment; filename="work-life-harmony.json"'
    counts = {name: len(rows) for name, rows in document["tables"].items()}
    assert counts["commitments.commitment"] == 2
    assert counts["commitments.occasion"] == 8
    assert counts["assessments.itemanswer"] == 1
    assert counts["accounts.returnlink"] == 1
    for secret in ("digest", "password", "session_key", "session_data"):
        assert f'"{secret}"' not in response.content.decode()
    assert "fingerprints" in document["left_out"][0]


def test_table_holds_each_value_and_no_formula():
    response = client_of(full_person()).get("/me/export.csv")
    lines = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert lines[0] == ["table", "row", "field", "value"]
    assert "'=SUM(A1)" in [line[3] for line in lines if line[2] == "what"]


@pytest.mark.parametrize("path", ["/me/export.csv", "/evidence.csv"])
def test_spreadsheet_is_told_that_a_table_is_utf_8(path):
    assert client_of(full_person()).get(path).content.startswith(codecs.BOM_UTF8)


def test_file_that_an_editor_saved_with_a_byte_order_mark_is_brought_back():
    document = codecs.BOM_UTF8 + json.dumps(exported(full_person())).encode()
    assert bring(Client(), document).status_code == 303


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-x", "'-x"),
        ("@x", "'@x"),
        ("\tx", "'\tx"),
        ("  =1", "'  =1"),
        ("a=b", "a=b"),
    ],
)
def test_cells(value, expected):
    assert safe_csv_cell(value) == expected
    assert safe_csv_cell(None) == ""
    assert safe_csv_cell(datetime(2026, 11, 22, tzinfo=UTC)) == "2026-11-22T00:00:00+00:00"


@pytest.mark.parametrize("suffix", ["json", "csv"])
def test_export_of_who_has_nothing(suffix):
    assert client_of(None).get(f"/me/export.{suffix}").status_code == 404


def test_staff_take_along_what_they_saved_and_bring_it_back_once():
    staff = make_commitment(person=make_staff()).person
    document = exported(staff)
    assert len(document["tables"]["commitments.occasion"]) == 4
    assert "password" not in document["tables"]["accounts.person"][0]
    client = client_of(staff)
    assert bring(client, document).status_code == 422
    client.post("/me/erase/")
    assert bring(client, document).status_code == 303
    assert Commitment.objects.for_person(staff).count() == 1
    staff.refresh_from_db()
    assert staff.is_staff


def pages_of(client, person):
    """The week and the saved pages without numbers of rows and tokens."""
    paths = [f"/commitments/{each.pk}/saved/" for each in Commitment.objects.filter(person=person).order_by("pk")]
    html = "".join(client.get(path).content.decode() for path in ["/week/", *paths])
    html = re.sub(r'value="\w{64}"', "", html)
    return re.sub(r"(?<=[-/_])\d+(?=[-/_:\" ])", "", html)


def test_export_erase_import_gives_identical_pages():
    person = full_person()
    document, before = exported(person), pages_of(client_of(person), person)
    person.delete()
    client = Client()
    assert bring(client, document).status_code == 303
    assert "Brought back: 39 rows" in client.get("/me/").content.decode()
    again = Person.objects.latest("pk")
    assert pages_of(client, again) == before
    moved = Occasion.objects.for_person(again).get(moved_from__isnull=False)
    assert moved.moved_from.commitment == moved.commitment
    new = exported(again)["tables"]
    carried = {holding.label for holding in PERSONAL_DATA if holding.is_portable}
    assert {name: len(rows) for name, rows in new.items() if name in carried} == {
        name: len(rows) for name, rows in document["tables"].items() if name in carried
    }
    first, second = Commitment.objects.order_by("pk")
    assert second.created_at - first.created_at == timedelta(microseconds=7)


def test_file_names_its_tables_as_the_first_files_did():
    """Reminder settings were called reminding."""
    person = full_person()
    document = exported(person)
    assert [row["hour"] for row in document["tables"]["commitments.reminding"]] == [9]
    person.delete()
    assert bring(Client(), document).status_code == 303
    assert ReminderSettings.objects.get().hour == 9


def test_guest_who_has_things_is_asked_to_erase_first():
    person = full_person()
    document = exported(person)
    client = client_of(person)
    assert "This browser has things open already" in client.get("/me/import/").content.decode()
    assert bring(client, document).status_code == 422
    assert Commitment.objects.count() == 2


def changed(document, table, **values):
    document["tables"][table][0].update(values)
    return document


def nested(document, depth):
    """As bytes: no encoder would write it."""
    text = json.dumps(document | {"left_out": None})
    return text.replace('"left_out": null', f'"left_out": {"[" * depth}{"]" * depth}').encode()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda d: b"{", "not JSON"),
        (lambda d: b"\xff", "not JSON"),
        (lambda d: b"[" * 50_000, "not JSON"),
        (lambda d: b"[]", "no export of this site"),
        (lambda d: nested(d, 5000), "no export|not JSON"),
        (lambda d: nested(d, 25), "no export"),
        (lambda d: b" " * (2 * 1024 * 1024 + 1), "larger than"),
        (lambda d: d | {"more": 1}, "“more” is not known"),
        (lambda d: d | {"tables": {"auth.user": []}}, "“auth.user” is not known"),
        (lambda d: d | {"tables": []}, "no tables"),
        (lambda d: changed(d, "commitments.value", colour="red"), "“colour” is not known"),
        (lambda d: changed(d, "commitments.value", name="x" * 61), "cannot stand there"),
        (lambda d: changed(d, "commitments.value", name="a\x00b"), "cannot be shown"),
        (lambda d: changed(d, "commitments.value", id="one"), "has no id"),
        (lambda d: changed(d, "commitments.value", id=99), "refers to a row that is not there"),
        (lambda d: changed(d, "commitments.commitment", value=None), "refers to nothing"),
        (lambda d: changed(d, "commitments.commitment", weekdays="9"), "contradict"),
        (lambda d: changed(d, "commitments.commitment", weekdays=1e400), "not JSON|cannot stand"),
        (lambda d: changed(d, "commitments.commitment", time_zone="Mars/Base"), "cannot stand there"),
        (lambda d: changed(d, "commitments.commitment", created_at="2026-11-22T10:00"), "cannot stand there"),
        (lambda d: changed(d, "commitments.occasion", starts_at="0001-01-01T00:00:00Z"), "cannot stand there"),
        (lambda d: changed(d, "commitments.checkin", answer="perfect"), "cannot stand there"),
        (lambda d: changed(d, "assessments.attempt", version=9), "does not fit"),
        (lambda d: changed(d, "accounts.person", time_zone="Mars/Base"), "time zone"),
        (lambda d: d["tables"]["commitments.value"].append(d["tables"]["commitments.value"][0]) or d, "same id"),
        (lambda d: d["tables"].update({"commitments.occasion": []}) or d, "refers to a row"),
    ],
)
def test_file_that_cannot_be_taken_in_is_told_and_nothing_is_kept(change, sentence):
    person = full_person()
    document = change(exported(person))
    person.delete()
    client = Client()
    response = bring(client, document)
    page = response.content.decode()
    assert response.status_code == 422
    assert re.search(sentence, page)
    assert "<title>Error: Bring your things back" in page
    assert not Person.objects.exists()
    assert not Value.objects.exists()
    assert not CheckIn.objects.exists()


def test_file_that_was_not_chosen_is_told():
    assert "Choose the file" in Client().post("/me/import/").content.decode()


def test_file_never_reaches_another_person():
    other = make_commitment(answers="K")
    person = full_person()
    document = changed(exported(person), "commitments.commitment", person=other.person_id)
    person.delete()
    assert bring(Client(), document).status_code == 303
    assert Commitment.objects.filter(person=other.person).count() == 1


def test_body_beyond_every_file_is_refused_early():
    response = Client().post("/me/import/", b"", content_type="text/plain", CONTENT_LENGTH=str(5 * 1024 * 1024))
    assert response.status_code == 413


@pytest.mark.parametrize(
    ("version", "zone", "plans", "after"),
    [
        (1, "Europe/London", [], ""),
        (1, "Europe/London", ["Europe/London"], "Europe/London"),
        (1, "Europe/London", ["America/Los_Angeles"], "America/Los_Angeles"),
        (1, "Europe/London", ["America/Los_Angeles", "Asia/Tokyo"], ""),
        (1, "Asia/Tokyo", ["America/Los_Angeles"], "Asia/Tokyo"),
        (2, "Europe/London", [], "Europe/London"),
        (2, "", [], ""),
    ],
)
def test_clock_is_brought_back_when_it_was_chosen(version, zone, plans, after):
    person = make_person()
    for name in plans:
        make_commitment(person=person, time_zone=name)
    Person.objects.update(time_zone=zone)
    document = exported(person) | {"version": version}
    person.delete()
    assert bring(Client(), document).status_code == 303
    assert Person.objects.get().time_zone == after


def test_file_without_a_clock_leaves_the_one_that_is_chosen():
    document = exported(Person.objects.create_guest())
    person = Person.objects.create_guest(time_zone="Asia/Tokyo")
    assert bring(client_of(person), document).status_code == 303
    assert Person.objects.get(pk=person.pk).time_zone == "Asia/Tokyo"


@pytest.mark.parametrize(("more", "status"), [(0, 303), (1, 422)])
def test_file_may_have_exactly_two_mebibytes(more, status):
    document = json.dumps(exported(full_person())).encode()
    padded = document + b" " * (2 * 1024 * 1024 - len(document) + more)
    assert bring(Client(), padded).status_code == status


def with_one_more(document, table, **values):
    document["tables"][table].append(document["tables"][table][0] | {"id": 10_000} | values)
    return document


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda d: with_one_more(d, "commitments.value", name="my\u00a0Health"), "contradict"),
        (lambda d: with_one_more(d, "practices.valuecard", name="FAMILY", value=None), "contradict"),
        (lambda d: with_one_more(d, "commitments.checkin"), "contradict"),
        (lambda d: with_one_more(d, "practices.auditday"), "contradict"),
        (lambda d: with_one_more(d, "commitments.commitment"), "does not fit"),
        (lambda d: changed(d, "commitments.occasion", ends_at="2001-01-01T00:00:00Z"), "contradict"),
        (lambda d: changed(d, "practices.audithours", quarters=0), "contradict"),
    ],
)
def test_rows_that_contradict_are_found_before_anybody_waits(change, sentence, monkeypatch):
    document = change(exported(full_person()))
    monkeypatch.setattr(importing, "reserve", pytest.fail)
    response = bring(Client(), document)
    assert response.status_code == 422
    assert sentence in response.content.decode()


def test_fault_that_only_the_database_finds_is_told_and_nothing_is_kept(monkeypatch):
    person = full_person()
    document = with_one_more(exported(person), "practices.auditday")
    person.delete()
    monkeypatch.setattr(import_fitting, "_check_constraints", lambda drafts: None)
    response = bring(Client(), document)
    assert response.status_code == 422
    assert "contradict" in response.content.decode()
    assert not Person.objects.exists()
    assert not Value.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_imports_count_for_the_network_whoever_makes_them_and_whatever_comes_of_them(settings):
    settings.THROTTLES = settings.THROTTLES | {"import": (4, 3600)}
    person = make_person()
    document, broken = exported(full_person()), with_one_more(exported(full_person()), "practices.auditday")
    statuses = [
        bring(client, each).status_code for client in (Client(), client_of(person)) for each in (broken, document)
    ]
    assert statuses == [422, 303, 422, 303]
    for client in (Client(), client_of(make_person())):
        response = bring(client, broken)
        assert response.status_code == 429
        assert 'href="/me/import/">Try it again' in response.content.decode()


def test_exports_that_are_many_in_a_row_wait(settings):
    settings.THROTTLES = settings.THROTTLES | {"export": (1, 3600)}
    client = client_of(full_person())
    assert [client.get(f"/me/export.{each}").status_code for each in ("json", "csv")] == [200, 429]


def test_export_is_given_to_everybody_when_nothing_can_be_written(monkeypatch):
    def refuse(*args, **options):
        raise OperationalError("attempt to write a readonly database")

    monkeypatch.setattr(export_views, "enforce_throttle", refuse)
    assert client_of(full_person()).get("/me/export.json").status_code == 200


def test_exports_beyond_the_places_to_wait_come_back_later():
    document = exported(full_person())
    with ExitStack() as taken:
        for _ in range(import_turns.MAX_WAITING):
            import_turns._places.acquire()
            taken.callback(import_turns._places.release)
        response = bring(Client(), document)
    assert (response.status_code, response["Retry-After"]) == (429, "10")
    assert bring(Client(), document).status_code == 303


def test_numbers_that_were_reserved_are_given_to_nobody_else():
    before = make_person()
    first, second = list(reserve({Person: 2})[Person])
    assert before.pk < first < second < make_person().pk
    assert list(reserve({Reaction: 1})[Reaction]) != list(reserve({Reaction: 1})[Reaction])
