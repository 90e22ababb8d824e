"""What axe is asked, on which pages and in which modes."""

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}  # what passes takes long to list
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
MODES = [(scheme, width) for scheme in ("light", "dark") for width in (320, 1280)]


def assert_accessible(page, name):
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page, options=OPTIONS).response["violations"]
    faults = [(name, rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found]
    assert not faults, faults
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{name} scrolls sideways"
