import pytest
import time_machine

from commitments.models import Commitment
from commitments.plans.rescheduling_actions import archive_commitment
from tests.commitments.factories import NOW, client_of, form_data, make_commitment, make_person

ASKED = "You keep this already. Keep another?"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def before_it_begins():
    with time_machine.travel(NOW, tick=False):
        yield


def send(commitment, **changes):
    return client_of(commitment.person).post("/commitments/new/", form_data(**changes))


@pytest.mark.parametrize(
    "changes", [{}, {"what": " Supper  at HOME. ", "value": "Family"}, {"obstacle": "rain", "response": "go"}]
)
def test_plan_that_is_kept_already_is_asked_about_and_kept_on_a_yes(changes):
    commitment = make_commitment()
    response = send(commitment, **changes)
    page = response.content.decode()
    assert response.status_code == 422
    assert ASKED in page
    assert f'href="/commitments/{commitment.pk}/edit/"' in page
    assert Commitment.objects.count() == 1
    assert send(commitment, another="1", **changes).status_code == 303
    assert Commitment.objects.count() == 2


@pytest.mark.parametrize(
    "changes", [{"what": "lunch"}, {"value": "rest"}, {"weekday": "2"}, {"part": "morning"}, {"more_days": ["3"]}]
)
def test_plan_that_is_another_is_kept_at_once(changes):
    assert send(make_commitment(), **changes).status_code == 303


def test_plan_put_away_over_or_somebody_elses_is_not_asked_about():
    commitment = make_commitment()
    assert send(make_commitment(person=make_person(), what="lunch")).status_code == 303
    archive_commitment(commitment=commitment, now=NOW)
    assert send(commitment).status_code == 303
    with time_machine.travel("2027-01-20T09:00Z", tick=False):
        assert send(commitment).status_code == 303


def test_plan_of_a_visitor_is_not_asked_about(client):
    make_commitment()
    assert client.post("/commitments/new/", form_data()).status_code == 303
