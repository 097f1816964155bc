"""The published view is called after its context, as every other one."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("feedback", "0004_waves")]

    operations = [
        migrations.RunSQL(
            "ALTER VIEW published.ratings RENAME TO feedback_ratings",
            "ALTER VIEW published.feedback_ratings RENAME TO ratings",
        )
    ]
