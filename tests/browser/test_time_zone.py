"""The browser's own time zone is chosen where there is script; without it, the list stands as it came."""

import pytest

from tests.browser.steps import follow


@pytest.mark.parametrize(
    ("zone", "javascript", "chosen"),
    [
        ("America/New_York", True, "America/New_York"),
        ("Asia/Calcutta", True, "Asia/Kolkata"),
        ("America/New_York", False, "Europe/London"),
    ],
)
def test_clock_of_a_visitor_is_known(site, open_page, zone, javascript, chosen):
    page = open_page(timezone_id=zone, java_script_enabled=javascript)
    page.goto(f"{site}/commitments/new/")
    assert page.locator("select[name=time_zone]").input_value() == chosen


@pytest.mark.parametrize(("javascript", "chosen"), [(True, "America/New_York"), (False, "")])
@pytest.mark.parametrize(
    "path",
    ["rituals/new", "blend", "non-negotiables", "work-hours/2", "time/2026-11-16", "time/2026-11-16/calendar"],
)
def test_clock_is_proposed_wherever_hours_are_asked_for(site, open_page, path, javascript, chosen):
    page = open_page(timezone_id="America/New_York", java_script_enabled=javascript)
    page.goto(f"{site}/practices/{path}/")
    assert page.locator("select[name=time_zone]").input_value() == chosen


def test_clock_that_was_chosen_stays_after_an_error(site, open_page):
    page = open_page(timezone_id="America/New_York")
    page.goto(f"{site}/commitments/new/")
    page.locator("select[name=time_zone]").select_option("Asia/Kolkata")
    follow(page.get_by_role("button", name="Keep this for four weeks"))
    assert page.title().startswith("Error: ")
    assert page.locator("select[name=time_zone]").input_value() == "Asia/Kolkata"


@pytest.mark.parametrize("javascript", [True, False])
def test_clock_is_said_to_be_kept_only_of_a_plan_with_a_day(site, open_page, javascript):
    page = open_page(java_script_enabled=javascript)
    page.goto(f"{site}/commitments/new/")
    note = page.get_by_text("It keeps its hour when the clocks change.")
    assert note.is_visible()
    page.locator("select[name=weekday]").select_option("week")
    assert note.is_hidden()
    assert page.locator("select[name=time_zone]").is_visible()
    page.locator("select[name=weekday]").select_option("1")
    assert note.is_visible()
