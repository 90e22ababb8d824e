from datetime import UTC, date, datetime, time
from urllib.parse import parse_qs, urlsplit

import pytest

from commitments.schedule import PARTS, Hours
from commitments.wording import sentences

EVENING = PARTS["evening"]
OWN = Hours(time(17, 30), time(19))


@pytest.mark.parametrize(
    ("hours", "sentence"),
    [
        (EVENING, "On Tuesday evening I protect supper at home for family."),
        (PARTS["midday"], "On Tuesday at midday I protect supper at home for family."),
        (OWN, "On Tuesday from 17:30 to 19:00 I protect supper at home for family."),
        (
            Hours(time(22), time(6)),
            "On Tuesday from 22:00 to 6:00 the next day I protect supper at home for family.",
        ),
    ],
)
def test_boundary_is_read_back(hours, sentence):
    assert sentences.boundary(days=[1], hours=hours, what="supper at home", value="family") == sentence


@pytest.mark.parametrize(
    ("value", "end"),
    [("family.", "for family."), ("family!", "for family!"), ("family", "for family."), ("family ..", "for family.")],
)
def test_full_stop_at_the_end_is_never_doubled(value, end):
    assert sentences.short_boundary(what="supper.", value=value) == f"I protect supper {end}"


def test_plan_and_habit():
    assert sentences.if_then("a call comes", "say so.") == "If a call comes, I will say so."
    assert sentences.if_then("", "") == ""
    assert sentences.habit("I sit down", "breathe out") == "After I sit down, I will breathe out."


def test_headline_names_own_hours_only_by_their_day():
    assert sentences.headline(days=[0], hours=OWN, what="choir", value="music") == "Monday: choir, for music"
    assert (
        sentences.headline(days=[0], hours=EVENING, what="choir", value="music") == "Monday evening: choir, for music"
    )


def test_message_tells_when_and_what_but_not_why():
    message = sentences.message(days=[1], hours=EVENING, what="supper", weeks=4, first_on=date(2026, 11, 24))
    assert message.startswith("So that you can plan: for four weeks from Tuesday 24 November I keep Tuesday evenings")
    assert "for this: supper." in message


def test_mail_link_gives_the_words_back():
    words = "Rest & play? 50% “quiet”\nÜber+all #1"
    link = urlsplit(sentences.mailto(subject="A & B", body=words))
    assert link.scheme == "mailto"
    assert "+" not in link.query
    assert parse_qs(link.query) == {"subject": ["A & B"], "body": [words]}


@pytest.mark.parametrize(
    ("starts", "question"),
    [
        ((9, 7), "This morning"),
        ((9, 12), "Today at midday"),
        ((8, 12, 30), "Yesterday at midday"),
        ((8, 14), "Yesterday afternoon"),
        ((8, 18), "Yesterday evening"),
        ((7, 18), "On Monday"),
        ((3, 18), "On Thursday"),
        ((2, 18), "Wednesday 2 December"),
    ],
)
def test_question(starts, question):
    now = datetime(2026, 12, 9, 13, tzinfo=UTC)
    assert sentences.question(datetime(2026, 12, *starts, tzinfo=UTC), now) == f"{question}: did it hold?"
