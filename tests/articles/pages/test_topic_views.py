import pytest

from articles.models import Topic
from tests.regions import regions

pytestmark = pytest.mark.django_db
TOPICS = {"harmony", "life-quality", "wellbeing"}


def test_topic_lists_its_texts_and_the_other_topics(client):
    html = client.get("/topics/life-quality/").content.decode()
    assert "<h1>Life quality</h1>" in html
    assert 'href="/guide/work-and-life-integration/"' in html
    assert not regions(html, ".contents__link[href=/for-managers/]")
    assert 'href="/questions/shift-work/"' in html
    assert 'href="/questions/fixed-hours/"' not in html
    assert 'href="/topics/harmony/"' in html
    assert 'href="/topics/life-quality/"' not in html


def test_page_stands_under_its_topics_with_its_own_address(client):
    assert regions(client.get("/topics/wellbeing/"), ".contents__link[href=/for-managers/]")


def test_guide_names_its_topics(client):
    html = client.get("/guide/work-and-life-integration/").content.decode()
    assert all(f'href="/topics/{slug}/"' in html for slug in TOPICS)
    assert set(Topic.objects.values_list("slug", flat=True)) == TOPICS


def test_topics_are_public_and_cheap(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(4):
        response = client.get("/topics/harmony/")
    assert "public" in response["Cache-Control"]


def test_topics_that_are_unknown_and_other_methods(client):
    assert client.get("/topics/hope/").status_code == 404
    assert client.post("/topics/harmony/").status_code == 405


def test_topic_that_was_renamed_leads_to_its_new_address(client):
    response = client.get("/topics/well-being/")
    assert (response.status_code, response["Location"]) == (301, "/topics/wellbeing/")
