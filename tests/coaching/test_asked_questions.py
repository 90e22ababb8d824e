"""The questions that judge "Ask the coach" are whole, and their places are there."""

import re
import tomllib
from collections import Counter
from hashlib import sha256
from pathlib import Path

from django.urls import resolve

ASKED = Path(__file__).parent / "asked"
ROOT = Path(__file__).resolve().parents[2]
ANSWERED = tomllib.loads((ASKED / "answered.toml").read_text())
UNANSWERED = tomllib.loads((ASKED / "unanswered.toml").read_text())
LATER = tomllib.loads((ASKED / "later.toml").read_text())
QUESTIONS = ANSWERED["question"]


def is_set_aside(text):
    return int(sha256(text.lower().encode()).hexdigest(), 16) % 3 == 0


def keys_in(files, key):
    return set(re.findall(rf'^{key} = "(.+)"$', "".join(file.read_text() for file in ROOT.glob(files)), re.MULTILINE))


def known_slugs():
    guide = "".join(file.read_text() for file in ROOT.glob("articles/content/guide/*.md"))
    return {
        "question": {file.stem for file in ROOT.glob("articles/content/questions/*.md")},
        "section": set(re.findall(r"^##.* \{#([\w-]+)", guide, re.MULTILINE)),
        "suggestion": keys_in("coaching/content/**/*.toml", "id"),
        "advice": keys_in("assessments/content/advice/*.toml", "id"),
        "practice": keys_in("practices/content/steps.toml", "key"),
        "profile": keys_in("assessments/content/profiles.toml", "slug"),
        "page": set(ANSWERED["pages"]),
    }


def test_asked_questions_are_120_and_40_and_each_stands_once():
    answered = {question["text"].lower() for question in QUESTIONS}
    unanswered = {text.lower() for text in UNANSWERED["far"] + UNANSWERED["near"]}
    assert (len(QUESTIONS), len(answered)) == (120, 120)
    assert (len(UNANSWERED["far"]), len(UNANSWERED["near"]), len(unanswered)) == (20, 20, 40)
    assert not answered & unanswered


def test_asked_questions_set_aside_are_40():
    assert sum(is_set_aside(question["text"]) for question in QUESTIONS) == 40


def test_later_questions_are_40_and_20_and_none_was_asked_before():
    before = {text.lower() for text in [each["text"] for each in QUESTIONS] + UNANSWERED["far"] + UNANSWERED["near"]}
    later = {text.lower() for text in [each["text"] for each in LATER["question"]] + LATER["far"] + LATER["near"]}
    assert (len(LATER["question"]), len(LATER["far"]), len(LATER["near"]), len(later)) == (40, 10, 10, 60)
    assert not later & before


def test_later_questions_are_ten_of_each_person():
    people = {question["by"] for question in QUESTIONS}
    assert Counter(question["by"] for question in LATER["question"]) == dict.fromkeys(people, 10)
    assert all(set(question) == {"by", "text", "places"} for question in LATER["question"])


def test_places_of_asked_questions_are_one_to_four_and_known():
    known = known_slugs()
    for question in QUESTIONS + LATER["question"]:
        places = question["places"]
        assert 1 <= len(set(places)) == len(places) <= 4, question["text"]
        for kind, slug in (place.split("/") for place in places):
            assert slug in known[kind], f"{question['text']}: {kind}/{slug}"


def test_pages_of_asked_questions_have_the_name_of_their_url():
    for name, address in ANSWERED["pages"].items():
        assert resolve(address).url_name == name
