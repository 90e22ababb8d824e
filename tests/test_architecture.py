"""The apps of the design: which may import which, and which files know neither Django nor the clock."""

import ast
import re
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
LEAVES = ("integration_site.htmx", "integration_site.authored_text")  # what any app may use of the composition root
PURE = re.compile(r"\bPure\b")  # in the first words of a module
IMPURE = {"django", "random", "secrets", "time", "datetime.now"}
MAY_READ_THE_ENVIRONMENT = {"integration_site.operations.env"}
TOP_LEVEL = {*ROOMS, "templates", "static", "tests", "docs"}
BANNED_NAMES = {"core", "common", "utils", "helpers", "misc"}


def modules(room):
    return [file for file in (ROOT / room).rglob("*.py") if "migrations" not in file.parts]


def file_of(module):
    return Path(*module.split(".")).with_suffix(".py")


def dotted(file):
    return ".".join(file.with_suffix("").parts)


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


def is_pure(file):
    return bool(PURE.search(ast.get_docstring(ast.parse(file.read_text())) or ""))


PURE_FILES = [file.relative_to(ROOT) for room in ROOMS for file in modules(room) if is_pure(file)]


def test_pure_files_are_found():
    assert len(PURE_FILES) > 90


@pytest.mark.parametrize("file", PURE_FILES, ids=str)
def test_pure_files_know_neither_django_nor_clock_nor_chance(file):
    source = (ROOT / file).read_text()
    impure = {module for module in imports(source) if module.split(".")[0] in IMPURE}
    if dotted(file) in MAY_READ_THE_ENVIRONMENT:
        impure -= {"secrets"}
    assert not impure
    assert not clock_calls(source)
    ours = {file_of(module) for module in imports(source) if module.split(".")[0] == file.parts[0]}
    used = {each for each in ours if (ROOT / each).exists()}
    assert used <= set(PURE_FILES), "a pure file uses a file that is not pure"


def test_every_folder_has_its_place():
    folders = {entry.name for entry in ROOT.iterdir() if entry.is_dir() and not entry.name.startswith(".")}
    assert folders - {"var", "__pycache__"} <= TOP_LEVEL


def test_no_room_for_leftovers():
    names = {file.stem for room in ROOMS for file in modules(room)}
    assert not names & BANNED_NAMES


@pytest.mark.parametrize(
    ("room", "source", "expected"),
    [
        (
            "articles",
            "from assessments.quick.scoring import score",
            ["assessments.quick.scoring", "assessments.quick.scoring.score"],
        ),
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
