import re
from argparse import ArgumentParser
from collections.abc import Iterator, Mapping
from pathlib import Path
from random import Random
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from assessments import library
from assessments.loading.instruments import Instrument, load_instrument
from assessments.loading.scales import load_scales
from assessments.loading.toml_tables import DataFileError
from assessments.scales import POINTS, ScaleInstrument
from assessments.scoring.full_simulation import people_figures, sheet_differences, sheet_distribution, simulated_people
from assessments.scoring.quick_simulation import Distribution, NotComparableError, differences, distribution

NAME = re.compile(r"(?P<slug>[a-z][a-z-]*?)(-(?P<version>[0-9]+))?")
SHEETS = 2_000
PEOPLE = 2_000
SEED = 2026  # the same sheets on every run, so that two runs can be compared
Definition = Instrument | ScaleInstrument


class Command(BaseCommand):
    help = (
        "Print what every pattern of answers comes to, or which ones two versions score otherwise. Of an instrument of "
        f"scales, {SHEETS} sheets filled in by chance, the same ones each time, stand for all."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("instrument", help="slug, or slug-version; the newest version without one")
        parser.add_argument("--against", help="a version, or the path of a file, to compare with")

    def handle(self, *args: Any, **options: Any) -> None:
        definition = find(options["instrument"])
        if not options["against"]:
            lines = distribution_lines(definition)
        else:
            other = read_other(definition, options["against"])
            lines = difference_lines(definition, options["against"], found_differences(definition, other))
        self.stdout.write("\n".join(lines))


def find(name: str) -> Definition:
    """CommandError, with what there is, for a name that is no instrument here."""
    full = {(library.FULL, version): definition for version, definition in library.full_instruments().items()}
    known: dict[tuple[str, int], Definition] = {**library.instruments(), **full}
    match = NAME.fullmatch(name)
    versions = [version for slug, version in known if match and slug == match["slug"]]
    wanted = int(match["version"]) if match and match["version"] else max(versions, default=0)
    if not match or wanted not in versions:
        names = ", ".join(f"{slug}-{version}" for slug, version in sorted(known))
        raise CommandError(f"There is no instrument {name}; use one of {names}.")
    return known[match["slug"], wanted]


def read_other(definition: Definition, against: str) -> Definition:
    """A version of the same instrument, or a file that need not be published."""
    if against.isdecimal():
        return find(f"{definition.slug}-{against}")
    load = load_scales if isinstance(definition, ScaleInstrument) else load_instrument
    try:
        return load(Path(against).read_text(encoding="utf-8"), against)
    except (OSError, UnicodeDecodeError) as problem:
        raise CommandError(f"{against} cannot be read: {problem}.") from None
    except DataFileError as problem:
        raise CommandError(str(problem)) from None


def sheets(instrument: ScaleInstrument) -> Iterator[dict[str, int]]:
    chance = Random(SEED)  # noqa: S311 # nosec B311 -- a sample, no secret
    for _ in range(SHEETS):
        yield {key: chance.randint(1, POINTS) for key in instrument.items}


def spread_of(definition: Definition) -> Distribution:
    if isinstance(definition, ScaleInstrument):
        return sheet_distribution(definition, sheets(definition))
    return distribution(definition)


def distribution_lines(definition: Definition) -> Iterator[str]:
    spread = spread_of(definition)
    kind = "sheets filled in by chance" if isinstance(definition, ScaleInstrument) else "patterns"
    yield f"{definition.slug} {definition.version}: {spread.patterns} {kind}"
    yield from share_lines("profiles", spread.profiles, spread.patterns)
    yield from share_lines("leads", spread.leads, spread.patterns)
    yield from share_lines("ties", {"decided by the tie rule": spread.ties}, spread.patterns)
    if isinstance(definition, ScaleInstrument) and definition.pairs:
        yield from people_lines(definition)


def people_lines(instrument: ScaleInstrument) -> Iterator[str]:
    """What `[error]` and the reliabilities of the file rest on."""
    chance = Random(SEED)  # noqa: S311 # nosec B311 -- a sample, no secret
    people = list(simulated_people(instrument, PEOPLE, chance.gauss))
    figures = people_figures(instrument, people)
    yield f"{PEOPLE} simulated people who answer twice: spread, reliability, and that of the file"
    for key, found in figures.scales.items():
        yield f"  {key:<24} {found.sd:>6.1f} {found.reliability:>6.2f} {instrument.scale(key).reliability:>6.2f}"
    yield "the same name twice, by the first lead:"
    for lead in instrument.leads:
        yield f"  {lead.word:<24} {100 * figures.same[lead.word]:>6.1f} % of {figures.counts[lead.word]}"
    named = sheet_distribution(instrument, (first for first, _ in people))
    yield from share_lines("profiles of the simulated people", named.profiles, named.patterns)


def share_lines(title: str, counts: Mapping[str, int], whole: int) -> Iterator[str]:
    yield f"{title}:"
    for name, count in counts.items():
        yield f"  {name:<24} {count:>6} {100 * count / whole:>6.1f} %"


def found_differences(before: Definition, after: Definition) -> list[str]:
    """One line for each pattern or sheet; CommandError for instruments that ask otherwise."""
    try:
        if isinstance(before, ScaleInstrument):
            found = sheet_differences(before, after, sheets(before))
            return [f"sheet {one.number}: {change(one.before, one.after)}" for one in found]
        found = differences(before, after)
    except NotComparableError as problem:
        raise CommandError(str(problem)) from None
    return [
        f"{' '.join(f'{key}={option}' for key, option in one.answers.items())}: {change(one.before, one.after)}"
        for one in found
    ]


def change(before: Any, after: Any) -> str:
    return f"{before.profile} ({before.lead}) -> {after.profile} ({after.lead})"


def difference_lines(definition: Definition, against: str, found: list[str]) -> Iterator[str]:
    many = "" if len(found) == 1 else "s"
    kind = "sheet" if isinstance(definition, ScaleInstrument) else "pattern"
    yield f"{definition.slug} {definition.version} against {against}: {len(found)} {kind}{many} differ"
    yield from (f"  {line}" for line in found)
