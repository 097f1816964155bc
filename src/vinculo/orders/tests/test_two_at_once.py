"""Two people who change one order at the same moment, over two real connections."""

from datetime import timedelta
from threading import Thread

import pytest
from django.db import connection, transaction

from vinculo.cases.testing import a_case, a_house
from vinculo.kernel import clock
from vinculo.kernel.actor import SYSTEM
from vinculo.orders.domain import lifecycle
from vinculo.orders.models import Order
from vinculo.orders.services import following
from vinculo.orders.testing import an_order
from vinculo.portfolio.testing import an_item

HOUR = timedelta(hours=1)


@pytest.fixture
def aside():
    """Run something in a second connection; answers its thread."""

    def start(act):
        def run():
            try:
                act()
            finally:
                connection.close()

        thread = Thread(target=run)
        thread.start()
        return thread

    return start


@pytest.mark.usefixtures("committed")
def test_a_second_person_waits_for_the_first_and_reads_that_they_were_quicker(aside):
    now = clock.now()
    house = a_house()
    item = an_item(house.service_id)
    order_id = an_order(a_case(at=now - HOUR).id, item, actor=SYSTEM, at=now)
    version = Order.objects.get().version
    got = []

    def second():
        try:
            following.send(order_id=order_id, actor=house.agent, at=now, seen=version)
        except lifecycle.QuickerError as error:
            got.append(error.params["who"])

    with transaction.atomic():
        following.prepare(order_id=order_id, actor=house.agent, at=now, seen=version)
        waiting = aside(second)
        waiting.join(timeout=0.5)
        assert waiting.is_alive(), "the second did not wait for the first"
        service = aside(lambda: got.append(_service_is_free(house.service_id)))
        service.join(timeout=10)
        assert got == [True], "an order must not lock its service"
    waiting.join(timeout=20)
    assert got == [True, "Marta Ruiz"]
    assert Order.objects.get().state == "preparing"


def _service_is_free(service_id):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT 1 FROM portfolio_service WHERE id = %s FOR UPDATE NOWAIT", [service_id]
        )
        return cursor.fetchone() == (1,)
