import pytest

from commitments.plans.actions import value_of
from commitments.plans.prefill import prefill_from_query
from tests.commitments.factories import client_of, make_person

pytestmark = pytest.mark.django_db


def test_hour_for_a_value_of_one_s_own():
    person = make_person()
    number = str(value_of(person, "family").pk)
    hour = {"value": "family", "what": "an hour", "part": "own", "start": "18:00", "minutes": 60}
    assert prefill_from_query({"value": number, "day": "6"}, person) == hour | {"weekday": 6}
    assert prefill_from_query({"value": number, "day": "7"}, person) == hour
    assert prefill_from_query({"value": number}, make_person()) == {}
    assert prefill_from_query({"value": number}, None) == {}


@pytest.mark.parametrize("number", ["", "x", "-1", "٣", "9" * 30, "0"])
def test_prefill_of_no_value_is_empty(number):
    assert prefill_from_query({"value": number}, make_person()) == {}


def test_form_says_where_its_words_come_from():
    person = make_person()
    page = client_of(person).get(f"/commitments/new/?value={value_of(person, 'family').pk}").content.decode()
    assert "The first words come from the week you noted." in page
    assert "the week you noted" not in client_of(make_person()).get("/commitments/new/?value=1").content.decode()
