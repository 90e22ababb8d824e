"""Every form that stands on a page, with everything wrong: it is refused in words, and nothing of it is kept."""

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils.http import urlencode

from tests.commitments.factories import make_person
from tests.integration_site.routes import LATER, patterns, rows_of
from tests.integration_site.sent_forms import FORM, TYPED, all_forms, plausible

pytestmark = pytest.mark.django_db
LONG = "x" * 5000
RIGHT_TO_LEFT = "supper\u202egpj.exe \u200f\u2066\U0001f468\u200d\U0001f469 e\u0301\u0301"
# Percent-encoded, because no text can hold them: a zero byte, an escape; half a surrogate pair, an overlong slash, a
# stray byte, which are read as the sign for what cannot be read.
CONTROLS = ["a%00b", "a%1Bb"]
STRAY = ["a%ED%A0%80b", "a%C0%AFb", "a%FFb"]
A_FILE = b'--x\r\nContent-Disposition: form-data; name="f"; filename="a"\r\n\r\n'
A_FIELD = b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n'
REFUSED = {400, 403, 404, 405, 413, 422, 429}


def addresses(person):
    """Every address of ours that takes no secret, with the person's own numbers."""
    numbers = rows_of(person) | {"number": 1, "slug": "full"}
    del numbers["attempt_id"]  # whose result holds nothing yet; such pages have no form that takes words
    for name, entry in patterns():
        if set(entry.pattern.converters) <= set(numbers) and name != "staff_login":  # Django's own answers with 200
            yield reverse(name, kwargs={kind: numbers[kind] for kind in entry.pattern.converters})


def send(cookie, address, body):
    """The status, with whatever it changed undone."""
    before = transaction.savepoint()
    status = Client().generic("POST", address, body, FORM, headers={"cookie": cookie}).status_code
    transaction.savepoint_rollback(before)
    return status


@pytest.fixture(scope="module")
def all_found(making):
    with making(), time_machine.travel(LATER, tick=False):
        person = make_person()
        paths = sorted(set(addresses(person)))
        return all_forms(person, paths) + all_forms(None, paths)


@pytest.fixture
def found(all_found, settings):
    assert len(all_found) > 45
    settings.THROTTLES = dict.fromkeys(settings.THROTTLES, (100000, 60))
    with time_machine.travel(LATER, tick=False):
        yield all_found


def test_bytes_that_are_no_text_are_kept_by_no_form(found):
    for cookie, address, fields in found:
        typed = {name for name, (kind, _) in fields.items() if kind in TYPED}
        pairs = urlencode(plausible(fields) | dict.fromkeys(typed, "~"))
        for value in CONTROLS if typed else []:
            assert send(cookie, address, pairs.replace("~", value)) in REFUSED, (address, value)
        for value in STRAY if typed else []:
            assert send(cookie, address, pairs.replace("~", value)) < 500, (address, value)


def test_words_that_are_too_long_are_kept_by_no_form(found):
    for cookie, address, fields in found:
        typed = {name for name, (kind, _) in fields.items() if kind in TYPED}
        if typed:
            assert send(cookie, address, urlencode(plausible(fields) | dict.fromkeys(typed, LONG))) in REFUSED, address


def test_values_from_no_list_and_of_no_kind_are_no_fault_of_ours(found):
    for cookie, address, fields in found:
        for value in ["", "-1", "NaN", "9" * 40, "٣", "[]", RIGHT_TO_LEFT, "' OR 1=1 --", "{{ 7 }}", "%s"]:
            assert send(cookie, address, urlencode(dict.fromkeys(fields, value))) < 500, (address, value)


def test_fields_that_are_missing_doubled_or_unknown_are_no_fault_of_ours(found):
    strange = {"is_staff": "1", "person": "1", "id": "1", "__class__": "x", "pk": ["1", "2"]}
    for cookie, address, fields in found:
        whole = plausible(fields)
        assert send(cookie, address, "") < 500, address
        assert send(cookie, address, urlencode(whole | strange, doseq=True)) < 500, address
        assert send(cookie, address, urlencode({name: [value] * 3 for name, value in whole.items()}, doseq=True)) < 500
        for name in whole:
            rest = [pair for pair in whole.items() if pair[0] != name]
            assert send(cookie, address, urlencode(rest)) < 500, (address, name)


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        (f"{FORM}; charset=utf-16", b"a=b"),
        (f"{FORM}; charset=none-such", b"a=b"),
        ("multipart/form-data; boundary=x", b"--x\r\n" * 20_000),
        ("multipart/form-data; boundary=x", A_FIELD * 1000),
        (
            "multipart/form-data; boundary=x",
            A_FILE * 900,
        ),
        ("multipart/form-data; boundary=" + "x" * 300, b"--x"),
        ("application/json", b"[" * 60_000),
        ("text/xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
    ],
)
def test_body_that_is_no_form_is_no_fault_of_ours(client, kind, body):
    for path in ("/commitments/new/", "/me/import/", "/note/", "/nothing/"):
        assert client.generic("POST", path, body, content_type=kind).status_code in REFUSED | {200}


def test_body_of_ten_megabytes_is_refused_unread(client):
    for path in ("/commitments/new/", "/me/import/", "/nothing/"):
        response = client.generic("POST", path, b"", FORM, CONTENT_LENGTH=str(10 * 1024**2))
        assert response.status_code == 413


def test_body_without_its_length_is_refused(client):
    response = client.generic("POST", "/note/", b"", CONTENT_LENGTH="", HTTP_TRANSFER_ENCODING="chunked")
    assert (response.status_code, response.content) == (411, b"The form came without its length.")


@pytest.mark.parametrize("length", ["abc", "-5", "1_0", "²", "٣", "9" * 5000])
def test_length_that_is_none_is_refused(client, length):
    response = client.generic("POST", "/note/", b"text=x", FORM, CONTENT_LENGTH=length)
    assert (response.status_code, response.content) == (400, b"The form could not be read.")


@pytest.mark.parametrize("path", ["/\\evil.example/", "/help/\r\nX: 1", "/help/\x00", "//evil.example/help/", "/%2F/x"])
def test_light_leads_to_no_other_site(client, path):
    assert client.post("/theme/", {"theme": "day", "next": path})["Location"] == "/"
