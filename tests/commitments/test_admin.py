import pytest

from accounts.sign_in.private_links import digest_of
from commitments.calendar.feeds import make_calendar_feed
from commitments.models import (
    CalendarFeed,
    CalendarRevision,
    CheckIn,
    Commitment,
    HabitDay,
    MarkerSet,
    MicroHabit,
    Occasion,
    Reminder,
    ReminderSettings,
    Review,
    Value,
)
from tests.commitments.factories import NOW, client_of, make_commitment, make_staff
from tests.commitments.mailed import make_asked, send

pytestmark = pytest.mark.django_db
PRIVATE = {"value": "Xvalue", "what": "Xwhat", "obstacle": "Xobstacle", "response": "Xresponse"} | {
    "cue": "Xcue",
    "action": "Xaction",
}


@pytest.mark.parametrize("model", [Value, Commitment, MicroHabit, Occasion, CheckIn])
def test_staff_see_that_rows_exist_but_not_what_people_wrote(model):
    make_commitment(answers="K", **PRIVATE)
    client, path = client_of(make_staff()), f"/admin/commitments/{model._meta.model_name}/"
    for url in [path, f"{path}{model.objects.first().pk}/change/"]:
        response = client.get(url)
        assert response.status_code == 200
        assert not [word for word in PRIVATE.values() if word in response.content.decode()]


def test_staff_see_on_which_days_a_habit_was_done_and_not_which():
    commitment = make_commitment(**PRIVATE)
    day = HabitDay.objects.create(habit=commitment.micro_habits.get(), day="2026-11-22")
    client = client_of(make_staff())
    for url in ["/admin/commitments/habitday/", f"/admin/commitments/habitday/{day.pk}/change/"]:
        page = client.get(url).content.decode()
        assert "2026" in page
        assert not [word for word in PRIVATE.values() if word in page]
    assert client.get("/admin/commitments/habitday/add/").status_code == 403


def test_list_of_commitments_counts_answers():
    make_commitment(answers="KM")
    page = client_of(make_staff()).get("/admin/commitments/commitment/").content.decode()
    assert "2 of 4" in page
    assert "Tuesday" in page
    assert "Guest" in page


@pytest.mark.parametrize("name", ["calendarfeed", "calendarrevision"])
def test_staff_see_that_there_are_calendars_and_no_key_to_them(name):
    secret = make_calendar_feed(person=make_commitment().person, name="Xname", now=NOW)
    row = {"calendarfeed": CalendarFeed, "calendarrevision": CalendarRevision}[name].objects.get()
    client = client_of(make_staff())
    for url in [f"/admin/commitments/{name}/", f"/admin/commitments/{name}/{row.pk}/change/"]:
        response = client.get(url)
        assert response.status_code == 200
        assert not [word for word in ["Xname", secret, digest_of(secret)] if word in response.content.decode()]
    removed = client.post(f"/admin/commitments/{name}/{row.pk}/delete/", {"post": "yes"}).status_code
    assert removed == (302 if name == "calendarfeed" else 403)


@pytest.mark.parametrize("count", [1, 6])
def test_lists_need_no_query_for_each_row(django_assert_max_num_queries, count):
    for _ in range(count):
        make_commitment(answers="K", cue="I sit", action="breathe")
    client = client_of(make_staff())
    for name in ["commitment", "occasion", "checkin", "microhabit", "value"]:
        with django_assert_max_num_queries(9):
            client.get(f"/admin/commitments/{name}/")


@pytest.mark.parametrize("name", ["review", "markerset"])
def test_staff_see_neither_the_words_nor_the_points_of_a_review(name):
    commitment = make_commitment(answers="K")
    review = Review.objects.create(
        commitment=commitment, week_on="2026-11-23", helped="Xhelped", hindered="Xhindered", reviewed_at=NOW
    )
    markers = MarkerSet.objects.create(person=commitment.person, review=review, noted_at=NOW, stress=4)
    pk = {"review": review, "markerset": markers}[name].pk
    client = client_of(make_staff())
    for url in [f"/admin/commitments/{name}/", f"/admin/commitments/{name}/{pk}/change/"]:
        page = client.get(url).content.decode()
        assert "Guest" in page or "Commitment" in page
        assert not [word for word in ["Xhelped", "Xhindered", "Stress"] if word in page]


@pytest.mark.parametrize("model", [ReminderSettings, Reminder])
def test_staff_see_that_mails_were_sent_but_no_key_to_them(model):
    make_asked("ada@example.org", **PRIVATE)
    send()
    reminder, client = Reminder.objects.get(), client_of(make_staff())
    for url in ["", f"{model.objects.get().pk}/change/"]:
        response = client.get(f"/admin/commitments/{model._meta.model_name}/{url}")
        page = response.content.decode()
        assert response.status_code == 200
        assert not [word for word in [*PRIVATE.values(), reminder.digest, reminder.sent_to] if word in page]
