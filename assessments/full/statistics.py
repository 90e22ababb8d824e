"""What all attempts at one version of the full assessment come to, for staff. A cell rests on ten people or more."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from django.db.models import Count, Q, QuerySet

from assessments.models import Attempt, ItemAnswer
from assessments.scales import NO_APPLICATION, STYLE, ScaleInstrument

MIN_PEOPLE = 10
HIDDEN = f"fewer than {MIN_PEOPLE}"
PEOPLE = Count("person", distinct=True)


@dataclass(frozen=True)
class Cell:
    """How many attempts, by how many people."""

    attempts: int
    people: int

    @property
    def text(self) -> str:
        return str(self.attempts) if self.people >= MIN_PEOPLE else HIDDEN


@dataclass(frozen=True)
class StatisticsRow:
    """A name and its cells, ready to be shown."""

    name: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class AnswerTable:
    """The statements that are answered in one way: a column for each of its points, and one for each other answer."""

    columns: tuple[str, ...]
    rows: tuple[StatisticsRow, ...]


@dataclass(frozen=True)
class Statistics:
    """`medians` are of scores, `answers` of the statements."""

    instrument: ScaleInstrument
    starts: str
    completions: str
    minutes: str
    sections: tuple[StatisticsRow, ...]
    profiles: tuple[StatisticsRow, ...]
    leads: tuple[StatisticsRow, ...]
    medians: tuple[StatisticsRow, ...]
    answers: tuple[AnswerTable, ...]


def statistics_of(instrument: ScaleInstrument) -> Statistics:
    """Six queries, however many attempts there are."""
    attempts = Attempt.objects.filter(instrument=instrument.slug, version=instrument.version)
    finished = attempts.finished()
    totals = attempts.aggregate(
        starts=Count("pk"),
        starters=PEOPLE,
        completions=Count("pk", filter=Q(finished_at__isnull=False)),
        completers=Count("person", distinct=True, filter=Q(finished_at__isnull=False)),
    )
    medians, minutes = _medians(instrument, finished)
    return Statistics(
        instrument=instrument,
        starts=Cell(totals["starts"], totals["starters"]).text,
        completions=Cell(totals["completions"], totals["completers"]).text,
        minutes=minutes,
        sections=_sections(instrument, attempts),
        profiles=_shares(
            finished, "summary__profile", {key: instrument.scale(key).name for key in instrument.keys(STYLE)}
        ),
        leads=_shares(finished, "summary__lead", {lead.word: lead.name for lead in instrument.leads}),
        medians=medians,
        answers=_answers(instrument, attempts),
    )


def shown(cells: Sequence[Cell]) -> tuple[str, ...]:
    """For cells whose sum is shown: what one alone hides could be worked out, so the next smallest is hidden too.

    Cells without anybody do not count: that they are empty tells of nobody.
    """
    hidden = {place for place, cell in enumerate(cells) if cell.people < MIN_PEOPLE}
    rest = sorted(set(range(len(cells))) - hidden, key=lambda place: cells[place].attempts)
    if rest and sum(cells[place].people > 0 for place in hidden) == 1:
        hidden.add(rest[0])
    return tuple(HIDDEN if place in hidden else str(cell.attempts) for place, cell in enumerate(cells))


def _sections(instrument: ScaleInstrument, attempts: QuerySet[Attempt]) -> tuple[StatisticsRow, ...]:
    """How many sent each section; what is missing from one to the next has stopped there."""
    counts = {}
    for number, section in enumerate(instrument.sections, 1):
        sent = Q(item__in=[item.key for item in section.items])
        counts[f"attempts_{number}"] = Count("attempt", distinct=True, filter=sent)
        counts[f"people_{number}"] = Count("attempt__person", distinct=True, filter=sent)
    found = ItemAnswer.objects.filter(attempt__in=attempts).aggregate(**counts)
    return tuple(
        StatisticsRow(
            f"{number}. {section.title}", (Cell(found[f"attempts_{number}"], found[f"people_{number}"]).text,)
        )
        for number, section in enumerate(instrument.sections, 1)
    )


def _shares(finished: QuerySet[Attempt], field: str, names: dict[str, str]) -> tuple[StatisticsRow, ...]:
    """One row for each name and one for results without any."""
    rows = finished.order_by().values_list(field).annotate(attempts=Count("pk"), people=PEOPLE)
    found = {key: Cell(attempts, people) for key, attempts, people in rows}
    wanted = {**names, None: "None could be named"}
    texts = shown([found.get(key, Cell(0, 0)) for key in wanted])
    return tuple(StatisticsRow(name, (text,)) for name, text in zip(wanted.values(), texts, strict=True))


def _medians(instrument: ScaleInstrument, finished: QuerySet[Attempt]) -> tuple[tuple[StatisticsRow, ...], str]:
    """The median score of each scale, and the median of minutes from the first section sent to the end."""
    keys = [scale.key for scale in instrument.scales]
    rows = list(
        finished.values_list("person", "started_at", "finished_at", *(f"summary__scales__{key}__score" for key in keys))
    )
    minutes = [
        (person, (finished_at - started_at).total_seconds() / 60) for person, started_at, finished_at, *_ in rows
    ]
    scores = [[(row[0], row[3 + place]) for row in rows] for place in range(len(keys))]
    medians = tuple(
        StatisticsRow(instrument.scale(key).name, (_median(column),)) for key, column in zip(keys, scores, strict=True)
    )
    return medians, _median(minutes)


def _median(pairs: Iterable[tuple[int, float | None]]) -> str:
    """Of pairs of person and value, those without a value left out."""
    known = [(person, value) for person, value in pairs if value is not None]
    if len({person for person, _ in known}) < MIN_PEOPLE:
        return HIDDEN
    return f"{median(value for _, value in known):.1f}".removesuffix(".0")


def _answers(instrument: ScaleInstrument, attempts: QuerySet[Attempt]) -> tuple[AnswerTable, ...]:
    rows = (
        ItemAnswer.objects.filter(attempt__in=attempts)
        .values_list("item", "value")
        .annotate(attempts=Count("pk"), people=Count("attempt__person", distinct=True))
    )
    found = {(item, value): Cell(count, people) for item, value, count, people in rows}
    return tuple(_answer_table(instrument, way, found) for way in instrument.answers)


def _answer_table(instrument: ScaleInstrument, way: str, found: Mapping[tuple[str, int | None], Cell]) -> AnswerTable:
    points, items = instrument.answers[way], [item for item in instrument.asked.values() if item.answers == way]
    apart = {NO_APPLICATION: instrument.inapplicable} if any(item.may_not_apply for item in items) else {}
    options = {**dict(enumerate(points, 1)), **apart, None: instrument.unsaid}
    rows = [
        StatisticsRow(item.text, shown([found.get((item.key, value), Cell(0, 0)) for value in options]))
        for item in items
    ]
    return AnswerTable(tuple(options.values()), tuple(rows))
