import pytest

from tests.assessments.sheets import FULL


@pytest.mark.parametrize(
    ("scale", "answered", "reliability"),
    [("boundary", 6, 0.72), ("boundary", 5, 0.6818), ("fit", 4, 0.63), ("fit", 3, 0.5608)],
)
def test_reliability_is_less_with_fewer_answers(scale, answered, reliability):
    assert FULL.reliability_of(scale, answered) == pytest.approx(reliability, abs=0.0001)


def test_reliabilities_that_are_assumed_follow_from_one_statement():
    """Spearman-Brown from 0.30 for one: 6 * 0.3 / (1 + 5 * 0.3) = 0.72 and 4 * 0.3 / (1 + 3 * 0.3) = 0.63."""
    assert FULL.scale("boundary").reliability == round(6 * 0.3 / 2.5, 2)
    assert FULL.scale("control").reliability == round(4 * 0.3 / 1.9, 2)


def test_errors_are_there_only_where_there_are_enough_answers():
    assert sorted(answered for scale, answered in FULL.errors if scale == "purpose") == [5, 6]
    assert sorted(answered for scale, answered in FULL.errors if scale == "fit") == [3, 4]
    assert FULL.errors["purpose", 6] == pytest.approx(20 * (1 - 0.72) ** 0.5)


@pytest.mark.parametrize(("score", "start"), [(0, "Others"), (34, "Others"), (35, "Some"), (64, "Some"), (65, "Most")])
def test_condition_has_three_words(score, start):
    assert FULL.words_for("control", score).startswith(start)


@pytest.mark.parametrize(
    ("margin", "word"), [(0, "close"), (0.99, "close"), (1, "leaning"), (1.95, "leaning"), (1.96, "clear")]
)
def test_lead_words(margin, word):
    assert FULL.lead_for(margin).word == word


def test_section_that_is_next_is_the_first_with_an_open_statement():
    keys = list(FULL.items)
    assert FULL.next_section([]) == 1
    assert FULL.next_section(keys[:6]) == 2
    assert FULL.next_section(keys[1:]) == 1
    assert FULL.next_section(keys[:35]) == 6
    assert FULL.next_section(keys) is None


def test_minutes_left():
    assert [FULL.minutes_left(number) for number in range(1, 7)] == [6, 5, 4, 3, 2, 1]
