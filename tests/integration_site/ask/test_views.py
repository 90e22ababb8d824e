import re
import socket

import pytest
import time_machine
from django.db import DatabaseError

from accounts.models import Person
from coaching.models import AskedQuestion
from coaching.questions.limits import MAX_KEPT
from integration_site.ask import views as ask_views
from integration_site.ask.library import asked_content
from integration_site.models import QuestionCount
from tests.commitments.factories import NOW, client_of, make_person, make_staff
from tests.htmx import from_htmx
from tests.regions import regions, text_of

pytestmark = pytest.mark.django_db
HEAVY = "I want to die"
DISCLAIMER = "This is software, not a person; not medical advice."


def ask(client, question, **more):
    return client.post("/coach/ask/", {"question": question, **more})


def html_of(response, status=200, caching="private, no-cache"):
    assert (response.status_code, response["Cache-Control"]) == (status, caching)
    return response.content.decode()


def test_ask_form(client):
    html = html_of(client.get("/coach/ask/"))
    assert 'name="robots" content="noindex"' in html
    assert DISCLAIMER in html
    assert 'id="answer"' not in html
    assert not Person.objects.exists()


def test_answer_names_its_places_and_keeps_nothing(client):
    html = html_of(ask(client, "How do I switch off from work in the evening?"))
    answer = html[html.index('id="answer"') :]
    places = re.findall(r'<h4 class="hit__title"><a href="(/[^"]+)">', answer)
    assert len(places) == 2
    assert all(client.get(place).status_code == 200 for place in places)
    assert len(regions(answer, ".ask-main")) == 1
    assert len(regions(answer, ".hit__text")) == 2
    assert len(regions(answer, ".ask-place")) == 3
    assert "Chosen because your question shares words with “" in answer
    assert "by the words you used" in answer
    assert DISCLAIMER in answer
    assert not AskedQuestion.objects.exists()
    assert not Person.objects.exists()


@pytest.mark.parametrize("question", ["How many moons has Jupiter?", "qwertz", "???"])
def test_answer_of_nothing_is_said_as_nothing_with_what_else_to_do(client, question):
    html = html_of(ask(client, question))
    assert "Nothing here answers that" in html
    assert "Perhaps one of these" in html
    assert 'href="/note/"' in html
    assert 'href="/questions/"' in html
    assert not regions(html, ".ask-main")
    assert len(regions(html, ".hit")) == 3


@pytest.mark.parametrize(
    ("question", "sentence"),
    [("", "Write your question"), (" \n ", "Write your question"), ("x" * 301, "These are 301."), ("a\x07b", "again")],
)
def test_question_that_cannot_be_asked(client, question, sentence):
    html = html_of(ask(client, question, keep="on"), status=422)
    assert "<title>Error: Ask the coach" in html
    assert sentence in html
    assert 'href="#question"' in html
    assert not AskedQuestion.objects.exists()


def test_question_that_was_typed_is_kept_and_escaped(client):
    html = html_of(ask(client, "<b>" + "x" * 300), status=422)
    assert "&lt;b&gt;xxx" in html
    assert "<b>xxx" not in html


def test_question_that_is_ticked_is_kept_once_and_can_be_asked_again_and_erased(client):
    for question in ("What is a buffer day?", "What is a buffer day?", "what is a buf\u00adfer  day?"):
        assert "Kept for you" in html_of(ask(client, question, keep="on"))
    row = AskedQuestion.objects.get()
    assert row.person == Person.objects.get()
    assert "What is a buffer day?" in html_of(client.get("/coach/ask/"))
    response = client.post(f"/coach/questions/{row.pk}/erase/")
    assert (response.status_code, response["Location"]) == (303, "/coach/ask/")
    assert not AskedQuestion.objects.exists()
    assert client.post(f"/coach/questions/{row.pk}/erase/").status_code == 404


def test_questions_are_kept_only_so_many():
    person = make_person()
    for number in range(MAX_KEPT):
        assert AskedQuestion.objects.keep(person=person, text=f"{number}?", now=NOW)
    html = html_of(ask(client_of(person), "One more?", keep="on"))
    assert "Not kept: 50 are kept already" in html
    assert AskedQuestion.objects.for_person(person).count() == 50


def test_questions_of_others_and_wrong_methods(client):
    owner = make_person()
    AskedQuestion.objects.keep(person=owner, text="Mine?", now=NOW)
    path = f"/coach/questions/{AskedQuestion.objects.get().pk}/erase/"
    assert client_of(make_person()).post(path).status_code == 404
    assert client.post(path).status_code == 404
    assert client_of(owner).get(path).status_code == 405
    assert client.put("/coach/ask/").status_code == 405
    assert "Mine?" not in html_of(client_of(make_person()).get("/coach/ask/"))
    assert AskedQuestion.objects.exists()


def test_staff_see_that_there_was_one_and_not_what():
    AskedQuestion.objects.keep(person=make_person(), text="xquestion", now=NOW)
    client, row = client_of(make_staff()), AskedQuestion.objects.get()
    for path in ["/admin/coaching/askedquestion/", f"/admin/coaching/askedquestion/{row.pk}/change/"]:
        assert "xquestion" not in client.get(path).content.decode()


