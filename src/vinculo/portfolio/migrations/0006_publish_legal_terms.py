"""Publish what figures count of legal terms."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("portfolio", "0005_law")]

    operations = [
        migrations.RunSQL(
            """
            CREATE VIEW published.legal_terms AS
            SELECT term.id::text AS id,
                   split_part(term.subject, ':', 1) AS thing_kind,
                   split_part(term.subject, ':', 2) AS thing_id,
                   term.profile::text AS profile,
                   term.duty::text AS duty,
                   term.is_first AS is_first,
                   term.state::text AS state,
                   term.started_at AS started_at,
                   term.ends_before AS ends_before,
                   term.stopped_at AS stopped_at,
                   term.service_id::text AS service_id
              FROM portfolio_legalterm AS term
            """,
            "DROP VIEW published.legal_terms",
        )
    ]
