"""The steps of the path done by keyboard alone, without script, with a drag, and as axe sees them."""

import pytest

from commitments.models import Commitment, Value
from practices.models import ValueCard
from tests.browser.accessibility import WIDTHS, assert_accessible_in_each_scheme
from tests.browser.steps import enter, follow, tick, write


@pytest.mark.parametrize("script", [True, False])
def test_values_by_keyboard_alone(site, open_page, script):
    page = open_page(java_script_enabled=script, viewport={"width": 360, "height": 740})
    page.goto(f"{site}/practices/")
    enter(page.locator('a[href="/practices/values/"]'))
    enter(page.locator('a[href="/practices/values/sort/"]'))
    for pile, key in [("close", "family"), ("not_now", "partnership"), ("close", "children")]:
        enter(page.locator(f'button[value="{pile}:{key}"]'))
    enter(page.locator('a[href="/practices/values/rank/"]'))
    enter(page.locator('li:has-text("Children") button[value^="up:"]'))
    enter(page.locator('button:has-text("Keep this order")'))
    write(page.locator('input[name^="card_"]').first, "a walk to school")
    enter(page.locator('button:has-text("Keep these words")'))
    assert "a walk to school" in page.locator(".values-card").inner_text()
    assert [value.name for value in Value.objects.order_by("pk")] == ["Children", "Family"]


def test_practices_in_a_short_way_by_keyboard_without_script(site, open_page):
    page = open_page(java_script_enabled=False)
    page.goto(f"{site}/practices/values/quick/")
    tick(page.locator('input[value="health"]'))
    write(page.locator('input[name="own"]'), "the sea")
    enter(page.locator('button:has-text("Put them in order")'))
    enter(page.locator('button:has-text("Keep this order")'))
    enter(page.locator('button:has-text("Keep these words")'))
    assert [value.name for value in Value.objects.order_by("pk")] == ["Health", "the sea"]


def test_keys_and_drags_sort_cards_where_script_is_there(site, open_page):
    page = open_page()
    page.goto(f"{site}/practices/values/sort/")
    assert page.locator("[data-keys]").is_visible()
    page.locator("#card-family button").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("c")
    page.locator("#card-children button:focus").wait_for()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("n")
    page.locator("#card-children button:focus").wait_for()
    page.locator("#card-children").drag_to(page.locator('[data-pile="not_now"]'))
    page.locator("#card-friendship button:focus").wait_for()
    piles = dict(ValueCard.objects.values_list("key", "pile"))
    assert piles == {"partnership": "close", "family": "not_now", "children": "not_now"}


def test_non_negotiables_and_what_to_say_by_keyboard_without_script(site, open_page):
    page = open_page(java_script_enabled=False)
    page.goto(f"{site}/practices/")
    enter(page.locator('a[href="/practices/non-negotiables/"]'))
    enter(page.locator('a[href="/commitments/new/?anchor=1"]'))
    write(page.locator('[name="what"]'), "a swim")
    write(page.locator('[name="value"]'), "me")
    enter(page.locator('button:has-text("Keep this for four weeks")'))
    commitment = Commitment.objects.get()
    assert commitment.is_non_negotiable
    page.goto(f"{site}/practices/non-negotiables/")
    tick(page.locator('input[name="days"][value="1"]'))
    write(page.locator('input[name="starts"]'), "0200PM")
    write(page.locator('input[name="ends"]'), "0700PM")
    enter(page.locator('button:has-text("Keep these hours")'))
    assert "Tuesday 18:00 to 19:00" in page.locator("#meet").inner_text()
    enter(page.locator(f'form[action$="/{commitment.pk}/"] button'))
    assert not Commitment.objects.get().is_non_negotiable
    page.goto(f"{site}/practices/")
    enter(page.locator('a[href="/practices/say-it/"]'))
    assert "I work Tuesday, 14:00 to 19:00." in page.locator("#colleagues").inner_text()


@pytest.mark.parametrize("width", WIDTHS)
def test_practices_are_accessible_in_each_state(site, open_page, width):
    page = open_page(viewport={"width": width, "height": 800}, reduced_motion="reduce")
    for path in ("", "values/", "values/sort/", "values/quick/", "values/rank/", "non-negotiables/", "say-it/"):
        page.goto(f"{site}/practices/{path}")
        assert_accessible_in_each_scheme(page, path)
    follow(page.get_by_role("link", name="Non-negotiables"))
    follow(page.get_by_role("button", name="Keep these hours"))
    assert_accessible_in_each_scheme(page, "work hours with errors")
    follow(page.get_by_role("link", name="My hours differ by day"))
    assert_accessible_in_each_scheme(page, "work hours by day")
    follow(page.get_by_role("link", name="Two weeks that alternate"))
    page.get_by_label("Starts").last.fill("22:00")
    follow(page.get_by_role("button", name="Keep these hours"))
    assert_accessible_in_each_scheme(page, "hours of two weeks with errors")
    page.get_by_label("Ends").last.fill("06:00")
    follow(page.get_by_role("button", name="Keep these hours"))
    assert_accessible_in_each_scheme(page, "hours of two weeks")
    page.goto(f"{site}/practices/values/quick/")
    follow(page.get_by_role("button", name="Put them in order"))
    assert_accessible_in_each_scheme(page, "the short way with errors")
    for name in ("Family", "Health", "Rest", "Nature"):
        page.get_by_label(name, exact=False).first.check()
    follow(page.get_by_role("button", name="Put them in order"))
    assert_accessible_in_each_scheme(page, "order")
    follow(page.get_by_role("button", name="Keep this order"))
    assert_accessible_in_each_scheme(page, "words")
    follow(page.get_by_role("button", name="Keep these words"))
    assert_accessible_in_each_scheme(page, "values kept")
    page.goto(f"{site}/practices/values/sort/")
    follow(page.get_by_role("button", name="Add it"))
    assert_accessible_in_each_scheme(page, "sorting with errors")
    page.goto(f"{site}/practices/")
    assert_accessible_in_each_scheme(page, "path with marks")


def test_hours_by_day_fit_a_narrow_phone_without_scripts(site, open_page):
    page = open_page(java_script_enabled=False, viewport={"width": 320, "height": 700})
    page.goto(f"{site}/practices/non-negotiables/")
    follow(page.get_by_role("link", name="My hours differ by day"))
    monday = page.get_by_role("group", name="Monday")
    monday.get_by_label("Starts").fill("22:00")
    monday.get_by_label("Ends").fill("06:00")
    boxes = [field.bounding_box() for field in page.locator(".work-day .field__input").all()]
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= 320 for box in boxes)
    assert min(box["width"] for box in boxes) >= 120
    follow(page.get_by_role("button", name="Keep these hours"))
    assert page.get_by_label("Work starts").input_value() == "22:00"
    assert page.get_by_label("Monday").is_checked()
