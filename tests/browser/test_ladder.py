"""A smaller step of a habit is offered, read and declined by keyboard, and axe finds nothing on the way."""

from datetime import timedelta

from django.utils import timezone

from commitments.models import Commitment, HabitStep, MicroHabit
from tests.browser.accessibility import assert_accessible
from tests.browser.steps import enter, keep_a_plan


def test_step_that_is_offered(site, open_page):
    page = open_page(viewport={"width": 320, "height": 740}, reduced_motion="reduce")
    keep_a_plan(page, site)
    commitment, began = Commitment.objects.get(), timezone.now() - timedelta(days=40)
    words = {"cue": "I sit", "action": "breathe", "created_at": began}
    MicroHabit.objects.create(person=commitment.person, commitment=commitment, **words)
    page.goto(f"{site}/week/")
    assert_accessible(page, "week with an offer")
    enter(page.get_by_role("link", name="Perhaps a smaller one?"))
    page.get_by_role("heading", name="A smaller one?").wait_for()
    assert_accessible(page, "a smaller step")
    enter(page.get_by_role("button", name="Leave it as it is"))
    assert "It stays as it is." in page.locator("main").get_by_role("status").inner_text()
    assert HabitStep.objects.get().action_before == "breathe"
