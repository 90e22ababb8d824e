import pytest

from assessments import library
from assessments.loading.advice import AdviceFileError, gaps, load_advice

FILES = {file.stem: file.read_text(encoding="utf-8") for file in library.ADVICE.glob("*.toml")}


def planted(name, old, new):
    assert old in FILES[name]
    return FILES | {name: FILES[name].replace(old, new, 1)}


def issues_of(files):
    with pytest.raises(AdviceFileError) as caught:
        load_advice(files)
    return caught.value.issues


def test_items_are_without_a_gap():
    advice = load_advice(FILES)
    assert len(advice.items) == 62
    assert gaps(advice) == []


def test_items_that_are_most_specific_come_first():
    shares = [item.share for item in load_advice(FILES).items]
    assert shares == sorted(shares)
    assert shares[0] * 32 == 1


PLANTED = [
    ("unknown key", "room", 'effort = "ten minutes a week"', 'efort = "x"', "item[1].efort", "remove it"),
    ("missing effort", "room", 'effort = "ten minutes a week"\n', "", "item[1].effort", "is missing"),
    ("empty text", "start", 'text = "Draw', 'text = ""\nmood = "Draw', "item[2].text", "write the text"),
    ("bad id", "wish", 'id = "open-it-once"', 'id = "Open 1"', "item[2].id", "lower-case letters"),
    ("id twice", "wish", 'id = "open-it-once"', 'id = "a-gate-in-the-line"', "item", "its own id"),
    ("unknown value", "hours", 'control = ["high"]', 'control = ["huge"]', "item[7].control", "use rigid, limited"),
    ("value twice", "hours", 'control = ["high"]', 'control = ["high", "high"]', "item[7].control", "remove one"),
    ("empty condition", "hours", 'control = ["high"]', "control = []", "item[7].control", "write texts"),
    ("no step", "room", "step = {", "stop = {", "item[1].step", "is missing"),
    ("part", "shape", 'part = "midday"', 'part = "noon"', "item[2].step.part", "morning, midday"),
    ("weekday", "shape", "weekday = 0", "weekday = 7", "item[1].step.weekday", "0 to 6"),
    ("at work", "wish", '1, part = "evening"', '1, part = "midday"', "item[1].step.part", "an edge"),
    ("long", "wish", 'what = "the evening', f'what = "{"x" * 121}', "item[1].step.what", "at most 120"),
    ("reason", "reasons", 'keep = "', 'kept = "', "wish.keep", "is missing"),
    ("unknown reason", "reasons", "[wish]", '[mood]\ngood = "x"\n[wish]', "mood", "remove it"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "old", "new", "path", "remedy"), [row[1:] for row in PLANTED], ids=[r[0] for r in PLANTED]
)
def test_planted_fault_is_refused_with_file_place_and_remedy(name, old, new, path, remedy):
    issues = issues_of(planted(name, old, new))
    assert [f for f in issues if (f.where, f.path) == (f"advice/{name}.toml", path) and remedy in f.message], issues


def test_advice_in_broken_toml_is_refused():
    assert "is not TOML" in str(issues_of(planted("wish", "[[item]]", "[[item"))[0])


def test_file_that_is_missing_or_unknown():
    files = {name: text for name, text in FILES.items() if name != "wish"} | {"moods": ""}
    assert [str(issue) for issue in issues_of(files)] == [
        "advice/moods.toml: is no kind of advice; use one of condition, room, wish, shape, hours, start.",
        "advice/wish.toml: is missing; add it.",
    ]


def test_item_that_nothing_brings_up():
    more = '[[item]]\nid = "last"\ntitle = "x"\ntext = "x"\neffort = "x"\n'
    more += 'step = { what = "x", weekday = 6, part = "evening", cue = "x", action = "x" }\n'
    (issue,) = gaps(load_advice(FILES | {"start": FILES["start"] + more}))
    assert str(issue) == "advice/start.toml: last: is never shown; narrow its conditions or remove it."


def test_facts_with_too_little_advice():
    issues = gaps(load_advice(planted("start", 'control = ["rigid", "limited"]', 'control = ["limited"]')))
    assert [str(issue) for issue in issues] == [
        f"advice: profile {profile}, control rigid: has 2 items; write one that fits it."
        for profile in ("boundary", "blender", "purpose", "multitasker")
    ]
