from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("practices", "0004_audit_and_blend")]

    operations = [migrations.RemoveConstraint("blendhour", "blend_hour_within_day")]
