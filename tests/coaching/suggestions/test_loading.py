import re

import pytest

from coaching.suggestions.loading import LibraryFileError, load_library
from tests.coaching.files import FILES, planted

LIBRARY = load_library(FILES)


def issues_of(files):
    with pytest.raises(LibraryFileError) as caught:
        load_library(files)
    return caught.value.issues


def test_items_are_two_hundred_and_sixteen_each_with_what_speaks_against_it():
    assert len(LIBRARY.items) == 216
    assert all(item.against and item.step.words for item in LIBRARY.items)
    assert [item.id for item in LIBRARY.items] == sorted(item.id for item in LIBRARY.items)
    assert LIBRARY.item("a-tenser-week").step.go == "help"
    assert LIBRARY.item("x") is None


def test_finding_in_a_text_is_told_apart_with_its_claim():
    item = LIBRARY.item("one-sentence-this-week")
    assert (item.claim, item.finding) == (
        "g15", "Deciding when and where in advance helped people reach their goals in many trials.",
    )  # fmt: skip
    assert item.finding in item.text
    assert all("](" not in item.text for item in LIBRARY.items)
    assert all(item.claim for item in LIBRARY.items if item.finding)


def test_items_speak_in_calm_words():
    for item in LIBRARY.items:
        words = f"{item.title} {item.text} {item.against} {item.step.words}"
        assert not re.search(r"!|\b(failed|broke|lost|streaks?|guilty?|should have)\b|%", words), item.id
        assert 120 <= len(item.text) <= 420, item.id


PLANTED = [
    ("unknown key", "begin", "minutes = 2\n", "minuets = 2\n", "item[1].minuets", "remove it"),
    ("no minutes", "begin", "minutes = 2\n", "", "item[1].minutes", "is missing"),
    ("too long", "begin", "minutes = 2\n", "minutes = 61\n", "item[1].minutes", "1 to 60"),
    ("no against", "begin", 'against = "A starting', 'against = ""\nmood = "A starting', "item[1].against", "write"),
    ("bad id", "course", 'id = "three-in-hand"', 'id = "Three 3"', "item[4].id", "lower-case letters"),
    ("long id", "course", 'id = "three-in-hand"', f'id = "{"x" * 61}"', "item[4].id", "at most 60"),
    ("id twice", "course", 'id = "three-in-hand"', 'id = "a-calmer-week"', "item.id", "its own"),
    ("title twice", "course", '"Write down what you would keep"', '"Note how you came back"', "item.title", "its own"),
    ("unknown value", "reach", 'control = ["rigid"]', 'control = ["huge"]', "item[1].control", "use rigid, limited"),
    ("value twice", "reach", '["bent", "missed"]', '["bent", "bent"]', "item[1].last", "remove one"),
    ("no conditions", "obstacles", 'obstacle = ["work"]\n', "", "item[1].id", "say for whom"),
    ("marked twice", "begin", "(claim:g15)", '(claim:g15)"\nclaim = "g15', "item[2].claim", "marked in the text"),
    ("unknown step", "obstacles", 'go = "words"', 'go = "hobby"', "item[2].step.go", "calendar, card"),
    ("no section", "course", 'to = "step-9", ', "", "item[6].step.to", "name a section"),
    ("idle target", "course", 'go = "week", ', 'go = "week", to = "x", ', "item[4].step.to", "takes nothing"),
    ("plan unasked", "begin", 'go = "questions"', 'go = "review"', "item[1].step.go", "with a plan only"),
    ("of another file", "circumstances/alone", '["alone"]', '["shifts"]', "item[1].circumstance", "lacks 'alone'"),
    ("unknown life", "circumstances/alone", '["alone"]', '["alone", "x"]', "item[1].circumstance", "use children"),
    ("reason", "reasons", 'away = "', 'gone = "', "turn.away", "is missing"),
    ("unknown reason", "reasons", "[turn]", '[mood]\ngood = "x"\n[turn]', "mood", "remove it"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "old", "new", "path", "remedy"), [row[1:] for row in PLANTED], ids=[row[0] for row in PLANTED]
)
def test_planted_fault_is_refused_with_file_place_and_remedy(name, old, new, path, remedy):
    issues = issues_of(planted(name, old, new))
    assert [f for f in issues if (f.where, f.path) == (f"library/{name}.toml", path) and remedy in f.message], issues


@pytest.mark.parametrize(("text", "count"), [("One sentence.", 1), ("One. Two. Three. Four. Five. Six?", 6)])
def test_item_of_one_or_six_sentences(text, count):
    old = re.search(r'^text = "(.*)"$', FILES["course"], re.MULTILINE)[1]
    (issue,) = issues_of(planted("course", old, text))
    assert str(issue) == f"library/course.toml: item[1].text: has {count} sentences; write 2 to 5."


def test_faults_come_all_at_once_with_files_that_are_missing_and_unknown():
    files = {name: text for name, text in planted("reach", "minutes = 3\n", "").items() if name != "course"}
    assert [str(issue) for issue in issues_of(files | {"moods": ""})] == [
        "library/course.toml: is missing; add it.",
        "library/moods.toml: is no theme; use one of answers, begin, conditions, course, obstacles, portraits, reach.",
        "library/reach.toml: item[1].minutes: is missing; write a whole number.",
    ]


def test_items_in_broken_toml_are_refused():
    assert "is not TOML" in str(issues_of(planted("course", "[[item]]", "[[item"))[0])
