import re
from datetime import UTC, datetime, timedelta
from threading import Barrier, Thread

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction

from accounts.models import Person
from practices.models import OpenTask, Ritual, RitualRun
from practices.rituals.actions import end_run, start_ritual
from tests.commitments.factories import NOW, client_of, make_person, make_staff
from tests.commitments.pages import words_of
from tests.regions import regions

# 17:30 in London; in New York it is half past noon.
HALF_PAST = datetime(2026, 11, 24, 17, 30, tzinfo=UTC)
MADE = {"parts": ["music", "walk"], "own": "", "minutes": "10", "cue": "the laptop is closed"}
END = {"now_i_am": "at home", "rating": "4"}
pytestmark = pytest.mark.django_db


def make_ritual(person=None, **changes):
    words = {"parts": "walk,list", "minutes": 20, "made_at": NOW} | changes
    return Ritual.objects.create(person=person or make_person(), **words)


@pytest.fixture
def running():
    with time_machine.travel(HALF_PAST, tick=False):
        run = start_ritual(ritual=make_ritual(), now=HALF_PAST)
        yield client_of(run.ritual.person), f"/practices/rituals/runs/{run.pk}/"


def test_ritual_made_by_a_visitor_makes_a_guest_by_their_own_clock():
    client = client_of(None)
    assert client.get("/practices/rituals/").status_code == 200
    assert "data-guess" in client.get("/practices/rituals/new/").content.decode()
    assert not Person.objects.exists()
    response = client.post("/practices/rituals/new/", MADE | {"time_zone": "America/New_York"})
    assert response["Location"] == "/practices/rituals/"
    ritual = Ritual.objects.get()
    assert (ritual.parts, ritual.minutes, ritual.cue) == ("walk,music", 10, "the laptop is closed")
    assert ritual.person.time_zone == "America/New_York"
    with time_machine.travel(HALF_PAST, tick=False):
        page = client.post(f"/practices/rituals/{ritual.pk}/start/", follow=True).content.decode()
    assert "12:30 to 12:40" in page


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"parts": []}, "Choose at least one part, or say one in your own words."),
        ({"parts": ["swim"]}, "Choose from the parts below."),
        ({"minutes": ""}, "Choose five, ten or twenty minutes."),
        ({"minutes": "15"}, "Choose five, ten or twenty minutes."),
        ({"own": "x" * 121}, "Something of your own: at most 120 characters; these are 121."),
        ({"cue": "x\x07"}, "Something here cannot be shown as text."),
        ({"time_zone": "Mars/Base"}, "time zone"),
    ],
)
@pytest.mark.parametrize("page", ["new", "edit"])
def test_ritual_that_is_half_is_refused_and_what_was_typed_stays(page, data, sentence):
    ritual = make_ritual()
    is_zone = "time_zone" in data
    if is_zone and page == "edit":
        return
    client = client_of(None if is_zone else ritual.person)
    path = "/practices/rituals/new/" if page == "new" else f"/practices/rituals/{ritual.pk}/edit/"
    response = client.post(path, MADE | {"time_zone": "Europe/London"} | data)
    text = response.content.decode()
    assert response.status_code == 422
    assert "<title>Error: " in text
    assert text.count(sentence) >= 2
    assert ('value="the laptop is closed"' in text) == ("cue" not in data)
    assert Ritual.objects.get().parts == "walk,list"


def test_ritual_form_sent_twice_makes_one():
    client = client_of(make_person())
    for _ in range(2):
        assert client.post("/practices/rituals/new/", MADE).status_code == 303
    assert Ritual.objects.count() == 1


def test_ritual_is_changed_put_away_and_taken_up_again():
    ritual = make_ritual()
    client, path = client_of(ritual.person), f"/practices/rituals/{ritual.pk}/"
    assert regions(client.get(f"{path}edit/"), "input#id_parts_0[value=walk][checked]")
    client.post(f"{path}edit/", MADE | {"own": "tea", "minutes": "5"})
    ritual.refresh_from_db()
    assert (ritual.title, ritual.minutes) == ("A walk, music and tea", 5)
    client.post(f"{path}put-away/")
    assert "Begin : A walk" not in words_of(ritual.person, "/practices/rituals/")
    client.post(f"{path}take-up/")
    assert "Begin : A walk, music and tea" in words_of(ritual.person, "/practices/rituals/")


