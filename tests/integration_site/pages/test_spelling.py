"""One spelling of a word in all that is published."""

import re
from pathlib import Path

import pytest

WELLBEING = re.compile(r"well[- ]?being", re.IGNORECASE)
OF_THE_WORK = re.compile(r"(title|container|url) = ")  # what its authors called it
FILES = sorted(
    file
    for folder in (
        "articles/content",
        "assessments/content",
        "coaching/content",
        "commitments",
        "practices",
        "templates",
    )
    for ending in ("md", "toml", "html")
    for file in Path(folder).rglob(f"*.{ending}")
)


def test_spelling_is_looked_at_in_every_kind_of_text():
    assert {file.suffix for file in FILES} == {".md", ".toml", ".html"}
    assert len(FILES) > 200


@pytest.mark.parametrize(
    ("line", "expected"), [("well-being", ["well-being"]), ("Wellbeing", []), ('title = "Well-Being"', [])]
)
def test_spelling_tells_apart(line, expected):
    assert other_spellings(line) == expected


def test_spelling_of_wellbeing_is_one():
    found = [f"{file}: {word}" for file in FILES for word in other_spellings(file.read_text(encoding="utf-8"))]
    assert found == []


def other_spellings(text):
    lines = [line for line in text.splitlines() if not OF_THE_WORK.match(line)]
    return [word for word in WELLBEING.findall("\n".join(lines)) if word.lower() != "wellbeing"]
