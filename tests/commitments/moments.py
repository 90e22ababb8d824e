"""Between which days, and in which time zones, schedules are tried."""

from datetime import datetime

ZONES = ["Europe/London", "America/New_York", "Australia/Sydney", "Asia/Kolkata", "America/Santiago"]
FIRST, LAST = datetime(2020, 1, 1), datetime(2037, 1, 1)  # noqa: DTZ001 -- hypothesis adds the zone
