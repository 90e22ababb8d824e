"""Attempts at the published full assessment, finished or not."""

from datetime import UTC, datetime, timedelta

from accounts.models import Person
from assessments import library
from assessments.loading.scales import load_scales
from assessments.models import Attempt, ItemAnswer
from assessments.scoring.full import SCORER_VERSION, score, summary_of

FULL_TEXT = (library.INSTRUMENTS / "full-1.toml").read_text(encoding="utf-8")
FULL = load_scales(FULL_TEXT, "full-1.toml")
DAY = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


def sheet(**towards):
    """Every statement answered 3, except on the named scales, where each says so much for its scale (1-5)."""
    wanted = {key.replace("_", "-"): value for key, value in towards.items()}
    return {key: item.keyed(wanted.get(item.scale, 3)) for key, item in FULL.items.items()}


def make_attempt(person, values, *, finished=True, started_at=DAY, minutes=6, version=1):
    ends_at = started_at + timedelta(minutes=minutes)
    end = {"finished_at": ends_at, "summary": summary_of(score(FULL, values)), "scorer_version": SCORER_VERSION}
    attempt = Attempt.objects.create(
        person=person, instrument="full", version=version, started_at=started_at, **(end if finished else {})
    )
    ItemAnswer.objects.bulk_create(ItemAnswer(attempt=attempt, item=key, value=value) for key, value in values.items())
    return attempt


def make_guests(count):
    return [Person.objects.create_guest(time_zone="Europe/London") for _ in range(count)]
