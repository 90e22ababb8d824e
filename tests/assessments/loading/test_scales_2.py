"""Faults of a file of the second kind, which names how each statement is answered."""

import re

import pytest

from assessments import library
from assessments.loading.scales import ScalesFileError, load_scales
from tests.assessments.sheets import NEWEST

TEXT = (library.INSTRUMENTS / "full-2.toml").read_text(encoding="utf-8")
ITEM = """[[section.item]]
key = "interrupted"
scale = "unbroken"
answers = "frequency"
reverse = true
text = "Other people interrupt what I am doing."

"""
FAULTS = [
    ('frequency = ["Never", ', "frequency = [", "answers.frequency", "holds 4 texts; write 5"),
    ('inapplicable = "Does not apply to me"\n', "", "inapplicable", "is missing"),
    ('{ key = "family", label', '{ key = "Family", label', "matters.option[1].key", "lower-case letters"),
    ('{ key = "family", ', '{ key = "family", colour = "red", ', "matters.option[1].colour", "is not known here"),
    ('{ key = "health", ', '{ key = "family", ', "matters.option", "5 different ones of 6"),
    ('key = "work-messages"\n', 'key = "matters"\n', "section", "'matters' twice"),
    ('ask = "How far do you agree?"\n', "", "section[5].ask", "is missing"),
    ('answers = "frequency"', 'answers = "extent"', "section[1].item[1].answers", "use one of agreement, frequency"),
    ('answers = "frequency"', 'answers = "agreement"', "section[1]", "answered in more than one way"),
    ('answers = "frequency"', 'answers = "agreement"', "scale[5]", "(work-in-life) is answered in more than one way"),
    ("least = 4", "least = 3", "scale[3]", "give it 4 or more"),
    (ITEM, "", "scale[11]", "(unbroken) has 3 statements, of which 4 are needed"),
    ("middle = 33", "middle = 70", "scale[5].from.high", "above middle"),
    ('mean_of = ["work-in-life", ', 'mean_of = ["fit", ', "scale[2]", "rests on 'fit', which has no statements"),
    ('wished = "work-in-life-wished"', 'wished = "nowhere"', "scale[12]", "rests on 'nowhere'"),
    ('happens = "work-in-life"\n', "", "scale[12].pairs[1].happens", "is missing"),
    ('kind = "mixing"', 'kind = "mixture"', "scale[5].kind", "style, condition, mixing"),
    ("may_not_apply = true", "may_not_apply = 1", "section[1].item[1].may_not_apply", "write true or false"),
    ('"unbroken", "fit"]', '"fit"]', "tie.conditions", "once"),
    ("version = 2", "version = 2\nbridges = [2]", "bridges", "before 2 only"),
]


@pytest.mark.parametrize(("old", "new", "path", "remedy"), FAULTS)
def test_planted_fault_is_refused_with_place_and_remedy(old, new, path, remedy):
    assert old in TEXT
    with pytest.raises(ScalesFileError) as caught:
        load_scales(TEXT.replace(old, new, 1), "planted.toml")
    found = [issue for issue in caught.value.issues if issue.path == path and remedy in issue.message]
    assert found, caught.value


def test_scale_in_one_direction_only_is_refused():
    text = TEXT.replace('answers = "agreement"\nreverse = true', 'answers = "agreement"\nreverse = false')
    with pytest.raises(ScalesFileError, match="in one direction only"):
        load_scales(text, "planted.toml")


def test_statements_beyond_forty_are_refused():
    more = "".join(ITEM.replace("interrupted", f"more-{letter}").replace("Other", letter) for letter in "ab")
    with pytest.raises(ScalesFileError, match="have 41 statements; write 30 to 40"):
        load_scales(TEXT + "\n" + more, "planted.toml")


@pytest.mark.parametrize(
    "text", ["answers = 3", "[answers]", "answers = {}\nmatters = []", "[matters]\n[answers]\nx = 1"]
)
def test_wrong_shapes_are_faults_not_crashes(text):
    with pytest.raises(ScalesFileError):
        load_scales(text, "odd.toml")


def test_published_file_asks_40_things_at_most_and_takes_under_seven_minutes():
    assert len(NEWEST.items) == 39
    assert len(NEWEST.asked) == 40
    assert NEWEST.minutes < 7
    assert {section.title: len(section.items) for section in NEWEST.sections} == {
        "Work and free time": 7,
        "A usual day": 7,
        "Your time": 8,
        "As you would like it": 8,
        "Your hours and tasks": 9,
        "What matters most": 1,
    }


def test_published_file_asks_frequency_and_agreement_apart():
    assert NEWEST.answers["frequency"] == ("Never", "Rarely", "Sometimes", "Often", "Almost always")
    assert NEWEST.answers["agreement"] == ("Strongly disagree", "Disagree", "Neither", "Agree", "Strongly agree")
    for section in NEWEST.sections:
        assert len({item.answers for item in section.items}) == 1
    ways = {scale: {item.answers for item in NEWEST.items_of[scale]} for scale in NEWEST.items_of}
    assert {scale for scale, found in ways.items() if found == {"agreement"}} == {"control", "multitasker"}


def test_published_file_asks_what_happens_and_what_is_wished_in_the_same_words():
    happens = {item.key: item.text for item in NEWEST.items.values() if item.scale in {"work-in-life", "life-in-work"}}
    wished = [item for item in NEWEST.items.values() if item.scale.endswith("-wished")]
    said = {words(text) for text in happens.values()}
    assert all(words(item.text) in said for item in wished)
    assert len(wished) == 8


def words(text):
    """Without the person and the form of the verb."""
    first, *rest = text.lower().removeprefix("i ").rstrip(".").split()
    return " ".join([first.removesuffix("ing")[:3], *rest])


@pytest.mark.parametrize("key", ["work-messages", "days-off", "private-matters", "hour-off"])
def test_statements_that_may_not_apply_can_be_said_not_to(key):
    assert NEWEST.items[key].may_not_apply


@pytest.mark.parametrize("item", NEWEST.items.values(), ids=list(NEWEST.items))
def test_statement_is_short_plain_and_single(item):
    assert len(item.text.split()) <= 12
    assert not re.search(r"\b(boss|employer|office|colleague|partner|child|children|not|never|no|don’t)\b", item.text)
    assert not re.search(r"\b(and|or|divided|puts me out|feels? free|meaning|means? little|wonder)\b", item.text)
