from datetime import timedelta

import pytest
from django.test import Client

from tests.assessments.archive import DAY, FULL_TEXT, make_attempt, make_guests, sheet
from tests.assessments.broken import copied_files
from tests.assessments.sheets import make_attempt as make_full_attempt
from tests.assessments.sheets import newest_attempt, newest_sheet
from tests.regions import texts_of

COMPARE = "/assessments/full/compare/"
pytestmark = pytest.mark.django_db


def visit(person, path=COMPARE):
    browser = Client(raise_request_exception=False)
    if person:
        browser.force_login(person)
    return browser.get(path)


def page(response):
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def person():
    return make_guests(1)[0]


def test_attempts_side_by_side(person):
    make_attempt(person, sheet())
    make_attempt(person, sheet(boundary=5, blender=4), started_at=DAY + timedelta(days=28))
    response = visit(person)
    found = page(response)
    assert response.headers["Cache-Control"] == "no-store"
    assert '<meta name="robots" content="noindex">' in found
    assert "<h1>What changed</h1>" in found
    assert "2 November 2026 and 30 November 2026" in found
    assert "50, then 100" in found
    assert "50 points more. Up to 29.3 points can be chance." in found
    verdicts = texts_of(found, ".change__verdict")
    assert sum(each.startswith("Clearly higher") for each in verdicts) == 1
    assert sum(each.startswith("No clear change") for each in verdicts) == 6


def test_difference_of_none_is_worded_as_none(person):
    make_attempt(person, sheet())
    make_attempt(person, sheet(boundary=4), started_at=DAY + timedelta(days=28))
    assert "<h1>No clear change</h1>" in page(visit(person))


def test_comparison_with_an_earlier_one_can_be_chosen(person):
    first = make_attempt(person, sheet(boundary=1))
    second = make_attempt(person, sheet(boundary=3), started_at=DAY + timedelta(days=28))
    third = make_attempt(person, sheet(boundary=5), started_at=DAY + timedelta(days=56))
    assert "50, then 100" in page(visit(person))
    found = page(visit(person, f"{COMPARE}{first.pk}/"))
    assert "0, then 100" in found
    assert f'href="{COMPARE}{first.pk}/" aria-current="page"' in found
    assert f'href="{COMPARE}{second.pk}/">' in found
    assert "50, then 100" in page(visit(person, f"{COMPARE}{third.pk}/"))


def test_visitor_and_one_attempt_get_a_kind_page(person):
    assert "No finished result is known in this browser." in page(visit(None))
    make_attempt(person, sheet(), finished=False)
    assert "Nothing to compare yet" in page(visit(person))
    make_attempt(person, sheet())
    assert "You have one result." in page(visit(person))


def test_comparison_is_its_owner_s_alone(person):
    other, staff = make_guests(2)
    staff.is_staff = staff.is_superuser = True
    staff.save()
    first = make_attempt(person, sheet())
    make_attempt(person, sheet(), started_at=DAY + timedelta(days=28))
    make_attempt(other, sheet())
    make_attempt(other, sheet(), started_at=DAY + timedelta(days=28))
    path = f"{COMPARE}{first.pk}/"
    assert [visit(one, path).status_code for one in (person, other, None, staff)] == [200, 404, 404, 404]


def test_comparison_of_an_unfinished_attempt_or_none_is_404(person):
    open_one = make_attempt(person, sheet(), finished=False)
    assert visit(person, f"{COMPARE}{open_one.pk}/").status_code == 404
    assert visit(person, f"{COMPARE}999/").status_code == 404


def test_comparison_allows_only_reading(person):
    browser = Client()
    browser.force_login(person)
    assert browser.post(COMPARE).status_code == 405


@pytest.mark.parametrize(("bridges", "is_compared"), [("", False), ("bridges = [1]\n", True)])
def test_versions_without_a_bridge_are_not_compared(tmp_path, monkeypatch, person, bridges, is_compared):
    with copied_files(tmp_path, monkeypatch) as folder:
        text = FULL_TEXT.replace("version = 1\n", f"version = 2\n{bridges}", 1)
        (folder / "instruments/full-2.toml").write_text(text, encoding="utf-8")
        make_attempt(person, sheet())
        make_attempt(person, sheet(boundary=5), started_at=DAY + timedelta(days=28), version=2)
        found = page(visit(person))
    assert ("50, then 100" in found) is is_compared
    assert ("These two are not compared" in found) is not is_compared
    assert ("They were made with versions 1 and 2 of the statements." in found) is not is_compared


def test_first_and_second_version_are_not_compared_and_both_stay_readable():
    person = make_full_attempt(now=DAY).person
    newest_attempt(person=person, now=DAY + timedelta(days=28))
    found = page(visit(person))
    assert "<h1>These two are not compared</h1>" in found
    assert "They were made with versions 1 and 2 of the statements." in found
    for attempt in person.attempts.all():
        assert visit(person, f"/assessments/full/results/{attempt.pk}/").status_code == 200


def test_second_versions_are_compared_in_what_happens_and_what_is_wished_too():
    person = newest_attempt(now=DAY).person
    newest_attempt(newest_sheet(work_in_life=5), person=person, now=DAY + timedelta(days=28))
    found = page(visit(person))
    assert "What happens and what you would like" in found
    assert "50, then 100" in found
