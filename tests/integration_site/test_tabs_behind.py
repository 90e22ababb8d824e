"""A form sent from a tab that is behind asks before it overwrites what another tab has stored since."""

import html
import re

import pytest
import time_machine

from accounts.models import Person
from commitments.models import Answer, MicroHabit
from practices.models import AuditDay, Ritual, ValueCard
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


def stored_in(response):
    return str(response.context["form"].shown_values)


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
]
IDS = ["plan", "habit", "ritual", "review", "card", "audit", "meanings"]


@pytest.mark.parametrize(("path_for", "data_for"), CASES, ids=IDS)
def test_a_tab_behind_shows_both_and_asks(path_for, data_for):
    person = make_person()
    client, path = client_of(person), path_for(person)
    seen = seen_in(client.get(path).content.decode(), path)
    assert client.post(path, data_for(person, "the newer") | {"seen": seen}).status_code == 303
    response = client.post(path, data_for(person, "the older") | {"seen": seen})
    page = response.content.decode()
    assert response.status_code == 422
    assert CHANGED in page
    assert '<b dir="auto">the newer</b>. You sent: <b dir="auto">the older</b>' in page
    assert "the newer" in stored_in(client.get(path))
    again = client.post(path, data_for(person, "the older") | {"seen": seen_in(page, path)})
    assert again.status_code == 303
    assert "the older" in stored_in(client.get(path))


@pytest.mark.parametrize(("path_for", "data_for"), CASES, ids=IDS)
def test_the_same_form_sent_twice_is_no_conflict(path_for, data_for):
    person = make_person()
    client, path = client_of(person), path_for(person)
    seen = seen_in(client.get(path).content.decode(), path)
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


def test_the_clock():
    person = make_person()
    client, path = client_of(person), "/me/time-zone/"
    seen = seen_in(client.get("/me/").content.decode(), path)
    assert client.post(path, {"time_zone": "Asia/Tokyo", "seen": seen}).status_code == 303
    assert client.post(path, {"time_zone": "Europe/Paris", "seen": seen}).status_code == 422
    assert Person.objects.get().time_zone == "Asia/Tokyo"


def test_an_answer_on_my_week_and_its_note():
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


def test_an_answer_is_not_taken_back_with_a_note_nobody_saw():
    commitment = make_commitment(answers="K")
    client, own = client_of(commitment.person), occasions_of(commitment)[0]
    undo = f"/occasions/{own.pk}/undo/"
    seen = seen_in(client.get(f"/occasions/{own.pk}/").content.decode(), undo)
    client.post(f"/occasions/{own.pk}/check-in/", {"answer": "kept", "note": "Soup."})
    assert client.post(undo, {"seen": seen}).status_code == 422
    assert occasions_of(commitment)[0].check_in.note == "Soup."


def test_moving_what_has_been_answered_since():
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
