"""A form sent from a tab that is behind asks before it overwrites what another tab has stored since."""

import html
import re
from contextlib import suppress
from datetime import time, timedelta
from threading import Barrier, BrokenBarrierError, Thread

import pytest
import time_machine
from django.db import connection

from accounts import edit_guard
from accounts.models import Person
from commitments.models import Answer, Commitment, MarkerSet, MicroHabit
from commitments.reminders.settings_panel import hour_of
from practices.loading import library
from practices.models import AuditDay, BlendHour, Ritual, ValueCard
from tests.commitments.factories import NOW, client_of, form_data, make_commitment, make_person, occasions_of

pytestmark = pytest.mark.django_db
WEDNESDAY = "2026-11-25T09:00Z"
CHANGED = "This was changed in another tab or browser"


@pytest.fixture(autouse=True)
def _wednesday():
    with time_machine.travel(WEDNESDAY, tick=False):
        yield


def seen_in(page, action):
    """What the form that posts to `action` carries."""
    forms = re.findall(r"<form[^>]*>.*?</form>", page, re.DOTALL)
    own = [form for form in forms if re.search(rf'action="{action}["?]', form)]
    return re.search(r'name="seen" value="(\w+)"', next(form for form in own if 'name="seen"' in form))[1]


def plan(person):
    return f"/commitments/{make_commitment(person=person).pk}/edit/"


def habit(person):
    made = MicroHabit.objects.create(person=person, cue="tea", action="breathe", created_at=NOW)
    return f"/habits/{made.pk}/edit/"


def ritual(person):
    made = Ritual.objects.create(person=person, parts="", own="tea", minutes=5, cue="", made_at=NOW)
    return f"/practices/rituals/{made.pk}/edit/"


def meanings(person):
    client = client_of(person)
    client.post("/practices/values/quick/", {"cards": [], "own": "Singing"})
    client.post("/practices/values/keep/")
    return "/practices/values/words/"


def card(person):
    return ValueCard.objects.get(person=person).pk


def blend_look(person):
    hour = BlendHour.objects.create(
        person=person, name="errands", weekday=1, starts_local=time(16), chosen_at=NOW - timedelta(days=7)
    )
    return f"/practices/blend/{hour.pk}/look/"


def page_of(client, path):
    """The form for a blended hour stands on the page of them all."""
    return client.get("/practices/blend/" if path.startswith("/practices/blend/") else path)


def stored_in(response):
    page = response.context.get("page")
    form = page.rows[0].form if page else response.context["form"]
    return str(form.shown_values)


CASES = [
    (plan, lambda person, word: form_data(what=word)),
    (habit, lambda person, word: {"cue": "tea", "action": word}),
    (ritual, lambda person, word: {"own": word, "minutes": "5"}),
    (
        lambda person: f"/commitments/{make_commitment(person=person).pk}/reviews/new/",
        lambda person, word: {"helped": word, "choice": "keep"},
    ),
    (lambda person: "/how-i-work/", lambda person, word: {"name": word}),
    (lambda person: "/practices/time/2026-11-24/", lambda person, word: {"best_hour": word}),
    (meanings, lambda person, word: {f"card_{card(person)}": word}),
    (blend_look, lambda person, word: {"answer": "good", "note": word}),
]
IDS = ["plan", "habit", "ritual", "review", "card", "audit", "meanings", "blend"]


@pytest.mark.parametrize(("path_for", "data_for"), CASES, ids=IDS)
def test_tab_behind_shows_both_and_asks(path_for, data_for):
    person = make_person()
    client, path = client_of(person), path_for(person)
    seen = seen_in(page_of(client, path).content.decode(), path)
    assert client.post(path, data_for(person, "the newer") | {"seen": seen}).status_code == 303
    response = client.post(path, data_for(person, "the older") | {"seen": seen})
    page = response.content.decode()
    assert response.status_code == 422
    assert CHANGED in page
    assert "<title>Error: " in page
    back = re.search(r'Or <a href="([^"]+)">leave what is kept', page)[1]
    assert client.get(back).status_code == 200
    assert '<b dir="auto">the newer</b>. You sent: <b dir="auto">the older</b>' in page
    assert "the newer" in stored_in(page_of(client, path))
    again = client.post(path, data_for(person, "the older") | {"seen": seen_in(page, path)})
    assert again.status_code == 303
    assert "the older" in stored_in(page_of(client, path))


