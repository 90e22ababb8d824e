"""What leads to help. Without the fixture `meaning` patterns and n-grams stand alone, as where the model is off."""

import logging
import subprocess
import sys
from time import process_time

import pytest

from accounts.crisis import detection
from accounts.crisis.certain import any_certain
from accounts.crisis.detection import may_be_crisis
from accounts.crisis.phrase_files import DANGER, IDIOMS, to_train
from accounts.crisis.wording import parts

HARMLESS = [
    "kill the process and restart",
    "this deadline is killing me",
    "After I sit down at my desk, I will breathe out.",
    "x1" * 40,
    "not_now:money_safety",
]
PHRASES = [*to_train(DANGER), *to_train(IDIOMS)][::4]


@pytest.mark.parametrize("sign", "’‘´`ʼ′‛＇ ")
def test_phrases_are_judged_alike_whatever_their_apostrophe(sign):
    """The space: don t."""
    phrases = [phrase for phrase in PHRASES if "'" in phrase]
    assert len(phrases) > 200
    respelt = [phrase for phrase in phrases if may_be_crisis(phrase.replace("'", sign))]
    assert respelt == [phrase for phrase in phrases if may_be_crisis(phrase)]


@pytest.mark.parametrize("unseen", ["\u00ad", "\u200b", "\u200d", "\u2060", "\ufeff", "\u202e"])
def test_phrases_are_judged_alike_with_letters_that_nobody_sees(unseen):
    caught = [phrase for phrase in PHRASES if may_be_crisis(phrase)]
    assert len(caught) > 150
    assert [phrase for phrase in PHRASES if may_be_crisis(unseen.join(phrase))] == caught


@pytest.mark.parametrize(
    "text",
    [
        "I WANT TO DIE",
        "I don´t want to live anymore",
        "I don ` t want to live anymore",
        "I don’ t want to live anymore",
        "I don t want to be here anymore",
        "i m going to k\u00adi\u200bll myself",
        "I don’t want to be here any more",
        "I dont want to be here anymore",
        "i want  to\n die",
        "Supper was good. Later I thought about suicide, and then about the garden.",
        "ｋｉｌｌ myself",
        "i honestly just dont wanna live no more tbh",
        "Long day. I don't see the point any more. Soup for supper.",
        "theyd be better of without me",
        "I took a walk, and noone would care if i died",
    ],
)
def test_writing_it_another_way_does_not_hide_it(text):
    assert may_be_crisis(text)


@pytest.mark.parametrize("text", ["", "   ", "!?", "家族", "a" * 1000])
def test_detection_lets_ordinary_text_pass(text):
    assert not may_be_crisis(text)


def test_idiom_does_not_hide_what_stands_beside_it():
    assert may_be_crisis("Saying no is career suicide, and I want to die")


def test_detection_in_a_long_text_takes_as_long_as_its_length_asks():
    """Four times the text, about four times as long: a rule that looks ahead to the end would take sixteen."""

    def seconds(size):
        times = []
        for _ in range(3):
            began = process_time()
            may_be_crisis("wish " * size)
            times.append(process_time() - began)
        return min(times)

    assert seconds(3200) < 9 * seconds(800)


@pytest.mark.parametrize(
    "text",
    [
        "the children would forget me and be better for it",
        "Good walk on Tuesday. Then I climbed over the fence to the tracks. Supper at eight.",
        "he takes it out on me with his fists when work goes badly",
    ],
)
def test_detection_by_meaning_notices_what_no_pattern_says(text, meaning):
    assert may_be_crisis(text)


@pytest.mark.parametrize("text", HARMLESS)
def test_detection_by_meaning_lets_idioms_and_codes_pass(text, meaning):
    assert not may_be_crisis(text)


@pytest.mark.parametrize(
    "text",
    [
        "he locks me in the bedroom when he is angry",
        "Good walk on Tuesday. I keep thinking about the bridge and the water. Supper at eight.",
        "I took every pill in the house",
    ],
)
def test_detection_by_n_grams_notices_what_no_pattern_says(text):
    assert not any_certain(parts(text))
    assert may_be_crisis(text)


@pytest.mark.parametrize("text", HARMLESS)
def test_detection_by_n_grams_lets_idioms_and_codes_pass(text):
    assert not may_be_crisis(text)


def test_detection_reads_no_more_of_a_text_than_its_limit(meaning, monkeypatch):
    read = []
    monkeypatch.setattr("accounts.crisis.classifier.means_danger", lambda sentences: read.append(len(sentences)))
    may_be_crisis("We had soup for supper and then a walk. " * 1000)
    assert max(read) <= detection.MAX_SENTENCES


def test_detection_without_a_model_that_can_be_used_goes_on_by_patterns_and_n_grams(meaning, monkeypatch, caplog):
    def fails(sentences):
        raise OSError("no file")

    monkeypatch.setattr("accounts.crisis.classifier.means_danger", fails)
    detection._is_loaded.cache_clear()
    try:
        with caplog.at_level(logging.ERROR):
            assert may_be_crisis("the children would forget me and be better for it")
            assert may_be_crisis("I want to die")
            assert not may_be_crisis("We had soup for supper")
    finally:
        detection._is_loaded.cache_clear()
    assert len(caplog.records) == 1
    assert "soup" not in caplog.text
    assert "children" not in caplog.text


def test_detection_loads_nothing_before_a_text_needs_it():
    said = "import sys, accounts.crisis.detection; print('numpy' in sys.modules)"
    assert subprocess.check_output([sys.executable, "-c", said], text=True).strip() == "False"
