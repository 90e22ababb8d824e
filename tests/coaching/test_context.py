from dataclasses import replace
from datetime import timedelta

import pytest

from assessments.codes import encode
from assessments.models import SavedResult
from coaching.actions import react
from coaching.circumstances.actions import save_circumstances
from coaching.context import build_context, sum_up
from coaching.suggestions.engine import Feedback
from coaching.suggestions.items import PersonFacts
from commitments.models import HabitDay, MarkerSet, Review
from tests.assessments.patterns import answers
from tests.coaching.attempts import FULL, make_attempt
from tests.commitments.factories import NOW, make_commitment, make_person

pytestmark = pytest.mark.django_db
CODE = encode(1, answers(experience="blended", priority="family", control="limited"))
WEEK = timedelta(weeks=1)


def facts_of(person, *, now=NOW, **query):
    return build_context(person, query, now).facts


def test_context_of_a_visitor_knows_nothing_and_asks_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        known = build_context(None, {}, NOW)
    assert known.facts == PersonFacts()
    assert (known.said, known.code, known.portrait, known.plan) == ([], "", "", None)


def test_context_of_a_visitor_with_a_result():
    known = build_context(None, {"result": CODE}, NOW)
    assert known.facts == PersonFacts("blender", "limited", "family")
    assert (known.code, known.portrait) == (CODE, "")
    assert build_context(None, {"result": CODE, "portrait": "purpose"}, NOW).portrait == "purpose"
    assert facts_of(None, result=CODE, portrait="purpose") == PersonFacts("purpose", "limited", "family")
    assert facts_of(None, portrait="boundary") == PersonFacts("boundary")


@pytest.mark.parametrize("query", [{"result": "bcdfgh"}, {"result": "x" * 500}, {"portrait": "baker"}, {"advice": "x"}])
def test_context_leaves_out_what_stands_for_nothing(query):
    assert facts_of(None, **query) == PersonFacts()


def test_context_of_a_person_with_a_full_result():
    person = make_person()
    make_attempt(person, summary=FULL | {"profile": "blender"}, at=NOW - WEEK)
    make_attempt(person)
    make_attempt(make_person(), summary=FULL | {"weakest": "fit"}, at=NOW + WEEK)
    assert facts_of(person) == PersonFacts("purpose", "high", weakest="switching-off")


def test_quick_answers_brought_along_tell_what_comes_first():
    person = make_person()
    make_attempt(person, code=CODE)
    assert facts_of(person) == PersonFacts("purpose", "high", "family", weakest="switching-off")
    assert facts_of(person, result=CODE) == PersonFacts("blender", "limited", "family", weakest="switching-off")


@pytest.mark.parametrize("summary", [{}, [], FULL | {"profile": ["x"], "say": {}, "weakest": 3}])
def test_result_that_nobody_can_read_is_left_out(summary):
    person = make_person()
    make_attempt(person, summary=summary)
    assert facts_of(person) == PersonFacts()


@pytest.mark.parametrize(
    ("given", "weeks", "expected"),
    [
        ("", 0, {"week": "1", "last": "open"}),
        ("K", 1, {"week": "1", "last": "kept"}),
        ("KM", 2, {"week": "2", "last": "missed", "answers": "mixed"}),
        ("K.", 3, {"week": "3", "last": "kept"}),
        ("KBM", 3, {"week": "3", "last": "missed", "answers": "mostly-kept"}),
        ("KN", 2, {"week": "2", "last": "not_applicable"}),
        ("MM", 2, {"week": "2", "last": "missed", "turn": "away", "answers": "mostly-missed"}),
        ("MK", 2, {"week": "2", "last": "kept", "turn": "back", "answers": "mixed"}),
        ("KKK", 3, {"week": "3", "last": "kept", "turn": "steady", "answers": "mostly-kept"}),
        ("KKKK", 5, {"week": "over", "last": "kept", "turn": "steady", "answers": "mostly-kept"}),
        ("", 5, {"week": "over", "last": "open"}),
    ],
)
def test_context_holds_the_plan(given, weeks, expected):
    commitment = make_commitment(answers=given)
    known = build_context(commitment.person, {}, NOW + weeks * WEEK)
    assert known.facts == replace(PersonFacts(), **expected)
    assert known.plan == commitment.pk


@pytest.mark.parametrize(
    ("outcomes", "said"),
    [
        ([], ""),
        (["kept"], ""),
        (["kept", "not_applicable"], ""),
        (["kept", "bent"], "mostly-kept"),
        (["missed", "not_applicable", "kept"], "mixed"),
        (["missed", "missed", "kept"], "mostly-missed"),
        (["missed", "missed", "missed", "kept", "kept", "kept", "bent"], "mostly-kept"),
        (["kept", "kept", "kept", "missed", "kept", "missed", "missed"], "mostly-missed"),
    ],
)
def test_answers_to_the_latest_four_are_summed_up(outcomes, said):
    assert sum_up(outcomes) == said


def habit_of(commitment, *, now):
    return build_context(commitment.person, {}, now).facts.habit


