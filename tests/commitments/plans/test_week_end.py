"""A plan by the end of the week, through all that can be done with it."""

from datetime import UTC, datetime, time, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError

from commitments.models import Answer, Commitment, Occasion
from commitments.plans import rescheduling_actions as plan_actions
from commitments.plans.lifecycle_actions import renew
from commitments.plans.overlaps import names_sharing_time
from commitments.reviews.actions import save_review
from commitments.reviews.next_week import NextWeek
from commitments.schedule import PARTS
from tests.commitments.factories import client_of, form_data, make_commitment, make_plan, occasions_of
from tests.commitments.pages import own, words_of

MONDAY = datetime(2026, 11, 23, tzinfo=UTC)
WEDNESDAY = datetime(2026, 11, 25, 9, tzinfo=UTC)
NEXT_MONDAY = MONDAY + timedelta(weeks=1)
AFTER_ALL = datetime(2026, 12, 22, 9, tzinfo=UTC)
ANY_DAY = {"days": (), "hours": None}
pytestmark = pytest.mark.django_db


@pytest.fixture
def commitment():
    return make_commitment(what="a long walk", value="health", **ANY_DAY)


def spans_of(commitment):
    return [(each.starts_at, each.ends_at) for each in occasions_of(commitment)]


def test_plan_by_the_end_of_the_week_needs_no_hours(client):
    data = form_data(weekday="week", part="", start="", minutes="", what="a long walk", value="health")
    with time_machine.travel(WEDNESDAY, tick=False):
        response = client.post("/commitments/new/", data)
    assert response.status_code == 303
    commitment = Commitment.objects.get()
    assert (commitment.weekdays, commitment.hours, commitment.is_by_week_end) == ("", None, True)
    spans = spans_of(commitment)
    assert (spans[0], spans[1][0], spans[-1][1]) == (
        (WEDNESDAY, NEXT_MONDAY),
        NEXT_MONDAY,
        datetime(2026, 12, 21, tzinfo=UTC),
    )
    text = words_of(commitment.person, response.url)
    assert "Kept. First time: Week to Sunday 29 November, on a day of your choice" in text
    assert "By the end of the week I protect a long walk for health." in text
    assert "for four weeks from Wednesday 25 November I keep some time each week, for this: a long walk." in text


def test_hours_that_are_sent_along_count_for_nothing(client):
    assert client.post("/commitments/new/", form_data(weekday="week", part="own", start="23:00")).status_code == 303
    assert Commitment.objects.get().hours is None


def test_plan_by_the_end_of_the_week_refuses_more_days_at_the_field(client):
    response = client.post("/commitments/new/", form_data(weekday="week", more_days=["3"]))
    assert response.status_code == 422
    assert response.content.decode().count("“By the end of the week” leaves the day open.") == 2
    assert response.context["form"].errors.as_data()["more_days"][0].code == "contradiction"
    assert not Commitment.objects.exists()


def test_time_by_the_end_of_the_week_can_be_answered_from_its_beginning(commitment):
    first, second, *_ = occasions_of(commitment)
    client = client_of(commitment.person)
    with time_machine.travel(WEDNESDAY, tick=False):
        text = words_of(commitment.person, "/week/")
        assert "Open until Sunday 29 November" in text
        assert "By the end of the week: a long walk, for health On a day of your choice." in text
        assert "Answer it" in text
        assert "Week 1 To Sun Week 2 30 Nov" in text
        assert client.post(f"/occasions/{first.pk}/check-in/", {"answer": "kept"}).status_code == 303
        assert client.post(f"/occasions/{second.pk}/check-in/", {"answer": "kept"}).status_code == 422
    assert [each.answer for each in occasions_of(commitment)] == [Answer.KEPT, None, None, None]


