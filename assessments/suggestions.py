"""What a result, a portrait or a piece of advice suggests to protect, as another app needs it to fill in its form."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace

from assessments import library
from assessments.codes import Coded, decoded_or_none
from assessments.loading.profiles import WEEKDAYS, Profile
from assessments.scoring.quick import Answers, score


@dataclass(frozen=True)
class Suggestion:
    """One boundary and one micro habit: "On {weekday} {part} I protect {what} for {value}. After {cue}, I {action}."

    `code` is empty when no result, only the portrait `profile_slug`, suggests it.
    `weekday` counts from Monday, 0, to Sunday, 6; `part` is morning, midday, afternoon or evening.
    """

    code: str
    profile_name: str
    value: str
    what: str
    weekday: int
    part: str
    cue: str
    action: str
    profile_slug: str = ""


def suggestion_from(query: Mapping[str, str]) -> Suggestion | None:
    """By `result`, a code, or `portrait`, a slug, or both; `matters` tells of a portrait alone for whom or what, and
    `advice`, an id, then puts its own step in their place.

    Advice alone leaves open for whom or what. What stands for nothing is left out; None when nothing is left.
    """
    code, slug = query.get("result", ""), query.get("portrait", "")
    advice = query.get("advice", "")
    suggestion = suggestion_for(code, portrait=slug) or suggestion_for_portrait(slug, query.get("matters", ""))
    return _with_advice(suggestion, advice) if suggestion else suggestion_for_advice(advice)


def suggestion_for(code: str, *, portrait: str = "") -> Suggestion | None:
    """None for a code that stands for no answers. A `portrait` chosen by the person stands over the score."""
    coded = decoded_or_none(code)
    if coded is None:
        return None
    known = library.profiles().profiles
    return suggest(code, coded.answers, known[portrait if portrait in known else _named(coded)])


def suggestion_for_portrait(slug: str, matters: str = "") -> Suggestion | None:
    """At an edge of the week, since no answers are known. None for a slug that is no portrait."""
    words = library.profiles()
    portrait = words.profiles.get(slug)
    if portrait is None:
        return None
    priority = matters if matters in words.boundaries else portrait.priority
    return suggest("", {"priority": priority, "control": "rigid"}, portrait)


def suggestion_for_advice(advice_id: str) -> Suggestion | None:
    """None for an id that is no advice."""
    if library.advice().item(advice_id) is None:
        return None
    return _with_advice(Suggestion("", "", "", "", 0, "", "", ""), advice_id)


def suggest(code: str, answers: Answers, profile: Profile) -> Suggestion:
    boundary = library.profiles().boundaries[answers["priority"]]
    slot = boundary.slot(answers["control"])
    return Suggestion(
        code=code,
        profile_name=profile.name,
        value=boundary.value,
        what=boundary.what,
        weekday=slot.weekday,
        part=slot.part,
        cue=profile.habit.cue,
        action=profile.habit.action,
        profile_slug=profile.slug,
    )


def sentence(value: str, *, weekday: int, part: str) -> str:
    return f"I protect {WEEKDAYS[weekday]} {part} for {value}."


def portrait_sentence(profile: Profile) -> str:
    """The boundary and habit that a portrait suggests when no answers are known, so at an edge of the week."""
    boundary = library.profiles().boundaries[profile.priority]
    protect = sentence(boundary.value, weekday=boundary.edge.weekday, part=boundary.edge.part)
    return f"{protect} After {profile.habit.cue}, I {profile.habit.action}."


def _named(coded: Coded) -> str:
    return score(library.instrument(library.QUICK, coded.version), coded.answers).profile


def _with_advice(suggestion: Suggestion, advice_id: str) -> Suggestion:
    item = library.advice().item(advice_id)
    if item is None:
        return suggestion
    boundaries = library.profiles().boundaries
    values = [boundaries[key].value for key in item.conditions.get("priority", ())]
    return replace(suggestion, value=next(iter(values), suggestion.value), **asdict(item.step))
