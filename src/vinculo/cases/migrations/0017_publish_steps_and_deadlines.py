"""Publish how cases ended and came back, and how their deadlines went."""

from django.db import migrations, models
from django.db.models import Q

BELONGS = """
       matter.service_id::text AS service_id,
       item.queue_id::text AS queue_id,
       queue.team_id::text AS team_id
"""
PLACE = """
  LEFT JOIN routing_workitem AS item ON item.id = matter.item_id
  LEFT JOIN routing_queue AS queue ON queue.id = item.queue_id
"""


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0016_search_fields"),
        ("clocks", "0003_read_by_time"),
        ("routing", "0009_publish_steps"),
    ]

    operations = [
        migrations.AddIndex(
            "caseentry",
            models.Index(
                fields=("at",),
                name="case_entry_ends",
                condition=Q(kind__in=["resolved", "reopened"]),
            ),
        ),
        migrations.AddIndex(
            "case", models.Index(fields=("resolved_at",), name="case_resolved_by_time")
        ),
        migrations.RunSQL(
            f"""
            CREATE VIEW published.cases_steps AS
            SELECT entry.id::text AS id,
                   entry.case_id::text AS case_id,
                   entry.kind::text AS kind,
                   entry.at AS at, {BELONGS}
              FROM cases_caseentry AS entry
              JOIN cases_case AS matter ON matter.id = entry.case_id {PLACE}
             WHERE entry.kind IN ('resolved', 'reopened')
            """,
            "DROP VIEW published.cases_steps",
        ),
        migrations.RunSQL(
            f"""
            CREATE VIEW published.cases_deadlines AS
            SELECT clock.id::text AS id,
                   matter.id::text AS case_id,
                   clock.kind::text AS standard,
                   clock.state::text AS state,
                   (extract(epoch FROM clock.target))::bigint AS target_seconds,
                   clock.started_at AS started_at, {BELONGS}
              FROM clocks_clock AS clock
              JOIN cases_case AS matter
                ON matter.id = CASE WHEN clock.subject LIKE 'case:%'
                                    THEN substr(clock.subject, 6)::uuid END {PLACE}
            """,
            "DROP VIEW published.cases_deadlines",
        ),
    ]
