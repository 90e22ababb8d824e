"""A form with a person's words goes to an address that is not its page's, and its page may be kept for Back."""

import re

import pytest
from django.template import Context, Template
from django.test import Client, RequestFactory

from tests.commitments.factories import NOW, client_of, make_commitment, occasions_of

KEPT = "private, no-cache"


def action(path, tag="{% typed_to %}"):
    request = RequestFactory().get(path)
    text = Template("{% load site %}" + tag).render(Context({"request": request}))
    return text, request.holds_typed_words


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/commitments/new/", "/commitments/new/?sent="),
        ("/commitments/new/?sent=", "/commitments/new/?"),
        ("/commitments/new/?", "/commitments/new/?sent="),
        ("/commitments/new/?result=1abc", "/commitments/new/?result=1abc&amp;sent="),
        ("/commitments/new/?result=1abc&sent=", "/commitments/new/?result=1abc"),
    ],
)
def test_address_of_the_page_is_spelt_otherwise_each_time(path, expected):
    assert action(path) == (expected, True)


def test_address_that_is_another_stays_as_it_is():
    assert action("/occasions/7/", "{% typed_to 'commitments:check_in' 7 %}") == ("/occasions/7/check-in/", True)
    assert action("/note/", "{% typed_to 'note' %}") == ("/note/?sent=", True)


@pytest.mark.django_db
@pytest.mark.parametrize("header", ["HX-Current-URL", "Origin", "Referer"])
@pytest.mark.parametrize(
    "value", ["http://[", "//[x]y", "http://\u2100/", "zq9'\"><svg/onload=zq9x>", "http://[::1/?sent="]
)
def test_headers_that_are_no_address_are_answered_as_if_they_were_not_there(header, value):
    said = {header: value.encode().decode("latin-1"), "HX-Request": "true"}
    for path in ("/note/", "/commitments/new/", "/evidence/"):
        assert Client().get(path, headers=said).status_code == 200
        for target in ("list", "times"):
            assert Client().get(path, headers=said | {"HX-Target": target}).status_code == 200
        form = Client().post(path, {"text": "x"}, headers=said)
        assert form.status_code in {405, 422}
        assert Client(enforce_csrf_checks=True).post(path, {"text": "x"}, headers=said).status_code in {403, 405}


def own_pages():
    commitment = make_commitment(answers="K", cue="I sit", action="breathe", now=NOW)
    second = occasions_of(commitment)[1]
    habit = commitment.micro_habits.get()
    return commitment.person, [
        "/commitments/new/",
        f"/commitments/{commitment.pk}/edit/",
        f"/commitments/{commitment.pk}/adapt/",
        f"/commitments/{commitment.pk}/habits/new/",
        f"/commitments/{commitment.pk}/share/",
        f"/habits/{habit.pk}/edit/",
        f"/occasions/{second.pk}/bend/",
        "/how-i-work/",
        "/note/",
        "/coach/ask/",
        "/practices/rituals/new/",
        "/practices/values/quick/",
        "/practices/values/sort/",
        "/practices/blend/",
        "/practices/non-negotiables/",
    ]


@pytest.mark.django_db
def test_pages_to_type_on_are_kept_for_back_and_by_nobody_else():
    person, paths = own_pages()
    client = client_of(person)
    for path in paths:
        response = client.get(path)
        assert (path, response.status_code, response["Cache-Control"]) == (path, 200, KEPT)


@pytest.mark.django_db
def test_forms_with_words_never_go_to_the_address_of_their_page():
    """Nor does any field for words lose them on the way back."""
    person, paths = own_pages()
    client = client_of(person)
    for path in paths:
        page = client.get(path).content.decode()
        forms = re.findall(r"<form\b[^>]*>.*?</form>", page, re.DOTALL)
        typed = [form for form in forms if re.search(r"<textarea|<input[^>]*(field__input|say__slot)", form)]
        assert typed, path
        for form in typed:
            opening = form[: form.index(">")]
            address = re.search(r'action="?([^"\s>]+)', opening)
            assert address, (path, opening)
            assert address[1] != path, (path, opening)
            assert "autocomplete=off" not in form.replace('"', ""), path
