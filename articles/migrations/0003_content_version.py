from typing import Any

from django.db import migrations

OLD, NEW = "edition", "contentversion"


def rename_rights(apps: Any, schema_editor: Any) -> None:
    _rename_rights(apps, schema_editor, OLD, NEW)


def rename_rights_back(apps: Any, schema_editor: Any) -> None:
    _rename_rights(apps, schema_editor, NEW, OLD)


def _rename_rights(apps: Any, schema_editor: Any, old: str, new: str) -> None:
    """What an editor may do stays theirs."""
    rights = apps.get_model("auth", "Permission").objects.using(schema_editor.connection.alias)
    for right in rights.filter(content_type__app_label="articles", codename__endswith=f"_{old}"):
        right.codename = right.codename.replace(old, new)
        right.save(update_fields=["codename"])


class Migration(migrations.Migration):
    dependencies = [("articles", "0002_edition"), ("auth", "0001_initial")]

    operations = [
        migrations.AlterModelTable("edition", "articles_edition"),
        migrations.RenameModel("Edition", "ContentVersion"),
        migrations.RunPython(rename_rights, rename_rights_back),
    ]
