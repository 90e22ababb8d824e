"""Ask the coach with htmx, by keyboard alone: question, answer, next question, and the model, all on one page."""

import pytest

from coaching.model import client as model_client
from coaching.models import AskedQuestion
from tests.browser.accessibility import assert_accessible
from tests.browser.steps import count_loads, enter, focused, said, tab_to, tick, write
from tests.coaching.model_server import GOOD, model_server

QUESTION = "How do I switch off from work in the evening?"
WORDS = "Close the lid at the same minute each evening."


@pytest.fixture
def asked(settings, monkeypatch):
    monkeypatch.setattr(model_client, "PAUSE", 0)
    with model_server(settings, GOOD) as server:
        yield server


@pytest.fixture(params=[360])
def coach(site, open_page, asked, request):
    meets_faults = request.node.get_closest_marker("meets_faults") is not None
    viewport = {"width": request.param, "height": 740}
    page = open_page(viewport=viewport, reduced_motion="reduce", meets_faults=meets_faults)
    page.goto(f"{site}/coach/ask/")
    page.loads = count_loads(page)
    page.addresses = []
    page.on("request", lambda each: page.addresses.append(each.url))
    return page


def ask(page, question):
    write(page.get_by_label("Your question"), question)
    enter(page.get_by_role("button", name="Ask", exact=True))


@pytest.mark.parametrize("coach", [360, 1280], indirect=True)
def test_question_answer_and_next_question(coach):
    ask(coach, QUESTION)
    assert focused(coach) == "What this site has on it"
    assert coach.get_by_text(f"You asked: {QUESTION}").is_visible()
    assert_accessible(coach, "an answer in place")
    enter(coach.get_by_role("link", name="Ask something else"))
    assert coach.evaluate("() => document.activeElement.id") == "question"
    tick(coach.get_by_label("Keep this question for me"))
    ask(coach, "How many moons has Jupiter?")
    assert focused(coach) == "Nothing here answers that"
    assert AskedQuestion.objects.get().text == "How many moons has Jupiter?"
    ask(coach, " ")
    assert "Write your question" in focused(coach)
    assert_accessible(coach, "a question that is none")
    assert coach.loads == []
    assert not any("moons" in address or "evening" in address for address in coach.addresses)


@pytest.mark.parametrize("coach", [360, 1280], indirect=True)
def test_model_is_asked_in_place(coach, asked):
    ask(coach, QUESTION)
    enter(coach.get_by_role("button", name="Show me what would be sent"))
    assert focused(coach) == "What would be sent"
    assert_accessible(coach, "the letter in place")
    enter(coach.get_by_role("button", name="Don’t send it"))
    assert focused(coach) == "Ask a language model too?"
    assert not asked.asked
    enter(coach.get_by_role("button", name="Show me what would be sent"))
    enter(coach.get_by_role("button", name="Send exactly this"))
    assert focused(coach) == "From the language model"
    assert coach.get_by_text(WORDS).is_visible()
    assert coach.get_by_role("heading", name="What this site has on it").is_visible()
    assert_accessible(coach, "the reply in place")
    ask(coach, "Why sleep?")
    assert coach.get_by_text(WORDS).count() == 0
    assert len(asked.asked) == 1
    assert coach.loads == []


@pytest.mark.meets_faults
def test_model_that_is_slow_says_so_and_can_be_stopped(coach, asked):
    asked.replies = ["slow"]
    ask(coach, QUESTION)
    enter(coach.get_by_role("button", name="Show me what would be sent"))
    send, stop = (coach.get_by_role("button", name=name) for name in ("Send exactly this", "Stop"))
    assert stop.count() == 0
    tab_to(send)
    coach.keyboard.press("Enter")
    stop.wait_for()
    assert said(coach) == "It is being asked, which can take some seconds."
    assert_accessible(coach, "being asked")
    tab_to(stop)
    coach.keyboard.press("Enter")
    assert coach.get_by_role("alert").inner_text() == "Stopped. It may have got what was sent already."
    assert stop.count() == 0
    assert focused(coach) == "Send exactly this"
    asked.replies = [GOOD]
    enter(send)
    assert coach.get_by_text(WORDS).is_visible()
    assert coach.loads == []


def test_words_of_danger_lead_to_help(coach):
    write(coach.get_by_label("Your question"), "I want to die")
    tick(coach.get_by_label("Keep this question for me"))
    enter(coach.get_by_role("button", name="Ask", exact=True))
    coach.get_by_role("heading", name="Before you go on").wait_for()
    assert coach.get_by_text("It stands below.").is_visible()
    assert not AskedQuestion.objects.exists()
    coach.go_back()
    ask(coach, QUESTION)
    ask(coach, "I want to die")
    coach.get_by_role("heading", name="Before you go on").wait_for()


@pytest.mark.meets_faults
def test_question_outlives_a_lost_connection(coach):
    write(coach.get_by_label("Your question"), QUESTION)
    coach.context.set_offline(True)
    coach.get_by_role("button", name="Ask", exact=True).click()
    coach.get_by_text("This did not reach the site.").wait_for()
    assert coach.get_by_label("Your question").input_value() == QUESTION
    coach.context.set_offline(False)
    enter(coach.get_by_role("button", name="Try again"))
    assert focused(coach) == "What this site has on it"
    assert coach.loads == []
