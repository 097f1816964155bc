"""Lines of one kind are found by their time: what is counted again each night reads few of all."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("kernel", "0004_erasing")]

    operations = [
        AddIndexConcurrently(
            "evidenceline",
            models.Index(fields=["kind", "recorded_at"], name="evidence_line_kind"),
        ),
    ]
