"""A new offer is held against the contracts really in force, at their own price."""

from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.urls import reverse

from vinculo.customers import api as customers
from vinculo.customers.contracts import ContactKind, Every, NewHolding
from vinculo.identity.testing import a_member, a_user, signed_in
from vinculo.kernel import clock
from vinculo.kernel.actor import SYSTEM, Role
from vinculo.kernel.metrics import Better
from vinculo.organization.testing import a_company
from vinculo.portfolio.contracts.held import HeldGroup, OfferPrice
from vinculo.portfolio.testing import (
    Offer,
    a_service,
    check_held,
    day_of,
    price_of,
    terms_from,
    unclear_price,
)

pytestmark = pytest.mark.django_db
OLD = "Precio: 34,90 €/mes; menos\nVelocidad: 300 Mbit/s; más"
NEW = "Precio: 29,90 €/mes; menos\nVelocidad: 300 Mbit/s; más"
FASTER = NEW.replace("300", "600")


@pytest.fixture
def ana():
    a_company()
    return signed_in(a_user(Role.ADMINISTRATOR, Role.SUPERVISOR))


def today():
    return day_of(clock.now())


def sells(ana, service, name, days, terms):
    form = {"name": name, "sold_from": (today() - timedelta(days=days)).isoformat(),
            "terms": terms, "customers": "0"}  # fmt: skip
    return ana.post(reverse("portfolio:new_offer", args=[service.id]), form, follow=True)


def somebody():
    return customers.register(
        name="Quien contrata", kind=ContactKind.EMAIL, value=f"{uuid4().hex}@correo.example",
        at=clock.now(),
    )  # fmt: skip


def holds(service, days, price, **changes):
    known = {
        "customer_id": somebody(), "service_id": service.id,
        "since": today() - timedelta(days=days), "currency": "EUR", "every": Every.MONTH,
        "price": None if price is None else Decimal(price),
    }  # fmt: skip
    return customers.hold(NewHolding(**known | changes), by=SYSTEM, at=clock.now())


def page(browser, name, *args, **said):
    return browser.get(reverse(name, args=args), said).content.decode()


def test_contracts_that_pay_more_are_counted_whatever_number_was_typed(ana):
    service = a_service(standards=False)
    sells(ana, service, "Vieja", 900, OLD)
    for price in ("34.90", "29.90", "20"):
        holds(service, 400, price)
    holds(service, 400, "500", every=Every.YEAR)
    holds(service, 400, "300", every=Every.YEAR)
    holds(service, 400, None)
    holds(service, 400, "99", currency="MXN")
    holds(service, 400, "99", every=Every.ONCE)
    holds(service, 1000, "10")
    holds(service, 400, "99", until=today() - timedelta(days=1))
    told = sells(ana, service, "Nueva", 10, NEW).content.decode()
    assert "De 9 contratos vigentes, 2 son peores." in told
    assert "2 de 9 contratos vigentes son peores que la oferta nueva" in told
    assert "1 no tiene un precio conocido" in told
    assert "2 se pagan en otra moneda o de otro modo" in told
    assert "1 empezó antes de la primera oferta escrita" in told
    url = reverse("portfolio:offers", args=[service.id])
    assert f'hx-get="{url}"' in page(ana, "portfolio:service", service.id)
    part = ana.get(url, headers={"HX-Request": "true"}).content.decode()
    assert part.lstrip().startswith("<section")
    assert "2 de 9 contratos vigentes" in part


def test_conditions_that_give_less_count_by_the_offer_of_the_day_they_began(ana):
    service = a_service(standards=False)
    sells(ana, service, "Vieja", 900, OLD)
    sells(ana, service, "Rápida", 10, FASTER)
    holds(service, 400, "20")
    holds(service, 5, "20")
    told = page(ana, "portfolio:offers", service.id)
    assert "1 de 2 contratos vigentes es peor" in told
    assert "Velocidad: tienen 300 Mbit/s; la nueva, 600 Mbit/s" in told
    assert "0 pagan más" in told


def test_who_may_see_them_opens_whose_they_are_and_others_read_the_figure(ana):
    service = a_service(standards=False)
    sells(ana, service, "Nueva", 500, NEW)
    dear, cheap = holds(service, 400, "34.90", reference="CARO-1"), holds(service, 400, "10")
    assert dear != cheap
    holds(service, 400, None, reference="MUDO-1")
    url = reverse("customers:beside_offer", args=[service.id])
    assert url in page(ana, "portfolio:offers", service.id)
    told = page(ana, "customers:beside_offer", service.id)
    assert told.count("CARO-1") == 1
    assert "MUDO-1" not in told
    assert "29,90 €" in told
    assert "MUDO-1" in page(ana, "customers:beside_offer", service.id, que="sin-precio")
    assert "CARO-1" in page(ana, "customers:beside_offer", service.id, que="todos")
    analyst = a_member(Role.ANALYST)
    told = page(analyst, "portfolio:offers", service.id)
    assert "1 de 3 contratos vigentes" in told
    assert url not in told
    assert analyst.get(url).status_code == 403
    assert ana.get(url, {"sigue": "x"}).status_code == 404


def test_long_lists_go_on_page_after_page_and_what_is_not_there_is_not_found(ana):
    service = a_service(standards=False)
    empty = page(ana, "customers:beside_offer", service.id)
    assert "ninguna oferta escrita" in empty
    sells(ana, service, "Nueva", 500, NEW)
    assert "Ningún contrato así" in page(ana, "customers:beside_offer", service.id)
    for number in range(51):
        holds(service, 400 - number % 3, "40", reference=f"C-{number}")
    told = page(ana, "customers:beside_offer", service.id)
    assert told.count('class="muted small">C-') == 50
    following = told.split('rel="next" href="?')[1].split("#")[0].split('"')[0]
    rest = ana.get(f"{reverse('customers:beside_offer', args=[service.id])}?"
                   + following.replace("&amp;", "&")).content.decode()  # fmt: skip
    assert rest.count('class="muted small">C-') == 1
    gone = reverse("customers:beside_offer", args=["018f0000-0000-7000-8000-000000000001"])
    assert ana.get(gone).status_code == 404


