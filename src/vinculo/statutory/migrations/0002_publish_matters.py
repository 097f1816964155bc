"""Publish what figures count of matters before the law."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("statutory", "0001_initial"),
        ("cases", "0035_shared_answers"),
        ("routing", "0001_initial"),
    ]

    operations = [
        migrations.RunSQL(
            """
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
                   one.wants_receipt AS wants_receipt,
                   one.service_id::text AS service_id,
                   item.queue_id::text AS queue_id,
                   queue.team_id::text AS team_id
              FROM statutory_matter AS one
              JOIN cases_case AS one_case ON one_case.id = one.case_id
              LEFT JOIN statutory_matterreceipt AS receipt ON receipt.matter_id = one.id
              LEFT JOIN routing_workitem AS item ON item.id = one_case.item_id
              LEFT JOIN routing_queue AS queue ON queue.id = item.queue_id
            """,
            "DROP VIEW published.statutory_matters",
        )
    ]
