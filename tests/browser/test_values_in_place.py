"""The values exercise from the first card to what each means, on one page: with the keyboard alone, and by hand."""

import pytest

from commitments.models import Value
from practices.models import Pile, ValueCard
from tests.browser.accessibility import assert_accessible
from tests.browser.steps import count_loads, enter, focused, follow, go, said, write

PHONE = {"width": 360, "height": 740}


@pytest.fixture
def sorting(site, open_page, request):
    meets_faults = request.node.get_closest_marker("meets_faults") is not None
    page = open_page(viewport=PHONE, reduced_motion="reduce", meets_faults=meets_faults)
    page.loads = count_loads(page)
    page.goto(f"{site}/practices/values/sort/")
    return page


def press(page, key):
    go(page, page.locator("#values form").first, lambda: page.keyboard.press(key))


def mover(page, move):
    return page.locator(f'button[value="{move}"]')


def names_close():
    return [card.name for card in ValueCard.objects.close()]


def test_values_in_whole_on_one_page_by_keyboard_alone(sorting):
    page = sorting
    page.locator(".sort-card button").first.focus()
    for number in range(1, 33):
        press(page, "c" if number % 4 == 1 else "n")
        assert said(page) == f"{number} sorted, {32 - number} to go."
    assert ValueCard.objects.count() == 32
    assert len(names_close()) == 8
    assert focused(page) == "Put them in order"
    assert len(page.loads) == 1
    assert_accessible(page, "all sorted in place")
    press(page, "Enter")
    assert (focused(page), page.url.endswith("/practices/values/rank/")) == ("Put them in order", True)
    assert page.title() == "Put them in order · Work-Life Harmony"
    assert_accessible(page, "order opened in place")
    for _ in range(3):
        enter(page.get_by_role("button", name="Not now").first)
    first, *_, last = ValueCard.objects.close()
    enter(mover(page, f"top:{last.pk}"))
    assert list(ValueCard.objects.close()[:2]) == [last, first]
    assert (focused(page).startswith("To the top"), said(page)) == (True, f"{last.name}: place 1 of 5.")
    enter(mover(page, f"down:{last.pk}"))
    assert list(ValueCard.objects.close()[:2]) == [first, last]
    enter(page.get_by_role("button", name="Keep this order"))
    assert page.url.endswith("/practices/values/words/")
    assert focused(page) == "What each means in practice"
    assert_accessible(page, "words opened in place")
    assert Value.objects.count() == 5
    assert len(page.loads) == 1
    page.locator('input[name^="card_"]').first.fill("a walk to school")
    enter(page.get_by_role("button", name="Keep these words"))
    assert "a walk to school" in page.locator(".values-card").inner_text()


def test_card_in_the_middle_leaves_place_and_focus_there(sorting):
    page = sorting
    mover(page, "not_now:home").scroll_into_view_if_needed()
    before = page.evaluate("() => scrollY")
    after_home = page.locator("#card-home + .sort-card button").nth(1).inner_text()
    follow(mover(page, "not_now:home"))
    assert focused(page) == after_home
    assert abs(page.evaluate("() => scrollY") - before) < 200
    follow(mover(page, "close:home"))
    assert names_close() == ["Home"]


def test_card_of_ones_own_is_added_and_taken_away_in_place(sorting):
    page = sorting
    write(page.get_by_label("A value of your own"), "the sea")
    follow(mover(page, "not_now:family"))
    assert page.get_by_label("A value of your own").input_value() == "the sea"
    enter(page.get_by_role("button", name="Add it"))
    assert names_close() == ["the sea"]
    assert page.get_by_label("A value of your own").input_value() == ""
    enter(page.get_by_role("button", name="Add it"))
    assert "Write a word for it." in focused(page)
    assert page.title().startswith("Error: ")
    assert_accessible(page, "an own card without a word, in place")
    enter(page.get_by_role("button", name="Take away"))
    assert names_close() == []
    assert focused(page) == "One of your own"
    assert page.url.endswith("/practices/values/sort/")
    assert len(page.loads) == 1


def test_back_and_forward_show_whole_pages(sorting):
    page = sorting
    follow(mover(page, "close:family"))
    follow(page.locator("#close").get_by_role("link", name="Put them in order"))
    with page.expect_navigation():
        page.evaluate("() => { setTimeout(() => history.back()) }")
    page.get_by_role("heading", name="Sort the cards").wait_for()
    assert page.locator("header .brand").is_visible()
    with page.expect_navigation():
        page.evaluate("() => { setTimeout(() => history.forward()) }")
    page.get_by_role("heading", name="Put them in order").wait_for()
    assert page.locator("header .brand").is_visible()
    follow(page.get_by_role("link", name="Back to the cards"))
    page.locator("#card-partnership button").first.focus()
    press(page, "c")
    assert names_close() == ["Family", "Partnership"]


def test_words_of_danger_lead_to_help(sorting):
    sorting.get_by_label("A value of your own").fill("I want to die")
    follow(sorting.get_by_role("button", name="Add it"))
    sorting.wait_for_url("**/help/now/")


@pytest.mark.meets_faults
def test_word_of_one_s_own_outlives_a_lost_connection_and_is_added_once(sorting):
    page = sorting
    page.get_by_label("A value of your own").fill("the sea")
    page.context.set_offline(True)
    page.get_by_role("button", name="Add it").click()
    page.get_by_text("This did not reach the site.").wait_for()
    assert page.get_by_label("A value of your own").input_value() == "the sea"
    page.context.set_offline(False)
    follow(page.get_by_role("button", name="Try again"))
    assert names_close() == ["the sea"]


def test_order_that_changed_elsewhere_is_asked_about_in_place(sorting):
    page = sorting
    for key in ("family", "health", "rest"):
        follow(mover(page, f"close:{key}"))
    follow(page.locator("#close").get_by_role("link", name="Put them in order"))
    ValueCard.objects.filter(name="Family").update(pile=Pile.NOT_NOW)
    follow(mover(page, f"up:{ValueCard.objects.get(name='Rest').pk}"))
    assert "This was changed in another tab or browser" in focused(page)
    assert len(page.loads) == 1
