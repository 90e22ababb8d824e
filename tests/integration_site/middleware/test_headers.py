import gzip

import brotli
import pytest
from django.http import HttpResponse

from accounts.models import Person, Session
from articles.models import Claim
from commitments.models import CheckIn
from integration_site.middleware.headers import declare_caching

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("content_type", "body", "status"),
    [
        ("application/x-www-form-urlencoded; charset=utf-16", b"experience=conflict", 400),
        ("multipart/form-data", b"no boundary", 400),
        ("application/x-www-form-urlencoded", b"a=" + b"x" * 70_000, 413),
        ("application/x-www-form-urlencoded", b"&".join(b"a%d=1" % number for number in range(300)), 413),
    ],
)
@pytest.mark.parametrize("path", ["/assessments/quick/", "/light/", "/nothing/"])
def test_a_body_that_cannot_be_read_is_refused_plainly(client, path, content_type, body, status):
    response = client.generic("POST", path, body, content_type=content_type)
    assert response.status_code == status
    assert response["Content-Type"] == "text/plain; charset=utf-8"


@pytest.mark.parametrize("path", ["/", "/help/", "/nothing/", "/assessments/quick/", "/static/img/mark.svg"])
def test_every_answer_carries_the_security_headers(client, path):
    response = client.get(path)
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in response["Permissions-Policy"]


def test_the_policy_allows_this_page_s_style_and_nothing_inline_besides(client):
    policy = client.get("/help/")["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert policy.count("'sha256-") == 1
    assert "unsafe" not in policy


@pytest.mark.parametrize("path", ["/", "/help/", "/questions/", "/assessments/quick/"])
def test_public_pages_are_the_same_with_and_without_a_session(client, django_user_model, path):
    before = client.get(path)
    client.force_login(django_user_model.objects.create_guest(time_zone="Europe/London"))
    after = client.get(path)
    assert before.content == after.content
    assert before["ETag"] == after["ETag"]
    assert "public" in after["Cache-Control"]
    assert not after.cookies


def test_what_touches_the_session_is_kept_by_nobody_but_a_form_for_words_by_its_browser(client):
    assert client.get("/week/")["Cache-Control"] == "no-store"
    assert client.get("/commitments/new/")["Cache-Control"] == "private, no-cache"
    assert client.get("/nothing/")["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("accepted", "encoding", "decode"),
    [("gzip, deflate, br", "br", brotli.decompress), ("gzip", "gzip", gzip.decompress)],
)
def test_public_pages_are_compressed_as_the_browser_accepts(client, accepted, encoding, decode):
    plain = client.get("/help/")
    small = client.get("/help/", headers={"accept-encoding": accepted})
    assert small["Content-Encoding"] == encoding
    assert decode(small.content) == plain.content
    assert "Accept-Encoding" in plain["Vary"]
    assert small["ETag"] != plain["ETag"]
    assert len(small.content) < len(plain.content) / 3
    again = client.get("/help/", headers={"accept-encoding": accepted, "if-none-match": small["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("path", ["/week/", "/commitments/new/", "/nothing/"])
def test_pages_of_a_person_are_compressed_to_a_length_that_tells_nothing(client, path):
    """The same page again and again has many lengths, and its form another spelling of its token each time."""
    answers = [client.get(path, headers={"accept-encoding": "br, gzip"}) for _ in range(8)]
    assert {answer["Content-Encoding"] for answer in answers} == {"gzip"}
    assert b"<title>" in gzip.decompress(answers[0].content)
    assert len({len(answer.content) for answer in answers}) > 2


@pytest.mark.parametrize(
    ("model", "expected"),
    [(Claim, "public, max-age=0, must-revalidate"), (Person, "no-store"), (CheckIn, "no-store"), (Session, "no-store")],
)
def test_a_page_that_read_a_row_of_a_person_is_public_for_nobody(rf, model, expected):
    view = declare_caching(lambda request: HttpResponse(str(model.objects.count())))
    assert view(rf.get("/"))["Cache-Control"] == expected
