"""What waits already gets its place; what is held already weighs nothing until it is handed on."""

from django.db import migrations

from vinculo.routing.domain.needs import need_of
from vinculo.routing.domain.order import rank_at
from vinculo.routing.domain.settings import Settings

BATCH = 2_000


def rank(apps, schema_editor):
    item_model = apps.get_model("routing", "WorkItem")
    change_model = apps.get_model("routing", "QueueChange")
    found = item_model.objects.filter(need="")
    while batch := list(found.order_by("pk")[:BATCH]):
        for item in batch:
            item.need = need_of(item.queue_id, item.kind, "", {})
            item.rank_at = rank_at(
                enqueued_at=item.enqueued_at,
                priority=item.priority,
                due_at=item.due_at,
                settings=Settings(),
            )
        item_model.objects.bulk_update(batch, ["need", "rank_at"])
    if change_model.objects.exists():
        return
    for queue in apps.get_model("routing", "Queue").objects.all():
        items = item_model.objects.filter(queue=queue)
        change_model.objects.create(
            queue_id=queue.pk,
            waiting=items.filter(state="waiting").count(),
            held=items.filter(state="taken").count(),
        )


class Migration(migrations.Migration):
    dependencies = [("routing", "0004_counters")]
    operations = [migrations.RunPython(rank, migrations.RunPython.noop)]
