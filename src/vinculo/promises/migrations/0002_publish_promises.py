"""Publish what figures count of promises."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("promises", "0001_initial")]

    operations = [
        migrations.RunSQL(
            """
            CREATE VIEW published.promises AS
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
                     WHERE held LIKE 'team:%') AS team_id
              FROM promises_promise AS promise
            """,
            "DROP VIEW published.promises",
        )
    ]
