"""Call the published terms after their context, as every published view is called."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("portfolio", "0007_pause_kind_is_code")]

    operations = [
        migrations.RunSQL(
            "ALTER VIEW published.legal_terms RENAME TO portfolio_legal_terms",
            "ALTER VIEW published.portfolio_legal_terms RENAME TO legal_terms",
        )
    ]
