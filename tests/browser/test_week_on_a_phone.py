"""My week, read from the top on a phone: what today asks comes first, and can be reached by a thumb."""

import pytest

from commitments.models import CheckIn, Occasion
from tests.browser.accessibility import assert_accessible
from tests.browser.steps import follow, let_days_pass

THUMB = 44


def box(target):
    return target.evaluate("each => each.getBoundingClientRect().toJSON()")


@pytest.fixture
def keep(site, open_page):
    """Opens My week in a window of some width, with a plan and a habit."""

    def keep(**viewport):
        page = open_page(viewport=viewport, reduced_motion="reduce")
        page.goto(f"{site}/commitments/new/?portrait=blender")
        follow(page.get_by_role("button", name="Keep this for four weeks"))
        follow(page.get_by_role("link", name="See my week"))
        return page

    return keep


@pytest.mark.parametrize("width", [360, 320])
def test_habit_has_its_seven_days_in_one_row_for_a_thumb(keep, width):
    page = keep(width=width, height=640)
    days = [box(day) for day in page.locator(".dots__btn").all()]
    assert len(days) == 7
    assert len({day["top"] for day in days}) == 1
    assert all(day["width"] >= THUMB and day["height"] >= THUMB for day in days)
    assert days[0]["left"] >= 0
    assert days[-1]["right"] <= width
    assert box(page.get_by_role("button", name="Done today"))["bottom"] <= 640


def test_week_asks_within_one_screen_and_goes_on_with_today_and_the_next_time(keep):
    page = keep(width=360, height=640)
    let_days_pass(8)
    page.reload()
    parts = [box(page.locator(f".{name}").first)["top"] for name in ("due", "today", "next", "week-chart")]
    assert parts == sorted(parts)
    assert all(box(answer)["bottom"] <= 640 for answer in page.locator(".due .answer").all())
    assert_accessible(page, "a week that asks")


def test_week_has_a_small_house_until_a_window_is_answered_and_never_a_wide_one(keep):
    page = keep(width=1280, height=800)
    blank = box(page.locator(".week-chart"))["width"]
    CheckIn.objects.create(occasion=Occasion.objects.first(), answer="kept", answered_at="2026-11-22T12:00Z")
    page.reload()
    lit = box(page.locator(".week-chart"))["width"]
    assert blank < lit <= 32 * 16


def test_week_names_no_way_twice(keep):
    page = keep(width=360, height=640)
    ways = page.locator("main a:not(#suggestion a)").evaluate_all(
        "links => links.map((link) => link.getAttribute('href'))"
    )
    assert sorted(ways) == sorted(set(ways))
    assert page.locator(".week-links h2").all_inner_texts() == ["Plans", "With others", "Looking back"]
