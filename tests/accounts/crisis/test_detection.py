"""Phrases by which people say that they are in danger, and idioms of work that only sound so, in phrases/.

`later_*` and `wider_*` were written before the rules that catch them, `kinds_*` beside those. No rule was written for
`held_out_*` and `fresh_*`: when one is, write others in their place.
"""

from pathlib import Path
from time import process_time

import pytest

from accounts.crisis.detection import may_be_crisis, normalize_phrase

PHRASES = Path(__file__).parent / "phrases"


def noticed(name):
    phrases = (PHRASES / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [phrase for phrase in phrases if may_be_crisis(phrase)], phrases


def test_phrases_of_danger_are_noticed_98_in_a_hundred_at_least():
    caught, phrases = noticed("crisis")
    assert len(set(phrases)) == 100
    assert len(caught) >= 98


def test_idioms_of_work_are_noticed_5_in_a_hundred_at_most():
    caught, phrases = noticed("idioms")
    assert len(set(phrases)) == 100
    assert len(caught) <= 5


def test_phrases_that_later_rules_learnt_stay_noticed():
    caught, phrases = noticed("later_crisis")
    assert (len(caught), len(phrases)) == (189, 190)
    caught, phrases = noticed("later_idioms")
    assert (len(caught), len(phrases)) == (0, 199)
    caught, phrases = noticed("kinds_crisis")
    assert (len(caught), len(phrases)) == (282, 293)
    caught, phrases = noticed("kinds_idioms")
    assert (len(caught), len(phrases)) == (5, 314)


def test_phrases_written_before_their_rules_are_noticed_95_in_a_hundred():
    caught, phrases = noticed("wider_crisis")
    assert len(set(phrases)) == 60
    assert len(caught) >= 57
    caught, phrases = noticed("wider_idioms")
    assert len(set(phrases)) == 60
    assert len(caught) <= 3


def test_phrases_that_no_rule_was_written_for():
    """The figures of docs/decisions.md. Words said in a roundabout way escape a list, so the forms link /help/ too."""
    caught, phrases = noticed("held_out_crisis")
    assert (len(caught), len(phrases)) == (16, 20)
    caught, phrases = noticed("held_out_idioms")
    assert (len(caught), len(phrases)) == (0, 20)
    caught, phrases = noticed("fresh_crisis")
    assert (len(caught), len(phrases)) == (33, 40)
    caught, phrases = noticed("fresh_idioms")
    assert (len(caught), len(phrases)) == (2, 40)


@pytest.mark.parametrize("sign", "’‘´`ʼ′‛＇ ")
def test_phrases_are_judged_alike_whatever_their_apostrophe(sign):
    """The space: don t."""
    every = [phrase for file in PHRASES.glob("*.txt") for phrase in file.read_text(encoding="utf-8").splitlines()]
    phrases = [phrase for phrase in every if "'" in phrase]
    assert len(phrases) > 200
    respelt = [phrase for phrase in phrases if may_be_crisis(phrase.replace("'", sign))]
    assert respelt == [phrase for phrase in phrases if may_be_crisis(phrase)]


@pytest.mark.parametrize("unseen", ["\u00ad", "\u200b", "\u200d", "\u2060", "\ufeff", "\u202e"])
@pytest.mark.parametrize("name", ["held_out_crisis", "held_out_idioms", "wider_crisis", "wider_idioms"])
def test_phrases_are_judged_alike_with_letters_that_nobody_sees(unseen, name):
    caught, phrases = noticed(name)
    assert [each for each in phrases if may_be_crisis(unseen.join(each))] == caught


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


def test_spellings_come_to_one_way_of_writing():
    assert normalize_phrase("I’m NOT, can't; no one any-more!") == "i am not cant nobody anymore"


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
