"""Common words are looked for from the latest row back."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("cases", "0028_bulk_runs")]

    operations = [
        AddIndexConcurrently("searchrow", models.Index(fields=["-at"], name="search_row_latest")),
    ]
