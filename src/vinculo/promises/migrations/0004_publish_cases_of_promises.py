"""Say of a published promise which case it was given on."""

from django.db import migrations

COLUMNS = """
            SELECT promise.id::text AS id,
                   promise.source::text AS source,
                   promise.state::text AS state,
                   promise.given_at AS given_at,
                   promise.due_at AS due_at,
                   promise.ended_at AS ended_at,
                   promise.service_id::text AS service_id,
                   (SELECT min(substr(held, 7)) FROM unnest(promise.access_keys) AS held
                     WHERE held LIKE 'queue:%') AS queue_id,
                   (SELECT min(substr(held, 6)) FROM unnest(promise.access_keys) AS held
                     WHERE held LIKE 'team:%') AS team_id"""
FORWARD = f"""
            CREATE OR REPLACE VIEW published.promises AS {COLUMNS},
                   CASE WHEN promise.subject LIKE 'case:%' THEN substr(promise.subject, 6) END
                     AS case_id
              FROM promises_promise AS promise
"""
BACKWARD = f"""
            DROP VIEW published.promises;
            CREATE VIEW published.promises AS {COLUMNS}
              FROM promises_promise AS promise
"""


class Migration(migrations.Migration):
    dependencies = [("promises", "0003_forget_history")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
