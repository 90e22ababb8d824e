from assessments.scoring.full import score
from assessments.scoring.full_simulation import sheet_distribution
from tests.assessments.sheets import FULL, sheet


def test_sheets_with_equal_leading_scores_are_counted_as_ties():
    tie, other = sheet(), sheet(boundary=5)
    assert score(FULL, tie).margin == 0
    assert score(FULL, other).margin > 0
    assert sheet_distribution(FULL, [tie, other, tie]).ties == 2
    assert sheet_distribution(FULL, [other]).ties == 0
