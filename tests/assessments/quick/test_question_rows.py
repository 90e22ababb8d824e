import pytest

from assessments import library
from assessments.quick.question_rows import error_summary, known_answers, next_step, question_rows
from tests.assessments.patterns import QUICK


def test_rows_keep_what_was_chosen():
    experience, priority, control = question_rows(QUICK, {"experience": "blended"}, {})
    assert [option.key for option in experience.options if option.is_chosen] == ["blended"]
    assert not any(option.is_chosen for row in (priority, control) for option in row.options)
    assert experience.options[0].id == "experience-conflict"
    assert (experience.number, experience.described_by, experience.error) == (1, "q-experience-hint", "")
    assert [row.in_two_columns for row in (experience, priority, control)] == [False, True, False]


def test_row_with_an_error_is_described_by_it():
    row = question_rows(QUICK, {}, {"priority": "Choose."})[1]
    assert row.described_by == "q-priority-hint q-priority-error"
    assert row.error == "Choose."


@pytest.mark.parametrize(
    ("keys", "title"),
    [
        (["priority"], "One answer is missing"),
        (["priority", "control"], "Two answers are missing"),
        (["control", "priority", "experience"], "Three answers are missing"),
    ],
)
def test_summary_links_to_the_first_radio_button_in_order(keys, title):
    summary = error_summary(QUICK, dict.fromkeys(keys, "Choose."))
    assert summary.title == title
    first = {"experience": "experience-conflict", "priority": "priority-family", "control": "control-rigid"}
    assert [link.target for link in summary.links] == [first[key] for key in first if key in keys]


def test_summary_of_no_errors_is_none():
    assert error_summary(QUICK, {}) is None


def test_answers_are_kept_only_when_known():
    sent = {"experience": "switching", "priority": "fame", "mood": "good"}
    assert known_answers(QUICK, sent) == {"experience": "switching"}


@pytest.mark.parametrize(
    ("chosen", "number", "answered"),
    [
        ({}, 1, []),
        ({"experience": "blended"}, 2, [1]),
        ({"priority": "family"}, 1, [2]),
        ({"experience": "blended", "priority": "family"}, 3, [1, 2]),
        ({"priority": "family", "control": "high"}, 1, [2, 3]),
    ],
)
def test_step_that_is_next_is_the_first_open_question(chosen, number, answered):
    step = next_step(QUICK, library.insights(), chosen)
    assert (step.question.number, [row.number for row in step.answered]) == (number, answered)
    assert dict(step.kept) == chosen
    for row, key in zip(step.answered, chosen, strict=True):
        assert dict(row.others) == {other: option for other, option in chosen.items() if other != key}


def test_question_that_is_answered_says_what_it_is_worth_knowing_for():
    (row,) = next_step(QUICK, library.insights(), {"control": "rigid"}).answered
    assert (row.label, row.said) == ("A say over work", "Next to none")
    assert row.insight.first_sentence.endswith("the way home, one evening.")
