"""What billing asked before its questions had a table stands in the lines of evidence."""

from django.db import migrations

FILL = """
INSERT INTO complaints_billingquestion (id, service_id, thing, may, rule, asked_at)
SELECT line.id,
       service.id,
       CASE line.kind WHEN 'complaints.debt_asked' THEN 'debt' ELSE 'cut' END,
       asked.may,
       coalesce(said->>'rule', CASE WHEN asked.may THEN 'none' ELSE 'law' END),
       line.recorded_at
  FROM kernel_evidenceline AS line,
       LATERAL (SELECT line.facts::jsonb AS said) AS told,
       LATERAL (
           SELECT coalesce(said->>'may_suspend', said->>'may_claim')::boolean AS may
       ) AS asked,
       portfolio_service AS service
 WHERE line.kind IN ('complaints.suspension_asked', 'complaints.debt_asked')
   AND line.subject = 'service:' || service.id::text
   AND asked.may IS NOT NULL
ON CONFLICT DO NOTHING
"""


class Migration(migrations.Migration):
    dependencies = [
        ("complaints", "0027_ways_told_and_questions_of_billing"),
        ("kernel", "0005_evidence_by_kind"),
    ]

    operations = [migrations.RunSQL(FILL, migrations.RunSQL.noop)]
