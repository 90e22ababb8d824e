import re

import pytest
from django.db import OperationalError
from django.test import Client

from articles.models import Article, Claim
from tests.integration_site.sent_forms import ORIGIN
from tests.regions import regions, text_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "path",
    [
        "/", "/guide/work-and-life-integration/", "/assessments/quick/", "/practices/", "/profiles/",
        "/profiles/blender/",
    ],
)  # fmt: skip
def test_full_assessment_is_offered_before_any_result(client, path):
    html = client.get(path).content.decode()
    assert re.search(r'<a [^>]*href="/assessments/full/"[^>]*>Discover your style</a>', html)


def test_home_lets_the_first_question_be_answered_at_once(client):
    html = client.get("/").content.decode()
    assert 'action="/assessments/quick/question/"' in html
    assert len(regions(html, ".tap")) == 4
    assert "81 claims of the guide we started from" in html
    assert len(regions(html, ".holds__row")) == 3


def test_home_before_any_content_is_loaded(client):
    Article.objects.all().delete()
    Claim.objects.all().delete()
    assert client.get("/").status_code == 200


def test_answer_that_is_first_is_kept_without_errors(client):
    response = client.post("/assessments/quick/question/", {"experience": "blended"})
    html = response.content.decode()
    assert response.status_code == 200
    assert not regions(html, ".errors")
    assert text_of(response, "legend").startswith("Question 2 of 3 ")
    assert "They run together" in text_of(response, ".answered__row")


def test_help_names_the_local_emergency_number_first_and_says_to_check(client):
    html = client.get("/help/").content.decode()
    assert html.index("Your local emergency number") < html.index("tel:")
    assert "check these before relying on them" in html


@pytest.mark.parametrize("path", ["/", "/help/", "/questions/", "/assessments/quick/", "/week/", "/nothing/"])
def test_foot_says_what_this_is_not_and_where_help_is(client, path):
    html = client.get(path).content.decode()
    assert "not medical advice" in html
    assert 'href="/help/">Need help now?' in html


@pytest.mark.parametrize(("choice", "theme"), [("day", 'data-theme="light"'), ("evening", 'data-theme="dark"')])
def test_theme_choice_is_kept(client, choice, theme):
    response = client.post("/theme/", {"theme": choice, "next": "/help/"})
    assert (response.status_code, response["Location"]) == (303, "/help/")
    assert f'<html lang="en-GB" {theme}>' in client.get("/help/").content.decode()
    client.post("/theme/", {"theme": "auto", "next": "/help/"})
    assert '<html lang="en-GB">' in client.get("/help/").content.decode()


@pytest.mark.parametrize("choice", ["", "midnight", "evening\r\nX: 1"])
def test_theme_that_is_unknown_is_auto(client, choice):
    client.post("/theme/", {"theme": choice, "next": "/help/"})
    assert '<html lang="en-GB">' in client.get("/help/").content.decode()


@pytest.mark.parametrize(
    "path", ["https://evil.example/", "//evil.example", "/nothing/", "", "javascript:alert(1)", "\\"]
)
def test_light_returns_only_to_our_own_pages(client, path):
    assert client.post("/theme/", {"theme": "day", "next": path})["Location"] == "/"


def test_light_is_set_by_post_alone(client):
    assert client.get("/theme/").status_code == 405


def test_error_pages_have_the_look_of_the_site(client, settings):
    response = client.get("/nothing/")
    assert response.status_code == 404
    assert "There is no page at this address" in response.content.decode()


def test_fault_of_ours_shows_a_kind_page_and_no_traceback(monkeypatch):
    def broken(*args, **kwargs):
        raise RuntimeError("secret detail")

    monkeypatch.setattr("articles.models.Article.objects.filter", broken)
    response = Client(raise_request_exception=False).get("/")
    html = response.content.decode()
    assert response.status_code == 500
    assert "Something went wrong on our side" in html
    assert "secret detail" not in html
    assert "'sha256-" in response["Content-Security-Policy"]


def test_database_that_is_busy_says_when_to_come_again(monkeypatch):
    def busy(*args, **kwargs):
        raise OperationalError("database is locked")

    monkeypatch.setattr("articles.models.Article.objects.filter", busy)
    response = Client(raise_request_exception=False).get("/")
    html = response.content.decode()
    assert (response.status_code, response["Retry-After"]) == (503, "10")
    assert "Not available just now" in html
    assert "locked" not in html
    assert "no-store" in response["Cache-Control"]


FORM = {"what": "supper <b>at home</b>", "value": "family"}


def test_token_that_is_stale_from_our_own_page_keeps_what_was_typed():
    client = Client(enforce_csrf_checks=True)
    client.get("/commitments/new/")
    response = client.post("/commitments/new/", FORM | {"csrfmiddlewaretoken": "x" * 64}, headers={"origin": ORIGIN})
    html = response.content.decode()
    assert response.status_code == 403
    assert "Send it again" in html
    assert 'value="supper &lt;b&gt;at home&lt;/b&gt;"' in html
    assert "x" * 64 not in html


def test_cookies_that_are_refused_are_named_and_the_text_is_kept():
    client = Client(enforce_csrf_checks=True)
    html = client.post("/commitments/new/", FORM, headers={"origin": ORIGIN}).content.decode()
    assert "Your browser kept no cookie" in html
    assert "supper &lt;b&gt;at home&lt;/b&gt;" in html


@pytest.mark.parametrize("origin", [None, "null", "https://evil.example"])
def test_form_from_elsewhere_is_refused_and_not_echoed(origin):
    client = Client(enforce_csrf_checks=True)
    headers = {"origin": origin} if origin else {}
    response = client.post("/commitments/new/", FORM, headers=headers)
    html = response.content.decode()
    assert response.status_code == 403
    assert "did not come from our page" in html
    assert "supper" not in html


@pytest.mark.parametrize("path", ["/", "/assessments/quick/", "/practices/", "/profiles/", "/profiles/blender/"])
def test_full_assessment_and_coach_are_reachable(client, path):
    page = client.get(path).content.decode()
    assert 'href="/assessments/full/"' in page
    assert 'href="/coach' in page
