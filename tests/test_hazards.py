"""What the code and the templates of this site never do, read from them."""

import ast
import re
import subprocess
import tomllib
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = [file.parent for file in ROOT.glob("*/__init__.py") if file.parent.name != "tests"]
# Each was looked at: what it marks is made by us, and holds nothing that a person typed.
MARKED_SAFE = {
    "articles/templatetags/structured.py",  # escaped JSON
    "integration_site/pages/brand_views.py",  # the operator's Markdown, HTML in it escaped
    "integration_site/personal_data/sign_in_views.py",  # a drawing of our own address
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


def test_typed_words_are_never_run():
    assert not [(path, name) for path, name, _ in calls() if name in RUNS_TEXT]
    assert not [path for path, _, call in calls() for word in call.keywords if word.arg == "shell"]
    assert not [path for path, name, _ in calls() if name.endswith(".extra")]


# Each was looked at: numbers of ours alone, formatted as numbers; statements that the database itself gave, and such
# as Django's compiler made, or hold quoted names of our tables and columns, with places for values.
BUILT_STATEMENTS = {
    "integration_site/operations/backup.py": {
        "f'PRAGMA application_id={application_id:d}'",
        "f'PRAGMA user_version={user_version:d}'",
    },
    "integration_site/operations/copy_database.py": {"statement"},
    "integration_site/personal_data/importing/actions.py": {"statement"},
    "integration_site/personal_data/merging/moves.py": {"statement"},
    "integration_site/operations/write_ahead_log.py": {"f'PRAGMA busy_timeout={usual:d}'"},
}
SENDS_SQL = (".raw", ".execute", ".executemany", ".executescript", "RawSQL", "RunSQL")


def unsafe_statements(path, nodes):
    """Statements that are neither a constant nor the name of a constant of the module."""
    constants = {
        target.id
        for node in nodes
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in nodes:
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(SENDS_SQL) and node.args:
            statement = node.args[0]
            is_known = isinstance(statement, ast.Name) and statement.id in constants
            if not isinstance(statement, ast.Constant) and not is_known:
                yield ast.unparse(statement)


def test_sql_has_no_words_put_into_it():
    for path, nodes in code():
        if "/migrations/" not in path:
            assert set(unsafe_statements(path, nodes)) <= BUILT_STATEMENTS.get(path, set()), path


@pytest.mark.parametrize(
    "line",
    [
        "cursor.execute(f'SELECT {word}')",
        "cursor.execute('SELECT {}'.format(word))",
        "cursor.execute('SELECT %s' % word)",
        "cursor.execute('SELECT ' + word)",
        "cursor.execute(word)",
        "cursor.execute(' '.join(words))",
        "connection.cursor().execute(f'{word}')",
        "Model.objects.raw(f'{word}')",
        "RawSQL('SELECT {}'.format(word), [])",
    ],
)
def test_sql_that_is_put_together_is_seen(line):
    assert list(unsafe_statements("any.py", list(ast.walk(ast.parse(line)))))


SECRET_NAME = re.compile(r"secret|passw|token|api_?key|private_key|credential", re.IGNORECASE)
SECRET_SHAPE = re.compile(
    r"-----BEGIN [A-Z ]*PRIVATE KEY|AKIA[0-9A-Z]{16}|gh[pousr]_\w{30,}|\bsk-(?=[\w-]*\d)[\w-]{20,}"
    r"|xox[abps]-|eyJ[\w-]{10,}\.eyJ"
)


def looks_secret(name, value):
    return bool(SECRET_NAME.search(name) and re.fullmatch(r"[\w+/=.-]{12,}", value) and re.search(r"\d", value))


def named_values(nodes):
    """(name, text) of everything that is assigned, given by name, a default or an entry of a dictionary."""
    for node in nodes:
        if isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.Constant):
            for target in getattr(node, "targets", None) or [node.target]:
                yield ast.unparse(target), node.value.value
        elif isinstance(node, ast.keyword) and isinstance(node.value, ast.Constant):
            yield node.arg or "", node.value.value
        elif isinstance(node, ast.Dict):
            pairs = zip(node.keys, node.values, strict=True)
            yield from ((str(key.value), value.value) for key, value in pairs if _are_constants(key, value))


def _are_constants(*nodes):
    return all(isinstance(node, ast.Constant) for node in nodes)


def test_secrets_do_not_stand_in_the_code():
    for path, nodes in code():
        found = [name for name, value in named_values(nodes) if isinstance(value, str) and looks_secret(name, value)]
        assert not found, path
    kept = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    files = [ROOT / name for name in kept if not name.startswith("tests/")] or list(ROOT.glob("*.toml"))
    assert len(files) > 100
    for file in files:
        assert not SECRET_SHAPE.search(file.read_text(encoding="utf-8", errors="replace")), file


@pytest.mark.parametrize(
    "line", ['SECRET_KEY = "k3yk3yk3yk3yk3y"', 'f(password="hunter2hunter2")', '{"token": "t0kent0kent0ken"}']
)
def test_secret_in_the_code_is_seen(line):
    nodes = list(ast.walk(ast.parse(line)))
    assert [name for name, value in named_values(nodes) if looks_secret(name, value)]


def test_safe_marks_are_known():
    assert {path for path, name, _ in calls() if name in {"mark_safe", "SafeString"}} <= MARKED_SAFE
    assert not [path for path, name, call in calls() if name == "format_html" and not call.args[1:]]
    templates = {file: file.read_text() for file in (ROOT / "templates").rglob("*.html")}
    assert templates
    assert {file.name for file, text in templates.items() if re.search(r"\|\s*safe\b", text)} <= SAFE_FILTERS
    assert not [file for file, text in templates.items() if "autoescape off" in text or "|safeseq" in text]


def test_xml_is_never_read():
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
    """`random` is for nothing that somebody must not guess: simulated answers, typing errors, numbers of log lines."""
    users = {
        path
        for path, node in imports()
        if "random" in {getattr(node, "module", None), *(name.name for name in node.names)}
    }
    simulating = {"assessments/quick/simulation.py", "assessments/management/commands/simulate_instrument.py"}
    simulating.add("accounts/crisis/mistyping.py")
    assert users <= {*simulating, "integration_site/request_log/middleware.py"}, users


def test_scripts_keep_nothing_in_the_browser_and_run_no_text():
    scripts = list((ROOT / "static").rglob("*.js"))
    assert scripts
    for script in scripts:
        text = script.read_text()
        assert not re.search(r"localStorage|sessionStorage|indexedDB|document\.cookie", text), script
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(", text), script


def test_pins_are_exact():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    pins = [*project["project"]["dependencies"], *project["tool"]["uv"]["constraint-dependencies"]]
    pins += [pin for group in project["project"]["optional-dependencies"].values() for pin in group]
    pins += [pin for group in project["dependency-groups"].values() for pin in group]
    assert len(pins) > 20
    assert not [pin for pin in pins if not re.fullmatch(r"[\w.-]+(\[[\w,]+\])?==[\w.]+", pin)]


def test_pages_ask_no_other_site_for_anything():
    """A link may lead elsewhere; what the browser fetches by itself comes from here."""
    fetched = re.compile(r"<(script|img|iframe|source|video|use|object)\b[^>]*(src|href|data)=.?https?:")
    files = list((ROOT / "templates").rglob("*.html"))
    assert files
    for file in files:
        assert not fetched.search(file.read_text()), file
