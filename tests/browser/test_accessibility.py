"""axe finds nothing, and nothing scrolls sideways, on any page in both schemes at the narrowest and a wide width."""

import re

import pytest
import time_machine
from django.conf import settings

from tests.browser.accessibility import PUBLIC, WIDTHS, assert_accessible_in_each_scheme
from tests.browser.steps import follow, keep_a_plan, let_days_pass
from tests.commitments.mailed import WEDNESDAY, make_asked, paths_in, send


def test_schemes_differ_in_colours_alone():
    """As `assert_accessible_in_each_scheme` takes it."""
    styles = "".join(file.read_text() for file in settings.BASE_DIR.glob("static/css/**/*.css"))
    assert "light-dark(" in styles
    assert "prefers-color-scheme" not in styles
    rules = re.findall(r"\[data-theme[^{]*{([^}]*)}", styles)
    assert rules == [" color-scheme: light; ", " color-scheme: dark; "]


@pytest.mark.parametrize("width", WIDTHS)
def test_public_pages(site, open_page, width):
    page = open_page(viewport={"width": width, "height": 800}, reduced_motion="reduce")
    for path in PUBLIC:
        page.goto(site + path)
        assert_accessible_in_each_scheme(page, path)


@pytest.mark.parametrize("width", WIDTHS)
def test_pages_of_a_person_and_their_errors(site, open_page, width):
    page = open_page(viewport={"width": width, "height": 800}, reduced_motion="reduce")
    page.goto(f"{site}/assessments/quick/")
    follow(page.get_by_role("button", name="See my starting point"))
    assert_accessible_in_each_scheme(page, "quick assessment with errors")
    for answer in ("experience-switching", "priority-several", "control-rigid"):
        page.locator(f"#{answer}").check()
    follow(page.get_by_role("button", name="See my starting point"))
    assert_accessible_in_each_scheme(page, "result")
    page.goto(f"{site}/commitments/new/")
    assert_accessible_in_each_scheme(page, "new commitment")
    page.get_by_label("What you protect").fill("")
    follow(page.get_by_role("button", name="Keep this for four weeks"))
    assert_accessible_in_each_scheme(page, "new commitment with errors")
    page.get_by_label("What you protect").fill("a walk")
    page.get_by_label("For whom or what").fill("rest")
    follow(page.get_by_role("button", name="Keep this for four weeks"))
    assert_accessible_in_each_scheme(page, "saved")
    follow(page.get_by_role("link", name="See my week"))
    assert_accessible_in_each_scheme(page, "week")
    follow(page.get_by_role("link", name="Someone asks for this time"))
    page.get_by_label("Who asks").select_option("manager")
    follow(page.get_by_role("button", name="Show these"))
    assert_accessible_in_each_scheme(page, "replies for a manager")
    page.goto(f"{site}/week/")
    follow(page.get_by_role("link", name="When it really matters"))
    follow(page.get_by_role("button", name="See what may help"))
    assert_accessible_in_each_scheme(page, "two questions with errors")
    page.locator("#id_harm_1").check()
    page.locator("#id_others_1").check()
    follow(page.get_by_role("button", name="See what may help"))
    assert_accessible_in_each_scheme(page, "a time to move")
    let_days_pass(8)
    page.goto(f"{site}/week/")
    assert_accessible_in_each_scheme(page, "week with a question due")


@pytest.mark.parametrize("width", WIDTHS)
def test_pages_of_a_plan_of_several_days_and_of_its_habit(site, open_page, width):
    page = open_page(viewport={"width": width, "height": 800}, reduced_motion="reduce")
    page.goto(f"{site}/commitments/new/")
    page.locator("summary", has_text="More days").click()
    page.get_by_role("checkbox", name="Thursday").check()
    page.get_by_label("What you protect").fill("a walk")
    page.get_by_label("For whom or what").fill("rest")
    assert_accessible_in_each_scheme(page, "more days")
    page.get_by_label("Day", exact=True).select_option("week")
    assert not page.get_by_label("Time of day").is_visible()
    follow(page.get_by_role("button", name="Keep this for four weeks"))
    assert_accessible_in_each_scheme(page, "a contradiction")
    page.get_by_label("Day", exact=True).select_option("1")
    follow(page.get_by_role("button", name="Keep this for four weeks"))
    page.goto(f"{site}/week/")
    assert_accessible_in_each_scheme(page, "a week of two days")
    follow(page.get_by_role("link", name="My plans"))
    assert_accessible_in_each_scheme(page, "plans")
    follow(page.get_by_role("link", name="Add a two-minute habit"))
    follow(page.get_by_role("button", name="Keep it"))
    assert_accessible_in_each_scheme(page, "new habit with errors")
    page.get_by_label("Something you already do").fill("I sit")
    page.get_by_label("A two-minute action").fill("breathe")
    follow(page.get_by_role("button", name="Keep it"))
    follow(page.get_by_role("link", name="Change it, or give it up"))
    assert_accessible_in_each_scheme(page, "habit")
    follow(page.get_by_role("button", name="Give it up"))
    page.goto(f"{site}/commitments/")
    assert_accessible_in_each_scheme(page, "plans with a habit given up")


