"""The months of decisions: room for those to come, and an end for those long past."""

from datetime import datetime, timedelta

from django.db import connection, transaction

from vinculo.routing.selectors import setup

AHEAD = timedelta(days=62)
A_MONTH = timedelta(days=30.4375)


@transaction.atomic
def turn_over(*, at: datetime) -> int:
    """Make room until two months from ``at`` and drop what is kept no longer; answers how many.

    How long is in the settings. The database itself keeps the latest three months whatever it is
    told, since nobody but its owner may remove a decision.
    """
    _, settings = setup.settings_in_force()
    keep_from = at - A_MONTH * settings.keep_months
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT routing_decision_months(%s, %s, %s)",
            [at.date(), (at + AHEAD).date(), keep_from.date()],
        )
        row = cursor.fetchone()
    return int(row[0]) if row else 0
