"""What customers wrote on their page says so; in batches, and it can run twice."""

from django.db import migrations

BATCH = 2_000


def fill(apps, _schema_editor):
    raws = apps.get_model("interactions", "RawMessage")
    messages = apps.get_model("interactions", "Message")
    last = None
    while True:
        rows = raws.objects.filter(via="tracking").order_by("pk")
        if last is not None:
            rows = rows.filter(pk__gt=last)
        ids = list(rows.values_list("pk", flat=True)[:BATCH])
        if not ids:
            return
        messages.objects.filter(raw_id__in=ids, direction="in").update(channel="page")
        last = ids[-1]


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("interactions", "0014_page_channel")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
