import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from assessments.full.rescoring import rescored
from assessments.scoring.full import score, summary_of
from tests.assessments.archive import FULL, make_attempt, make_guests, sheet
from tests.assessments.sheets import newest_attempt, newest_sheet

pytestmark = pytest.mark.django_db
RECORDED = Path(__file__).with_name("first_version_summaries.json")


def run():
    out = StringIO()
    try:
        call_command("rescore", stdout=out)
    except CommandError as problem:
        return out.getvalue() + str(problem), problem.returncode
    return out.getvalue(), 0


@pytest.fixture
def archive():
    guests = make_guests(7)
    values = [sheet(**{scale.key.replace("-", "_"): 5}) for scale in FULL.scales]
    values[3] = dict.fromkeys(values[3])
    values[4] = dict.fromkeys(values[4], 3)
    return [make_attempt(guest, one) for guest, one in zip(guests, values, strict=True)]


def test_summaries_that_are_stored_come_out_the_same(archive):
    make_attempt(make_guests(1)[0], sheet(), finished=False)
    assert run() == ("All 7 stored summaries came out the same.\n", 0)


def test_queries_do_not_grow(archive, django_assert_num_queries):
    with django_assert_num_queries(2):
        assert len(list(rescored())) == 7


def test_summary_that_differs_is_named_without_answers(archive):
    one = archive[0]
    one.summary["profile"] = "blender"
    one.summary["scales"]["fit"]["score"] = 1.0
    one.save()
    said, code = run()
    assert said == f"Attempt {one.pk}: profile, scales\nOf 7 stored summaries 1 came out otherwise."
    assert code == 1


def test_answer_that_changed_is_noticed(archive):
    archive[0].item_answers.filter(item="clear-end").update(value=1)
    assert "Attempt" in run()[0]


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("scorer_version", 99, "scorer 99 is gone"),
        ("version", 99, "full-99 is gone"),
        ("instrument", "fuller", "fuller-1 is gone"),
    ],
)
def test_attempt_that_cannot_be_scored_again_is_reported(archive, field, value, said):
    setattr(archive[0], field, value)
    archive[0].save()
    assert run() == (f"Attempt {archive[0].pk}: {said}\nOf 7 stored summaries 1 came out otherwise.", 1)


def test_answer_to_an_unknown_statement_is_reported(archive):
    archive[0].item_answers.filter(item="clear-end").update(item="nowhere")
    assert "answers that full-1 does not have" in run()[0]


def test_archive_without_attempts():
    assert run() == ("All 0 stored summaries came out the same.\n", 0)


def test_sheets_of_the_first_version_come_out_as_they_did_before_there_was_a_second():
    """Recorded with the code of 28 November 2026."""
    for sheet_then in json.loads(RECORDED.read_text(encoding="utf-8")):
        assert summary_of(score(FULL, sheet_then["values"])) == sheet_then["summary"]


def test_summaries_of_the_second_version_come_out_the_same():
    newest_attempt(newest_sheet(work_in_life=5) | {"work-messages": 0, "matters": 2})
    assert run() == ("All 1 stored summaries came out the same.\n", 0)
