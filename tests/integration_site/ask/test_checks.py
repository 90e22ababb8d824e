from dataclasses import replace

import pytest

from integration_site.ask import checks, library
from integration_site.ask.loading import AskedFileError, Step


@pytest.fixture
def planted(monkeypatch):
    """Another first place in the authored content."""

    def plant(**changes):
        content = library.asked_content()
        places = (replace(content.places[0], **changes), *content.places[1:])
        monkeypatch.setattr(library, "asked_content", lambda: replace(content, places=places))
        return [each.msg for each in checks.asked_places(None) if each.id != "site.I020"]

    return plant


def test_authored_places_are_all_there_and_open(planted):
    assert planted() == []


def test_place_that_is_not_there_is_an_error(planted):
    assert planted(id="question/hobbies") == ["question/hobbies is no place of this site; correct it."]
    assert planted(id="page/hobbies") == ["page/hobbies is no place of this site; correct it."]


@pytest.mark.parametrize(
    ("step", "issue"),
    [
        (Step("practices:hobby", "Go"), "step.view 'practices:hobby' is no page that opens; correct it."),
        (Step("commitments:replies", "Go", "asker=cat"), "step.query asker=cat fills in nothing there; correct it."),
        (
            Step("commitments:commitment_new", "Go", "advice=x"),
            "step.query advice=x fills in nothing there; correct it.",
        ),
        (Step("articles:article", "Go", "section=x"), "step.query section=x fills in nothing there; correct it."),
    ],
)
def test_step_that_leads_nowhere_is_an_error(planted, step, issue):
    place = library.asked_content().places[0].id
    assert planted(step=step) == [f"{place}: {issue}"]


def test_circumstance_that_is_none_is_an_error(planted):
    place = library.asked_content().places[0].id
    assert planted(fits=("shifts",)) == []
    (said,) = planted(fits=("weather",))
    assert said.startswith(f"{place}: fits 'weather' is no circumstance; use children, caring")


def test_place_with_too_few_phrasings_is_named(planted, monkeypatch):
    content = library.asked_content()
    few = replace(content.places[0], asked=content.places[0].asked[:7])
    monkeypatch.setattr(library, "asked_content", lambda: replace(content, places=(few, *content.places[1:])))
    said = [each.msg for each in checks.asked_places(None)]
    assert f"{few.id} is asked for in 7 ways; write 8 or more in ask/content." in said


def test_file_that_is_broken_is_an_error(monkeypatch):
    issue = "ask/content/pages.toml: is missing; add it."

    def refuse():
        raise AskedFileError([issue])

    monkeypatch.setattr(library, "asked_content", refuse)
    assert [(each.id, each.msg) for each in checks.asked_files(None)] == [("site.E020", issue)]
    assert checks.asked_places(None) == []
