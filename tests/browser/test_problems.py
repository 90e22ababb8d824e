"""A form that is sent back: its problems have the focus, and the first of them leads to its field."""

import pytest

from tests.browser.steps import follow


@pytest.mark.parametrize("javascript", [True, False], ids=["with script", "without script"])
@pytest.mark.parametrize(
    ("path", "button", "field"),
    [
        ("/commitments/new/", "Keep this for four weeks", "what"),
        ("/practices/blend/", "Choose this hour", "name"),
        ("/assessments/quick/", "See my starting point", "experience"),
    ],
)
def test_problems_have_the_focus(site, open_page, javascript, path, button, field):
    page = open_page(java_script_enabled=javascript, viewport={"width": 360, "height": 640})
    page.goto(site + path)
    follow(page.get_by_role("button", name=button))
    assert page.title().startswith("Error: ")
    assert page.evaluate("document.activeElement.matches('.errors')")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.errors') && document.activeElement.tagName") == "A"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.name") == field
