from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def take_addresses_out(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """What staff did to a person stays noted, under the number alone."""
    log = apps.get_model("admin", "LogEntry").objects.using(schema_editor.connection.alias)
    entries = log.filter(content_type__app_label="accounts", content_type__model="person")
    for entry in entries.only("object_id"):
        entries.filter(pk=entry.pk).update(object_repr=f"Person {entry.object_id}", change_message="")


class Migration(migrations.Migration):
    dependencies = [
        ("integration_site", "0004_lease"),
        ("accounts", "0004_unchosen_time_zone"),
        ("admin", "0003_logentry_add_action_flag_choices"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(take_addresses_out, migrations.RunPython.noop)]
