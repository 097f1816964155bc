"""Publish what figures count of complaints: their receipt, and how and in which language."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("complaints", "0008_kept_media"), ("routing", "0009_publish_steps")]

    operations = [
        migrations.RunSQL(
            """
            CREATE VIEW published.complaints_filed AS
            SELECT complaint.id::text AS id,
                   complaint.case_id::text AS case_id,
                   complaint.state::text AS state,
                   complaint.filed_at AS filed_at,
                   receipt.made_at AS receipt_at,
                   complaint.answered_at AS answered_at,
                   complaint.filed_medium::text AS filed_medium,
                   complaint.filed_language::text AS filed_language,
                   complaint.answered_medium::text AS answered_medium,
                   complaint.answered_language::text AS answered_language,
                   complaint.service_id::text AS service_id,
                   item.queue_id::text AS queue_id,
                   queue.team_id::text AS team_id
              FROM complaints_complaint AS complaint
              JOIN cases_case AS matter ON matter.id = complaint.case_id
              LEFT JOIN complaints_receipt AS receipt ON receipt.complaint_id = complaint.id
              LEFT JOIN routing_workitem AS item ON item.id = matter.item_id
              LEFT JOIN routing_queue AS queue ON queue.id = item.queue_id
            """,
            "DROP VIEW published.complaints_filed",
        )
    ]
