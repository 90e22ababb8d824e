from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

OLD, NEW = "reminding", "remindersettings"


def rename_rights(apps: Any, schema_editor: Any) -> None:
    _rename_rights(apps, schema_editor, OLD, NEW)


def rename_rights_back(apps: Any, schema_editor: Any) -> None:
    _rename_rights(apps, schema_editor, NEW, OLD)


def _rename_rights(apps: Any, schema_editor: Any, old: str, new: str) -> None:
    """What an editor may do stays theirs."""
    rights = apps.get_model("auth", "Permission").objects.using(schema_editor.connection.alias)
    for right in rights.filter(content_type__app_label="commitments", codename__endswith=f"_{old}"):
        right.codename = right.codename.replace(old, new)
        right.save(update_fields=["codename"])


class Migration(migrations.Migration):
    dependencies = [("commitments", "0011_past_midnight"), ("auth", "0001_initial")]

    operations = [
        migrations.AlterModelTable("reminding", "commitments_reminding"),
        migrations.RenameModel("Reminding", "ReminderSettings"),
        migrations.AlterModelOptions("remindersettings", {"verbose_name_plural": "reminder settings"}),
        migrations.AlterField(
            "remindersettings",
            "person",
            models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="reminder_settings",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.RunPython(rename_rights, rename_rights_back),
    ]
