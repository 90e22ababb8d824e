"""Files that would keep a server busy for minutes, sent to a real one: each is answered, and nobody else waits."""

import statistics
import threading
import time
from pathlib import Path

import pytest

from practices.calendar_import import child
from tests.benchmarks.failing_imports import send_file
from tests.benchmarks.visits import Visitor
from tests.live_server import UNTHROTTLED
from tests.practices.calendar_import.calendars import calendar, event

pytestmark = [pytest.mark.slow, pytest.mark.timed]
PATH = "/practices/time/2026-11-16/calendar/"
OLD = {"starts": "20000101T090000", "ends": "20000101T100000"}
AT_ONCE = {f"RECURRENCE-ID:20261116T09{n % 60:02}{n // 60 % 60:02}Z" for n in range(3600)}
HOSTILE = {
    "a rule that never falls": calendar(event("RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", **OLD)),
    "each second": calendar(event("RRULE:FREQ=SECONDLY", **OLD)),
    "seconds that never fall": calendar(event("RRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30", **OLD)),
    "daily since the year 1": calendar(event("RRULE:FREQ=DAILY", starts="00010101T090000Z", ends="00010101T100000Z")),
    "many rules": calendar(*[event("RRULE:FREQ=DAILY", uid=f"{n}", **OLD) for n in range(5_000)]),
    "an interval beyond all years": calendar(event("RRULE:FREQ=DAILY;INTERVAL=999999999999", **OLD)),
    "no interval": calendar(event("RRULE:FREQ=DAILY;INTERVAL=0", **OLD)),
    "thousands of exceptions": calendar(event("RRULE:FREQ=DAILY", **OLD), *[event(each) for each in sorted(AT_ONCE)]),
    "exceptions on one line": calendar(event("RRULE:FREQ=DAILY", "EXDATE:" + ",".join(["20000102T090000"] * 200_000))),
    "nested": calendar([f"BEGIN:X{n}" for n in range(9_999)]),
    "a bomb of folded lines": b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:x" + b"\r\n x" * 900_000,
    "empty lines": b"BEGIN:VCALENDAR" + b"\n" * 3_900_000,
    "short lines": b"BEGIN:VCALENDAR" + b"\na:b" * 900_000,
    "a zone each second": calendar(
        ["BEGIN:VTIMEZONE", "TZID:Z1", "BEGIN:STANDARD", "DTSTART:16010101T000000", "RRULE:FREQ=SECONDLY"],
        ["TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "END:STANDARD", "END:VTIMEZONE"],
        ["BEGIN:VEVENT", "DTSTART;TZID=Z1:20261116T090000", "RRULE:FREQ=DAILY", "DURATION:PT1H", "END:VEVENT"],
    ),
    "nested data": b'{"buckets":' + b"[" * 3_000_000,
}


def send(visitor, content):
    """Status of the answer to the file, and its seconds, without those of the form before it."""
    began = time.monotonic()
    status = send_file(visitor, PATH, content, name="a.ics")
    return status, time.monotonic() - began - visitor.seconds[-1]


def children():
    found = []
    for file in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            found += [file.parent.name] if child.__file__.encode() in file.read_bytes() else []
        except OSError:
            continue
    return found


def test_files_that_are_hostile_keep_nobody_waiting_and_leave_nothing(server):
    started = server("--workers", "2", THROTTLES=f"{UNTHROTTLED}, calendar=1000000/60")
    others, ended = [], threading.Event()

    def read_on():
        visitor = Visitor(started.port, address="127.9.0.1")
        while not ended.wait(0.05):
            began = time.monotonic()
            visitor.get("/commitments/new/")
            others.append(time.monotonic() - began)

    reader = threading.Thread(target=read_on)
    reader.start()
    try:
        answers = {name: send(Visitor(started.port), content) for name, content in HOSTILE.items()}
    finally:
        ended.set()
        reader.join()
    assert {status for status, _ in answers.values()} <= {200, 422}, answers
    assert max(seconds for _, seconds in answers.values()) < 6, answers
    assert statistics.quantiles(others, n=20)[-1] < 0.2
    assert not children()


def test_files_beyond_those_that_are_read_at_once_are_told_to_come_again(server):
    started = server("--workers", "1", THROTTLES=f"{UNTHROTTLED}, calendar=1000000/60")
    answers = []
    content = HOSTILE["a rule that never falls"]

    def send_from(number):
        answers.append(send(Visitor(started.port, address=f"127.{number}.0.1"), content))

    threads = [threading.Thread(target=send_from, args=(number,)) for number in range(2, 8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    statuses = [status for status, _ in answers]
    assert {*statuses} == {422, 503}
    assert max(seconds for _, seconds in answers) < 6
    assert not children()
