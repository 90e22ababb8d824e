"""With htmx, what a form would give is shown beside it as it is filled in, before anything is sent or kept."""

import pytest

from commitments.models import Share
from tests.browser.accessibility import assert_accessible
from tests.browser.steps import change, count_loads, follow, keep_a_plan, said


@pytest.fixture(params=[360, 1280])
def page(open_page, request):
    return open_page(viewport={"width": request.param, "height": 800}, reduced_motion="reduce")


def type_and_leave(field, words):
    field.press_sequentially(words)
    field.press("Tab")


def test_replies_follow_what_is_chosen_and_typed(page, site):
    page.goto(f"{site}/replies/")
    loads = count_loads(page)
    asker = page.get_by_label("Who asks")
    asker.focus()
    change(asker, lambda: asker.select_option("client"))
    assert said(page) == "12 replies"
    assert page.locator(".fold").count() == 1
    assert "I protect Tuesday evenings for family." in page.locator("#reply-list").inner_text()
    assert asker.evaluate("each => each === document.activeElement")
    assert page.get_by_role("alert").count() == 0
    what, value = page.get_by_label("What you protect"), page.get_by_label("For whom or what")
    change(what, lambda: type_and_leave(what, "the choir"))
    change(value, lambda: type_and_leave(value, "music"))
    assert "for music" in page.locator("#reply-list").inner_text()
    assert_accessible(page, "replies in place")
    assert loads == []


def test_replies_of_one_s_own_follow_the_filters(page, site):
    keep_a_plan(page, site)
    page.get_by_text("When someone asks for this time").click()
    follow(page.get_by_role("link", name="Words for that"))
    loads = count_loads(page)
    tone = page.get_by_label("How firm")
    change(tone, lambda: tone.select_option("warm"))
    assert said(page) == "21 replies"
    assert_accessible(page, "own replies in place")
    assert loads == []


def test_words_of_danger_lead_to_help(page, site):
    page.goto(f"{site}/replies/")
    page.get_by_label("What you protect").fill("I want to die")
    page.keyboard.press("Tab")
    page.wait_for_url("**/help/now/")


def test_ticks_change_the_preview_before_anything_is_kept(page, site):
    keep_a_plan(page, site)
    page.goto(f"{site}/commitments/")
    follow(page.get_by_role("link", name="Tell one person how it goes"))
    preview = page.locator("#preview")
    preview.get_by_text("Week 1").wait_for()
    loads = count_loads(page)
    sentence, results = page.get_by_label("What I protect, and when"), page.get_by_label("How each week went")
    change(sentence, sentence.check)
    preview.get_by_text("a walk").first.wait_for()
    assert said(page) == "The preview shows what is ticked."
    name = page.get_by_label("A name to show")
    change(name, lambda: type_and_leave(name, "Ada"))
    preview.get_by_text("Ada: how it goes").first.wait_for()
    assert_accessible(page, "ticks with a preview")
    change(results, results.uncheck)
    change(sentence, sentence.uncheck)
    preview.get_by_text("They would see nothing yet.").wait_for()
    assert preview.inner_text() == "They would see nothing yet."
    assert loads == []
    assert not Share.objects.exists()
