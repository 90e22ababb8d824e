"""Every address with a number x who asks: only the owner sees it, everyone else is told that it is not there."""

import pytest
import time_machine

from commitments.models import CheckIn
from tests.commitments.factories import NOW, client_of, make_commitment, make_person, make_staff, occasions_of

pytestmark = pytest.mark.django_db
AFTER_FIRST = "2026-11-25T09:00:00Z"
ASKING = {
    "owner": lambda commitment: commitment.person,
    "other person": lambda commitment: make_commitment(person=make_person()).person,
    "visitor": lambda commitment: None,
    "staff": lambda commitment: make_staff(),
}


@pytest.mark.parametrize("who", ASKING)
@time_machine.travel(AFTER_FIRST, tick=False)
def test_saved_page(who):
    commitment = make_commitment(now=NOW)
    response = client_of(ASKING[who](commitment)).get(f"/commitments/{commitment.pk}/saved/")
    assert response.status_code == (200 if who == "owner" else 404)
    assert response["Cache-Control"] == "no-store"


@pytest.mark.parametrize("page", ["", "bend/"])
@pytest.mark.parametrize("who", ASKING)
@time_machine.travel(AFTER_FIRST, tick=False)
def test_pages_of_an_occasion(who, page):
    commitment = make_commitment(now=NOW)
    response = client_of(ASKING[who](commitment)).get(f"/occasions/{occasions_of(commitment)[0].pk}/{page}")
    assert response.status_code == (200 if who == "owner" else 404)
    assert response["Cache-Control"] == ("private, no-cache" if who == "owner" else "no-store")


@pytest.mark.parametrize("who", ASKING)
@time_machine.travel(AFTER_FIRST, tick=False)
def test_undo(who):
    commitment = make_commitment(now=NOW, answers="K")
    occasion = occasions_of(commitment)[0]
    response = client_of(ASKING[who](commitment)).post(f"/occasions/{occasion.pk}/undo/")
    assert response.status_code == (303 if who == "owner" else 404)
    assert CheckIn.objects.exists() == (who != "owner")


@pytest.mark.parametrize("who", ASKING)
@time_machine.travel(AFTER_FIRST, tick=False)
def test_check_in(who):
    commitment = make_commitment(now=NOW)
    occasion = occasions_of(commitment)[0]
    response = client_of(ASKING[who](commitment)).post(f"/occasions/{occasion.pk}/check-in/", {"answer": "kept"})
    assert response.status_code == (303 if who == "owner" else 404)
    assert response["Cache-Control"] == "no-store"
    assert CheckIn.objects.exists() == (who == "owner")


TO_TYPE_ON = {"reviews/new/", "adapt/", "replies/"}


@pytest.mark.parametrize("path", [*sorted(TO_TYPE_ON), "look-back/", "keepsake/", "card/"])
@pytest.mark.parametrize("who", ASKING)
@time_machine.travel(AFTER_FIRST, tick=False)
def test_pages_of_one_commitment(who, path):
    commitment = make_commitment(now=NOW)
    response = client_of(ASKING[who](commitment)).get(f"/commitments/{commitment.pk}/{path}")
    assert response.status_code == (200 if who == "owner" else 404)
    kept = "private, no-cache" if who == "owner" and path in TO_TYPE_ON else "no-store"
    assert response["Cache-Control"] == kept


@pytest.mark.parametrize("path", ["reviews/new/", "renew/", "finish/"])
@pytest.mark.parametrize("who", ASKING)
def test_changes_of_one_commitment(who, path):
    commitment = make_commitment(now=NOW)
    with time_machine.travel("2026-12-16T09:00:00Z", tick=False):
        response = client_of(ASKING[who](commitment)).post(f"/commitments/{commitment.pk}/{path}")
    commitment.refresh_from_db()
    assert response.status_code == (303 if who == "owner" else 404)
    assert (commitment.occasions.count() > 4) == (who == "owner" and path == "renew/")
    assert (commitment.finished_at is not None) == (who == "owner" and path == "finish/")
