"""The authored files of this room, each read once per process; and what joins one file to another. No Django."""

import re
from functools import cache
from pathlib import Path

from assessments.codes import LAYOUTS
from assessments.faults import DataProblem, Fault
from assessments.instruments import Instrument, InstrumentProblem, load_instrument
from assessments.profiles import Profiles, load_profiles

FOLDER = Path(__file__).resolve().parent
INSTRUMENTS = FOLDER / "instruments"
PROFILES = FOLDER / "profiles.toml"
FILE_NAME = re.compile(r"(?P<slug>[a-z][a-z-]*)-(?P<version>[1-9][0-9]?)\.toml")
QUICK = "quick"


@cache
def instruments() -> dict[tuple[str, int], Instrument]:
    """By slug and version. InstrumentProblem carries the faults of all files together."""
    loaded: dict[tuple[str, int], Instrument] = {}
    faults: list[Fault] = []
    for file in sorted(INSTRUMENTS.glob("*.toml")):
        try:
            instrument = load_instrument(file.read_text(encoding="utf-8"), file.name)
        except InstrumentProblem as problem:
            faults.extend(problem.faults)
            continue
        faults.extend(misnamed(instrument, file.name))
        loaded[instrument.slug, instrument.version] = instrument
    if faults:
        raise InstrumentProblem(faults)
    return loaded


def instrument(slug: str, version: int) -> Instrument:
    """KeyError for a version that is not here."""
    return instruments()[slug, version]


def newest(slug: str) -> Instrument:
    return instruments()[slug, max(version for known, version in instruments() if known == slug)]


@cache
def profiles() -> Profiles:
    return load_profiles(PROFILES.read_text(encoding="utf-8"), PROFILES.name)


def misnamed(instrument: Instrument, name: str) -> list[Fault]:
    match = FILE_NAME.fullmatch(name)
    if match and (match["slug"], int(match["version"])) == (instrument.slug, instrument.version):
        return []
    return [Fault(name, "", f"holds {instrument.slug} {instrument.version}; name it <slug>-<version>.toml to match.")]


def all_faults() -> list[Fault]:
    """Everything wrong with the files of this room; empty when they can be served."""
    faults: list[Fault] = []
    for load in (instruments, profiles):
        try:
            load()
        except DataProblem as problem:
            faults.extend(problem.faults)
    if not faults:
        quick = [instrument for (slug, _), instrument in instruments().items() if slug == QUICK]
        faults = [fault for instrument in quick for fault in unjoined(instrument, profiles())]
        missing = sorted(set(LAYOUTS) - {instrument.version for instrument in quick})
        faults += [Fault(INSTRUMENTS.name, "", f"lacks quick-{n}.toml, which has codes; put it back.") for n in missing]
    return faults


def unjoined(quick: Instrument, words: Profiles) -> list[Fault]:
    """Keys of the quick assessment for which the codes or profiles.toml have nothing to offer."""
    where = f"{quick.slug}-{quick.version}.toml"
    keys = {question.key: {option.key for option in question.options} for question in quick.questions}
    layout = {key: set(options) for key, options in LAYOUTS.get(quick.version, {}).items()}
    faults = []
    if keys != layout:
        faults.append(Fault(where, "question", "differs from its entry in codes.LAYOUTS; make the keys equal."))
    needed = {
        "profile": (set(quick.profiles), set(words.profiles)),
        "opening": (keys.get("experience", set()), set(words.openings)),
        "boundary": (keys.get("priority", set()), set(words.boundaries)),
    }
    for table, (wanted, offered) in needed.items():
        faults += [Fault(PROFILES.name, f"{table}.{key}", "is missing; add it.") for key in sorted(wanted - offered)]
    return faults