def test_ritual_page_counts_from_the_server_s_clock_and_says_plain_times(running):
    client, path = running
    page = client.get(path).content.decode()
    assert "17:30 to 17:50" in page
    start = int(HALF_PAST.timestamp() * 1000)
    assert f'data-ends="{start + 1_200_000}" data-now="{start}"' in page
    with time_machine.travel(HALF_PAST + timedelta(minutes=7), tick=False):
        later = client.get(path).content.decode()
    assert f'data-ends="{start + 1_200_000}" data-now="{start + 420_000}"' in later
    assert "17:30 to 17:50" in later
    with time_machine.travel(HALF_PAST + timedelta(minutes=20), tick=False):
        assert client.get(path).content.decode().count("The time is up.") == 3
    assert "http-equiv" not in page


def test_ritual_list_names_the_task_of_each_line(running):
    client, path = running
    page = client.get(path).content.decode()
    for task in range(1, 6):
        assert f'for="id_where_{task}"> Where?<span class="vh"> Task {task}</span>' in page
    assert "what_6" not in page


def test_ritual_begun_twice_is_one(running):
    client, path = running
    ritual = Ritual.objects.get()
    with time_machine.travel(HALF_PAST + timedelta(minutes=5), tick=False):
        assert client.post(f"/practices/rituals/{ritual.pk}/start/")["Location"] == path
        assert "Go on : A walk" in words_of(ritual.person, "/practices/rituals/")
    assert RitualRun.objects.get().started_at == HALF_PAST


def test_ritual_that_was_never_ended_begins_anew(running):
    client, path = running
    ritual = Ritual.objects.get()
    Ritual.objects.update(minutes=5)
    tomorrow = HALF_PAST + timedelta(days=1)
    with time_machine.travel(tomorrow, tick=False):
        assert client.post(f"/practices/rituals/{ritual.pk}/start/")["Location"] == path
    run = RitualRun.objects.get()
    assert (run.started_at, run.minutes, run.ended_at) == (tomorrow, 5, None)


def test_ritual_end_is_a_word_and_a_rating_and_stands_once(running):
    client, path = running
    assert client.post(path, END)["Location"] == path
    client.post(path, {"now_i_am": "somebody else", "rating": "1", "what_1": "x", "keep_1": "on"})
    run = RitualRun.objects.get()
    assert (run.now_i_am, run.rating, run.ended_at) == ("at home", 4, HALF_PAST)
    assert not OpenTask.objects.exists()
    page = words_of(run.ritual.person, path)
    assert "Now I am at home" in page
    assert "A walk and a shutdown list, begun at 17:30. It took you across: 4 of 5." in page
    assert "Done 1 time, last on 24 November." in words_of(run.ritual.person, "/practices/rituals/")
    assert client.post(f"/practices/rituals/{run.ritual_id}/start/")["Location"] != path


def test_ritual_ends_with_nothing_said_too(running):
    client, path = running
    assert client.post(path, {}).status_code == 303
    run = RitualRun.objects.get()
    assert (run.now_i_am, run.rating) == ("", None)
    assert run.ended_at


