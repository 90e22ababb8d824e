"""What the address answers, to whoever has it: a tag's page, a phone, a program."""

import logging
from datetime import UTC, date, datetime, timedelta
from threading import Thread

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Person, Session, Throttle
from commitments.models import Answer, CheckIn, HabitDay, MicroHabit, Occasion, Pause, TickLink
from commitments.occasions.actions import answer_occasion, reschedule_occasion
from commitments.plans.rescheduling_actions import archive_commitment
from commitments.schedule import PARTS
from commitments.tick_link.actions import find_tick_link, make_tick_link
from integration_site.personal_data.erasing.actions import erase_person
from tests.commitments.factories import NOW, client_of, make_commitment, make_person, occasions_of

pytestmark = pytest.mark.django_db
ENDED = datetime(2026, 11, 24, 21, 30, tzinfo=UTC)  # half an hour after the first supper
PAGE = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
WORDS = {"what": "marker-what", "value": "marker-value", "cue": "marker-cue", "action": "marker-action"}


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(ENDED, tick=False) as moved:
        yield moved


@pytest.fixture
def plan():
    return make_commitment(cue="I sit", action="breathe")


def path_of(person, *, habit=True):
    own = MicroHabit.objects.for_person(person).first() if habit else None
    return reverse("commitments:tick", args=[make_tick_link(person=person, habit=own, now=NOW)])


def send(path, **data):
    """As curl and Home Assistant send it: no cookie, no token, no page seen before."""
    response = Client(enforce_csrf_checks=True).post(path, data, headers={"accept": "*/*"})
    return response.status_code, response.content.decode().strip()


def at_once(act, given):
    def run(one):
        act(one)
        connection.close()

    threads = [Thread(target=run, args=[one]) for one in given]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def answers():
    return list(CheckIn.objects.values_list("answer", flat=True))


@pytest.mark.parametrize("answer", ["kept", "missed", "not_applicable"])
def test_tick_answers_the_time_that_ended_last(plan, answer):
    assert send(path_of(plan.person), answer=answer) == (200, "Noted.")
    (given,) = CheckIn.objects.all()
    assert (given.answer, given.occasion, given.answered_at) == (answer, occasions_of(plan)[0], ENDED)
    assert not Session.objects.exists()


def test_tick_notes_the_habit_of_today(plan):
    assert send(path_of(plan.person), habit="done") == (200, "Noted.")
    assert HabitDay.objects.get().day == date(2026, 11, 24)
    assert not CheckIn.objects.exists()


@pytest.mark.parametrize("more", ["", "; charset=UTF-8"])
def test_tick_takes_the_body_that_home_assistant_sends(plan, more):
    kind = f"application/x-www-form-urlencoded{more}"
    assert Client().post(path_of(plan.person), "answer=kept", content_type=kind).status_code == 200
    assert answers() == ["kept"]


def test_tick_twice_is_one_and_never_reaches_an_earlier_time(plan):
    earlier = make_commitment(person=plan.person, what="choir", hours=PARTS["afternoon"])
    path = path_of(plan.person)
    assert send(path, answer="kept")[1] == "Noted."
    again = send(path, answer="kept")
    assert again == (200, "Noted before, so nothing was changed. An answer is changed in My week.")
    assert send(path, answer="missed") == again
    assert answers() == ["kept"]
    assert occasions_of(earlier)[0].answer is None
    assert send(path, habit="done")[1] == "Noted."
    assert send(path, habit="done")[0] == 200
    assert HabitDay.objects.count() == 1


def test_tick_leaves_an_answer_and_its_note_as_they_are(plan):
    answer_occasion(occasion=occasions_of(plan)[0], answer=Answer.MISSED, now=ENDED, note="a late call")
    before = CheckIn.objects.values().get()
    assert send(path_of(plan.person), answer="kept")[0] == 200
    assert CheckIn.objects.values().get() == before


