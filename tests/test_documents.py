"""What the documents link and name is there: pages, headings, files, tests, commands, benchmarks, versions."""

import re
import tomllib
from pathlib import Path

import pytest
from django.core.management import get_commands

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
LINK = re.compile(r"\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
PATH = re.compile(r"`(\.?[a-z][\w.-]*/(?:[\w./-]|<[^>]*>)*)(?=[`: ])")
PLACE = re.compile(r"<[^>]*>")  # what differs from file to file, such as <slug>
TEST = re.compile(r"`([\w/]+\.py)::(test_\w+)`")
COMMAND = re.compile(r"manage\.py ([a-z_]+)")
MADE_LATER = {".venv/", "var/"}
MAX_PICTURE_BYTES = 150_000

each_document = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda file: str(file.relative_to(ROOT)))


def text_of(document):
    return document.read_text(encoding="utf-8")


def anchors_of(document):
    """Of its headings, as GitHub makes them."""
    titles = (re.sub(r"[^\w\- ]", "", title.lower()) for title in HEADING.findall(text_of(document)))
    return {title.replace(" ", "-") for title in titles}


def leads_nowhere(document, link):
    path, _, anchor = link.partition("#")
    target = (document.parent / path).resolve() if path else document
    return not target.exists() or (bool(anchor) and anchor not in anchors_of(target))


def is_in_the_tree(path):
    pattern = PLACE.sub("*", path).rstrip("/")
    return any(any(folder.glob(pattern)) for folder in (ROOT, ROOT / "tests"))


def is_a_test(file, name):
    return file.exists() and f"def {name}(" in text_of(file)


def test_documents_are_found():
    names = {str(document.relative_to(ROOT)) for document in DOCUMENTS}
    assert {"README.md", "SECURITY.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/security/asvs.md"} <= names
    assert len(LINK.findall(text_of(ROOT / "README.md"))) > 10


@each_document
def test_links_lead_somewhere(document):
    links = [link for link in LINK.findall(text_of(document)) if not link.startswith(("https://", "claim:", "page:"))]
    assert not [link for link in links if leads_nowhere(document, link)]


@each_document
def test_files_and_folders_that_are_named_are_there(document):
    named = set(PATH.findall(text_of(document))) - MADE_LATER
    assert not sorted(path for path in named if not is_in_the_tree(path))


def test_tests_that_are_named_are_there():
    named = [test for document in DOCUMENTS for test in TEST.findall(text_of(document))]
    assert len(named) > 60
    assert not [(file, name) for file, name in named if not is_a_test(ROOT / "tests" / file, name)]


@each_document
def test_commands_that_are_named_are_there(document):
    assert set(COMMAND.findall(text_of(document))) <= get_commands().keys()


def test_documents_are_all_linked():
    linked = {
        (file.parent / link.partition("#")[0]).resolve() for file in DOCUMENTS for link in LINK.findall(text_of(file))
    }
    assert set(DOCUMENTS) - linked == {ROOT / "README.md"}


def test_table_of_benchmarks_names_each():
    modules = {file.stem for file in ROOT.glob("tests/benchmarks/*.py") if "Run by hand:" in text_of(file)}
    table = text_of(ROOT / "docs/performance.md").partition("| name | what it prints | aim |")[2]
    assert set(re.findall(r"^\| `(\w+)`", table, re.MULTILINE)) == modules
    named = [name for document in DOCUMENTS for name in re.findall(r"tests\.benchmarks\.([a-z_]+)", text_of(document))]
    assert set(named) <= modules


def test_version_that_is_newest_is_this_one():
    version = tomllib.loads(text_of(ROOT / "pyproject.toml"))["project"]["version"]
    assert re.findall(r"^## (\S+) \(\d{4}-\d\d-\d\d\)$", text_of(ROOT / "CHANGELOG.md"), re.MULTILINE)[0] == version


def test_pictures_are_small():
    pictures = list(ROOT.glob("docs/pictures/*.png"))
    assert len(pictures) == 3
    assert all(picture.stat().st_size < MAX_PICTURE_BYTES for picture in pictures)
