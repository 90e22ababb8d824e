"""What the form of a plan says of the choices made in it, before it is sent. Nothing is stored."""

from datetime import datetime
from zoneinfo import ZoneInfo

from commitments.models import MAX_NON_NEGOTIABLES
from commitments.plans.forms import CommitmentForm
from commitments.plans.non_negotiables import LIMIT_MESSAGE, other_non_negotiables
from commitments.plans.overlaps import names_at
from commitments.schedule import weekly_occasions
from commitments.wording.days_and_hours import format_weekly
from commitments.wording.phrases import number
from commitments.wording.sentences import shared_notice

NOTHING_ELSE = "Nothing else of yours is protected then."


def preview_times(form: CommitmentForm, now: datetime) -> str:
    """The chosen times, and what else the person protects then; empty without a day."""
    form.full_clean()
    if form.times is None:
        return ""
    days, hours = form.times
    spans = weekly_occasions(now, days, hours, ZoneInfo(form.cleaned_data["time_zone"]))
    others = names_at(spans, person_id=form.person.pk, beside=form.commitment) if form.person else []
    return f"{format_weekly(days, hours)}. {shared_notice(others) or NOTHING_ELSE}"


def preview_limit(form: CommitmentForm) -> str:
    """How many stay fixed with this one, or that a fourth does not; empty unless this one is to."""
    if not form["is_non_negotiable"].value():
        return ""
    count = other_non_negotiables(form.person, form.commitment).count()
    if count >= MAX_NON_NEGOTIABLES:
        return LIMIT_MESSAGE
    return f"With this one, {number(count + 1)} of {number(MAX_NON_NEGOTIABLES)} stay fixed."
