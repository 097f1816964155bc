"""Calls come in batches that are evidence; what is told otherwise is a new version."""

import django.db.models.deletion
from django.db import migrations, models

import vinculo.kernel.ids


class Migration(migrations.Migration):
    dependencies = [("analytics", "0003_intervals")]

    operations = [
        migrations.CreateModel(
            name="CallBatch",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=vinculo.kernel.ids.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("way", models.CharField(max_length=6)),
                ("reason", models.CharField(blank=True, default="", max_length=200)),
                ("told_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("way__in", ("file", "api", "before"))),
                        name="call_batch_way_known",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="callrecord",
            name="batch",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="analytics.callbatch",
            ),
        ),
        migrations.AddField(
            model_name="callrecord", name="version", field=models.PositiveIntegerField(default=1)
        ),
        migrations.AddField(
            model_name="callrecord",
            name="digest",
            field=models.CharField(default="", max_length=64),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name="callrecord", name="reference", field=models.CharField(max_length=80)
        ),
        migrations.AddConstraint(
            model_name="callrecord",
            constraint=models.UniqueConstraint(
                fields=("reference", "version"), name="call_version_once"
            ),
        ),
    ]
