"""A finished attempt at the full assessment."""

from assessments.models import Attempt
from tests.commitments.factories import NOW

FULL = {
    "instrument": "full",
    "version": 1,
    "scorer": 1,
    "scales": {},
    "profile": "purpose",
    "second": None,
    "margin": None,
    "lead": None,
    "near": [],
    "weakest": "switching-off",
    "say": "high",
    "is_even": False,
}


def make_attempt(person, *, summary=FULL, code="", at=NOW):
    closed = {"finished_at": at, "summary": summary, "scorer_version": 1, "quick_code": code}
    return Attempt.objects.create(person=person, instrument="full", version=1, started_at=at, **closed)
