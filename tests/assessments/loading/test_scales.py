import re

import pytest

from assessments import library
from assessments.loading.scales import ScalesFileError, load_scales
from tests.assessments.sheets import FULL, FULL_TEXT

ITEM = """[[section.item]]
key = "clear-end"
scale = "boundary"
reverse = false
text = "My working day has a clear end."

"""
FAULTS = [
    ('points = ["Not at all", ', "points = [", "points", "holds 4 texts; write 5"),
    ('unsaid = "Prefer not to say"\n', "", "unsaid", "is missing"),
    ("sd = 20", "sd = 0", "error.sd", "from 1 to 50"),
    ("band = 1.96", 'band = "wide"', "error.band", "write a number"),
    ("band = 1.96", "band = true", "error.band", "write a number"),
    ("from = 1.96", "from = 0.5", "lead.close", "must start from 0"),
    ("[lead.leaning]", "[lead.nearly]", "lead.leaning", "is missing"),
    ('"multitasker", "boundary", "blender", "purpose"]', '"boundary", "blender", "purpose"]', "tie.profiles", "once"),
    ('conditions = ["control", ', 'conditions = ["control", "control", ', "tie.conditions", "once"),
    ("middle = 35", "middle = 70", "words.high", "above middle"),
    ("moderate = 50", "moderate = 20", "say.rigid", "must rise"),
    ("rigid = 0", "rigid = 1", "say.rigid", "must start from 0"),
    ('kind = "style"', 'kind = "styel"', "scale[1].kind", "write one of style, condition"),
    ('kind = "style"', 'kind = "condition"', "scale", "has 3 of kind style; write 4"),
    ("reliability = 0.72", "reliability = 1.2", "scale[1].reliability", "from 0.01 to 0.99"),
    ("least = 5", "least = 7", "scale[1].least", "from 1 to 6"),
    ('low = "Others set most of your hours."\n', "", "scale[5].low", "is missing"),
    ('key = "blender"\nkind', 'key = "boundary"\nkind', "scale", "'boundary' twice"),
    ('key = "control"\nkind', 'key = "say"\nkind', "scale", "lacks a condition 'control'"),
    (ITEM, "", "section[1].item", "has 5 statements; write 6"),
    (ITEM, "", "scale[1]", "has 5 statements; give it 6"),
    ("reverse = false", "reverse = true", "scale[1]", "2 statements for it and 4 against; make both 3"),
    ("reverse = false", 'reverse = "no"', "section[1].item[1].reverse", "write true or false"),
    ('scale = "boundary"', 'scale = "edges"', "section[1].item[1].scale", "use one of blender"),
    ('scale = "boundary"', 'scale = "blender"', "section[1].item", "side by side"),
    ('key = "flow-together"', 'key = "clear-end"', "section", "'clear-end' twice"),
    ("My free time feels free.", "I have a say in when I work.", "section", "twice; word each"),
    ('text = "I have a say in when I work."', 'text = ""', "section[1].item[5].text", "is empty"),
    ('title = "A usual day"', "", "section[1].title", "is missing"),
    ('[[section]]\ntitle = "Hours"\n', "", "section", "are 5; write 6"),
    ("minutes = 6", "minutes = 6\nhours = 1", "hours", "is not known here"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "path", "remedy"), FAULTS)
def test_planted_fault_is_refused_with_place_and_remedy(old, new, path, remedy):
    assert old in FULL_TEXT
    with pytest.raises(ScalesFileError) as caught:
        load_scales(FULL_TEXT.replace(old, new, 1), "planted.toml")
    found = [issue for issue in caught.value.issues if issue.path == path and remedy in issue.message]
    assert found, caught.value
    assert found[0].where == "planted.toml"


def test_scale_faults_come_all_at_once():
    broken = FULL_TEXT.replace("minutes = 6\n", "").replace("sd = 20", "sd = 99").replace("least = 3", "least = 0")
    with pytest.raises(ScalesFileError) as caught:
        load_scales(broken, "planted.toml")
    assert {"minutes", "error.sd", "scale[5].least", "scale[7].least"} <= {issue.path for issue in caught.value.issues}


@pytest.mark.parametrize("text", ["slug = ", "", "scale = 3", "section = [3]", "[section]", "error = 1", "tie = []"])
def test_shapes_that_are_wrong_are_faults_not_crashes(text):
    with pytest.raises(ScalesFileError):
        load_scales(text, "odd.toml")


def test_scales_of_the_published_file():
    assert [len(section.items) for section in FULL.sections] == [6] * 6
    assert {key: len(items) for key, items in FULL.items_of.items()} == {
        "boundary": 6,
        "blender": 6,
        "purpose": 6,
        "multitasker": 6,
        "control": 4,
        "switching-off": 4,
        "fit": 4,
    }
    assert set(FULL.keys("style")) == set(library.profiles().profiles)
    assert {key: FULL.scale(key).name for key in FULL.keys("style")} == {
        slug: profile.name for slug, profile in library.profiles().profiles.items()
    }


@pytest.mark.parametrize("item", FULL.items.values(), ids=list(FULL.items))
def test_statement_is_short_plain_and_single(item):
    assert len(item.text.split()) <= 12
    assert not re.search(r"\b(boss|employer|office|colleague|partner|child|children|not|never|no|don’t)\b", item.text)
    assert not re.search(r"\band\b", item.text.replace("Work and ", "").replace("work and ", ""))


def test_order_of_the_file_decides_nothing():
    blocks = FULL_TEXT.split("[[scale]]")
    *scales, last = blocks[1:]
    last, sections = last.split("[[section]]", 1)
    turned = "[[scale]]".join([blocks[0], *reversed([*scales, last])]) + "[[section]]" + sections
    turned = load_scales(turned, "turned.toml")
    assert turned.keys("style") == tuple(reversed(FULL.keys("style")))
    assert turned.items == FULL.items