@pytest.mark.parametrize(("path_for", "data_for"), CASES, ids=IDS)
def test_form_sent_twice_the_same_is_no_conflict(path_for, data_for):
    person = make_person()
    client, path = client_of(person), path_for(person)
    seen = seen_in(page_of(client, path).content.decode(), path)
    codes = [client.post(path, data_for(person, "a word") | {"seen": seen}).status_code for _ in range(2)]
    assert codes == [303, 303]


def test_work_hours():
    client, path = client_of(make_person()), "/practices/non-negotiables/"
    seen = seen_in(client.get(path).content.decode(), path)
    hours = {"days": ["0", "1"], "starts": "09:00", "ends": "17:00", "seen": seen}
    assert [client.post(path, hours).status_code for _ in range(2)] == [303, 303]
    response = client.post(path, hours | {"ends": "15:30"})
    assert response.status_code == 422
    assert CHANGED in response.content.decode()


def test_clock_from_a_tab_behind():
    person = make_person()
    client, path = client_of(person), "/me/time-zone/"
    seen = seen_in(client.get("/me/").content.decode(), path)
    assert client.post(path, {"time_zone": "Asia/Tokyo", "seen": seen}).status_code == 303
    assert client.post(path, {"time_zone": "Europe/Paris", "seen": seen}).status_code == 422
    assert Person.objects.get().time_zone == "Asia/Tokyo"


def test_answer_on_my_week_and_its_note():
    commitment = make_commitment()
    client, own = client_of(commitment.person), occasions_of(commitment)[0]
    path = f"/occasions/{own.pk}/check-in/"
    seen = seen_in(client.get("/week/").content.decode(), path)
    assert client.post(path, {"answer": "kept", "note": "Soup.", "seen": seen}).status_code == 303
    response = client.post(path, {"answer": "missed", "seen": seen})
    page = html.unescape(response.content.decode())
    assert response.status_code == 422
    assert 'Answer: <b dir="auto">Kept</b>. You sent: <b dir="auto">Not this time</b>' in page
    assert "Soup." in page
    own.refresh_from_db()
    assert own.answer == Answer.KEPT
    assert client.post(path, {"answer": "missed", "seen": seen_in(page, path)}).status_code == 303
    own = occasions_of(commitment)[0]
    assert (own.answer, own.check_in.note) == (Answer.MISSED, "Soup.")


def test_work_hours_by_day():
    client, path = client_of(make_person()), "/practices/work-hours/1/"
    seen = seen_in(client.get(path).content.decode(), path)
    hours = {"starts_1": "9:00", "ends_1": "17:00", "seen": seen}
    assert [client.post(path, hours).status_code for _ in range(2)] == [303, 303]
    response = client.post(path, hours | {"ends_1": "15:30"})
    page = response.content.decode()
    assert response.status_code == 422
    assert "<title>Error: Work hours by day" in page
    assert 'Tuesday, ends: <b dir="auto">17:00</b>. You sent: <b dir="auto">15:30</b>' in page
    assert client.post(path, hours | {"ends_1": "15:30", "seen": seen_in(page, path)}).status_code == 303


def values_of(person, *keys):
    client = client_of(person)
    client.post("/practices/values/quick/", {"cards": keys})
    return client, "/practices/values/rank/"


def order_of(person):
    return [each.key for each in ValueCard.objects.for_person(person).close()]


def test_values_in_the_short_way():
    person = make_person()
    first, second, third = list(library.cards())[:3]
    client, path = client_of(person), "/practices/values/quick/"
    seen = seen_in(client.get(path).content.decode(), path)
    assert client.post(path, {"cards": [first, second], "seen": seen}).status_code == 303
    response = client.post(path, {"cards": [third], "seen": seen})
    page = response.content.decode()
    assert response.status_code == 422
    assert "<title>Error: The short way" in page
    assert CHANGED in page
    assert set(order_of(person)) == {first, second}
    assert client.post(path, {"cards": [third], "seen": seen_in(page, path)}).status_code == 303
    assert order_of(person) == [third]


