from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

from django.db import connection, transaction

from vinculo.clocks import api, services
from vinculo.clocks.models import Clock
from vinculo.lib.calendar import Calendar

START = datetime(2026, 11, 16, 9, tzinfo=UTC)
LATER = START + timedelta(days=2)


def test_clocks_that_another_transaction_holds_wait_for_the_next_round(committed):
    api.start(
        subject="case:1",
        kind="first_answer",
        target=timedelta(hours=4),
        warn_pct=75,
        calendar=Calendar.always_open(),
        started_at=START,
    )
    with ThreadPoolExecutor(1) as other, transaction.atomic():
        list(Clock.objects.select_for_update())
        assert other.submit(_tell_elsewhere).result() == 0
    assert services.tell_due(at=LATER) == 1


def _tell_elsewhere():
    try:
        return services.tell_due(at=LATER)
    finally:
        connection.close()
