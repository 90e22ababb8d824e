"""The rules that join one part of an instrument of scales to another, each issue with its remedy. Pure."""

from collections import Counter

from assessments.loading.toml_tables import Table, repeated
from assessments.scales import CONDITION, CONTROL, EXTENT, MATTERS, STYLE, Scale, ScaleInstrument, ScaleItem

SCALES = {STYLE: 4, CONDITION: 3}
FIRST_ITEMS = {STYLE: 6, CONDITION: 4}  # statements of a scale in version 1
FIRST_SECTIONS = FIRST_SECTION_ITEMS = 6
LEAST_ANSWERS = 4  # since version 2: fewer give no figure
STATEMENTS = range(30, 41)


def check_instrument(instrument: ScaleInstrument, top: Table) -> None:
    _check_scales(instrument, top)
    _check_items(instrument, top)
    _check_ties(instrument, top)
    if EXTENT in instrument.answers:
        _check_first(instrument, top)
    else:
        _check_sources(instrument, top)
        _check_answers(instrument, top)


def _check_scales(instrument: ScaleInstrument, top: Table) -> None:
    for key in repeated([scale.key for scale in instrument.scales]):
        top.report("scale", f"has {key!r} twice; give each scale its own key.")
    for kind, wanted in SCALES.items():
        found = len(instrument.keys(kind))
        if found != wanted and (kind == STYLE or EXTENT in instrument.answers):
            top.report("scale", f"has {found} of kind {kind}; write {wanted}.")
    if CONTROL not in instrument.keys(CONDITION):
        top.report("scale", f"lacks a condition {CONTROL!r}, from which advice learns what is feasible; add it.")


def _check_items(instrument: ScaleInstrument, top: Table) -> None:
    listed = [item for section in instrument.sections for item in section.items]
    for key in repeated([item.key for item in listed]):
        top.report("section", f"use the key {key!r} twice; give each statement its own.")
    for text in repeated([item.text for item in listed]):
        top.report("section", f"say {text!r} twice; word each statement differently.")
    known = {scale.key for scale in instrument.scales}
    for n, section in enumerate(instrument.sections, 1):
        for m, item in enumerate(section.items, 1):
            if item.scale not in known and item.answers != MATTERS:
                remedy = f"is {item.scale!r}; use one of {', '.join(sorted(known))}."
                top.report(f"section[{n}].item[{m}].scale", remedy)


def _check_first(instrument: ScaleInstrument, top: Table) -> None:
    """As many statements of each scale, and in each section, as version 1 has, half of them reversed."""
    if len(instrument.sections) != FIRST_SECTIONS:
        top.report("section", f"are {len(instrument.sections)}; write {FIRST_SECTIONS}.")
    for n, section in enumerate(instrument.sections, 1):
        if len(section.items) != FIRST_SECTION_ITEMS:
            top.report(f"section[{n}].item", f"has {len(section.items)} statements; write {FIRST_SECTION_ITEMS}.")
    for place, scale, items in _with_items(instrument):
        wanted = FIRST_ITEMS[scale.kind]
        if scale.least > wanted:
            top.report(f"{place}.least", f"is {scale.least}; write a whole number from 1 to {wanted}.")
        if len(items) != wanted:
            top.report(place, f"({scale.key}) has {len(items)} statements; give it {wanted}.")
        count = Counter(item.is_reversed for item in items)
        if count[True] != count[False]:
            words = f"{count[False]} statements for it and {count[True]} against"
            top.report(place, f"({scale.key}) has {words}; make both {wanted // 2}.")


def _check_sources(instrument: ScaleInstrument, top: Table) -> None:
    """Scales that are worked out rest on scales with statements, and those have statements in both directions."""
    asked = {scale.key for scale in instrument.scales if scale.is_asked}
    for place, scale, items in _with_items(instrument):
        sources = {*scale.mean_of, *scale.rest_of, *(key for pair in scale.pairs for key in pair)}
        for key in sorted(sources - asked):
            top.report(place, f"({scale.key}) rests on {key!r}, which has no statements of its own; name one that has.")
        if not scale.is_asked:
            continue
        if scale.least < LEAST_ANSWERS or len(items) < scale.least:
            words = f"has {len(items)} statements, of which {scale.least} are needed"
            top.report(place, f"({scale.key}) {words}; give it {LEAST_ANSWERS} or more and ask for as many.")
        if len({item.is_reversed for item in items}) != 2:
            top.report(place, f"({scale.key}) is asked in one direction only; add a statement in the other.")


def _check_answers(instrument: ScaleInstrument, top: Table) -> None:
    """One way to answer for each section and for each scale, so that nobody has to change over between two."""
    if len(instrument.items) not in STATEMENTS:
        wanted = f"{STATEMENTS.start} to {STATEMENTS.stop - 1}"
        top.report("section", f"have {len(instrument.items)} statements; write {wanted}.")
    for n, section in enumerate(instrument.sections, 1):
        for m, item in enumerate(section.items, 1):
            if item.answers not in instrument.answers:
                place, known = f"section[{n}].item[{m}].answers", ", ".join(sorted({*instrument.answers} - {MATTERS}))
                top.report(place, f"is {item.answers!r}; use one of {known}.")
        if len({item.answers for item in section.items}) > 1:
            top.report(f"section[{n}]", "is answered in more than one way; move the statements that differ.")
    for place, scale, items in _with_items(instrument):
        if len({item.answers for item in items}) > 1:
            top.report(place, f"({scale.key}) is answered in more than one way; ask all its statements alike.")


def _with_items(instrument: ScaleInstrument) -> list[tuple[str, Scale, list[ScaleItem]]]:
    """Place, scale and its own statements, also where the file repeats one."""
    listed = [item for section in instrument.sections for item in section.items]
    return [
        (f"scale[{n}]", scale, [item for item in listed if item.scale == scale.key])
        for n, scale in enumerate(instrument.scales, 1)
    ]


def _check_ties(instrument: ScaleInstrument, top: Table) -> None:
    ties = ((STYLE, "profiles", instrument.tie_profiles), (CONDITION, "conditions", instrument.tie_conditions))
    for kind, name, named in ties:
        if sorted(named) != sorted(instrument.keys(kind)):
            wanted = ", ".join(sorted(instrument.keys(kind)))
            top.report(f"tie.{name}", f"must name each scale of kind {kind} once: {wanted}.")