@pytest.mark.parametrize("what", ["up", "down", "aside"])
def test_order_of_values(what):
    person = make_person()
    client, path = values_of(person, *list(library.cards())[:3])
    first, second, third = order_of(person)
    seen = seen_in(client.get(path).content.decode(), path)
    cards = {each.key: each.pk for each in ValueCard.objects.for_person(person).close()}
    for _ in range(2):  # pressed twice it is done once
        assert client.post(path, {"move": f"up:{cards[third]}", "seen": seen}).status_code == 303
    assert order_of(person) == [first, third, second]
    stale = {"move": f"{what}:{cards[first]}", "seen": seen}
    response = client.post(path, stale)
    page = response.content.decode()
    assert response.status_code == 422
    assert "<title>Error: Put them in order" in page
    assert CHANGED in page
    assert order_of(person) == [first, third, second]
    assert client.post(path, stale | {"seen": seen_in(page, path)}).status_code == 303


def test_order_of_values_that_nobody_saw_is_not_kept():
    person = make_person()
    client, path = values_of(person, *list(library.cards())[:3])
    keep = "/practices/values/keep/"
    seen = seen_in(client.get(path).content.decode(), keep)
    last = ValueCard.objects.for_person(person).close().last()
    client.post(path, {"move": f"up:{last.pk}"})
    response = client.post(keep, {"seen": seen})
    page = response.content.decode()
    assert response.status_code == 422
    assert f'<a href="{path}">leave what is kept</a>' in page
    assert not ValueCard.objects.for_person(person).kept()
    assert client.post(keep, {"seen": seen_in(page, keep)}).status_code == 303
    assert client.post(keep, {"seen": seen_in(page, keep)}).status_code == 303


def test_time_that_the_decision_aid_proposes():
    commitment = make_commitment()
    client, own = client_of(commitment.person), occasions_of(commitment)[1]
    path, bend = f"/occasions/{own.pk}/matters/", f"/occasions/{own.pk}/bend/"
    seen = seen_in(client.post(path, {"harm": "no", "others": "no"}).content.decode(), bend)
    data = {"day": "2026-12-03", "start": "18:00", "minutes": "60", "seen": seen}
    assert client.post(bend, data | {"start": "09:00"}).status_code == 303
    assert client.post(bend, data).status_code == 422
    assert occasions_of(commitment)[2].starts_at.hour == 9


def test_plan_changed_and_begun_anew_from_a_tab_behind():
    commitment = make_commitment()
    client, path = client_of(commitment.person), f"/commitments/{commitment.pk}/adapt/"
    seen = seen_in(client.get(path).content.decode(), path)
    client.post(f"/commitments/{commitment.pk}/edit/", form_data(what="the newer"))
    response = client.post(path, form_data(what="the older", seen=seen))
    assert response.status_code == 422
    assert "<title>Error: Change it and start again" in response.content.decode()
    assert Commitment.objects.count() == 1


def test_hour_of_mails():
    person = make_person()
    Person.objects.update(email="sam@example.org")
    client, path = client_of(person), "/reminders/"
    seen = seen_in(client.get(path).content.decode(), path)
    assert client.post(path, {"hour": "10", "seen": seen}).status_code == 303
    response = client.post(path, {"hour": "12", "seen": seen})
    assert response.status_code == 422
    assert "<title>Error: Reminders by" in response.content.decode()
    assert hour_of(Person.objects.get()) == {"hour": 10}


def test_ratings_of_now():
    client, path = client_of(make_person()), "/markers/new/"
    seen = seen_in(client.get(path).content.decode(), path)
    assert [client.post(path, {"stress": "4", "seen": seen}).status_code for _ in range(2)] == [303, 303]
    response = client.post(path, {"stress": "2", "seen": seen})
    assert response.status_code == 422
    assert "<title>Error: How things are now" in response.content.decode()
    assert MarkerSet.objects.get().stress == 4


