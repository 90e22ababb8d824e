"""Four weeks of one person by a simulated clock, through the pages only: as a browser would, without script."""

import re

import pytest
import time_machine
from django.test import Client

from commitments.models import Commitment, Occasion
from tests.commitments.factories import form_data, occasions_of

pytestmark = pytest.mark.django_db(transaction=True)
SUNDAY = "2026-11-22T10:00:00Z"


class Walker:
    """One browser. Each step says when it happens."""

    def __init__(self):
        self.browser = Client()

    def get(self, when, path):
        with time_machine.travel(when, tick=False):
            response = self.browser.get(path)
        assert response.status_code == 200
        return " ".join(re.sub(r"<[^>]*>", " ", response.content.decode().partition("<main")[2]).split())

    def post(self, when, path, **data):
        with time_machine.travel(when, tick=False):
            response = self.browser.post(path, data)
        assert response.status_code == 303
        return response["Location"]


@pytest.fixture
def walker():
    walker = Walker()
    walker.post(SUNDAY, "/commitments/new/", **form_data())
    return walker


def review(walker, when, **data):
    commitment = Commitment.objects.get()
    return walker.post(when, f"/commitments/{commitment.pk}/reviews/new/", **{"choice": "keep"} | data)


def answer(walker, when, number, given):
    occasion = occasions_of(Commitment.objects.get())[number - 1]
    walker.post(when, f"/occasions/{occasion.pk}/check-in/", answer=given)


def starts():
    return [f"{each.starts_at:%a %d %b %H:%M}-{each.ends_at:%H:%M}" for each in occasions_of(Commitment.objects.get())]


def test_plan_of_four_weeks_with_every_choice(walker):
    commitment = Commitment.objects.get()
    walker.post(SUNDAY, "/markers/new/", stress=5, focus=2)

    answer(walker, "2026-11-25T09:00Z", 1, "kept")
    review(walker, "2026-11-25T09:05Z", stress=4, focus=2, mix="mostly", choice="shrink", helped="The phone was away.")
    assert starts()[1] == "Tue 01 Dec 18:00-19:30"
    assert "18:00 to 19:30" in walker.get("2026-11-30T09:00Z", "/week/")

    answer(walker, "2026-12-02T09:00Z", 2, "missed")
    review(walker, "2026-12-02T09:05Z", stress=4, mix="no", choice="move", weekday=3, start="17:30", hindered="A call.")
    assert starts()[1:3] == ["Tue 01 Dec 18:00-19:30", "Thu 10 Dec 17:30-20:30"]
    assert "Thursday: supper at home, for family" in walker.get("2026-12-07T09:00Z", "/week/")

    answer(walker, "2026-12-11T09:00Z", 3, "kept")
    review(walker, "2026-12-11T09:05Z", stress=3, mix="yes", choice="swap", what="a walk by the river")
    assert "Tuesday evening: a walk by the river, for family" in walker.get("2026-12-14T09:00Z", "/week/")
    assert "a walk by the river" in walker.get("2026-12-15T22:00Z", "/week/")

    answer(walker, "2026-12-16T09:00Z", 4, "bent")
    bend = {"day": "2026-12-17", "start": "18:00", "minutes": 60, "reason": "The river rose."}
    walker.post("2026-12-16T09:01Z", f"/occasions/{occasions_of(commitment)[3].pk}/bend/", **bend)
    assert "Thursday: a walk by the river, for family" in walker.get("2026-12-16T09:02Z", "/week/")
    assert "Kept or moved: 2." in walker.get("2026-12-16T09:03Z", f"/commitments/{commitment.pk}/look-back/")
    answer(walker, "2026-12-18T09:00Z", 5, "kept")
    review(walker, "2026-12-18T09:05Z", stress=2, mix="yes")
    page = walker.get("2026-12-18T09:10Z", f"/commitments/{commitment.pk}/look-back/")
    assert "Kept or moved: 3. Longest run: 2 in a row." in page
    assert "Stress 5 at first, 2 at last: lower" in page
    assert "Focus Too few points to tell" in page
    assert "Good for it: The phone was away." in page
    assert "In the way: A call." in page
    assert "It went to this: The river rose." in walker.get("2026-12-18T09:11Z", "/history/")

    walker.post("2026-12-18T09:15Z", f"/commitments/{commitment.pk}/renew/")
    assert starts()[5:] == [f"Tue {day} 18:00-21:00" for day in ["22 Dec", "29 Dec", "05 Jan", "12 Jan"]]
    assert "Next protected time, in four days" in walker.get("2026-12-18T09:20Z", "/week/")


def test_rest_counts_for_nothing_and_the_week_after_is_there(walker):
    commitment = Commitment.objects.get()
    answer(walker, "2026-11-25T09:00Z", 1, "missed")
    review(walker, "2026-11-25T09:05Z", choice="rest")
    page = walker.get("2026-11-26T09:00Z", "/week/")
    assert "Next protected time, in twelve days" in page or "Next protected time, in 12 days" in page
    assert "did it hold" not in walker.get("2026-12-02T09:00Z", "/week/")

    answer(walker, "2026-12-09T09:00Z", 3, "kept")
    page = walker.get("2026-12-17T09:00Z", f"/commitments/{commitment.pk}/look-back/")
    assert "Kept 1 Not this time 1 No answer 1" in page


def test_rest_taken_back_stands_again(walker):
    review(walker, "2026-11-25T09:05Z", choice="rest")
    review(walker, "2026-11-25T09:06Z", choice="keep")
    assert not Occasion.objects.exclude(paused_for="").exists()
    assert "Next protected time, in six days" in walker.get("2026-11-25T09:10Z", "/week/")


def test_silence_is_not_a_miss_and_the_way_back_is_open(walker):
    """Three weeks away: nothing was said, nothing is held against anyone, and each week can still be answered."""
    page = walker.get("2026-12-17T09:00Z", "/week/")
    assert "Tuesday 15 December" in page
    for number in (1, 2, 3, 4):
        answer(walker, "2026-12-17T09:05Z", number, "kept")
    page = walker.get("2026-12-17T09:10Z", "/history/")
    assert "4 of 4 protected times kept or moved. Longest run: 4 in a row." in page


def test_closing_ends_kindly(walker):
    commitment = Commitment.objects.get()
    answer(walker, "2026-12-16T09:00Z", 4, "kept")
    location = walker.post("2026-12-16T09:05Z", f"/commitments/{commitment.pk}/finish/")
    assert "Closed. What you kept stays here and in your history." in walker.get("2026-12-16T09:06Z", location)
    assert "Nothing is planned ahead" in walker.get("2026-12-16T09:07Z", "/week/")
