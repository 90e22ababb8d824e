from coaching import checks
from coaching.suggestions import library
from coaching.suggestions.links import DESTINATIONS, Destination
from coaching.suggestions.loading import load_library
from tests.coaching.files import planted


def test_file_that_is_broken_is_an_error(monkeypatch):
    monkeypatch.setattr(library, "suggestions", lambda: load_library(planted("course", "minutes = 3\n", "")))
    (error,) = checks.library_files(None)
    assert error.id == "coaching.E001"
    assert error.msg == "library/course.toml: item[1].minutes: is missing; write a whole number."


def test_page_that_is_not_there_or_takes_something_else(monkeypatch):
    wrong = {"hobby": Destination("commitments:hobby"), "review": Destination("commitments:review_new")}
    monkeypatch.setattr(checks, "DESTINATIONS", DESTINATIONS | wrong)
    assert [error.msg for error in checks.destinations(None)] == [
        "destinations.py: review: 'commitments:review_new' is no page that takes this; correct it.",
        "destinations.py: hobby: 'commitments:hobby' is no page that takes this; correct it.",
    ]
