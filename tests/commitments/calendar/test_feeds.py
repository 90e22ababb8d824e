from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from accounts.models import Person
from commitments.calendar.entries import calendar_entries
from commitments.calendar.feeds import find_calendar_feed, make_calendar_feed, record_calendar_change
from commitments.calendar.ics import to_ical
from commitments.models import Answer, CalendarFeed, CalendarRevision, Commitment, Occasion, Pause
from commitments.occasions import actions
from commitments.plans import lifecycle_actions as look_back_actions
from commitments.plans import rescheduling_actions as plan_actions
from commitments.reviews import actions as review_actions
from commitments.reviews.next_week import NextWeek
from commitments.schedule import PARTS
from commitments.week import pause_actions
from tests.commitments.calendars import components, expanded, in_order
from tests.commitments.factories import NOW, make_commitment, make_person, make_plan, occasions_of

pytestmark = pytest.mark.django_db
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def calendar_of(commitment):
    own = Commitment.objects.with_weeks().select_related("value", "calendar_revision").get(pk=commitment.pk)
    return to_ical(calendar_entries([own]), name="Protected times")


def sequence_of(commitment):
    return read(commitment)[0]


def shown(commitment):
    return read(commitment)[1]


def read(commitment):
    """The one sequence, and everything but the count and the moment of changes."""
    lines = calendar_of(commitment).split(b"\r\n")
    (sequence,) = {line for line in lines if line.startswith(b"SEQUENCE:")}
    stamps = (b"SEQUENCE", b"DTSTAMP", b"LAST-MODIFIED")
    return int(sequence.partition(b":")[2]), [line for line in lines if not line.startswith(stamps)]


def own_times(commitment):
    """What the site itself says is to be protected, or was: read from the rows one by one."""
    commitment = Commitment.objects.get(pk=commitment.pk)
    times = []
    for each in occasions_of(commitment):
        was_moved = Occasion.objects.filter(moved_from=each).exists()
        is_put_away = commitment.archived_at and each.ends_at > commitment.archived_at
        is_let_go = each.answer in ("missed", "not_applicable") and each.check_in.answered_at <= each.starts_at
        if not (was_moved or is_put_away or is_let_go or each.paused_for):
            last_day = (each.ends_at - timedelta(seconds=1)).astimezone(commitment.zone).date()
            is_whole_week = each.ends_at - each.starts_at >= DAY
            times.append((last_day, last_day + DAY) if is_whole_week else (each.starts_at, each.ends_at))
    return in_order(times)


def answer(occasion, given_answer, now):
    return actions.answer_occasion(occasion=occasion, answer=Answer(given_answer), now=now, note="secret")


def bend(occasion, now, days=2):
    """One that had a whole week's room gets an hour, as on the site."""
    starts = occasion.starts_at + days * DAY
    ends = starts + (HOUR if occasion.is_by_week_end else occasion.ends_at - occasion.starts_at)
    return actions.reschedule_occasion(occasion=occasion, starts_at=starts, ends_at=ends, reason="late call", now=now)


def edit(commitment, now, **changes):
    return plan_actions.edit_commitment(commitment=commitment, plan=make_plan(**changes), now=now)


def review(commitment, change, now):
    occasion = commitment.occasions.filter(starts_at__gt=now, check_in=None, moved_from=None).first()
    words = {"helped": "", "hindered": "", "mix": ""}
    fields = {"words": words, "points": {}, "change": change, "occasion": occasion, "week_on": date(2026, 11, 16)}
    return review_actions.save_review(commitment=commitment, now=now, **fields)


def first(commitment):
    return occasions_of(commitment)[0]


CHANGES = {
    "moved on purpose": lambda plan, now: bend(first(plan), now),
    "let go ahead": lambda plan, now: answer(first(plan), "missed", now),
    "does not apply": lambda plan, now: answer(first(plan), "not_applicable", now),
    "paused": lambda plan, now: pause_actions.pause_week(person=plan.person, why=Pause.TRAVEL, now=now),
    "one rests": lambda plan, now: plan_actions.skip_week(commitment=plan, now=now),
    "halved": lambda plan, now: plan_actions.shorten_commitment(commitment=plan, now=now),
    "other words": lambda plan, now: edit(plan, now, what="choir"),
    "another day": lambda plan, now: edit(plan, now, days=[4]),
    "several days": lambda plan, now: edit(plan, now, days=[1, 4]),
    "no fixed day": lambda plan, now: edit(plan, now, days=[], hours=None),
    "another clock": lambda plan, now: edit(plan, now, time_zone="Asia/Tokyo"),
    "firm": lambda plan, now: edit(plan, now, firmness="firm"),
    "put away": lambda plan, now: plan_actions.archive_commitment(commitment=plan, now=now),
    "closed": lambda plan, now: look_back_actions.finish(commitment=plan, now=now),
    "replaced": lambda plan, now: look_back_actions.adapt(commitment=plan, plan=make_plan(what="choir"), now=now),
    "made smaller": lambda plan, now: review(plan, NextWeek("shrink"), now),
    "another thing": lambda plan, now: review(plan, NextWeek("swap", what="choir"), now),
    "a week's rest": lambda plan, now: review(plan, NextWeek("rest"), now),
}


