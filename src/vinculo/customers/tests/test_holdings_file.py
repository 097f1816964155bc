"""A file of what customers have: prices are not guessed, people are neither doubled nor mixed."""

import json
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from vinculo.customers import api
from vinculo.customers.contracts import Purpose
from vinculo.customers.models import Customer, Holding
from vinculo.customers.services import holding_files
from vinculo.customers.testing import SINCE
from vinculo.identity.testing import a_member, a_token, a_user
from vinculo.kernel.actor import SYSTEM, Role
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


ASKED = "correo;nombre;servicio;desde;contrato;consentimiento"
YES, NO = (f"ana@c.example;Ana;Averías;13/02/2026;C-1;{said}" for said in ("sí", "no"))


def may_ask() -> bool | None:
    return api.consent_of(Customer.objects.get().pk, purpose=Purpose.ASKING)


def says(given: bool, *, after: int) -> None:
    api.consent(
        customer_id=Customer.objects.get().pk,
        purpose=Purpose.ASKING,
        given=given,
        words="Lo dijo",
        by=SYSTEM,
        at=SINCE + timedelta(days=after),
    )


def test_a_file_never_overrules_the_no_that_a_customer_gave(bring: Bring) -> None:
    assert bring(ASKED, YES).consents == 1
    says(False, after=1)
    again = bring(ASKED, YES)
    assert (may_ask(), again.consents, again.refusals_kept) == (False, 0, 1)
    bring(ASKED, NO)
    assert bring(ASKED, YES, YES.replace("C-1", "C-2")).refusals_kept == 1, "one customer"
    assert may_ask() is False
    says(True, after=2)
    assert may_ask() is True


def test_the_no_that_was_given_before_the_first_file_stays_too(bring: Bring) -> None:
    bring(ASKED, YES.removesuffix("sí"))
    says(False, after=-1)
    assert bring(ASKED, YES).refusals_kept == 1
    assert may_ask() is False


def test_what_a_file_said_wrong_another_file_puts_right(bring: Bring) -> None:
    bring(ASKED, NO)
    assert may_ask() is False
    assert bring(ASKED, YES).refusals_kept == 0
    assert may_ask() is True


def test_who_brings_the_file_reads_how_many_had_said_no(bring: Bring) -> None:
    bring(ASKED, YES)
    says(False, after=1)
    file = SimpleUploadedFile("f.csv", f"{ASKED}\n{YES}".encode())
    sent = a_member(Role.SUPERVISOR).post(
        "/clientes/contratado/traer/", {"file": file}, follow=True
    )
    assert "1 cliente dijo que no quiere que se le pregunte: se respeta." in sent.content.decode()


CONTRACT = "correo;nombre;servicio;desde;contrato;precio;moneda;cada"
IN_PESOS = "ana@c.example;Ana;Averías;13/02/2026;C-1;1200,00;MXN;year"
SHORT = "correo;servicio;desde;contrato"
ROW = "ana@c.example;Averías;13/02/2026;C-1;"


def terms() -> tuple[Decimal | None, str, str]:
    row = Holding.objects.get()
    return row.price, row.currency, row.every


def test_price_currency_and_rhythm_stay_together_where_a_correction_says_no_price(
    bring: Bring,
) -> None:
    bring(CONTRACT, IN_PESOS)
    bring(f"{SHORT};hasta;motivo", f"{ROW}30/11/2026;price")
    assert terms() == (Decimal(1200), "MXN", "year")
    bring(f"{SHORT};moneda;cada", f"{ROW}MXN;year")
    assert terms() == (Decimal(1200), "MXN", "year")
    words = (
        "El contrato C-1 tiene un precio de 1200.00 MXN: para cambiar la moneda o cada cuánto se "
        "paga, diga también el precio."
    )
    assert refused(bring, f"{SHORT};cada", f"{ROW}month") == [(2, "price", words)]
    assert refused(bring, f"{SHORT};moneda", f"{ROW}EUR") == [(2, "price", words)]
    assert terms() == (Decimal(1200), "MXN", "year")


def test_a_new_price_has_the_currency_of_its_contract_or_says_it(bring: Bring) -> None:
    bring(CONTRACT, IN_PESOS)
    words = "El contrato C-1 está en MXN y la empresa usa EUR: diga la moneda del precio nuevo."
    assert refused(bring, f"{SHORT};precio", f"{ROW}1300,00") == [(2, "price", words)]
    bring(f"{SHORT};precio;moneda", f"{ROW}1300,00;MXN")
    assert terms() == (Decimal(1300), "MXN", "year")
    bring(f"{SHORT};precio", f"{ROW}65,00 €")
    assert terms() == (Decimal(65), "EUR", "year")
    bring(f"{SHORT};precio", f"{ROW}66,00")
    assert terms() == (Decimal(66), "EUR", "year")


def test_a_program_that_says_no_price_changes_none(bring: Bring) -> None:
    bring(CONTRACT, IN_PESOS)
    row = Holding.objects.get()
    token = a_token(a_user(Role.ADMINISTRATOR), "customers.*")
    client = Client(headers={"Authorization": f"Bearer {token}"})
    place = f"/api/v1/customers/{row.customer_id}/holdings"
    said = {"service_id": str(row.service_id), "since": "2026-02-13", "reference": "C-1"}

    def sent(**more: str) -> tuple[int, str]:
        answer = client.post(place, json.dumps(said | more), content_type="application/json")
        return answer.status_code, answer.json()["code"] if answer.status_code == 422 else ""

    assert sent() == (201, "")
    assert terms() == (Decimal(1200), "MXN", "year")
    assert sent(price="9.00") == (422, "holding_currency_unclear")
    assert sent(currency="EUR") == (422, "holding_terms_need_price")
    assert sent(price="9.00", currency="EUR", every="month") == (201, "")
    assert terms() == (Decimal(9), "EUR", "month")
    assert sent(reference="C-2", price="5.00") == (201, "")
    assert Holding.objects.get(reference="C-2").currency == "EUR"


def test_a_form_without_a_price_leaves_what_its_boxes_hold_by_themselves(bring: Bring) -> None:
    bring(CONTRACT, IN_PESOS)
    row = Holding.objects.get()
    said = {"service": str(row.service_id), "since": "2026-02-13", "reference": "C-1", "price": ""}
    place = f"/clientes/{row.customer_id}/contratado/nuevo/"
    browser = a_member(Role.AGENT)
    sent = browser.post(place, said | {"currency": "EUR", "every": "month", "solve_hours": "8"})
    assert sent.status_code == 302
    assert terms() == (Decimal(1200), "MXN", "year")
    refusal = browser.post(place, said | {"currency": "EUR", "every": "once"})
    assert refusal.status_code == 422
    assert "diga también el precio" in refusal.content.decode()
