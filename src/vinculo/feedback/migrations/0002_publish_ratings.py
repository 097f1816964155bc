"""Publish what figures count of first ratings."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("feedback", "0001_first_rating")]

    operations = [
        migrations.RunSQL(
            """
            CREATE VIEW published.ratings AS
            SELECT rating.id::text AS id,
                   rating.case_id::text AS case_id,
                   rating.state::text AS state,
                   rating.score::smallint AS score,
                   rating.asked_at AS asked_at,
                   rating.answered_at AS answered_at,
                   rating.service_id::text AS service_id,
                   item.queue_id::text AS queue_id,
                   queue.team_id::text AS team_id
              FROM feedback_rating AS rating
              JOIN cases_case AS matter ON matter.id = rating.case_id
              LEFT JOIN routing_workitem AS item ON item.id = matter.item_id
              LEFT JOIN routing_queue AS queue ON queue.id = item.queue_id
            """,
            "DROP VIEW published.ratings",
        )
    ]
