import os
import subprocess
import sys
import threading
import time
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar
import pytest
import recurring_ical_events
from hypothesis import example, given, settings
from hypothesis import strategies as st

from practices.calendar_import import child, child_process
from practices.calendar_import.child_process import BusyError, TooLongError, read_in_child
from practices.calendar_import.found import EventSpan, ImportWeek, ReadingError
from practices.calendar_import.totals import TitleHours, entries_of
from tests.practices.calendar_import.calendars import MONDAY, WEEK, calendar, event

FOREVER = calendar(event("RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", starts="20000101T090000", ends="20000101T100000"))
ASKED = b'{"monday": "2026-11-16", "zone": "Europe/London"}\n'


def children():
    """Processes of this one, or left behind by it, that run the file of the child."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            if child.__file__.encode() in (folder / "cmdline").read_bytes() and parent in {os.getpid(), 1}:
                found.append(int(folder.name))
    return found


def test_file_comes_back_as_entries_and_what_was_left_out():
    whole = ["BEGIN:VEVENT", "UID:2", "DTSTART;VALUE=DATE:20261116", "END:VEVENT"]
    reading = read_in_child(calendar(event("RRULE:FREQ=DAILY;COUNT=2"), whole), WEEK)
    assert reading.entries == [TitleHours("meeting", (6, 6, 0, 0, 0, 0, 0))]
    assert (reading.source, reading.left_out, reading.unknown_zones) == ("a calendar", {"whole day": 1}, [])


def test_problem_comes_back_as_its_sentence():
    with pytest.raises(ReadingError, match="is no calendar"):
        read_in_child(b"hello", WEEK)


def test_rule_without_end_is_cut_off_and_leaves_no_process(settings):
    settings.CALENDAR_CPU_SECONDS = 1
    with pytest.raises(TooLongError):
        read_in_child(FOREVER, WEEK)
    assert not children()


def test_child_that_uses_no_cpu_is_cut_off_by_the_clock(settings, monkeypatch, tmp_path):
    sleeper = tmp_path / "child.py"
    sleeper.write_text("import time; time.sleep(60)")
    monkeypatch.setattr(child_process.child, "__file__", str(sleeper))
    settings.CALENDAR_WALL_SECONDS = 1
    began = time.monotonic()
    with pytest.raises(TooLongError):
        read_in_child(b"x" * 200_000, WEEK)
    assert time.monotonic() - began < 5
    assert not children()


@pytest.mark.parametrize("code", ["raise SystemExit(1)", "print('x' * 1_000_000)"])
def test_child_that_fails_or_tells_too_much_is_a_sentence(settings, monkeypatch, tmp_path, caplog, code):
    settings.CALENDAR_WALL_SECONDS = 1
    failing = tmp_path / "child.py"
    failing.write_text(code)
    monkeypatch.setattr(child_process.child, "__file__", str(failing))
    with pytest.raises((ReadingError, TooLongError)):
        read_in_child(b"x" * 200_000, WEEK)
    assert not children()
    assert code.startswith("print") or "ended with 1" in caplog.text


def test_child_may_tell_as_much_as_is_allowed_and_no_more(monkeypatch):
    _, told = child_process._run([b'{"monday": "2026-11-16", "zone": "UTC"}\n', calendar(event())])
    monkeypatch.setattr(child_process, "MAX_ANSWER", len(told))
    assert read_in_child(calendar(event()), WEEK).entries
    monkeypatch.setattr(child_process, "MAX_ANSWER", len(told) - 1)
    with pytest.raises((ReadingError, TooLongError)):
        read_in_child(calendar(event()), WEEK)


def test_child_that_tells_too_much_is_ended_before_its_time_is_over(settings, monkeypatch, tmp_path):
    settings.CALENDAR_WALL_SECONDS = 60
    talker = tmp_path / "child.py"
    talker.write_text("while True: print('x' * 1_000_000)")
    monkeypatch.setattr(child_process.child, "__file__", str(talker))
    began = time.monotonic()
    with pytest.raises(TooLongError):
        read_in_child(b"", WEEK)
    assert time.monotonic() - began < 30


def test_memory_is_bounded(settings):
    settings.CALENDAR_MEMORY_MB, settings.CALENDAR_CPU_SECONDS, settings.CALENDAR_WALL_SECONDS = 64, 60, 60
    with pytest.raises(TooLongError):
        read_in_child(calendar() + b"a:b\n" * 990_000, WEEK)


def test_files_are_read_two_at_a_time_at_most(settings):
    settings.CALENDAR_CPU_SECONDS = 1
    outcomes = []

    def read():
        try:
            read_in_child(FOREVER, WEEK)
        except (TooLongError, BusyError) as problem:
            outcomes.append(type(problem))

    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(kind.__name__ for kind in outcomes) == ["BusyError", "BusyError", "TooLongError", "TooLongError"]
    assert read_in_child(calendar(event()), WEEK).entries


def test_child_knows_neither_django_nor_settings_nor_what_the_server_has_open():
    told = (
        f"import runpy, sys; sys.argv = ['x', '5', '5', '512'];"
        f"runpy.run_path({child.__file__!r}, run_name='__main__');"
        "loaded = {name.partition('.')[0] for name in sys.modules};"
        "print(sorted(loaded & {'django', 'integration_site', 'sqlite3', 'socket'}))"
    )
    command = [sys.executable, "-I", "-c", told]
    done = subprocess.run(command, input=ASKED + calendar(event()), capture_output=True, env={}, cwd="/", check=True)
    assert done.stdout.endswith(b"[]\n")


def test_server_loads_no_library_for_calendars_to_read_a_file():
    told = (
        "import os, sys; sys.path.insert(0, sys.argv[1]); os.environ['DJANGO_SETTINGS_MODULE'] = 'tests.settings';"
        "import django; django.setup(); import practices.calendar_import.views;"
        "print('recurring_ical_events' in sys.modules, 'dateutil' in sys.modules)"
    )
    root = Path(child.__file__).parents[2]
    command = [sys.executable, "-c", told, str(root)]
    environment = {"VAR_DIR": os.environ.get("VAR_DIR", "/tmp"), "PATH": os.environ["PATH"]}  # noqa: S108
    done = subprocess.run(command, capture_output=True, env=environment, cwd=root, check=True)
    assert done.stdout.split() == [b"False", b"False"]


ZONES = ["Europe/London", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Apia"]
RULES = [
    "",
    "FREQ=DAILY;INTERVAL=3",
    "FREQ=DAILY;COUNT=40",
    "FREQ=WEEKLY;BYDAY=MO,TH,SU",
    "FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=TU,SU",
    "FREQ=MONTHLY;BYDAY=-1MO,3WE",
    "FREQ=MONTHLY;BYMONTHDAY=-1,16",
    "FREQ=YEARLY",
    "FREQ=YEARLY;BYMONTH=11;BYDAY=3TU",
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1,10",
]
HALF_HOURS = st.integers(0, 84 * 48)
STARTS = HALF_HOURS.map(lambda halves: datetime.fromisoformat("2026-09-01") + timedelta(minutes=30 * halves))
EVENTS = st.tuples(STARTS, st.integers(1, 20).map(lambda n: n * 30), st.sampled_from(RULES), st.sampled_from(ZONES))


FIRST_TIME_LASTS_INTO_SUMMER_TIME = (datetime.fromisoformat("2026-10-03T16:00"), 600, RULES[1], "Australia/Lord_Howe")


@settings(max_examples=12)
@given(st.lists(EVENTS, min_size=1, max_size=8), st.sampled_from(ZONES))
@example([FIRST_TIME_LASTS_INTO_SUMMER_TIME], "Europe/London")
def test_child_finds_what_the_library_finds(drawn, reader):
    parts = []
    for number, (starts, minutes, rule, zone) in enumerate(drawn):
        at = f"DTSTART;TZID={zone}:{starts:%Y%m%dT%H%M%S}"
        rules = [f"RRULE:{rule}"] if rule else []
        parts.append(
            ["BEGIN:VEVENT", f"UID:{number}", f"SUMMARY:t{number}", at, f"DURATION:PT{minutes}M", *rules, "END:VEVENT"]
        )
    content, week = calendar(*parts), ImportWeek(MONDAY, ZoneInfo(reader))
    found = recurring_ical_events.of(icalendar.Calendar.from_ical(content)).between(week.begins, week.ends)
    spans = [
        EventSpan(e["DTSTART"].dt.astimezone(UTC), e["DTEND"].dt.astimezone(UTC), str(e["SUMMARY"])) for e in found
    ]
    assert read_in_child(content, week).entries == entries_of(spans, week)


def test_child_starts_in_little_time():
    """Of CPU, so that a small file is far from its limit."""
    before = os.times()
    read_in_child(calendar(event()), WEEK)
    after = os.times()
    spent = timedelta(
        seconds=after.children_user + after.children_system - before.children_user - before.children_system
    )
    assert spent < timedelta(seconds=1)
