"""The whole way of a person, with and without JavaScript: read, answer, commit, check in."""

import pytest

from commitments.models import CheckIn, Occasion
from tests.browser.accessibility import assert_accessible
from tests.browser.steps import enter, follow, let_days_pass

PHONE = {"viewport": {"width": 360, "height": 640}, "has_touch": True, "is_mobile": True}


@pytest.mark.parametrize("javascript", [True, False], ids=["with script", "without script"])
def test_walk_from_home_to_a_kept_evening(site, open_page, javascript):
    page = open_page(java_script_enabled=javascript, viewport={"width": 360, "height": 740})
    page.goto(site)
    follow(page.get_by_role("link", name="Or read the guide first"))
    assert page.get_by_role("heading", level=1).inner_text() == "Work and life integration"

    follow(page.get_by_role("link", name="Answer the three questions"))
    page.locator("#experience-blended").check()
    page.locator("#priority-family").check()
    page.locator("#control-limited").check()
    follow(page.get_by_role("button", name="See my starting point"))
    assert "/assessments/quick/results/" in page.url
    assert "blended" not in page.url
    assert page.get_by_role("heading", level=1).inner_text() == "Blender"
    assert page.context.cookies() == []

    follow(page.get_by_role("link", name="Make it mine"))
    page.get_by_label("What you protect").fill("supper at home")
    page.get_by_label("For whom or what").fill("family")
    follow(page.get_by_role("button", name="Keep this for four weeks"))
    assert "I protect supper at home for family" in page.get_by_role("heading", level=1).inner_text()

    let_days_pass(8)
    follow(page.get_by_role("link", name="See my week"))
    follow(page.get_by_role("button", name="Kept", exact=False).first)
    assert CheckIn.objects.get().answer == "kept"
    assert "Kept" in page.locator(".strip-key").first.inner_text()


@pytest.mark.parametrize(("javascript", "pages", "most"), [(True, 4, 4), (False, 5, 4.7)], ids=["script", "no script"])
def test_way_from_home_to_a_saved_plan_is_short_on_a_phone(site, open_page, javascript, pages, most):
    """In screens: how far down the lowest button pressed on a page ends, summed over the pages that are loaded."""
    page = open_page(**PHONE, java_script_enabled=javascript)
    depths = []
    page.on("domcontentloaded", lambda _: depths.append(0))
    page.goto(site)
    for _ in range(3):
        press(page.locator("button.tap").first, depths)
    press(page.get_by_role("link", name="Put it into my week").first, depths)
    press(page.get_by_role("button", name="Keep this for four weeks"), depths)
    assert "/saved/" in page.url
    shown = ", ".join(f"{each:.1f}" for each in depths[:-1])
    print(f"From home to a saved plan: {sum(depths):.1f} screens on {len(depths) - 1} pages ({shown})")
    assert len(depths) - 1 == pages
    assert sum(depths) <= most


def press(target, depths):
    """Note how far down its page the button ended, in screens of a phone, and press it."""
    foot = target.evaluate("each => each.getBoundingClientRect().bottom + scrollY")
    depths[-1] = max(depths[-1], foot / PHONE["viewport"]["height"])
    follow(target)


@pytest.mark.parametrize("javascript", [True, False], ids=["with script", "without script"])
def test_walk_from_home_s_first_answer_to_the_result_by_keyboard_and_back(site, open_page, javascript):
    page = open_page(java_script_enabled=javascript, viewport={"width": 360, "height": 640})
    page.goto(site)
    loads = []
    page.on("domcontentloaded", lambda _: loads.append(page.url))
    enter(page.get_by_role("button", name="They are kept apart"))
    assert page.get_by_text("They are kept apart").is_visible()
    assert page.get_by_text("Question 2 of 3").evaluate("each => each.getBoundingClientRect().bottom < innerHeight")
    if javascript:
        assert_accessible(page, "question 2")
    enter(page.get_by_role("button", name="People close to me"))
    assert page.get_by_text("Question 3 of 3").is_visible()
    assert page.locator(".answered__insight").count() == 2
    if javascript:
        assert_accessible(page, "question 3")
    enter(page.get_by_role("button", name="Change the answer: Work and life"))
    assert page.get_by_text("Question 1 of 3").is_visible()
    enter(page.get_by_role("button", name="They run together"))
    enter(page.get_by_role("button", name="A little"))
    assert page.get_by_role("heading", level=1).inner_text() == "Blender"
    assert not any(word in page.url for word in ("blended", "family", "limited"))
    assert len(loads) == (2 if javascript else 5)
    page.go_back()
    page.get_by_text("Question 3 of 3").wait_for()
    assert page.locator(".answered__row").count() == 2
    enter(page.locator("button.tap").first)
    page.get_by_text("Your starting point").first.wait_for()


