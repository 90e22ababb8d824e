"""How the files of the replies become one library, and what is wrong with them. Pure: no Django, no files."""

import re
from collections.abc import Collection, Mapping
from string import Formatter

from assessments.loading.toml_tables import ContentIssue, DataFileError, Table, read_named, repeated
from commitments.replies.scripts import REQUESTERS, SLOTS, TONES, Replies, Script

PORTRAITS = "portraits"
MIN_A_TONE, PER_PORTRAIT = 3, 3
BEGINS_WITH_SLOT = re.compile(r"(?:^|[.?!] )\{")
PROTECT = "I protect {when}"


class RepliesFileError(DataFileError):
    """Reply files that cannot be used."""


def load_replies(files: Mapping[str, str], portraits: Collection[str]) -> Replies:
    """Texts by file name without ending: one for each of ASKERS, and PORTRAITS. RepliesFileError carries every issue.

    `portraits` are the slugs for which three replies must be named.
    """
    issues: list[ContentIssue] = []
    names = (*REQUESTERS, PORTRAITS)
    unknown = f"is nobody who asks; use one of {', '.join(REQUESTERS)}."
    tops = read_named(files, names, issues, RepliesFileError, where=_where, unknown=unknown)
    scripts = tuple(each for asker in REQUESTERS if asker in tops for each in _read_scripts(asker, tops[asker]))
    for script_id in repeated([each.id for each in scripts]):
        last = next(each for each in reversed(scripts) if each.id == script_id)
        sentence = f"has {script_id!r} a second time; give each its own id."
        issues.append(ContentIssue(_where(last.asker), "script", sentence))
    named = _read_portraits(tops[PORTRAITS], scripts, portraits) if PORTRAITS in tops else {}
    if issues:
        raise RepliesFileError(issues)
    return Replies(scripts, named)


def _where(name: str) -> str:
    return f"replies/{name}.toml"


def _read_scripts(asker: str, top: Table) -> list[Script]:
    scripts = [_read_script(asker, table) for table in top.tables("script")]
    for tone in TONES:
        count = sum(script.tone == tone for script in scripts)
        if count < MIN_A_TONE:
            top.report("script", f"has {count} that are {tone}; write at least {MIN_A_TONE}.")
    top.close()
    return sorted(scripts, key=lambda script: list(TONES).index(script.tone) if script.tone in TONES else len(TONES))


def _read_script(asker: str, table: Table) -> Script:
    script = Script(table.key("id"), asker, table.text("tone"), table.text("text"))
    if script.tone not in TONES:
        table.report("tone", f"is {script.tone!r}; write one of {', '.join(TONES)}.")
    if script.text:
        for issue in _issues_of(script.text):
            table.report("text", issue)
    table.close()
    return script


def _issues_of(text: str) -> list[str]:
    try:
        used = [piece[1:] for piece in Formatter().parse(text) if piece[1] is not None]
    except ValueError:
        return ["has a brace without its partner; write a slot as {when}."]
    slots = [name for name, _, _ in used]
    is_unknown = any(name not in SLOTS or (form, conversion) != ("", None) for name, form, conversion in used)
    rules = [
        (is_unknown, f"has an unknown slot; use {_slots()}."),
        (PROTECT not in text, f"lacks “{PROTECT}”; say what is protected, not what is forbidden."),
        (slots.count("instead") != 1, "must offer {instead} once; add it, or take one out."),
        (not {"value", "what"} & set(slots), "gives no reason; add {value} or {what}."),
        ("{what}" in text and " for this: {what}." not in text, "must say “for this: {what}.”, which any words fit."),
        (BEGINS_WITH_SLOT.search(text) is not None, "begins a sentence with a slot; put a word before it."),
        (not text.endswith((".", "?")), "must end in a full stop or a question mark; add it."),
        ("!" in text, "has an exclamation mark; write a calm sentence."),
    ]  # fmt: skip
    return [sentence for is_wrong, sentence in rules if is_wrong]


def _slots() -> str:
    return ", ".join(f"{{{name}}}" for name in SLOTS)


def _read_portraits(top: Table, scripts: Collection[Script], portraits: Collection[str]) -> dict[str, tuple[str, ...]]:
    askers = {script.id: script.asker for script in scripts}
    named = {}
    for slug in portraits:
        table = top.table(slug)
        named[slug] = table.texts("scripts", count=PER_PORTRAIT)
        unknown = [each for each in named[slug] if each not in askers]
        for each in unknown:
            table.report("scripts", f"has {each!r}; name a script of the other files.")
        if not unknown and repeated([askers[each] for each in named[slug]]):
            table.report("scripts", "has two for one who asks; choose three that differ in this.")
        table.close()
    top.close()
    return named
