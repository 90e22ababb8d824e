"""The authored files of this app, each read once per process; and what joins one file to another. No Django."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path

from assessments.advice import Advice
from assessments.codes import LAYOUTS
from assessments.loading.advice import gaps, load_advice
from assessments.loading.insights import Insights, load_insights
from assessments.loading.instruments import Instrument, InstrumentFileError, load_instrument
from assessments.loading.method_texts import MethodText, load_method_texts
from assessments.loading.profiles import Profiles, load_profiles
from assessments.loading.published import Published, changed, load_published, unrecorded
from assessments.loading.scales import ScalesFileError, load_scales
from assessments.loading.together import TogetherWords, load_together
from assessments.loading.toml_tables import ContentIssue, DataFileError, read_file, read_folder
from assessments.scales import STYLE, ScaleInstrument
from assessments.scoring.quick_simulation import Distribution, distribution
from assessments.scoring.quick_validation import validate_instrument

FOLDER = Path(__file__).resolve().parent / "content"
INSTRUMENTS = FOLDER / "instruments"
PROFILES = FOLDER / "profiles.toml"
ADVICE = FOLDER / "advice"
INSIGHTS = FOLDER / "insights.toml"
TOGETHER = FOLDER / "together.toml"
METHODS = FOLDER / "methods.toml"
PUBLISHED = FOLDER / "published.toml"
FILE_NAME = re.compile(r"(?P<slug>[a-z][a-z-]*)-(?P<version>[1-9][0-9]?)\.toml")
QUICK = "quick"
FULL = "full"


@cache
def instruments() -> dict[tuple[str, int], Instrument]:
    """By slug and version. InstrumentFileError carries the issues of all files together."""
    loaded: dict[tuple[str, int], Instrument] = {}
    issues: list[ContentIssue] = []
    for file in sorted(set(INSTRUMENTS.glob("*.toml")) - set(_full_files())):
        try:
            instrument = load_instrument(read_file(file, file.name), file.name)
        except DataFileError as problem:
            issues.extend(problem.issues)
            continue
        issues.extend(wrong_file_name(instrument, file.name))
        loaded[instrument.slug, instrument.version] = instrument
    if issues:
        raise InstrumentFileError(issues)
    return loaded


def instrument(slug: str, version: int) -> Instrument:
    """KeyError for a version that is not here."""
    return instruments()[slug, version]


def newest(slug: str) -> Instrument:
    return instruments()[slug, max(version for known, version in instruments() if known == slug)]


@cache
def full_instruments() -> dict[int, ScaleInstrument]:
    """The full assessment by version. ScalesFileError carries the issues of all files together."""
    loaded: dict[int, ScaleInstrument] = {}
    issues: list[ContentIssue] = []
    for file in _full_files():
        try:
            instrument = load_scales(read_file(file, file.name), file.name)
        except DataFileError as problem:
            issues.extend(problem.issues)
            continue
        issues.extend(wrong_file_name(instrument, file.name))
        loaded[instrument.version] = instrument
    if issues:
        raise ScalesFileError(issues)
    return loaded


def newest_full() -> ScaleInstrument:
    return full_instruments()[max(full_instruments())]


def _full_files() -> list[Path]:
    return sorted(INSTRUMENTS.glob(f"{FULL}-*.toml"))


@cache
def profiles() -> Profiles:
    return load_profiles(read_file(PROFILES, PROFILES.name), PROFILES.name)


@cache
def advice() -> Advice:
    return load_advice(read_folder(ADVICE))


@cache
def insights() -> Insights:
    return load_insights(read_file(INSIGHTS, INSIGHTS.name), INSIGHTS.name)


@cache
def together() -> TogetherWords:
    """What two results can be told, whatever the newest quick assessment asks."""
    return load_together(read_file(TOGETHER, TOGETHER.name), TOGETHER.name, newest(QUICK))


@cache
def method_texts() -> dict[str, MethodText]:
    return load_method_texts(read_file(METHODS, METHODS.name), METHODS.name)


@cache
def published() -> dict[str, Published]:
    """By file name."""
    return load_published(read_file(PUBLISHED, PUBLISHED.name), PUBLISHED.name)


@cache
def answer_distribution(slug: str, version: int) -> Distribution:
    """What all patterns of answers come to, counted once."""
    return distribution(instruments()[slug, version])


def wrong_file_name(instrument: Instrument | ScaleInstrument, name: str) -> list[ContentIssue]:
    match = FILE_NAME.fullmatch(name)
    if match and (match["slug"], int(match["version"])) == (instrument.slug, instrument.version):
        return []
    return [
        ContentIssue(name, "", f"holds {instrument.slug} {instrument.version}; name it <slug>-<version>.toml to match.")
    ]


def all_issues() -> list[ContentIssue]:
    """Everything wrong with the files of this app; empty when they can be served."""
    loads = (instruments, full_instruments, profiles, advice, insights, method_texts, published)
    issues = [issue for load in loads for issue in _issues_of(load)]
    if not issues:
        quick = [instrument for (slug, _), instrument in instruments().items() if slug == QUICK]
        issues = [
            issue
            for instrument in quick
            for issue in [*missing_keys(instrument, profiles()), *validate_instrument(instrument)]
        ]
        issues += [issue for full in full_instruments().values() for issue in missing_profile_names(full, profiles())]
        missing = sorted(set(LAYOUTS) - {instrument.version for instrument in quick})
        issues += [
            ContentIssue(INSTRUMENTS.name, "", f"lacks quick-{n}.toml, which has codes; put it back.") for n in missing
        ]
        issues += missing_method_texts(method_texts())
    if not issues:
        issues = [*missing_insights(newest(QUICK), insights()), *_issues_of(together), *gaps(advice())]
    return issues


def _issues_of(load: Callable[[], object]) -> Sequence[ContentIssue]:
    try:
        load()
    except DataFileError as problem:
        return problem.issues
    return ()


def changed_files() -> list[ContentIssue]:
    """Published instruments that are no longer what was published."""
    return changed(published(), _instrument_files())


def unrecorded_files() -> list[ContentIssue]:
    """Instruments that are served and not recorded as published, so that nothing would notice a change."""
    return unrecorded(published(), _instrument_files())


def _instrument_files() -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in INSTRUMENTS.glob("*.toml") if file.is_file()}


def missing_profile_names(full: ScaleInstrument, words: Profiles) -> list[ContentIssue]:
    """Style scales whose portrait profiles.toml lacks, or calls otherwise."""
    where, names = f"{full.slug}-{full.version}.toml", {slug: profile.name for slug, profile in words.profiles.items()}
    return [
        ContentIssue(where, f"scale {key}", f"is named differently in {PROFILES.name}; give both one key and name.")
        for key in sorted({*full.keys(STYLE), *names})
        if key not in full.keys(STYLE) or names.get(key) != full.scale(key).name
    ]


def missing_keys(quick: Instrument, words: Profiles) -> list[ContentIssue]:
    """Keys of the quick assessment for which the codes or profiles.toml have nothing to offer."""
    where = f"{quick.slug}-{quick.version}.toml"
    keys = {question.key: {option.key for option in question.options} for question in quick.questions}
    layout = {key: set(options) for key, options in LAYOUTS.get(quick.version, {}).items()}
    issues = []
    if keys != layout:
        issues.append(ContentIssue(where, "question", "differs from its entry in codes.LAYOUTS; make the keys equal."))
    needed = {
        "profile": (set(quick.profiles), set(words.profiles)),
        "opening": (keys.get("experience", set()), set(words.openings)),
        "boundary": (keys.get("priority", set()), set(words.boundaries)),
    }
    for table, (wanted, offered) in needed.items():
        issues += [
            ContentIssue(PROFILES.name, f"{table}.{key}", "is missing; add it.") for key in sorted(wanted - offered)
        ]
    return issues


def missing_method_texts(texts: Mapping[str, MethodText]) -> list[ContentIssue]:
    """Assessments without words for their method page, and words for none. Earlier versions may have their own."""
    versions = {f"{slug}-{n}" for slug, n in [*instruments(), *((FULL, n) for n in full_instruments())]}
    odd = sorted({QUICK, FULL} ^ (set(texts) - versions))
    return [ContentIssue(METHODS.name, slug, "has no assessment or no text; add or remove one.") for slug in odd]


def missing_insights(quick: Instrument, insights: Insights) -> list[ContentIssue]:
    """Answers about which insights.toml has nothing to say."""
    answers = [(question.key, option.key) for question in quick.questions for option in question.options]
    return [
        ContentIssue(INSIGHTS.name, f"{question}.{option}", "is missing; write a text for it.")
        for question, option in answers
        if option not in insights.get(question, {})
    ]