def test_ritual_list_keeps_only_what_is_ticked(running):
    client, path = running
    said = {
        "what_1": "Reply to Ada",
        "when_1": "tomorrow",
        "where_1": "at the desk",
        "how_1": "Dear Ada",
        "keep_1": "on",
    }
    client.post(path, END | said | {"what_2": "Xsecret", "when_2": "Xwhen"})
    task = OpenTask.objects.get()
    assert (task.what, task.plan) == ("Reply to Ada", "tomorrow, at the desk, Dear Ada")
    client, person = client_of(task.run.ritual.person), task.run.ritual.person
    assert "Reply to Ada tomorrow, at the desk, Dear Ada" in words_of(person, "/practices/rituals/")
    assert "Xsecret" not in client.get("/me/export.json").content.decode()
    assert client.post(f"/practices/rituals/tasks/{task.pk}/done/").status_code == 303
    assert client.post(f"/practices/rituals/tasks/{task.pk}/done/").status_code == 404
    assert not OpenTask.objects.exists()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"rating": "6"}, "Choose one of the five points, or leave it out."),
        ({"rating": "x"}, "Choose one of the five points, or leave it out."),
        ({"now_i_am": "x" * 61}, "Now I am: at most 60 characters; these are 61."),
        ({"keep_2": "on"}, "Say what is still open, or untick it."),
        ({"what_5": "x" * 121, "keep_5": "on"}, "Task 5: at most 120 characters; these are 121."),
        ({"when_1": "x\x07"}, "Something here cannot be shown as text."),
    ],
)
def test_ritual_end_that_is_bad_is_said_at_the_field_and_loses_nothing(running, data, sentence):
    client, path = running
    response = client.post(path, END | {"what_1": "Reply to Ada"} | data)
    text = response.content.decode()
    assert response.status_code == 422
    assert "<title>Error: " in text
    assert text.count(sentence) == 2
    anchor = re.search(rf'href="#([^"]+)">{re.escape(sentence)}', text)[1]
    assert f'id="{anchor}"' in text
    assert "Reply to Ada" in text
    assert RitualRun.objects.get().ended_at is None
    assert not OpenTask.objects.exists()


@pytest.mark.parametrize("who", ["other", "visitor"])
def test_ritual_opens_to_its_owner_alone(running, who):
    _, path = running
    ritual = Ritual.objects.get()
    task = OpenTask.objects.create(run=RitualRun.objects.get(), what="x")
    client = client_of(make_person() if who == "other" else None)
    assert client.get(path).status_code == 404
    assert client.post(path, END).status_code == 404
    for each in ["edit", "start", "put-away", "take-up"]:
        assert client.post(f"/practices/rituals/{ritual.pk}/{each}/", MADE).status_code == 404
    assert client.post(f"/practices/rituals/tasks/{task.pk}/done/").status_code == 404
    assert OpenTask.objects.count() == 1
    ritual.refresh_from_db()
    assert ritual.put_away_at is None


@pytest.mark.parametrize("path", ["start", "put-away", "take-up"])
def test_ritual_is_not_changed_by_a_look(path):
    ritual = make_ritual()
    assert client_of(ritual.person).get(f"/practices/rituals/{ritual.pk}/{path}/").status_code == 405


@pytest.mark.parametrize("changes", [{"parts": ""}, {"minutes": 15}])
def test_rows_that_say_nothing_are_refused(changes):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_ritual(**changes)


@pytest.mark.parametrize("changes", [{"rating": 6}, {"minutes": 7}])
def test_runs_hold_what_can_be_said(changes):
    with pytest.raises(IntegrityError), transaction.atomic():
        RitualRun.objects.create(ritual=make_ritual(), started_at=NOW, **{"minutes": 5} | changes)


@pytest.mark.django_db(transaction=True)
def test_ritual_in_two_tabs_begins_and_ends_once():
    ritual = make_ritual()
    clients, barrier, places = [client_of(ritual.person) for _ in range(4)], Barrier(4), []

    def submit(client):
        try:
            barrier.wait()
            path = client.post(f"/practices/rituals/{ritual.pk}/start/")["Location"]
            barrier.wait()
            places.append((path, client.post(path, END | {"what_1": "x", "keep_1": "on"}).status_code))
        finally:
            connection.close()

    threads = [Thread(target=submit, args=[client]) for client in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    run = RitualRun.objects.get()
    assert places == [(f"/practices/rituals/runs/{run.pk}/", 303)] * 4
    assert OpenTask.objects.count() == 1


def test_ritual_admin_shows_no_words():
    run = start_ritual(ritual=make_ritual(own="Xown", cue="Xcue"), now=NOW)
    end_run(run=run, now_i_am="Xself", rating=None, tasks=[{"what": "Xwhat"}], now=NOW)
    client = client_of(make_staff())
    rows = {"ritual": run.ritual_id, "ritualrun": run.pk, "opentask": OpenTask.objects.get().pk}
    for name, pk in rows.items():
        for path in (f"/admin/practices/{name}/", f"/admin/practices/{name}/{pk}/change/"):
            response = client.get(path)
            assert response.status_code == 200
            assert not re.search("X(own|cue|self|what)", response.content.decode())
