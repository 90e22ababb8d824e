from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from commitments.models import HabitDay, MarkerSet, Review
from practices.models import Look, Ritual, RitualRun
from practices.steps.progress import done_steps
from tests.commitments.factories import NOW, client_of, make_commitment, make_person
from tests.commitments.pages import words_of
from tests.integration_site.joined import join_for_good

# The plan began on Sunday 22 November; this is the Wednesday of its third week, with three Mondays from 23 November.
THIRD_WEEK = datetime(2026, 12, 9, 9, tzinfo=UTC)
MONDAYS = [date(2026, 11, 23), date(2026, 11, 30), date(2026, 12, 7)]
SHOWN = ["/practices/look/", "/practices/refine/"]
pytestmark = pytest.mark.django_db


def make_weeks():
    """Tuesdays kept, not this time, kept; stress 4, 2, 3 and focus twice; the habit on nine days."""
    commitment = make_commitment(answers="KMK", cue="I sit", action="breathe")
    for monday, stress, focus, mix in zip(MONDAYS, [4, 2, 3], [5, 5, None], ["yes", "mostly", "mostly"], strict=True):
        review = Review.objects.create(commitment=commitment, week_on=monday, mix=mix, reviewed_at=THIRD_WEEK)
        points = {"stress": stress, "focus": focus}
        MarkerSet.objects.create(person=commitment.person, review=review, noted_at=THIRD_WEEK, **points)
    for day in range(9):
        HabitDay.objects.create(habit=commitment.micro_habits.get(), day=MONDAYS[0] + timedelta(days=day))
    ritual = Ritual.objects.create(person=commitment.person, parts="walk", minutes=5, made_at=NOW)
    for rating in [3, 5, 4]:
        RitualRun.objects.create(ritual=ritual, minutes=5, started_at=THIRD_WEEK, ended_at=THIRD_WEEK, rating=rating)
    return commitment


@time_machine.travel(THIRD_WEEK, tick=False)
def test_look_counts_and_gives_ranges():
    page = words_of(make_weeks().person, "/practices/look/")
    assert "since Monday 23 November: this week and the two before it" in page
    assert "Kept 2 Moved on purpose 0 Not this time 1 Didn’t apply 0" in page
    assert "Yes 1 Mostly 2 Not really 0 No 0" in page
    assert "Stress between 2 and 4 in three weeks" in page
    assert "Focus too few points to tell" in page
    assert "After I sit, I will breathe. 9 of 17 days" in page
    assert "Three times, rated between 3 and 5." in page


@time_machine.travel(THIRD_WEEK, tick=False)
def test_look_does_not_count_what_was_before_or_another_s():
    commitment = make_weeks()
    early = {"noted_at": datetime(2026, 11, 22, 9, tzinfo=UTC), "focus": 1}
    MarkerSet.objects.create(person=commitment.person, **early)
    MarkerSet.objects.create(person=make_weeks().person, noted_at=THIRD_WEEK, focus=1)
    assert "Focus too few points to tell" in words_of(commitment.person, "/practices/look/")
    assert "Focus between 1 and 5 in three weeks" in words_of(commitment.person, "/practices/refine/")


@pytest.mark.parametrize(
    ("now", "words"),
    [
        (datetime(2026, 11, 25, 9, tzinfo=UTC), "Two weeks are there on 6 December."),
        (datetime(2026, 12, 6, 9, tzinfo=UTC), "noted since Monday 16 November"),
    ],
)
def test_look_waits_for_two_weeks(now, words):
    person = make_commitment().person
    with time_machine.travel(now, tick=False):
        assert words in words_of(person, "/practices/look/")


def test_look_of_a_month_comes_round_after_it_was_read():
    commitment = make_commitment()
    client, path = client_of(commitment.person), "/practices/refine/"
    with time_machine.travel(datetime(2026, 12, 21, 9, tzinfo=UTC), tick=False):
        assert "Your next look is for 22 December" in words_of(commitment.person, path)
    with time_machine.travel(datetime(2026, 12, 28, 9, tzinfo=UTC), tick=False):
        assert "A month has gone by." in words_of(commitment.person, path)
        for _ in range(2):
            assert client.post(path)["Location"] == path
        assert "Noted. The next look is for Thursday 28 January." in client.get(path).content.decode()
        assert "Your next look is for 28 January" in words_of(commitment.person, path)
    assert [(each.span, each.looked_on) for each in Look.objects.all()] == [("month", date(2026, 12, 28))]
    with time_machine.travel(datetime(2027, 1, 28, 9, tzinfo=UTC), tick=False):
        assert "A month has gone by." in words_of(commitment.person, path)


@time_machine.travel(THIRD_WEEK, tick=False)
def test_look_leads_to_a_change():
    commitment = make_weeks()
    for path in SHOWN:
        page = client_of(commitment.person).get(path).content.decode()
        for change in (f"commitments/{commitment.pk}/edit", f"commitments/{commitment.pk}/adapt"):
            assert f'href="/{change}/"' in page
        assert f'href="/habits/{commitment.micro_habits.get().pk}/edit/"' in page
    assert 'href="/commitments/new/"' in page


@pytest.mark.parametrize("path", SHOWN)
def test_look_of_who_has_nothing(path):
    assert 'href="/commitments/new/"' in client_of(None).get(path).content.decode()
    assert "I have" not in words_of(make_person(), path)
    assert client_of(None).post(path).status_code == 404
    assert not Look.objects.exists()


@pytest.mark.parametrize("path", SHOWN)
@time_machine.travel(THIRD_WEEK, tick=False)
def test_look_takes_at_most_ten_queries(path, django_assert_max_num_queries):
    client = client_of(make_weeks().person)
    with django_assert_max_num_queries(10):
        client.get(path)


@time_machine.travel(THIRD_WEEK, tick=False)
def test_steps_are_done_once_something_of_them_is_there():
    person, today = make_weeks().person, THIRD_WEEK.date()
    assert done_steps(person, today) == {"boundaries", "rituals"}
    client = client_of(person)
    for path in SHOWN:
        client.post(path)
    assert done_steps(person, today) == {"boundaries", "rituals", "monitor", "refine"}
    assert "refine" in done_steps(person, today + timedelta(days=30))
    assert "refine" not in done_steps(person, today + timedelta(days=31))


@time_machine.travel(THIRD_WEEK, tick=False)
def test_joining_keeps_one_look_of_a_day():
    person, into = make_person(), make_person()
    for each in (person, into):
        Look.objects.create(person=each, span="month", looked_on=THIRD_WEEK.date())
    Look.objects.create(person=person, span="month", looked_on=NOW.date())
    join_for_good(person=person, into=into, now=THIRD_WEEK)
    assert [each.looked_on for each in Look.objects.for_person(into)] == [THIRD_WEEK.date(), NOW.date()]
