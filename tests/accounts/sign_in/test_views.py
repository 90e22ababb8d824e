import pytest
from django.test import Client

pytestmark = pytest.mark.django_db
TOO_LONG = "x " * 600
SECRET = "a" * 21 + "-_" + "b" * 20


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        (f"https://harmony.example/link/{SECRET}/", f"/link/{SECRET}/"),
        (f"  http://127.0.0.1:8000/link/{SECRET}  ", f"/link/{SECRET}/"),
        (f"/mail-link/{SECRET}/", f"/mail-link/{SECRET}/"),
        (f"https://harmony.example/link/{SECRET[:9]}\n{SECRET[9:]}/", f"/link/{SECRET}/"),
        (f"https://scan.example/?url=https%3A%2F%2Fharmony.example%2Flink%2F{SECRET}%2F&data=x", f"/link/{SECRET}/"),
        (f"My link: https://harmony.example/link/{SECRET}/?from=mail", f"/link/{SECRET}/"),
        (SECRET, f"/link/{SECRET}/"),
        ("https://harmony.example/code/BCDFGHJK/", "/code/BCDFGHJK/"),
    ],
)
def test_pasted_link_leads_to_its_page(client, typed, path):
    response = client.post("/week/link/", {"link": typed})
    assert (response.status_code, response["Location"]) == (303, path)


@pytest.mark.parametrize(
    "typed", ["", "short", "https://evil.example/", "javascript:alert(1)", "ä" * 20, "x" * 501, "x " * 600]
)
def test_pasted_text_that_is_no_link_is_told_and_kept(client, typed):
    response = client.post("/week/link/", {"link": typed})
    page = response.content.decode()
    assert response.status_code == 422
    assert '<a href="#link">' in page
    assert f'value="{typed}"' in page
    assert "<title>Error: Back to your plan" in page


def test_week_that_is_empty_offers_three_ways_back(client):
    page = client.get("/week/").content.decode()
    for way in ("Open my private link", "Mail me a link", "Code from my other device"):
        assert way in page
    assert 'aria-invalid="true"' not in page.split("<body>")[1]


def test_forms_from_elsewhere_are_refused_and_looking_is_not_posting():
    client = Client(enforce_csrf_checks=True)
    for path in ("link", "mail", "code"):
        assert client.post(f"/week/{path}/", {}).status_code == 403
        assert client.get(f"/week/{path}/").status_code == 405
    assert client.get("/week/back/").status_code == 200