def test_ratings_of_now_sent_again_after_a_review_make_no_second_row():
    commitment = make_commitment(answers="K")
    client, path = client_of(commitment.person), "/markers/new/"
    seen = seen_in(client.get(path).content.decode(), path)
    client.post(path, {"stress": "4", "seen": seen})
    client.post(f"/commitments/{commitment.pk}/reviews/new/", {"choice": "keep", "stress": "3"})
    response = client.post(path, {"stress": "4", "seen": seen})
    page = response.content.decode()
    assert response.status_code == 422
    assert "in the look back on the week of Monday 23 November" in page
    assert MarkerSet.objects.count() == 2
    assert client.post(path, {"stress": "4", "seen": seen_in(page, path)}).status_code == 303
    assert MarkerSet.objects.count() == 3


def test_answer_is_not_taken_back_with_a_note_nobody_saw():
    commitment = make_commitment(answers="K")
    client, own = client_of(commitment.person), occasions_of(commitment)[0]
    undo = f"/occasions/{own.pk}/undo/"
    seen = seen_in(client.get(f"/occasions/{own.pk}/").content.decode(), undo)
    client.post(f"/occasions/{own.pk}/check-in/", {"answer": "kept", "note": "Soup."})
    assert client.post(undo, {"seen": seen}).status_code == 422
    assert occasions_of(commitment)[0].check_in.note == "Soup."


def test_move_of_what_has_been_answered_since():
    commitment = make_commitment()
    client, own = client_of(commitment.person), occasions_of(commitment)[0]
    path = f"/occasions/{own.pk}/bend/"
    seen = seen_in(client.get(path).content.decode(), path)
    client.post(f"/occasions/{own.pk}/check-in/", {"answer": "kept"})
    data = {"day": "2026-11-26", "start": "18:00", "minutes": "60", "reason": "A play.", "seen": seen}
    response = client.post(path, data)
    assert response.status_code == 422
    assert 'Answer: <b dir="auto">Kept</b>. You sent: <b dir="auto">Moved on purpose</b>' in response.content.decode()
    assert occasions_of(commitment)[0].answer == Answer.KEPT


def test_move_of_what_has_been_moved_elsewhere_since():
    commitment = make_commitment()
    client, own = client_of(commitment.person), occasions_of(commitment)[0]
    path = f"/occasions/{own.pk}/bend/"
    seen = seen_in(client.get(path).content.decode(), path)
    data = {"day": "2026-11-26", "minutes": "60", "reason": "A play.", "seen": seen}
    assert [client.post(path, data | {"start": "18:00"}).status_code for _ in range(2)] == [303, 303]
    response = client.post(path, data | {"start": "20:00"})
    page = response.content.decode()
    assert response.status_code == 422
    assert 'Starts at: <b dir="auto">18:00</b>. You sent: <b dir="auto">20:00</b>' in page
    assert client.post(path, data | {"start": "20:00", "seen": seen_in(page, path)}).status_code == 303
    assert occasions_of(commitment)[0].successor.starts_local.hour == 20


def test_hours_are_compared_as_hours():
    client, path = client_of(make_person()), "/practices/time/2026-11-24/"
    seen = seen_in(client.get(path).content.decode(), path)
    codes = [client.post(path, {"hours work": "1:30", "seen": seen}).status_code for _ in range(2)]
    assert codes == [303, 303]
    assert client.post(path, {"hours work": "2", "seen": seen}).status_code == 422
    assert AuditDay.objects.get().spent == {"work": 6}


def test_hours_of_a_plan_that_the_part_of_the_day_replaces_are_no_conflict():
    commitment = make_commitment()
    client, path = client_of(commitment.person), f"/commitments/{commitment.pk}/edit/"
    seen = seen_in(client.get(path).content.decode(), path)
    data = form_data(part="morning", start="18:00", minutes="180", seen=seen)
    assert [client.post(path, data).status_code for _ in range(2)] == [303, 303]


