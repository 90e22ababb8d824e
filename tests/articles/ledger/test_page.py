from types import SimpleNamespace

import pytest

from articles.ledger.page import (
    MEANINGS,
    ORIGIN_WORDS,
    SectionCount,
    grouped,
    parts_of,
    previous_and_next,
    safe_csv_cell,
)
from articles.parsing.evidence import STATES


def test_states_each_have_a_meaning_and_origins_their_words():
    assert list(MEANINGS) == list(STATES)
    assert list(ORIGIN_WORDS) == ["guide", "source-guide"]


def test_parts_stand_in_order_of_first_appearance():
    claims = [SimpleNamespace(section=section, section_name=section.upper()) for section in ("b", "a", "b")]
    assert parts_of(claims) == [SectionCount("b", "B", 2), SectionCount("a", "A", 1)]


def test_grouped_claims_stand_below_their_section_in_order_of_first_appearance():
    first, second, third = (SimpleNamespace(section_name=name) for name in ("B", "A", "B"))
    assert grouped([first, second, third]) == [("B", [first, third]), ("A", [second])]


@pytest.mark.parametrize(("row", "expected"), [("a", (None, "b")), ("b", ("a", "c")), ("c", ("b", None))])
def test_neighbours(row, expected):
    assert previous_and_next(["a", "b", "c"], row) == expected


def test_neighbours_of_a_stranger_are_none():
    with pytest.raises(ValueError, match="is not in list"):
        previous_and_next(["a"], "b")


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("35%", "35%"),
        (7, "7"),
        (None, ""),
        ("", ""),
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@x", "'@x"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
    ],
)
def test_cells_that_would_run_are_made_plain(value, cell):
    assert safe_csv_cell(value) == cell
