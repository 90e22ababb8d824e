import html
from datetime import timedelta
from threading import Barrier, Thread

import pytest
import time_machine
from django.apps import apps
from django.core import mail
from django.db import connection
from django.test import Client

from accounts.models import Person
from commitments.models import Answer, CheckIn, Occasion, Reminder, ReminderSettings, StopReason
from commitments.occasions.actions import answer_occasion, undo_check_in
from commitments.plans.rescheduling_actions import archive_commitment
from tests.commitments.factories import NOW, client_of, make_commitment, make_person, make_staff, occasions_of
from tests.commitments.mailed import WEDNESDAY, make_asked, make_reachable, paths_in, send
from tests.regions import texts_of

pytestmark = pytest.mark.django_db
UNKNOWN = "/reminders/" + "x" * 43


@pytest.fixture(autouse=True)
def wednesday():
    with time_machine.travel(WEDNESDAY, tick=False):
        yield


@pytest.fixture
def asked():
    """The occasion, and where the mail's links lead: kept, not this time, move, stop."""
    occasion = make_asked()
    send()
    return occasion, *paths_in(mail.outbox[-1])


def text_of(response):
    return html.unescape(response.content.decode())


def rows():
    return {model: sorted(map(repr, model._base_manager.values_list())) for model in apps.get_models()}


def bent(**changes):
    return {"day": "2026-11-26", "start": "18:00", "minutes": "180", "reason": "a late call"} | changes


@pytest.mark.parametrize("method", ["get", "head", "options"])
def test_reminder_links_followed_by_a_program_change_no_row(asked, method):
    _, *paths = asked
    before = rows()
    for client in (Client(), Client(enforce_csrf_checks=True)):
        for path in [*paths, *paths]:
            assert getattr(client, method)(path).status_code == (405 if method == "options" else 200)
    assert rows() == before


def test_reminder_page_is_for_nobody_else(asked):
    """One to type on stays in its own browser, for Back."""
    _, *paths, stop = asked
    for path in [*paths, stop]:
        response = Client().get(path)
        assert response["Cache-Control"] == ("no-store" if path == stop else "private, no-cache")
        assert response["X-Robots-Tag"] == "noindex"
        assert response["Referrer-Policy"] == "strict-origin"
        assert "sessionid" not in response.cookies


@pytest.mark.parametrize(("number", "answer", "label"), [(0, "kept", "Kept"), (1, "missed", "Not this time")])
def test_reminder_is_answered_by_one_press_without_signing_in(asked, number, answer, label):
    occasion, *paths = asked
    client = Client(enforce_csrf_checks=True)
    page = text_of(client.get(paths[number]))
    assert "Tuesday evening: supper at home, for family" in page
    assert f"Note it: {label}" in texts_of(page, f"button.btn[name=answer][value={answer}]")
    token = client.cookies["csrftoken"].value
    response = client.post(paths[number], {"answer": answer, "csrfmiddlewaretoken": token})
    assert (response.status_code, response["Location"]) == (303, "/reminders/noted/")
    assert CheckIn.objects.get().occasion == occasion
    assert CheckIn.objects.get().answer == answer
    assert Reminder.objects.get().used_at == WEDNESDAY
    assert "Noted. Thank you" in text_of(client.get(response["Location"]))
    assert "sessionid" not in client.cookies


def test_reminder_takes_every_answer_on_any_page(asked):
    _, kept, *_ = asked
    page = text_of(Client().get(kept))
    assert [page.count(f'value="{answer}"') for answer in ("kept", "bent", "missed", "not_applicable")] == [1, 1, 1, 1]
    Client().post(kept, {"answer": "not_applicable"})
    assert CheckIn.objects.get().answer == "not_applicable"


def test_reminder_is_not_answered_by_a_form_of_another_site(asked):
    assert Client(enforce_csrf_checks=True).post(asked[1], {"answer": "kept"}).status_code == 403
    assert not CheckIn.objects.exists()


