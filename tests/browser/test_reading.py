"""The guide on a phone: what is folded opens by a tap and by an address, without a script. Else it is open."""

import re

import pytest

GUIDE = "/guide/work-and-life-integration/"
PHONE = {"viewport": {"width": 360, "height": 640}, "has_touch": True, "java_script_enabled": False}


def shown(page, selector):
    return sum(each.is_visible() for each in page.locator(selector).all())


def test_note_on_a_phone_opens_below_its_number_and_closes(site, open_page):
    page = open_page(**PHONE)
    page.goto(site + GUIDE)
    assert shown(page, ".note") == 0
    number, note = page.get_by_role("button", name="Note 2", exact=True), page.locator("#n2")
    number.tap()
    assert note.is_visible()
    box = note.bounding_box()
    assert (box["x"], box["width"]) == (0, 360)
    assert 0 <= box["y"] <= 640 - box["height"]
    number.tap()
    assert not note.is_visible()


@pytest.mark.parametrize("width", [1024, 1280])
def test_notes_on_a_wide_page_stand_in_the_margin(site, open_page, width):
    page = open_page(viewport={"width": width, "height": 800})
    page.goto(site + GUIDE)
    assert shown(page, ".note") == page.locator(".note").count() == 31
    assert shown(page, "button.ref") == 0
    note, sentence = page.locator("#n2").bounding_box(), page.locator("#r2").bounding_box()
    assert note["x"] > sentence["x"] + sentence["width"]
    page.get_by_role("link", name="Note 2", exact=True).click()
    assert page.url.endswith("#n2")


@pytest.mark.parametrize("media", ["screen", "print"])
def test_folds_are_open_on_a_wide_page_and_on_paper(site, open_page, media):
    page = open_page(viewport={"width": 1280 if media == "screen" else 640, "height": 800})
    page.emulate_media(media=media)
    page.goto(site + GUIDE)
    folds = page.locator(".phone-fold")
    assert folds.count() > 20
    assert shown(page, ".phone-fold > summary") == 0
    assert all(fold.locator("> :nth-child(2)").is_visible() for fold in folds.all())
    assert shown(page, ".note") == 31


@pytest.mark.parametrize("path", ["/for-managers/", "/assessments/full/method/", "/coach/library/", "/evidence/"])
def test_folds_of_other_pages_are_open_where_there_is_room(site, open_page, path):
    page = open_page(viewport={"width": 1280, "height": 800})
    page.goto(site + path)
    folds = page.locator(".phone-fold")
    assert folds.count() > 4
    assert shown(page, ".phone-fold > summary") == 0
    assert shown(page, ".phone-fold > :nth-child(2)") == folds.count()


@pytest.mark.parametrize("anchor", ["step-3", "transitions", "r12", "n12", "n5", "figure-the-week"])
def test_address_of_something_folded_opens_it(site, open_page, anchor):
    page = open_page(**PHONE)
    page.goto(f"{site}{GUIDE}#{anchor}")
    found = page.locator(f"#{anchor}")
    assert found.is_visible()
    assert 0 <= found.bounding_box()["y"] < 640


@pytest.mark.parametrize("address", ["/evidence/#g12", "/evidence/popular/#c40", "/coach/library/#who-was-helped"])
def test_address_of_a_row_opens_it(site, open_page, address):
    page = open_page(**PHONE)
    page.goto(site + address)
    found = page.locator(f"#{address.partition('#')[2]}")
    assert found.locator("p").first.is_visible()
    assert 0 <= found.bounding_box()["y"] < 640


def test_step_on_a_phone_leads_to_the_next(site, open_page):
    page = open_page(**PHONE)
    page.goto(f"{site}{GUIDE}#step-3")
    page.get_by_role("link", name="Next: step 4").tap()
    assert page.locator("#step-4 p").is_visible()
    assert not page.locator("#step-3 p").is_visible()


def test_step_on_a_phone_opens_by_its_heading(site, open_page):
    page = open_page(**PHONE)
    page.goto(site + GUIDE)
    heading, text = page.locator("#step-5 h3"), page.locator("#step-5 p")
    heading.scroll_into_view_if_needed()
    box = heading.bounding_box()
    assert not text.is_visible()
    page.touchscreen.tap(box["x"] + 20, box["y"] + box["height"] / 2)
    assert text.is_visible()


def test_page_for_managers_is_two_sheets_on_paper(site, open_page):
    page = open_page()
    page.goto(f"{site}/for-managers/")
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True))) == 2
