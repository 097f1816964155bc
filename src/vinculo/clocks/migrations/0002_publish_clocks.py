"""Publish what figures count of clocks."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("clocks", "0001_initial")]

    operations = [
        migrations.RunSQL(
            """
            CREATE SCHEMA IF NOT EXISTS published;
            CREATE VIEW published.clocks AS
            SELECT id::text AS id,
                   split_part(subject, ':', 1) AS thing_kind,
                   split_part(subject, ':', 2) AS thing_id,
                   kind::text AS kind,
                   rule::text AS rule,
                   state::text AS state,
                   (extract(epoch FROM target))::bigint AS target_seconds,
                   started_at, due_at, warned_at, broken_at, stopped_at
              FROM clocks_clock
            """,
            "DROP VIEW published.clocks",
        )
    ]