def test_moving_asks_for_a_time_first(asked):
    occasion, kept, _, move, _ = asked
    response = Client().post(kept, {"answer": "bent"})
    assert (response.status_code, response["Location"]) == (303, move)
    assert not CheckIn.objects.exists()
    assert '<option value="18:00" selected>' in text_of(Client().get(move))
    response = Client().post(move, bent())
    assert (response.status_code, response["Location"]) == (303, "/reminders/noted/")
    assert CheckIn.objects.get().answer == "bent"
    assert Occasion.objects.get(moved_from=occasion).starts_at == WEDNESDAY + timedelta(days=1, hours=9)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [({"reason": "x" * 201}, "at most 200 characters"), ({"day": "2026-11-17"}, "Choose a day from the list.")],
)
def test_reminder_keeps_what_was_typed_in_a_move_that_cannot_be(asked, changes, sentence):
    _, _, _, move, _ = asked
    response = Client().post(move, bent(reason="a late call") | changes)
    page = text_of(response)
    assert response.status_code == 422
    assert "<title>Error: Move it to another time" in page
    assert sentence in page
    assert 'value="2026-11-26"' in page
    assert not CheckIn.objects.exists()
    assert Reminder.objects.get().used_at is None


def test_reminder_link_stays_as_it_was_when_the_time_is_taken(asked):
    occasion, _, _, move, _ = asked
    Occasion.objects.filter(pk=occasions_of(occasion.commitment)[1].pk).update(
        starts_at=WEDNESDAY + timedelta(days=1, hours=9), ends_at=WEDNESDAY + timedelta(days=1, hours=12)
    )
    response = Client().post(move, bent())
    assert "has a time with that start already" in text_of(response)
    assert Reminder.objects.get().used_at is None
    assert Client().post(move, bent(start="12:00")).status_code == 303


@pytest.mark.parametrize("answer", ["", "perfect"])
def test_reminder_refuses_an_answer_that_is_none(asked, answer):
    response = Client().post(asked[1], {"answer": answer})
    assert response.status_code == 422
    assert "<title>Error: Did it hold?" in text_of(response)
    assert "Choose one of the four answers." in text_of(response)
    assert not CheckIn.objects.exists()


def test_reminder_answered_twice_keeps_the_first_answer(asked):
    _, kept, missed, move, _ = asked
    assert Client().post(kept, {"answer": "kept"}).status_code == 303
    for path, data in ((kept, {"answer": "kept"}), (missed, {"answer": "missed"}), (move, bent())):
        response = Client().post(path, data)
        assert response.status_code == 410
        assert "This question is closed" in text_of(response)
    assert CheckIn.objects.get().answer == "kept"


@pytest.mark.parametrize(
    "change",
    [
        lambda each: answer_occasion(occasion=each, answer=Answer.MISSED, now=WEDNESDAY),
        lambda each: archive_commitment(commitment=each.commitment, now=WEDNESDAY),
        lambda each: Occasion.objects.filter(pk=each.pk).update(paused_for="rest"),
        lambda each: Reminder.objects.update(handed_at=WEDNESDAY - timedelta(days=14)),
    ],
    ids=["answered", "put away", "paused", "expired"],
)
def test_reminder_link_that_is_over(asked, change):
    occasion, kept, _, move, stop = asked
    change(occasion)
    before = list(CheckIn.objects.values())
    for path in (kept, move):
        assert Client().get(path).status_code == 410
        assert Client().post(path, {"answer": "kept"} | bent()).status_code == 410
    assert list(CheckIn.objects.values()) == before
    assert Client().post(stop).status_code == 200
    assert ReminderSettings.objects.get().stopped_for == StopReason.PERSON


def test_reminder_link_stays_used_when_the_answer_is_taken_back(asked):
    occasion, kept, *_ = asked
    Client().post(kept, {"answer": "kept"})
    undo_check_in(occasion=occasion, now=WEDNESDAY)
    assert Client().post(kept, {"answer": "missed"}).status_code == 410


