"""What time trackers export."""

TOGGL = """\
User,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Duration,Tags,Amount ()
Ann,a@example.org,,Garden,,Plan beds,No,2026-11-16,09:00:00,2026-11-16,10:30:00,01:30:00,,
Ann,a@example.org,,,,Letters,No,2026-11-17,23:00:00,2026-11-18,01:00:00,02:00:00,,
Ann,a@example.org,,Garden,,Long ago,No,2020-11-16,09:00:00,2020-11-16,10:30:00,01:30:00,,
Ann,a@example.org,,Garden,,Running,No,2026-11-18,09:00:00,,,,,
"""
