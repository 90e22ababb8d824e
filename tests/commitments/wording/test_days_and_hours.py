from datetime import date, time

import pytest

from commitments.schedule import PARTS, Hours
from commitments.wording import days_and_hours

EVENING = PARTS["evening"]
OWN = Hours(time(17, 30), time(19))


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        (PARTS["morning"], "Tuesday mornings, 7:00 to 9:00"),
        (PARTS["midday"], "Tuesdays at midday, 12:00 to 13:00"),
        (EVENING, "Tuesday evenings, 18:00 to 21:00"),
        (OWN, "Tuesdays, 17:30 to 19:00"),
        (Hours(time(22), time(6)), "Tuesdays, 22:00 to 6:00 the next day"),
        (Hours(time(20), time(0)), "Tuesdays, 20:00 to midnight"),
    ],
)
def test_sentence_of_every_week(hours, words):
    assert days_and_hours.format_weekly([1], hours) == words


def test_hours_name_their_place_only_away_from_home():
    assert days_and_hours.span_at(OWN, "Europe/London", "Europe/London") == "17:30 to 19:00"
    assert days_and_hours.span_at(OWN, "America/New_York", "Europe/London") == "17:30 to 19:00 in New York"


@pytest.mark.parametrize(
    ("day", "words"), [(9, "today"), (10, "tomorrow"), (11, "in two days"), (19, "in ten days"), (20, "in 11 days")]
)
def test_distance(day, words):
    assert days_and_hours.distance(date(2026, 12, day), date(2026, 12, 9)) == words
