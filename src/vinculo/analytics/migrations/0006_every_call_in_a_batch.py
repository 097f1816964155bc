"""Every call belongs to a batch, which says when it was told."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("analytics", "0005_prove_calls")]

    operations = [
        migrations.AlterField(
            model_name="callrecord",
            name="batch",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="analytics.callbatch",
            ),
        ),
        migrations.RemoveField(model_name="callrecord", name="told_at"),
    ]
