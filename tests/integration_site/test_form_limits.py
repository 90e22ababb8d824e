"""Forms accept what docs/security/forms.md says. What is missing there is printed, ready to be pasted."""

import ast

import pytest
from django import forms
from django.conf import settings

from practices.calendar_import.forms import Quarters
from practices.time_audit.forms import HoursField
from tests.integration_site.form_fields import OURS, ROOT, dotted, fields_of, kinds_in

LIMITS = ROOT / "docs/security/forms.md"
BEGINNING, END = "| form | fields |\n|---|---|\n", "\n\n"
LISTS = {"POST", "GET", "FILES"}


def accepted(field):
    """In words; a field without a limit is refused here."""
    match field:
        case forms.BooleanField():
            return "a tick"
        case forms.MultipleChoiceField() | forms.ModelMultipleChoiceField():
            return "any of a list"
        case forms.ChoiceField():
            return "one of a list" if field.required else "one of a list or nothing"
        case forms.EmailField():
            return f"an address of at most {field.max_length}"
        case HoursField():
            return "0–24 hours in quarters"
        case Quarters():
            return "seven numbers of one or two digits"
        case forms.CharField():
            least = field.min_length or int(field.required)
            assert field.max_length <= 1000
            return f"{least}–{field.max_length} characters"
        case forms.TimeField():
            return "a time of day"
        case forms.DateField():
            return "a day"
        case forms.IntegerField():
            assert None not in (field.min_value, field.max_value)
            return f"a number from {field.min_value} to {field.max_value}"
    raise AssertionError(f"say what {field} accepts")


def row(kind, fields):
    """Neighbours that accept the same stand together."""
    assert fields, f"make a {kind} above, so that its fields are seen"
    cells, latest = [], None
    for name, field in fields.items():
        said = accepted(field)
        if said == latest:
            cells[-1] = cells[-1].replace(f": {said}", f", `{name}`: {said}")
        else:
            cells.append(f"`{name}`: {said}")
        latest = said
    return f"| `{kind.__module__}.{kind.__name__}` | {'; '.join(cells)} |"


@pytest.mark.django_db
def test_forms_table_names_every_form_with_its_fields_and_their_limits():
    rows = sorted(row(kind, fields) for kind, fields in fields_of().items())
    told = LIMITS.read_text(encoding="utf-8").partition(BEGINNING)[2].partition(END)[0]
    assert sorted(told.splitlines()) == rows, "\n".join(rows)


def test_models_do_not_decide_what_a_form_takes():
    assert not [kind for kind in kinds_in(forms.BaseModelForm) if kind.__module__.partition(".")[0] in OURS]


def read_by_views():
    """module -> names that its code takes from a request itself, beside a form."""
    found = {}
    for app in OURS:
        for file in (ROOT / app).rglob("*.py"):
            for name in names_read(ast.parse(file.read_text())):
                found.setdefault(dotted(file), set()).add(name)
    return found


def names_read(tree):
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Attribute(attr=kind)), args=[ast.Constant(value=name), *_]):
                if kind in LISTS:
                    yield name
            case ast.Compare(left=ast.Constant(value=name), comparators=[ast.Attribute(attr=kind)]):
                if kind in LISTS:
                    yield name
            case ast.Subscript(value=ast.Attribute(attr=kind), slice=ast.Constant(value=name)):
                if kind in LISTS:
                    yield name


def test_forms_table_names_what_views_read_themselves():
    table = LIMITS.read_text(encoding="utf-8").partition("| read by | field |")[2].partition(END)[0]
    rows = [[cell.strip() for cell in line.split("|")] for line in table.splitlines()[2:]]
    told = {(cells[1].strip("`"), name.strip("` ")) for cells in rows for name in cells[2].split(",")}
    assert told == {(module, name) for module, names in read_by_views().items() for name in names}


@pytest.mark.django_db
def test_sizes_are_those_in_the_text(client):
    text = " ".join(LIMITS.read_text(encoding="utf-8").split())
    assert "64 KiB of fields, 200 of them, 4 MiB with a file" in text
    assert settings.DATA_UPLOAD_MAX_MEMORY_SIZE == 64 * 1024
    assert settings.DATA_UPLOAD_MAX_NUMBER_FIELDS == 200
    head = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n'
    tail = b"\r\n--x--\r\n"
    for more, status in {0: 422, 1: 413}.items():
        body = head + b"x" * (4 * 1024**2 - len(head + tail) + more) + tail
        assert client.generic("POST", "/me/import/", body, "multipart/form-data; boundary=x").status_code == status
