import pytest

from coaching.library_views import headings
from coaching.search_entries import search_entries
from coaching.suggestions.library import suggestions
from coaching.suggestions.loading import THEMES

pytestmark = pytest.mark.django_db


def test_library_has_every_suggestion_and_is_the_same_for_everyone(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(3):
        response = client.get("/coach/library/")
    html = response.content.decode()
    assert response.status_code == 200
    assert "public" in response["Cache-Control"]
    assert not response.cookies
    for item in suggestions().items:
        assert html.count(f'id="{item.id}"') == 1
    count = len(suggestions().items)
    assert f"{count} texts, written beforehand." in html
    assert f"All {count} suggestions of the coach" in html
    assert "This is software, not a person; not medical advice." in html
    assert client.post("/coach/library/").status_code == 405


def test_themes_have_a_heading_each():
    assert set(headings()) == set(THEMES)
    assert headings()["circumstances/on-call"] == "When you are on call"


def test_suggestions_are_each_found_at_their_place(client):
    entries = list(search_entries())
    assert len(entries) == len(suggestions().items)
    html = client.post(
        "/coach/ask/", {"question": suggestions().item("begin-with-three-questions").title}
    ).content.decode()
    assert 'href="/coach/library/#begin-with-three-questions"' in html
    assert "What the coach suggests" in html
