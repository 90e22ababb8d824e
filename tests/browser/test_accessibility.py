"""axe finds nothing, and nothing scrolls sideways, on any page in both schemes at the narrowest and a wide width."""

from datetime import timedelta

import pytest
import time_machine
from django.db.models import F

from commitments.models import Occasion
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

    page.wait_for_load_state()
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
    page.get_by_role("button", name="See my starting point").click()
    assert_accessible(page, "quick assessment with errors")
    for answer in ("experience-switching", "priority-several", "control-rigid"):
        page.locator(f"#{answer}").check()
    page.get_by_role("button", name="See my starting point").click()
    assert_accessible(page, "result")
    page.goto(f"{site}/commitments/new/")
    assert_accessible(page, "new commitment")
    page.get_by_label("What you protect").fill("")
    page.get_by_role("button", name="Keep this for four weeks").click()
    assert_accessible(page, "new commitment with errors")
    page.get_by_label("What you protect").fill("a walk")
    page.get_by_label("For whom or what").fill("rest")
    page.get_by_role("button", name="Keep this for four weeks").click()
    assert_accessible(page, "saved")
    page.get_by_role("link", name="Go to My week").click()
    assert_accessible(page, "week")
    page.get_by_role("link", name="Someone asks for this time").click()
    page.get_by_label("Who asks").select_option("manager")
    page.get_by_role("button", name="Show these").click()
    assert_accessible(page, "replies for a manager")
    page.goto(f"{site}/week/")
    page.get_by_role("link", name="When it really matters").click()
    page.get_by_role("button", name="See what may help").click()
    assert_accessible(page, "two questions with errors")
    page.locator("#id_harm_1").check()
    page.locator("#id_others_1").check()
    page.get_by_role("button", name="See what may help").click()
    assert_accessible(page, "a time to move")
    Occasion.objects.update(starts_at=F("starts_at") - timedelta(days=8), ends_at=F("ends_at") - timedelta(days=8))
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
    page.get_by_role("button", name="Keep this for four weeks").click()
    assert_accessible(page, "a contradiction")
    page.get_by_label("Day", exact=True).select_option("1")
    page.get_by_role("button", name="Keep this for four weeks").click()
    page.goto(f"{site}/week/")
    assert_accessible(page, "a week of two days")
    page.get_by_role("link", name="My plans").click()
    assert_accessible(page, "plans")
    page.get_by_role("link", name="Add a two-minute habit").click()
    page.get_by_role("button", name="Keep it").click()
    assert_accessible(page, "new habit with errors")
    page.get_by_label("Something you already do").fill("I sit")
    page.get_by_label("A two-minute action").fill("breathe")
    page.get_by_role("button", name="Keep it").click()
    page.get_by_role("link", name="Change it, or give it up").click()
    assert_accessible(page, "habit")
    page.get_by_role("button", name="Give it up").click()
    page.goto(f"{site}/commitments/")
    assert_accessible(page, "plans with a habit given up")


@pytest.mark.parametrize(("scheme", "width"), MODES)
def test_pages_about_a_calendar(site, open_page, scheme, width):
    page = open_page(color_scheme=scheme, viewport={"width": width, "height": 800}, reduced_motion="reduce")
    page.goto(f"{site}/me/calendar/")
    assert_accessible(page, "calendar of a visitor")
    page.get_by_role("link", name="Protect one thing").click()
    page.get_by_label("What you protect").fill("a walk")
    page.get_by_label("For whom or what").fill("rest")
    page.get_by_role("button", name="Keep this for four weeks").click()
    page.goto(f"{site}/week/")
    page.get_by_role("link", name="In my calendar").click()
    name = page.get_by_label("Name for a new address")
    name.evaluate("field => field.removeAttribute('maxlength')")
    name.fill("x" * 61)
    page.get_by_role("button", name="Make a private address").click()
    assert_accessible(page, "calendar with an error")
    name.fill("Phone")
    page.get_by_role("button", name="Make a private address").click()
    assert_accessible(page, "new calendar address")
    page.get_by_role("link", name="In your calendar").click()
    page.get_by_role("button", name="Revoke Phone").click()
    assert_accessible(page, "calendar")


@pytest.mark.parametrize(("scheme", "width"), MODES)
def test_pages_of_a_person_s_data(site, open_page, scheme, width):
    page = open_page(color_scheme=scheme, viewport={"width": width, "height": 800}, reduced_motion="reduce")
    page.goto(f"{site}/commitments/new/")
    page.get_by_label("What you protect").fill("a walk")
    page.get_by_label("For whom or what").fill("rest")
    page.get_by_role("button", name="Keep this for four weeks").click()
    page.get_by_role("button", name="Make a private link").click()
    assert_accessible(page, "private link")
    page.goto(f"{site}/me/")
    assert_accessible(page, "your data")
    page.get_by_role("button", name="Mail me the link").click()
    assert_accessible(page, "your data with an error")
    page.get_by_role("button", name="Make a code").click()
    assert_accessible(page, "code")
    page.goto(f"{site}/me/import/")
    assert_accessible(page, "import for a person with things")
    page.goto(f"{site}/me/erase/")
    assert_accessible(page, "erase")
    page.get_by_role("button", name="Erase everything").click()
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
        page.get_by_role("button", name="Ask me no more by mail").click()
        assert_accessible(page, "stopped")
        page.goto(kept)
        assert_accessible(page, "answer")
        page.goto(move)
        assert_accessible(page, "move")
        page.get_by_role("button", name="Move it there").click()
        assert_accessible(page, "move with an error")
        page.goto(kept)
        page.get_by_role("button", name="Note it: Kept").click()
        page.get_by_role("heading", name="Noted").wait_for()
        page.goto(kept)
        assert_accessible(page, "over")
