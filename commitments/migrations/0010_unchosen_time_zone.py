from typing import Any

from django.db import migrations

DEFAULT = "Europe/London"


def forget_what_was_assumed(apps: Any, schema_editor: Any) -> None:
    """The default was stored for whoever began with something that asks for no time zone.

    Who made a plan with it keeps it; others get the zone that all their plans share, or none.
    """
    alias = schema_editor.connection.alias
    people = apps.get_model("accounts", "Person").objects.using(alias).filter(time_zone=DEFAULT)
    plans = apps.get_model("commitments", "Commitment").objects.using(alias).filter(person__time_zone=DEFAULT)
    zones_of = {}
    for person_id, zone in plans.values_list("person_id", "time_zone").distinct():
        zones_of.setdefault(person_id, set()).add(zone)
    people.exclude(pk__in=plans.values("person_id")).update(time_zone="")
    for person_id, zones in zones_of.items():
        if DEFAULT not in zones:
            people.filter(pk=person_id).update(time_zone=zones.pop() if len(zones) == 1 else "")


def assume_the_default(apps: Any, schema_editor: Any) -> None:
    people = apps.get_model("accounts", "Person").objects.using(schema_editor.connection.alias)
    people.filter(time_zone="").update(time_zone=DEFAULT)


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0004_unchosen_time_zone"),
        ("commitments", "0009_paused_days"),
    ]

    operations = [migrations.RunPython(forget_what_was_assumed, assume_the_default)]
