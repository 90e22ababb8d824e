from datetime import UTC, datetime

import pytest
import time_machine

from commitments.models import CheckIn
from tests.commitments.factories import client_of, make_commitment, occasions_of
from tests.regions import regions

AFTER_TWO = datetime(2026, 12, 2, 9, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture
def asked():
    """A client and the address of an occasion that has ended."""
    with time_machine.travel(AFTER_TWO, tick=False):
        commitment = make_commitment()
        yield client_of(commitment.person), f"/occasions/{occasions_of(commitment)[0].pk}/"


def test_note_is_kept_with_the_answer_and_shown_again(asked):
    client, url = asked
    assert client.post(f"{url}check-in/", {"answer": "kept", "note": " Soup &\r\n bread "}).status_code == 303
    assert CheckIn.objects.get().note == "Soup & bread"
    page = client.get(url).content.decode()
    assert "Soup &amp; bread</textarea>" in page
    assert 'value="kept" aria-pressed="true"' in page


def test_answer_without_room_for_a_note_leaves_it_and_an_empty_one_clears_it(asked):
    client, url = asked
    client.post(f"{url}check-in/", {"answer": "kept", "note": "soup"})
    client.post(f"{url}check-in/", {"answer": "missed"})
    assert (CheckIn.objects.get().answer, CheckIn.objects.get().note) == ("missed", "soup")
    client.post(f"{url}check-in/", {"answer": "missed", "note": ""})
    assert CheckIn.objects.get().note == ""


def test_note_that_is_long_is_refused_where_it_was_typed(asked):
    client, url = asked
    response = client.post(f"{url}check-in/", {"answer": "kept", "note": "y" * 501})
    page = response.content.decode()
    assert response.status_code == 422
    assert "<title>Error: One protected time" in page
    assert "A note: at most 500 characters; these are 501." in page
    assert "y" * 501 in page
    assert not CheckIn.objects.exists()


def test_answer_is_taken_back_with_one_post(asked):
    client, url = asked
    client.post(f"{url}check-in/", {"answer": "kept"})
    assert f'action="{url}undo/"' in client.get("/week/").content.decode()
    for _ in range(2):
        assert client.post(f"{url}undo/")["Location"] == "/week/"
    assert not CheckIn.objects.exists()
    assert "Taken back. You can answer again." in client.get("/week/").content.decode()


def test_answer_is_not_taken_back_by_a_look(asked):
    client, url = asked
    client.post(f"{url}check-in/", {"answer": "kept"})
    assert client.get(f"{url}undo/").status_code == 405
    assert CheckIn.objects.exists()


def test_time_ahead_can_be_seen_but_not_answered(asked):
    client, url = asked
    ahead = client.get(url).context["occasion"].commitment.occasions.order_by("starts_at").last()
    page = client.get(f"/occasions/{ahead.pk}/").content.decode()
    assert "This time has not begun yet." in page
    assert not regions(page, ".answer")
