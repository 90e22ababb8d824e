from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("integration_site", "0005_admin_log_without_addresses"),
    ]

    operations = [
        migrations.AlterField(
            model_name="searchentry",
            name="state",
            field=models.CharField(
                blank=True,
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
