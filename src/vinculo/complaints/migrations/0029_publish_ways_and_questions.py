"""Publish what was decided with which ways told, and what billing asked."""

from django.db import migrations

COMPLAINTS = """
CREATE OR REPLACE VIEW published.complaints_filed AS
SELECT complaint.id::text AS id,
       complaint.case_id::text AS case_id,
       complaint.state::text AS state,
       complaint.filed_at AS filed_at,
       LEAST(receipt.sent_at, receipt.opened_at, receipt.handed_at) AS receipt_at,
       complaint.answered_at AS answered_at,
       complaint.filed_medium::text AS filed_medium,
       complaint.filed_language::text AS filed_language,
       complaint.answered_medium::text AS answered_medium,
       complaint.answered_language::text AS answered_language,
       complaint.service_id::text AS service_id,
       item.queue_id::text AS queue_id,
       queue.team_id::text AS team_id{ways}
  FROM complaints_complaint AS complaint
  JOIN cases_case AS matter ON matter.id = complaint.case_id
  LEFT JOIN complaints_receipt AS receipt ON receipt.complaint_id = complaint.id
  LEFT JOIN routing_workitem AS item ON item.id = matter.item_id
  LEFT JOIN routing_queue AS queue ON queue.id = item.queue_id
"""
WAYS = """,
       complaint.decision::text AS decision,
       complaint.ways_told::text AS ways_told"""
QUESTIONS = """
CREATE VIEW published.complaints_billing_questions AS
SELECT question.id::text AS id,
       question.thing::text AS thing,
       question.may AS may,
       question.rule::text AS rule,
       question.asked_at AS asked_at,
       question.service_id::text AS service_id
  FROM complaints_billingquestion AS question
"""


class Migration(migrations.Migration):
    dependencies = [("complaints", "0028_fill_questions_of_billing")]

    operations = [
        migrations.RunSQL(
            COMPLAINTS.format(ways=WAYS),
            "DROP VIEW published.complaints_filed;" + COMPLAINTS.format(ways=""),
        ),
        migrations.RunSQL(QUESTIONS, "DROP VIEW published.complaints_billing_questions"),
    ]
