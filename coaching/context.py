"""What is known of whoever asks: four queries at most besides those for the plan."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Value

from accounts.models import Person, zone_of
from assessments.codes import decode
from assessments.models import Attempt, SavedResult
from assessments.suggestions import Suggestion, suggestion_from
from coaching.models import Circumstance, Reaction
from coaching.questions.obstacles import classify_obstacle
from coaching.rating_trend import rating_trend_of
from coaching.suggestions.engine import Feedback
from coaching.suggestions.items import CONDITIONS, NO_HABIT, UNKNOWN, PersonFacts
from coaching.suggestions.reactions import REST_DAYS
from commitments.habits.days import OPEN_DAYS
from commitments.habits.step_suggestions import KEPT_DAYS
from commitments.models import Commitment, MarkerSet
from commitments.occasions.outcomes import COUNTS_AS_KEPT, outcome
from commitments.plans.panel import PlanPanel, occasion_pairs, plan_panel
from commitments.schedule import today_in

WEEKS = 4
STEADY = 3
SUMMED_UP = 4  # answers
MAX_REST = timedelta(days=max(REST_DAYS.values()))


@dataclass(frozen=True)
class CoachContext:
    """`code` and `portrait` fill in the form of a plan; `plan` is the commitment that the facts are about."""

    facts: PersonFacts
    said: list[Feedback]
    code: str = ""
    portrait: str = ""
    plan: int | None = None


def build_context(person: Person | None, query: Mapping[str, str], now: datetime) -> CoachContext:
    """From what is stored about a person and a result's code or a portrait, `result` and `portrait`, in `query`."""
    a_week_ago = today_in(zone_of(person), now) - timedelta(days=OPEN_DAYS)
    latest = Commitment.objects.for_person(person).active().with_weeks().with_habit(after=a_week_ago).first()
    return build_context_from(person, plan_panel(latest, due=None, now=now) if latest else None, now, query=query)


def build_context_from(
    person: Person | None, panel: PlanPanel | None, now: datetime, *, query: Mapping[str, str] | None = None
) -> CoachContext:
    """The same for a page that has loaded the plan already, with its habit."""
    result = _result_of(person, query or {})
    markers = list(MarkerSet.objects.for_person(person).select_related("review"))
    plan = _plan_facts(panel, markers, now) if panel else {}
    said, circumstance = _told(person, now)
    return CoachContext(
        facts=PersonFacts(
            **result.facts,
            **plan,
            trend=rating_trend_of([each.points for each in markers]),
            circumstance=circumstance,
        ),
        said=said,
        code=result.code,
        portrait=result.portrait,
        plan=panel.commitment.pk if panel else None,
    )


def _told(person: Person | None, now: datetime) -> tuple[list[Feedback], frozenset[str]]:
    """What was said to suggestions lately, and of one's life at present: one query for both."""
    reactions = Reaction.objects.for_person(person).filter(reacted_at__gt=now - MAX_REST).order_by()
    ticked = Circumstance.objects.for_person(person).order_by().values_list(Value(""), "kind", "noted_at")
    rows = list(reactions.values_list("item", "kind", "reacted_at").union(ticked, all=True))
    said = [Feedback(item, kind, at.date()) for item, kind, at in rows if item]
    return said, frozenset(kind for item, kind, _ in rows if not item)


@dataclass(frozen=True)
class _Result:
    facts: dict[str, str]
    code: str
    portrait: str


def _result_of(person: Person | None, query: Mapping[str, str]) -> _Result:
    """One that comes with the request stands over what is stored; of that, three answers over an earlier assessment."""
    attempt = Attempt.objects.for_person(person).finished().first()
    full = attempt.summary if attempt else {}
    saved = SavedResult.objects.for_person(person).first()
    code = saved.code if saved else ""
    asked = {key: query.get(key, "") for key in ("result", "portrait")}
    named = (attempt.portrait if attempt else "") or _known(full, "profile", "profile")
    stored = {"result": (attempt.quick_code if attempt else "") or code, "portrait": named}
    brought = suggestion_from(asked)
    if brought is None and saved and (attempt is None or saved.saved_at > attempt.finished_at):
        asked = {"result": code, "portrait": saved.portrait}
        brought = suggestion_from(asked)
    suggestion, source = (brought, asked) if brought else (suggestion_from(stored), stored)
    if suggestion is None:
        return _Result(_facts(None, full, is_brought=False), "", "")
    portrait = suggestion.profile_slug if source["portrait"] else ""
    return _Result(_facts(suggestion, full, is_brought=bool(brought)), suggestion.code, portrait)


def _facts(suggestion: Suggestion | None, full: Mapping[str, object], *, is_brought: bool) -> dict[str, str]:
    answers = decode(suggestion.code).answers if suggestion and suggestion.code else {}
    control = [answers.get("control", ""), _known(full, "say", "control")]
    priority = [answers.get("priority", ""), _known(full, "matters", "priority")]
    control, priority = (both if is_brought else both[::-1] for both in (control, priority))
    return {
        "profile": suggestion.profile_slug if suggestion else UNKNOWN,
        "priority": priority[0] or priority[1] or UNKNOWN,
        "control": control[0] or control[1] or UNKNOWN,
        "weakest": _known(full, "weakest", "weakest"),
    }


def _known(summary: Mapping[str, object], key: str, condition: str) -> str:
    """What an import brought may be anything, also what no item knows."""
    value = summary.get(key) if isinstance(summary, dict) else None
    return value if isinstance(value, str) and value in CONDITIONS[condition] else ""


def _plan_facts(panel: PlanPanel, markers: list[MarkerSet], now: datetime) -> dict[str, str]:
    pairs = occasion_pairs(panel.commitment)
    outcomes = [outcome(first.answer, is_moved=bool(moved), later=moved and moved.answer) for first, moved in pairs]
    answered = [each for each in outcomes if each]
    is_steady = len(answered) >= STEADY and COUNTS_AS_KEPT.issuperset(answered[-STEADY:])
    hindered = [each.review.hindered for each in reversed(markers) if each.review]
    return {
        "week": "over" if panel.is_over else str((panel.current - 1) % WEEKS + 1),
        "last": answered[-1] if answered else "open",
        "turn": panel.lapse or ("steady" if is_steady else ""),
        "answers": sum_up(answered),
        "habit": _habit_of(panel.commitment, now),
        "obstacle": classify_obstacle([*hindered[:1], panel.commitment.obstacle]),
    }


def sum_up(outcomes: Sequence[str]) -> str:
    """What most of the latest four say, passing over those that did not apply; "" for fewer than two."""
    latest = [each for each in outcomes if each != "not_applicable"][-SUMMED_UP:]
    kept = sum(each in COUNTS_AS_KEPT for each in latest)
    missed = len(latest) - kept
    if len(latest) < 2:
        return ""
    if kept == missed:
        return "mixed"
    return "mostly-kept" if kept > missed else "mostly-missed"


def _habit_of(plan: Commitment, now: datetime) -> str:
    """By its last seven days: five are many, and a habit younger than that is new."""
    if plan.habit_began_at is None:
        return NO_HABIT
    if now - plan.habit_began_at < timedelta(days=OPEN_DAYS):
        return "new"
    if plan.habit_days is None:
        return "resting"
    return "steady" if plan.habit_days >= KEPT_DAYS else ""
