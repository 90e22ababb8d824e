import hashlib
import re

import pytest

from assessments import library
from assessments.instruments import InstrumentProblem, load_instrument
from tests.assessments.patterns import QUICK, QUICK_TEXT

# A published file is frozen: people hold results made with it. A change is a new version with a line of its own.
PUBLISHED = {
    "quick-1.toml": "881c50c49ea3dad61fef1b6e8d71df5301a4ed13d216a410b5de2486e4c22d6e",
}


def test_published_files_are_unchanged():
    files = {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in library.INSTRUMENTS.glob("*.toml")}
    assert files == PUBLISHED


def test_quick_1():
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


PLANTED = [
    ("title missing", 'title = "Three questions"\n', "", "title", "is missing; write a text in quotes."),
    ("title empty", '"Three questions"', '" "', "title", "is empty; write the text."),
    ("unknown key", "minutes = 2", "minutes = 2\nseconds = 3", "seconds", "remove it or correct its spelling"),
    ("version as text", "version = 1", 'version = "1"', "version", "write a whole number"),
    ("minutes as truth", "minutes = 2", "minutes = true", "minutes", "write a whole number"),
    ("version out of range", "version = 1", "version = 0", "version", "from 1 to 99"),
    ("slug in capitals", 'slug = "quick"', 'slug = "Quick"', "slug", "lower-case letters and hyphens"),
    ("points too few", "boundary = 5, purpose = 1", "boundary = 5", "question[1].option[2].points", "weight, 6"),
    ("points not whole", "purpose = 4", "purpose = 4.5", "question[2].option[4].points.purpose", "whole number"),
    ("points to nobody", "purpose = 4", "hermit = 4", "question[2].option[4].points.hermit", "is no profile"),
    ("negative points", "purpose = 4", "purpose = -4", "question[2].option[4].points.purpose", "from 1 to 20"),
    ("option twice", 'key = "blended"', 'key = "conflict"', "question[1].option", "its own key"),
    ("question twice", 'key = "control"', 'key = "priority"', "question", "has 'priority' twice"),
    ("profile twice", '["boundary", "blender",', '["boundary", "boundary",', "profiles", "has 'boundary' twice"),
    (
        "tie without a question",
        '["priority", "experience", "control"]',
        '["priority"]',
        "tie.questions",
        "each question",
    ),
    ("tie without a profile", '["multitasker", "boundary",', '["boundary",', "tie.profiles", "each profile once"),
    ("margins out of order", "from = 3", "from = 1", "lead.close", "correct the margins"),
    ("lead word unknown", "[lead.leaning]", "[lead.tilting]", "lead.tilting", "correct its spelling"),
    ("hint missing", 'hint = "Choose the one you miss."\n', "", "question[2].hint", "is missing"),
    ("option key unknown", 'said = "they collide"', 'says = "they collide"', "question[1].option[1].says", "remove it"),
]


@pytest.mark.parametrize(
    ("old", "new", "path", "remedy"), [row[1:] for row in PLANTED], ids=[row[0] for row in PLANTED]
)
def test_planted_fault_is_refused_with_place_and_remedy(old, new, path, remedy):
    assert old in QUICK_TEXT
    with pytest.raises(InstrumentProblem) as caught:
        load_instrument(QUICK_TEXT.replace(old, new, 1), "planted.toml")
    found = [fault for fault in caught.value.faults if fault.path == path and remedy in fault.message]
    assert found, caught.value
    assert found[0].where == "planted.toml"


def test_all_faults_come_at_once():
    broken = (
        QUICK_TEXT.replace("minutes = 2\n", "").replace("purpose = 4", "purpose = 3").replace("[lead.close]", "[x]")
    )
    with pytest.raises(InstrumentProblem) as caught:
        load_instrument(broken, "planted.toml")
    paths = {fault.path for fault in caught.value.faults}
    assert {"minutes", "question[2].option[4].points", "lead.close", "x"} <= paths


@pytest.mark.parametrize("text", ["slug = ", "slug = 1\nslug = 2"])
def test_no_toml(text):
    with pytest.raises(InstrumentProblem, match=re.escape("planted.toml: is not TOML")):
        load_instrument(text, "planted.toml")


def test_nothing_at_all():
    with pytest.raises(InstrumentProblem) as caught:
        load_instrument("", "empty.toml")
    assert "question" in {fault.path for fault in caught.value.faults}


@pytest.mark.parametrize(
    "text", ["question = 3", "question = [3]", "question = []", "[question]", "lead = 1", "tie = []"]
)
def test_wrong_shapes_are_faults_not_crashes(text):
    with pytest.raises(InstrumentProblem):
        load_instrument(text, "odd.toml")
