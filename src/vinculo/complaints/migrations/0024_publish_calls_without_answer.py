"""Publish how often a customer who waits for a supervisor was called without an answer."""

from django.db import migrations

HELPS = """
CREATE OR REPLACE VIEW published.complaints_helps AS
SELECT help.id::text AS id,
       help.complaint_id::text AS complaint_id,
       complaint.state::text AS state,
       help.asked_at AS asked_at,
       help.call_by AS call_by,
       help.connected_at AS connected_at,
       help.called_at AS called_at,
       help.is_by_law AS is_by_law,
       complaint.service_id::text AS service_id,
       item.queue_id::text AS queue_id,
       queue.team_id::text AS team_id{tries}
  FROM complaints_help AS help
  JOIN complaints_complaint AS complaint ON complaint.id = help.complaint_id
  JOIN cases_case AS matter ON matter.id = complaint.case_id
  LEFT JOIN routing_workitem AS item ON item.id = matter.item_id
  LEFT JOIN routing_queue AS queue ON queue.id = item.queue_id
"""
TRIES = """,
       (SELECT count(*) FROM complaints_helptry AS try
         WHERE try.help_id = help.id AND try.tried_at <= help.call_by) AS tries_in_time"""


class Migration(migrations.Migration):
    dependencies = [("complaints", "0023_calls_without_answer")]

    operations = [
        migrations.RunSQL(
            HELPS.format(tries=TRIES),
            "DROP VIEW published.complaints_helps;" + HELPS.format(tries=""),
        )
    ]
