"""Let what was judged in a time be read without looking at the rest."""

from django.contrib.postgres.indexes import BrinIndex
from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("clocks", "0002_publish_clocks")]

    operations = [
        migrations.AddIndex(
            "clock", BrinIndex(fields=("started_at",), name="clock_by_start", autosummarize=True)
        ),
        migrations.AddIndex(
            "clock",
            models.Index(
                fields=("stopped_at",), name="clock_kept_by_stop", condition=Q(state="kept")
            ),
        ),
        migrations.AddIndex(
            "clock",
            models.Index(
                fields=("broken_at",), name="clock_broken_by_time", condition=Q(state="broken")
            ),
        ),
    ]
