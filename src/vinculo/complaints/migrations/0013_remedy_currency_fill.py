"""What was written before amounts had a currency is in the company's: nothing else was possible."""

from django.db import migrations

FILL = """
UPDATE complaints_{table}
   SET currency = coalesce((SELECT currency FROM organization_company LIMIT 1), 'EUR')
 WHERE currency = ''
"""


class Migration(migrations.Migration):
    dependencies = [
        ("complaints", "0012_remedy_currency_add"),
        ("organization", "0003_currency"),
    ]

    operations = [
        migrations.RunSQL(FILL.format(table=table), migrations.RunSQL.noop)
        for table in ("remedykind", "remedylimit", "remedy")
    ]
