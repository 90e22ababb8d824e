from datetime import date

import pytest
import time_machine

from commitments.models import HabitDay, MicroHabit
from tests.commitments.factories import NOW, client_of, make_commitment, make_person
from tests.commitments.pages import words_of

WORDS = {"cue": "I lock the door", "action": "name one good thing"}
pytestmark = pytest.mark.django_db


@pytest.fixture
def habit():
    return make_commitment(cue="I close the laptop", action="stretch").micro_habits.get()


@pytest.fixture
def client(habit):
    return client_of(habit.person)


def test_habit_is_added_to_a_plan_on_its_own():
    commitment = make_commitment()
    client, path = client_of(commitment.person), f"/commitments/{commitment.pk}/habits/new/"
    assert path in client.get("/commitments/").content.decode()
    with time_machine.travel(NOW, tick=False):
        assert client.post(path, WORDS)["Location"] == "/week/"
    habit = MicroHabit.objects.get()
    assert (habit.commitment, habit.created_at) == (commitment, NOW)
    assert "After I lock the door, I will name one good thing." in words_of(commitment.person, "/week/")


def test_habit_cue_and_action_are_changed_and_the_days_stay(habit, client):
    HabitDay.objects.create(habit=habit, day=date(2026, 11, 20))
    path = f"/habits/{habit.pk}/edit/"
    assert 'value="I close the laptop"' in client.get(path).content.decode()
    assert client.post(path, WORDS).status_code == 303
    habit.refresh_from_db()
    assert (habit.cue, habit.action) == (WORDS["cue"], WORDS["action"])
    assert habit.days.count() == 1


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"cue": ""}, "Say what it comes after."),
        ({"action": " "}, "Say what you will do."),
        ({"cue": "x" * 201}, "Something you already do: at most 200 characters; these are 201."),
        ({"action": "x\x07"}, "Something here cannot be shown as text."),
    ],
)
@pytest.mark.parametrize("page", ["new", "edit"])
def test_habit_that_is_half_is_refused_and_what_was_typed_stays(habit, client, page, data, sentence):
    paths = {"new": f"/commitments/{habit.commitment_id}/habits/new/", "edit": f"/habits/{habit.pk}/edit/"}
    response = client.post(paths[page], WORDS | data)
    text = response.content.decode()
    assert response.status_code == 422
    assert "<title>Error: " in text
    assert text.count(sentence) == 2
    assert "name one good thing" in text or "I lock the door" in text
    assert MicroHabit.objects.get().cue == "I close the laptop"


def test_habit_that_is_given_up_is_asked_no_more_and_its_days_are_in_the_history(habit, client):
    for day in (18, 20):
        HabitDay.objects.create(habit=habit, day=date(2026, 11, day))
    assert client.post(f"/habits/{habit.pk}/give-up/").status_code == 303
    assert client.post(f"/habits/{habit.pk}/give-up/").status_code == 303
    with time_machine.travel(NOW, tick=False):
        assert "I close the laptop" not in words_of(habit.person, "/week/")
        assert client.post(f"/habits/{habit.pk}/days/", {"done": "2026-11-22"}).status_code == 404
        history = words_of(habit.person, "/history/")
    done = "Done on 2 days, Wednesday 18 November 2026 to Friday 20 November 2026. Given up."
    assert f"After I close the laptop, I will stretch. {done}" in history
    assert "Give it up" not in words_of(habit.person, f"/habits/{habit.pk}/edit/")


def test_habit_can_be_taken_up_again(habit, client):
    client.post(f"/habits/{habit.pk}/give-up/")
    assert f'action="/habits/{habit.pk}/take-up/"' in client.get("/commitments/").content.decode()
    assert client.post(f"/habits/{habit.pk}/take-up/").status_code == 303
    assert "I close the laptop" in words_of(habit.person, "/week/")


@pytest.mark.parametrize("who", ["other", "visitor"])
def test_habit_opens_to_its_owner_alone(habit, who):
    client = client_of(make_person() if who == "other" else None)
    for path in (f"/habits/{habit.pk}/edit/", f"/commitments/{habit.commitment_id}/habits/new/"):
        assert client.get(path).status_code == 404
        assert client.post(path, WORDS).status_code == 404
    for verb in ("give-up", "take-up"):
        assert client.post(f"/habits/{habit.pk}/{verb}/").status_code == 404
        assert client_of(habit.person).get(f"/habits/{habit.pk}/{verb}/").status_code == 405
    assert MicroHabit.objects.get().given_up_at is None
