import html

import pytest

from accounts.models import Person
from commitments.work_card.actions import save_work_card
from practices.messages.wording import CoachContext, build_messages
from practices.shifts import format_days
from practices.values import actions as value_actions
from tests.commitments.factories import NOW, client_of, make_commitment, make_person
from tests.practices.factories import make_card, make_hours
from tests.regions import regions, texts_of

URL = "/practices/say-it/"
FULL = CoachContext(
    name="Ada",
    work="Monday to Friday, 9:00 to 17:00",
    times=["Tuesday evenings, 18:00 to 21:00"],
    promises=["On Tuesday evening I protect supper for family."],
    values=["Family", "Health", "Rest", "Fun"],
    lines=[("I answer mail", "within a day")],
)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ([0, 1, 2, 3, 4], "Monday to Friday"),
        ([0, 1], "Monday and Tuesday"),
        ([0, 2, 4], "Monday, Wednesday and Friday"),
        ([6], "Sunday"),
    ],
)
def test_days(days, expected):
    assert format_days(days) == expected


def test_messages_say_only_hours_at_work_and_at_home_also_what_they_are_for():
    manager, colleagues, family = build_messages(FULL)
    for letter in (manager, colleagues):
        assert "I work Monday to Friday, 9:00 to 17:00." in letter.text
        assert "I keep free: Tuesday evenings, 18:00 to 21:00." in letter.text
        assert "I answer mail: within a day" in letter.text
        assert "supper" not in letter.text
        assert "Health" not in letter.text
        assert letter.text.endswith("\n\nAda")
    assert "What matters most to me: Family, Health and Rest." in family.text
    assert "On Tuesday evening I protect supper for family." in family.text
    assert "Fun" not in family.text


def test_messages_leave_out_what_is_not_known():
    manager, colleagues, family = build_messages(CoachContext(work="nine to five"))
    for letter in (manager, colleagues, family):
        assert letter.text.count("\n\n") == 2
        assert "[" not in letter.text
        assert "None" not in letter.text
        assert letter.mailto.startswith("mailto:?subject=How%20I%20would%20like%20to%20work&body=")


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        (CoachContext(), []),
        (CoachContext(name="Ada"), []),
        (CoachContext(values=["Rest"]), ["family"]),
        (CoachContext(lines=[("I answer mail", "within a day")]), ["manager", "colleagues"]),
        (CoachContext(times=["Tuesday evenings"]), ["manager", "colleagues", "family"]),
    ],
)
def test_messages_with_nothing_to_say_are_not_made(known, expected):
    assert [each.key for each in build_messages(known)] == expected


@pytest.mark.django_db
def test_messages_ask_a_visitor_for_what_is_not_known_and_keep_nothing(client):
    response = client.get(URL)
    assert response.status_code == 200
    assert response["Cache-Control"] == "private, no-cache"
    assert texts_of(response.content.decode(), "label.field__label") == ["When I work", "What I keep free", "My name"]
    assert not regions(response, ".letter")
    typed = {"work": "nine to five.", "times": "Tuesday evenings", "name": "Ada"}
    filled = client.post(URL, typed)
    page = filled.content.decode()
    assert page.count("I work nine to five.") == 2
    assert page.count("I keep free: Tuesday evenings.") == 3
    assert 'value="Ada"' in page
    assert not response.cookies
    assert not filled.cookies
    assert Person.objects.count() == 0


@pytest.mark.django_db
def test_messages_refuse_what_is_too_long_and_keep_it(client):
    response = client.post(URL, {"work": "n" * 201})
    assert response.status_code == 422
    assert "When I work: at most 200 characters; these are 201." in response.content.decode()
    assert "n" * 201 in response.content.decode()


@pytest.mark.django_db
def test_messages_do_not_ask_for_what_is_known():
    person = make_person()
    make_commitment(person=person)
    make_hours(person)
    page = client_of(person).get(URL).content.decode()
    assert texts_of(page, "label.field__label") == ["My name"]


@pytest.mark.django_db
def test_messages_draw_on_all_that_is_kept(django_assert_max_num_queries):
    person = make_person()
    make_commitment(person=person, what="a swim", days=(2,))
    anchor = make_commitment(person=person, what="supper at home", is_non_negotiable=True)
    make_hours(person)
    make_card(person, "Family", rank=1)
    value_actions.keep_values(person=person)
    lines = {"name": "Ada", "mail_reply": "within a day", "urgent": "call me", "shows_urgent": False}
    save_work_card(person=person, lines=lines, times=[anchor], now=NOW)
    make_commitment(what="not mine")
    client = client_of(person)
    with django_assert_max_num_queries(10):
        page = html.unescape(client.get(URL).content.decode())
    assert "I work Monday to Friday, 9:00 to 17:00." in page
    assert page.count("I keep free: Tuesday evenings, 18:00 to 21:00.") == 2
    assert page.count("I answer mail: within a day") == 2
    assert page.count("On Tuesday evening I protect supper at home for family.") == 1
    assert "What matters most to me: Family." in page
    for absent in ("call me", "a swim", "not mine"):
        assert absent not in page


@pytest.mark.django_db
def test_messages_without_an_anchor_say_all_that_is_kept():
    commitment = make_commitment(what="a swim")
    assert "I protect a swim" in client_of(commitment.person).get(URL).content.decode()


@pytest.mark.django_db
def test_hours_that_are_the_same_are_said_once_and_those_on_several_clocks_with_their_place():
    person = make_person()
    make_commitment(person=person, what="supper")
    make_commitment(person=person, what="the choir")
    make_commitment(person=person, what="a call", time_zone="America/New_York")
    page = client_of(person).get(URL).content.decode()
    expected = "Tuesday evenings, 18:00 to 21:00, London time; Tuesday evenings, 18:00 to 21:00, New York time."
    assert page.count(f"I keep free: {expected}") == 2
