"""How long pages are on a phone, with everything folded that folds."""

import pytest

GUIDE = "/guide/work-and-life-integration/"
HIGHEST = {
    GUIDE: 18_000,
    "/evidence/": 8_000,
    "/evidence/popular/": 8_000,
    "/evidence/sources/": 8_000,
    "/coach/library/": 8_000,
    "/questions/": 8_000,
    "/profiles/": 8_000,
    "/profiles/blender/": 8_000,
    "/assessments/quick/method/": 8_000,
    "/assessments/full/method/": 8_000,
    "/privacy/": 8_000,
}  # pixels at a width of 360


@pytest.mark.parametrize("path", HIGHEST)
def test_height_of_page_on_a_phone(site, open_page, path):
    page = open_page(viewport={"width": 360, "height": 640})
    page.goto(site + path)
    assert 640 < page.evaluate("document.documentElement.scrollHeight") <= HIGHEST[path]


def test_first_paragraph_of_guide_is_on_the_first_screen(site, open_page):
    page = open_page(viewport={"width": 360, "height": 640})
    page.goto(site + GUIDE)
    assert page.locator(".dropcap").bounding_box()["y"] <= 540
