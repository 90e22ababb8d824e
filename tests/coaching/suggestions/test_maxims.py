"""Advice speaks to one person about one week. Maxims of the shape "X is a plan; Y is a wish" are few."""

import re

import pytest

from assessments import library as assessment_library
from coaching.suggestions import library

MOST = 3
LEADS = "An?|One|Two|Three|Ten|Fifteen|Alone|Tired|“"
ANSWERS = "an?|the|one|two|three|five|ten|those|they|your|“"
MAXIM = re.compile(rf"(?:^|(?<=[.?!] ))(?:{LEADS})[^.;]*; (?:with )?(?:{ANSWERS})[^.]*\.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two possible times are a plan; five are a hope.", 1),
        ("Go. A finished piece quiets the mind; three begun ones do not.", 1),
        ("Write it down; the rest can wait.", 0),
        ("A time that is kept was taken from somewhere.", 0),
    ],
)
def test_maxims_are_known_by_their_shape(text, expected):
    assert len(MAXIM.findall(text)) == expected


def test_maxims_are_few():
    items = [*library.suggestions().items, *assessment_library.advice().items]
    found = [f"{item.id}: {maxim}" for item in items for maxim in MAXIM.findall(item.text)]
    assert len(items) > 150
    assert len(found) <= MOST, found