@pytest.mark.parametrize(
    ("moment", "is_asked"),
    [
        (datetime(2026, 11, 24, 20, 59, tzinfo=UTC), False),
        (datetime(2026, 11, 24, 21, 0, tzinfo=UTC), True),
        (datetime(2026, 11, 25, 20, 59, tzinfo=UTC), True),
        (datetime(2026, 11, 25, 21, 0, tzinfo=UTC), False),
    ],
)
def test_tick_answers_for_a_day_after_the_end(plan, clock, moment, is_asked):
    clock.move_to(moment, tick=False)
    path = path_of(plan.person)
    assert ("Did the protected time hold?" in Client().get(path).content.decode()) == is_asked
    status, words = send(path, answer="kept")
    assert status == (200 if is_asked else 409)
    assert is_asked or words == "No protected time has ended within a day, so there is nothing to answer."
    assert CheckIn.objects.count() == is_asked


def test_tick_takes_a_plan_by_the_end_of_the_week_on_the_day_after(clock):
    weekly = make_commitment(days=(), hours=None)
    first = occasions_of(weekly)[0]
    clock.move_to(first.ends_at + timedelta(hours=8), tick=False)
    assert send(path_of(weekly.person), answer="kept")[0] == 200
    assert CheckIn.objects.get().occasion == first


@pytest.mark.parametrize("how", ["paused", "archived", "moved"])
def test_tick_asks_nothing_of_a_time_that_was_let_be(plan, how):
    first = occasions_of(plan)[0]
    if how == "paused":
        Occasion.objects.filter(pk=first.pk).update(paused_for=Pause.ILLNESS)
    elif how == "archived":
        archive_commitment(commitment=plan, now=ENDED)
    else:
        later = {"starts_at": first.starts_at + timedelta(days=2), "ends_at": first.ends_at + timedelta(days=2)}
        reschedule_occasion(occasion=first, reason="", now=NOW, **later)
    before = answers()
    assert send(path_of(plan.person), answer="kept")[0] == 409
    assert answers() == before


def test_time_that_was_moved_lets_the_one_before_it_be_answered(plan):
    earlier = make_commitment(person=plan.person, what="choir", hours=PARTS["afternoon"])
    first = occasions_of(plan)[0]
    later = {"starts_at": first.starts_at + timedelta(days=2), "ends_at": first.ends_at + timedelta(days=2)}
    reschedule_occasion(occasion=first, reason="", now=NOW, **later)
    send(path_of(plan.person), answer="kept")
    assert occasions_of(earlier)[0].answer == Answer.KEPT


@pytest.mark.parametrize(
    ("zone", "day"), [("Pacific/Kiritimati", date(2026, 11, 25)), ("Pacific/Honolulu", date(2026, 11, 24))]
)
def test_habit_is_noted_for_today_by_the_clock_of_the_person(plan, zone, day):
    Person.objects.filter(pk=plan.person_id).update(time_zone=zone)
    assert send(path_of(plan.person), habit="done")[0] == 200
    assert HabitDay.objects.get().day == day
    assert send(path_of(plan.person), answer="kept")[0] == 200


@pytest.mark.parametrize("how", ["none", "given up", "of another"])
def test_address_without_a_habit_ticks_none(plan, how):
    path = path_of(plan.person, habit=how != "none")
    if how == "given up":
        MicroHabit.objects.update(given_up_at=NOW)
    if how == "of another":
        MicroHabit.objects.all().delete()
    assert "habit" not in Client().get(path).content.decode()
    assert send(path, habit="done") == (409, "This address ticks no habit.")
    assert not HabitDay.objects.exists()


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"answer": ""},
        {"answer": "held"},
        {"answer": "ke\x07pt"},
        {"answer": "x" * 5000},
        {"habit": "yes"},
        {"answer": "kept", "habit": "done"},
        {"answer": "kept", "habit": "maybe"},
        {"note": "x"},
    ],
)
def test_tick_that_is_neither_is_refused(plan, data):
    status, words = send(path_of(plan.person), **data)
    assert status == 422
    assert words == "Send one of answer=kept, answer=missed, answer=not_applicable or habit=done."
    assert not CheckIn.objects.exists()
    assert not HabitDay.objects.exists()


