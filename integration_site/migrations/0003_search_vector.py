from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

# Not a field of the model, because SQLite knows nothing like it.
MAKE = """
ALTER TABLE integration_site_searchentry ADD COLUMN vector tsvector GENERATED ALWAYS AS (
    setweight(to_tsvector('site_search', title), 'A') || setweight(to_tsvector('site_search', text), 'C')
) STORED
"""
DROP = "ALTER TABLE integration_site_searchentry DROP COLUMN vector"


def make_vector(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(MAKE)


def drop_vector(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(DROP)


class Migration(migrations.Migration):
    dependencies = [("integration_site", "0002_release")]

    operations = [migrations.RunPython(make_vector, drop_vector)]
