from datetime import timedelta

import pytest
from django.db import IntegrityError

from assessments.full.actions import finish_attempt, save_section
from assessments.models import Attempt, ItemAnswer
from assessments.scoring.full import SCORER_VERSION, score, summary_of
from tests.assessments.sheets import FULL, NOW, make_attempt, make_guest, part_of, sheet

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=1)


def save(person, number, values=None, **options):
    part = part_of(values or sheet(), number)
    return save_section(person=person, instrument=FULL, values=part, **{"quick_code": "", "now": NOW} | options)


def test_section_that_is_first_begins_an_attempt_and_the_next_go_on_with_it():
    person = make_guest()
    first = save(person, 1)
    second = save(person, 2, now=LATER)
    assert first == second == Attempt.objects.get()
    assert (second.instrument, second.version, second.started_at) == ("full", 1, NOW)
    assert ItemAnswer.objects.count() == 12


def test_section_saved_again_replaces_its_answers():
    person = make_guest()
    save(person, 1)
    attempt = save(person, 1, sheet(boundary=5) | {"what-matters": None})
    values = attempt.values()
    assert (len(values), values["clear-end"], values["what-matters"]) == (6, 5, None)


def test_code_of_the_quick_assessment_is_kept_and_not_lost_again():
    person = make_guest()
    save(person, 1, quick_code="bcdfgh")
    assert save(person, 2).quick_code == "bcdfgh"
    assert save(person, 1, quick_code="ghbcdf").quick_code == "ghbcdf"
    assert Attempt.objects.get().quick_code == "ghbcdf"


def test_finishing_keeps_summary_and_scorer():
    attempt = make_attempt(values=sheet(purpose=5))
    assert attempt.summary == summary_of(score(FULL, sheet(purpose=5)))
    assert (attempt.finished_at, attempt.scorer_version) == (NOW, SCORER_VERSION)
    attempt.refresh_from_db()
    assert attempt.summary["profile"] == "purpose"


def test_finishing_twice_is_finishing_once():
    attempt = make_attempt()
    again = finish_attempt(attempt=attempt, now=LATER)
    assert (again.pk, again.finished_at) == (attempt.pk, NOW)


def test_section_after_finishing_begins_another_attempt():
    finished = make_attempt()
    other = save(finished.person, 1, now=LATER)
    assert other != finished
    assert list(Attempt.objects.for_person(finished.person)) == [other, finished]
    assert list(Attempt.objects.for_person(finished.person).unfinished()) == [other]
    assert list(Attempt.objects.for_person(finished.person).finished()) == [finished]


def test_visitor_owns_no_attempt():
    make_attempt()
    assert not Attempt.objects.for_person(None).exists()


def test_attempt_that_is_unfinished_is_the_only_one_of_a_person_and_version():
    person = make_guest()
    save(person, 1)
    with pytest.raises(IntegrityError):
        Attempt.objects.create(person=person, instrument="full", version=1, started_at=LATER)


@pytest.mark.parametrize("fields", [{"finished_at": LATER}, {"summary": {}}, {"scorer_version": 1}])
def test_summary_and_scorer_come_together_when_finished(fields):
    with pytest.raises(IntegrityError):
        Attempt.objects.create(person=make_guest(), instrument="full", version=1, started_at=NOW, **fields)


@pytest.mark.parametrize("value", [-1, 7])
def test_value_outside_the_points_is_refused(value):
    attempt = make_attempt(sections=1)
    with pytest.raises(IntegrityError):
        ItemAnswer.objects.create(attempt=attempt, item="fit-together", value=value)
