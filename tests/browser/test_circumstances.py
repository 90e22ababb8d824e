"""What is your life like at present? Kept, changed and erased in place, and as well without script."""

import pytest

from coaching.models import Circumstance
from tests.browser.accessibility import WIDTHS, assert_accessible, assert_accessible_in_each_scheme
from tests.browser.steps import count_loads, enter, focused, said


def kinds():
    return set(Circumstance.objects.values_list("kind", flat=True))


@pytest.mark.parametrize("width", [360, 1280])
def test_circumstances_are_kept_changed_and_erased_in_place(site, open_page, width):
    page = open_page(viewport={"width": width, "height": 800}, reduced_motion="reduce")
    page.goto(f"{site}/coach/circumstances/")
    loads = count_loads(page)
    page.get_by_label("Caring for children").check()
    page.get_by_label("Shifts or nights").check()
    enter(page.get_by_role("button", name="Keep this"))
    assert said(page) == "Kept. Suggestions go by it from now on."
    assert focused(page) == "What is your life like at present?"
    assert kinds() == {"children", "shifts"}
    page.get_by_label("Shifts or nights").uncheck()
    enter(page.get_by_role("button", name="Keep this"))
    assert page.get_by_label("Caring for children").is_checked()
    assert kinds() == {"children"}
    assert_accessible(page, "kept")
    enter(page.get_by_role("button", name="Erase all of it"))
    assert said(page) == "Erased. Nothing of it is kept any more."
    assert not page.get_by_label("Caring for children").is_checked()
    assert kinds() == set()
    assert loads == []


def test_circumstances_without_script_lead_to_suggestions_that_say_so(site, open_page):
    page = open_page(java_script_enabled=False)
    page.goto(f"{site}/coach/")
    page.get_by_text("Tick what applies to me").click()
    page.get_by_label("Living alone").check()
    enter(page.get_by_role("button", name="Keep this"))
    assert page.url == f"{site}/coach/"
    assert page.get_by_text("Because you live alone").first.is_visible()
    assert kinds() == {"alone"}


@pytest.mark.parametrize("width", WIDTHS)
def test_circumstances_are_accessible_in_each_mode(site, open_page, width):
    page = open_page(viewport={"width": width, "height": 800}, reduced_motion="reduce")
    page.goto(f"{site}/coach/circumstances/")
    assert_accessible_in_each_scheme(page, "circumstances")
