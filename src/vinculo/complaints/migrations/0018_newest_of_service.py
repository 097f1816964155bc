"""The latest complaints of one service, whatever became of them, are found without reading all."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("complaints", "0017_fill_told_remedies")]

    operations = [
        AddIndexConcurrently(
            "complaint",
            models.Index(
                models.F("service_id"),
                models.F("filed_at").desc(),
                models.F("id").desc(),
                name="complaint_of_service_newest",
            ),
        ),
    ]
