from datetime import time
from typing import Any

from accounts.edit_guard import GuardedForm
from commitments.form_fields import LENGTHS, STARTS, start_choices
from commitments.models import Commitment
from commitments.plans.forms import BY_WEEK_END, CommitmentForm
from commitments.schedule import PARTS, minutes_of, part_of
from commitments.wording.days_and_hours import length


def initial_edit(commitment: Commitment) -> dict[str, Any]:
    """What the form of a commitment holds before anything is typed."""
    names = ["what", "obstacle", "response", "time_zone", "tell_whom", "firmness", "is_non_negotiable"]
    hours, days = commitment.hours or PARTS["evening"], commitment.days
    return {name: getattr(commitment, name) for name in names} | {
        "value": commitment.value.name,
        "weekday": days[0] if days else BY_WEEK_END,
        "more_days": days[1:],
        "part": part_of(hours),
        "start": hours.starts.isoformat("minutes"),
        "minutes": minutes_of(hours),
    }


class CommitmentEditForm(GuardedForm, CommitmentForm):
    """The same sentence for a commitment that is kept; its habit stands for itself."""

    cue = None
    action = None

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        start, minutes = self.initial["start"], self.initial["minutes"]
        self.fields["start"].choices = start_choices([*STARTS, time.fromisoformat(start)])
        self.fields["minutes"].choices = sorted(dict([(minutes, length(minutes)), *LENGTHS]).items())

    def counts(self, name: str) -> bool:
        if name in {"start", "minutes"}:
            return self.wants_own_hours
        return name != "part" or not self.wants_week_end
