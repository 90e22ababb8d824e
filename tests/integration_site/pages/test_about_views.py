from datetime import date

import pytest

from articles.models import Article, Claim, ContentVersion, Source
from tests.regions import regions, texts_of

pytestmark = pytest.mark.django_db


def test_about_page_says_who_how_and_what_is_missing(client):
    html = client.get("/about/").content.decode()
    words = [
        "began as a published guide", "Alena Miller", "We checked none of it", "Partly supported", "Not traced",
        "This copy is run by nobody who has said so.", "Not searched",
        "seldom the whole paper", "level AA", "screen reader", "nothing is stored", "can read what is stored",
        f"holds {Claim.objects.count()} claims and {Source.objects.count()} sources",
        "We know 2 of the sources only from memory",
    ]  # fmt: skip
    assert not [word for word in words if word not in html]
    assert 'href="/note/">Send a note' in html


@pytest.mark.parametrize("path", ["/about/", "/guide/work-and-life-integration/"])
def test_operator_of_the_copy_is_named_beside_who_wrote(client, settings, path):
    settings.OPERATOR_NAME = "Anna & Sons"
    ContentVersion.objects.renew()
    assert "This copy is run by Anna &amp; Sons." in client.get(path).content.decode()


def test_author_box_says_how_the_text_was_made_and_whose_words_are_whose(client):
    box = client.get("/guide/work-and-life-integration/").content.decode().partition('<section id="author">')[2]
    words = " ".join(box.split())
    assert "It was rewritten, and what can be checked in it was looked up" in words
    assert "Nobody outside has gone over that." in words
    assert "That page says of her:" in words
    assert "Source: “About the Author” in that guide" in words
    assert "small team" not in words


def test_about_page_lists_reviews_and_shows_which_are_overdue(client):
    assert "review overdue" not in client.get("/about/").content.decode()
    Article.objects.filter(kind="guide").update(review_due_on=date(2020, 1, 31))
    html = client.get("/about/").content.decode()
    assert html.count("<b>review overdue</b> since January 2020") == 1


def test_about_page_before_any_content_is_loaded(client):
    assert client.get("/about/").status_code == 200


def test_managers_page_holds_five_marked_things_and_a_talk_of_half_an_hour(client):
    html = client.get("/for-managers/").content.decode()
    items = texts_of(html, "li.steps__item")
    assert len(items) == 5
    assert all("why" in item for item in items)
    assert len(regions(html, "span.claim")) >= 5
    assert [
        html.count(f'<th scope="row">{minutes}</th>') for minutes in ("0 to 5", "5 to 15", "15 to 25", "25 to 30")
    ] == [1] * 4
    assert 'id="n1"' in html
    assert "Reviewed 22 November 2026" in html
    assert "Review overdue" not in html


def test_managers_page_shows_an_overdue_review(client):
    Article.objects.filter(slug="for-managers").update(review_due_on=date(2020, 1, 31))
    assert "<b>Review overdue</b> since January 2020" in client.get("/for-managers/").content.decode()


def test_managers_page_is_no_guide(client):
    assert client.get("/guide/for-managers/").status_code == 404
    assert Article.objects.get(slug="for-managers").get_absolute_url() == "/for-managers/"


def test_managers_page_without_content_is_404(client):
    Article.objects.all().delete()
    assert client.get("/for-managers/").status_code == 404


@pytest.mark.parametrize(("path", "queries"), [("/about/", 4), ("/for-managers/", 1)])
def test_pages_are_public_and_cheap(client, django_assert_max_num_queries, path, queries):
    with django_assert_max_num_queries(queries):
        response = client.get(path)
    assert response["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert not response.cookies
    assert client.post(path).status_code == 405


def test_foot_of_each_page_leads_to_both(client):
    html = client.get("/help/").content.decode()
    assert 'href="/about/">About' in html
    assert 'href="/for-managers/">For managers' in html
