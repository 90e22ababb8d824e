"""What a calendar of twelve years costs: read by the library alone, and after lines that cannot touch the week are left
out. A child may take 2 s of CPU and 256 MB.

Run by hand: python3 -m uv run python -m tests.benchmarks.calendar_file
"""

import resource
import subprocess
import sys
import time
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import icalendar
import recurring_ical_events

from practices.calendar_import.found import ImportWeek
from practices.calendar_import.ics import read_calendar
from tests.benchmarks.processes import machine

FIRST, EVENTS, A_DAY = date(2015, 1, 1), 12_900, 3
WEEK = ImportWeek(date(2026, 9, 14), ZoneInfo("Europe/London"))


def main():
    if sys.argv[1:]:
        measure(sys.argv[1])
        return
    print(f"{machine()}; {EVENTS:,} events in {len(calendar_file()) / 1e6:.1f} MB")
    for way in WAYS:
        subprocess.run([sys.executable, "-m", "tests.benchmarks.calendar_file", way], check=True)


def measure(way):
    """In a process of its own, so that its memory is told apart."""
    content, begun = calendar_file(), time.process_time()
    found = WAYS[way](content)
    seconds, memory = time.process_time() - begun, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{way:>22}: {seconds:.2f} s of CPU, {memory} MB, {found} times in the week")


def calendar_file():
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0"]
    for number in range(EVENTS):
        day = FIRST + timedelta(number // A_DAY)
        lines += [
            "BEGIN:VEVENT",
            f"UID:{number}-0123456789abcdef@calendar.example",
            f"DTSTART;TZID=Europe/London:{day:%Y%m%d}T{9 + number % A_DAY:02}0000",
            f"DTEND;TZID=Europe/London:{day:%Y%m%d}T{9 + number % A_DAY:02}4500",
            "DTSTAMP:20261101T000000Z",
            "CREATED:20150101T000000Z",
            f"SUMMARY:Weekly meeting of the team {number}",
            "DESCRIPTION:agenda",
            "STATUS:CONFIRMED",
            "SEQUENCE:0",
            "TRANSP:OPAQUE",
            "END:VEVENT",
        ]
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()


def by_library(content):
    calendar = icalendar.Calendar.from_ical(content)
    return len(recurring_ical_events.of(calendar).between(WEEK.begins, WEEK.ends))


def by_lines_first(content):
    return len(read_calendar(content, WEEK).spans)


WAYS = {"the library alone": by_library, "lines left out first": by_lines_first}

if __name__ == "__main__":
    main()