def an_offer(terms, day=1):
    return Offer(version=day, name=f"O{day}", sold_from=today() + timedelta(days=day - 9),
                 terms=terms_from(terms), customers=0)  # fmt: skip


@pytest.mark.parametrize(
    ("terms", "price"),
    [
        ("Precio: 29,90 €/mes; menos", ("29.90", "EUR", "month")),
        ("Cuota: 300 MXN/año; menos", ("300", "MXN", "year")),
        ("Alta: 50 €; menos", ("50", "EUR", "once")),
        ("Alta: 50 €; menos\nPrecio: 20 €/mes; menos", ("20", "EUR", "month")),
        ("Alta: 50 €; menos\nCable: 20 €; menos", None),
        ("Precio: 20 $/mes; menos", None),
        ("Precio: 20 €/semana; menos", None),
        ("Reparación: 24 h; menos", None),
        ("Regalo: 20 €; más", None),
        ("Cuota de alta: 30 €; menos\nPrecio: 29,90 €/mes; menos", ("29.90", "EUR", "month")),
        ("Precio: 29,90 €/mes; menos\nCuota de alta: 30 €; menos", ("29.90", "EUR", "month")),
        ("Precio: 29,90 € al mes; menos", ("29.90", "EUR", "month")),
        ("Precio: 29,90 €/mes (IVA incluido); menos", ("29.90", "EUR", "month")),
        ("Precio: 29,90 €/mes + IVA; menos", None),
        ("Precio: 300 euros al año; menos", ("300", "EUR", "year")),
        ("Precio: 29,90 € mensuales, impuestos incluidos; menos", ("29.90", "EUR", "month")),
        ("Precio: 20 €/mes; menos\nTarifa de línea: 5 €/mes; menos", None),
        ("Precio: 20 €/semana; menos\nAlta: 30 €; menos", None),
    ],
)
def test_the_price_is_read_among_the_conditions(terms, price):
    found = price_of(terms_from(terms))
    wanted = price and OfferPrice(value=Decimal(price[0]), currency=price[1], every=price[2])
    assert found == wanted
    assert all(term.better in Better for term in terms_from(terms))


@pytest.mark.parametrize(
    ("said", "home", "currency"),
    [
        ("499 $/mes", "MXN", "MXN"),
        ("$499/mes", "MXN", "MXN"),
        ("499 pesos/mes", "MXN", "MXN"),
        ("499 pesos al mes", "COP", "COP"),
        ("499 pesos/mes", "EUR", None),
        ("499 $/mes", "EUR", None),
        ("499 $/mes", "USD", "USD"),
        ("499 MXN/mes", "EUR", "MXN"),
        ("US$499/mes", "MXN", "USD"),
    ],
)
def test_a_sign_of_several_countries_is_the_one_of_the_company(said, home, currency):
    found = price_of(terms_from(f"Precio: {said}; menos"), home=home)
    wanted = OfferPrice(value=Decimal(499), currency=currency, every="month") if currency else None
    assert found == wanted


@pytest.mark.parametrize(
    ("terms", "unclear"),
    [
        ("Precio: 20 €/mes; menos\nTarifa de línea: 5 €/mes; menos", True),
        ("Alta: 50 €; menos\nCable: 20 €; menos", True),
        ("Precio: 20 €/mes; menos", False),
        ("Velocidad: 20 Mb/s; más", False),
    ],
)
def test_of_several_lines_that_may_be_the_price_it_is_said(terms, unclear):
    assert unclear_price(terms_from(terms)) is unclear


def test_nobody_reads_that_no_contract_is_worse_while_no_price_was_read(ana):
    service = a_service(standards=False)
    sells(ana, service, "Nueva", 500, "Precio: 20 €/mes; menos\nTarifa de línea: 5 €/mes; menos")
    holds(service, 400, "49")
    told = page(ana, "portfolio:offers", service.id)
    assert "No se sabe si 1 de 1 contratos vigentes es peor" in told
    assert "no es peor" not in told
    assert "varias líneas que pueden ser el precio" in told


def test_an_offer_of_next_year_is_neither_sold_nor_what_contracts_are_held_against(ana):
    service = a_service(standards=False)
    sells(ana, service, "Vieja", 500, OLD)
    sells(ana, service, "Primavera", -200, NEW)
    holds(service, 400, "34.90")
    told = page(ana, "portfolio:offers", service.id)
    assert "El contrato vigente no es peor que la oferta nueva" in told
    assert told.index("Aún no se vende") < told.index("La que se vende")
    assert "oferta «Vieja»" in page(ana, "customers:beside_offer", service.id)


def test_each_contract_is_worse_once():
    group = HeldGroup(start=today() - timedelta(days=8), n=5, more=2, no_price=1, other=1)
    loose = HeldGroup(start=None, n=3, more=1, no_price=0, other=0)
    check = check_held([an_offer(FASTER, 2), an_offer(OLD)], [group, loose], today=today(),
                       home="EUR")  # fmt: skip
    assert (check.n, check.worse, check.more, check.less, check.before) == (8, 6, 3, 5, 3)
    assert (check.no_price, check.other, check.price.value) == (1, 1, Decimal("29.90"))
    assert check_held([], [group], today=today(), home="EUR") is None
