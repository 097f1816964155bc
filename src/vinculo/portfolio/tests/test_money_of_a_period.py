"""People, hours and money of the portfolio are whole sums of the chosen days, by currency."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from vinculo.identity.testing import a_member, a_user, signed_in
from vinculo.kernel import clock
from vinculo.kernel.actor import Actor, Role
from vinculo.kernel.ids import new_id
from vinculo.organization.testing import START, a_company
from vinculo.portfolio.domain.accounts import Balance, InvestmentDraft, InvestmentKind, totals
from vinculo.portfolio.models import Allocation, Investment
from vinculo.portfolio.selectors.accounts import Days, allocations, balances_in, investment
from vinculo.portfolio.services.accounts import plan_investment
from vinculo.portfolio.services.catalogue import day_of
from vinculo.portfolio.testing import a_service

pytestmark = pytest.mark.django_db

FIRST = date(2024, 1, 1)
MANY = 620


@pytest.fixture
def ana():
    a_company()
    return signed_in(a_user(Role.ADMINISTRATOR, Role.DIRECTION))


def given(service_id, first, **changes):
    known = {
        "last": first, "people": 2, "hours": 8, "cost": 100, "margin": 150, "customers": 5,
        "currency": "EUR", "source": "Libro", "created_at": START,
    }  # fmt: skip
    return Allocation(id=new_id(), service_id=service_id, first=first, **known | changes)


def page(browser, **said):
    return browser.get(reverse("portfolio:accounts"), said).content.decode()


def test_more_rows_than_a_page_shows_are_added_up_whole(ana, django_assert_max_num_queries):
    service = a_service(standards=False)
    Allocation.objects.bulk_create(
        given(service.id, FIRST + timedelta(days=day)) for day in range(MANY)
    )
    last = FIRST + timedelta(days=MANY - 1)
    with django_assert_max_num_queries(20):
        told = page(ana, desde=FIRST, hasta=last)
    assert "62.000,00 €" in told
    assert "93.000,00 €" in told
    assert "31.000 EUR" in told
    assert "620 filas" in told
    assert told.count("Libro</td>") == 50
    assert "Siguientes" in told
    few = page(ana, desde=FIRST, hasta=FIRST + timedelta(days=9))
    assert "1.000,00 €" in few
    assert "10 filas" in few


def test_the_rows_behind_a_sum_are_its_rows_page_after_page():
    one, other = a_service(name="Uno", standards=False), a_service(name="Dos", standards=False)
    Allocation.objects.bulk_create(
        given(service.id, FIRST + timedelta(days=day), currency=currency)
        for service, currency, many in ((one, "EUR", 120), (other, "EUR", 3))
        for day in range(many)
    )
    Allocation.objects.bulk_create(
        [given(one.id, FIRST + timedelta(days=130), currency="MXN", margin=None)]
    )
    actor = Actor(user_id=new_id(), name="Ana", roles=frozenset({Role.ANALYST}))
    days = Days(first=FIRST, last=FIRST + timedelta(days=200))
    found, cursor, pages = [], None, 0
    while pages == 0 or cursor:
        part = allocations(actor=actor, days=days, service_id=one.id, currency="EUR", cursor=cursor)
        found += part.rows
        cursor, pages = part.next_cursor, pages + 1
    assert (pages, len(found), len({row.first for row in found})) == (3, 120, 120)
    sums = balances_in(actor=actor, days=days)
    assert [(name, each.currency, each.periods, each.cost) for name, each in sums] == [
        ("Uno", "EUR", 120, 12_000), ("Dos", "EUR", 3, 300), ("Uno", "MXN", 1, 100),
    ]  # fmt: skip
    euros, pesos = totals(each for _name, each in sums)
    assert (euros.currency, euros.services, euros.periods, euros.cost, euros.result) == (
        "EUR", 2, 123, 12_300, 6_150,
    )  # fmt: skip
    assert (pesos.currency, pesos.cost, pesos.margin, pesos.result) == ("MXN", 100, None, None)
    assert (euros.people, euros.hours) == (4, 984)


def test_the_people_of_a_sum_are_weighed_by_the_days_of_each_period():
    service = a_service(name="Uno", standards=False)
    long, short = FIRST + timedelta(days=26), FIRST + timedelta(days=29)
    Allocation.objects.bulk_create(
        [
            given(service.id, FIRST, last=long, people=10),
            given(service.id, long + timedelta(days=1), last=short, people=1),
        ]
    )
    actor = Actor(user_id=new_id(), name="Ana", roles=frozenset({Role.ANALYST}))
    ((_name, found),) = balances_in(actor=actor, days=Days(first=FIRST, last=short))
    assert found.people == Decimal("9.10"), "27 days of 10 and 3 days of 1"


def test_a_total_of_which_a_margin_is_unknown_has_no_result():
    def balance(known, margin):
        return Balance(
            service_id=new_id(), currency="EUR", periods=2, known=known, people=Decimal(1),
            hours=Decimal(3), cost=Decimal(5), margin=margin, customers=None,
        )  # fmt: skip

    (total,) = totals([balance(2, Decimal(9)), balance(0, None)])
    assert (total.known, total.periods, total.margin, total.result) == (2, 4, 9, None)


def test_a_period_counts_once_where_it_begins_and_what_reaches_over_is_said(ana):
    service = a_service(standards=False)
    march, february = date(2025, 3, 1), date(2025, 2, 1)
    Allocation.objects.bulk_create([
        given(service.id, february, last=march + timedelta(days=4), cost=7),
        given(service.id, march + timedelta(days=5), last=date(2025, 4, 30), cost=11),
    ])  # fmt: skip
    told = page(ana, desde="2025-03-01", hasta="2025-03-31")
    assert "11,00 €" in told
    assert "7,00 €" not in told
    assert "1 empezado antes llega hasta estos días y no se cuenta" in told
    assert "1 sigue después y se cuenta entero" in told


def test_without_days_the_last_twelve_months_count_and_garbled_ones_do_no_harm(ana):
    service = a_service(standards=False)
    today = day_of(clock.now())
    Allocation.objects.bulk_create([
        given(service.id, today - timedelta(days=300), cost=13),
        given(service.id, today - timedelta(days=500), cost=17),
    ])  # fmt: skip
    for said in ({}, {"desde": "nunca", "hasta": "2026-99-99"}, {"desde": "0001-01-01"}):
        told = page(ana, **said)
        assert "13,00 €" in told
        assert "17,00 €" not in told
    turned = page(ana, desde="2026-02-01", hasta="2026-01-01")
    assert "El último día es anterior al primero" in turned
    assert ana.get(reverse("portfolio:accounts"), {"tras": "x"}).status_code == 404
    assert ana.get(reverse("portfolio:resources", args=[service.id])).status_code == 200
    assert a_member(Role.AGENT).get(reverse("portfolio:accounts")).status_code == 403


def test_whoever_sees_no_accounts_reads_no_row_and_no_sum():
    service = a_service(standards=False)
    given(service.id, FIRST).save()
    agent = Actor(user_id=new_id(), name="Leo", roles=frozenset({Role.AGENT}))
    days = Days(first=FIRST, last=FIRST)
    assert balances_in(actor=agent, days=days) == []
    assert allocations(actor=agent, days=days).rows == []


def test_an_investment_is_found_however_many_there_are(ana):
    rows = [
        Investment(
            id=new_id(), kind=InvestmentKind.IDEA, title=f"Idea {n}", cost=1, currency="EUR",
            expected="Algo", planned_on=FIRST, review_on=FIRST + timedelta(days=n),
            created_at=START,
        )
        for n in range(510)
    ]  # fmt: skip
    Investment.objects.bulk_create(rows)
    draft = InvestmentDraft(
        kind=InvestmentKind.IDEA, title="La última", cost=Decimal(9), currency="MXN",
        expected="Algo", planned_on=FIRST, review_on=FIRST + timedelta(days=900),
    )  # fmt: skip
    last = plan_investment(draft, at=START)
    assert ana.get(reverse("portfolio:investment", args=[last])).status_code == 200
    told = page(ana)
    assert "De 511 inversiones nadie ha mirado" in told
    assert told.count("Idea ") == 50
    actor = Actor(user_id=new_id(), name="Ana", roles=frozenset({Role.ANALYST}))
    assert investment(actor=actor, investment_id=last, today=FIRST).title == "La última"
