"""Publish when a receipt was delivered, not when it was made, and what came of asked supervisors."""

from django.db import migrations

COMPLAINTS = """
CREATE OR REPLACE VIEW published.complaints_filed AS
SELECT complaint.id::text AS id,
       complaint.case_id::text AS case_id,
       complaint.state::text AS state,
       complaint.filed_at AS filed_at,
       {receipt} AS receipt_at,
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
"""
DELIVERED = "LEAST(receipt.sent_at, receipt.opened_at, receipt.handed_at)"
HELPS = """
CREATE VIEW published.complaints_helps AS
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
       queue.team_id::text AS team_id
  FROM complaints_help AS help
  JOIN complaints_complaint AS complaint ON complaint.id = help.complaint_id
  JOIN cases_case AS matter ON matter.id = complaint.case_id
  LEFT JOIN routing_workitem AS item ON item.id = matter.item_id
  LEFT JOIN routing_queue AS queue ON queue.id = item.queue_id
"""


class Migration(migrations.Migration):
    dependencies = [
        ("complaints", "0020_fill_mails_of_receipts"),
        ("routing", "0009_publish_steps"),
    ]

    operations = [
        migrations.RunSQL(
            COMPLAINTS.format(receipt=DELIVERED), COMPLAINTS.format(receipt="receipt.made_at")
        ),
        migrations.RunSQL(HELPS, "DROP VIEW published.complaints_helps"),
    ]
