"""The full assessment without script: six sections, a session lost on the way, the private link elsewhere."""

import pytest

from assessments.models import Attempt, ItemAnswer
from tests.browser.accessibility import assert_accessible
from tests.browser.steps import fill_statements, follow

# Labels with a word on more than one line, or outside their box.
BROKEN_LABELS = """() => [...document.querySelectorAll(".point > span")].filter((label) => {
  const box = label.parentElement.getBoundingClientRect();
  const range = document.createRange();
  let at = 0;
  return label.textContent.split(" ").some((word) => {
    range.setStart(label.firstChild, at);
    range.setEnd(label.firstChild, at + word.length);
    at += word.length + 1;
    const lines = [...range.getClientRects()];
    return lines.length > 1 || lines.some((line) => line.left < box.left || line.right > box.right);
  });
}).map((label) => label.textContent)"""


def open_link(page, site, address):
    """The address names the site by its setting; the server of this test stands elsewhere."""
    page.goto(site + address[address.index("/link/") :])


def test_session_that_was_lost_goes_on_in_another_browser(site, open_page):
    page = open_page(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page.goto(f"{site}/assessments/full/")
    follow(page.get_by_role("link", name="Begin with section 1"))
    assert page.context.cookies("about:blank") == []
    fill_statements(page, offset=1)
    follow(page.get_by_role("button", name="Save and go on"))
    address = page.get_by_label("Private link").input_value()
    follow(page.get_by_role("link", name="Go on with section 2"))
    for number in (2, 3):
        assert f"Section {number} of 6" in page.title()
        fill_statements(page, offset=number)
        follow(page.get_by_role("button", name="Save and go on"))
    assert "Saved: section 3" in page.locator("main").get_by_role("status").inner_text()

    page.context.clear_cookies()
    page.goto(f"{site}/assessments/full/section/4/")
    assert page.get_by_role("link", name="Begin with section 1").is_visible()

    page = open_page(java_script_enabled=False, viewport={"width": 1280, "height": 800})
    open_link(page, site, address)
    follow(page.get_by_role("button", name="Open my things here"))
    follow(page.get_by_role("link", name="Go on with section 4"))
    for number in (4, 5, 6):
        fill_statements(page, offset=number)
        follow(page.get_by_role("button", name="Save and go on"))
    follow(page.get_by_role("link", name="Change section 2"))
    page.locator("#start-again-5").check()
    follow(page.get_by_role("button", name="Save the change"))
    follow(page.get_by_role("button", name="See my result"))
    assert "/assessments/full/results/" in page.url
    assert page.locator(".advice__item").count() == 3

    attempt = Attempt.objects.get()
    assert attempt.finished_at
    assert ItemAnswer.objects.count() == 40
    assert attempt.values()["start-again"] == 5


def test_gap_leads_to_its_first_point(site, open_page):
    page = open_page(java_script_enabled=False)
    page.goto(f"{site}/assessments/full/section/1/")
    fill_statements(page, offset=1)
    follow(page.get_by_role("button", name="Save and go on"))
    follow(page.get_by_role("link", name="Go on with section 2"))
    page.locator("#start-again-2").check()
    follow(page.get_by_role("button", name="Save and go on"))
    assert page.title().startswith("Error: ")
    assert page.locator("#start-again-2").is_checked()
    follow(page.locator(".errors a").first)
    assert page.evaluate("document.activeElement.id") == "task-in-one-go-1"


@pytest.mark.parametrize(("scheme", "width"), [("light", 320), ("dark", 1280)])
def test_steps_are_all_accessible(site, open_page, scheme, width):
    page = open_page(color_scheme=scheme, viewport={"width": width, "height": 800}, reduced_motion="reduce")
    page.goto(f"{site}/assessments/full/")
    assert_accessible(page, "start")
    follow(page.get_by_role("link", name="Begin with section 1"))
    assert_accessible(page, "section")
    follow(page.get_by_role("button", name="Save and go on"))
    assert_accessible(page, "section with errors")
    fill_statements(page, offset=1)
    follow(page.get_by_role("button", name="Save and go on"))
    assert_accessible(page, "private link")
    address = page.get_by_label("Private link").input_value()
    for number in range(2, 7):
        page.goto(f"{site}/assessments/full/section/{number}/")
        fill_statements(page, offset=number)
        follow(page.get_by_role("button", name="Save and go on"))
    assert_accessible(page, "review")
    follow(page.get_by_role("button", name="See my result"))
    assert_accessible(page, "result")
    page.goto(f"{site}/assessments/full/")
    assert_accessible(page, "start again")
    other = open_page(color_scheme=scheme, viewport={"width": width, "height": 800}, reduced_motion="reduce")
    open_link(other, site, address)
    assert_accessible(other, "landing")
    other.goto(f"{site}/link/nothing/")
    assert_accessible(other, "unknown link")


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_labels_of_every_scale_can_be_read(site, open_page, width):
    """None is cut, broken inside a word or laid over its neighbour; no page is wider than the window."""
    page = open_page(viewport={"width": width, "height": 800}, reduced_motion="reduce")
    page.goto(f"{site}/assessments/full/section/1/")
    fill_statements(page, offset=1)
    follow(page.get_by_role("button", name="Save and go on"))
    for number in range(1, 7):
        page.goto(f"{site}/assessments/full/section/{number}/")
        assert page.evaluate("document.documentElement.scrollWidth") == width
        assert page.evaluate(BROKEN_LABELS) == []
        if number > 1:
            fill_statements(page, offset=number)
            follow(page.get_by_role("button", name="Save and go on"))
