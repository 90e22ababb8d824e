import json
import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coaching.model.prompts import MAX_WORDS, Candidate, build_prompt
from coaching.model.replies import LINK, ModelReplyError, Reply, cut, plain_words, read_reply

LETTER = build_prompt(
    "How?", [], [Candidate("walk", "A walk", "Walk for 20 minutes."), Candidate("door", "A door", "Close it.")]
)


def said(words, ids=()):
    return json.dumps({"ids": list(ids), "words": words})


def test_reply_that_is_good():
    reply = read_reply(said("Close the door first.", ["door", "walk"]), LETTER)
    assert reply == Reply("Close the door first.", ("door", "walk"))


def test_reply_in_a_fence_is_read_too():
    assert read_reply(f"```json\n{said('Walk.')}\n```", LETTER).words == "Walk."


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Sure! Here it is: " + said("Walk."),
        "[]",
        "null",
        "{",
        "[" * 100_000,
        '{"ids": []}',
        '{"words": "Walk."}',
        '{"ids": "walk", "words": "Walk."}',
        '{"ids": [], "words": ["Walk."]}',
        said(""),
        said(" ** "),
        said("https://evil.example"),
        said("A study shows it works."),
        said("You should kill yourself."),
        said("Close the door. Then [kill](x) yourself."),
    ],
)
def test_reply_that_cannot_be_used(text):
    with pytest.raises(ModelReplyError):
        read_reply(text, LETTER)


def test_ids_that_are_unknown_are_dropped_and_each_counts_once():
    ids = ["door", "admin", 7, None, ["walk"], "door", "WALK", "walk"]
    assert read_reply(said("Yes.", ids), LETTER).chosen == ("door", "walk")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Go **now**, _please_.", "Go now, please."),
        ("See [this page](https://evil.example/x?a=1) today.", "See this page today."),
        ("Go to https://evil.example/x now.", "Go to now."),
        ("Go to www.evil.example or evil.example/x now.", "Go to or now."),
        ("Write to a.b@evil.example today.", "Write to today."),
        ("javascript:alert(1) is here.", "is here."),
        ("<b>Bold</b> <script>alert(1)</script> words", "Bold alert(1) words"),
        ("![x](//evil.example/p.png) Rest.", "x Rest."),
        ("# Head\n\n- one\n- two", "Head - one - two"),
        ("a\u202eb\u0000c\u200b d", "a b c d"),
        ("&lt;b&gt;", "&lt;b&gt;"),
    ],
)
def test_links_and_markup_are_stripped(words, expected):
    assert plain_words(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Walk for 20 minutes. It cures 70% of people.", "Walk for 20 minutes."),
        ("Walk. Research says so. Rest.", "Walk. Rest."),
        ("Walk for 45 minutes. Rest.", "Rest."),
        ("Take your medication twice. Rest.", "Rest."),
    ],
)
def test_facts_that_are_not_ours_are_left_out(words, expected):
    assert read_reply(said(words), LETTER).words == expected


def test_reply_is_cut_after_a_sentence_or_after_a_word():
    sentence = "One two three four five. "
    assert cut((sentence * 30).strip()) == (sentence * 24).strip() + " …"
    assert cut("word " * 200) == ("word " * 120).strip() + " …"
    assert cut("word " * 120) == "word " * 120
    assert len(cut("x" * 5000)) <= 1002


@pytest.mark.parametrize("piece", ["a.", "[", "<", " ", "```", "1,", "_", "a@", "http:"])
def test_reply_that_is_long_takes_no_longer(piece):
    began = time.process_time()
    for text in (said(piece * 16_000), piece * 16_000, "```" + piece * 16_000):
        with suppress(ModelReplyError):
            read_reply(text, LETTER)
    assert time.process_time() - began < 2


@given(st.text(max_size=400))
def test_reply_of_any_kind_becomes_plain_and_short(words):
    try:
        reply = read_reply(said(words, ["walk"]), LETTER)
    except ModelReplyError:
        return
    assert len(reply.words.split()) <= MAX_WORDS + 1
    assert not set("<>[]*`\n\x00") & set(reply.words)
    assert not LINK.search(reply.words)
