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


def test_ledger_is_chosen_from_without_a_reload(page, site):
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
    follow(page.get_by_role("link", name="Claims of the earlier guide"))
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


@pytest.fixture
def search(page, site):
    page.goto(f"{site}/search/")
    page.asked = []
    page.on("request", lambda request: "?q=" in request.url and page.asked.append(request.url.removeprefix(site)))
    return page


def type_words(page, words):
    box = page.get_by_label("What are you looking for?")
    box.fill("")
    with page.expect_response("**/search/?q=**"):
        box.press_sequentially(words, delay=20)
    page.wait_for_function("words => location.search === `?q=${words}`", arg=words)
    page.locator("#found").wait_for()


def test_search_answers_as_one_types(search, site):
    loads = count_loads(search)
    type_words(search, "boundary")
    assert search.asked == ["/search/?q=boundary"]
    assert search.get_by_role("link", name="Boundary setting").is_visible()
    assert said(search).endswith(" places found.")
    assert search.evaluate("() => document.activeElement.id") == "q"
    assert_accessible(search, "found as one types")
    first, second = search.locator("#found a").all()[:2]
    for key, place in (
        ("ArrowDown", first),
        ("ArrowDown", second),
        ("ArrowUp", first),
        ("ArrowUp", search.locator("#q")),
    ):
        search.keyboard.press(key)
        assert place.evaluate("each => each === document.activeElement")
    assert loads == []
    search.keyboard.press("ArrowDown")
    with search.expect_navigation():
        search.keyboard.press("Enter")
    search.go_back()
    assert path_of(search, site) == "/search/?q=boundary"
    assert search.get_by_role("link", name="Boundary setting").is_visible()
    assert search.locator("#q").input_value() == "boundary"


def test_search_of_two_letters_waits_for_enter(search):
    search.clock.install()
    search.get_by_label("What are you looking for?").press_sequentially("hr")
    search.clock.run_for(400)
    assert search.asked == []
    search.keyboard.press("Enter")
    search.wait_for_function("() => location.search === '?q=hr'")
    assert search.asked == ["/search/?q=hr"]


def test_words_of_danger_show_the_way_to_help_as_one_types(search):
    type_words(search, "suicide")
    assert search.get_by_role("link", name="find help now").is_visible()
    assert "find help now" in said(search)
    search.keyboard.press("ArrowDown")
    assert focused(search) == "find help now"


def test_words_that_are_too_many_are_refused_on_the_page_itself(search):
    search.get_by_label("What are you looking for?").fill("x" * 301)
    search.get_by_text("please keep it to 300").wait_for()
    assert search.title().startswith("Error: ")
    assert search.locator("#q").input_value() == "x" * 301
