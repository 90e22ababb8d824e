import hashlib
import re

import pytest

from assessments import library
from assessments.loading.instruments import InstrumentFileError, load_instrument
from assessments.scoring.quick_validation import validate_instrument
from tests.assessments.patterns import QUICK, QUICK_TEXT

# A published file is frozen: people hold results made with it. A change is a new version with a line of its own.
PUBLISHED = {
    "full-1.toml": "1df49486fe829e83ab1a52b73ba5d51ddce1cd89ca4f23fc7bc2f06d996ce848",
    "quick-2.toml": "14ef986aadb7a380f2f15870abeea3ec08123af7e64619fb9181b9d9f6a72179",
    "full-2.toml": "25063041e9220436269e9ca954b3137ca21ff0ac38b61e7e53b4c30a9c8d495f",
    "quick-1.toml": "881c50c49ea3dad61fef1b6e8d71df5301a4ed13d216a410b5de2486e4c22d6e",
}


def test_published_files_are_unchanged():
    files = {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in library.INSTRUMENTS.glob("*.toml")}
    assert files == PUBLISHED


def test_published_quick_1():
    assert (QUICK.slug, QUICK.version, QUICK.minutes) == ("quick", 1, 2)
    assert [question.key for question in QUICK.questions] == ["experience", "priority", "control"]
    assert QUICK.points_in_all == 12
    assert QUICK.question("priority").option("contribution").points == {"purpose": 4}
    assert [QUICK.lead_for(margin).word for margin in (0, 1, 2, 3, 9)] == [
        "close",
        "close",
        "leaning",
        "clear",
        "clear",
    ]


# What is replaced by what in the published file, where the issue is found, and words of its remedy.
PLANTED = [
    ("title missing", {'title = "Three questions"\n': ""}, "title", "is missing; write a text in quotes."),
    ("title empty", {'"Three questions"': '" "'}, "title", "is empty; write the text."),
    ("unknown key", {"minutes = 2": "minutes = 2\nseconds = 3"}, "seconds", "remove it or correct its spelling"),
    ("version as text", {"version = 1": 'version = "1"'}, "version", "write a whole number"),
    ("minutes as truth", {"minutes = 2": "minutes = true"}, "minutes", "write a whole number"),
    ("version out of range", {"version = 1": "version = 0"}, "version", "from 1 to 99"),
    ("slug in capitals", {'slug = "quick"': 'slug = "Quick"'}, "slug", "lower-case letters and hyphens"),
    ("points too few", {"boundary = 5, purpose = 1": "boundary = 5"}, "question[1].option[2].points", "weight, 6"),
    ("points not whole", {"purpose = 4": "purpose = 4.5"}, "question[2].option[4].points.purpose", "whole number"),
    ("points to nobody", {"purpose = 4": "hermit = 4"}, "question[2].option[4].points.hermit", "is no profile"),
    ("negative points", {"purpose = 4": "purpose = -4"}, "question[2].option[4].points.purpose", "from 1 to 20"),
    ("option twice", {'key = "blended"': 'key = "conflict"'}, "question[1].option", "its own key"),
    ("question twice", {'key = "control"': 'key = "priority"'}, "question", "has 'priority' twice"),
    ("profile twice", {'["boundary", "blender",': '["boundary", "boundary",'}, "profiles", "has 'boundary' twice"),
    (
        "tie without a question",
        {'["priority", "experience", "control"]': '["priority"]'},
        "tie.questions",
        "each question",
    ),
    ("tie without a profile", {'["multitasker", "boundary",': '["boundary",'}, "tie.profiles", "each profile once"),
    ("margins out of order", {"from = 3": "from = 1"}, "lead.close", "correct the margins"),
    ("lead word unknown", {"[lead.leaning]": "[lead.tilting]"}, "lead.tilting", "correct its spelling"),
    ("hint missing", {'hint = "Choose the one you miss."\n': ""}, "question[2].hint", "is missing"),
    (
        "option key unknown",
        {'said = "they collide"': 'says = "they collide"'},
        "question[1].option[1].says",
        "remove it",
    ),
    ("more missing", {'more = "Something I get better at."\n': ""}, "question[2].option[3].more", "is missing"),
    ("label empty", {'label = "A fair amount"': 'label = ""'}, "question[3].option[3].label", "write the text"),
    (
        "tie names no question",
        {'["priority", "experience",': '["mood", "experience",'},
        "tie.questions",
        "name each question that gives points once",
    ),
    (
        "tie names no profile",
        {'["multitasker", "boundary", "blender", "purpose"]': '["multitasker", "boundary", "blender", "hermit"]'},
        "tie.profiles",
        "each profile once",
    ),
    ("no lead at nothing", {"from = 0": "from = 1"}, "lead.close", "must start from 0"),
    ("weight of nothing", {"weight = 2": "weight = 0"}, "question[3].option[1].points", "remove it"),
    (
        "dominated option",
        {"boundary = 5, purpose = 1": "boundary = 1, purpose = 1"},
        "question[1].option[2].points",
        "than option 1 does, and one less; raise some points.",
    ),
    (
        "unreachable profile",
        {'"boundary", "blender"': '"boundary", "hermit", "blender"'},
        "profiles[2]",
        "'hermit' is named for no answers; give it more points",
    ),
    (
        "profile too rare",
        {"{ purpose = 4 }": "{ boundary = 4 }"},
        "profiles[3]",
        "'purpose' is named for 8 of 96 patterns, below 15 %; give it more points.",
    ),
    (
        "profile too frequent",
        {"{ purpose = 4 }": "{ boundary = 4 }"},
        "profiles[1]",
        "'boundary' is named for 39 of 96 patterns, above 35 %; give it fewer points.",
    ),
    (
        "too many ties",
        {
            "boundary = 2, blender = 2, purpose = 1, multitasker = 1": "boundary = 4, blender = 1, multitasker = 1",
        },
        "tie",
        "decides 10 of 96 patterns, more than 10 %; move points",
    ),
    (
        "question without effect",
        {
            "{ blender = 1, multitasker = 1 }": "{ multitasker = 2 }",
            "{ blender = 1, purpose = 1 }": "{ multitasker = 2 }",
            "points = { purpose = 2 }": "points = { multitasker = 2 }",
        },
        "question[3]",
        "never changes the profile named; give it more weight",
    ),
    (
        "weights not in order",
        {
            "weight = 2": "weight = 4",
            "{ multitasker = 2 }": "{ multitasker = 4 }",
            "{ blender = 1, multitasker = 1 }": "{ blender = 2, multitasker = 2 }",
            "{ blender = 1, purpose = 1 }": "{ blender = 2, purpose = 2 }",
            "points = { purpose = 2 }": "points = { purpose = 4 }",
        },
        "question[3].weight",
        "is 4 after 4; order the questions from most weight down.",
    ),
    ("lead out of reach", {"from = 3": "from = 12"}, "lead.clear", "comes about for no answers; correct the margins."),
]


