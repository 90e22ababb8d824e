"""What is moved, paused, edited or put away, seen from the reviews, the look back and the history."""

from datetime import UTC, datetime

import pytest
import time_machine

from commitments.history.look_back import outcomes_of
from commitments.models import Answer, Commitment, Occasion, Pause
from commitments.occasions.actions import answer_occasion, reschedule_occasion
from commitments.plans import rescheduling_actions as plan_actions
from commitments.plans.lifecycle_actions import finish, renew
from commitments.plans.panel import plan_panel, scored_weeks
from commitments.week import pause_actions
from tests.commitments.factories import client_of, make_commitment, make_plan, occasions_of
from tests.commitments.pages import own, words_of

AFTER_ONE = datetime(2026, 11, 25, 9, tzinfo=UTC)
AFTER_TWO = datetime(2026, 12, 2, 9, tzinfo=UTC)
AFTER_ALL = datetime(2026, 12, 16, 9, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def review(commitment, now, **data):
    with time_machine.travel(now, tick=False):
        client = client_of(commitment.person)
        response = client.post(f"/commitments/{commitment.pk}/reviews/new/", {"choice": "keep"} | data)
    assert response.status_code == 303


def test_week_that_a_review_rests_changes_no_strength():
    commitment = make_commitment(answers="K")
    review(commitment, AFTER_ONE, choice="rest")
    assert scored_weeks(own(commitment)) == [["kept"], [None], [None], [None]]
    assert plan_panel(own(commitment), due=None, now=AFTER_TWO).strength.number == 29


def test_rest_of_both_kinds_reads_the_same_and_counts_as_nothing():
    reviewed, rested = make_commitment(answers="K"), make_commitment(answers="K")
    review(reviewed, AFTER_ONE, choice="rest")
    plan_actions.skip_week(commitment=rested, now=AFTER_ONE)
    with time_machine.travel(AFTER_TWO, tick=False):
        one, other = (words_of(each.person, "/history/") for each in (reviewed, rested))
    assert one == other
    assert "1 of 1 protected time kept or moved." in one
    assert "Tue 1 Paused: rest" in one


def test_review_passes_over_a_paused_week():
    commitment = make_commitment(answers="K")
    pause_actions.pause_week(person=commitment.person, why=Pause.ILLNESS, now=AFTER_ONE)
    review(commitment, AFTER_ONE, choice="swap", what="a swim")
    assert [each.instead for each in occasions_of(commitment)] == ["", "", "a swim", ""]


def test_week_that_is_paused_is_named_and_not_counted():
    commitment = make_commitment(answers="K")
    pause_actions.pause_week(person=commitment.person, why=Pause.TRAVEL, now=AFTER_ONE)
    assert outcomes_of(own(commitment), AFTER_TWO) == ["kept"]
    with time_machine.travel(AFTER_TWO, tick=False):
        assert "Tue 1 Paused: travel" in words_of(commitment.person, "/history/")
        page = words_of(commitment.person, f"/commitments/{commitment.pk}/look-back/")
    assert "2 Tuesday 1 December Paused: travel" in page


def test_time_that_was_moved_keeps_what_it_protects_and_counts_once():
    commitment = make_commitment(answers="K")
    review(commitment, AFTER_ONE, choice="swap", what="a swim")
    second = occasions_of(commitment)[1]
    times = {"starts_at": datetime(2026, 12, 3, 8, tzinfo=UTC), "ends_at": datetime(2026, 12, 3, 9, tzinfo=UTC)}
    moved = reschedule_occasion(occasion=second, reason="A storm.", now=AFTER_TWO, **times)
    assert moved.headline == "Thursday: a swim, for family"
    assert outcomes_of(own(commitment), AFTER_TWO) == ["kept"]
    answer_occasion(occasion=moved, answer=Answer.MISSED, now=AFTER_ALL, note="Too cold.")
    assert outcomes_of(own(commitment), AFTER_TWO.replace(day=4)) == ["kept", "missed"]
    with time_machine.travel(AFTER_ALL, tick=False):
        history = words_of(commitment.person, "/history/")
        review_page = words_of(commitment.person, f"/commitments/{commitment.pk}/reviews/new/")
        page = words_of(commitment.person, f"/commitments/{commitment.pk}/look-back/")
    later, earlier = "Thursday 3 December 2026 Note: Too cold.", "Tuesday 1 December 2026 It went to this: A storm."
    assert history.index(later) < history.index(earlier)
    assert "Week four of four" in review_page
    assert "Moved on purpose, to Thursday 3 December: not this time" in page


def test_edit_rewrites_no_past_time_that_protected_something_else():
    commitment = make_commitment(answers="K")
    review(commitment, AFTER_ONE, choice="swap", what="a swim")
    plan = make_plan(what="choir", value="Friends")
    plan_actions.edit_commitment(commitment=commitment, plan=plan, now=AFTER_TWO)
    reasons = [each.reason for each in occasions_of(Commitment.objects.get())]
    assert reasons == ["supper at home, for family", "a swim, for family", "choir, for Friends", "choir, for Friends"]


def test_review_taken_back_starts_from_an_edited_plan():
    commitment = make_commitment(answers="K")
    review(commitment, AFTER_ONE, choice="shrink")
    plan_actions.edit_commitment(commitment=commitment, plan=make_plan(days=(3,)), now=AFTER_ONE)
    review(commitment, AFTER_ONE, choice="keep")
    assert [f"{each.starts_at:%a %H}-{each.ends_at:%H}" for each in occasions_of(commitment)[1:3]] == ["Thu 18-21"] * 2


def test_plan_that_is_closed_is_listed_and_asks_nothing():
    commitment = make_commitment(answers="K")
    finish(commitment=commitment, now=AFTER_TWO)
    with time_machine.travel(AFTER_ALL, tick=False):
        assert "Closed On Tuesday evening I protect supper at home" in words_of(commitment.person, "/commitments/")
        assert "did it hold" not in words_of(commitment.person, "/week/")
    assert not Occasion.objects.due(AFTER_ALL).exists()


def test_renewal_takes_up_what_was_put_away_but_holds_no_fourth_fast():
    commitment = make_commitment(answers="KKKK", is_non_negotiable=True)
    plan_actions.archive_commitment(commitment=commitment, now=AFTER_ALL)
    for weekday in range(3):
        make_commitment(person=commitment.person, days=(weekday,), is_non_negotiable=True)
    renew(commitment=commitment, now=AFTER_ALL)
    commitment.refresh_from_db()
    assert (commitment.archived_at, commitment.is_non_negotiable) == (None, False)


def test_week_offers_the_latest_four_and_what_is_due():
    commitment = make_commitment(answers="KK.K")
    renew(commitment=commitment, now=AFTER_ALL)
    panel = plan_panel(own(commitment), due=None, now=datetime(2026, 12, 23, 9, tzinfo=UTC))
    assert [row.number for row in panel.rows] == [3, 5]
    assert [week.number for week in panel.latest] == [5, 6, 7, 8]


@pytest.mark.parametrize(
    ("place", "left"), [(1, ["kept", "not_applicable"]), (2, ["kept", None])], ids=["past", "ahead"]
)
def test_time_that_was_moved_and_goes_with_closing_counts_as_no_move(place, left):
    commitment = make_commitment(answers="K")
    times = {"starts_at": datetime(2026, 12, 10, 8, tzinfo=UTC), "ends_at": datetime(2026, 12, 10, 9, tzinfo=UTC)}
    reschedule_occasion(occasion=occasions_of(commitment)[place], reason="A storm.", now=AFTER_ONE, **times)
    finish(commitment=commitment, now=AFTER_TWO)
    assert [each.answer for each in occasions_of(commitment)] == left
    assert outcomes_of(own(commitment), AFTER_ALL) == left


def test_time_that_was_moved_forward_and_kept_stays_when_the_plan_is_closed():
    commitment = make_commitment(answers="K")
    times = {"starts_at": datetime(2026, 12, 1, 8, tzinfo=UTC), "ends_at": datetime(2026, 12, 1, 9, tzinfo=UTC)}
    moved = reschedule_occasion(occasion=occasions_of(commitment)[3], reason="A storm.", now=AFTER_ONE, **times)
    answer_occasion(occasion=moved, answer=Answer.KEPT, now=AFTER_TWO)
    finish(commitment=commitment, now=AFTER_TWO)
    assert outcomes_of(own(commitment), AFTER_ALL) == ["kept", None, "bent"]