def hours_of_work(person):
    path, hours = "/practices/non-negotiables/", {"days": ["0", "1"], "starts": "09:00"}
    return path, path, hours | {"ends": "17:00"}, hours | {"ends": "15:30"}


def hours_of_work_by_day(person):
    path = "/practices/work-hours/1/"
    return path, path, {"starts_1": "9:00", "ends_1": "17:00"}, {"starts_1": "9:00", "ends_1": "15:30"}


def clock(person):
    return "/me/", "/me/time-zone/", {"time_zone": "Asia/Tokyo"}, {"time_zone": "Europe/Paris"}


def answer(person):
    own = occasions_of(make_commitment(person=person))[0]
    return "/week/", f"/occasions/{own.pk}/check-in/", {"answer": "kept"}, {"answer": "missed"}


def answer_taken_back(person):
    """While it gets a note."""
    own = occasions_of(make_commitment(person=person, answers="K"))[0]
    page = f"/occasions/{own.pk}/"
    return page, f"{page}undo/", {}, (f"{page}check-in/", {"answer": "kept", "note": "Soup."})


def move(person):
    path = f"/occasions/{occasions_of(make_commitment(person=person))[0].pk}/bend/"
    to = {"day": "2026-11-26", "minutes": "60", "reason": "A play."}
    return path, path, to | {"start": "18:00"}, to | {"start": "20:00"}


def hour_of_asking(person):
    Person.objects.update(email="sam@example.org")
    return "/reminders/", "/reminders/", {"hour": "10"}, {"hour": "12"}


def ratings(person):
    return "/markers/new/", "/markers/new/", {"stress": "4"}, {"stress": "2"}


def choice_of_values(person):
    first, second = list(library.cards())[:2]
    return "/practices/values/quick/", "/practices/values/quick/", {"cards": [first]}, {"cards": [second]}


def order(person):
    _, path = values_of(person, *list(library.cards())[:3])
    first, _, last = ValueCard.objects.for_person(person).close()
    return path, path, {"move": f"up:{last.pk}"}, {"move": f"down:{first.pk}"}


def section(person):
    client, path = client_of(person), "/assessments/full/section/1/"
    names = re.findall(r'type="radio" name="([^"]+)" value="1"', client.get(path).content.decode())
    client.post(path, dict.fromkeys(names, "3"))
    return path, path, dict.fromkeys(names, "1"), dict.fromkeys(names, "5")


def life_at_present(person):
    path = "/coach/circumstances/"
    return path, path, {"circumstance": ["alone"]}, {"circumstance": ["shifts"]}


def whole(path_for, data_for):
    def case(person):
        path = path_for(person)
        page = "/practices/blend/" if path.startswith("/practices/blend/") else path
        return page, path, data_for(person, "the newer"), data_for(person, "the older")

    return case


OTHERS = [hours_of_work, hours_of_work_by_day, clock, answer, answer_taken_back, move, hour_of_asking, ratings]
OTHERS += [choice_of_values, order, section, life_at_present]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "case", [*(whole(*each) for each in CASES), *OTHERS], ids=[*IDS, *(each.__name__ for each in OTHERS)]
)
def test_tabs_at_once_end_with_one_that_is_asked(monkeypatch, case):
    """Each compares what it was made from before the other writes, where the site lets it."""
    person, sign, barrier, codes = make_person(), edit_guard.salted_hmac, Barrier(2, timeout=0.5), []
    page, path, first, second = case(person)
    seen = seen_in(client_of(person).get(page).content.decode(), path)
    requests = [(path, first), second if isinstance(second, tuple) else (path, second)]
    clients = [client_of(person) for _ in requests]

    def compare_together(*args):
        with suppress(BrokenBarrierError):
            barrier.wait()
        return sign(*args)

    def send(client, path, data):
        try:
            codes.append(client.post(path, data | {"seen": seen}).status_code)
        finally:
            connection.close()

    monkeypatch.setattr(edit_guard, "salted_hmac", compare_together)
    threads = [Thread(target=send, args=(client, *each)) for client, each in zip(clients, requests, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(codes) == [303, 422]
