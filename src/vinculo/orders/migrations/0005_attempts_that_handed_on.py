"""What was written down as a try until now and only handed the request on."""

from django.db import migrations

HANDED_ON = ["Pasa a otra persona", "Passed to somebody else"]


def say_so(apps, _schema_editor):
    attempts = apps.get_model("orders", "Attempt").objects
    attempts.filter(tried__in=HANDED_ON, is_handing=False).update(is_handing=True)


class Migration(migrations.Migration):

    dependencies = [
        ('orders', '0004_attempts_that_hand_on'),
    ]

    operations = [migrations.RunPython(say_so, migrations.RunPython.noop)]
