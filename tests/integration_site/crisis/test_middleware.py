"""Every form that keeps a person's own words: what sounds like danger is kept, sent to nobody, and leads to help."""

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client
from django.urls import ResolverMatch

from accounts.models import Person
from articles.models import Note
from commitments.models import CheckIn, Commitment, MicroHabit
from integration_site.crisis.middleware import MAX_CHARACTERS, lead_to_help
from tests.commitments.factories import NOW, client_of, form_data, make_commitment, occasions_of
from tests.commitments.mailed import WEDNESDAY, make_asked, paths_in, send
from tests.htmx import from_htmx

pytestmark = pytest.mark.django_db
HEAVY = "I want to die"
WORDS = ["what", "value", "obstacle", "response", "cue", "action", "tell_whom"]
PAIRS = {"obstacle": "response", "response": "obstacle", "cue": "action", "action": "cue"}


def leads_to_help(response):
    return (response.status_code, response["Location"]) == (303, "/help/now/")


@pytest.mark.parametrize("name", WORDS)
def test_plan_is_kept_and_help_is_offered(client, name):
    data = form_data(**{name: HEAVY} | ({PAIRS[name]: "say so"} if name in PAIRS else {}))
    assert leads_to_help(client.post("/commitments/new/", data))
    commitment = Commitment.objects.get()
    kept = {commitment.value.name, commitment.what, commitment.obstacle, commitment.response, commitment.tell_whom}
    kept |= {word for habit in commitment.person.micro_habits.all() for word in (habit.cue, habit.action)}
    assert HEAVY in kept


@pytest.fixture
def commitment():
    return make_commitment(now=NOW.replace(year=2025))


def test_forms_of_a_plan_that_is_kept(commitment):
    client, (first, *_) = client_of(commitment.person), occasions_of(commitment)
    data = form_data(what=HEAVY, firmness="gentle")
    assert leads_to_help(client.post(f"/commitments/{commitment.pk}/edit/", data))
    assert leads_to_help(client.post(f"/occasions/{first.pk}/check-in/", {"answer": "kept", "note": HEAVY}))
    review = {"helped": "the garden", "hindered": HEAVY, "choice": "keep"}
    assert leads_to_help(client.post(f"/commitments/{commitment.pk}/reviews/new/", review))
    assert leads_to_help(client.post(f"/commitments/{commitment.pk}/adapt/", data))
    first.refresh_from_db()
    assert first.check_in.note == HEAVY
    assert commitment.reviews.get().hindered == HEAVY


def test_name_of_a_link_is_not_overlooked_but_its_secret_is_still_shown(commitment):
    page = client_of(commitment.person).post("/me/links/new/", {"name": HEAVY}).content.decode()
    assert "/link/" in page


def test_theme_choice_is_not_read(client):
    response = client.post("/theme/", {"theme": "day", "next": "/help/", "note": HEAVY})
    assert (response.status_code, response["Location"]) == (303, "/help/")


@pytest.mark.parametrize("more", [{"nothing": HEAVY}, {f"x{number}": HEAVY for number in range(150)}])
def test_field_that_no_form_asks_for_is_not_read(client, monkeypatch, more):
    read = []
    monkeypatch.setattr("integration_site.crisis.middleware.may_be_crisis", lambda text: read.append(text) or False)
    assert client.post("/commitments/new/", form_data() | more).status_code == 303
    assert form_data()["what"] in read
    assert HEAVY not in read


def test_form_of_very_many_words_is_read_as_far_as_a_limit(rf, monkeypatch):
    read = []
    monkeypatch.setattr("integration_site.crisis.middleware.may_be_crisis", lambda text: read.append(text) or False)

    def view(request):
        request.POST.getlist("note")
        return HttpResponse(status=303)

    request = rf.post("/week/", {"note": ["soup " * 200] * 20})
    request.resolver_match = ResolverMatch(view, (), {}, url_name="week")
    lead_to_help(view)(request)
    assert sum(map(len, read)) == MAX_CHARACTERS


@pytest.mark.parametrize("target", ["", "week", "habit-1", "plan", "main"])
@pytest.mark.parametrize("path", ["/commitments/new/", "/occasions/{first}/check-in/"])
def test_words_sent_in_place_lead_to_help_too(commitment, path, target):
    first = occasions_of(commitment)[0]
    data = form_data(what=HEAVY, note=HEAVY, answer="kept")
    headers = from_htmx(target)
    response = client_of(commitment.person).post(path.format(first=first.pk), data, headers=headers)
    assert (response["HX-Redirect"], response.content) == ("/help/now/", b"")


