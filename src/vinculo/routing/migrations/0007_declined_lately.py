"""An index of late refusals, and none twice on what decisions are about."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("routing", "0006_feeds")]

    operations = [
        migrations.AddIndex(
            model_name="offer",
            index=models.Index(
                condition=models.Q(("state__in", ["refused", "expired"])),
                fields=["answered_at"],
                name="offer_declined",
            ),
        ),
        migrations.AlterField(
            model_name="decision",
            name="item",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="routing.workitem",
            ),
        ),
    ]
