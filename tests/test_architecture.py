"""What stands where, and which files know neither Django nor the clock. Arrows between apps: import-linter."""

import ast
import re
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(__file__).resolve().parent.parent
PURE = re.compile(r"\bPure\b")  # in the first words of a module
IMPURE = {"django", "random", "secrets", "time", "datetime.now"}
MAY_READ_THE_ENVIRONMENT = {"integration_site.operations.env"}
TOP_LEVEL = {*settings.LOCAL_APPS, "templates", "static", "tests", "docs"}
BANNED_NAMES = {"core", "common", "utils", "helpers", "misc"}
FILLER_FIRST = re.compile(
    r"""def\ (test_(?:
    an?|the|its?|they|that|this|these|those|what|whatever|which|who|whoever|whose|where|when|while|if|how|there|
    no|not|nobody|nothing|neither|every|everything|each|all|any|anything|both|one|two|three|four|several|many|more|most|
    some|others?|another|own|only|too|of|at|in|on|by|to|from|after|before|without
    )_\w+)""",
    re.VERBOSE,
)


def modules(app):
    return [file for file in (ROOT / app).rglob("*.py") if "migrations" not in file.parts]


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


def clock_calls(source):
    """Calls such as datetime.now(), date.today(), timezone.now()."""
    return [
        node.attr
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Attribute) and node.attr in {"now", "today", "utcnow"}
    ]


def is_pure(file):
    return bool(PURE.search(ast.get_docstring(ast.parse(file.read_text())) or ""))


PURE_FILES = [file.relative_to(ROOT) for app in settings.LOCAL_APPS for file in modules(app) if is_pure(file)]


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


def test_folders_each_have_their_place():
    folders = {entry.name for entry in ROOT.iterdir() if entry.is_dir() and not entry.name.startswith(".")}
    assert folders - {"var", "__pycache__"} <= TOP_LEVEL


def test_modules_for_leftovers_are_refused():
    names = {file.stem for app in settings.LOCAL_APPS for file in modules(app)}
    assert not names & BANNED_NAMES


def test_modules_of_tests_do_not_import_from_another():
    files = {str(file.relative_to(ROOT)): file.read_text() for file in modules("tests")}
    assert len(files) > 200
    borrowed = [name for name, source in files.items() for each in imports(source) if ".test_" in each]
    assert not borrowed


def test_names_of_tests_begin_with_what_they_test():
    names = [name for file in modules("tests") for name in FILLER_FIRST.findall(file.read_text())]
    assert not names
