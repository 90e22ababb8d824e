"""The result with htmx: the advice for another wish and what another answer would change, without leaving the page."""

import pytest

from assessments.codes import encode
from tests.assessments.patterns import answers
from tests.browser.accessibility import assert_accessible
from tests.browser.steps import count_loads, enter, focused, follow, tab_to

RESULT = f"/assessments/quick/results/{encode(2, answers())}/"


@pytest.fixture(params=[360, 1280])
def result(site, open_page, request):
    page = open_page(viewport={"width": request.param, "height": 740}, reduced_motion="reduce")
    page.goto(f"{site}{RESULT}")
    page.loads = count_loads(page)
    return page


def test_wish_changes_the_advice(result):
    before = result.locator("#advice h3").first.inner_text()
    enter(result.get_by_role("link", name="I’d rather it were otherwise"))
    assert result.get_by_text("Chosen for having it otherwise.").is_visible()
    assert result.locator("#advice h3").first.inner_text() != before
    assert focused(result) == "One thing to try"
    assert result.url.endswith(f"{RESULT}otherwise/")
    chosen = result.locator("#wish [aria-current]")
    assert chosen.inner_text() == "I’d rather it were otherwise"
    assert_accessible(result, "another wish")
    assert result.loads == []
    follow(result.get_by_role("link", name="Mostly, yes"))
    assert result.get_by_text("Chosen for keeping it mostly as it is.").is_visible()
    assert result.loads == []
    result.reload()
    assert result.get_by_text("Chosen for keeping it mostly as it is.").is_visible()
    assert result.locator("header.site-head").is_visible()


def test_back_shows_the_whole_page_of_before(result):
    follow(result.get_by_role("link", name="Mostly, yes"))
    result.go_back()
    result.get_by_text("Chosen for keeping it mostly as it is.").wait_for(state="detached")
    assert result.get_by_text("One thing to try").is_visible()
    assert result.locator("header.site-head").is_visible()


def test_answer_that_is_another_shows_what_it_would_change(result):
    change = result.locator(".why__change", has=result.get_by_label("Change this answer: Work and life"))
    then = change.get_by_role("status")
    tab_to(result.locator(".part--why > summary"))
    result.keyboard.press("Enter")
    tab_to(change.locator("summary"))
    result.keyboard.press("Enter")
    then.get_by_text("With this answer the name would be Boundary Specialist.").wait_for()
    assert then.locator(".score").count() == 4
    tab_to(change.get_by_role("combobox"))
    with result.expect_response(f"**{RESULT[:27]}*/"):
        result.keyboard.press("ArrowDown")
        result.keyboard.press("ArrowDown")
    then.get_by_text("With this answer the name would be Time-Bound Multitasker.").wait_for()
    assert result.evaluate("() => document.activeElement.tagName") == "SELECT"
    assert result.get_by_role("heading", level=1).inner_text() == "Blender"
    assert_accessible(result, "another answer")
    assert result.loads == []
    enter(change.get_by_role("button", name="Change this"))
    assert result.get_by_role("heading", level=1).inner_text() == "Time-Bound Multitasker"
    assert len(result.loads) == 1


def test_result_fits_a_phone_and_its_link_is_copied(result):
    if result.viewport_size["width"] == 360:
        assert result.evaluate("() => document.documentElement.scrollHeight") <= 3_500
        button = result.get_by_role("link", name="Put it into my week").first
        assert button.bounding_box()["y"] + button.bounding_box()["height"] <= 1.5 * 740
    result.context.grant_permissions(["clipboard-read", "clipboard-write"])
    result.get_by_text("Share it, or answer for two").click()
    assert_accessible(result, "share")
    result.get_by_role("button", name="Copy link").first.click()
    result.get_by_role("button", name="Copied").wait_for()
    assert result.evaluate("() => navigator.clipboard.readText()").endswith(f"{RESULT}shared/")
