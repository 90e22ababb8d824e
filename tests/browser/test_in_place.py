"""With htmx the page stays: nothing is loaded again, focus and place are kept, and what happened is said."""

import pytest
from django.utils import timezone

from commitments.models import CheckIn, Commitment, HabitDay, MicroHabit, Occasion
from tests.browser.accessibility import assert_accessible
from tests.browser.steps import count_loads, enter, focused, follow, keep_a_plan, let_days_pass, said, tab_to

PAGES_WITH_FORMS = [
    "/week/",
    "/practices/values/sort/",
    "/coach/ask/",
]
PHONE = {"width": 360, "height": 740}


@pytest.fixture
def week(site, open_page, request):
    """My week on a phone, eight days into a plan with a habit. `page.loads` counts the pages that were loaded."""
    meets_faults = request.node.get_closest_marker("meets_faults") is not None
    page = open_page(viewport=PHONE, reduced_motion="reduce", meets_faults=meets_faults)
    keep_a_plan(page, site)
    plan = Commitment.objects.get()
    words = {"cue": "I sit", "action": "breathe", "created_at": plan.created_at}
    MicroHabit.objects.create(person=plan.person, commitment=plan, **words)
    let_days_pass(8)
    page.goto(f"{site}/week/")
    page.loads = count_loads(page)
    return page


def test_check_in_and_undo(week):
    assert Occasion.objects.filter(check_in=None).exists()
    enter(week.locator(".due").get_by_role("button", name="Kept"))
    assert CheckIn.objects.count() == 1
    assert said(week) == "Noted: Kept. You can change it below."
    assert focused(week) == "My week"
    assert_accessible(week, "answered in place")
    enter(week.get_by_role("button", name="Undo"))
    assert not CheckIn.objects.exists()
    assert said(week) == "Taken back. You can answer again."
    assert week.loads == []


def test_habit_tick_keeps_place_and_focus(week):
    button = week.get_by_role("button", name="Done today")
    tab_to(button)
    before = week.evaluate("() => scrollY")
    with week.expect_response("**/week/") as answer:
        enter(button)
    assert len(answer.value.body()) <= 3000
    assert HabitDay.objects.count() == 1
    assert week.get_by_role("button", name="Undo today").is_visible()
    assert abs(week.evaluate("() => scrollY") - before) < 2
    day = week.locator(".dots__btn").first
    enter(day)
    assert focused(week) == day.inner_text()
    assert said(week).startswith("Noted:")
    assert week.loads == []


def test_move_opens_in_the_card(week):
    follow(week.get_by_role("link", name="Move this week"))
    assert_accessible(week, "a move in the card")
    assert week.get_by_label("Day", exact=True).evaluate("each => each === document.activeElement")
    week.get_by_label("What took its place, if you like to say").evaluate("each => each.removeAttribute('maxlength')")
    week.get_by_label("What took its place, if you like to say").fill("x" * 300)
    follow(week.get_by_role("button", name="Move it there"))
    assert week.get_by_role("alert").is_visible()
    assert "at most 200 characters" in focused(week)
    week.get_by_label("What took its place, if you like to say").fill("rain")
    follow(week.get_by_role("button", name="Move it there"))
    assert Occasion.objects.exclude(moved_from=None).count() == 1
    assert "Moved" in said(week)
    assert week.loads == []


def test_pause_and_its_end(week):
    week.get_by_text("Pause a week").click()
    follow(week.get_by_role("button", name="I am ill"))
    assert said(week) == "The next seven days are paused."
    follow(week.get_by_role("button", name="Take it up again"))
    assert week.loads == []


@pytest.mark.parametrize("status", [429, 500, 503, 403])
@pytest.mark.meets_faults
def test_answer_that_does_not_come_is_said_beside_the_control_and_sent_again(week, status):
    button = week.get_by_role("button", name="Done today")
    week.route("**/days/", lambda route: route.fulfill(status=status, body="<h1>No"))
    button.click()
    week.get_by_role("alert").wait_for()
    assert not HabitDay.objects.exists()
    week.unroute("**/days/")
    follow(week.get_by_role("button", name="Try again"))
    assert HabitDay.objects.count() == 1
    assert week.get_by_role("alert").count() == 0


@pytest.mark.meets_faults
def test_typed_words_outlive_a_lost_connection(week):
    follow(week.get_by_role("link", name="Move this week"))
    week.get_by_label("What took its place, if you like to say").fill("rain")
    week.context.set_offline(True)
    week.get_by_role("button", name="Move it there").click()
    week.get_by_text("This did not reach the site.").wait_for()
    assert week.get_by_label("What took its place, if you like to say").input_value() == "rain"
    week.context.set_offline(False)
    follow(week.get_by_role("button", name="Try again"))
    assert "Moved" in said(week)


def test_words_of_danger_lead_to_help(week):
    follow(week.get_by_role("link", name="Move this week"))
    week.get_by_label("What took its place, if you like to say").fill("I want to die")
    follow(week.get_by_role("button", name="Move it there"))
    week.wait_for_url("**/help/now/")


@pytest.mark.meets_faults
def test_token_that_is_stale_shows_the_words_on_a_page_of_its_own(week):
    follow(week.get_by_role("link", name="Move this week"))
    week.get_by_label("What took its place, if you like to say").fill("rain")
    week.evaluate("() => document.querySelectorAll('[name=csrfmiddlewaretoken]').forEach((each) => (each.value = 'x'))")
    week.get_by_role("button", name="Move it there").click()
    week.wait_for_url("**/bend/**")
    assert "rain" in week.locator("main").inner_text()


@pytest.mark.meets_faults
def test_person_who_was_erased_meanwhile(week):
    Commitment.objects.get().person.delete()
    week.get_by_role("button", name="Done today").click()
    week.wait_for_url("**/days/")
    assert "not here any more" in week.locator("main").inner_text()


def test_double_click_is_sent_once(week):
    sent = []
    week.on("request", lambda request: request.method == "POST" and sent.append(request.url))
    week.get_by_role("button", name="Done today").dblclick()
    week.get_by_role("button", name="Undo today").wait_for()
    assert len(sent) == 1


@pytest.mark.meets_faults
def test_connection_cut_during_any_post_keeps_the_words_and_is_said(week, site):
    """Every form of these pages that is sent by a button; what is only checked while somebody types is not missed."""
    cut, seen = [], 0

    def cut_posts(route):
        if route.request.method == "POST":
            cut.append(route.request.url)
            route.abort()
        else:
            route.continue_()

    week.route("**/*", cut_posts)
    for path in [*PAGES_WITH_FORMS, f"/practices/time/{timezone.localdate()}/"]:
        week.goto(f"{site}{path}")
        week.evaluate("() => document.querySelectorAll('details').forEach((each) => (each.open = true))")
        forms = week.locator("main form[data-hx-post]:not([data-hx-trigger])")
        for at in range(forms.count()):
            form = forms.nth(at)
            fields = form.locator("input[type=text], input:not([type]), textarea").all()
            for field in fields:
                field.fill("7:30")
            cut.clear()
            form.evaluate("each => each.querySelector('button:not([type=button])').click()")
            form.locator(".not-sent").wait_for()
            assert [field.input_value() for field in fields] == ["7:30"] * len(fields), (path, at)
            assert len([url for url in cut if "check=" not in url]) == 1, (path, at)
            seen += 1
    assert seen >= 9
