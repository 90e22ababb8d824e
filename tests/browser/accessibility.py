"""What axe is asked, on which pages, how wide and in which colours."""

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}  # what passes takes long to list
COLOURS = OPTIONS | {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
PUBLIC = [
    "/",
    "/guide/work-and-life-integration/",
    "/questions/",
    "/help/",
    "/assessments/quick/",
    "/profiles/",
    "/profiles/blender/",
    "/diagrams/pitfalls-and-solutions/",
    "/questions/always-working/",
    "/topics/wellbeing/",
    "/evidence/",
    "/evidence/popular/state/not-traced/",
    "/evidence/claims/g01/",
    "/evidence/sources/",
    "/evidence/sources/moen2016/",
    "/replies/",
    "/coach/ask/",
    "/coach/library/",
    "/search/",
    "/search/?q=boundary",
    "/search/?q=xyzzy",
    "/about/",
    "/for-managers/",
    "/note/",
    "/week/",
    "/week/back/",
    "/week/mail/sent/",
    "/reminders/noted/",
    "/privacy/",
    "/code/BCDFGHJK/",
    "/me/",
    "/me/import/",
    "/nothing-here/",
]
WIDTHS = (320, 1280)


def assert_accessible(page, name):
    faults = violations(page, OPTIONS)
    assert not faults, (name, faults)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{name} scrolls sideways"


def assert_accessible_in_each_scheme(page, name):
    """Light whole, dark by its colours: `light-dark()` holds colours alone, and nothing else asks for the scheme."""
    assert_accessible(page, name)
    page.emulate_media(color_scheme="dark")
    faults = violations(page, COLOURS)
    assert not faults, (f"{name}, dark", faults)
    page.emulate_media(color_scheme="light")


def violations(page, options):
    from axe_playwright_python.base import AXE_SCRIPT

    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate("options => axe.run(options)", options)["violations"]
    return [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found]
