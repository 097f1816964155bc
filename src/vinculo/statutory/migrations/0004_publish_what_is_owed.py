"""Publish which receipts of queries and incidents are owed and not made."""

from django.db import migrations

VIEW = """
            CREATE VIEW published.statutory_matters AS
            SELECT one.id::text AS id,
                   one.case_id::text AS case_id,
                   one.kind::text AS kind,
                   one.topic::text AS topic,
                   one.state::text AS state,
                   one.filed_at AS filed_at,
                   one.answered_at AS answered_at,
                   one.told_at AS told_at,
                   receipt.made_at AS receipt_at,
                   receipt.given_at AS receipt_given_at,
                   {owed},
                   one.service_id::text AS service_id,
                   item.queue_id::text AS queue_id,
                   queue.team_id::text AS team_id
              FROM statutory_matter AS one
              JOIN cases_case AS one_case ON one_case.id = one.case_id
              LEFT JOIN statutory_matterreceipt AS receipt ON receipt.matter_id = one.id
              LEFT JOIN routing_workitem AS item ON item.id = one_case.item_id
              LEFT JOIN routing_queue AS queue ON queue.id = item.queue_id
"""
OWED = """(one.wants_receipt AND one.kind <> 'none'
                    AND (one.state = 'open'
                         OR one.state = 'answered'
                            AND (one.kind = 'incident'
                                 OR one.answered_at - one.filed_at > interval '10 minutes'))
                   ) AS owes_receipt"""
DROP = "DROP VIEW published.statutory_matters"


class Migration(migrations.Migration):
    dependencies = [("statutory", "0003_mails_and_void")]

    operations = [
        migrations.RunSQL(
            [DROP, VIEW.format(owed=OWED)],
            [DROP, VIEW.format(owed="one.wants_receipt AS wants_receipt")],
        )
    ]