@pytest.mark.parametrize(
    ("now", "question"),
    [
        ("2026-11-30T09:00Z", "Last week: did it hold?"),
        ("2026-12-06T22:00Z", "Last week: did it hold?"),
        ("2026-12-21T09:00Z", "Last week: did it hold?"),
        ("2026-12-30T09:00Z", "Week to Sunday 20 December: did it hold?"),
    ],
)
def test_time_by_the_end_of_the_week_is_asked_about_once_the_week_is_over(commitment, now, question):
    with time_machine.travel(now, tick=False):
        assert question in words_of(commitment.person, "/week/")


def test_time_by_the_end_of_the_week_stands_after_one_at_an_hour(commitment):
    evening = make_commitment(person=commitment.person)
    with time_machine.travel(MONDAY + timedelta(hours=9), tick=False):
        page = client_of(commitment.person).get("/week/").context["page"]
    assert page.next.occasion.commitment == evening


def test_time_by_the_end_of_the_week_shares_time_with_nothing(commitment):
    evening = make_commitment(person=commitment.person)
    assert names_sharing_time(evening) == []
    assert names_sharing_time(commitment) == []
    tuesday = occasions_of(evening)[0]
    others = Occasion.objects.for_person(commitment.person).overlapping(tuesday.starts_at, tuesday.ends_at)
    assert list(others) == [tuesday]


def test_moving_one_gives_it_a_day_and_an_hour(commitment):
    first, *_ = occasions_of(commitment)
    client = client_of(commitment.person)
    with time_machine.travel(WEDNESDAY, tick=False):
        form = client.get(f"/occasions/{first.pk}/bend/").context["form"]
        assert (form["start"].value(), form["minutes"].value()) == ("18:00", 180)
        data = {"day": "2026-11-28", "start": "10:00", "minutes": "120", "reason": "Rain until then"}
        assert client.post(f"/occasions/{first.pk}/bend/", data).status_code == 303
    moved = first.successor
    assert (moved.starts_at, moved.is_by_week_end) == (datetime(2026, 11, 28, 10, tzinfo=UTC), False)


def test_time_by_the_end_of_the_week_cannot_be_halved_and_is_given_a_day_on_its_own_page(commitment):
    with pytest.raises(ValidationError, match="no fixed hours") as problem:
        plan_actions.shorten_commitment(commitment=commitment, now=WEDNESDAY)
    assert problem.value.code == "no_hours"
    client = client_of(commitment.person)
    for verb in ("halve", "move"):
        assert client.post(f"/commitments/{commitment.pk}/{verb}/", {"weekday": "3"}).status_code == 422
    assert spans_of(commitment)[0] == (MONDAY, NEXT_MONDAY)


def test_plan_by_the_end_of_the_week_is_offered_a_day_or_a_rest_after_two_weeks_away():
    commitment = make_commitment(answers="MM", **ANY_DAY)
    with time_machine.travel("2026-12-07T09:00Z", tick=False):
        text = words_of(commitment.person, "/week/")
        assert "Give it a day, or make it smaller Rest a week" in text
        assert "Halve it" not in text
        assert "Move it" not in text
        client_of(commitment.person).post(f"/commitments/{commitment.pk}/rest/")
    assert [each.paused_for for each in occasions_of(commitment)] == ["", "", "", "rest"]


def test_edit_to_a_day_leaves_the_running_week(commitment):
    client = client_of(commitment.person)
    with time_machine.travel(WEDNESDAY, tick=False):
        form = client.get(f"/commitments/{commitment.pk}/edit/").context["form"]
        assert form["weekday"].value() == "week"
        assert client.post(f"/commitments/{commitment.pk}/edit/", form_data(weekday="5")).status_code == 303
    first, *others = occasions_of(commitment)
    assert (first.starts_at, first.ends_at) == (MONDAY, NEXT_MONDAY)
    assert [(each.starts_local.weekday(), each.hours) for each in others] == [(5, PARTS["evening"])] * 3


