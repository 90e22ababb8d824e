import pytest

from assessments.codes import encode
from assessments.full.progress import progress_of
from tests.assessments.patterns import answers
from tests.assessments.sheets import FULL, NEWEST, make_attempt, make_guest, newest_attempt

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
        assert progress.instrument is NEWEST
        assert progress.section(1).title == "Work and free time"


def test_draft_of_an_earlier_version_goes_on_with_it():
    progress = progress_of(make_attempt(sections=2).person)
    assert progress.instrument is FULL
    assert progress.section(progress.next_section).title == "Interruptions"


def test_closing_question_is_not_asked_of_who_brings_three_answers():
    code = encode(1, answers())
    assert len(progress_of(None).instrument.sections) == 6
    assert len(progress_of(None, quick_code=code).instrument.sections) == 5
    attempt = newest_attempt(sections=5, quick_code=code)
    progress = progress_of(attempt.person)
    assert (progress.next_section, progress.furthest, progress.saved) == (None, 5, 5)
