import pytest

from assessments.loading.instruments import load_instrument
from assessments.scoring.quick import score
from assessments.scoring.quick_simulation import (
    NotComparableError,
    answer_patterns,
    count_patterns,
    differences,
    distribution,
    outcome,
)
from tests.assessments.patterns import PATTERNS, QUICK, QUICK_TEXT, answers

# "Several of these" gives one point more to Blender and one less to Multitasker.
OLD, NEW = "points = { blender = 2, multitasker = 2 }", "points = { blender = 3, multitasker = 1 }"


def changed(old, new):
    assert QUICK_TEXT.count(old) == 1
    return load_instrument(QUICK_TEXT.replace(old, new), "draft.toml")


def test_patterns_are_all_and_each_once():
    found = list(answer_patterns(QUICK))
    assert found == PATTERNS
    assert len(found) == len({tuple(pattern.values()) for pattern in found}) == count_patterns(QUICK) == 96


def test_distribution():
    spread = distribution(QUICK)
    assert spread.patterns == 96
    assert spread.profiles == {"boundary": 29, "blender": 26, "purpose": 19, "multitasker": 22}
    assert spread.leads == {"clear": 39, "leaning": 22, "close": 35}
    assert spread.ties == sum(score(QUICK, pattern).margin == 0 for pattern in PATTERNS) == 7


@pytest.mark.parametrize("pattern", PATTERNS[::7])
def test_outcome_is_the_result(pattern):
    result = score(QUICK, pattern)
    found = outcome(QUICK, pattern)
    assert (found.profile, found.lead, found.margin) == (result.profile, result.lead, result.margin)


def test_weight_that_is_changed_lists_exactly_the_patterns_that_an_exhaustive_run_finds():
    after = changed(OLD, NEW)
    expected = []
    for pattern in PATTERNS:
        one, other = score(QUICK, pattern), score(after, pattern)
        if (one.profile, one.lead) != (other.profile, other.lead):
            expected.append((pattern, one.profile, one.lead, other.profile, other.lead))
    found = [
        (one.answers, one.before.profile, one.before.lead, one.after.profile, one.after.lead)
        for one in differences(QUICK, after)
    ]
    assert found == expected
    assert found
    assert {pattern["priority"] for pattern, *_ in found} == {"several"}


def test_difference_by_hand():
    """switching 5 + several 2 + rigid 2 is 9 for Multitasker before and 8 after: clear both times. Blended, several,
    rigid: Blender 5 + 2 against Multitasker 1 + 2 + 2 leads by 2, then 8 against 4 by 4."""
    found = {
        tuple(one.answers.values()): (one.before.lead, one.after.lead) for one in differences(QUICK, changed(OLD, NEW))
    }
    assert ("switching", "several", "rigid") not in found
    assert found["blended", "several", "rigid"] == ("leaning", "clear")
    assert answers("blended", "several", "rigid") in [one.answers for one in differences(QUICK, changed(OLD, NEW))]


def test_file_that_is_the_same_differs_nowhere():
    assert differences(QUICK, QUICK) == []


def test_questions_that_are_others_are_not_compared():
    with pytest.raises(NotComparableError, match="same questions"):
        differences(QUICK, changed('key = "rigid"', 'key = "fixed"'))
