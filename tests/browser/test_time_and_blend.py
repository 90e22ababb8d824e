"""Where the hours go, and hours to blend: with the keyboard alone, without script, and accessible in each state."""

from datetime import timedelta

import pytest
from django.utils import timezone

from practices.models import AuditDay, BlendHour
from tests.browser.test_accessibility import assert_accessible

MOST_STOPS = 80
CALENDAR = """BEGIN:VCALENDAR
BEGIN:VEVENT
UID:1
SUMMARY:planning
DTSTART:20200101T090000
DTEND:20200101T100000
RRULE:FREQ=DAILY
END:VEVENT
END:VCALENDAR
"""


def tab_to(page, target):
    """As a keyboard gets there."""
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if target.evaluate("node => node === document.activeElement"):
            return
    raise AssertionError(f"the keyboard does not reach {target}")


def press(page, role, name):
    enter(page, page.get_by_role(role, name=name))


def enter(page, target):
    tab_to(page, target)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def type_into(page, label, text):
    tab_to(page, page.get_by_label(label, exact=True))
    page.keyboard.press("Control+A")
    page.keyboard.type(text)


def today_link(page):
    return page.locator(".audit-days__today a")


def test_the_hours_of_a_day_by_keyboard_without_script(site, open_page):
    page = open_page(java_script_enabled=False)
    page.goto(f"{site}/practices/time/")
    enter(page, today_link(page))
    type_into(page, "Work", "25")
    type_into(page, "The best hour", "a walk")
    press(page, "button", "Save this day")
    press(page, "link", "Work: a day has 24 hours. Write at most 24.")
    assert page.get_by_label("Work", exact=True).evaluate("node => node === document.activeElement")
    page.keyboard.press("Control+A")
    page.keyboard.type("7.5")
    press(page, "button", "Save this day")
    press(page, "link", "See what the week shows")
    assert page.get_by_role("cell", name="7½ hours").is_visible()
    noted = AuditDay.objects.get()
    assert (noted.spent, noted.best_hour) == ({"work": 30}, "a walk")


def test_hours_from_a_calendar_without_script(site, open_page, tmp_path):
    file = tmp_path / "a.ics"
    file.write_text(CALENDAR)
    page = open_page(java_script_enabled=False)
    page.goto(f"{site}/practices/time/")
    press(page, "link", "Take hours from a calendar file")
    page.get_by_label("Calendar file").set_input_files(file)
    press(page, "button", "Read it")
    tab_to(page, page.get_by_label("Where the hours of “planning” go"))
    page.keyboard.type("Care")
    press(page, "button", "Keep these hours")
    assert page.get_by_text("From the calendar: 7 hours noted.").is_visible()
    assert [each.spent for each in AuditDay.objects.all()] == [{"care": 4}] * 7


def test_an_hour_to_blend_by_keyboard_without_script(site, open_page):
    page = open_page(java_script_enabled=False)
    page.goto(f"{site}/practices/blend/")
    type_into(page, "What it is for", "errands")
    tab_to(page, page.get_by_label("Day", exact=True))
    page.keyboard.type("Tue")
    press(page, "button", "Choose this hour")
    assert page.get_by_text("Tuesdays, 10:00 to 11:00").is_visible()
    BlendHour.objects.update(chosen_at=timezone.now() - timedelta(days=14))
    page.goto(f"{site}/practices/blend/")
    tab_to(page, page.get_by_role("radio", name="Good"))
    page.keyboard.press("ArrowDown")
    press(page, "button", "Say it")
    assert page.get_by_text("Noted: mixed.").is_visible()
    press(page, "button", "End this hour")
    assert page.get_by_role("heading", name="Ended").is_visible()


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_each_state_is_accessible(site, open_page, scheme, width, tmp_path):
    page = open_page(color_scheme=scheme, viewport={"width": width, "height": 800}, reduced_motion="reduce")
    page.goto(f"{site}/practices/time/")
    assert_accessible(page, "an empty week")
    today_link(page).click()
    page.get_by_role("button", name="Save this day").click()
    assert_accessible(page, "a day with errors")
    page.get_by_label("Work", exact=True).fill("8")
    page.get_by_role("button", name="Save this day").click()
    assert_accessible(page, "a week with a day")
    page.get_by_role("link", name="See what the week shows").click()
    assert_accessible(page, "a result")
    page.get_by_role("link", name="Take hours from a calendar file").click()
    page.get_by_role("button", name="Read it").click()
    assert_accessible(page, "no file")
    (tmp_path / "a.ics").write_text(CALENDAR)
    page.get_by_label("Calendar file").set_input_files(tmp_path / "a.ics")
    page.get_by_role("button", name="Read it").click()
    assert_accessible(page, "entries of a calendar")
    page.goto(f"{site}/practices/blend/")
    page.get_by_role("button", name="Choose this hour").click()
    assert_accessible(page, "an hour without a name")
    page.get_by_label("What it is for").fill("errands")
    page.get_by_role("button", name="Choose this hour").click()
    page.get_by_role("button", name="End this hour").wait_for()
    BlendHour.objects.update(chosen_at=timezone.now() - timedelta(days=14))
    page.goto(f"{site}/practices/blend/")
    assert_accessible(page, "an hour that is asked about")
    page.get_by_label("Not again").check()
    page.get_by_role("button", name="Say it").click()
    assert_accessible(page, "an ended hour")
