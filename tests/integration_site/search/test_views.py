from urllib.parse import quote

import pytest

from integration_site.search.views import SUGGESTIONS
from tests.htmx import from_htmx
from tests.integration_site.search_rows import make_index
from tests.regions import regions, texts_of

pytestmark = pytest.mark.django_db
SECTION = 'href="/guide/work-and-life-integration/#boundaries"'
HOSTILE = [
    '"', '""', '"boundary', "boundary\"", "'", "''", "*", "bound*", "NEAR", "NEAR(a b, 5)", "NEAR(", "AND", "OR", "NOT",
    "a AND", "NOT boundary", "(", ")", "((boundary", "title:boundary", "x:y", "{title text}: a", "^boundary", "+", "-x",
    "a -b", "\\", "\x00", "bound\x00ary", "\x02mark\x03", "\x1b[0m", "🙂", "👩‍👩‍👧", "é" * 300, "--", "/* x */",
    "1; DROP TABLE search_index", "%", "_", "<script>alert(1)</script>", "{{ 7 }}", "\ud7ff", "\u202e", "\u0301",
    "Ⅷ ² ½ ٣", "work " * 60, "a'b'c'd", "'':*", ":* & | ! <->",
]  # fmt: skip


@pytest.fixture
def index(monkeypatch):
    make_index(monkeypatch)


def get(client, typed, **more):
    return client.get("/search/", {"q": typed, **more})


def test_search_result_leads_to_the_section_with_the_words_marked(client, index):
    response = get(client, "boundary")
    html = response.content.decode()
    assert response.status_code == 200
    assert f"{SECTION}><mark>Boundary</mark> setting" in html
    assert 'value="boundary"' in html
    assert "<h2>In the guide</h2>" in html


def test_htmx_gets_what_was_found_and_how_much_that_is(client, index):
    response = client.get("/search/?q=boundary", headers=from_htmx("found"))
    html = response.content.decode()
    assert response["Cache-Control"] == "no-store"
    assert "<html" not in html
    assert SECTION in html
    assert '<p id="said" data-hx-swap-oob="innerHTML">' in html
    heavy = client.get("/search/?q=suicide", headers=from_htmx("found")).content.decode()
    assert '<a href="/help/">find help now</a>' in heavy
    assert "find help now. Nothing here has these words." in heavy


def test_results_of_a_kind_can_all_be_seen(client, index):
    few = get(client, "work").content.decode()
    assert "The best 6 of 8" in few
    assert '/search/?q=work&amp;kind=popular"' in few
    everything = get(client, "work", kind="popular").content.decode()
    assert "The best" not in everything
    assert len(regions(everything, "li.hit")) == 8
    assert '<a href="/search/?q=work">Show all of them</a>' in everything
    assert "Show all of them" not in few
    assert get(client, "work", kind="nothing").content.decode().count("<h2>") == few.count("<h2>")


def test_claim_is_shown_with_its_mark(client, index):
    html = get(client, "burnout", kind="popular").content.decode()
    assert "Not traced" in texts_of(html, "span.chip.is-untraced")
    assert len(regions(html, "span.chip")) == len(regions(html, "li.hit")) == 8


def test_search_page_is_kept_by_nobody_once_it_holds_words_and_not_for_search_engines(client, index):
    response = get(client, "boundary")
    assert response["Cache-Control"] == "no-store"
    assert client.get("/search/")["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert not response.cookies
    html = response.content.decode()
    assert '<meta name="robots" content="noindex">' in html
    assert "<title>Search · Work-Life Harmony</title>" in html
    assert "Your words become part of this page’s address." in html
    assert 'rel="canonical" href="http://127.0.0.1:8000/search/?' not in html


def test_search_asks_the_database_once_and_is_counted(client, index, django_assert_num_queries):
    get(client, "boundary")
    with django_assert_num_queries(2):
        get(client, "boundary")


def test_search_page_that_is_empty_suggests_what_can_be_found(client, index):
    html = client.get("/search/").content.decode()
    assert "What can be found" in html
    for words in SUGGESTIONS:
        assert f'href="/search/?q={quote(words)}"' in html
    assert get(client, "   ").content.decode() == html.replace('value=""', 'value="   "')


def test_search_without_a_hit_says_what_to_try(client, index):
    html = get(client, "xylophone").content.decode()
    assert "Nothing here has these words" in html
    assert "Try fewer words" in html
    assert 'href="/questions/"' in html
    assert "There is no word in that" in get(client, "***").content.decode()


def test_search_for_some_of_the_words_is_said(client, index):
    html = get(client, "boundary xylophone").content.decode()
    assert "Nothing has all of these words; these have some." in html


def test_search_reads_three_hundred_characters_and_refuses_one_more_kindly(client, index):
    assert get(client, "x" * 300).status_code == 200
    response = get(client, "x" * 301)
    html = response.content.decode()
    assert response.status_code == 400
    assert "That is 301 characters; please keep it to 300." in html
    assert "x" * 301 in html
    assert 'aria-invalid="true"' in html
    assert "<title>Error: Search" in html


def test_words_beyond_the_twelfth_are_not_dropped_in_silence(client, index):
    html = get(client, "boundary one two three four five six seven eight nine ten eleven twelve").content.decode()
    assert "Only the first 12 words were looked for." in html


@pytest.mark.parametrize("typed", HOSTILE)
def test_words_that_are_hostile_get_a_plain_answer(client, index, typed):
    response = get(client, typed)
    assert response.status_code == 200
    html = response.content.decode()
    assert "<script>" not in html
    assert "\x00" not in html


@pytest.mark.parametrize(
    "query",
    [
        "q=work&year=99999999999999999999", "q=work&q=boundary", "q=%", "q=%ff%fe", "q=%00", "q=%zz", "q[]=work",
        "q=%C0%80", "q=%ED%A0%80", "=", "&&&", "kind=section", "q=work&kind=%00", "q", "%71=work",
    ],
)  # fmt: skip
def test_addresses_that_are_odd_get_a_plain_answer(client, index, query):
    assert client.get(f"/search/?{query}").status_code == 200


def test_parameters_that_are_too_many_are_a_plain_400(client, index):
    assert client.get("/search/?" + "a=1&" * 250).status_code == 400


def test_search_allows_only_reading(client):
    assert client.post("/search/", {"q": "work"}).status_code == 405
    assert client.head("/search/").status_code == 200


def test_questions_can_be_searched(client, index):
    html = client.get("/questions/").content.decode()
    assert regions(html, "form.search[role=search][action=/search/]")
    assert 'name="q"' in html


def test_search_for_what_words_do_not_find_shows_what_comes_near(client, index):
    html = get(client, "saying no to the boss politely").content.decode()
    assert "<h2>Perhaps you mean</h2>" in html
    assert 'href="/replies/"' in html
    assert "<h2>Perhaps you mean</h2>" not in get(client, "boundary").content.decode()
    assert "<h2>Perhaps you mean</h2>" not in get(client, "qwertz jupiter").content.decode()


def test_search_in_place_says_that_places_come_near(client, index):
    said = client.get("/search/?q=politely+refuse+overtime+boss", headers=from_htmx("found")).content.decode()
    assert "These places come near." in said
