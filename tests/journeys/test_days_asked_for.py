"""What figures say of an order whose day the customer asked for, and of one that we moved."""

from datetime import timedelta

import pytest

from vinculo.analytics import api as analytics
from vinculo.cases.testing import a_case, a_house
from vinculo.kernel import clock
from vinculo.orders.services import asking, following, story
from vinculo.orders.testing import an_order
from vinculo.portfolio.testing import an_item
from vinculo.promises import api as promises
from vinculo.promises.contracts import Asked

pytestmark = pytest.mark.django_db
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


@pytest.fixture
def now():
    return clock.now()


@pytest.fixture
def house(db):
    return a_house()


@pytest.fixture
def case(house, now):
    return a_case(at=now - HOUR)


@pytest.fixture
def order_id(house, case, now):
    return an_order(case.id, an_item(house.service_id), actor=house.agent, at=now - HOUR / 2)


@pytest.fixture
def ask(order_id, house, now):
    def asked(days, at=now):
        asking.ask_for(
            order_id=order_id,
            due_on=story.today(now) + days * DAY,
            how=Asked.CALL,
            words="Está de viaje.",
            actor=house.agent,
            at=at,
        )

    return asked


def states(case_id):
    return sorted(one.state.value for one in promises.of_subjects(f"case:{case_id}"))


def share(key, now):
    today = now.date()
    until = today + 30 * DAY
    return analytics.compute_metric(key, first=today - 30 * DAY, last=until, at=now).total


def test_delivered_by_the_day_that_they_asked_for_it_is_kept_and_without_fault(
    house, case, order_id, now, ask, monkeypatch
):
    ask(9)
    then = now + 5 * DAY
    monkeypatch.setattr(clock, "now", lambda: then)
    following.deliver(order_id=order_id, proof="Firmado", actor=house.agent, at=then)
    assert states(case.id) == ["kept", "replaced"]
    assert share("orders_only_promise", then).value == 0
    whole = share("flawless_orders", then)
    assert (whole.n, whole.value) == (1, 1.0)
    kept = share("promises_kept", then)
    assert dict(kept.left_out)["replaced"] == 1
    assert kept.value == 1.0


def test_when_we_ask_it_is_still_an_apology_and_judged_by_the_day_before(
    house, case, order_id, now, ask, monkeypatch
):
    today = story.today(now)
    ask(5)
    moved = {"order_id": order_id, "actor": house.agent, "at": now + HOUR}
    following.move(due_on=today + 9 * DAY, apology="El fabricante se retrasa.", **moved)
    assert states(case.id) == ["open", "replaced", "withdrawn"]
    ask(12, at=now + 2 * HOUR)
    then = now + 8 * DAY
    monkeypatch.setattr(clock, "now", lambda: then)
    following.deliver(order_id=order_id, proof="Firmado", actor=house.agent, at=then)
    whole = share("flawless_orders", then)
    assert (whole.n, whole.value) == (1, 0.0)
