"""How the file of an instrument of scales becomes one, and what may be wrong with it. Pure: no Django, no files."""

from collections import Counter

from assessments.loading.instruments import LEAD_WORDS
from assessments.loading.toml_tables import DataFileError, Fault, Table, read_toml, repeated
from assessments.scales import (
    CONDITION,
    CONTROL,
    ITEMS,
    POINTS,
    SAY,
    SCALES,
    SECTION_ITEMS,
    SECTIONS,
    STYLE,
    Scale,
    ScaleInstrument,
    ScaleItem,
    ScaleLead,
    Section,
)


class ScalesFileError(DataFileError):
    """A file of scales that cannot be used."""


def load_scales(text: str, where: str) -> ScaleInstrument:
    """Parse and validate; `where` names the file in faults. ScalesFileError carries every fault at once."""
    faults: list[Fault] = []
    try:
        top = read_toml(text, where, faults)
    except DataFileError as problem:
        raise ScalesFileError(problem.faults) from None
    instrument = _read(top)
    _check_scales(instrument, top)
    _check_items(instrument, top)
    _check_ties(instrument, top)
    if faults:
        raise ScalesFileError(faults)
    return instrument


def _read(top: Table) -> ScaleInstrument:
    error, tie, words = top.table("error"), top.table("tie"), top.table("words")
    instrument = ScaleInstrument(
        slug=top.key("slug"),
        version=top.whole("version", least=1, most=99),
        title=top.text("title"),
        intro=top.text("intro"),
        minutes=top.whole("minutes", least=1, most=60),
        hint=top.text("hint"),
        points=top.texts("points", count=POINTS),
        unsaid=top.text("unsaid"),
        sd=error.whole("sd", least=1, most=50),
        band=error.number("band", least=1, most=3),
        note=error.text("note"),
        leads=_read_leads(top.table("lead")),
        tie_profiles=tie.texts("profiles"),
        tie_conditions=tie.texts("conditions"),
        middle=words.whole("middle", least=1, most=99),
        high=words.whole("high", least=1, most=99),
        say=_read_say(top.table("say")),
        scales=tuple(_read_scale(table) for table in top.tables("scale")),
        sections=tuple(_read_section(table) for table in top.tables("section")),
        bridges=top.wholes("bridges", least=1, most=99) if "bridges" in top.unread() else (),
    )
    for version in instrument.bridges:
        if version >= instrument.version:
            top.fault("bridges", f"holds {version}; name versions before {instrument.version} only.")
    if instrument.middle >= instrument.high:
        words.fault("high", "must lie above middle; correct one of them.")
    for table in (error, tie, words, top):
        table.close()
    return instrument


def _read_leads(table: Table) -> tuple[ScaleLead, ...]:
    leads = []
    for word in LEAD_WORDS:
        entry = table.table(word)
        leads.append(ScaleLead(word, entry.number("from", least=0, most=5), entry.text("name")))
        entry.close()
    table.close()
    if not leads[0].least > leads[1].least > leads[2].least == 0:
        table.fault("close", "must start from 0, with leaning above it and clear above leaning; correct the margins.")
    return tuple(leads)


def _read_say(table: Table) -> dict[str, int]:
    say = {word: table.whole(word, least=0, most=99) for word in SAY}
    table.close()
    starts = list(say.values())
    if starts[0] != 0 or starts != sorted(set(starts)):
        table.fault("rigid", f"must start from 0, and {', '.join(SAY)} must rise; correct the scores.")
    return say


def _read_scale(table: Table) -> Scale:
    kind = table.text("kind")
    if kind not in ITEMS:
        table.fault("kind", f"is {kind!r}; write one of {', '.join(ITEMS)}.")
        kind = CONDITION if "low" in table.unread() else STYLE
    scale = Scale(
        key=table.key("key"),
        kind=kind,
        name=table.text("name"),
        about=table.text("about"),
        words=tuple(table.text(word) for word in ("low", "middle", "high")) if kind == CONDITION else (),
        reliability=table.number("reliability", least=0.01, most=0.99),
        least=table.whole("least", least=1, most=ITEMS[kind]),
    )
    table.close()
    return scale


def _read_section(table: Table) -> Section:
    section = Section(table.text("title"), tuple(_read_item(item) for item in table.tables("item")))
    table.close()
    if len(section.items) != SECTION_ITEMS:
        table.fault("item", f"has {len(section.items)} statements; write {SECTION_ITEMS}.")
    for before, after in zip(section.items, section.items[1:], strict=False):
        if before.scale == after.scale:
            table.fault("item", f"has {before.key} and {after.key} of one scale side by side; move one of them.")
    return section


def _read_item(table: Table) -> ScaleItem:
    item = ScaleItem(table.key("key"), table.key("scale"), table.truth("reverse"), table.text("text"))
    table.close()
    return item


def _check_scales(instrument: ScaleInstrument, top: Table) -> None:
    for key in repeated([scale.key for scale in instrument.scales]):
        top.fault("scale", f"has {key!r} twice; give each scale its own key.")
    for kind, wanted in SCALES.items():
        found = len(instrument.keys(kind))
        if found != wanted:
            top.fault("scale", f"has {found} of kind {kind}; write {wanted}.")
    if CONTROL not in instrument.keys(CONDITION):
        top.fault("scale", f"lacks a condition {CONTROL!r}, from which advice learns what is feasible; add it.")


def _check_items(instrument: ScaleInstrument, top: Table) -> None:
    listed = [item for section in instrument.sections for item in section.items]
    if len(instrument.sections) != SECTIONS:
        top.fault("section", f"are {len(instrument.sections)}; write {SECTIONS}.")
    for key in repeated([item.key for item in listed]):
        top.fault("section", f"use the key {key!r} twice; give each statement its own.")
    for text in repeated([item.text for item in listed]):
        top.fault("section", f"say {text!r} twice; word each statement differently.")
    known = {scale.key for scale in instrument.scales}
    for n, section in enumerate(instrument.sections, 1):
        for m, item in enumerate(section.items, 1):
            if item.scale not in known:
                remedy = f"is {item.scale!r}; use one of {', '.join(sorted(known))}."
                top.fault(f"section[{n}].item[{m}].scale", remedy)
    for n, scale in enumerate(instrument.scales, 1):
        _check_keying(f"scale[{n}]", scale, [item for item in listed if item.scale == scale.key], top)


def _check_keying(place: str, scale: Scale, items: list[ScaleItem], top: Table) -> None:
    wanted = ITEMS[scale.kind]
    if len(items) != wanted:
        top.fault(place, f"({scale.key}) has {len(items)} statements; give it {wanted}.")
    count = Counter(item.is_reversed for item in items)
    if count[True] != count[False]:
        words = f"{count[False]} statements for it and {count[True]} against"
        top.fault(place, f"({scale.key}) has {words}; make both {wanted // 2}.")


def _check_ties(instrument: ScaleInstrument, top: Table) -> None:
    ties = ((STYLE, "profiles", instrument.tie_profiles), (CONDITION, "conditions", instrument.tie_conditions))
    for kind, name, named in ties:
        if sorted(named) != sorted(instrument.keys(kind)):
            wanted = ", ".join(sorted(instrument.keys(kind)))
            top.fault(f"tie.{name}", f"must name each scale of kind {kind} once: {wanted}.")
