from itertools import combinations

from django.db import migrations, models
from django.db.models import F, Q

DAY_PATTERNS = ["".join(days) for count in range(8) for days in combinations("0123456", count)]


class Migration(migrations.Migration):
    """The one weekday becomes a text of digits: changing the kind of the column keeps what it says."""

    dependencies = [("commitments", "0003_review")]

    operations = [
        migrations.RemoveConstraint(model_name="commitment", name="commitment_weekday"),
        migrations.RemoveConstraint(model_name="commitment", name="commitment_ends_after_start"),
        migrations.RenameField(model_name="commitment", old_name="weekday", new_name="weekdays"),
        migrations.AlterField(
            model_name="commitment",
            name="weekdays",
            field=models.CharField(blank=True, help_text="Digits, Monday is 0; none: by week’s end.", max_length=7),
        ),
        migrations.AlterField(
            model_name="commitment", name="ends_local", field=models.TimeField(blank=True, null=True)
        ),
        migrations.AlterField(
            model_name="commitment", name="starts_local", field=models.TimeField(blank=True, null=True)
        ),
        migrations.AddConstraint(
            model_name="commitment",
            constraint=models.CheckConstraint(condition=Q(weekdays__in=DAY_PATTERNS), name="commitment_weekdays"),
        ),
        migrations.AddConstraint(
            model_name="commitment",
            constraint=models.CheckConstraint(
                condition=Q(weekdays="", starts_local=None, ends_local=None)
                | (
                    ~Q(weekdays="")
                    & Q(starts_local__isnull=False)
                    & Q(ends_local__isnull=False, ends_local__gt=F("starts_local"))
                ),
                name="commitment_days_with_hours",
            ),
        ),
    ]
