"""What programs read: feed, sitemap, robots, and what a page's head says about it."""

import datetime
import json
import re
import struct
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree

import pytest
from django.conf import settings as site
from django.contrib.staticfiles import finders
from django.urls import reverse

from articles.models import Article, Claim
from commitments.calendar.feeds import make_calendar_feed
from tests.commitments.factories import NOW, make_person

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
GUIDE = "/guide/work-and-life-integration/"
PUBLIC = ["/", "/help/", "/questions/", "/evidence/", "/profiles/", "/profiles/blender/", "/assessments/quick/", GUIDE]
CLOSED = ["/week/", "/commitments/new/", "/nothing/"]


@pytest.fixture
def elsewhere(settings):
    """A request with any host is let in, so that a wrong address would show."""
    settings.SITE_URL = "https://harmony.example"
    settings.ALLOWED_HOSTS = ["*"]
    return {"Host": "evil.example"}


def feed_of(client, **options):
    return ElementTree.fromstring(client.get("/feed.atom", **options).content)  # noqa: S314 -- our own answer


def locations(client, **options):
    root = ElementTree.fromstring(client.get("/sitemap.xml", **options).content)  # noqa: S314 -- our own answer
    return {url.find(f"{SITEMAP}loc").text: url.findtext(f"{SITEMAP}lastmod") for url in root}


def head_of(client, path, **options):
    html = client.get(path, **options).content.decode().partition("</head>")[0]
    return {
        "canonical": re.findall(r'<link rel="canonical" href="(.*?)">', html),
        **dict(re.findall(r'<meta (?:property|name)="((?:og|twitter):.*?)" content="(.*?)">', html)),
    }


def test_feed_tells_of_articles_and_of_each_day_of_change(client):
    article = Article.objects.get(kind="guide")
    article.changes = [
        {"on": "2026-11-22", "note": "First."},
        {"on": "2026-12-01", "note": "Less <b> & more."},
        {"on": "2026-12-01", "note": "And again."},
    ]
    article.save()
    entries = [
        entry for entry in feed_of(client).iter(f"{ATOM}entry") if article.title in entry.findtext(f"{ATOM}title")
    ]
    assert [(entry.findtext(f"{ATOM}id"), entry.findtext(f"{ATOM}updated")) for entry in entries] == [
        (f"{site.SITE_URL}{GUIDE}", "2026-12-01T12:00:00+00:00"),
        (f"{site.SITE_URL}{GUIDE}#changed-2026-12-01", "2026-12-01T12:00:00+00:00"),
        (f"{site.SITE_URL}{GUIDE}#changed-2026-11-22", "2026-11-22T12:00:00+00:00"),
    ]
    assert entries[0].findtext(f"{ATOM}published") == "2026-11-22T12:00:00+00:00"
    assert entries[1].findtext(f"{ATOM}summary") == "Less &lt;b&gt; &amp; more. And again."
    assert entries[1].findtext(f"{ATOM}title") == f"{article.title}: what changed on 1 December 2026"


def test_feed_has_what_readers_of_feeds_need(client):
    response = client.get("/feed.atom")
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert response["Cache-Control"] == "public, max-age=0, must-revalidate"
    root = feed_of(client)
    assert root.find(f"{ATOM}link[@rel='self']").get("href") == f"{site.SITE_URL}/feed.atom"
    ids = [entry.findtext(f"{ATOM}id") for entry in root.iter(f"{ATOM}entry")]
    days = [len({change["on"] for change in article.changes}) for article in Article.objects.all()]
    assert len(ids) == len(set(ids)) == len(days) + sum(days)
    assert client.get("/feed.atom", headers={"If-None-Match": response["ETag"]}).status_code == 304


def test_feed_and_sitemap_before_any_content_is_loaded(client):
    assert client.get("/feed.atom").status_code == 200
    assert f"{site.SITE_URL}/" in locations(client)


def test_pages_of_the_sitemap_can_be_found_and_agree_on_their_address(client):
    found = locations(client)
    assert {f"{site.SITE_URL}{path}" for path in PUBLIC} <= found.keys()
    assert sum(f"{site.SITE_URL}/evidence/claims/" in address for address in found) == Claim.objects.count()
    for address in found:
        response = client.get(address.removeprefix(site.SITE_URL))
        html = response.content.decode()
        assert response.status_code == 200, address
        assert "noindex" not in html, address
        assert f'<link rel="canonical" href="{address}">' in html


def test_sitemap_says_when_a_page_was_last_checked(client):
    article = Article.objects.get(kind="guide")
    article.reviewed_on = datetime.date(2027, 1, 2)
    article.save()
    found = locations(client)
    assert found[f"{site.SITE_URL}{GUIDE}"] == found[f"{site.SITE_URL}/"] == "2027-01-02"
    assert found[f"{site.SITE_URL}/evidence/claims/g01/"] == "2026-11-22"
    assert found[f"{site.SITE_URL}/profiles/blender/"] is None


