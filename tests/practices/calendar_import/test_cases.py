"""Small files made after public reports of what Google, Outlook, Apple, Nextcloud and Thunderbird export."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from practices.calendar_import.found import ImportWeek
from practices.calendar_import.reading import read_file
from tests.practices.calendar_import.calendars import LONDON

CASES = Path(__file__).with_name("cases")
EXPECTED = tomllib.loads((CASES / "expected.toml").read_text(encoding="utf-8"))
WEEK = ImportWeek(date(2026, 11, 23), LONDON)
WORDS = {"whole day": "a whole day"}


def test_calendar_cases_each_have_their_values():
    assert len(EXPECTED) >= 20
    assert {file.stem for file in CASES.glob("*.ics")} == set(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_calendar_files_each_give_their_values(name):
    found = read_file((CASES / f"{name}.ics").read_bytes(), WEEK)
    spans = {}
    for span in sorted(found.spans, key=lambda span: span.starts):
        starts, ends = (each.astimezone(LONDON) for each in (span.starts, span.ends))
        spans.setdefault(span.title, []).append(f"{starts:%a %H:%M}-{ends:%H:%M}")
    assert spans == EXPECTED[name]["spans"]
    told = sorted(EXPECTED[name].get("left_out", {}).values())
    assert sorted(WORDS.get(kind, kind) for kind in found.left_out.elements()) == told
