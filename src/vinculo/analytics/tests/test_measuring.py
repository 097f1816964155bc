"""Standards measured by the registry: once a metric for all services, the share inside a target."""

from datetime import timedelta
from decimal import Decimal

import pytest

from vinculo.analytics.services import measuring
from vinculo.clocks import api as clocks
from vinculo.identity.testing import a_user
from vinculo.kernel import clock
from vinculo.kernel.metrics import Better
from vinculo.lib.calendar import Calendar
from vinculo.organization.testing import START, a_calendar, a_company
from vinculo.portfolio import api as portfolio
from vinculo.portfolio.contracts import Metric, ResultKind, StandardDraft
from vinculo.portfolio.testing import a_service, a_standard

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def test_without_a_company_nothing_is_measured():
    assert measuring.measure(at=START, with_today=True) == 0


def test_each_standard_gets_one_result_a_day_and_clocks_their_interval():
    a_company()
    a_user()
    calendar_id = a_calendar()
    service, other = (
        a_service(name="Averías", standards=False),
        a_service(name="Otro", standards=False),
    )
    rule = a_standard(service.id, Metric.FIRST_ANSWER, hours=4, calendar_id=calendar_id)
    for key in (service.id, other.id):
        for draft in (
            StandardDraft(
                metric="reopened", goal=Decimal(5), unit="%", better=Better.LOWER,
                calendar_id=calendar_id, words="Pocas.",
            ),
            StandardDraft(
                metric="first_response", target=4 * HOUR, min_share_pct=Decimal(95),
                calendar_id=calendar_id, words="En el día.",
            ),
        ):  # fmt: skip
            portfolio.create_standard(service_id=key, draft=draft, at=START)
    now = clock.now()
    for number, after in enumerate((1, 2, 9)):
        about = {"subject": f"case:{number}", "kind": "first_answer"}
        clocks.start(
            **about, target=4 * HOUR, warn_pct=75, calendar=Calendar.always_open(),
            started_at=now - timedelta(days=2), rule=f"standard:{rule}",
        )  # fmt: skip
        clocks.stop(**about, at=now - timedelta(days=2) + after * HOUR)
    for _twice in range(2):
        assert measuring.measure(at=now, with_today=True) == 5
    kept = portfolio.latest_results([rule])[rule]
    assert (kept.n, kept.kind, round(kept.value, 3)) == (3, ResultKind.SHARE, 0.667)
    assert kept.low < kept.value < kept.high
    wanted = portfolio.standards_to_measure(at=now)
    assert {one.within for one in wanted} == {None, 4 * HOUR}
    found = portfolio.latest_results([one.standard_id for one in wanted])
    assert {result.kind for result in found.values()} == {ResultKind.SHARE}
    assert {result.value for result in found.values()} == {None}
