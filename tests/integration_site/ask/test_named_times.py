from datetime import date

import pytest

from integration_site.ask.named_times import named_time

SUNDAY = date(2026, 11, 29)


@pytest.mark.parametrize(
    ("question", "weekday", "part"),
    [
        ("how do i keep friday evening free", 4, "evening"),
        ("Fridays are the worst", 4, None),
        ("no meetings on TUES mornings", 1, "morning"),
        ("he wants me tonight", 6, "evening"),
        ("tomorrow at lunchtime", 0, "midday"),
        ("I sat at my desk", None, None),
        ("money is tight", None, None),
        ("", None, None),
    ],
)
def test_named_time_of(question, weekday, part):
    named = named_time(question, SUNDAY)
    assert (named.weekday, named.part) == (weekday, part)
