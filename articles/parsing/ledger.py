"""The file of the evidence ledger: how it is read, and what must hold between its sources and claims. Pure."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, dataclass, fields

from articles.parsing.documents import ContentError, ContentIssue
from articles.parsing.evidence import ORIGINS, STATES, Claim, Source, is_copy

NEEDS_SOURCES = {"traced", "partly", "contested"}
NOTE_LIMIT = 90
DOI = re.compile(r"^10\.\d{4,9}/\S+$")
KEY = re.compile(r"^[a-z][a-z0-9_-]*$")
FOUND_NOTHING = re.compile(r"^(?:No comparison|Nothing|Not) found\b|^Not searched\b", re.IGNORECASE)
PEOPLE = "people|employees|managers|professionals|adults|retirees|staff|workers|samples|studies|trials|tests|papers"
COUNT_OF_PEOPLE = re.compile(rf"\b(\d[\d,]*)(?=(?: [\w-]+){{0,2}} (?:{PEOPLE})\b)|\bN = (\d[\d,]*)")
TABLE_LINE = re.compile(r"^\[\[(source|claim)\]\]\s*$")


@dataclass(frozen=True)
class Ledger:
    """Sources by key and claims by id, in file order."""

    sources: Mapping[str, Source]
    claims: Mapping[str, Claim]


def read_ledger(text: str, file: str) -> Ledger:
    """Parse and validate; raises ContentError with every issue."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise ContentError([ContentIssue(file, 1, f"The ledger is not TOML: {problem}.")]) from None
    issues = [ContentIssue(file, 1, f"Remove the table {key}.") for key in sorted(data.keys() - {"source", "claim"})]
    lines: dict[str, list[int]] = {"source": [], "claim": []}
    for number, line in enumerate(text.split("\n"), start=1):
        if match := TABLE_LINE.match(line):
            lines[match[1]].append(number)
    sources = _read_rows(Source, data.get("source", []), lines["source"], file, issues)
    claims = _read_rows(Claim, data.get("claim", []), lines["claim"], file, issues)
    issues += _source_issues(sources, claims, file)
    issues += _claim_issues(claims, {source.key for source, _ in sources}, file)
    issues += _legend_issues(claims, {source.key for source, _ in sources if source.seen}, file)
    issues += _count_issues(claims, {source.key: source.finding for source, _ in sources}, file)
    if issues:
        raise ContentError(sorted(issues))
    return Ledger({source.key: source for source, _ in sources}, {claim.id: claim for claim, _ in claims})


def _read_rows(kind: type, rows: list, lines: list[int], file: str, issues: list[ContentIssue]) -> list[tuple]:
    known = {field.name: field.type for field in fields(kind)}
    required = {field.name for field in fields(kind) if field.default is MISSING}
    read = []
    for row, line in zip(rows, lines, strict=True):
        wrong = [f"Add {name}." for name in sorted(required - row.keys())]
        wrong += [f"Remove {name}; it is unknown here." for name in sorted(row.keys() - known.keys())]
        wrong += [
            f"Make {name} a value of type {known[name].__name__}."
            for name, value in row.items()
            if name in known and type(value) is not known[name]
        ]
        issues += [ContentIssue(file, line, message) for message in wrong]
        if not wrong:
            read.append((kind(**row), line))
    return read


def _twice(names: Iterable[str]) -> set[str]:
    return {name for name, count in Counter(names).items() if count > 1}


