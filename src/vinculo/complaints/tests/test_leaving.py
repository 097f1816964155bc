from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from vinculo.cases import api as cases
from vinculo.cases.contracts import CaseKind
from vinculo.cases.testing import a_house
from vinculo.complaints.contracts import ComplaintKind, Origin
from vinculo.complaints.domain.leaving import (
    Followed,
    Group,
    Held,
    end_within,
    one_of,
    share_of,
    starting_day,
)
from vinculo.complaints.models import Complaint, Handling, Remedy
from vinculo.complaints.selectors.leaving import leaving
from vinculo.complaints.services import filing
from vinculo.complaints.testing import a_remedy_kind
from vinculo.customers.testing import a_holder, a_holding
from vinculo.identity.testing import a_member, signed_in
from vinculo.kernel import clock
from vinculo.kernel.actor import SYSTEM, Role
from vinculo.portfolio.testing import a_service
from vinculo.routing import api as routing

DAY = timedelta(days=1)
NOON = date(2026, 3, 2)


def held(since: int, until: int | None = None, *, by_company: bool = False) -> Held:
    return Held(
        service_id=uuid4(),
        since=NOON + timedelta(days=since),
        until=None if until is None else NOON + timedelta(days=until),
        by_company=by_company,
    )


@pytest.mark.parametrize(
    ("theirs", "expected"),
    [
        ([], (False, None)),
        ([held(1)], (False, None)),
        ([held(-9, -1)], (False, None)),
        ([held(-9)], (True, None)),
        ([held(-9, 91)], (True, None)),
        ([held(-9, 90)], (True, NOON + 90 * DAY)),
        ([held(-9, 0)], (True, NOON)),
        ([held(-9, 20, by_company=True)], (False, None)),
        ([held(-9, 40), held(-9, 20, by_company=True)], (True, NOON + 40 * DAY)),
        ([held(-9, 40), held(-9, 20)], (True, NOON + 40 * DAY)),
        ([held(-9, 40), held(-9)], (True, None)),
        ([held(-9, 40), held(41)], (True, None)),
        ([held(-9, 40), held(95, 120)], (True, NOON + 40 * DAY)),
        ([held(-9, 40), held(41, 60)], (True, NOON + 60 * DAY)),
    ],
)
def test_who_had_it_that_day_is_followed_to_the_last_day(theirs, expected) -> None:
    assert end_within(theirs, NOON, 90) == expected


def one(
    decision="upheld", *, in_time=None, is_remedied=False, process=None, left=False
) -> Followed:
    return Followed(
        complaint_id=uuid4(),
        closed_on=NOON,
        decision=decision,
        in_time=in_time,
        is_remedied=is_remedied,
        process=process,
        left_on=NOON + DAY if left else None,
    )


def test_each_complaint_is_in_one_group_of_every_kind_and_shares_have_their_interval() -> None:
    followed = [
        one("upheld", in_time=True, is_remedied=True, process=5),
        one("partly", in_time=False, process=3, left=True),
        one("rejected", process=1, left=True),
        one("rejected", in_time=True),
    ]
    assert all(len(each.groups) == 5 for each in followed)
    found = {group: share_of(followed, group) for group in Group}
    assert (found[Group.ALL].n, found[Group.ALL].left, found[Group.ALL].share) == (4, 2, 0.5)
    assert (found[Group.REJECTED].n, found[Group.REJECTED].left) == (2, 1)
    assert (found[Group.LATE].left, found[Group.IN_TIME].left, found[Group.NO_TERM].left) == (
        1,
        0,
        1,
    )
    assert (found[Group.REMEDIED].left, found[Group.NOTHING].n) == (0, 3)
    assert [found[g].n for g in (Group.CONTENT, Group.INDIFFERENT, Group.DISCONTENT)] == [1, 1, 1]
    assert found[Group.UNASKED].n == 1
    ends = found[Group.ALL].interval
    assert ends is not None
    assert (round(ends.low, 3), round(ends.high, 3)) == (0.15, 0.85)
    nobody = share_of([], Group.ALL)
    assert (nobody.share, nobody.interval) == (None, None)


def test_a_customer_is_always_followed_from_the_same_day() -> None:
    days = [NOON + number * DAY for number in range(7)]
    ids = [uuid4() for _ in range(200)]
    first = [starting_day(each, days) for each in ids]
    assert first == [starting_day(each, days) for each in ids]
    assert set(first) == set(days)


def test_a_customer_of_several_services_counts_once_by_the_same_one() -> None:
    services = [(uuid4(), NOON if number else None) for number in range(3)]
    for customer in (uuid4() for _ in range(20)):
        assert one_of(customer, services) == one_of(customer, services[::-1])
    assert {one_of(uuid4(), services) for _ in range(200)} == set(services)


