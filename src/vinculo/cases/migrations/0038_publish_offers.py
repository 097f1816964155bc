"""Publish which offers were asked for, sent and refused where a law keeps service free of them."""

from django.db import migrations

OFFERS = """
CREATE VIEW published.cases_offers AS
SELECT line.id::text AS id,
       line.case_id::text AS case_id,
       line.what::text AS what,
       line.ground::text AS ground,
       line.at AS at,
       matter.service_id::text AS service_id,
       item.queue_id::text AS queue_id,
       queue.team_id::text AS team_id
  FROM cases_offerline AS line
  JOIN cases_case AS matter ON matter.id = line.case_id
  LEFT JOIN routing_workitem AS item ON item.id = matter.item_id
  LEFT JOIN routing_queue AS queue ON queue.id = item.queue_id
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0037_told_aloud")]

    operations = [migrations.RunSQL(OFFERS, "DROP VIEW published.cases_offers")]