def test_words_answered_in_place_lead_to_help_too(rf):
    """A view that shows a region at once, without a redirect."""

    def view(request):
        assert request.POST["note"] == HEAVY
        response = HttpResponse("<p>Kept.")
        response.is_region = True
        return response

    request = rf.post("/week/", {"note": HEAVY})
    request.resolver_match = ResolverMatch(view, (), {}, url_name="week")
    assert leads_to_help(lead_to_help(view)(request))


def test_words_that_are_ordinary_lead_where_they_did(client):
    response = client.post("/commitments/new/", form_data(obstacle="this deadline is killing me", response="say so"))
    assert response["Location"].endswith("/saved/")


def test_words_that_were_not_kept_are_shown_again(client):
    response = client.post("/commitments/new/", form_data(what=HEAVY, value=""))
    assert response.status_code == 422
    assert HEAVY in response.content.decode()
    assert not Person.objects.exists()


def test_note_waits_until_its_writer_has_seen_where_help_is(client):
    typed = {"text": "I want to die <b>today</b>", "claim": ""}
    page = client.post("/note/", typed)
    assert page.status_code == 200
    assert "no-store" in page["Cache-Control"]
    assert "116 123" in page.content.decode()
    assert "I want to die &lt;b&gt;today&lt;/b&gt;" in page.content.decode()
    assert not Note.objects.exists()
    sent = client.post("/note/", typed | {"looked": "yes"})
    assert (sent.status_code, sent["Location"]) == (303, "/note/thanks/")
    assert Note.objects.get().text == "I want to die <b>today</b>"


def test_help_page_is_the_same_for_everyone_and_goes_on_to_the_week(client):
    response = client.get("/help/now/")
    html = response.content.decode()
    assert "public" in response["Cache-Control"]
    assert not response.cookies
    assert 'content="noindex"' in html
    assert "116 123" in html
    assert html.rstrip().partition("<footer")[0].count("Continue to my week") == 2
    assert client.post("/help/now/").status_code == 405


def test_crisis_words_are_sent_nowhere(client, mailoutbox):
    client.post("/commitments/new/", form_data(what=HEAVY))
    assert not mailoutbox


def test_search_points_to_help(client):
    assert "find help now" in client.get("/search/?q=suicide").content.decode()
    assert "find help now" not in client.get("/search/?q=supper").content.decode()


def test_forms_with_free_text_link_help(commitment):
    client, (first, *_) = client_of(commitment.person), occasions_of(commitment)
    pages = ["/commitments/new/", f"/commitments/{commitment.pk}/edit/", f"/commitments/{commitment.pk}/adapt/"]
    pages += [f"/occasions/{first.pk}/", f"/occasions/{first.pk}/bend/", "/note/"]
    pages += [f"/commitments/{commitment.pk}/reviews/new/", "/practices/values/sort/", "/practices/values/quick/"]
    habit = MicroHabit.objects.create(person=commitment.person, cue="tea", action="sit", created_at=NOW)
    pages += [f"/commitments/{commitment.pk}/habits/new/", f"/habits/{habit.pk}/edit/", "/practices/rituals/new/"]
    for page in pages:
        assert '<a href="/help/">find help now</a>' in client.get(page).content.decode(), page


def test_form_that_is_forged_leads_nowhere(commitment):
    client = Client(enforce_csrf_checks=True)
    client.force_login(commitment.person)
    assert client.post(f"/commitments/{commitment.pk}/edit/", form_data(what=HEAVY)).status_code == 403


@time_machine.travel(WEDNESDAY, tick=False)
def test_page_behind_a_mail_leads_to_help_too(mailoutbox):
    make_asked()
    send()
    move = next(path for path in paths_in(mailoutbox[0]) if path.endswith("/move/"))
    assert '<a href="/help/">find help now</a>' in Client().get(move).content.decode()
    bent = {"day": "2026-11-26", "start": "18:00", "minutes": "180", "reason": HEAVY}
    assert leads_to_help(Client().post(move, bent))
    assert CheckIn.objects.get().reason == HEAVY
