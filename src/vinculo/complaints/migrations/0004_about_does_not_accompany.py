"""Nobody stands beside a customer who complains of them: what was so until today has nobody."""

from typing import ClassVar

from django.db import migrations, models
from django.db.models import F, Q

FREE = """
SET CONSTRAINTS ALL IMMEDIATE;
UPDATE complaints_complaint SET champion_id = NULL WHERE champion_id = about_id;
"""


class Migration(migrations.Migration):
    dependencies: ClassVar = [("complaints", "0003_handling_remedies_and_causes")]
    operations: ClassVar = [
        migrations.RunSQL(FREE, migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name="complaint",
            constraint=models.CheckConstraint(
                name="complaint_about_does_not_accompany",
                condition=Q(about__isnull=True)
                | Q(champion__isnull=True)
                | ~Q(champion=F("about")),
            ),
        ),
    ]
