"""A plan of Tuesdays and Thursdays, through all that can be done with it."""

import re
from datetime import UTC, datetime, time

import pytest
import time_machine

from commitments.history.look_back import build_report
from commitments.models import Answer, Commitment, Occasion, Pause
from commitments.occasions.actions import answer_occasion
from commitments.plans import rescheduling_actions as plan_actions
from commitments.plans.lifecycle_actions import renew
from commitments.plans.panel import plan_panel
from commitments.reviews.reviewed_week import reviewed_week
from commitments.schedule import Hours
from commitments.week import pause_actions
from tests.commitments.factories import NOW, client_of, form_data, make_commitment, make_plan, occasions_of
from tests.commitments.pages import own, words_of
from tests.regions import regions

FRIDAY = datetime(2026, 11, 27, 9, tzinfo=UTC)
AFTER_ALL = datetime(2026, 12, 19, 9, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture
def commitment():
    return make_commitment(days=(1, 3))


def days_of(commitment):
    return [(each.starts_at.month, each.starts_at.day) for each in occasions_of(commitment)]


def answer(commitment, letters):
    answers = {"K": Answer.KEPT, "M": Answer.MISSED, "N": Answer.NOT_APPLICABLE}
    for occasion, letter in zip(occasions_of(commitment), letters, strict=False):
        answer_occasion(occasion=occasion, answer=answers[letter], now=FRIDAY)


def test_form_makes_two_times_a_week_for_four_weeks(client):
    with time_machine.travel(NOW, tick=False):
        response = client.post("/commitments/new/", form_data(more_days=["3"]))
    assert response.status_code == 303
    commitment = Commitment.objects.get()
    assert (commitment.weekdays, commitment.days) == ("13", [1, 3])
    assert days_of(commitment) == [(11, 24), (11, 26), (12, 1), (12, 3), (12, 8), (12, 10), (12, 15), (12, 17)]
    page = client.get(response.url).content.decode()
    assert "On Tuesday and Thursday evenings I protect supper at home for family." in page
    assert "Four weeks, in London time." in page
    assert "for four weeks from Tuesday 24 November I keep Tuesday and Thursday evenings, 18:00 to 21:00, for" in page


@pytest.mark.parametrize(
    ("more", "days"), [([], "1"), (["1"], "1"), (["0"], "01"), (["6", "3"], "136"), (list("0123456"), "0123456")]
)
def test_days_that_are_more_stand_in_order_and_once(client, more, days):
    assert client.post("/commitments/new/", form_data(more_days=more)).status_code == 303
    assert Commitment.objects.get().weekdays == days


def test_day_that_is_none_is_refused_in_its_fold(client):
    response = client.post("/commitments/new/", form_data(more_days=["7"]))
    assert response.status_code == 422
    page = response.content.decode()
    assert page.count("Choose more days from the list.") == 2
    assert '<a href="#id_more_days">' in page
    assert regions(page, "details.fold.say__days[open]")
    assert not Commitment.objects.exists()


def test_week_asks_for_each_time(commitment):
    with time_machine.travel(FRIDAY, tick=False):
        page = client_of(commitment.person).get("/week/")
        text = words_of(commitment.person, "/week/")
    assert page.context["page"].due.occasion == occasions_of(commitment)[1]
    assert text.count("Yesterday evening: did it hold?") == 1
    assert "Week 1 Tue: Your answer? Thu: Your answer? Week 2 Tue: 1 Dec Thu: 3 Dec" in text
    assert "week one of four" in text
    assert "Week 1 Tuesday 24 November" in text


def test_windows_twice_a_week_and_a_week_kept_whole_counts_as_one(commitment):
    answer(commitment, "KK")
    panel = plan_panel(own(commitment), due=None, now=FRIDAY)
    assert [week.states for week in panel.weeks] == [["kept", "kept"], *[["ahead", "ahead"]] * 3]
    assert panel.strength.number == 29
    assert panel.chart.height == 306


@pytest.mark.parametrize(
    ("at", "now"),
    [
        ((24, 17, 59), [False] * 4),
        ((24, 18, 0), [True, False, False, False]),
        ((24, 20, 59), [True, False, False, False]),
        ((24, 21, 0), [True, False, False, False]),
        ((8, 19, 0), [False, False, True, False]),
    ],
)
def test_week_is_marked_while_a_time_of_it_runs_or_waits_for_its_answer(commitment, at, now):
    day, hour, minute = at
    moment = datetime(2026, 12 if day < 22 else 11, day, hour, minute, tzinfo=UTC)
    answer(commitment, "KKKK" if day < 22 else "")
    assert [week.is_now for week in plan_panel(own(commitment), due=None, now=moment).weeks] == now


@pytest.mark.parametrize(
    ("letters", "lapse"), [("MM", ""), ("MMM", ""), ("MMMM", "away"), ("MMMN", "away"), ("MMK", "back")]
)
def test_weeks_away_are_said_of_two_weeks_and_not_of_two_times(commitment, letters, lapse):
    answer(commitment, letters)
    assert plan_panel(own(commitment), due=None, now=FRIDAY).lapse == lapse


def options_of(page, name):
    select = re.search(rf'<select[^>]* name="{name}".*?</select>', page, re.DOTALL)[0]
    return dict(re.findall(r'<option value="(\d)">(.*?)</option>', select))


def test_days_can_be_moved_one_by_one_after_two_weeks_away(commitment):
    answer(commitment, "MMMM")
    client = client_of(commitment.person)
    with time_machine.travel("2026-12-04T09:00Z", tick=False):
        page = client.get("/week/").content.decode()
        assert options_of(page, "from") == {"1": "Tuesday", "3": "Thursday"}
        others = ["Wednesday", "Friday", "Saturday", "Sunday", "Monday"]
        assert list(options_of(page, "weekday").values()) == others
        response = client.post(f"/commitments/{commitment.pk}/move/", {"from": "3", "weekday": "5"})
    assert response.status_code == 303
    assert days_of(commitment)[4:] == [(12, 8), (12, 12), (12, 15), (12, 19)]
    assert Commitment.objects.get().days == [1, 5]


@pytest.mark.parametrize("data", [{"weekday": "5"}, {"from": "2", "weekday": "5"}, {"from": "", "weekday": "5"}])
def test_moving_needs_one_of_its_days(commitment, data):
    assert client_of(commitment.person).post(f"/commitments/{commitment.pk}/move/", data).status_code == 422
    assert Commitment.objects.get().days == [1, 3]


def test_halving_and_resting_take_all_days(commitment):
    plan_actions.shorten_commitment(commitment=commitment, now=FRIDAY)
    assert commitment.hours == Hours(time(18), time(19, 30))
    plan_actions.skip_week(commitment=commitment, now=FRIDAY)
    assert [each.paused_for for each in occasions_of(commitment)] == ["", "", "rest", "rest", "", "", "", ""]
    assert {each.hours.ends for each in occasions_of(commitment)[2:]} == {time(19, 30)}


def test_pausing_a_week_takes_both(commitment):
    assert pause_actions.pause_week(person=commitment.person, why=Pause.TRAVEL, now=NOW) == 2


@pytest.mark.parametrize(
    ("days", "after"),
    [
        ((3,), [(12, 3), (12, 10), (12, 17)]),
        ((1, 3, 5), [(12, 1), (12, 3), (12, 5), (12, 8), (12, 10), (12, 12), (12, 15), (12, 17), (12, 19)]),
        ((0, 6), [(11, 30), (12, 6), (12, 7), (12, 13), (12, 14), (12, 20)]),
    ],
    ids=["fewer", "more", "others"],
)
def test_edit_sets_the_days_ahead_and_leaves_what_was(commitment, days, after):
    before = [(each.pk, each.starts_at) for each in occasions_of(commitment)[:2]]
    plan_actions.edit_commitment(commitment=commitment, plan=make_plan(days=days), now=FRIDAY)
    assert [(each.pk, each.starts_at) for each in occasions_of(commitment)[:2]] == before
    assert days_of(commitment)[2:] == after


def test_edit_of_the_days_changes_no_strength(commitment):
    answer(commitment, "KK")
    plan_actions.edit_commitment(commitment=commitment, plan=make_plan(days=(3,)), now=FRIDAY)
    assert plan_panel(own(commitment), due=None, now=FRIDAY).strength.number == 29


def test_edit_form_holds_the_days(commitment):
    page = client_of(commitment.person).get(f"/commitments/{commitment.pk}/edit/")
    assert page.context["form"]["weekday"].value() == 1
    assert page.context["form"]["more_days"].value() == [3]
    assert regions(page, "details.say__days[open]")


def test_review_names_the_one_day_that_it_changes(commitment):
    week = reviewed_week(own(commitment), FRIDAY)
    assert week.heading == "Week one of four: Thursday 26 November"
    assert week.occasion == occasions_of(commitment)[2]
    with time_machine.travel(FRIDAY, tick=False):
        path = f"/commitments/{commitment.pk}/reviews/new/"
        assert "Your choice changes Tuesday 1 December only; the other days stay." in words_of(commitment.person, path)
        client_of(commitment.person).post(path, {"choice": "rest"})
    assert [each.pk for each in Occasion.objects.filter(paused_for="rest")] == [week.occasion.pk]


def test_look_back_counts_times(commitment):
    answer(commitment, "KKKMKKKK")
    page = build_report(own(commitment), AFTER_ALL)
    assert (page.held, page.longest_run, len(page.charts)) == (7, 4, 1)
    assert page.counts[:3] == [("Kept", 7), ("Moved on purpose", 0), ("Not this time", 1)]
    assert [week.number for week in page.weeks] == [1, 1, 2, 2, 3, 3, 4, 4]
    with time_machine.travel(AFTER_ALL, tick=False):
        text = words_of(commitment.person, f"/commitments/{commitment.pk}/look-back/")
    assert "Longest run: 4 in a row." in text


def test_renewing_gives_four_more_weeks_of_both(commitment):
    renew(commitment=commitment, now=AFTER_ALL)
    assert days_of(commitment)[8:] == [(12, 22), (12, 24), (12, 29), (12, 31), (1, 5), (1, 7), (1, 12), (1, 14)]


def test_card_says_both_days(commitment):
    text = words_of(commitment.person, f"/commitments/{commitment.pk}/card/")
    assert "On Tuesday and Thursday evenings I protect supper at home for family." in text


def test_plan_that_is_firm_may_gain_a_day_at_once_and_gives_one_up_next_week():
    commitment = make_commitment(days=(1, 3), firmness="firm")
    monday = datetime(2026, 11, 23, 9, tzinfo=UTC)
    assert plan_actions.edit_commitment(commitment=commitment, plan=make_plan(days=(1,), firmness="firm"), now=monday)
    assert days_of(commitment)[:4] == [(11, 24), (11, 26), (12, 1), (12, 8)]
    more = make_plan(days=(1, 5), firmness="firm")
    assert not plan_actions.edit_commitment(commitment=commitment, plan=more, now=monday)


def test_plan_for_every_day_offers_the_latest_four_and_stays_light(django_assert_max_num_queries):
    commitment = make_commitment(days=range(7), answers="KM" * 12)
    client = client_of(commitment.person)
    with time_machine.travel("2026-12-20T09:00Z", tick=False):
        client.get("/week/")
        with django_assert_max_num_queries(11):
            response = client.get("/week/")
    rows = response.context["page"].panels[0].rows
    assert [row.occasion.starts_at.day for row in rows] == [16, 17, 18, 19]
    assert len(response.content) <= 41_000


def test_hours_that_change_make_no_time_more_when_the_plan_began_within_a_week():
    commitment = make_commitment(days=(1, 3), now=datetime(2026, 11, 25, 9, tzinfo=UTC))
    before = days_of(commitment)
    plan_actions.shorten_commitment(commitment=commitment, now=FRIDAY)
    assert before == days_of(commitment)
    assert before[-1] == (12, 22)
