"""Filled replies in the groups in which a page shows them. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from commitments.replies.scripts import REQUESTERS, TONES, Script, SlotValues, filled
from commitments.wording.sentences import mailto

SUBJECT = "Another time"


@dataclass(frozen=True)
class ScriptRow:
    id: str
    asker: str
    text: str
    mailto: str


@dataclass(frozen=True)
class Group:
    """Those for one asker, each tone with its rows."""

    asker: str
    tones: list[tuple[str, list[ScriptRow]]]


def rows_of(scripts: Iterable[Script], filling: SlotValues) -> list[ScriptRow]:
    return [_row(script, filled(script, filling)) for script in scripts]


def groups_of(scripts: Iterable[Script], filling: SlotValues) -> list[Group]:
    """In the order of ASKERS and TONES, without empty ones."""
    given = list(scripts)
    groups = []
    for asker, name in REQUESTERS.items():
        found = [each for each in given if each.asker == asker]
        tones = [(TONES[tone], rows_of([each for each in found if each.tone == tone], filling)) for tone in TONES]
        groups.append(Group(name, [(tone, rows) for tone, rows in tones if rows]))
    return [group for group in groups if group.tones]


def _row(script: Script, text: str) -> ScriptRow:
    return ScriptRow(script.id, REQUESTERS[script.asker], text, mailto(subject=SUBJECT, body=text))
