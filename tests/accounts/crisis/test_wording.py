import pytest

from accounts.crisis.spelling import corrected
from accounts.crisis.wording import MOST_WORDS, parts, plain_words, sentences


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("I’m NOT, can't; no one any-more!", "i am not can not nobody anymore"),
        ("I dont know, they`d say I wont", "i do not know they would say i will not"),
        ("she don ' t, i m, he 's", "she do not i am he is"),
        ("My neighbour realised it", "my neighbor realized it"),
        ("wanna", "want to"),
        ("Mum cancelled", "mom canceled"),
        ("", ""),
    ],
)
def test_plain_words_are_one_way_of_writing(text, words):
    assert plain_words(text) == words


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("husbnad", "husband"), ("myslef", "myself"), ("nobdy", "nobody"), ("tabletss", "tablets"), ("Xqzvw", "Xqzvw")],
)
def test_corrected_puts_one_typing_error_right(typed, meant):
    assert corrected(typed) == meant


@pytest.mark.parametrize("word", ["garden", "cat", "don't", "deadline", "hurt", "knitting"])
def test_corrected_leaves_words_as_they_are(word):
    assert corrected(word) == word


def test_parts_end_at_a_pause_also_without_a_space_after_it():
    assert parts("Soup.The bus was late!And I left at 6.30; then home") == [
        "soup",
        "the bus was late",
        "and i left at 6 30",
        "then home",
    ]


def test_sentences_are_judged_alone_and_short_ones_with_the_one_before():
    whole = "i told him and then i left it is over now for me"
    assert sentences(["i told him and then", "i left", "it is over now for me"]) == [
        "i told him and then",
        "it is over now for me",
        "i told him and then i left",
        "i left it is over now for me",
        whole,
    ]
    assert sentences(["dead"]) == ["dead"]
    assert sentences([]) == []


def test_sentences_of_what_has_no_full_stop_overlap():
    words = [f"w{number}" for number in range(95)]
    pieces = sentences([" ".join(words)])
    assert {word for piece in pieces for word in piece.split()} == set(words)
    assert max(len(piece.split()) for piece in pieces) == MOST_WORDS
    for place in range(85):
        assert any(" ".join(words[place : place + 10]) in piece for piece in pieces)