@pytest.mark.parametrize("name", CHANGES)
def test_sequence_is_raised_by_a_change(name):
    commitment, later = make_commitment(), NOW + HOUR
    before, text = sequence_of(commitment), shown(commitment)
    CHANGES[name](commitment, later)
    assert shown(commitment) != text
    assert sequence_of(commitment) > before
    assert {each["DTSTAMP"].dt for each in components(calendar_of(commitment))} == {later}
    assert expanded(calendar_of(commitment)) == own_times(commitment)


UNDONE = {
    "a move": (lambda plan: bend(first(plan), NOW), lambda plan: actions.undo_check_in(occasion=first(plan), now=NOW)),
    "a move by another answer": (
        lambda plan: bend(first(plan), NOW),
        lambda plan: answer(first(plan), "kept", first(plan).ends_at),
    ),
    "a letting go": (
        lambda plan: answer(first(plan), "missed", NOW),
        lambda plan: answer(first(plan), "kept", first(plan).ends_at),
    ),
    "a pause": (
        lambda plan: pause_actions.pause_week(person=plan.person, why=Pause.REST, now=NOW),
        lambda plan: pause_actions.resume_week(person=plan.person, now=NOW),
    ),
    "a putting away": (
        lambda plan: plan_actions.archive_commitment(commitment=plan, now=NOW),
        lambda plan: plan_actions.restore_commitment(commitment=plan, now=NOW),
    ),
    "a swap": (
        lambda plan: review(plan, NextWeek("swap", what="choir"), NOW),
        lambda plan: review(plan, NextWeek("keep"), NOW),
    ),
}


@pytest.mark.parametrize("name", UNDONE)
def test_taking_back_raises_it_too_even_within_one_second(name):
    commitment = make_commitment()
    before, text = sequence_of(commitment), shown(commitment)
    do, undo = UNDONE[name]
    do(commitment)
    undo(Commitment.objects.select_related("person").get(pk=commitment.pk))
    assert shown(commitment) == text
    assert sequence_of(commitment) == before + 2


def test_sequence_is_raised_by_four_more_weeks():
    commitment = make_commitment(answers="KKKK")
    before = sequence_of(commitment)
    look_back_actions.renew(commitment=commitment, now=NOW + 40 * DAY)
    assert sequence_of(commitment) == before + 1
    assert len(expanded(calendar_of(commitment))) == 8


@pytest.mark.parametrize("given_answer", ["kept", "missed", "not_applicable"])
def test_answers_change_nothing_in_a_feed_and_are_not_told(given_answer):
    commitment = make_commitment(obstacle="a late call", response="say so", tell_whom="Kim")
    text = calendar_of(commitment)
    answer(first(commitment), given_answer, NOW + 3 * DAY)
    assert calendar_of(commitment) == text
    for private in [b"secret", b"late call", b"say so", b"Kim", given_answer.encode()]:
        assert private not in text


def test_reason_of_a_move_is_not_told():
    commitment = make_commitment()
    bend(first(commitment), NOW)
    assert b"late call" not in calendar_of(commitment)


def test_plan_that_was_firm_stays_so_to_the_end_of_its_week():
    commitment = make_commitment(firmness="firm")
    edit(commitment, NOW + 2 * DAY, firmness="gentle")
    series, own = components(calendar_of(commitment))
    assert (series["TRANSP"], own["TRANSP"]) == ("TRANSPARENT", "OPAQUE")
    assert own["RECURRENCE-ID"].dt == first(commitment).starts_at


def test_plan_by_the_end_of_the_week_stands_on_sundays_and_leaves_them_free():
    commitment = make_commitment(days=[], hours=None, firmness="firm")
    series, *others = components(calendar_of(commitment))
    assert (series["DTSTART"].dt, series["TRANSP"], others) == (date(2026, 11, 29), "TRANSPARENT", [])
    assert [span[0].day for span in expanded(calendar_of(commitment))] == [29, 6, 13, 20]


