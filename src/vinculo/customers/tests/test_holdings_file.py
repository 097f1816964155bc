"""A file of what customers have: prices are not guessed, people are neither doubled nor mixed."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from vinculo.customers.models import Customer, Holding
from vinculo.customers.services import holding_files
from vinculo.customers.testing import SINCE
from vinculo.kernel.actor import SYSTEM
from vinculo.lib.tables import TableError
from vinculo.portfolio.testing import a_service

pytestmark = pytest.mark.django_db
Bring = Callable[..., holding_files.Brought]


@pytest.fixture
def bring(tmp_path: Path) -> Bring:
    a_service(name="Averías", standards=False)

    def _bring(*lines: str) -> holding_files.Brought:
        path = tmp_path / "f.csv"
        path.write_text("\n".join(lines), encoding="utf-8")
        return holding_files.bring(path, name="f.csv", by=SYSTEM, at=SINCE)

    return _bring


def refused(bring: Bring, *lines: str) -> list[tuple[int, str, str]]:
    before = Holding.objects.count()
    with pytest.raises(TableError) as caught:
        bring(*lines)
    assert Holding.objects.count() == before
    return [(one.row, one.column, one.words) for one in caught.value.problems]


PRICED = "correo;nombre;servicio;desde;moneda;precio"
ANA = "ana@c.example;Ana;Averías;13/02/2026;"


@pytest.mark.parametrize("price", ["1.234", "10,005"])
def test_a_price_that_can_be_read_two_ways_is_refused_with_words(bring: Bring, price: str) -> None:
    ((row, column, words),) = refused(bring, PRICED, f"{ANA};{price}")
    assert (row, column) == (0, "price")
    assert words == (
        f"«{price}» puede ser mil y pico o uno y pico: escriba todos los precios del archivo con "
        "dos decimales."
    )
    bring(PRICED, f"{ANA};1.234,00")
    assert Holding.objects.get().price == Decimal(1234)


def test_a_currency_beside_the_price_is_read_and_may_not_contradict(bring: Bring) -> None:
    bring(PRICED, f"{ANA};29,90 €", "b@c.example;B;Averías;13/02/2026;EUR;10,00 €")
    assert list(Holding.objects.order_by("price").values_list("price", "currency")) == [
        (Decimal("10.00"), "EUR"),
        (Decimal("29.90"), "EUR"),
    ]
    assert refused(bring, PRICED, f"{ANA}USD;19,90 €") == [
        (2, "price", "El precio dice otra moneda que la columna.")
    ]
    assert refused(bring, PRICED, f"{ANA};19,90 $") == [
        (2, "price", "El precio dice otra moneda que la columna.")
    ]


PHONES = "telefono;nombre;servicio;desde;contrato"


@pytest.mark.parametrize("numbers", [("", "", ""), ("A1", "A2", "A3")])
def test_one_number_in_three_spellings_is_one_customer_and_twice_the_same(
    bring: Bring, numbers: tuple[str, ...]
) -> None:
    spelt = ("600 111 222", "+34600111222", "600111222")
    lines = [
        f"{phone};Ana Gil;Averías;0{day}/02/2026;{number}"
        for day, (phone, number) in enumerate(zip(spelt, numbers, strict=True), start=1)
    ]
    assert bring(PHONES, *lines).new_customers == 1
    assert bring(PHONES, *lines).new_customers == 0
    assert (Customer.objects.count(), Holding.objects.count()) == (1, 3)


def test_two_names_on_one_contact_are_refused(bring: Bring) -> None:
    ana, luis = "600111222;Ana Gil;Averías;01/02/2026;A1", "600111222;Luis;Averías;01/02/2026;A2"
    words = "Este contacto lo lleva otro nombre: diga el identificador del cliente."
    assert refused(bring, PHONES, ana, luis) == [(3, "name", words)]
    bring(PHONES, ana)
    assert refused(bring, PHONES, luis) == [(2, "name", words)]
    assert Customer.objects.count() == 1


def test_rows_that_would_write_one_over_the_other_are_refused(bring: Bring) -> None:
    first = "600111222;Ana Gil;Averías;01/02/2026;"
    assert refused(bring, PHONES, f"{first}A1", f"{first}A1") == [
        (3, "reference", "Esta referencia está también en la fila 2.")
    ]
    assert refused(bring, PHONES, first, first) == [
        (3, "reference", "Es igual que la fila 2: dé a cada contrato su referencia, o quite una.")
    ]
