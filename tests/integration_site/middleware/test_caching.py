import pytest
from django.http import HttpResponse

from accounts.models import Person, Session
from articles.models import Claim
from commitments.models import CheckIn
from integration_site.middleware.caching import declare_caching

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/", "/help/", "/questions/", "/assessments/quick/"])
def test_public_pages_are_the_same_with_and_without_a_session(client, django_user_model, path):
    before = client.get(path)
    client.force_login(django_user_model.objects.create_guest(time_zone="Europe/London"))
    after = client.get(path)
    assert before.content == after.content
    assert before["ETag"] == after["ETag"]
    assert "public" in after["Cache-Control"]
    assert not after.cookies


def test_page_that_touches_the_session_is_kept_by_nobody_but_a_form_for_words_by_its_browser(client):
    assert client.get("/week/")["Cache-Control"] == "no-store"
    assert client.get("/commitments/new/")["Cache-Control"] == "private, no-cache"
    assert client.get("/nothing/")["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("model", "expected"),
    [(Claim, "public, max-age=0, must-revalidate"), (Person, "no-store"), (CheckIn, "no-store"), (Session, "no-store")],
)
def test_page_that_read_a_row_of_a_person_is_public_for_nobody(rf, model, expected):
    view = declare_caching(lambda request: HttpResponse(str(model.objects.count())))
    assert view(rf.get("/"))["Cache-Control"] == expected
