"""Asking the coach and a model on loopback: with script and without, by keyboard, accessible in each state."""

import pytest

from coaching.model import client as model_client
from tests.browser.accessibility import assert_accessible
from tests.browser.steps import enter, follow
from tests.coaching.model_server import GOOD, model_server

QUESTION = "How do I switch off from work in the evening?"


@pytest.fixture
def asked(settings, monkeypatch):
    monkeypatch.setattr(model_client, "PAUSE", 0)
    with model_server(settings, GOOD) as server:
        yield server


def ask(page, site, question=QUESTION, *, keep=False):
    page.goto(f"{site}/coach/ask/")
    page.get_by_label("Your question").fill(question)
    if keep:
        page.get_by_label("Keep this question for me").check()
    enter(page.get_by_role("button", name="Ask", exact=True))


@pytest.mark.parametrize("script", [True, False])
def test_question_and_what_a_model_says_to_it(site, open_page, asked, script):
    page = open_page(java_script_enabled=script)
    ask(page, site)
    assert page.get_by_role("heading", name="What this site has on it").is_visible()
    enter(page.get_by_role("button", name="Show me what would be sent"))
    shown = page.locator(".ask-letter__text").all_text_contents()
    assert not asked.asked
    enter(page.get_by_role("button", name="Send exactly this"))
    assert page.get_by_text("Close the lid at the same minute each evening.").is_visible()
    assert [each["content"] for each in asked.asked[0][2]["messages"]] == shown
    asked.replies = [500]
    ask(page, site)
    enter(page.get_by_role("button", name="Show me what would be sent"))
    enter(page.get_by_role("button", name="Send exactly this"))
    assert page.get_by_text("It could not be reached.").is_visible()
    assert page.get_by_role("heading", name="What this site has on it").is_visible()


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_coach_answers_are_accessible_in_each_state(site, open_page, asked, scheme, width):
    page = open_page(color_scheme=scheme, viewport={"width": width, "height": 800}, reduced_motion="reduce")
    ask(page, site, "")
    assert_accessible(page, "error")
    ask(page, site, "How many moons has Jupiter?")
    assert_accessible(page, "nothing")
    ask(page, site, "I want to die")
    page.get_by_role("heading", name="Before you go on").wait_for()
    assert_accessible(page, "help")
    ask(page, site, keep=True)
    assert_accessible(page, "answer")
    follow(page.get_by_role("button", name="Show me what would be sent"))
    assert_accessible(page, "letter")
    page.get_by_label("For seven days").check()
    follow(page.get_by_role("button", name="Send exactly this"))
    page.get_by_text("What was sent").click()
    assert_accessible(page, "reply")
    page.goto(f"{site}/coach/ask/")
    assert_accessible(page, "agreed")
