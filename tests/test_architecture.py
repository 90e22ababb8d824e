"""The rooms of the design: which may import which, and which files know neither Django nor the clock."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = {
    "integration_site": {"articles", "assessments", "practices", "commitments", "coaching", "accounts"},
    "coaching": {"practices", "commitments", "assessments", "accounts"},
    "practices": {"commitments", "accounts"},
    "commitments": {"assessments", "accounts"},
    "assessments": {"accounts"},
    "articles": set(),
    "accounts": set(),
}
LEAVES = ("integration_site.htmx", "integration_site.authored_text")  # what any room may use of the composition root
PURE = {
    "accounts": {
        "crisis",
        "crisis_ending",
        "crisis_living",
        "crisis_means",
        "crisis_parting",
        "crisis_rules",
        "crisis_words",
        "email_addresses",
        "pasted_links",
        "text",
    },
    "articles": {
        "diagrams",
        "documents",
        "evidence",
        "flowcharts",
        "foreign_markdown",
        "ledger",
        "library",
        "lint",
        "passages",
        "rendering",
        "structure",
        "structured",
        "topics",
        "twin",
    },
    "assessments": {
        "advice",
        "advice_files",
        "codes",
        "comparison",
        "faults",
        "full_result_rows",
        "insights",
        "instruments",
        "method",
        "method_texts",
        "profiles",
        "published",
        "question_rows",
        "result_rows",
        "scale_files",
        "scale_method",
        "scale_scoring",
        "scale_simulation",
        "scales",
        "scoring",
        "simulation",
        "soundness",
        "statement_rows",
        "together",
    },
    "coaching": {
        "coverage",
        "destinations",
        "engine",
        "item_files",
        "items",
        "letters",
        "model_replies",
        "obstacles",
        "questions",
        "reactions",
        "trends",
    },
    "commitments": {
        "asking_times",
        "calendar_events",
        "calendar_grid",
        "calendar_text",
        "charts",
        "cheers",
        "fillings",
        "firmness",
        "free_hours",
        "habit_days",
        "house",
        "ladder",
        "markers",
        "matters",
        "next_week",
        "outcomes",
        "pauses",
        "plans",
        "replanning",
        "replies",
        "reply_files",
        "reply_rows",
        "schedule",
        "sentences",
        "shared_words",
        "strength",
        "times_of_day",
        "turns",
        "work_card_words",
        "week_numbers",
    },
    "practices": {
        "authored",
        "looks",
        "rituals",
        "say_words",
        "steps",
        "value_cards",
        "value_order",
        "week_spans",
        "work_weeks",
        "audit_hours",
        "blend_days",
        "calendar_import.totals",
        "calendar_import.prefilter",
        "calendar_import.parsing",
        "calendar_import.recurrence",
    },
    "integration_site": {
        "answering",
        "databases",
        "encodings",
        "environment",
        "erasures",
        "help_lines",
        "search_words",
        "shelf",
        "styles",
    },
}
IMPURE = {"django", "random", "secrets", "time", "datetime.now"}
MAY_READ_THE_ENVIRONMENT = {"integration_site.environment"}
TOP_LEVEL = {*ROOMS, "templates", "static", "tests"}
BANNED_NAMES = {"core", "common", "utils", "helpers", "misc"}


def modules(room):
    return [file for file in (ROOT / room).rglob("*.py") if "migrations" not in file.parts]


def module_file(room, name):
    return (ROOT / room).joinpath(*name.split(".")).with_suffix(".py")


def imports(source):
    """Dotted names that a module imports, relative ones left as they are."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def wrong_arrows(room, source):
    allowed = ROOMS[room] | {room}
    return sorted(
        name
        for name in set(imports(source))
        if name.split(".")[0] in ROOMS and name.split(".")[0] not in allowed
        if not f"{name}.".startswith(tuple(f"{leaf}." for leaf in LEAVES))
        if name != "integration_site"
    )


def clock_calls(source):
    """Calls such as datetime.now(), date.today(), timezone.now()."""
    return [
        node.attr
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Attribute) and node.attr in {"now", "today", "utcnow"}
    ]


@pytest.mark.parametrize("room", ROOMS)
def test_arrows_point_one_way(room):
    found = {str(file): wrong_arrows(room, file.read_text()) for file in modules(room)}
    assert not {file: names for file, names in found.items() if names}


@pytest.mark.parametrize(("room", "name"), [(room, name) for room in PURE for name in sorted(PURE[room])])
def test_pure_files_know_neither_django_nor_clock_nor_chance(room, name):
    source = module_file(room, name).read_text()
    impure = {module for module in imports(source) if module.split(".")[0] in IMPURE}
    if f"{room}.{name}" in MAY_READ_THE_ENVIRONMENT:
        impure -= {"secrets"}
    assert not impure
    assert not clock_calls(source)
    inner = {module.removeprefix(f"{room}.") for module in imports(source) if module.startswith(f"{room}.")}
    used = {module for module in inner if module_file(room, module).exists()}
    assert used <= PURE[room], "a pure file uses a file that is not pure"


def test_every_folder_has_its_place():
    folders = {entry.name for entry in ROOT.iterdir() if entry.is_dir() and not entry.name.startswith(".")}
    assert folders - {"var", "__pycache__"} <= TOP_LEVEL


def test_no_room_for_leftovers():
    names = {file.stem for room in ROOMS for file in modules(room)}
    assert not names & BANNED_NAMES


@pytest.mark.parametrize(
    ("room", "source", "expected"),
    [
        ("articles", "from assessments.scoring import score", ["assessments.scoring", "assessments.scoring.score"]),
        ("assessments", "import commitments", ["commitments"]),
        (
            "commitments",
            "from integration_site.settings import X",
            ["integration_site.settings", "integration_site.settings.X"],
        ),
        ("commitments", "from integration_site.htmx import render_region", []),
        ("commitments", "from assessments import suggestions", []),
    ],
)
def test_the_rule_sees_a_wrong_arrow(room, source, expected):
    assert wrong_arrows(room, source) == expected
