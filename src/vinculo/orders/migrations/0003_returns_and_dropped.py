"""What was given back of each line, and requests that were dropped."""

from django.conf import settings
from django.db import migrations, models

GIVEN_BACK = """
UPDATE orders_orderline AS line SET returned = line.delivered
  FROM orders_order AS one
 WHERE line.order_id = one.id AND one.state = 'returned'
"""


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0033_offers'),
        ('orders', '0002_publish_and_forget'),
        ('portfolio', '0010_decisions_and_parties'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='specialrequest',
            name='special_state_known',
        ),
        migrations.AddField(
            model_name='orderline',
            name='returned',
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.RunSQL(GIVEN_BACK, migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name='orderline',
            constraint=models.CheckConstraint(condition=models.Q(('returned__lte', models.F('delivered'))), name='order_line_returned_at_most_delivered'),
        ),
        migrations.AddConstraint(
            model_name='specialrequest',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['trying', 'achieved', 'partly', 'not', 'dropped'])), name='special_state_known'),
        ),
    ]
