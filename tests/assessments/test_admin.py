import pytest
from django.test import Client

from accounts.models import Person
from tests.assessments.archive import make_attempt, make_guests, sheet

LIST = "/admin/assessments/attempt/"
STATISTICS = f"{LIST}statistics/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def staff():
    browser = Client()
    browser.force_login(Person.objects.create_superuser("editor@example.org", "secret"))
    return browser


def test_statistics_page(staff):
    for guest in make_guests(10):
        make_attempt(guest, sheet(boundary=5))
    page = staff.get(STATISTICS).content.decode()
    assert "The full assessment, version 1" in page
    assert '<th scope="row">Boundary Specialist</th><td>10</td>' in page
    assert '<th scope="row">Blender</th><td>fewer than 10</td>' in page
    assert f'href="{STATISTICS}"' in staff.get(LIST).content.decode()


def test_list_shows_no_answers_and_no_result(staff):
    attempt = make_attempt(make_guests(1)[0], sheet(boundary=5))
    for path in [LIST, f"{LIST}{attempt.pk}/change/"]:
        response = staff.get(path)
        page = response.content.decode()
        assert response.status_code == 200
        assert f"Attempt {attempt.pk}" in page
        for word in ["clear-end", "boundary", "Boundary Specialist", "quick_code", "field-summary"]:
            assert word not in page.split('id="content"')[1]
    assert staff.get(f"{LIST}add/").status_code == 403


def test_statistics_are_for_staff_with_the_right_only():
    guest = make_guests(1)[0]
    clerk = Person.objects.create(email="clerk@example.org", is_staff=True)
    for person, status in [(None, 302), (guest, 302), (clerk, 403)]:
        browser = Client()
        if person:
            browser.force_login(person)
        assert browser.get(STATISTICS).status_code == status
