import pytest

from accounts.models import Person
from commitments.models import CheckIn, Commitment, Occasion, Value
from integration_site.personal_data import checks as personal_checks
from integration_site.personal_data import registry as personal
from integration_site.personal_data.registry import (
    PERSONAL_DATA,
    data_summary,
    has_data,
    personal_models,
    portable_summary,
)
from tests.commitments.factories import make_commitment, make_person
from tests.integration_site.full_person import full_person

pytestmark = pytest.mark.django_db


def test_foreign_keys_lead_to_what_belongs_to_a_person():
    assert {Person, Value, Commitment, Occasion, CheckIn} <= set(personal_models())
    assert {holding.model for holding in PERSONAL_DATA} == set(personal_models())


def test_paths_that_are_declared_lead_to_the_person():
    person = make_person()
    make_commitment(person=person, answers="K", cue="I sit", action="breathe")
    make_commitment(answers="K")
    counts = {holding.label: holding.for_person(person).count() for holding in PERSONAL_DATA}
    assert counts["commitments.occasion"] == 4
    assert counts["commitments.checkin"] == 1
    assert counts["commitments.microhabit"] == 1
    assert counts["accounts.person"] == 1


def test_data_that_is_stored_is_said_in_words():
    person = make_person()
    assert not has_data(person)
    make_commitment(person=person)
    assert has_data(person)
    assert ("protected times", 4) in [(stored.description, stored.count) for stored in data_summary(person)]
    assert "two-minute habits" not in [stored.description for stored in data_summary(person)]


def test_model_that_is_not_declared_is_an_error(monkeypatch):
    left = tuple(holding for holding in PERSONAL_DATA if holding.model is not CheckIn)
    monkeypatch.setattr(personal, "PERSONAL_DATA", left)
    (error,) = personal_checks.check_declared()
    assert error.id == "site.E010"
    assert error.msg == "commitments.CheckIn belongs to a person; declare it in commitments/personal_data.py."


def test_order_that_is_wrong_and_a_missing_twin_are_errors(monkeypatch):
    monkeypatch.setattr(personal, "PERSONAL_DATA", PERSONAL_DATA[::-1])
    assert {error.id for error in personal_checks.check_order_and_twins()} == {"site.E011"}
    bare = tuple(personal.PersonalData(holding.model, holding.owner, holding.description) for holding in PERSONAL_DATA)
    monkeypatch.setattr(personal, "PERSONAL_DATA", bare)
    messages = {error.msg for error in personal_checks.check_order_and_twins()}
    assert "commitments.value may stand once for each person; declare its find_duplicate." in messages


def test_summary_of_what_an_export_carries_leaves_the_account_out():
    person = full_person()
    said = {each.description for each in portable_summary(person)}
    assert said < {each.description for each in data_summary(person)}
    assert said <= {holding.description for holding in PERSONAL_DATA if holding.is_portable}