def test_edit_from_a_day_opens_what_is_left_of_the_week():
    commitment = make_commitment(days=(4,))
    plan_actions.edit_commitment(commitment=commitment, plan=make_plan(**ANY_DAY), now=WEDNESDAY)
    assert spans_of(commitment)[:2] == [
        (WEDNESDAY, NEXT_MONDAY),
        (NEXT_MONDAY, NEXT_MONDAY + timedelta(weeks=1)),
    ]
    assert (commitment.hours, commitment.days) == (None, [])


def test_plan_that_is_firm_gives_up_its_hour_next_week():
    commitment = make_commitment(days=(4,), firmness="firm")
    plan = make_plan(firmness="firm", **ANY_DAY)
    assert plan_actions.edit_commitment(commitment=commitment, plan=plan, now=WEDNESDAY)
    assert spans_of(commitment)[0][0] == datetime(2026, 11, 27, 18, tzinfo=UTC)
    assert spans_of(commitment)[1] == (NEXT_MONDAY, NEXT_MONDAY + timedelta(weeks=1))


def test_plan_by_the_end_of_the_week_keeps_its_weeks_in_another_zone(commitment):
    plan = make_plan(time_zone="America/New_York", **ANY_DAY)
    plan_actions.edit_commitment(commitment=commitment, plan=plan, now=WEDNESDAY)
    assert [starts_at for starts_at, _ in spans_of(commitment)] == [
        MONDAY,
        *(NEXT_MONDAY + timedelta(weeks=week, hours=5) for week in range(3)),
    ]


def test_review_offers_a_day_and_no_half(commitment):
    with time_machine.travel(WEDNESDAY, tick=False):
        path = f"/commitments/{commitment.pk}/reviews/new/"
        text = words_of(commitment.person, path)
        assert "Week one of four: Week to Sunday 29 November" in text
        assert "Make it smaller" not in text
        client = client_of(commitment.person)
        assert client.post(path, {"choice": "shrink"}).status_code == 422
        assert client.post(path, {"choice": "move", "weekday": "5", "start": "10:00"}).status_code == 303
    second = occasions_of(commitment)[1]
    assert (second.starts_at, second.minutes) == (datetime(2026, 12, 5, 10, tzinfo=UTC), 120)


def test_review_taken_back_gives_the_week_back(commitment):
    second = occasions_of(commitment)[1]
    common = {"commitment": commitment, "week_on": MONDAY.date(), "words": {}, "points": {}, "now": WEDNESDAY}
    save_review(change=NextWeek("move", 5, time(10)), occasion=second, **common)
    save_review(change=NextWeek("keep"), occasion=Occasion.objects.get(pk=second.pk), **common)
    assert spans_of(commitment)[1] == (NEXT_MONDAY, NEXT_MONDAY + timedelta(weeks=1))


def test_history_look_back_card_and_keepsake_name_the_week():
    commitment = make_commitment(answers="KMKK", **ANY_DAY)
    with time_machine.travel(AFTER_ALL, tick=False):
        history = words_of(commitment.person, "/history/")
        look_back = words_of(commitment.person, f"/commitments/{commitment.pk}/look-back/")
        keepsake = words_of(commitment.person, f"/commitments/{commitment.pk}/keepsake/")
    assert "3 of 4 protected times kept or moved." in history
    assert "Mon 23 Week: kept" in history
    assert "Monday 23 November to Sunday 20 December" in look_back
    assert "2 Week to Sunday 6 December Not this time" in look_back
    assert "By the end of the week I protect supper at home for family." in keepsake
    card = words_of(commitment.person, f"/commitments/{commitment.pk}/card/")
    assert "for family. on a day of your choice" in card


def test_renewing_gives_four_more_weeks(commitment):
    renew(commitment=commitment, now=AFTER_ALL)
    spans = spans_of(own(commitment))
    assert len(spans) == 8
    assert spans[4] == (AFTER_ALL, datetime(2026, 12, 28, tzinfo=UTC))
