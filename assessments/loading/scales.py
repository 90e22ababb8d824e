"""How the file of an instrument of scales becomes one. Pure: no Django, no files.

Version 1 has one way to answer, `points`; later ones name several in `[answers]`, one for each section and scale.
"""

from assessments.loading.instruments import LEAD_WORDS
from assessments.loading.scale_rules import check_instrument
from assessments.loading.toml_tables import ContentIssue, DataFileError, Table, read_toml
from assessments.scales import (
    CONDITION,
    EXTENT,
    MATTERS,
    MAX_POINTS,
    MIXING,
    POINTS,
    SAY,
    STYLE,
    Scale,
    ScaleInstrument,
    ScaleItem,
    ScaleLead,
    Section,
)

KINDS = (STYLE, CONDITION, MIXING)
MAX_LEAST = 6


class ScalesFileError(DataFileError):
    """A file of scales that cannot be used."""


def load_scales(text: str, where: str) -> ScaleInstrument:
    """Parse and validate; `where` names the file in issues. ScalesFileError carries every issue at once."""
    issues: list[ContentIssue] = []
    top = read_toml(text, where, issues, ScalesFileError)
    instrument = _read(top)
    check_instrument(instrument, top)
    if issues:
        raise ScalesFileError(issues)
    return instrument


def _read(top: Table) -> ScaleInstrument:
    error, tie = top.table("error"), top.table("tie")
    is_first = "answers" not in top
    words = top.table("words") if is_first else None
    starts = _read_starts(words) if words else (0, 0)
    matters = None if is_first else top.table("matters")
    sections = tuple(_read_section(table, is_first=is_first) for table in top.tables("section"))
    closing, options = _read_matters(matters) if matters else ((), {})
    instrument = ScaleInstrument(
        slug=top.key("slug"),
        version=top.whole("version", least=1, most=99),
        title=top.text("title"),
        intro=top.text("intro"),
        minutes=top.whole("minutes", least=1, most=60),
        hint=top.text("hint"),
        answers={EXTENT: top.texts("points", count=POINTS)}
        if is_first
        else _read_answers(top.table("answers"), options),
        unsaid=top.text("unsaid"),
        inapplicable="" if is_first else top.text("inapplicable"),
        sd=error.whole("sd", least=1, most=50),
        band=error.number("band", least=1, most=3),
        note=error.text("note"),
        leads=_read_leads(top.table("lead")),
        tie_profiles=tie.texts("profiles"),
        tie_conditions=tie.texts("conditions"),
        has_floor=not is_first,
        say=_read_say(top.table("say")),
        scales=tuple(_read_scale(table, starts) for table in top.tables("scale")),
        sections=(*sections, *closing),
        matters=tuple(options),
        bridges=top.wholes("bridges", least=1, most=99) if "bridges" in top else (),
    )
    for version in instrument.bridges:
        if version >= instrument.version:
            top.report("bridges", f"holds {version}; name versions before {instrument.version} only.")
    for table in (error, tie, top):
        table.close()
    return instrument


def _read_starts(table: Table) -> tuple[int, int]:
    """The scores from which middle and high words hold; `from` is said once for all, or by each scale."""
    middle, high = table.whole("middle", least=1, most=99), table.whole("high", least=1, most=99)
    if middle >= high:
        table.report("high", "must lie above middle; correct one of them.")
    table.close()
    return middle, high


def _read_answers(table: Table, options: dict[str, str]) -> dict[str, tuple[str, ...]]:
    answers = {key: table.texts(key, count=POINTS) for key in table.unread()}
    return answers | {MATTERS: tuple(options.values())}


def _read_matters(table: Table) -> tuple[tuple[Section, ...], dict[str, str]]:
    """The closing section and the labels of its options by key."""
    item = ScaleItem(table.key("key"), "", False, table.text("text"), MATTERS)
    section = Section(table.text("title"), (item,), table.text("ask"))
    tables = table.tables("option")
    read = [(option.key("key"), option.text("label")) for option in tables]
    options = dict(read)
    for each in (*tables, table):
        each.close()
    if len(options) < len(read) or not 2 <= len(read) <= MAX_POINTS:
        table.report(
            "option", f"has {len(options)} different ones of {len(read)}; write 2 to {MAX_POINTS}, all different."
        )
    return (section,), options


def _read_leads(table: Table) -> tuple[ScaleLead, ...]:
    leads = []
    for word in LEAD_WORDS:
        entry = table.table(word)
        leads.append(ScaleLead(word, entry.number("from", least=0, most=5), entry.text("name")))
        entry.close()
    table.close()
    if not leads[0].least > leads[1].least > leads[2].least == 0:
        table.report("close", "must start from 0, with leaning above it and clear above leaning; correct the margins.")
    return tuple(leads)


def _read_say(table: Table) -> dict[str, int]:
    say = {word: table.whole(word, least=0, most=99) for word in SAY}
    table.close()
    starts = list(say.values())
    if starts[0] != 0 or starts != sorted(set(starts)):
        table.report("rigid", f"must start from 0, and {', '.join(SAY)} must rise; correct the scores.")
    return say


def _read_scale(table: Table, starts: tuple[int, int]) -> Scale:
    kind = table.text("kind")
    if kind not in KINDS:
        table.report("kind", f"is {kind!r}; write one of {', '.join(KINDS[:2] if any(starts) else KINDS)}.")
        kind = CONDITION if "low" in table else STYLE
    has_words = kind != STYLE
    if has_words and not any(starts):
        starts = _read_starts(table.table("from"))
    mean_of, rest_of, pairs = _read_sources(table)
    is_asked = not (mean_of or rest_of or pairs)
    scale = Scale(
        key=table.key("key"),
        kind=kind,
        name=table.text("name"),
        about=table.text("about"),
        words=tuple(table.text(word) for word in ("low", "middle", "high")) if has_words else (),
        reliability=table.number("reliability", least=0.01, most=0.99),
        least=table.whole("least", least=1, most=MAX_LEAST) if is_asked else 1,
        middle=starts[0] if has_words else 0,
        high=starts[1] if has_words else 0,
        mean_of=mean_of,
        rest_of=rest_of,
        pairs=pairs,
    )
    table.close()
    return scale


def _read_sources(table: Table) -> tuple[tuple[str, ...], tuple[str, ...], tuple[tuple[str, str], ...]]:
    """Of a scale that is worked out from others: `mean_of`, `rest_of` or `pairs`."""
    mean_of, rest_of = (table.texts(key) if key in table else () for key in ("mean_of", "rest_of"))
    pairs = []
    for pair in table.tables("pairs") if "pairs" in table else []:
        pairs.append((pair.key("happens"), pair.key("wished")))
        pair.close()
    return mean_of, rest_of, tuple(pairs)


def _read_section(table: Table, *, is_first: bool) -> Section:
    ask = "" if is_first else table.text("ask")
    items = tuple(_read_item(item, is_first=is_first) for item in table.tables("item"))
    section = Section(table.text("title"), items, ask)
    table.close()
    for before, after in zip(section.items, section.items[1:], strict=False):
        if before.scale == after.scale:
            table.report("item", f"has {before.key} and {after.key} of one scale side by side; move one of them.")
    return section


def _read_item(table: Table, *, is_first: bool) -> ScaleItem:
    item = ScaleItem(
        table.key("key"),
        table.key("scale"),
        table.truth("reverse"),
        table.text("text"),
        EXTENT if is_first else table.key("answers"),
        "may_not_apply" in table and table.truth("may_not_apply"),
    )
    table.close()
    return item