def test_words_that_sound_like_danger_come_before_everything(client, monkeypatch, settings):
    monkeypatch.setattr(ask_views, "answer_to", lambda *args, **more: pytest.fail("it looked for an answer"))
    settings.THROTTLES = settings.THROTTLES | {"ask": (0, 600)}
    html = html_of(ask(client, HEAVY, keep="on"), caching="no-store")
    assert "Before you go on" in html
    assert "not kept and not sent on" in html
    assert not AskedQuestion.objects.exists()


def test_question_that_was_misread_can_go_on(client):
    html = html_of(ask(client, HEAVY), caching="no-store")
    assert f'name="question" value="{HEAVY}"' in html
    assert 'id="answer"' in html_of(ask(client, HEAVY, looked="yes"))


@time_machine.travel(NOW)
def test_questions_that_are_many_in_a_row_wait_a_moment_and_keep_what_was_typed(client, settings):
    settings.THROTTLES = settings.THROTTLES | {"ask": (1, 600)}
    assert ask(client, "sleep").status_code == 200
    html = html_of(ask(client, "Why sleep?"), status=429, caching="no-store")
    assert 'name="question" value="Why sleep?"' in html


def test_ask_answers_when_nothing_can_be_counted(client, monkeypatch):
    def refuse(*args, **more):
        raise DatabaseError

    monkeypatch.setattr(ask_views, "enforce_throttle", refuse)
    assert 'id="answer"' in html_of(ask(client, "sleep"))


def answer_in(response):
    return re.sub(r'value="\w{64}"', "", response.content.decode())


def test_ask_pages_without_a_network_are_the_same(client, monkeypatch):
    before = [answer_in(client.get("/coach/ask/")), answer_in(ask(client, "sleep"))]
    monkeypatch.setattr(socket.socket, "connect", lambda *args: pytest.fail("it asked the network"))
    assert [answer_in(client.get("/coach/ask/")), answer_in(ask(client, "sleep"))] == before


def ask_in_place(client, question, target="ask", **more):
    headers = from_htmx(target, shown="/coach/ask/")
    return client.post("/coach/ask/?sent=", {"question": question, **more}, headers=headers)


def test_htmx_gets_question_and_answer_without_the_rest_of_the_page(client):
    response = ask_in_place(client, "How do I switch off from work in the evening?")
    html = html_of(response, caching="no-store")
    assert html.strip().startswith('<div id="ask">')
    assert regions(html, "#answer")
    assert not regions(html, "h1")
    assert 'data-hx-post="/coach/ask/?sent=#answer"' in html
    html = html_of(ask_in_place(client, ""), status=422, caching="no-store")
    assert text_of(html, "[role=alert]").endswith("Write your question, or a few words of it.")


def test_htmx_is_led_to_help_by_words_that_sound_like_danger(client):
    response = ask_in_place(client, HEAVY, keep="on")
    assert (response.status_code, response.content) == (200, b"")
    assert "sendWhole" in response["HX-Trigger"]
    assert not AskedQuestion.objects.exists()
    assert ask_in_place(client, HEAVY, looked="yes")["HX-Redirect"] == "/help/now/"


def counts():
    return {row.kind: row.count for row in QuestionCount.objects.all()}


def test_question_that_nothing_answers_is_counted_without_its_words(client):
    ask(client, "How do I switch off from work in the evening?")
    assert counts() == {}
    ask(client, "How many moons has Jupiter?")
    ask(client, "qwertz")
    assert counts() == {"unanswered": 2}
    assert all("Jupiter" not in str(vars(row)) for row in QuestionCount.objects.all())


def test_answer_that_did_not_help_shows_the_next_three(client):
    question = "How do I switch off from work in the evening?"
    html = html_of(ask(client, question))
    assert 'name="passed" value="3"' in html
    seen = re.findall(r'class="hit__title"><a href="([^"]+)"', html)
    for passed, following in ((3, 6), (6, 9), (9, None)):
        html = html_of(ask(client, question, passed=passed))
        shown = re.findall(r'class="hit__title"><a href="([^"]+)"', html)
        assert len(shown) == 3
        assert not set(shown) & set(seen)
        seen += shown
        assert ("This did not help" in html) == bool(following)
    assert counts() == {"unhelpful": 3}


def test_answer_that_did_not_help_is_passed_in_place(client):
    html = html_of(ask_in_place(client, "How do I say no to my boss?", passed=3), caching="no-store")
    assert html.strip().startswith('<div id="ask">')
    assert not regions(html, ".ask-main")
    assert html_of(ask(client, "no?", passed=4), status=422)


def test_answer_of_replies_sends_the_day_that_was_named_in_no_address(client):
    html = html_of(ask(client, "how do i say no to my boss on friday evening"))
    form = html[html.index('class="ask-main__way') :].partition("</form>")[0]
    fields = dict(re.findall(r'name="([^"]+)" value="([^"]*)"', form))
    assert 'action="/replies/#replies"' in form
    assert "csrf" not in form
    assert fields["weekday"] == "4"
    assert "for Friday evening" in form
    replies = client.post("/replies/", fields)
    assert replies.status_code == 200
    assert "Friday evenings" in replies.content.decode()


def test_feelings_come_first(client):
    feeling = asked_content().feelings[0]
    html = html_of(ask(client, feeling.asked[0]))
    answer = html[html.index('id="answer"') :]
    assert feeling.said in html
    assert 'href="/help/#heavy"' in answer
    assert answer.index("ask-feeling") < answer.index("hit__title")
    assert 'id="heavy"' in client.get("/help/").content.decode()
    assert counts() == {}