def test_back_and_forward_in_place_ask_each_question_again(site, open_page):
    page = open_page(reduced_motion="reduce")
    page.goto(site)
    follow(page.get_by_role("button", name="They are kept apart"))
    address = page.url
    follow(page.get_by_role("button", name="People close to me"))
    assert page.get_by_text("Question 3 of 3").is_visible()
    page.go_back()
    page.get_by_text("Question 2 of 3").wait_for()
    assert page.locator(".answered__row").all_inner_texts()[0].startswith("Work and life: They are kept apart")
    page.wait_for_function("() => document.activeElement.innerText.startsWith('Question 2 of 3')")
    page.go_forward()
    page.get_by_text("Question 3 of 3").wait_for()
    assert page.locator(".answered__row").count() == 2
    page.go_back()
    page.get_by_text("Question 2 of 3").wait_for()
    follow(page.get_by_role("button", name="Rest and health"))
    assert "Rest and health" in page.locator(".answered").inner_text()
    assert page.url == address
    page.go_back()
    page.get_by_text("Question 2 of 3").wait_for()
    page.go_back()
    page.get_by_role("button", name="They are kept apart").wait_for()


def test_step_that_does_not_arrive_is_said_and_sent_again(site, open_page):
    page = open_page(meets_faults=True)
    page.goto(site)
    follow(page.get_by_role("button", name="They are kept apart"))
    page.context.set_offline(True)
    page.locator("button.tap").first.click()
    page.get_by_text("This did not reach the site.").wait_for()
    page.context.set_offline(False)
    follow(page.get_by_role("button", name="Try again"))
    assert page.get_by_text("Question 3 of 3").is_visible()


def test_answer_that_is_missing_leads_to_its_first_choice(site, open_page):
    page = open_page(java_script_enabled=False)
    page.goto(f"{site}/assessments/quick/")
    page.locator("#experience-conflict").check()
    page.locator("#control-high").check()
    follow(page.get_by_role("button", name="See my starting point"))
    assert page.title().startswith("Error: ")
    assert page.locator("#experience-conflict").is_checked()
    follow(page.locator(".errors a").first)
    assert page.evaluate("document.activeElement.id") == "priority-family"


def test_tabs_opened_before_the_first_save_both_save(site, open_page):
    first = open_page()
    second = first.context.new_page()
    for page, what in ((first, "supper"), (second, "a walk")):
        page.goto(f"{site}/commitments/new/")
        page.get_by_label("What you protect").fill(what)
        page.get_by_label("For whom or what").fill("rest")
    for page, what in ((first, "supper"), (second, "a walk")):
        follow(page.get_by_role("button", name="Keep this for four weeks"))
        assert f"I protect {what} for rest" in page.get_by_role("heading", level=1).inner_text()
    assert Occasion.objects.values("commitment__person").distinct().count() == 1


def test_light_of_the_evening_stays_without_script(site, open_page):
    page = open_page(java_script_enabled=False, color_scheme="light")
    page.goto(f"{site}/help/")
    follow(page.get_by_role("button", name="Evening"))
    assert page.url == f"{site}/help/"
    page.goto(f"{site}/questions/")
    assert page.locator("html").get_attribute("data-theme") == "dark"
