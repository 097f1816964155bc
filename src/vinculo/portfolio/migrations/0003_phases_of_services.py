"""Give services that were entered before phases existed the first phase of their stage."""

from django.db import migrations


def fill(apps, schema_editor):
    apps.get_model("portfolio", "Service").objects.filter(stage="pipeline").update(phase="strategy")


class Migration(migrations.Migration):
    dependencies = [("portfolio", "0002_stages_sheet_policy_accounts")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
