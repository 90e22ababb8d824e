from django.db import migrations, models
from django.db.models import F, Q


class Migration(migrations.Migration):
    dependencies = [("commitments", "0010_unchosen_time_zone")]

    operations = [
        migrations.RemoveConstraint("commitment", "commitment_days_with_hours"),
        migrations.AddConstraint(
            "commitment",
            models.CheckConstraint(
                condition=Q(weekdays="", starts_local=None, ends_local=None)
                | (
                    ~Q(weekdays="")
                    & Q(starts_local__isnull=False)
                    & Q(ends_local__isnull=False)
                    & ~Q(ends_local=F("starts_local"))
                ),
                name="commitment_days_with_hours",
            ),
        ),
    ]
