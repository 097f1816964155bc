"""The sequence that numbers come from, and what figures count of cases."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_initial")]

    operations = [
        migrations.RunSQL("CREATE SEQUENCE cases_number_seq", "DROP SEQUENCE cases_number_seq"),
        migrations.RunSQL(
            """
            CREATE SCHEMA IF NOT EXISTS published;
            CREATE VIEW published.cases AS
            SELECT matter.id::text AS id,
                   matter.number::text AS number,
                   matter.kind::text AS kind,
                   matter.status::text AS status,
                   nullif(matter.outcome, '')::text AS outcome,
                   matter.service_id::text AS service_id,
                   item.queue_id::text AS queue_id,
                   queue.team_id::text AS team_id,
                   item.owner_id::text AS owner_id,
                   matter.customer_id::text AS customer_id,
                   matter.follows_id::text AS follows_id,
                   matter.opened_at, matter.first_answered_at, matter.resolved_at,
                   matter.closed_at, matter.due_at, matter.reopened_count
              FROM cases_case AS matter
              LEFT JOIN routing_workitem AS item ON item.id = matter.item_id
              LEFT JOIN routing_queue AS queue ON queue.id = item.queue_id
            """,
            "DROP VIEW published.cases",
        ),
    ]