@pytest.mark.django_db
def test_whoever_had_two_services_and_did_not_complain_is_one_customer() -> None:
    house, now = a_house(), clock.now()
    long_ago = now - 200 * DAY
    second = a_service(name="Radio", standards=False)
    routing.create_queue(service_id=second.id, name="Radio", team_id=house.team_id, at=long_ago)
    for service_id in (house.service_id, second.id):
        there = replace(house, service_id=service_id)
        a_closed(there, closed_at=long_ago, left_after=None, decision="upheld")
    both = a_holder(house.service_id)
    a_holding(second.id, customer_id=both)
    a_holder(second.id)
    found = leaving(since=now - 400 * DAY, until=now - 90 * DAY, days=90)
    assert len(found.followed) == 2
    assert (found.others.n, found.others.left) == (2, 0)


def a_closed(house, *, closed_at: datetime, left_after: int | None, decision="rejected"):
    """A customer whose complaint was closed, and who left so many days later or not at all."""
    ends = left_after is not None
    until = (closed_at + timedelta(days=left_after)).date() if ends else None
    customer = a_holder(house.service_id, until=until)
    case_id = cases.open_case(
        actor=house.agent, service_id=house.service_id, customer_id=customer, kind=CaseKind.CLAIM,
        subject=f"Cobro {decision} {left_after}", text="Lo cuenta", at=closed_at - 3 * DAY,
    )  # fmt: skip
    claim = filing.file(
        case_id=case_id, kind=ComplaintKind.CLAIM, origin=Origin.AGENT, actor=SYSTEM,
        at=closed_at - 3 * DAY,
    )  # fmt: skip
    Complaint.objects.filter(pk=claim).update(
        state="closed", closed_at=closed_at, answered_at=closed_at, decision=decision,
        reasons="Sí.", said="accepted",
    )  # fmt: skip
    return claim


@pytest.mark.django_db
def test_who_left_is_counted_by_how_they_were_handled_beside_those_who_said_nothing() -> None:
    house, now = a_house(), clock.now()
    long_ago = now - 200 * DAY
    left = a_closed(house, closed_at=long_ago, left_after=30)
    stayed = a_closed(house, closed_at=long_ago, left_after=None, decision="upheld")
    a_closed(house, closed_at=long_ago, left_after=120, decision="partly")
    a_closed(house, closed_at=now - 20 * DAY, left_after=5)
    Remedy.objects.create(
        complaint_id=stayed, kind_id=a_remedy_kind(), amount=1, cost=1, currency="EUR",
        state="done", role="agent",
        asked_at=now, decided_at=now, done_at=now,
    )  # fmt: skip
    Handling.objects.create(
        complaint_id=stayed, asked_at=now, answered_at=now, process=4, treatment=4, result=5
    )
    for _ in range(3):
        a_holder(house.service_id)
    a_holder(house.service_id, until=(long_ago + 10 * DAY).date())
    found = leaving(since=now - 400 * DAY, until=now - 90 * DAY, days=90)
    shares = {group: share_of(found.followed, group) for group in Group}
    assert (shares[Group.ALL].n, shares[Group.ALL].left) == (3, 1)
    assert (shares[Group.REJECTED].n, shares[Group.REJECTED].left) == (1, 1)
    assert (shares[Group.REMEDIED].n, shares[Group.CONTENT].n) == (1, 1)
    assert (found.others.n, found.others.left) == (4, 1)
    assert (found.unknown, found.repeated, found.is_cut) == (0, 0, False)
    wider = leaving(since=now - 400 * DAY, until=now - 180 * DAY, days=180)
    assert share_of(wider.followed, Group.ALL).left == 2
    assert leaving(since=now - 9 * DAY, until=now - 8 * DAY, days=90).others.n == 0

    boss = a_member(Role.DIRECTION)
    page = boss.get("/reclamaciones/bajas/").content.decode()
    assert "33,3 %" in page
    assert "no dice que lo uno cause lo otro" in page
    assert f"/reclamaciones/{left}/" not in page
    assert "3 fuera de su vista" in page
    assert signed_in(house.marta).get("/reclamaciones/bajas/").status_code == 403
    for wrong in ("dias=7&servicio=x&grupo=nada&desde_fila=-1", "grupo=late&dias=180"):
        assert boss.get(f"/reclamaciones/bajas/?{wrong}").status_code == 200
    with CaptureQueriesContext(connection) as asked:
        boss.get("/reclamaciones/bajas/")
    assert len(asked) <= 20
