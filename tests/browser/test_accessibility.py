"""axe finds nothing, and nothing scrolls sideways, on any page in both schemes at the narrowest and a wide width."""

import pytest
import time_machine

from tests.browser.steps import follow, keep_a_plan, let_days_pass
from tests.commitments.mailed import WEDNESDAY, make_asked, paths_in, send

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
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
    "/topics/well-being/",
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

    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}}).response["violations"]
    assert not [(name, rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{name} scrolls sideways"


@pytest.mark.parametrize(("scheme", "width"), MODES)
def test_public_pages(site, open_page, scheme, width):
    page = open_page(color_scheme=scheme, viewport={"width": width, "height": 800}, reduced_motion="reduce")
    for path in PUBLIC:
        page.goto(site + path)
        assert_accessible(page, path)


@pytest.mark.parametrize(("scheme", "width"), MODES)
def test_pages_of_a_person_and_their_errors(site, open_page, scheme, width):
    page = open_page(color_scheme=scheme, viewport={"width": width, "height": 800}, reduced_motion="reduce")
    page.goto(f"{site}/assessments/quick/")
    follow(page.get_by_role("button", name="See my starting point"))
    assert_accessible(page, "quick assessment with errors")
    for answer in ("experience-switching", "priority-several", "control-rigid"):
        page.locator(f"#{answer}").check()
    follow(page.get_by_role("button", name="See my starting point"))
    assert_accessible(page, "result")
    page.goto(f"{site}/commitments/new/")
    assert_accessible(page, "new commitment")
    page.get_by_label("What you protect").fill("")
    follow(page.get_by_role("button", name="Keep this for four weeks"))
    assert_accessible(page, "new commitment with errors")
    page.get_by_label("What you protect").fill("a walk")
    page.get_by_label("For whom or what").fill("rest")
    follow(page.get_by_role("button", name="Keep this for four weeks"))
    assert_accessible(page, "saved")
    follow(page.get_by_role("link", name="Go to My week"))
    assert_accessible(page, "week")
    follow(page.get_by_role("link", name="Someone asks for this time"))
    page.get_by_label("Who asks").select_option("manager")
    follow(page.get_by_role("button", name="Show these"))
    assert_accessible(page, "replies for a manager")
    page.goto(f"{site}/week/")
    follow(page.get_by_role("link", name="When it really matters"))
    follow(page.get_by_role("button", name="See what may help"))
    assert_accessible(page, "two questions with errors")
    page.locator("#id_harm_1").check()
    page.locator("#id_others_1").check()
    follow(page.get_by_role("button", name="See what may help"))
    assert_accessible(page, "a time to move")
    let_days_pass(8)
    page.goto(f"{site}/week/")
    assert_accessible(page, "week with a question due")


@pytest.mark.parametrize(("scheme", "width"), MODES)
def test_pages_of_a_plan_of_several_days_and_of_its_habit(site, open_page, scheme, width):
    page = open_page(color_scheme=scheme, viewport={"width": width, "height": 800}, reduced_motion="reduce")
    page.goto(f"{site}/commitments/new/")
    page.locator("summary", has_text="More days").click()
    page.get_by_role("checkbox", name="Thursday").check()
    page.get_by_label("What you protect").fill("a walk")
    page.get_by_label("For whom or what").fill("rest")
    assert_accessible(page, "more days")
    page.get_by_label("Day", exact=True).select_option("week")
    assert not page.get_by_label("Time of day").is_visible()
    follow(page.get_by_role("button", name="Keep this for four weeks"))
    assert_accessible(page, "a contradiction")
    page.get_by_label("Day", exact=True).select_option("1")
    follow(page.get_by_role("button", name="Keep this for four weeks"))
    page.goto(f"{site}/week/")
    assert_accessible(page, "a week of two days")
    follow(page.get_by_role("link", name="My plans"))
    assert_accessible(page, "plans")
    follow(page.get_by_role("link", name="Add a two-minute habit"))
    follow(page.get_by_role("button", name="Keep it"))
    assert_accessible(page, "new habit with errors")
    page.get_by_label("Something you already do").fill("I sit")
    page.get_by_label("A two-minute action").fill("breathe")
    follow(page.get_by_role("button", name="Keep it"))
    follow(page.get_by_role("link", name="Change it, or give it up"))
    assert_accessible(page, "habit")
    follow(page.get_by_role("button", name="Give it up"))
    page.goto(f"{site}/commitments/")
    assert_accessible(page, "plans with a habit given up")


@pytest.mark.parametrize(("scheme", "width"), MODES)
def test_pages_about_a_calendar(site, open_page, scheme, width):
    page = open_page(color_scheme=scheme, viewport={"width": width, "height": 800}, reduced_motion="reduce")
    page.goto(f"{site}/me/calendar/")
    assert_accessible(page, "calendar of a visitor")
    follow(page.get_by_role("link", name="Protect one thing"))
    page.get_by_label("What you protect").fill("a walk")
    page.get_by_label("For whom or what").fill("rest")
    follow(page.get_by_role("button", name="Keep this for four weeks"))
    page.goto(f"{site}/week/")
    follow(page.get_by_role("link", name="In my calendar"))
    name = page.get_by_label("Name for a new address")
    name.evaluate("field => field.removeAttribute('maxlength')")
    name.fill("x" * 61)
    follow(page.get_by_role("button", name="Make a private address"))
    assert_accessible(page, "calendar with an error")
    name.fill("Phone")
    follow(page.get_by_role("button", name="Make a private address"))
    assert_accessible(page, "new calendar address")
    follow(page.get_by_role("link", name="In your calendar"))
    follow(page.get_by_role("button", name="Revoke Phone"))
    assert_accessible(page, "calendar")


@pytest.mark.parametrize(("scheme", "width"), MODES)
def test_pages_of_a_person_s_data(site, open_page, scheme, width):
    page = open_page(color_scheme=scheme, viewport={"width": width, "height": 800}, reduced_motion="reduce")
    keep_a_plan(page, site)
    follow(page.get_by_role("button", name="Make a private link"))
    assert_accessible(page, "private link")
    page.goto(f"{site}/me/")
    assert_accessible(page, "your data")
    follow(page.get_by_role("button", name="Mail me the link"))
    assert_accessible(page, "your data with an error")
    follow(page.get_by_role("button", name="Make a code"))
    assert_accessible(page, "code")
    page.goto(f"{site}/me/import/")
    assert_accessible(page, "import for a person with things")
    page.goto(f"{site}/me/erase/")
    assert_accessible(page, "erase")
    follow(page.get_by_role("button", name="Erase everything"))
    assert_accessible(page, "erased")


@pytest.mark.parametrize(("scheme", "width"), MODES)
def test_pages_behind_a_mail(site, open_page, mailoutbox, scheme, width):
    make_asked()
    with time_machine.travel(WEDNESDAY):
        send()
        kept, _, move, stop = [site + path for path in paths_in(mailoutbox[0])]
        page = open_page(color_scheme=scheme, viewport={"width": width, "height": 800}, reduced_motion="reduce")
        page.goto(stop)
        assert_accessible(page, "stop?")
        follow(page.get_by_role("button", name="Ask me no more by mail"))
        assert_accessible(page, "stopped")
        page.goto(kept)
        assert_accessible(page, "answer")
        page.goto(move)
        assert_accessible(page, "move")
        page.locator("[name=minutes]").evaluate("list => { list.selectedOptions[0].value = 'nothing'; }")
        follow(page.get_by_role("button", name="Move it there"))
        assert_accessible(page, "move with an error")
        page.goto(kept)
        follow(page.get_by_role("button", name="Note it: Kept"))
        page.get_by_role("heading", name="Noted").wait_for()
        page.goto(kept)
        assert_accessible(page, "over")
