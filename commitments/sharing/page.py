"""The page that a plan's one other person sees, and how long it stays open."""

from dataclasses import dataclass, fields
from datetime import datetime, timedelta

from accounts.text import isolated
from commitments.models import CHEER_QUESTION, CHEER_WORDS, CHEERS, Commitment, Share
from commitments.plans.panel import scored_weeks, weeks_of
from commitments.plans.week_chart import WEEKS_SHOWN, WeekChart, draw_week_chart
from commitments.sharing import wording as shared_words
from commitments.sharing.wording import ShareOptions, describe_state, visible_states
from commitments.strength import strength, weekly_score

DAYS_AFTER = 28


@dataclass(frozen=True)
class SharedPage:
    """Only what was ticked; the rest is empty. `cheers` and `asks` say what may be sent now."""

    name: str
    line: str
    if_then: str
    charts: list[WeekChart]
    weeks: list[tuple[int, list[str]]]
    strength: str
    cheers: dict[str, str]
    asks: bool

    @property
    def sendable(self) -> dict[str, str]:
        """The sentences by their kinds."""
        return self.cheers | {CHEER_QUESTION: CHEER_WORDS[CHEER_QUESTION]} if self.asks else self.cheers


def options_of(share: Share) -> ShareOptions:
    return ShareOptions(**{field.name: getattr(share, field.name) for field in fields(ShareOptions)})


def shared_page(commitment: Commitment, shown: ShareOptions, now: datetime) -> SharedPage:
    """`commitment` comes with its weeks. Results are cheered, an announcement is not: none before the first answer."""
    weeks = weeks_of(commitment, now) if shown.shows_results else []
    states = [visible_states(week.states) for week in weeks]
    answers = [each.answer for each in commitment.occasions.all() if each.answer]
    return SharedPage(
        name=isolated(shown.name),
        line=shared_words.summary_line(
            shown, weekly=commitment.weekly_told, what=commitment.what, value=commitment.value.name
        ),
        if_then=commitment.if_then if shown.shows_if_then else "",
        charts=[draw_week_chart(states[start : start + WEEKS_SHOWN]) for start in range(0, len(states), WEEKS_SHOWN)],
        weeks=[(week.number, [describe_state(state) for state in week.states]) for week in weeks],
        strength=strength(weekly_score(scored_weeks(commitment))).word if shown.shows_strength else "",
        cheers=CHEERS if answers and shown.shows_results else {},
        asks=any(each.ends_at <= now for each in commitment.occasions.all()),
    )


def expires_at(commitment: Commitment) -> datetime:
    """DAYS_AFTER days after the last protected time. `commitment` comes with its weeks."""
    ends = [each.ends_at for each in commitment.occasions.all()]
    return max(ends, default=commitment.created_at) + timedelta(days=DAYS_AFTER)
