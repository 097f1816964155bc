"""Counting the cases that wait for their customer reads those, and not all that are open."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("cases", "0024_restricted_cases")]

    operations = [
        AddIndexConcurrently(
            "case",
            models.Index(fields=["id"], name="case_waiting", condition=Q(status="waiting")),
        ),
    ]