def test_habit_beside_the_plan_is_told_by_its_last_seven_days():
    commitment, today = make_commitment(cue="I sit", action="breathe"), NOW.date()
    habit = commitment.micro_habits.get()
    assert habit_of(commitment, now=NOW + timedelta(days=6)) == "new"
    assert habit_of(commitment, now=NOW + timedelta(days=7)) == "resting"
    for number in range(4):
        HabitDay.objects.create(habit=habit, day=today + timedelta(days=number + 1))
    assert habit_of(commitment, now=NOW + timedelta(days=7)) == ""
    HabitDay.objects.create(habit=habit, day=today + timedelta(days=5))
    assert habit_of(commitment, now=NOW + timedelta(days=7)) == "steady"
    assert habit_of(commitment, now=NOW + timedelta(days=8)) == ""
    habit.given_up_at = NOW
    habit.save()
    assert habit_of(commitment, now=NOW + timedelta(days=7)) == "none"


def test_habit_beside_another_plan_or_of_another_person_is_none_of_this_one():
    person = make_person()
    make_commitment(cue="I sit", action="breathe")
    make_commitment(person=person, cue="I sit", action="breathe")
    later = make_commitment(person=person, what="a walk", now=NOW + WEEK)
    assert habit_of(later, now=NOW + 2 * WEEK) == "none"


def test_plan_made_last_counts_and_no_finished_one():
    person = make_person()
    make_commitment(person=person, answers="M", now=NOW)
    later = make_commitment(person=person, what="a walk", now=NOW + WEEK)
    assert build_context(person, {}, NOW + 2 * WEEK).plan == later.pk
    person.commitments.update(finished_at=NOW)
    assert facts_of(person) == PersonFacts()


def test_obstacle_is_read_from_the_latest_look_back_then_the_plan():
    commitment = make_commitment(obstacle="a late call", response="say so")
    assert facts_of(commitment.person).obstacle == "work"
    for weeks, hindered in [(1, "I forgot"), (2, "too tired")]:
        at = NOW + weeks * WEEK
        review = Review.objects.create(commitment=commitment, week_on=at.date(), hindered=hindered, reviewed_at=at)
        MarkerSet.objects.create(person=commitment.person, review=review, noted_at=at, stress=weeks)
    assert facts_of(commitment.person).obstacle == "tired"
    assert facts_of(commitment.person).trend == ""
    MarkerSet.objects.create(person=commitment.person, noted_at=NOW, stress=1)
    assert facts_of(commitment.person).trend == "tenser"


def test_context_holds_what_was_said_in_the_last_year():
    person = make_person()
    react(person=person, items=["a-calmer-week"], kind="not-mine", now=NOW - timedelta(days=364))
    react(person=person, items=["a-tenser-week"], kind="done", now=NOW - timedelta(days=366))
    react(person=make_person(), items=["how-you-came-back"], kind="done", now=NOW)
    assert build_context(person, {}, NOW).said == [
        Feedback("a-calmer-week", "not-mine", (NOW - timedelta(days=364)).date())
    ]


def test_context_takes_four_queries_besides_those_for_the_plan(django_assert_max_num_queries):
    person = make_commitment(answers="KB", cue="I sit", action="breathe").person
    make_commitment(person=person, what="a walk")
    make_attempt(person)
    save_circumstances(person=person, kinds=["shifts", "children"], now=NOW)
    react(person=person, items=["a-calmer-week"], kind="later", now=NOW)
    with django_assert_max_num_queries(6):
        known = build_context(person, {}, NOW)
    assert known.facts.circumstance == {"shifts", "children"}
    assert known.said == [Feedback("a-calmer-week", "later", NOW.date())]


def test_circumstances_are_those_of_the_person_alone():
    person, other = make_person(), make_person()
    save_circumstances(person=person, kinds=["alone"], now=NOW)
    save_circumstances(person=other, kinds=["shifts"], now=NOW)
    assert facts_of(person) == PersonFacts(circumstance=frozenset({"alone"}))
    assert facts_of(None).circumstance == frozenset()


def test_result_that_is_saved_stands_over_an_earlier_assessment_and_under_a_later_one():
    person = make_person()
    make_attempt(person, at=NOW)
    saved = SavedResult.objects.create(person=person, code=CODE, saved_at=NOW - WEEK)
    assert facts_of(person) == PersonFacts("purpose", "high", "family", weakest="switching-off")
    saved.saved_at = NOW + WEEK
    saved.save()
    assert facts_of(person) == PersonFacts("blender", "limited", "family", weakest="switching-off")


def test_portrait_of_one_s_own_choice_stands_over_the_score_of_an_assessment():
    person = make_person()
    attempt = make_attempt(person)
    attempt.portrait = "boundary"
    attempt.save()
    assert facts_of(person).profile == "boundary"
    assert build_context(person, {}, NOW).portrait == "boundary"


def test_context_of_a_full_result_that_says_what_matters_most():
    person = make_person()
    make_attempt(person, summary=FULL | {"weakest": "unbroken", "matters": "health"})
    assert facts_of(person) == PersonFacts("purpose", "high", "health", weakest="unbroken")
    assert facts_of(person, result=CODE).priority == "family"
    SavedResult.objects.create(person=person, code=CODE, saved_at=NOW - WEEK)
    assert facts_of(person).priority == "health"


def test_context_leaves_out_what_no_item_knows():
    person = make_person()
    make_attempt(person, summary=FULL | {"weakest": "x", "matters": "y", "say": "z", "profile": "baker"})
    assert facts_of(person) == PersonFacts()
