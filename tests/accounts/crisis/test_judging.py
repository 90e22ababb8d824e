"""The figures of docs/decisions.md, on a fifth of the phrases that training never saw. Misses are not shown."""

import pytest

from accounts.crisis.judging import CLOSE, WAYS, judged, ordinary_taken
from accounts.crisis.phrase_files import DANGER, IDIOMS, set_aside

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def rows():
    return {row.name: row for row in judged()}


def test_set_aside_phrases_are_enough_to_judge_by():
    assert len(set_aside(DANGER)) > 300
    assert len(set_aside(IDIOMS)) > 300


def test_set_aside_phrases_of_danger_are_noticed_and_idioms_let_pass(rows):
    row = rows["as written"]
    assert row.noticed >= 0.955 * row.danger
    assert row.false <= 0.06 * row.idioms


@pytest.mark.parametrize("way", WAYS)
def test_set_aside_phrases_are_judged_alike_however_they_are_written(rows, way):
    """Within two in a hundred."""
    plain, row = rows["as written"], rows[way]
    assert row.noticed >= plain.noticed - 0.02 * row.danger
    assert row.false <= plain.false + 0.02 * row.idioms


def test_set_aside_close_phrases_are_mostly_told_apart(rows):
    row = rows[CLOSE]
    assert min(row.danger, row.idioms) > 200
    assert row.noticed >= 0.76 * row.danger
    assert row.false <= 0.16 * row.idioms


def test_set_aside_phrases_are_mostly_noticed_without_the_model():
    alone = {row.name: row for row in judged(alone=True)}
    row = alone["as written"]
    assert row.noticed >= 0.86 * row.danger
    assert row.false <= 0.06 * row.idioms
    for other in alone.values():
        assert other.name == CLOSE or other.noticed >= row.noticed - 0.03 * row.danger


def test_set_aside_ordinary_sentences_are_let_pass():
    taken, whole = ordinary_taken()
    assert whole > 200
    assert taken <= 0.04 * whole


def test_set_aside_ordinary_sentences_are_let_pass_without_the_model():
    taken, whole = ordinary_taken(alone=True)
    assert taken <= 0.04 * whole
