"""The ledger and the search with htmx: nothing is loaded again, the address tells what is shown, and Back goes back."""

import pytest

from tests.browser.accessibility import assert_accessible
from tests.browser.steps import count_loads, enter, focused, follow, said

PHONE = 360


@pytest.fixture(params=[PHONE, 1280])
def page(open_page, request):
    return open_page(viewport={"width": request.param, "height": 800}, reduced_motion="reduce")


def path_of(page, site):
    return page.url.removeprefix(site)


def test_the_ledger_is_chosen_from_without_a_reload(page, site):
    page.goto(f"{site}/evidence/")
    loads = count_loads(page)
    traced = page.locator(".pick.is-traced")
    enter(traced)
    assert path_of(page, site) == "/evidence/state/traced/"
    assert page.title() == "Evidence: traced · Work-Life Harmony"
    assert focused(page) == traced.inner_text()
    assert said(page).startswith("Traced: ")
    assert traced.get_attribute("aria-current") == "page"
    assert_accessible(page, "one state")
    follow(page.get_by_role("link", name="Popular claims we checked"))
    assert path_of(page, site) == "/evidence/popular/"
    assert said(page) == f"All {page.locator('.entry').count()} claims"
    if page.viewport_size["width"] == PHONE:  # on wider screens they stand open
        page.get_by_text("By section or word").click()
    follow(page.locator(".parts__list a").first)
    assert page.locator(".parts__list").is_visible()
    follow(page.get_by_role("link", name="Show all"))
    assert focused(page).startswith("All ")
    assert loads == []


def test_back_and_forward_show_whole_pages(page, site):
    page.goto(f"{site}/evidence/")
    follow(page.locator(".pick.is-traced"))
    page.go_back()
    page.wait_for_function("() => document.title.startsWith('Evidence: our own claims')")
    assert page.locator("header.site-head").is_visible()
    assert page.locator(".pick.is-traced").get_attribute("aria-current") is None
    page.go_forward()
    page.wait_for_function("() => document.title.startsWith('Evidence: traced')")
    assert page.locator("header.site-head").is_visible()
