"""Databases as earlier versions left them: the rows of one person as SQL, and the export that the version itself made.

`python3 -m uv run python -m tests.upgrades.versions 0.3.0` writes both for the version in this tree, at its release.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
ROOT = FOLDER.parent.parent
EMAIL = "ada@example.org"
PUBLISHED = {"articles", "integration_site"}  # made anew from the content
FILL = """
import django; django.setup()
import sys
from pathlib import Path
from django.conf import settings
from django.core.management.color import no_style
from django.apps import apps
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
lines = Path(sys.argv[1]).read_text().splitlines()
then = [tuple(line.split()[1:]) for line in lines if line.startswith("-- ")]
executor = MigrationExecutor(connection)
theirs = [key for key in executor.loader.graph.leaf_nodes() if key[0] not in settings.LOCAL_APPS]
executor.migrate(then + theirs)
with transaction.atomic(), connection.cursor() as cursor:
    for line in lines:
        if not line.startswith("-- "):
            cursor.execute(line.replace("%", "%%") if connection.vendor != "sqlite" else line)
    models = executor.loader.project_state(then).apps.get_models()
    for statement in connection.ops.sequence_reset_sql(no_style(), list(models)):
        cursor.execute(statement)
"""
UPGRADE = """
import django; django.setup()
from integration_site.management.commands.serve import get_ready
print(get_ready())
"""
EXPORT = f"""
import django; django.setup()
from django.utils import timezone
from accounts.models import Person
from integration_site.personal_data.exporting import as_json, build_export
print(as_json(build_export(Person.objects.get(email="{EMAIL}"), now=timezone.now())))
"""


def versions():
    return sorted(file.stem for file in FOLDER.glob("*.sql"))


def export_made_then(version):
    return json.loads((FOLDER / f"{version}.json").read_text(encoding="utf-8"))


def start(code, *arguments, **changes):
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG", "VIRTUAL_ENV"}}
    kept |= {
        "DJANGO_SETTINGS_MODULE": "integration_site.settings",
        "MEANING": "false",
        "SECRET_KEY": "k" * 50,
    } | changes
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, env=kept, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def run(code, *arguments, **changes):
    process = start(code, *arguments, **changes)
    said, wrong = process.communicate(timeout=300)
    assert process.returncode == 0, wrong
    return said


def fill(version, **site):
    run(FILL, FOLDER / f"{version}.sql", **site)


def upgrade(**site):
    """What `serve` does before it serves; what it says."""
    return run(UPGRADE, **site).strip()


def export_of(**site):
    return json.loads(run(EXPORT, **site))


def write_down(version):
    import django

    os.environ |= {"DJANGO_SETTINGS_MODULE": "tests.settings", "VAR_DIR": tempfile.mkdtemp()}
    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.loader import MigrationLoader

    call_command("migrate", verbosity=0)
    settings.ALLOWED_HOSTS = ["*"]
    (FOLDER / f"{version}.json").write_text(_export_of_full_person(), encoding="utf-8")
    nodes = sorted(MigrationLoader(connection).graph.leaf_nodes())
    lines = [f"-- {app} {name}" for app, name in nodes if app in settings.LOCAL_APPS]
    (FOLDER / f"{version}.sql").write_text("\n".join([*lines, *_rows()]) + "\n", encoding="utf-8")


def _export_of_full_person():
    from integration_site.personal_data.exporting import as_json, build_export
    from tests.commitments.factories import NOW
    from tests.integration_site.full_person import full_person

    person = full_person()
    person.email = EMAIL
    person.save()
    return as_json(build_export(person, now=NOW))


def _rows():
    from django.apps import apps
    from django.conf import settings
    from django.db import connection

    quoted = connection.ops.quote_name
    for model in apps.get_models():
        if model._meta.app_label in set(settings.LOCAL_APPS) - PUBLISHED:
            fields = model._meta.concrete_fields
            columns = ", ".join(quoted(field.column) for field in fields)
            with connection.cursor() as cursor:
                cursor.execute(f"SELECT {columns} FROM {quoted(model._meta.db_table)} ORDER BY 1")  # noqa: S608
                for row in cursor.fetchall():
                    values = ", ".join(map(_literal, fields, row))
                    yield f"INSERT INTO {quoted(model._meta.db_table)} ({columns}) VALUES ({values});"  # noqa: S608


def _literal(field, value):
    """As both databases read it."""
    if value is None:
        return "NULL"
    if field.get_internal_type() == "BooleanField":
        return "TRUE" if value else "FALSE"
    return repr(value) if isinstance(value, int | float) else "'" + str(value).replace("'", "''") + "'"


if __name__ == "__main__":
    write_down(sys.argv[1])
