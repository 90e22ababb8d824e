from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

MAKE = {
    "sqlite": [
        """
        CREATE VIRTUAL TABLE search_index USING fts5(
            title, text, content = 'integration_site_searchentry', content_rowid = 'id',
            tokenize = 'porter unicode61 remove_diacritics 2', prefix = '2 3'
        )
        """
    ],
    # English stems without its stop words: "no" and "off" are what people look for here.
    "postgresql": [
        "CREATE TEXT SEARCH DICTIONARY site_stem (TEMPLATE = snowball, LANGUAGE = english)",
        "CREATE TEXT SEARCH CONFIGURATION site_search (COPY = english)",
        """
        ALTER TEXT SEARCH CONFIGURATION site_search
        ALTER MAPPING FOR asciiword, asciihword, hword_asciipart, word, hword, hword_part WITH site_stem
        """,
    ],
}
DROP = {
    "sqlite": ["DROP TABLE search_index"],
    "postgresql": ["DROP TEXT SEARCH CONFIGURATION site_search", "DROP TEXT SEARCH DICTIONARY site_stem"],
}


def make_index(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in MAKE.get(schema_editor.connection.vendor, []):
        schema_editor.execute(statement)


def drop_index(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in DROP.get(schema_editor.connection.vendor, []):
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=20)),
                ("title", models.TextField()),
                ("address", models.CharField(max_length=300)),
                ("text", models.TextField()),
                (
                    "state",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("traced", "Traced"),
                            ("partly", "Partly supported"),
                            ("contested", "Contested"),
                            ("not-traced", "Not traced"),
                        ],
                        max_length=20,
                    ),
                ),
            ],
            options={"verbose_name_plural": "search entries"},
        ),
        migrations.RunPython(make_index, drop_index),
    ]
