"""What the code and the templates of this site never do, read from them."""

import ast
import re
import tomllib
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROOMS = [file.parent for file in ROOT.glob("*/__init__.py") if file.parent.name != "tests"]
# Each was looked at: what it marks is made by us, and holds nothing that a person typed.
MARKED_SAFE = {
    "articles/templatetags/structured.py",  # escaped JSON
    "integration_site/access_views.py",  # a drawing of our own address
    "integration_site/templatetags/site.py",  # our own style sheets
}
SAFE_FILTERS = {"article.html", "article_main.html", "diagram.html", "for_managers.html", "question.html"}
SAFE_FILTERS |= {"question_list.html"}  # texts of ours, rendered when they are loaded
RUNS_TEXT = {
    "eval",
    "exec",
    "compile",
    "__import__",
    "os.system",
    "os.popen",
    "pickle.loads",
    "marshal.loads",
    "yaml.load",
}
READS_XML = {"xml.sax", "xml.dom", "xml.dom.minidom", "lxml", "lxml.etree", "xmlrpc"}


@cache
def code():
    """(path, nodes) of every file of ours."""
    assert len(ROOMS) > 4
    files = [file for room in ROOMS for file in room.rglob("*.py")]
    return [(file.relative_to(ROOT).as_posix(), list(ast.walk(ast.parse(file.read_text())))) for file in files]


@cache
def calls():
    """(path, name, call) of everything that is called."""
    return [
        (path, ast.unparse(node.func), node) for path, nodes in code() for node in nodes if isinstance(node, ast.Call)
    ]


def imports():
    return [(path, node) for path, nodes in code() for node in nodes if isinstance(node, ast.Import | ast.ImportFrom)]


def test_nothing_typed_is_run():
    assert not [(path, name) for path, name, _ in calls() if name in RUNS_TEXT]
    assert not [path for path, _, call in calls() for word in call.keywords if word.arg == "shell"]
    assert not [path for path, name, _ in calls() if name.endswith(".extra")]


def test_no_words_are_put_into_sql():
    """A statement is a constant or a name of one, never put together where it is sent."""
    sent = [(path, call.args[0]) for path, name, call in calls() if name.endswith((".raw", "cursor.execute", "RawSQL"))]
    assert not [path for path, statement in sent if isinstance(statement, ast.JoinedStr | ast.BinOp)]


def test_what_is_marked_safe_is_known():
    assert {path for path, name, _ in calls() if name in {"mark_safe", "SafeString"}} <= MARKED_SAFE
    assert not [path for path, name, call in calls() if name == "format_html" and not call.args[1:]]
    templates = {file: file.read_text() for file in (ROOT / "templates").rglob("*.html")}
    assert {file.name for file, text in templates.items() if re.search(r"\|\s*safe\b", text)} <= SAFE_FILTERS
    assert not [file for file, text in templates.items() if "autoescape off" in text or "|safeseq" in text]


def test_no_xml_is_read():
    parsing = {"fromstring", "parse", "iterparse", "XMLParser"}
    found = [
        (path, node)
        for path, node in imports()
        for name in node.names
        if name.name in READS_XML
        or getattr(node, "module", None) in READS_XML
        or (str(getattr(node, "module", "")).startswith("xml.etree") and name.name in parsing)
    ]
    assert not found


def test_secrets_come_from_secrets():
    """`random` is for nothing that somebody must not guess: the simulation of the instruments, which has a seed."""
    users = {
        path
        for path, node in imports()
        if "random" in {getattr(node, "module", None), *(name.name for name in node.names)}
    }
    assert users <= {"assessments/simulation.py", "assessments/management/commands/simulate_instrument.py"}, users


def test_scripts_keep_nothing_in_the_browser_and_run_no_text():
    scripts = list((ROOT / "static").rglob("*.js"))
    assert scripts
    for script in scripts:
        text = script.read_text()
        assert not re.search(r"localStorage|sessionStorage|indexedDB|document\.cookie", text), script
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(", text), script


def test_every_pin_is_exact():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    pins = [*project["project"]["dependencies"], *project["tool"]["uv"]["constraint-dependencies"]]
    pins += [pin for group in project["project"]["optional-dependencies"].values() for pin in group]
    pins += [pin for group in project["dependency-groups"].values() for pin in group]
    assert len(pins) > 20
    assert not [pin for pin in pins if not re.fullmatch(r"[\w.-]+(\[[\w,]+\])?==[\w.]+", pin)]


def test_no_page_asks_another_site_for_anything():
    """A link may lead elsewhere; what the browser fetches by itself comes from here."""
    fetched = re.compile(r"<(script|img|iframe|source|video|use|object)\b[^>]*(src|href|data)=.?https?:")
    for file in (ROOT / "templates").rglob("*.html"):
        assert not fetched.search(file.read_text()), file
