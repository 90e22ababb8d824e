"""A next step, for a visitor and for a person: with and without script, by keyboard, and accessible in each state."""

import pytest

from coaching.models import Reaction
from tests.browser.accessibility import WIDTHS, assert_accessible_in_each_scheme
from tests.browser.steps import enter, follow, keep_a_plan, let_days_pass


def titles(page):
    return page.locator(".suggestion__title").all_inner_texts()


def say(page, words):
    """Answer the first suggestion by keyboard."""
    page.locator(".suggestion summary").first.press("Enter")
    enter(page.get_by_role("button", name=words).first)


@pytest.mark.parametrize("script", [True, False])
def test_coach_leads_from_three_questions_to_a_next_step(site, open_page, script):
    page = open_page(java_script_enabled=script)
    page.goto(f"{site}/assessments/quick/")
    for answer in ("experience-blended", "priority-family", "control-limited"):
        page.locator(f"#{answer}").check()
    enter(page.get_by_role("button", name="See my starting point"))
    enter(page.get_by_role("link", name="Get a next step"))
    first = titles(page)
    assert len(first) == 3
    assert page.get_by_text("the portrait nearest to you is Blender").first.is_visible()
    enter(page.get_by_role("link", name="Protect ten minutes"))
    assert page.get_by_label("What you protect").input_value() == "ten minutes with one person, nothing beside it"
    page.go_back()
    say(page, "Not for me")
    assert first[0] not in titles(page)
    enter(page.get_by_role("button", name="Show me others"))
    assert not set(first) & set(titles(page))
    assert "sessionid" not in {cookie["name"] for cookie in page.context.cookies()}
    assert not Reaction.objects.exists()


@pytest.mark.parametrize("script", [True, False])
def test_suggestion_on_my_week_stands_alone(site, open_page, script):
    page = open_page(java_script_enabled=script)
    keep_a_plan(page, site)
    page.goto(f"{site}/week/")
    callout = page.locator("#suggestion")
    title = callout.locator("h2").inner_text()
    enter(callout.get_by_role("button", name="Not now"))
    assert page.locator("#week").get_by_text("Noted: Not now. It rests for 14 days.").is_visible()
    assert callout.locator("h2").inner_text() != title
    enter(callout.get_by_role("link", name="What speaks against it"))
    assert title not in titles(page)
    say(page, "I do this already")
    assert Reaction.objects.count() == 2
    enter(page.get_by_role("button", name="Forget what I said to suggestions"))
    assert not Reaction.objects.exists()


@pytest.mark.parametrize("width", WIDTHS)
def test_suggestions_are_accessible_in_each_state(site, open_page, width):
    page = open_page(viewport={"width": width, "height": 800}, reduced_motion="reduce")
    page.goto(f"{site}/coach/")
    page.locator(".suggestion summary").first.click()
    assert_accessible_in_each_scheme(page, "visitor")
    page.locator(".suggestion input[name=item]").first.evaluate("field => field.value = 'x'")
    follow(page.get_by_role("button", name="Not for me").first)
    assert_accessible_in_each_scheme(page, "refused")
    while page.get_by_role("button", name="Show me others").count():
        follow(page.get_by_role("button", name="Show me others"))
    assert_accessible_in_each_scheme(page, "nothing left")
    keep_a_plan(page, site)
    let_days_pass(8)
    page.goto(f"{site}/week/")
    assert_accessible_in_each_scheme(page, "week with a suggestion")
    follow(page.get_by_role("link", name="What speaks against it"))
    say(page, "Too much at the moment")
    assert_accessible_in_each_scheme(page, "answered")
