from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0004_earlier_guide"),
    ]

    operations = [
        migrations.AlterField(
            model_name="claim",
            name="state",
            field=models.CharField(
                choices=[
                    ("traced", "Traced"),
                    ("partly", "Partly supported"),
                    ("contested", "Contested"),
                    ("not-traced", "Not traced"),
                    ("not-searched", "Not searched"),
                ],
                max_length=20,
            ),
        ),
    ]