@pytest.mark.parametrize("path", ["/1/", "/move/", "/stop/"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_reminder_secret_that_is_unknown(path, method):
    response = getattr(Client(), method)(UNKNOWN + path)
    assert response.status_code == 404
    assert "This link does not work" in text_of(response)
    assert response["Cache-Control"] == "no-store"


def test_reminder_to_an_earlier_address_answers_nothing(asked):
    occasion, kept, _, _, stop = asked
    Person.objects.filter(pk=occasion.commitment.person_id).update(email="new@example.org")
    assert Client().post(kept, {"answer": "kept"}).status_code == 404
    assert Client().post(stop).status_code == 404
    assert ReminderSettings.objects.get().stopped_at is None


def test_secrets_stay_out_of_the_log(asked, caplog):
    _, kept, _, move, stop = asked
    for path in (kept, move, kept, stop, UNKNOWN + "/1/"):
        Client().get(path)
        Client().post(path, {"answer": "kept"})
        Client().put(path)
    assert not any(word in caplog.text for word in (kept.split("/")[2], "x" * 43))


def test_reminder_link_reaches_no_other_occasion(asked):
    occasion, kept, *_ = asked
    other = make_commitment(person=occasion.commitment.person, days=(0,), what="a walk")
    page = text_of(Client().get(kept))
    assert "a walk" not in page
    Client().post(kept, {"answer": "kept", "occasion": occasions_of(other)[0].pk})
    assert CheckIn.objects.get().occasion == occasion


@pytest.mark.django_db(transaction=True)
def test_reminder_answered_twice_at_once_is_answered_once(asked):
    _, kept, missed, *_ = asked
    together, statuses = Barrier(2), []

    def post(path, answer):
        together.wait()
        statuses.append(Client().post(path, {"answer": answer}).status_code)
        connection.close()

    threads = [Thread(target=post, args=each) for each in ((kept, "kept"), (missed, "missed"))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(statuses) in ([303, 410], [303, 422])
    assert CheckIn.objects.count() == 1


def test_reminders_stop_by_one_click_without_session_or_form_token(asked):
    stop = asked[-1]
    client = Client(enforce_csrf_checks=True)
    for _ in range(2):
        response = client.post(stop, "List-Unsubscribe=One-Click", content_type="application/x-www-form-urlencoded")
        assert response.status_code == 200
        assert "The mails have stopped" in text_of(response)
    assert ReminderSettings.objects.get().stopped_for == StopReason.PERSON
    assert not client.cookies
    assert send(WEDNESDAY + timedelta(weeks=1)) == 0


def test_reminders_ask_before_a_stop_link_acts(asked):
    page = text_of(Client().get(asked[-1]))
    assert "No more mails?" in page
    assert f'action="{asked[-1]}"' in page
    assert ReminderSettings.objects.get().stopped_at is None


def test_reminders_lead_who_has_no_address_to_one():
    client = client_of(make_commitment().person)
    assert 'href="/reminders/">Get a reminder by mail' in text_of(client.get("/week/"))
    for path in ("/me/", "/reminders/"):
        page = text_of(client.get(path))
        assert 'href="/me/#mail">Add one on Your data' in page
        assert "Ask me by mail" not in page
    response = client.post("/reminders/", {"hour": "9"})
    assert response.status_code == 422
    assert 'href="/me/#mail">Confirm an e-mail address' in text_of(response)
    assert not ReminderSettings.objects.exists()


def test_starting_choosing_another_hour_and_stopping():
    person = make_reachable("ada@example.org")
    make_commitment(person=person)
    client = client_of(person)
    for path in ("/week/", "/me/", "/reminders/"):
        assert "Ask me by mail" in text_of(client.get(path))
    response = client.post("/reminders/", {"hour": "18"})
    assert (response.status_code, response["Location"]) == (303, "/reminders/")
    assert "A mail asks at 18:00 from now on." in text_of(client.get("/reminders/"))
    own = ReminderSettings.objects.get()
    assert (own.person, own.hour, own.started_at) == (person, 18, WEDNESDAY)
    assert "Get a reminder by mail" not in text_of(client.get("/week/"))
    assert '<option value="18" selected>18:00' in text_of(client.get("/me/"))
    with time_machine.travel(WEDNESDAY + timedelta(hours=1), tick=False):
        client.post("/reminders/", {"hour": "8"})
    own.refresh_from_db()
    assert (own.hour, own.started_at) == (8, WEDNESDAY)
    for _ in range(2):
        assert client.post("/reminders/stop/").status_code == 303
    own.refresh_from_db()
    assert (own.stopped_for, own.stopped_at) == (StopReason.PERSON, WEDNESDAY)
    assert "Ask me by mail" in text_of(client.get("/me/"))


def test_reminders_that_stopped_by_themselves_are_told_with_the_way_back():
    person = make_reachable("ada@example.org")
    make_commitment(person=person)
    silent = {"stopped_at": NOW, "stopped_for": StopReason.SILENCE}
    ReminderSettings.objects.create(person=person, hour=12, started_at=NOW, **silent)
    client = client_of(person)
    page = text_of(client.get("/me/"))
    assert "because two in a row had no answer" in page
    assert "Start again </button>" in page
    assert "The mails that ask have stopped" in text_of(client.get("/week/"))
    client.post("/reminders/", {"hour": "12"})
    own = ReminderSettings.objects.get()
    assert (own.stopped_for, own.stopped_at, own.started_at) == (
        "",
        None,
        WEDNESDAY,
    )


def test_reminders_that_a_mail_server_refused_are_told_with_the_way_back():
    person = make_reachable("ada@example.org")
    make_commitment(person=person)
    refused = {"stopped_at": NOW, "stopped_for": StopReason.REFUSED}
    ReminderSettings.objects.create(person=person, hour=12, started_at=NOW, **refused)
    client = client_of(person)
    page = text_of(client.get("/me/"))
    assert "because the mail server said that the address takes no mail" in page
    assert "Start again </button>" in page
    assert "The mails that ask have stopped" in text_of(client.get("/week/"))
    client.post("/reminders/", {"hour": "12"})
    assert ReminderSettings.objects.get().stopped_for == ""


@pytest.mark.parametrize("hour", ["", "7", "21", "nine", "9.5"])
def test_reminder_hour_that_is_not_in_the_list(hour):
    client = client_of(make_reachable("ada@example.org"))
    response = client.post("/reminders/", {"hour": hour})
    page = text_of(response)
    assert response.status_code == 422
    assert "<title>Error: Reminders by" in page
    assert '<a href="#reminder_hour">Choose an hour from the list.' in page
    assert not ReminderSettings.objects.exists()


@pytest.mark.parametrize("who", ["visitor", "staff"])
def test_reminders_for_who_has_nothing_to_be_asked_about(who):
    client = client_of(make_staff() if who == "staff" else None)
    assert client.get("/reminders/").status_code == 404
    assert client.post("/reminders/", {"hour": "9"}).status_code == 404
    assert client.post("/reminders/stop/").status_code == 404
    assert client.get("/reminders/stop/").status_code == 405


def test_reminder_setting_is_only_one_s_own():
    make_asked("ada@example.org")
    client = client_of(make_person())
    client.post("/reminders/stop/")
    assert ReminderSettings.objects.get().stopped_at is None


def test_reminders_without_a_mail_server_offer_the_calendar(settings):
    client = client_of(make_reachable("ada@example.org"))
    assert "can remind you instead" in text_of(client.get("/reminders/"))
    settings.SENDS_MAIL = True
    assert "can remind you instead" not in text_of(client.get("/reminders/"))
