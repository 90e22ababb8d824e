"""The full assessment with htmx: an answer is kept as it is given, so that a tab that is closed loses nothing."""

import pytest

from assessments.models import Attempt, ItemAnswer
from tests.browser.accessibility import assert_accessible
from tests.browser.steps import change, count_loads, fill_statements, follow, said


@pytest.fixture(params=[360, 1280])
def page(open_page, request):
    return open_page(viewport={"width": request.param, "height": 800}, reduced_motion="reduce", meets_faults=True)


def begin(page, site):
    page.goto(f"{site}/assessments/full/section/1/")
    fill_statements(page, offset=1)
    assert not Attempt.objects.exists()
    follow(page.get_by_role("button", name="Save and go on"))
    follow(page.get_by_role("link", name="Go on with section 2"))


def test_answers_are_kept_as_they_are_given(page, site):
    begin(page, site)
    loads = count_loads(page)
    first, second = page.locator("#start-again-4"), page.locator("#private-messages-2")
    change(first, first.check)
    assert said(page) == "Saved."
    assert page.locator("#kept").inner_text() == "Saved."
    assert first.evaluate("each => each === document.activeElement")
    change(second, second.check)
    change(first, lambda: first.press("ArrowRight"))
    assert_accessible(page, "answers kept")
    assert loads == []
    values = Attempt.objects.get().values()
    assert (values["start-again"], values["private-messages"]) == (5, 2)
    page.goto(f"{site}/assessments/full/")
    follow(page.get_by_role("link", name="Go on with section 2"))
    assert page.locator("#start-again-5").is_checked()
    fill_statements(page, offset=2)
    page.wait_for_load_state("networkidle")
    follow(page.get_by_role("button", name="Save and go on"))
    assert "Section 3 of 6" in page.title()


def test_answer_that_does_not_arrive_is_said_and_is_sent_with_the_section(page, site):
    begin(page, site)
    kept = ItemAnswer.objects.count()
    page.context.set_offline(True)
    page.locator("#start-again-4").check()
    page.get_by_role("alert").wait_for()
    assert page.locator("#start-again-4").is_checked()
    page.context.set_offline(False)
    fill_statements(page, offset=1)
    follow(page.get_by_role("button", name="Save and go on"))
    assert "Section 3 of 6" in page.title()
    assert ItemAnswer.objects.count() == kept + 7
