"""Where the hours go, and hours to blend: with the keyboard alone, without script, and accessible in each state."""

from datetime import timedelta

import pytest
from django.utils import timezone

from practices.models import AuditDay, BlendHour
from tests.browser.accessibility import assert_accessible
from tests.browser.steps import enter, follow, tab_to, write

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


def today_link(page):
    return page.locator(".audit-days__today a")


def test_hours_of_a_day_by_keyboard_without_script(site, open_page):
    page = open_page(java_script_enabled=False)
    page.goto(f"{site}/practices/time/")
    enter(today_link(page))
    write(page.get_by_label("Work", exact=True), "25")
    write(page.get_by_label("The best hour", exact=True), "a walk")
    enter(page.get_by_role("button", name="Save this day"))
    enter(page.get_by_role("link", name="Work: a day has 24 hours. Write at most 24."))
    assert page.get_by_label("Work", exact=True).evaluate("node => node === document.activeElement")
    page.keyboard.press("Control+A")
    page.keyboard.type("7.5")
    enter(page.get_by_role("button", name="Save this day"))
    enter(page.get_by_role("link", name="See what the week shows"))
    assert page.get_by_role("cell", name="7½ hours").is_visible()
    noted = AuditDay.objects.get()
    assert (noted.spent, noted.best_hour) == ({"work": 30}, "a walk")


def test_hours_from_a_calendar_without_script(site, open_page, tmp_path):
    file = tmp_path / "a.ics"
    file.write_text(CALENDAR)
    page = open_page(java_script_enabled=False)
    page.goto(f"{site}/practices/time/")
    enter(page.get_by_role("link", name="Take hours from a calendar or time tracker"))
    page.get_by_label("Calendar or export").set_input_files(file)
    enter(page.get_by_role("button", name="Read it"))
    tab_to(page.get_by_label("Where the hours of “planning” go"))
    page.keyboard.type("Care")
    enter(page.get_by_role("button", name="Keep these hours"))
    assert page.get_by_text("From the file: 7 hours noted.").is_visible()
    assert [each.spent for each in AuditDay.objects.all()] == [{"care": 4}] * 7


def test_hour_to_blend_by_keyboard_without_script(site, open_page):
    page = open_page(java_script_enabled=False)
    page.goto(f"{site}/practices/blend/")
    write(page.get_by_label("What it is for", exact=True), "errands")
    tab_to(page.get_by_label("Day", exact=True))
    page.keyboard.type("Tue")
    enter(page.get_by_role("button", name="Choose this hour"))
    assert page.get_by_text("Tuesdays, 10:00 to 11:00").is_visible()
    BlendHour.objects.update(chosen_at=timezone.now() - timedelta(days=14))
    page.goto(f"{site}/practices/blend/")
    tab_to(page.get_by_role("radio", name="Good"))
    page.keyboard.press("ArrowDown")
    enter(page.get_by_role("button", name="Keep my answer"))
    assert page.get_by_text("Noted: mixed.").is_visible()
    enter(page.get_by_role("button", name="End this hour"))
    assert page.get_by_role("heading", name="Ended").is_visible()


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_hours_are_accessible_in_each_state(site, open_page, scheme, width, tmp_path):
    page = open_page(color_scheme=scheme, viewport={"width": width, "height": 800}, reduced_motion="reduce")
    page.goto(f"{site}/practices/time/")
    assert_accessible(page, "an empty week")
    follow(today_link(page))
    follow(page.get_by_role("button", name="Save this day"))
    assert_accessible(page, "a day with errors")
    page.get_by_label("Work", exact=True).fill("8")
    follow(page.get_by_role("button", name="Save this day"))
    assert_accessible(page, "a week with a day")
    follow(page.get_by_role("link", name="See what the week shows"))
    assert_accessible(page, "a result")
    follow(page.get_by_role("link", name="Take hours from a calendar or time tracker"))
    follow(page.get_by_role("button", name="Read it"))
    assert_accessible(page, "no file")
    (tmp_path / "a.ics").write_text(CALENDAR)
    page.get_by_label("Calendar or export").set_input_files(tmp_path / "a.ics")
    follow(page.get_by_role("button", name="Read it"))
    assert_accessible(page, "entries of a calendar")
    page.goto(f"{site}/practices/blend/")
    follow(page.get_by_role("button", name="Choose this hour"))
    assert_accessible(page, "an hour without a name")
    page.get_by_label("What it is for").fill("errands")
    follow(page.get_by_role("button", name="Choose this hour"))
    BlendHour.objects.update(chosen_at=timezone.now() - timedelta(days=14))
    page.goto(f"{site}/practices/blend/")
    assert_accessible(page, "an hour that is asked about")
    page.get_by_label("Not again").check()
    follow(page.get_by_role("button", name="Keep my answer"))
    assert_accessible(page, "an ended hour")