def test_robots_may_read_the_sitemap_and_its_pages_and_nothing_personal(client):
    response = client.get("/robots.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    robots = RobotFileParser()
    robots.parse(response.content.decode().splitlines())
    assert robots.site_maps() == [f"{site.SITE_URL}/sitemap.xml"]
    assert not [address for address in locations(client) if not robots.can_fetch("*", address)]
    for path in ["/admin/", "/week/", "/commitments/new/", "/occasions/1/check-in/", "/assessments/quick/results/abc/"]:
        assert not robots.can_fetch("*", path)


def test_calendar_program_that_heeds_robots_may_read_the_feed_that_it_was_given(client):
    robots = RobotFileParser()
    robots.parse(client.get("/robots.txt").content.decode().splitlines())
    person = make_person()
    secret = make_calendar_feed(person=person, name="Phone", now=NOW)
    feed = reverse("commitments:calendar_feed", args=[secret])
    assert robots.can_fetch("Google-Calendar-Importer", feed)
    assert client.get(feed)["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize("path", ["/feed.atom", "/sitemap.xml", "/robots.txt"])
def test_machines_only_read(client, path):
    assert client.head(path).status_code == 200
    assert client.post(path).status_code == 405


@pytest.mark.parametrize("path", ["/feed.atom", "/sitemap.xml", "/robots.txt", "/", GUIDE])
def test_addresses_never_come_from_the_host_of_the_request(client, elsewhere, path):
    html = client.get(path, headers=elsewhere).content.decode()
    assert "https://harmony.example/" in html
    assert "evil.example" not in html


@pytest.mark.parametrize("path", PUBLIC)
def test_page_that_is_public_has_one_address_and_a_card_to_share(client, path):
    head = head_of(client, path, query_params={"q": "x"})
    assert head["canonical"] == [f"{site.SITE_URL}{path}"]
    assert head["og:url"] == f"{site.SITE_URL}{path}"
    assert head["og:type"] == ("article" if path == GUIDE else "website")
    assert head["og:image"] == f"{site.SITE_URL}/static/img/share-card.png"
    assert (head["og:image:width"], head["og:image:height"]) == ("1200", "630")
    assert head["og:title"]
    assert head["og:description"]
    assert head["og:image:alt"]
    assert head["twitter:card"] == "summary_large_image"


def test_title_that_is_shared_is_that_of_the_page(client):
    html = client.get(GUIDE).content.decode()
    assert "<title>Work and life integration · Work-Life Harmony</title>" in html
    assert '<meta property="og:title" content="Work and life integration">' in html


@pytest.mark.parametrize("path", CLOSED)
def test_page_that_is_not_for_all_offers_nothing_to_share(client, path):
    html = client.get(path).content.decode()
    assert "noindex" in html
    assert "canonical" not in html
    assert "og:" not in html


def test_result_offers_nothing_to_share(client):
    answers = {"experience": "blended", "priority": "family", "control": "high"}
    html = client.get(client.post("/assessments/quick/", answers)["Location"]).content.decode()
    assert "canonical" not in html
    assert "og:" not in html


def test_card_has_its_size_and_is_light():
    with open(finders.find("img/share-card.png"), "rb") as file:
        data = file.read()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", data[16:24]) == (1200, 630)
    assert len(data) <= 90_000


def test_guide_names_its_other_forms(client):
    html = client.get(GUIDE).content.decode()
    assert '<link rel="alternate" type="application/atom+xml" title="What is new" href="/feed.atom">' in html
    assert f'type="text/markdown" title="This guide as Markdown" href="{GUIDE[:-1]}.md">' in html


def test_data_of_the_guide_is_what_the_page_shows(client):
    html = client.get(GUIDE).content.decode()
    (script,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    page, article, crumbs = json.loads(script)["@graph"]
    assert f"<h1>{article['headline']}</h1>" in html
    assert article["description"] in html
    assert article["author"]["name"] in html
    assert (article["datePublished"], page["lastReviewed"]) == ("2026-11-22", "2026-11-22")
    assert "Reviewed 22 November 2026" in html
    assert crumbs["itemListElement"][1]["item"] == f"{site.SITE_URL}{GUIDE}"


def test_manifest_opens_the_week_from_the_home_screen(client):
    response = client.get("/manifest.webmanifest")
    manifest = json.loads(response.content)
    assert response["Content-Type"] == "application/manifest+json"
    assert "public" in response["Cache-Control"]
    assert (manifest["start_url"], manifest["display"]) == ("/week/", "standalone")
    assert [icon["purpose"] for icon in manifest["icons"]] == ["any", "any", "maskable"]
    for icon in manifest["icons"]:
        file = finders.find(icon["src"].removeprefix("/static/"))
        with open(file, "rb") as picture:
            size = struct.unpack(">II", picture.read(24)[16:])
        assert icon["sizes"] == f"{size[0]}x{size[1]}"


def test_manifest_has_shortcuts_to_pages_that_are_there(client):
    shortcuts = json.loads(client.get("/manifest.webmanifest").content)["shortcuts"]
    assert [each["name"] for each in shortcuts] == ["My week", "Begin a ritual", "Three questions"]
    assert [client.get(each["url"]).status_code for each in shortcuts] == [200] * 3


@pytest.mark.parametrize("path", ["/", "/week/"])
def test_pages_name_the_manifest(client, path):
    assert '<link rel="manifest" href="/manifest.webmanifest">' in client.get(path).content.decode()