@pytest.mark.parametrize("width", WIDTHS)
def test_pages_about_a_calendar(site, open_page, width):
    page = open_page(viewport={"width": width, "height": 800}, reduced_motion="reduce")
    page.goto(f"{site}/me/calendar/")
    assert_accessible_in_each_scheme(page, "calendar of a visitor")
    follow(page.get_by_role("link", name="Protect one thing"))
    page.get_by_label("What you protect").fill("a walk")
    page.get_by_label("For whom or what").fill("rest")
    follow(page.get_by_role("button", name="Keep this for four weeks"))
    page.goto(f"{site}/week/")
    follow(page.get_by_role("link", name="In my calendar"))
    name = page.get_by_label("Name for a new address")
    name.evaluate("field => field.removeAttribute('maxlength')")
    name.fill("x" * 61)
    follow(page.get_by_role("button", name="Make a private address"))
    assert_accessible_in_each_scheme(page, "calendar with an error")
    name.fill("Phone")
    follow(page.get_by_role("button", name="Make a private address"))
    assert_accessible_in_each_scheme(page, "new calendar address")
    follow(page.get_by_role("link", name="In your calendar"))
    follow(page.get_by_role("button", name="Revoke Phone"))
    assert_accessible_in_each_scheme(page, "calendar")


@pytest.mark.parametrize("width", WIDTHS)
def test_pages_of_a_person_s_data(site, open_page, width):
    page = open_page(viewport={"width": width, "height": 800}, reduced_motion="reduce")
    keep_a_plan(page, site)
    page.get_by_text("The way back").click()
    assert_accessible_in_each_scheme(page, "saved, with its way back")
    follow(page.get_by_role("button", name="Make a private link"))
    assert_accessible_in_each_scheme(page, "private link")
    page.goto(f"{site}/me/")
    assert_accessible_in_each_scheme(page, "your data")
    follow(page.get_by_role("button", name="Mail me the link"))
    assert_accessible_in_each_scheme(page, "your data with an error")
    follow(page.get_by_role("button", name="Make a code"))
    assert_accessible_in_each_scheme(page, "code")
    page.goto(f"{site}/me/import/")
    assert_accessible_in_each_scheme(page, "import for a person with things")
    page.goto(f"{site}/me/erase/")
    assert_accessible_in_each_scheme(page, "erase")
    follow(page.get_by_role("button", name="Erase everything"))
    assert_accessible_in_each_scheme(page, "erased")


@pytest.mark.parametrize("width", WIDTHS)
def test_pages_behind_a_mail(site, open_page, mailoutbox, width):
    make_asked()
    with time_machine.travel(WEDNESDAY):
        send()
        kept, _, move, stop = [site + path for path in paths_in(mailoutbox[0])]
        page = open_page(viewport={"width": width, "height": 800}, reduced_motion="reduce")
        page.goto(stop)
        assert_accessible_in_each_scheme(page, "stop?")
        follow(page.get_by_role("button", name="Stop these mails"))
        assert_accessible_in_each_scheme(page, "stopped")
        page.goto(kept)
        assert_accessible_in_each_scheme(page, "answer")
        page.goto(move)
        assert_accessible_in_each_scheme(page, "move")
        page.locator("[name=minutes]").evaluate("list => { list.selectedOptions[0].value = 'nothing'; }")
        follow(page.get_by_role("button", name="Move it there"))
        assert_accessible_in_each_scheme(page, "move with an error")
        page.goto(kept)
        follow(page.get_by_role("button", name="Note it: Kept"))
        page.get_by_role("heading", name="Noted").wait_for()
        page.goto(kept)
        assert_accessible_in_each_scheme(page, "over")
