"""The authored files of this app, each read once per process. No Django."""

import re
from functools import cache
from pathlib import Path

from assessments.advice import Advice
from assessments.loading.advice import load_advice
from assessments.loading.insights import Insights, load_insights
from assessments.loading.instruments import Instrument, InstrumentFileError, load_instrument
from assessments.loading.method_texts import MethodText, load_method_texts
from assessments.loading.profiles import Profiles, load_profiles
from assessments.loading.published import Published, load_published
from assessments.loading.scales import ScalesFileError, load_scales
from assessments.loading.together import TogetherWords, load_together
from assessments.loading.toml_tables import ContentIssue, DataFileError, read_file, read_folder
from assessments.scales import ScaleInstrument
from assessments.scoring.quick_simulation import Distribution, distribution

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
