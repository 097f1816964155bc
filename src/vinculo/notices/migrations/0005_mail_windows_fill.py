"""What was a daily quiet becomes the hours of each day; of a quiet at noon the longer side stays."""

from datetime import time

from django.db import migrations


def minutes(moment):
    return moment.hour * 60 + moment.minute


def fill(apps, _schema_editor):
    windows = apps.get_model("notices", "MailWindow")
    for hours in apps.get_model("notices", "Hours").objects.exclude(quiet_from=None).iterator():
        begins, ends = hours.quiet_from, hours.quiet_until
        if begins > ends:
            opens, closes = ends, begins
        elif minutes(begins) >= 24 * 60 - minutes(ends):
            opens, closes = time.min, begins
        else:
            opens, closes = ends, time.min
        windows.objects.bulk_create(
            [
                windows(user_id=hours.pk, weekday=weekday, opens=opens, closes=closes)
                for weekday in range(7)
            ],
            ignore_conflicts=True,
        )


class Migration(migrations.Migration):

    dependencies = [
        ('notices', '0004_mail_windows'),
    ]

    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
