from datetime import date
from types import SimpleNamespace

import pytest

from articles.ledger.page import (
    MEANINGS,
    ORIGIN_WORDS,
    Part,
    full_reference,
    guide_labels,
    neighbours,
    parts_of,
    places_in_guides,
    plain_cell,
    section_name,
)
from articles.loading.evidence import STATES, Source
from articles.loading.library import Entry

SOURCE = {
    "key": "moen2016",
    "authors": "Moen, P.; Kelly, E. L.",
    "year": 2016,
    "title": "Does it help?",
    "container": "American Sociological Review",
    "volume": "81(1)",
    "pages": "134-164",
    "doi": "10.1177/0003122415622391",
    "url": "https://example.org/moen",
    "finding": "It did.",
    "checked_on": date(2026, 11, 22),
    "seen": True,
}
GUIDE = Entry("guide", "a-guide", {"contents": [{"anchor": "what", "label": "What it is"}]}, ("g02", "g01"))
PAGE = Entry("pages", "about", {"contents": [{"anchor": "who", "label": "Who"}]}, ("g03", "g01"))


def test_every_state_has_a_meaning_and_every_origin_its_words():
    assert list(MEANINGS) == list(STATES)
    assert list(ORIGIN_WORDS) == ["guide", "source-guide"]


def test_a_full_reference():
    assert full_reference(Source(**SOURCE)) == (
        "Moen, P., Kelly, E. L. (2016). Does it help? American Sociological Review, 81(1), 134–164. "
        "https://doi.org/10.1177/0003122415622391"
    )


def test_a_reference_leaves_out_what_is_not_known():
    unknown = dict.fromkeys(["container", "volume", "pages", "doi", "url"], "")
    assert full_reference(Source(**SOURCE | unknown | {"title": "A book"})) == "Moen, P., Kelly, E. L. (2016). A book."


def test_a_reference_without_doi_names_the_address():
    assert full_reference(Source(**SOURCE | {"doi": ""})).endswith(" https://example.org/moen")


def test_places_are_counted_in_guides_only():
    assert places_in_guides([PAGE, GUIDE]) == {"g02": ("a-guide", 1), "g01": ("a-guide", 2)}


def test_sections_in_words():
    labels = guide_labels([GUIDE, PAGE])
    assert labels == {"what": "What it is"}
    assert section_name("what", labels) == "What it is"
    assert section_name("intro", labels) == "Opening"
    assert section_name("for-managers", labels) == "For managers"


def test_parts_stand_in_order_of_first_appearance():
    claims = [SimpleNamespace(section=section, section_name=section.upper()) for section in ("b", "a", "b")]
    assert parts_of(claims) == [Part("b", "B", 2), Part("a", "A", 1)]


@pytest.mark.parametrize(("row", "expected"), [("a", (None, "b")), ("b", ("a", "c")), ("c", ("b", None))])
def test_neighbours(row, expected):
    assert neighbours(["a", "b", "c"], row) == expected


def test_no_neighbours_for_a_stranger():
    with pytest.raises(ValueError, match="is not in list"):
        neighbours(["a"], "b")


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
    assert plain_cell(value) == cell
