"""Publish how items move, and let the oldest that waits in a queue be found at once."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("routing", "0008_decisions_by_month")]

    operations = [
        migrations.AddIndex(
            "workitem",
            models.Index(
                fields=("queue", "enqueued_at", "id"),
                name="work_item_age",
                condition=Q(state="waiting"),
            ),
        ),
        migrations.RunSQL(
            """
            CREATE SCHEMA IF NOT EXISTS published;
            CREATE VIEW published.routing_steps AS
            SELECT step.id::text AS id,
                   step.item_id::text AS item_id,
                   split_part(item.subject, ':', 1) AS thing_kind,
                   split_part(item.subject, ':', 2) AS thing_id,
                   step.kind::text AS kind,
                   step.why::text AS why,
                   step.at AS at,
                   item.queue_id::text AS queue_id,
                   queue.team_id::text AS team_id,
                   queue.service_id::text AS service_id
              FROM routing_decision AS step
              JOIN routing_workitem AS item ON item.id = step.item_id
              JOIN routing_queue AS queue ON queue.id = item.queue_id
             WHERE step.kind IN ('enqueued', 'taken', 'transferred', 'finished')
            """,
            "DROP VIEW published.routing_steps",
        ),
    ]
