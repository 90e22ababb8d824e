import pytest

from assessments.full.progress import progress_of
from tests.assessments.sheets import FULL, make_attempt, make_guest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("sections", "following", "furthest", "saved"), [(1, 2, 2, 1), (3, 4, 4, 3), (6, None, 6, 6)])
def test_progress_says_how_far(sections, following, furthest, saved):
    attempt = make_attempt(sections=sections, finished=False)
    progress = progress_of(attempt.person)
    assert progress.attempt == attempt
    assert (progress.next_section, progress.furthest, progress.saved) == (following, furthest, saved)
    assert len(progress.values) == 6 * sections


def test_progress_of_nothing_begun():
    finished = make_attempt()
    for person in (None, make_guest(), finished.person):
        progress = progress_of(person)
        assert (progress.attempt, progress.next_section, progress.furthest, progress.saved) == (None, 1, 1, 0)
        assert progress.instrument is FULL
        assert progress.section(1).title == "A usual day"
