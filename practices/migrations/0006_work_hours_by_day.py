import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("practices", "0005_blend_past_midnight"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            "workhours",
            "person",
            models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="work_hours", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            "workhours",
            "every_second_from",
            models.DateField(
                blank=True,
                help_text="A day of a week in which they hold, and every second one; none: every week.",
                null=True,
            ),
        ),
    ]
