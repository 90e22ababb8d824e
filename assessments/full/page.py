"""What the result page of the full assessment shows, from a stored attempt."""

from dataclasses import dataclass

from assessments import library
from assessments.advice import AdviceFacts, Recommendation, recommend
from assessments.codes import Coded, decoded_or_none
from assessments.full.result_rows import FullRows, full_rows, named_styles
from assessments.full.wishes import widest_gap, wish_of
from assessments.loading.profiles import About, Profile
from assessments.models import Attempt
from assessments.scales import SAY, ScaleInstrument
from assessments.scoring.full import FullResult, result_from
from assessments.scoring.quick import score as quick_score

MIN_SAY = SAY[0]


@dataclass(frozen=True)
class Compared:
    """What the three answers that were brought along had said."""

    name: str
    is_same: bool


@dataclass(frozen=True)
class FullPage:
    """`named` are the portraits that the scores name: one, two of a blend, or none. `chosen` is the one that the person
    put over them.

    `query` is what the form of a commitment takes besides an advice; empty, or ending in "&". `code` holds the three
    answers brought along, and `compared` is None without them. `guessed` says that the advice had to assume a say,
    `is_newest` that no later version of the statements exists.
    """

    rows: FullRows
    named: tuple[Profile, ...]
    chosen: Profile | None
    query: str
    statements: str
    code: str
    advice: list[Recommendation]
    guessed: bool
    compared: Compared | None
    about: About
    note: str
    is_newest: bool


def full_result_page(attempt: Attempt) -> FullPage:
    instrument, words, values = attempt.definition, library.profiles(), attempt.values()
    result, brought = result_from(attempt.summary), decoded_or_none(attempt.quick_code)
    chosen = words.profiles.get(attempt.portrait)
    facts = facts_of(instrument, result, brought, chosen=chosen.slug if chosen else "")
    return FullPage(
        rows=full_rows(instrument, result, values),
        named=tuple(words.profiles[key] for key in named_styles(result)),
        chosen=chosen,
        query=_query(attempt.quick_code, chosen.slug if chosen else result.profile, result.matters),
        statements=_in_words(len(instrument.items)),
        code=attempt.quick_code,
        advice=recommend(library.advice(), facts) if facts else [],
        guessed=result.say is None and brought is None,
        compared=_compared(brought, result),
        about=words.about,
        note=instrument.note,
        is_newest=instrument is library.newest_full(),
    )


def facts_of(
    instrument: ScaleInstrument, result: FullResult, brought: Coded | None, *, chosen: str = ""
) -> AdviceFacts | None:
    """A portrait `chosen` by the person stands over the score. Of what could not be scored the three answers may tell;
    without them a person is taken to have the least say.

    None when nothing names a profile.
    """
    answers = brought.answers if brought else {}
    profile = chosen or result.profile or (_quick_profile(brought) if brought else None)
    if profile is None:
        return None
    control = result.say or answers.get("control", MIN_SAY)
    return AdviceFacts(
        profile=profile,
        control=control,
        priority=answers.get("priority", result.matters),
        weakest=result.weakest,
        gap=widest_gap(instrument, result),
        wish=wish_of(instrument, result, profile),
    )


def _query(code: str, portrait: str | None, matters: str | None) -> str:
    """The three answers, or what matters most, tell for whom or what."""
    known = {"result": code, "portrait": portrait, "matters": matters}
    return "".join(f"{name}={value}&" for name, value in known.items() if value)


def _quick_profile(coded: Coded) -> str:
    return quick_score(library.instrument(library.QUICK, coded.version), coded.answers).profile


def _compared(brought: Coded | None, result: FullResult) -> Compared | None:
    if brought is None:
        return None
    profile = _quick_profile(brought)
    return Compared(library.profiles().profiles[profile].name, profile in named_styles(result))


def _in_words(number: int) -> str:
    """From 20 to 99."""
    tens = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")[number // 10 - 2]
    ones = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")[number % 10]
    return f"{tens}-{ones}" if ones else tens
