import pytest
from hypothesis import given
from hypothesis import strategies as st

from integration_site.search.query_words import Piece, fts5_query, pairs_of, split_marks, tsquery, words_of


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("boundary", ["boundary"]),
        ("How do I tell my boss?", ["tell", "boss"]),
        ("how to", ["how", "to"]),
        ("Work work WORK", ["work"]),
        ("don’t o'clock 'quoted'", ["don't", "o'clock", "quoted"]),
        ("cafe\u0301", ["café"]),
        ("year=99999999999999999999", ["year", "99999999999999999999"]),
        ('a" OR b* NEAR(c) x:y ^z', ["b", "near", "c", "x", "y", "z"]),
        ("🙂 \x00 -- /* */ _ ''", []),
        ("", []),
        ("e-mails, Email; E‑mail", ["mails", "mail"]),
        ("bound\u00adary ﬁnd well\u200bbeing", ["boundary", "find", "wellbeing"]),
        ("don´t don`t don‛t", ["don't"]),
    ],
)
def test_words_hold_letters_digits_and_inner_apostrophes(typed, words):
    assert words_of(typed) == words


def test_words_are_quoted_and_the_last_may_be_a_beginning():
    assert fts5_query(["shift", "wor"], every=True) == '"shift" AND "wor"*'
    assert fts5_query(["shift", "wor"], every=False) == '"shift" OR "wor"*'
    assert fts5_query(["say", "no"], every=True) == '"say" AND "no"'
    assert fts5_query(["don't"], every=True) == '"don\'t"*'


def test_query_for_postgresql_is_the_same():
    assert tsquery(["shift", "wor"], every=True) == "('shift') & ('wor':*)"
    assert tsquery(["say", "no"], every=False) == "('say') | ('no')"
    assert tsquery(["don't"], every=True) == "('don' <-> 't':*)"


def test_compound_is_also_two_words():
    assert pairs_of("checkin") == ["chec kin", "check in"]
    assert pairs_of("shift") == pairs_of("mother's") == pairs_of("x" * 21) == []
    assert fts5_query(["checkin", "no"], every=True) == '("checkin" OR "chec kin" OR "check in") AND "no"'
    assert tsquery(["no", "checkin"], every=True) == "('no') & ('checkin':* | 'chec' <-> 'kin' | 'check' <-> 'in')"


@given(st.text(max_size=60))
def test_characters_of_a_query_language_never_survive(typed):
    assert all(letter.isalnum() or letter == "'" for word in words_of(typed) for letter in word)
    assert all(part for word in words_of(typed) for part in word.split("'"))


def test_marks_become_pieces():
    assert split_marks("a \x02b\x03 c") == [Piece("a ", False), Piece("b", True), Piece(" c", False)]
    assert split_marks("\x02b\x03") == [Piece("b", True)]
    assert split_marks("plain") == [Piece("plain", False)]
    assert split_marks("") == []
