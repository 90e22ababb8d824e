from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practices.ritual_parts import PARTS, ends, is_expired, is_valid_parts, serialize_parts, title_for

HALF_PAST = datetime(2026, 11, 24, 17, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("parts", "own", "title"),
    [
        ("walk", "", "A walk"),
        ("walk,music", "", "A walk and music"),
        ("walk,music,clothes", "", "A walk, music and a change of clothes"),
        ("", "I water the plants", "I water the plants"),
        ("breathing", "I water the plants", "Breathing and I water the plants"),
    ],
)
def test_ritual_is_called_by_its_parts(parts, own, title):
    assert title_for(parts, own) == title


@given(st.lists(st.sampled_from([*PARTS, "nothing"])))
def test_parts_are_kept_once_and_in_order(keys):
    text = serialize_parts(keys)
    assert is_valid_parts(text)
    assert set(filter(None, text.split(","))) == set(keys) & set(PARTS)


@pytest.mark.parametrize("text", ["music,walk", "walk,walk", "swim", "walk,", ",", " walk"])
def test_ritual_parts_of_other_texts_are_refused(text):
    assert not is_valid_parts(text)


def test_ritual_end_and_when_it_is_over():
    assert ends(HALF_PAST, 20) == HALF_PAST.replace(minute=50)
    assert not is_expired(HALF_PAST, 20, datetime(2026, 11, 24, 20, 50, tzinfo=UTC))
    assert is_expired(HALF_PAST, 20, datetime(2026, 11, 24, 20, 50, 1, tzinfo=UTC))
