import pytest
from hypothesis import given
from hypothesis import strategies as st

from integration_site.ask.passages import is_answer

WORDS = ["stop", "checking", "mail", "evening"]


@pytest.mark.parametrize(
    ("words", "marked", "expected"),
    [
        (WORDS, ["mail", "evening"], True),
        (WORDS, ["Mail", "Evenings"], True),
        (WORDS, ["checked", "stopped"], True),
        (WORDS, ["mail", "mail", "mails"], False),
        (WORDS, [], False),
        (["shift"], ["Shift"], True),
        (["shift"], [], False),
        (["work", "working"], ["work"], True),
        (["weigh", "moon"], ["weigh"], False),
    ],
)
def test_passage_with_two_words_of_the_question_makes_an_answer(words, marked, expected):
    assert is_answer(words, marked) is expected


@given(st.lists(st.text(alphabet="abcdef", min_size=1, max_size=8), min_size=1, max_size=12))
def test_passage_with_all_of_its_words_always_does(words):
    assert is_answer(words, [word.upper() for word in words])
