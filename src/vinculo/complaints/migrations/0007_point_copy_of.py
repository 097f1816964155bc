import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("complaints", "0006_topic_and_merging")]

    operations = [
        migrations.AddField(
            model_name="point",
            name="copy_of",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="complaints.point",
            ),
        ),
    ]