def test_tick_moves_no_time(plan):
    path = path_of(plan.person)
    assert send(path, answer="bent") == (422, "A time is moved in My week, which asks for another one.")
    assert not CheckIn.objects.exists()


def test_body_that_is_no_form_is_refused(plan):
    response = Client().post(path_of(plan.person), {"answer": "kept"}, content_type="application/json")
    assert response.status_code == 422
    assert not CheckIn.objects.exists()


def test_opening_the_address_changes_nothing(plan):
    path = path_of(plan.person)
    client = Client()
    for response in (client.get(path), client.get(path, headers=PAGE), client.head(path)):
        assert response.status_code == 200
        assert response["Cache-Control"] == "no-store"
        assert response["X-Robots-Tag"] == "noindex"
        assert response["Referrer-Policy"] == "no-referrer"
        assert not response.cookies
    assert not CheckIn.objects.exists()
    assert not HabitDay.objects.exists()
    assert not Session.objects.exists()
    assert not Throttle.objects.exists()
    assert client.put(path).status_code == client.delete(path).status_code == 405


def test_text_says_what_is_asked(plan):
    path = path_of(plan.person)
    asked = Client().get(path, headers={"accept": "*/*"})
    assert asked["Content-Type"] == "text/plain; charset=utf-8"
    assert asked.content.decode().splitlines() == [
        "Did the protected time hold? Send answer=kept, answer=missed or answer=not_applicable.",
        "Is the habit done today? Send habit=done.",
    ]
    send(path, answer="kept")
    send(path, habit="done")
    assert Client().get(path).content.decode() == "Nothing is asked now.\n"


def test_page_has_a_button_for_what_is_asked_and_says_what_was_noted(plan):
    path, client = path_of(plan.person), Client(enforce_csrf_checks=True, headers=PAGE)
    page = client.get(path).content.decode()
    assert [f'name="answer" value="{each}"' in page for each in ("kept", "bent", "missed")] == [True, False, True]
    assert 'name="habit" value="done"' in page
    answered = client.post(path, {"answer": "kept"})
    assert (answered.status_code, answered["Location"], answered["Cache-Control"]) == (303, path, "no-store")
    page = client.get(path).content.decode()
    assert "The protected time has its answer." in page
    assert 'name="answer"' not in page
    client.post(path, {"habit": "done"})
    page = client.get(path).content.decode()
    assert "Nothing is asked now" in page
    assert "<button" not in page.partition("<main")[2].partition("</main>")[0]


def test_page_tells_a_stranger_nothing_of_the_person():
    person = make_commitment(**WORDS).person
    Person.objects.filter(pk=person.pk).update(email="marker-email@example.org")
    path = path_of(person)
    for headers in (PAGE, {}):
        client = Client(headers=headers)
        seen = [client.get(path), client.post(path, {"answer": "held"}), client.post(path, {"answer": "kept"})]
        seen += [client.post(path, {"habit": "done"}), client.get(path)]
        for response in seen:
            page = response.content.decode().partition("<main")[2].partition("</main>")[0] or response.content.decode()
            assert "marker" not in page
            for word in ("Tuesday", "evening", "18:00", "21:00", "London", "November"):
                assert word not in page


@pytest.mark.parametrize(("data", "status"), [({"answer": "held"}, 422), ({"answer": "kept"}, 409)])
def test_page_says_why_nothing_was_noted(clock, data, status):
    path = path_of(make_commitment(cue="I sit", action="breathe").person)
    clock.move_to(NOW, tick=False)
    response = Client().post(path, data, headers=PAGE)
    page = response.content.decode()
    assert response.status_code == status
    assert "<title>Error: One tap" in page
    assert "Nothing was noted" in page
    assert 'name="habit" value="done"' in page


