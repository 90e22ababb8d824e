"""How long pages are on a phone, with everything folded that folds."""

import pytest

GUIDE = "/guide/work-and-life-integration/"
HIGHEST = {GUIDE: 18_000}  # pixels at a width of 360


@pytest.mark.parametrize("path", HIGHEST)
def test_height_of_page_on_a_phone(site, open_page, path):
    page = open_page(viewport={"width": 360, "height": 640})
    page.goto(site + path)
    assert 640 < page.evaluate("document.documentElement.scrollHeight") <= HIGHEST[path]


def test_first_paragraph_of_guide_is_on_the_first_screen(site, open_page):
    page = open_page(viewport={"width": 360, "height": 640})
    page.goto(site + GUIDE)
    assert page.locator(".dropcap").bounding_box()["y"] <= 540
