"""Commit, review, look back: by mouse and keyboard with script off, and axe finds nothing on any of the pages."""

import pytest

from commitments.models import Commitment
from tests.browser.accessibility import assert_accessible
from tests.browser.steps import follow, keep_a_plan, let_days_pass

WIDE, NARROW = 1280, 320


def commit(page, site):
    keep_a_plan(page, site)
    return f"{site}/commitments/{Commitment.objects.get().pk}"


@pytest.mark.parametrize(("scheme", "width"), [("light", NARROW), ("dark", WIDE)])
def test_pages_of_a_review(site, open_page, scheme, width):
    page = open_page(color_scheme=scheme, viewport={"width": width, "height": 800}, reduced_motion="reduce")
    own = commit(page, site)
    page.goto(f"{site}/markers/new/")
    follow(page.get_by_role("button", name="Save"))
    assert_accessible(page, "baseline with errors")
    page.get_by_label("5 very tense").check()
    follow(page.get_by_role("button", name="Save"))
    let_days_pass(8)
    page.goto(f"{own}/reviews/new/")
    assert_accessible(page, "review")
    page.get_by_label("Protect something else").check()
    follow(page.get_by_role("button", name="Save"))
    assert_accessible(page, "review with errors")
    for path in ("look-back", "keepsake", "card", "adapt"):
        page.goto(f"{own}/{path}/")
        assert_accessible(page, path)
    let_days_pass(28)
    for path in (f"{own}/look-back/", f"{site}/history/", f"{site}/week/"):
        page.goto(path)
        assert_accessible(page, path)


def test_review_without_script(site, open_page):
    page = open_page(java_script_enabled=False)
    own = commit(page, site)
    let_days_pass(8)
    page.goto(f"{site}/week/")
    follow(page.get_by_role("button", name="Kept").first)
    follow(page.locator('a[href*="/reviews/new/"]').first)
    page.get_by_label("What helped?").fill("Shoes by the door")
    page.get_by_label("Mostly").check()
    page.get_by_label("Protect something else").check()
    page.get_by_label("What you protect instead").fill("a swim")
    follow(page.get_by_role("button", name="Save"))
    assert "a swim" in page.locator(".next").inner_text()
    let_days_pass(28)
    page.goto(f"{own}/look-back/")
    follow(page.get_by_role("button", name="Keep it four more weeks"))
    assert "Four more weeks." in page.locator("main").inner_text()
