"""Hours of a day and of a file, noted without loading the page again."""

import pytest

from practices.models import AuditDay
from tests.browser.accessibility import assert_accessible
from tests.browser.steps import count_loads, enter, focused, follow, said, write

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
PHONE = {"width": 360, "height": 740}


@pytest.fixture
def day(site, open_page, request):
    """The day before the last of a week that is over. `page.loads` are pages that were loaded after it."""
    meets_faults = request.node.get_closest_marker("meets_faults") is not None
    page = open_page(viewport=PHONE, reduced_motion="reduce", meets_faults=meets_faults)
    page.goto(f"{site}/practices/time/2026-11-20/")
    page.loads = count_loads(page)
    return page


def note(field, hours, so_far):
    """And wait for the sum."""
    write(field, hours)
    field.page.locator("#sum", has_text=so_far).wait_for()


def test_hours_add_up_as_they_are_typed_and_no_words_are_sent_for_that(day):
    sent = []
    day.on("request", lambda each: each.method == "POST" and sent.append(each.post_data))
    day.get_by_label("The best hour").fill("a secret walk")
    work, sleep = day.get_by_label("Work", exact=True), day.get_by_label("Sleep")
    note(work, "7.5", "So far 7½ hours; 16½ hours of 24 left.")
    assert said(day) == day.locator("#sum").inner_text()
    note(sleep, "20", "These add up to 27½ hours.")
    assert sleep.evaluate("each => each === document.activeElement")
    assert day.get_by_label("The best hour").input_value() == "a secret walk"
    assert_accessible(day, "a sum")
    assert len(sent) >= 2
    assert "secret" not in "".join(sent)
    assert (day.loads, AuditDay.objects.count()) == ([], 0)


def test_days_follow_one_another_and_are_copied_without_a_load(day):
    note(day.get_by_label("Work", exact=True), "7.5", "So far 7½ hours")
    enter(day.get_by_role("button", name="Save, next day"))
    assert focused(day) == "Saturday 21 November"
    assert said(day) == "Friday 20 November: 7½ hours noted."
    assert day.url.endswith("/practices/time/2026-11-21/")
    assert day.title() == "Saturday 21 November · Work-Life Harmony"
    assert day.get_by_label("Work", exact=True).input_value() == ""
    assert_accessible(day, "the next day, in place")
    enter(day.get_by_role("button", name="Copy yesterday"))
    assert day.get_by_label("Work", exact=True).input_value() == "7.5"
    assert said(day) == "Copied. Change whatever was otherwise."
    note(day.get_by_label("Work", exact=True), "25", "So far no time")
    enter(day.get_by_role("button", name="Save, next day"))
    assert "Work: a day has 24 hours." in focused(day)
    assert day.title().startswith("Error: ")
    note(day.get_by_label("Work", exact=True), "2", "So far 2 hours")
    enter(day.get_by_role("button", name="Save, next day"))
    assert focused(day) == "Sunday 22 November"
    assert day.loads == []
    assert [each.spent for each in AuditDay.objects.order_by("day")] == [{"work": 30}, {"work": 8}]
    with day.expect_navigation():
        day.evaluate("() => { setTimeout(() => history.back()) }")
    day.get_by_role("heading", name="Saturday 21 November").wait_for()
    assert day.locator("header .brand").is_visible()
    follow(day.get_by_role("button", name="Save this day"))
    day.get_by_role("heading", name="Day by day").wait_for()


def test_words_of_danger_lead_to_help(day):
    day.get_by_label("The best hour").fill("I want to die")
    follow(day.get_by_role("button", name="Save, next day"))
    day.wait_for_url("**/help/now/")


@pytest.mark.meets_faults
def test_hours_and_words_outlive_a_lost_connection(day):
    note(day.get_by_label("Work", exact=True), "7", "So far 7 hours")
    day.get_by_label("The best hour").fill("a walk")
    day.context.set_offline(True)
    day.get_by_role("button", name="Save, next day").click()
    day.get_by_text("This did not reach the site.").wait_for()
    day.context.set_offline(False)
    follow(day.get_by_role("button", name="Try again"))
    assert day.get_by_role("heading", name="Saturday 21 November").is_visible()
    noted = AuditDay.objects.get()
    assert (noted.spent, noted.best_hour) == ({"work": 28}, "a walk")


@pytest.fixture
def file_form(site, open_page, request, tmp_path):
    """The page that takes a file. `page.bars` are the states of its progress bar, `page.loads` later pages."""
    meets_faults = request.node.get_closest_marker("meets_faults") is not None
    page = open_page(viewport=PHONE, reduced_motion="reduce", meets_faults=meets_faults)
    page.goto(f"{site}/practices/time/2026-11-16/calendar/")
    page.evaluate(
        """() => {
          window.bars = [];
          const note = () => window.bars.push(document.querySelector("progress:not([hidden])")?.position);
          document.addEventListener("htmx:xhr:progress", note);
        }"""
    )
    page.loads = count_loads(page)
    (tmp_path / "a.ics").write_text(CALENDAR)
    page.get_by_label("Calendar or export").set_input_files(tmp_path / "a.ics")
    return page


def test_file_is_sent_with_a_bar_and_sorted_in_place(file_form):
    page = file_form
    assert not page.get_by_role("progressbar").is_visible()
    enter(page.get_by_role("button", name="Read it"))
    assert any(each is not None for each in page.evaluate("() => window.bars"))
    assert focused(page) == "Hours from a calendar or time tracker"
    assert_accessible(page, "entries of a calendar, in place")
    enter(page.get_by_role("button", name="Keep these hours"))
    assert "Nothing is chosen yet." in focused(page)
    page.get_by_label("Where the hours of “planning” go").select_option("care")
    assert page.loads == []
    enter(page.get_by_role("button", name="Keep these hours"))
    page.get_by_text("From the file: 7 hours noted.").wait_for()
    assert [each.spent for each in AuditDay.objects.all()] == [{"care": 4}] * 7


def test_file_that_is_another_is_asked_for_in_place(file_form, tmp_path):
    page = file_form
    follow(page.get_by_role("button", name="Read it"))
    follow(page.get_by_role("link", name="Read another file"))
    (tmp_path / "b.ics").write_text("no calendar")
    page.get_by_label("Calendar or export").set_input_files(tmp_path / "b.ics")
    follow(page.get_by_role("button", name="Read it"))
    assert page.get_by_role("alert").is_visible()
    assert page.title().startswith("Error: ")
    assert_accessible(page, "a file that is none, in place")
    assert page.loads == []


@pytest.mark.meets_faults
def test_file_that_does_not_arrive_is_sent_again(file_form):
    page = file_form
    page.context.set_offline(True)
    page.get_by_role("button", name="Read it").click()
    page.get_by_text("This did not reach the site.").wait_for()
    assert not page.get_by_role("progressbar").is_visible()
    page.context.set_offline(False)
    follow(page.get_by_role("button", name="Try again"))
    assert page.get_by_label("Where the hours of “planning” go").is_visible()
