"""What a file holds of one week. Pure."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

MAX_BYTES = 4_000_000
DAYS = 7
MAX_DURATION = timedelta(days=1)  # of what takes hours; anything longer is a trip, not a piece of a day
TITLE_LENGTH = 120
WHOLE_DAY, DECLINED, FREE = "whole day", "declined", "free"
UNKNOWN_ZONE, DAMAGED = "unknown zone", "damaged"


class ReadingError(Exception):
    """Why a file cannot be read; the text is a sentence for the reader."""


@dataclass(frozen=True)
class EventSpan:
    """Both ends in UTC."""

    starts: datetime
    ends: datetime
    title: str
    is_cancelled: bool = False  # whether hours went to something all the same, only the person knows


@dataclass
class Found:
    """Spans that touch the week; how often something was left out, by kind; names of zones that nobody knows."""

    source: str
    spans: list[EventSpan] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    unknown_zones: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class ImportWeek:
    """Seven days from `monday` on, by the clock of `zone`."""

    monday: date
    zone: ZoneInfo

    @property
    def begins(self) -> datetime:
        return datetime.combine(self.monday, time.min, self.zone)

    @property
    def ends(self) -> datetime:
        return datetime.combine(self.monday + timedelta(days=DAYS), time.min, self.zone)

    def touches(self, starts: datetime, ends: datetime) -> bool:
        return starts < self.ends and ends > self.begins

    @property
    def midnights(self) -> list[datetime]:
        """Of each day and of the day after the last, in UTC."""
        days = (self.monday + timedelta(days=ahead) for ahead in range(DAYS + 1))
        return [datetime.combine(day, time.min, self.zone).astimezone(UTC) for day in days]


def clean_title(text: str) -> str:
    return "".join(letter for letter in " ".join(text[: TITLE_LENGTH * 9].split()) if letter.isprintable())[
        :TITLE_LENGTH
    ].strip()
