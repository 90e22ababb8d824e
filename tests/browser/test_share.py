"""The pages for one person who knows, and the card: made without script, and accessible in each state."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.utils import timezone

from commitments.models import Answer, Cheer, Occasion
from commitments.occasions.actions import answer_occasion
from tests.browser.accessibility import assert_accessible
from tests.browser.steps import enter, follow, keep_a_plan


def shared_path(page):
    return urlsplit(page.get_by_label("Link to send").input_value()).path


def answer_first_week():
    for occasion in Occasion.objects.all():
        occasion.starts_at -= timedelta(weeks=2)
        occasion.ends_at -= timedelta(weeks=2)
        occasion.save()
    answer_occasion(occasion=Occasion.objects.earliest("starts_at"), answer=Answer.KEPT, now=timezone.now())


def test_shared_page_without_script(site, open_page):
    page = open_page(java_script_enabled=False)
    keep_a_plan(page, site)
    answer_first_week()
    page.goto(f"{site}/commitments/")
    follow(page.get_by_role("link", name="Tell one person how it goes"))
    page.get_by_label("A name to show").fill("Ada")
    enter(page.get_by_role("button", name="See what they would see"))
    assert page.get_by_text("Ada: how it goes").is_visible()
    enter(page.get_by_role("button", name="Make the link"))
    visitor = open_page(java_script_enabled=False)
    visitor.goto(site + shared_path(page))
    enter(visitor.get_by_role("button", name="Tell me more over a cup of tea."))
    assert visitor.get_by_text("Sent: “Tell me more over a cup of tea.”").is_visible()
    assert visitor.context.cookies() == []
    assert Cheer.objects.count() == 1
    page.goto(f"{site}/week/")
    assert page.get_by_text("Tell me more over a cup of tea.").is_visible()


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_shared_page_is_accessible_in_each_state(site, open_page, scheme, width):
    options = {"color_scheme": scheme, "viewport": {"width": width, "height": 800}, "reduced_motion": "reduce"}
    page, visitor = open_page(**options), open_page(**options)
    keep_a_plan(page, site)
    answer_first_week()
    page.goto(f"{site}/commitments/")
    follow(page.get_by_role("link", name="Tell one person how it goes"))
    assert_accessible(page, "ticks")
    page.get_by_label("How each week went").uncheck()
    follow(page.get_by_role("button", name="See what they would see"))
    assert_accessible(page, "nothing ticked")
    page.get_by_label("How each week went").check()
    page.get_by_label("What I protect").check()
    follow(page.get_by_role("button", name="See what they would see"))
    assert_accessible(page, "preview")
    follow(page.get_by_role("button", name="Make the link"))
    assert_accessible(page, "link")
    visitor.goto(site + shared_path(page))
    assert_accessible(visitor, "shared page")
    follow(visitor.get_by_role("button", name="I am glad"))
    assert_accessible(visitor, "sent")
    follow(page.get_by_role("link", name="Back to the page"))
    assert_accessible(page, "open page")
    follow(page.get_by_role("button", name="Close the page"))
    visitor.reload()
    assert_accessible(visitor, "closed page")


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_card_is_accessible(site, open_page, scheme, width):
    options = {"color_scheme": scheme, "viewport": {"width": width, "height": 800}, "reduced_motion": "reduce"}
    page, visitor = open_page(**options), open_page(**options)
    keep_a_plan(page, site)
    page.goto(f"{site}/how-i-work/")
    assert_accessible(page, "empty card")
    page.get_by_label("I answer mail", exact=True).fill("within a day")
    page.get_by_label("21:00").check()
    follow(page.get_by_role("button", name="Keep the card"))
    assert_accessible(page, "card")
    follow(page.get_by_role("button", name="Make a link"))
    visitor.goto(site + shared_path(page))
    assert_accessible(visitor, "shared card")
