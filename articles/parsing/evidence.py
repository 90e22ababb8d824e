"""What the evidence ledger holds: sources and claims, and what is worked out of them. Pure.

A claim's state judges the sentence it stands on. `guide` claims are sentences of ours; `source-guide` claims are
those of the guide that ours began from.
"""

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

STATES = {
    "traced": "Traced",
    "partly": "Partly supported",
    "contested": "Contested",
    "not-traced": "Not traced",
    "not-searched": "Not searched",
}
STATE_CLASSES = {
    "traced": "is-traced",
    "partly": "is-partly",
    "contested": "is-contested",
    "not-traced": "is-untraced",
    "not-searched": "is-unsearched",
}
ORIGINS = {"guide": "Our own claims", "source-guide": "Claims of the earlier guide"}
# Sites that show copies of what others published. Such a link may die, so it stands only where no DOI is confirmed.
COPY_HOSTS = (
    "9dok.net", "9pdf.org", "bisu.edu.cn", "booksci.cn", "docksci.com", "docslib.org", "fitforthem.unipa.it",
    "happyscribe.com", "informahealthcare.com", "lish.video", "ouci.dntb.gov.ua", "pdfslide.net", "pdfslide.us",
    "researchgate.net", "scilit.net", "scribd.com", "semanticscholar.org", "studylib.net", "vdocument.in", "zendy.io",
)  # fmt: skip


@dataclass(frozen=True)
class Source:
    """A publication. `seen`: its record or abstract was read on `checked_on`. Empty text means unknown."""

    key: str
    authors: str
    year: int
    title: str
    container: str
    volume: str
    pages: str
    doi: str
    url: str
    finding: str
    checked_on: datetime.date
    seen: bool
    caveat: str = ""


@dataclass(frozen=True)
class Claim:
    """`note` fits the margin (NOTE_LIMIT of the ledger for our own claims); `detail` is for the ledger page.

    `checked_on` is the day on which the state was decided.
    """

    id: str
    origin: str
    section: str
    statement: str
    figure: str
    state: str
    sources: list
    checked_on: datetime.date
    note: str
    detail: str = ""


def is_copy(url: str) -> bool:
    """Whether it leads to a site that copies, and not to who published the work or keeps it for its authors."""
    host = urlsplit(url).hostname or ""
    return any(host == copy_host or host.endswith(f".{copy_host}") for copy_host in COPY_HOSTS)


def short_name(source: Source) -> str:
    """Author and year as a note prints them: "Moen and others, 2016"."""
    authors = [author.split(",")[0].strip() for author in source.authors.split(";")]
    names = f"{authors[0]} and others" if len(authors) > 2 else " and ".join(authors)
    return f"{names}, {source.year}"


def count_states(claims: Iterable[Claim]) -> dict[str, int]:
    """Number of claims in each state, in the order of STATES, zeros included."""
    counts = Counter(claim.state for claim in claims)
    return {state: counts[state] for state in STATES}


@dataclass(frozen=True)
class TallyBar:
    """One state's share of a bar 100 wide: `x` and `width` in per cent, one decimal."""

    state: str
    label: str
    css: str
    count: int
    x: float
    width: float


def tally(claims: Iterable[Claim]) -> list[TallyBar]:
    """The states that occur, in the order of STATES, side by side from 0 to 100."""
    counts = {state: count for state, count in count_states(claims).items() if count}
    total = sum(counts.values())
    bars = []
    x = 0.0
    for state, count in counts.items():
        width = 100 * count / total
        bars.append(TallyBar(state, STATES[state], STATE_CLASSES[state], count, round(x, 1), round(width, 1)))
        x += width
    return bars
