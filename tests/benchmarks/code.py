"""How large the code is: modules a folder, functions, views, files, template lines. Prints one figure a line.

Run by hand: python3 -m uv run python -m tests.benchmarks.code [FOLDER]     of a checkout, this one by default
"""

import ast
import sys
from collections import Counter
from pathlib import Path
from statistics import median

APPS = ["accounts", "articles", "assessments", "coaching", "commitments", "integration_site", "practices"]


def modules_in(root):
    files = [path for app in APPS for path in (root / app).rglob("*.py")]
    return [path for path in files if "migrations" not in path.parts]


def functions_in(tree):
    """(name, lines, whether it is a view) of each function and method."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            first = node.args.args[0].arg if node.args.args else ""
            annotation = node.args.args[0].annotation if node.args.args else None
            is_view = first == "request" and isinstance(annotation, ast.Name) and not node.name.startswith("_")
            yield node.name, node.end_lineno - node.lineno + 1, is_view


def sizes(name, values):
    """`values` are (size, what)."""
    largest, what = max(values)
    print(f"{name}: {len(values)}, median {median(size for size, _ in values):g}, longest {largest} ({what})")


def main(root):
    modules = modules_in(root)
    folders = Counter(path.parent for path in modules if path.name != "__init__.py")
    sizes("modules a folder", [(count, str(folder.relative_to(root))) for folder, count in folders.items()])
    files, functions, views = [], [], []
    for path in modules:
        text, place = path.read_text(), str(path.relative_to(root))
        if text.strip():
            files.append((len(text.splitlines()), place))
        for name, lines, is_view in functions_in(ast.parse(text)):
            functions.append((lines, f"{place}:{name}"))
            if is_view and "view" in path.stem:
                views.append((lines, f"{place}:{name}"))
    sizes("files", files)
    sizes("functions", functions)
    sizes("views", views)
    templates = sorted((root / "templates").rglob("*.html"))
    lines = [(len(line), str(path.relative_to(root))) for path in templates for line in path.read_text().splitlines()]
    print(f"templates: {len(templates)} files")
    sizes("template lines", lines)
    print(f"README: {len((root / 'README.md').read_text().splitlines())} lines")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve())
