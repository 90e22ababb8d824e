from datetime import date

from articles.loading.entries import ContentEntry
from articles.loading.ledger_rows import full_reference, guide_labels, places_in_guides, section_name
from articles.parsing.evidence import Source

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
GUIDE = ContentEntry("guide", "a-guide", {"contents": [{"anchor": "what", "label": "What it is"}]}, ("g02", "g01"))
PAGE = ContentEntry("pages", "about", {"contents": [{"anchor": "who", "label": "Who"}]}, ("g03", "g01"))


def test_reference_in_full():
    assert full_reference(Source(**SOURCE)) == (
        "Moen, P., Kelly, E. L. (2016). Does it help? American Sociological Review, 81(1), 134–164. "
        "https://doi.org/10.1177/0003122415622391"
    )


def test_reference_leaves_out_what_is_not_known():
    unknown = dict.fromkeys(["container", "volume", "pages", "doi", "url"], "")
    assert full_reference(Source(**SOURCE | unknown | {"title": "A book"})) == "Moen, P., Kelly, E. L. (2016). A book."


def test_reference_without_doi_names_the_address():
    assert full_reference(Source(**SOURCE | {"doi": ""})).endswith(" https://example.org/moen")


def test_places_are_counted_in_guides_only():
    assert places_in_guides([PAGE, GUIDE]) == {"g02": ("a-guide", 1), "g01": ("a-guide", 2)}


def test_sections_in_words():
    labels = guide_labels([GUIDE, PAGE])
    assert labels == {"what": "What it is"}
    assert section_name("what", labels) == "What it is"
    assert section_name("intro", labels) == "Opening"
    assert section_name("for-managers", labels) == "For managers"
