from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("commitments", "0004_weekdays")]

    operations = [
        migrations.AddField(
            model_name="microhabit", name="given_up_at", field=models.DateTimeField(blank=True, null=True)
        ),
    ]
