from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0003_content_version"),
    ]

    operations = [
        migrations.AlterField(
            model_name="claim",
            name="origin",
            field=models.CharField(
                choices=[("guide", "Our own claims"), ("source-guide", "Claims of the earlier guide")], max_length=20
            ),
        ),
    ]