def issues_of(text):
    """What is wrong with the form, else what comes out when every pattern is tried."""
    try:
        return validate_instrument(load_instrument(text, "quick-1.toml"))
    except InstrumentFileError as problem:
        return problem.issues


@pytest.mark.parametrize(("planted", "path", "remedy"), [row[1:] for row in PLANTED], ids=[row[0] for row in PLANTED])
def test_planted_fault_is_refused_with_place_and_remedy(planted, path, remedy):
    text = QUICK_TEXT
    for old, new in planted.items():
        assert old in text
        text = text.replace(old, new)
    found = [issue for issue in issues_of(text) if issue.path == path and remedy in issue.message]
    assert found
    assert found[0].where == "quick-1.toml"


def test_planted_faults_are_at_least_25():
    assert len({(path, remedy) for _, _, path, remedy in PLANTED}) >= 25


def test_instruments_that_are_published_are_sound():
    assert issues_of(QUICK_TEXT) == []


def test_instrument_faults_come_all_at_once():
    broken = (
        QUICK_TEXT.replace("minutes = 2\n", "").replace("purpose = 4", "purpose = 3").replace("[lead.close]", "[x]")
    )
    with pytest.raises(InstrumentFileError) as caught:
        load_instrument(broken, "planted.toml")
    paths = {issue.path for issue in caught.value.issues}
    assert {"minutes", "question[2].option[4].points", "lead.close", "x"} <= paths


@pytest.mark.parametrize("text", ["slug = ", "slug = 1\nslug = 2"])
def test_instrument_in_broken_toml_is_refused(text):
    with pytest.raises(InstrumentFileError, match=re.escape("planted.toml: is not TOML")):
        load_instrument(text, "planted.toml")


def test_instrument_of_nothing_at_all_is_refused():
    with pytest.raises(InstrumentFileError) as caught:
        load_instrument("", "empty.toml")
    assert "question" in {issue.path for issue in caught.value.issues}


@pytest.mark.parametrize(
    "text", ["question = 3", "question = [3]", "question = []", "[question]", "lead = 1", "tie = []"]
)
def test_shapes_that_are_wrong_are_faults_not_crashes(text):
    with pytest.raises(InstrumentFileError):
        load_instrument(text, "odd.toml")
