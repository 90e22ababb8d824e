"""What was typed is there again after Back: when the site was out of reach, and when it was saved."""

import contextlib

import pytest
import time_machine

from commitments.models import Commitment, MicroHabit, Occasion
from tests.browser.steps import follow, keep_a_plan, let_days_pass
from tests.commitments.mailed import WEDNESDAY, make_asked, paths_in
from tests.commitments.mailed import send as send_mails

WORDS = "rain until four"
IS_SENT_IN_PLACE = "field => Boolean(window.htmx && field.form.matches('[data-hx-post]:not([data-hx-trigger])'))"
LOOKS_AT_IT = 500  # milliseconds; the browser stores what stood in the fields of a page a moment after leaving it
TO_TYPE_ON = {
    "a plan": "/commitments/new/",
    "a changed plan": "/commitments/{plan}/edit/",
    "another plan": "/commitments/{plan}/adapt/",
    "a habit": "/commitments/{plan}/habits/new/",
    "a changed habit": "/habits/{habit}/edit/",
    "a note to a time": "/occasions/{time}/",
    "a move": "/occasions/{time}/bend/",
    "a review": "/commitments/{plan}/reviews/new/",
    "a page for one person": "/commitments/{plan}/share/",
    "a card": "/how-i-work/",
    "a ritual": "/practices/rituals/new/",
    "values": "/practices/values/quick/",
    "a value of one's own": "/practices/values/sort/",
    "a blend hour": "/practices/blend/",
    "a note to the editors": "/note/",
    "a question to the coach": "/coach/ask/",
}


def field_of(page):
    """The first line for words."""
    line = "input.field__input:not([type=email], [type=time])"
    return page.locator(f"main form :is(textarea, input.say__slot, {line})").first


def send(page):
    field_of(page).evaluate("field => { setTimeout(() => field.form.requestSubmit()) }")


@pytest.fixture
def kept(site, chromium):
    """A plan on a page whose browser may say that an address is out of reach, which is a fault for `open_page`."""
    context = chromium.new_context()
    context.set_default_timeout(10_000)
    page = context.new_page()
    keep_a_plan(page, site)
    plan = Commitment.objects.get()
    MicroHabit.objects.create(
        person=plan.person, commitment=plan, cue="I sit", action="breathe", created_at=plan.created_at
    )
    let_days_pass(8)
    yield page
    context.close()


def fail_to_send(page):
    """The site is out of reach; then the person goes back, unless the page stayed, and it is there again."""
    page.context.set_offline(True)
    if field_of(page).evaluate(IS_SENT_IN_PLACE):
        with page.expect_event("requestfailed"):
            send(page)
        page.locator(".not-sent").wait_for()
        page.context.set_offline(False)
        return
    with pytest.raises(Exception, match="ERR_INTERNET_DISCONNECTED"), page.expect_navigation():
        send(page)
    page.wait_for_function("() => location.protocol === 'chrome-error:'")
    page.wait_for_timeout(LOOKS_AT_IT)
    with page.expect_navigation():
        page.evaluate("() => { setTimeout(() => history.back()) }")
    page.context.set_offline(False)


def test_words_are_there_again_when_a_send_fails_twice(site, kept):
    page, plan = kept, Commitment.objects.get()
    numbers = {"plan": plan.pk, "habit": MicroHabit.objects.get().pk, "time": Occasion.objects.earliest("pk").pk}
    for what, path in TO_TYPE_ON.items():
        page.goto(f"{site}{path.format(**numbers)}")
        for words in (WORDS, f"{WORDS}, or five"):
            field_of(page).fill(words)
            fail_to_send(page)
            assert (what, field_of(page).input_value()) == (what, words)


def test_words_on_a_page_that_came_back_are_there_again_when_a_send_fails(site, kept):
    """Also on an answer to what was sent, which a browser would otherwise have to ask for by sending again."""
    page = kept
    page.goto(f"{site}/commitments/new/")
    page.get_by_label("What you protect").fill("x" * 10)
    with page.expect_navigation():
        send(page)
    assert page.locator("main [role=alert]").count()
    for words in (WORDS, f"{WORDS}, or five"):
        field_of(page).fill(words)
        fail_to_send(page)
        assert field_of(page).input_value() == words


def test_words_behind_a_mailed_link_are_there_again_when_a_send_fails(site, kept, mailoutbox):
    page = kept
    with time_machine.travel(WEDNESDAY):
        make_asked()
        send_mails(WEDNESDAY)
        page.goto(site + paths_in(mailoutbox[0])[2])
        for words in (WORDS, f"{WORDS}, or five"):
            field_of(page).fill(words)
            fail_to_send(page)
            assert field_of(page).input_value() == words


def test_words_are_there_again_after_saving(site, kept):
    page = kept
    page.goto(f"{site}/commitments/new/")
    page.get_by_label("What you protect").fill(WORDS)
    page.get_by_label("For whom or what").fill("rest")
    follow(page.get_by_role("button", name="Keep this for four weeks"))
    page.go_back()
    assert page.get_by_label("What you protect").input_value() == WORDS


def test_signing_out_leaves_no_words_behind(site, kept):
    page = kept
    page.goto(f"{site}/commitments/{Commitment.objects.get().pk}/edit/")
    assert field_of(page).input_value() == "a walk"
    page.goto(f"{site}/me/")
    follow(page.get_by_role("button", name="Close everywhere, here too"))
    page.context.set_offline(True)
    for _ in range(2):
        with contextlib.suppress(Exception):  # nothing kept is a page of the browser's own
            page.go_back()
    from playwright.sync_api import expect

    expect(page.get_by_text("a walk")).to_have_count(0)
    expect(page.locator("[value='a walk']")).to_have_count(0)
