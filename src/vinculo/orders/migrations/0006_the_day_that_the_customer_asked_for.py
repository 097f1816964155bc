"""The day that the customer asked for in place of the first promised one, published too."""

from django.conf import settings
from django.db import migrations, models

COLUMNS = """
            SELECT one.id::text AS id,
                   one.case_id::text AS case_id,
                   one.state::text AS state,
                   one.version AS version,
                   one.currency::text AS currency,
                   (one.total * 100)::bigint AS total_minor,
                   one.service_id::text AS service_id,
                   (SELECT min(substr(held, 7)) FROM unnest(one_case.access_keys) AS held
                     WHERE held LIKE 'queue:%') AS queue_id,
                   (SELECT min(substr(held, 6)) FROM unnest(one_case.access_keys) AS held
                     WHERE held LIKE 'team:%') AS team_id,
                   one.composed_at AS composed_at,
                   one.confirmed_at AS confirmed_at,
                   one.first_due_at AS first_due_at,
                   one.due_at AS due_at,
                   one.delivered_at AS delivered_at,
                   one.ended_at AS ended_at"""
ROWS = """
              FROM orders_order AS one
              JOIN cases_case AS one_case ON one_case.id = one.case_id
"""
FORWARD = f"""
            CREATE OR REPLACE VIEW published.orders AS {COLUMNS},
                   one.asked_due_at AS asked_due_at {ROWS}
"""
BACKWARD = f"""
            DROP VIEW published.orders;
            CREATE VIEW published.orders AS {COLUMNS} {ROWS}
"""


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0037_told_aloud'),
        ('orders', '0005_attempts_that_handed_on'),
        ('portfolio', '0011_asked_before_a_pause'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='order',
            name='asked_due_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddConstraint(
            model_name='order',
            constraint=models.CheckConstraint(condition=models.Q(('asked_due_at__isnull', True), ('first_due_at__isnull', False), _connector='OR'), name='order_asked_day_after_promise'),
        ),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]
