"""What of the rituals belongs to a person's day: which can be begun, and what a shutdown list left open."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from accounts.models import Person
from commitments.schedule import today_in
from practices.models import OpenTask, Ritual

MAX_SHOWN = 3


@dataclass(frozen=True)
class RitualsToday:
    """The first of each; `has_more` when there are others."""

    rituals: list[Ritual]
    tasks: list[OpenTask]
    has_more: bool


def rituals_today(person: Person, now: datetime) -> RitualsToday:
    """A ritual that was ended today is done; whoever never made one costs one query."""
    own = list(Ritual.objects.for_person(person).with_runs())
    tasks = list(OpenTask.objects.for_person(person)[: MAX_SHOWN + 1]) if own else []
    today = today_in(person.zone, now)
    ready = [each for each in own if not each.put_away_at and not _was_on(today, each.last_at, person.zone)]
    has_more = max(len(ready), len(tasks)) > MAX_SHOWN
    return RitualsToday(ready[:MAX_SHOWN], tasks[:MAX_SHOWN], has_more)


def _was_on(today: date, ended_at: datetime | None, zone: ZoneInfo) -> bool:
    return ended_at is not None and today_in(zone, ended_at) == today
