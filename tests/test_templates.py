"""Templates can be read in an editor, and what went wrong is the first thing on its page."""

import re

from django.conf import settings

TEMPLATES = sorted((settings.BASE_DIR / "templates").rglob("*.html"))
MAX_COLUMNS = 120
MAX_LINES = 200


def test_templates_have_short_lines():
    assert TEMPLATES
    long = [
        f"{path}:{number}"
        for path in TEMPLATES
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if len(line) > MAX_COLUMNS
    ]
    assert long == []


def test_templates_are_short():
    assert [path for path in TEMPLATES if len(path.read_text(encoding="utf-8").splitlines()) > MAX_LINES] == []


def test_fragments_of_one_template_are_in_it_where_it_has_room():
    texts = {path: path.read_text(encoding="utf-8") for path in TEMPLATES}
    apart = []
    for path in TEMPLATES:
        if path.name.startswith("_"):
            name = path.relative_to(settings.BASE_DIR / "templates").as_posix()
            users = [user for user, text in texts.items() if f'"{name}' in text]
            if len(users) < 2 and sum(len(texts[each].splitlines()) for each in [path, *users]) <= MAX_LINES:
                apart.append(name)
    assert apart == []


def test_problems_take_the_focus():
    boxes = [
        (path.name, box)
        for path in TEMPLATES
        for box in re.findall(r'<div\s[^>]*class="errors\b[^>]*>', path.read_text(encoding="utf-8"))
    ]
    assert len(boxes) > 20
    assert [(name, box) for name, box in boxes if 'tabindex="-1" autofocus' not in box] == []