def test_plan_on_several_days_is_one_series():
    commitment = make_commitment(days=[0, 3])
    (series,) = components(calendar_of(commitment))
    assert series["RRULE"].to_ical() == b"FREQ=WEEKLY;COUNT=8;BYDAY=MO,TH"
    assert expanded(calendar_of(commitment)) == own_times(commitment)


@pytest.mark.parametrize(
    ("plan", "first"), [({"days": [1]}, "2026-11-24T18:00:00+00:00"), ({"days": [], "hours": None}, "2026-11-29")]
)
def test_plan_closed_before_it_began_is_shown_as_cancelled(plan, first):
    commitment = make_commitment(**plan)
    look_back_actions.finish(commitment=commitment, now=NOW)
    (series,) = components(calendar_of(commitment))
    assert series["STATUS"] == "CANCELLED"
    assert series["DTSTART"].dt.isoformat() == first


def test_feed_read_ten_times_is_the_same_bytes():
    commitment = make_commitment(answers="KM")
    bend(occasions_of(commitment)[2], NOW)
    assert len({calendar_of(commitment) for _ in range(10)}) == 1


def test_sequence_without_a_revision_starts_at_nought_and_rises():
    """As a plan does that was kept before there were calendars, or came with an import."""
    commitment = make_commitment()
    CalendarRevision.objects.all().delete()
    assert sequence_of(commitment) == 0
    edit(commitment, NOW, what="choir")
    assert sequence_of(commitment) == 1


def test_change_that_is_noted_twice_counts_once():
    commitment = make_commitment()
    record_calendar_change(commitment.pk, now=NOW)
    assert CalendarRevision.objects.get().number == 1


STEPS = [
    lambda plan, when, now: answer(when, "kept", now),
    lambda plan, when, now: answer(when, "missed", now),
    lambda plan, when, now: answer(when, "not_applicable", now),
    lambda plan, when, now: bend(when, now, days=1),
    lambda plan, when, now: bend(when, now, days=9),
    lambda plan, when, now: actions.undo_check_in(occasion=when, now=now),
    lambda plan, when, now: pause_actions.pause_week(person=plan.person, why=Pause.ILLNESS, now=now),
    lambda plan, when, now: pause_actions.resume_week(person=plan.person, now=now),
    lambda plan, when, now: plan_actions.skip_week(commitment=plan, now=now),
    lambda plan, when, now: plan_actions.shorten_commitment(commitment=plan, now=now),
    lambda plan, when, now: edit(plan, now, days=[5], hours=PARTS["morning"]),
    lambda plan, when, now: edit(plan, now, days=[0, 2, 4]),
    lambda plan, when, now: edit(plan, now, days=[], hours=None),
    lambda plan, when, now: edit(plan, now, what="choir", firmness="firm"),
    lambda plan, when, now: edit(plan, now, time_zone="America/New_York"),
    lambda plan, when, now: plan_actions.archive_commitment(commitment=plan, now=now),
    lambda plan, when, now: plan_actions.restore_commitment(commitment=plan, now=now),
    lambda plan, when, now: review(plan, NextWeek("shrink"), now),
    lambda plan, when, now: review(plan, NextWeek("rest"), now),
    lambda plan, when, now: look_back_actions.renew(commitment=plan, now=now),
    lambda plan, when, now: look_back_actions.finish(commitment=plan, now=now),
]


@settings(max_examples=30)
@given(st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 7), st.integers(0, 240)), min_size=1, max_size=9))
def test_feed_follows_whatever_is_done(steps):
    commitment, now = make_commitment(), NOW
    for step, which, hours in steps:
        now += hours * HOUR
        before, text = read(commitment)
        plan, occasions = Commitment.objects.get(pk=commitment.pk), occasions_of(commitment)
        if not occasions:
            break
        try:
            with transaction.atomic():
                step(plan, occasions[which % len(occasions)], now)
        except ValidationError:
            assert read(commitment) == (before, text)
        sequence, now_shown = read(commitment)
        assert sequence > before if now_shown != text else sequence >= before
        assert expanded(calendar_of(commitment)) == own_times(commitment)


def test_feed_is_found_by_its_secret_alone():
    person = make_person()
    secret = make_calendar_feed(person=person, name="Work", now=NOW)
    assert find_calendar_feed(secret).person == person
    assert len(secret) == 43
    assert secret not in str(CalendarFeed.objects.values())
    for other in ["", "x" * 43, secret[:-1], "é", "\x00"]:
        assert find_calendar_feed(other) is None
    Person.objects.update(is_active=False)
    assert find_calendar_feed(secret) is None
