import re

import pytest

from articles.models import Article, Claim

pytestmark = pytest.mark.django_db
GUIDE = "/guide/work-and-life-integration"


@pytest.fixture
def text(client):
    return client.get(f"{GUIDE}.md").content.decode()


def test_guide_as_markdown(client, text, settings):
    response = client.get(f"{GUIDE}.md")
    assert response["Content-Type"] == "text/markdown; charset=utf-8"
    assert response["Link"] == f'<{settings.SITE_URL}{GUIDE}/>; rel="canonical"'
    assert response["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert response["ETag"]
    assert text.startswith("# Work and life integration\n")
    assert text.count("\n```mermaid\n") == 4
    assert text.count("\n## ") == len(Article.objects.get(slug="work-and-life-integration").contents) + 2


def test_footnotes_have_the_number_of_their_note_on_the_page(text):
    noted = Claim.objects.filter(article="work-and-life-integration")
    footnotes = dict(re.findall(r"^\[\^(\d+)\]: (.*)$", text, re.MULTILINE))
    assert len(noted) > 20
    for claim in noted:
        assert footnotes[str(claim.number)].startswith(f"{claim.get_state_display()}. {claim.note}")
    assert set(re.findall(r"\[\^(\d+)\](?!:)", text)) == set(footnotes)


def test_source_format_leaves_nothing_behind(text):
    assert not re.search(r"\]\((?:claim|page):|\]\(\)|^:::|\{#|\]\([/#]|<[a-z]+[ >]", text, re.MULTILINE)


def test_addresses_start_at_the_site_url_whatever_the_host(client, text, settings):
    settings.SITE_URL = "https://harmony.example"
    settings.ALLOWED_HOSTS = ["*"]
    text = client.get(f"{GUIDE}.md", headers={"Host": "evil.example"}).content.decode()
    assert "](https://harmony.example/help/)" in text
    assert "evil.example" not in text


def test_markdown_of_unknown_articles_pages_and_methods(client, text):
    assert client.get("/guide/nothing.md").status_code == 404
    assert client.get("/guide/for-managers.md").status_code == 404
    assert client.post(f"{GUIDE}.md").status_code == 405
