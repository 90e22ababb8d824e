"""The address on a tag, from its making to its end: without script, without cookies, and accessible in each state."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.utils import timezone

from commitments.models import CheckIn, Commitment, HabitDay, MicroHabit, Occasion
from tests.browser.accessibility import assert_accessible
from tests.browser.steps import follow, keep_a_plan


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_tag_is_made_tapped_and_ended(site, open_page, scheme, width):
    options = {"color_scheme": scheme, "viewport": {"width": width, "height": 800}, "reduced_motion": "reduce"}
    page, tapped = open_page(**options), open_page(**options)
    page.goto(f"{site}/me/tick/")
    assert_accessible(page, "tick of a visitor")
    keep_a_plan(page, site)
    plan, now = Commitment.objects.get(), timezone.now()
    first = Occasion.objects.earliest("starts_at")
    Occasion.objects.filter(pk=first.pk).update(starts_at=now - timedelta(hours=3), ends_at=now - timedelta(hours=1))
    MicroHabit.objects.all().delete()
    MicroHabit.objects.create(person=plan.person, cue="I sit", action="breathe", created_at=now)
    page.goto(f"{site}/me/calendar/")
    follow(page.get_by_role("link", name="Tick from outside"))
    follow(page.get_by_role("button", name="Make the address"))
    assert_accessible(page, "new tick address")
    address = site + urlsplit(page.get_by_label("Private address").input_value()).path
    tapped.goto(address)
    assert_accessible(tapped, "tag with a time and a habit")
    follow(tapped.get_by_role("button", name="Kept"))
    assert tapped.get_by_text("The protected time has its answer.").is_visible()
    follow(tapped.get_by_role("button", name="Done today"))
    assert_accessible(tapped, "tag that asks nothing")
    assert tapped.context.cookies() == []
    assert CheckIn.objects.get().answer == "kept"
    assert HabitDay.objects.count() == 1
    follow(page.get_by_role("link", name="Tick from outside"))
    assert_accessible(page, "tick with an address")
    follow(page.get_by_role("button", name="End it"))
    assert page.get_by_text("The address does nothing from now on.").is_visible()
    tapped.goto(address)
    assert_accessible(tapped, "tag that does nothing")