def _source_issues(sources: list[tuple[Source, int]], claims: list[tuple[Claim, int]], file: str) -> list[ContentIssue]:
    cited = {key for claim, _ in claims for key in claim.sources}
    twice = _twice(source.key for source, _ in sources)
    issues = []
    for source, line in sources:
        if not KEY.match(source.key):
            issues.append(
                ContentIssue(file, line, f"Source key {source.key!r}: use lower-case letters, digits, - and _.")
            )
        if source.key in twice:
            issues.append(ContentIssue(file, line, f"Source {source.key} stands here twice; keep one."))
        if source.doi and not DOI.match(source.doi):
            issues.append(ContentIssue(file, line, f"DOI {source.doi!r} of {source.key}: write it as 10.1234/name."))
        if source.url and not source.url.startswith(("https://", "http://")):
            issues.append(ContentIssue(file, line, f"Address of {source.key}: write it whole, with https://."))
        if source.doi and is_copy(source.url):
            issues.append(
                ContentIssue(file, line, f"Address of {source.key} leads to a copy; its DOI is known, so leave it out.")
            )
        if source.key not in cited:
            issues.append(ContentIssue(file, line, f"Source {source.key} is cited by no claim; cite it or remove it."))
    return issues


def _claim_issues(claims: list[tuple[Claim, int]], keys: set[str], file: str) -> list[ContentIssue]:
    twice = _twice(claim.id for claim, _ in claims)
    issues = []
    for claim, line in claims:
        wrong = []
        if not KEY.match(claim.id):
            wrong.append(f"Claim id {claim.id!r}: use lower-case letters, digits, - and _.")
        if claim.id in twice:
            wrong.append(f"Claim {claim.id} stands here twice; give one of them another id.")
        if claim.state not in STATES:
            wrong.append(f"State {claim.state!r} of {claim.id} is unknown; use one of {', '.join(STATES)}.")
        if claim.origin not in ORIGINS:
            wrong.append(f"Origin {claim.origin!r} of {claim.id} is unknown; use one of {', '.join(ORIGINS)}.")
        wrong += [f"Claim {claim.id} cites {key}, which is no source." for key in claim.sources if key not in keys]
        if claim.origin == "guide" and len(claim.note) > NOTE_LIMIT:
            wrong.append(f"Note of {claim.id} has {len(claim.note)} characters; {NOTE_LIMIT} fit the margin.")
        issues += [ContentIssue(file, line, message) for message in wrong]
    return issues


def _legend_issues(claims: list[tuple[Claim, int]], seen: set[str], file: str) -> list[ContentIssue]:
    """Claims whose state says something else than what is written beside it."""
    issues = []
    for claim, line in claims:
        wrong = []
        if claim.state in NEEDS_SOURCES and not claim.sources:
            wrong.append(f"Claim {claim.id} is {claim.state} but cites no source; add one or change the state.")
        elif claim.state == "traced" and not seen & set(claim.sources):
            wrong.append(
                f"Claim {claim.id} is traced, but we saw none of its sources; look one up or change the state."
            )
        if claim.state in NEEDS_SOURCES and FOUND_NOTHING.search(claim.note):
            wrong.append(
                f"Note of {claim.id} says that nothing was found; that is not {claim.state}. Change one of them."
            )
        if claim.state == "not-searched" and claim.sources:
            wrong.append(f"Claim {claim.id} is not searched but cites a source; remove it or change the state.")
        if claim.state == "not-searched" and claim.origin == "guide":
            wrong.append(f"Claim {claim.id} is a sentence of ours that nobody looked up; do so, or take its mark away.")
        issues += [ContentIssue(file, line, message) for message in wrong]
    return issues


def _count_issues(claims: list[tuple[Claim, int]], findings: dict[str, str], file: str) -> list[ContentIssue]:
    """Counts of people or studies beside a claim that none of its sources gives."""
    issues = []
    for claim, line in claims:
        given = " ".join([claim.statement, *(findings.get(key, "") for key in claim.sources)])
        for match in COUNT_OF_PEOPLE.finditer(f"{claim.note} {claim.detail}"):
            count = match[1] or match[2]
            if count not in given:
                issues.append(
                    ContentIssue(
                        file,
                        line,
                        f"Claim {claim.id} counts {count}, which none of its sources gives; cite one that does.",
                    )
                )
    return issues