@pytest.mark.parametrize("headers", [PAGE, {}])
def test_address_that_was_ended_or_never_was_is_the_same_and_costs_the_same(plan, headers):
    ended = path_of(plan.person)
    TickLink.objects.all().delete()
    said = []
    for path in (ended, reverse("commitments:tick", args=["x" * 43])):
        for method in ("get", "post"):
            client = Client(headers=headers)
            client.post(path, {"answer": "kept"})
            with CaptureQueriesContext(connection) as asked:
                response = getattr(client, method)(path, {"answer": "kept"})
            assert response.status_code == 404
            assert response["Referrer-Policy"] == "no-referrer"
            said.append((method, len(asked), response.content.decode().replace(path, "")))
    assert len(set(said)) == 2
    assert "This address does nothing" in said[0][2]
    assert not CheckIn.objects.exists()


def test_new_address_ends_the_one_before(plan):
    first, second = path_of(plan.person), path_of(plan.person)
    assert send(first, answer="kept")[0] == 404
    assert send(second, answer="kept")[0] == 200


def test_address_is_found_by_its_secret_alone(plan):
    secret = make_tick_link(person=plan.person, habit=None, now=NOW)
    assert len(secret) == 43
    assert secret not in str(TickLink.objects.values())
    assert find_tick_link(secret).person == plan.person
    for other in ("", secret[:-1], secret.swapcase(), "\x00"):
        assert find_tick_link(other) is None
    Person.objects.update(is_active=False)
    assert find_tick_link(secret) is None


def test_address_answers_for_its_own_person_alone_whoever_sends_it(plan):
    other = make_commitment()
    client = client_of(other.person)
    assert client.post(path_of(plan.person), {"answer": "kept"}).status_code == 200
    assert CheckIn.objects.get().occasion.commitment == plan
    assert client.session["_auth_user_id"] == str(other.person.pk)


def test_address_is_erased_with_the_person(plan):
    path = path_of(plan.person)
    erase_person(plan.person, now=ENDED)
    assert send(path, answer="kept")[0] == 404
    assert not TickLink.objects.exists()


def test_ticks_are_held_back_by_network(plan, settings):
    settings.THROTTLES = settings.THROTTLES | {"tick": (2, 600)}
    path = path_of(plan.person)
    unknown = reverse("commitments:tick", args=["x" * 43])
    assert [send(path, answer="held")[0], send(unknown, answer="kept")[0]] == [422, 404]
    response = Client().post(path, {"answer": "kept"})
    assert (response.status_code, response["Retry-After"]) == (429, "600")
    assert response.content.decode() == "Too many came from your network. Try again in 600 seconds.\n"
    assert Client().post(unknown, {"answer": "kept"}).status_code == 429
    page = Client().post(path, {"answer": "kept"}, headers=PAGE)
    assert page.status_code == 429
    assert "<h1>" in page.content.decode()
    assert not CheckIn.objects.exists()
    assert Client().get(path).status_code == 200
    assert Client().post(path, {"answer": "kept"}, REMOTE_ADDR="198.51.100.7").status_code == 200


def test_log_names_no_address_of_a_tick(plan, caplog):
    path = path_of(plan.person)
    with caplog.at_level(logging.INFO):
        Client().get(path)
        send(path, answer="kept")
        send(path.swapcase(), answer="kept")
    lines = [str(vars(record)) for record in caplog.records]
    assert any("tick/<str:token>/" in line for line in lines)
    assert not [line for line in lines if path.split("/")[2] in line]


@pytest.mark.django_db(transaction=True)
def test_ticks_that_arrive_together_are_one():
    plan = make_commitment(cue="I sit", action="breathe")
    path, statuses = path_of(plan.person), []

    def tick(data):
        statuses.append(send(path, **data)[1])

    at_once(tick, [{"answer": "kept"}, {"answer": "missed"}, {"habit": "done"}] * 3)
    assert CheckIn.objects.count() == HabitDay.objects.count() == 1
    assert statuses.count("Noted.") == 2
    assert len(statuses) == 9


@pytest.mark.django_db(transaction=True)
def test_addresses_made_together_leave_one():
    person, secrets = make_person(), []
    at_once(lambda habit: secrets.append(make_tick_link(person=person, habit=habit, now=NOW)), [None] * 4)
    assert len(secrets) == 4
    assert [find_tick_link(secret) is not None for secret in secrets].count(True) == 1
