"""A ritual and both looks by keyboard with script off; the clock with script; axe finds nothing on any of the pages."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from practices.models import Look, OpenTask, RitualRun
from tests.browser.accessibility import assert_accessible
from tests.browser.steps import enter, follow, keep_a_plan, let_days_pass, tab_to, tick, write


def make_ritual(page, site, *parts):
    page.goto(f"{site}/practices/rituals/new/")
    for part in parts:
        page.get_by_role("checkbox", name=part).check()
    follow(page.get_by_role("button", name="Keep this ritual"))


def assert_left(page, pattern):
    """What the clock shows, once its script has run; a page may take most of a minute to come."""
    from playwright.sync_api import expect

    expect(page.locator(".timer__left")).to_have_text(re.compile(pattern))


def test_ritual_by_keyboard_without_script(site, open_page):
    page = open_page(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page.goto(f"{site}/practices/")
    enter(page.get_by_role("link", name="Design your transition rituals", exact=True))
    enter(page.get_by_role("link", name="Make a ritual"))
    tick(page.get_by_role("checkbox", name="A shutdown list"))
    enter(page.get_by_role("button", name="Keep this ritual"))
    enter(page.get_by_role("button", name="Begin"))
    assert re.fullmatch(r"\d+:\d\d to \d+:\d\d", page.locator(".timer__span").inner_text())
    assert "By the clock nearest to you." in page.locator(".timer").inner_text()
    write(page.get_by_label("What is still open?").first, "Reply to Ada")
    tick(page.get_by_role("checkbox", name="Keep this one here").first)
    write(page.get_by_label("Now I am"), "at home")
    tab_to(page.get_by_role("radio", name="1 hardly"))
    page.keyboard.press("ArrowRight")
    enter(page.get_by_role("button", name="I am done"))
    page.get_by_role("heading", name="Now I am at home").wait_for()
    assert RitualRun.objects.get().rating == 2
    enter(page.get_by_role("link", name="Your rituals"))
    enter(page.get_by_role("button", name="Done"))
    assert "Taken off the list." in page.locator("main").get_by_role("status").inner_text()
    assert not OpenTask.objects.exists()


def test_looks_by_keyboard_without_script(site, open_page):
    page = open_page(java_script_enabled=False)
    keep_a_plan(page, site)
    let_days_pass(40)
    for path, button in (("look", "I have looked"), ("refine", "I have read it again")):
        page.goto(f"{site}/practices/{path}/")
        enter(page.get_by_role("button", name=button))
        assert "Noted." in page.locator("main").get_by_role("status").inner_text()
    assert Look.objects.count() == 2
    enter(page.get_by_role("link", name="Change what lies ahead"))
    page.wait_for_url("**/edit/")


def test_clock_goes_on_through_a_reload_and_a_locked_phone(site, open_page):
    page = open_page()
    make_ritual(page, site, "A walk")
    page.clock.install()
    follow(page.get_by_role("button", name="Begin"))
    assert_left(page, r"^(10:00|9:\d\d)$")
    RitualRun.objects.update(started_at=timezone.now() - timedelta(minutes=4))
    page.reload()
    assert_left(page, r"^(6:00|5:\d\d)$")
    page.clock.fast_forward("05:00")  # as when a phone wakes: no second passed on the page, five minutes in the world
    assert_left(page, "^(1:00|0:[1-5].)$")
    assert page.locator(".timer__over").inner_text() == ""
    page.clock.fast_forward("02:00")
    assert_left(page, "^0:00$")
    assert page.locator("main").get_by_role("status").inner_text() == "The time is up. Stay as long as you like."


def test_device_with_a_wrong_clock_counts_the_same(site, open_page):
    page = open_page()
    make_ritual(page, site, "A walk")
    page.clock.set_system_time(timezone.now() + timedelta(hours=5))
    follow(page.get_by_role("button", name="Begin"))
    assert_left(page, r"^(10:00|9:\d\d)$")


@pytest.mark.parametrize(("motion", "name"), [("reduce", "none"), ("no-preference", "breath")])
def test_ritual_figure_moves_only_for_who_likes_it(site, open_page, motion, name):
    page = open_page(reduced_motion=motion)
    make_ritual(page, site, "Breathing")
    follow(page.get_by_role("button", name="Begin"))
    assert not page.locator(".breath").is_visible()
    page.get_by_text("A shape to breathe with").click()
    assert "In for four seconds, out for six." in page.locator(".breath-fold").inner_text()
    assert page.locator(".breath__air").evaluate("circle => getComputedStyle(circle).animationName") == name


@pytest.mark.parametrize(("scheme", "width"), [("light", 320), ("dark", 1280)])
def test_pages_of_rituals_and_looks(site, open_page, scheme, width):
    page = open_page(color_scheme=scheme, viewport={"width": width, "height": 800}, reduced_motion="reduce")
    for path in ("rituals", "look", "refine"):
        page.goto(f"{site}/practices/{path}/")
        assert_accessible(page, f"{path} of a visitor")
    make_ritual(page, site)
    assert_accessible(page, "new ritual with an error")
    make_ritual(page, site, "A shutdown list", "Breathing")
    follow(page.get_by_role("button", name="Begin"))
    page.get_by_text("A shape to breathe with").click()
    page.get_by_role("checkbox", name="Keep this one here").first.check()
    assert_accessible(page, "a ritual that runs")
    follow(page.get_by_role("button", name="I am done"))
    assert page.title().startswith("Error: ")
    assert_accessible(page, "an end with an error")
    page.get_by_label("What is still open?").first.fill("Reply to Ada")
    follow(page.get_by_role("button", name="I am done"))
    assert_accessible(page, "an end")
    keep_a_plan(page, site)
    let_days_pass(40)
    for path in ("rituals", "look", "refine"):
        page.goto(f"{site}/practices/{path}/")
        assert_accessible(page, path)
