import pytest

from integration_site.meaning.word_pieces import MAX_PIECES, piece_ids


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("", []),
        ("Hello", [7592]),
        ("hello, hello!", [7592, 1010, 7592, 999]),
        ("my boss calls on Sundays", [2026, 5795, 4455, 2006, 14803]),
        ("naïveté", [15743, 2618]),
        ("so_what", [2061, 1035, 2054]),
        ("🧁", [100]),
        ("x" * 101, [100]),
    ],
    ids=["empty", "capital", "punctuation", "words", "accents", "underscore", "unknown", "too long a word"],
)
def test_pieces_of(text, inner):
    assert piece_ids(text) == [101, *inner, 102]


def test_pieces_are_cut_to_what_the_model_learned_from():
    assert piece_ids("hello " * 300) == [101, *[7592] * (MAX_PIECES - 2), 102]
