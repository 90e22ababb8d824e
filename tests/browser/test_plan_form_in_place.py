"""The form of a plan says what its choices mean while they are made, and sends no words for that."""

import pytest

from commitments.models import Commitment
from tests.browser.accessibility import assert_accessible
from tests.browser.steps import change, count_loads, follow, keep_a_plan, said

PHONE = {"width": 360, "height": 740}


def choose(field, option):
    field.focus()
    change(field, lambda: field.select_option(option))


@pytest.fixture
def form(site, open_page, request):
    """A form for a second plan, beside one on Tuesday evenings. `page.sent` gets what is sent."""
    meets_faults = request.node.get_closest_marker("meets_faults") is not None
    page = open_page(viewport=PHONE, reduced_motion="reduce", meets_faults=meets_faults)
    keep_a_plan(page, site)
    page.goto(f"{site}/commitments/new/")
    page.get_by_text("It shares time with").first.wait_for()
    page.loads, page.sent = count_loads(page), []
    page.on("request", lambda each: each.method == "POST" and page.sent.append(each))
    return page


def test_hours_taken_and_free_are_said_while_they_are_chosen(form):
    form.get_by_label("What you protect").fill("a secret swim")
    choose(form.get_by_label("Day", exact=True), "Thursday")
    assert said(form) == "Thursday evenings, 18:00 to 21:00. Nothing else of yours is protected then."
    assert form.locator("#times").inner_text() == said(form)
    choose(form.get_by_label("Day", exact=True), "Tuesday")
    assert "It shares time with" in said(form)
    choose(form.get_by_label("Time of day"), "own")
    choose(form.get_by_label("Starts at"), "06:00")
    assert said(form).startswith("Tuesdays, 6:00 to 8:00. Nothing else")
    assert form.get_by_label("Starts at").evaluate("each => each === document.activeElement")
    assert form.get_by_label("What you protect").input_value() == "a secret swim"
    assert all("secret" not in f"{each.url} {each.post_data}" for each in form.sent)
    assert_accessible(form, "hours that were looked up")
    choose(form.get_by_label("Day", exact=True), "week")
    assert form.locator("#times").inner_text() == ""
    assert (form.loads, Commitment.objects.count()) == ([], 1)


def test_non_negotiable_that_is_a_fourth_is_said_before_sending(form):
    plan = Commitment.objects.get()
    for number in range(3):
        Commitment.objects.create(
            person=plan.person,
            value=plan.value,
            what=f"thing {number}",
            time_zone=plan.time_zone,
            is_non_negotiable=True,
            created_at=plan.created_at,
        )
    form.get_by_text("Add who to tell").click()
    box = form.get_by_label("One of my three non-negotiables")
    change(box, box.check)
    assert "Three things are fixed already." in form.locator("#limit").inner_text()
    assert_accessible(form, "a fourth that is to stay fixed")
    change(box, box.uncheck)
    assert form.locator("#limit").inner_text() == ""
    assert form.loads == []


@pytest.mark.meets_faults
def test_lookup_that_is_not_made_is_not_missed(form):
    form.route("**/commitments/new/?check=", lambda route: route.fulfill(status=429, body="<h1>No"))
    with form.expect_response("**/commitments/new/?check="):
        form.get_by_label("Day", exact=True).select_option("Friday")
    form.unroute("**/commitments/new/?check=")
    form.get_by_label("What you protect").fill("a swim")
    form.get_by_label("For whom or what").fill("rest")
    assert form.get_by_role("alert").count() == 0
    follow(form.get_by_role("button", name="Keep this for four weeks"))
    assert "/saved/" in form.url
    assert Commitment.objects.latest("pk").days == [4]


def test_save_button_stays_within_reach_of_a_thumb_and_hides_nothing_focused(site, open_page):
    page = open_page(viewport=PHONE, has_touch=True, is_mobile=True)
    page.goto(f"{site}/commitments/new/")
    button = page.get_by_role("button", name="Keep this for four weeks")
    assert button.evaluate("each => each.getBoundingClientRect().bottom <= innerHeight")
    page.evaluate("() => document.querySelectorAll('details').forEach(each => each.open = true)")
    hidden = page.evaluate("""() => [...document.querySelectorAll('#plan :is(input, select, textarea, summary, a)')]
        .filter(each => each.checkVisibility())
        .filter(each => {
          each.focus();
          const {bottom} = each.getBoundingClientRect();
          const bar = document.querySelector('.save-bar').getBoundingClientRect();
          return bottom > bar.top && !each.closest('.commit-end');
        }).map(each => each.name)""")
    assert hidden == []
    follow(button)
    assert page.locator(".errors").is_visible()
    assert button.evaluate("each => getComputedStyle(each.parentElement).position") == "static"
