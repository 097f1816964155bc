"""What customers have from us: by hand, by file and by the API; and whom we may ask."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from vinculo.customers import api
from vinculo.customers.contracts import EndReason, NewHolding, Purpose
from vinculo.customers.domain.errors import (
    HoldingEndsBeforeError,
    HoldingLevelError,
    HoldingPriceError,
    HoldingWhyWithoutEndError,
)
from vinculo.customers.domain.holdings import check
from vinculo.customers.models import Consent, Customer, Holding
from vinculo.customers.services import holding_files, holdings, merging
from vinculo.customers.testing import SINCE, a_holder
from vinculo.identity.testing import a_member, a_token, a_user, signed_in
from vinculo.kernel.actor import SYSTEM, Role
from vinculo.lib.tables import TableError
from vinculo.portfolio.testing import a_service

DAY = date(2026, 3, 1)
FILE = """correo;nombre;servicio;desde;hasta;precio;motivo;contract;consent;answer_hours;solve_hours
ana@correo.example;Ana Gil;Averías;01/02/2026;;29,90;;C-1;sí;2;8
ana@correo.example;Ana Gil;Averías;01/03/2025;31/12/2025;19,90;price;C-0;;;
luis@correo.example;Luis Paz;Averías;15/02/2026;;;;C-2;no;;
"""


def new(**more: object) -> NewHolding:
    said = {"customer_id": uuid4(), "service_id": uuid4(), "since": DAY} | more
    return NewHolding(**said)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("said", "error"),
    [
        pytest.param({"until": date(2026, 2, 28)}, HoldingEndsBeforeError, id="ends first"),
        pytest.param({"why_ended": EndReason.PRICE}, HoldingWhyWithoutEndError, id="why, no end"),
        pytest.param({"price": Decimal(-1)}, HoldingPriceError, id="below nothing"),
        pytest.param({"price": Decimal("NaN")}, HoldingPriceError, id="no number"),
        pytest.param({"currency": "€"}, HoldingPriceError, id="no currency"),
        pytest.param({"answer_hours": 0}, HoldingLevelError, id="no time to answer"),
        pytest.param({"solve_hours": 8761}, HoldingLevelError, id="more than a year"),
        pytest.param({"answer_hours": 9, "solve_hours": 8}, HoldingLevelError, id="solved first"),
    ],
)
def test_what_cannot_be_held_is_refused(said: dict[str, object], error: type[Exception]) -> None:
    with pytest.raises(error):
        check(new(**said))
    check(new(until=DAY, why_ended=EndReason.MOVED, price=Decimal("0.00")))


@pytest.mark.django_db
def test_a_file_is_brought_whole_twice_the_same_or_not_at_all(tmp_path: Path) -> None:
    service = a_service(name="Averías", standards=False)
    path = tmp_path / "contratos.csv"
    path.write_text(FILE, encoding="utf-8")
    found = holding_files.bring(path, name="contratos.csv", by=SYSTEM, at=SINCE)
    assert (found.holdings, found.new_customers, found.consents) == (3, 2, 2)
    again = holding_files.bring(path, name="contratos.csv", by=SYSTEM, at=SINCE)
    assert (again.new_customers, Holding.objects.count(), Customer.objects.count()) == (0, 3, 2)
    held = {one.email: one for one in api.holders(service_id=service.id, since=DAY, until=DAY)}
    assert {email: one.may_ask for email, one in held.items()} == {
        "ana@correo.example": True,
        "luis@correo.example": False,
    }
    levels = Holding.objects.order_by("reference").values_list("answer_hours", "solve_hours")
    assert list(levels) == [(None, None), (2, 8), (None, None)]
    ended = api.holdings(since=date(2025, 1, 1), until=DAY, ended_only=True)
    assert [(one.reference, one.why_ended) for one in ended] == [("C-0", EndReason.PRICE)]

    path.write_text(
        "email,customer,name,service,since,until,answer_hours\n"
        "nadie@correo.example,,,Averías,2026-01-01,,\n"
        ",no-es,,Averías,2026-01-01,,\n"
        "roto@,,Rosa,Averías,2026-01-01,,\n"
        "ana@correo.example,,,Fontanería,2026-01-01,,\n"
        "ana@correo.example,,,Averías,2026-01-02,2026-01-01,\n"
        "ana@correo.example,,,Averías,2026-01-02,,1.5\n",
        encoding="utf-8",
    )
    with pytest.raises(TableError) as refused:
        holding_files.bring(path, name="malo.csv", by=SYSTEM, at=SINCE)
    assert sorted(one.row for one in refused.value.problems) == [2, 3, 4, 5, 6, 7]
    assert Holding.objects.count() == 3


@pytest.mark.django_db
def test_the_most_restrictive_word_of_a_merged_customer_holds_until_they_say_otherwise() -> None:
    service = a_service(standards=False)
    one, other = a_holder(service.id, may_ask=True), a_holder(service.id, may_ask=False)
    Customer.objects.filter(pk=other).update(cluster_id=one)
    assert api.consent_of(one, purpose=Purpose.ASKING) is False
    (held,) = api.holders(service_id=service.id, since=DAY, until=DAY)
    assert (held.customer_id, held.may_ask) == (one, False)
    holdings.consent(
        customer_id=one, purpose=Purpose.ASKING, given=True, words="Llamó", by=SYSTEM, at=SINCE
    )
    assert api.consent_of(other, purpose=Purpose.ASKING) is True
    assert api.consent_of(a_holder(service.id, may_ask=None), purpose=Purpose.ASKING) is None


@pytest.mark.django_db
def test_an_agent_writes_down_what_a_customer_takes_and_leaves() -> None:
    service = a_service(standards=False)
    customer_id = a_holder(service.id, may_ask=None)
    browser = a_member(Role.AGENT)
    place = f"/clientes/{customer_id}/contratado/"
    said = {"service": str(service.id), "since": "2026-03-01", "price": "12.50"}
    said |= {"currency": "eur", "every": "month", "reference": "C-9"}
    assert browser.post(f"{place}nuevo/", said).status_code == 302
    assert browser.post(f"{place}nuevo/", said | {"price": "-1"}).status_code == 422
    row = Holding.objects.get(reference="C-9")
    end = f"/clientes/contratado/{row.pk}/baja/"
    assert browser.get(end).status_code == 200
    assert browser.post(end, {"until": "2026-02-01", "why": "price"}).status_code == 422
    assert browser.post(end, {"until": "2026-04-01", "why": "price"}).status_code == 302
    browser.post(f"/clientes/{customer_id}/consentimiento/", {"consiente": "no"})
    assert Consent.objects.get(customer_id=customer_id).given is False
    page = browser.get(place).content.decode()
    assert "12,50 €" in page
    assert "No quiere que se le pregunte" in page
    part = browser.get(place, headers={"HX-Request": "true"}).content.decode()
    assert "C-9" in part
    assert "<html" not in part
    assert browser.get(f"/clientes/{uuid4()}/contratado/").status_code == 404


@pytest.mark.django_db
def test_the_reference_of_another_customers_contract_is_not_taken_from_them() -> None:
    service = a_service(standards=False)
    one, other = a_holder(service.id, may_ask=None), a_holder(service.id, may_ask=None)
    said = {"service": str(service.id), "since": "2026-03-01", "price": "", "currency": "EUR"}
    said |= {"every": "month", "reference": "C-9"}
    browser = a_member(Role.AGENT)
    assert browser.post(f"/clientes/{one}/contratado/nuevo/", said).status_code == 302
    refused = browser.post(f"/clientes/{other}/contratado/nuevo/", said)
    assert refused.status_code == 422
    assert "ya de otro cliente" in refused.content.decode()
    assert Holding.objects.get(reference="C-9").customer_id == one
    Customer.objects.filter(pk=other).update(cluster_id=one)
    assert browser.post(f"/clientes/{other}/contratado/nuevo/", said).status_code == 302


@pytest.mark.django_db
def test_a_supervisor_brings_a_file_and_reads_what_is_wrong_with_it() -> None:
    a_service(name="Averías", standards=False)
    browser = a_member(Role.SUPERVISOR)
    place = "/clientes/contratado/traer/"

    def sent(text: str) -> object:
        return browser.post(place, {"file": SimpleUploadedFile("c.csv", text.encode())})

    assert sent(FILE).status_code == 302  # type: ignore[attr-defined]
    refused = sent(FILE.replace("Averías", "Otra"))
    assert refused.status_code == 422  # type: ignore[attr-defined]
    assert "No hay ningún servicio con ese nombre" in refused.content.decode()  # type: ignore[attr-defined]


@pytest.mark.django_db
def test_a_program_writes_down_holdings_once_for_each_reference() -> None:
    service = a_service(standards=False)
    customer_id = a_holder(service.id)
    token = a_token(a_user(Role.ADMINISTRATOR), "customers.*")
    client = Client(headers={"Authorization": f"Bearer {token}"})
    place = f"/api/v1/customers/{customer_id}/holdings"
    said = {"service_id": str(service.id), "since": "2026-03-01", "price": "9.99"}
    said["reference"] = "X-1"
    for until in (None, "2026-05-01"):
        answer = client.post(
            place, json.dumps(said | {"until": until}), content_type="application/json"
        )
        assert answer.status_code == 201
    assert len(client.get(place).json()) == 2
    bad = said | {"until": "2026-01-01"}
    refused = client.post(place, json.dumps(bad), content_type="application/json")
    assert (refused.status_code, refused.json()["code"]) == (422, "holding_ends_before")
    assert signed_in(a_user(Role.ANALYST)).get(f"/clientes/{customer_id}/").status_code == 403


@pytest.mark.django_db
def test_correcting_a_contract_keeps_what_is_not_said_again() -> None:
    service = a_service(standards=False)
    customer_id = a_holder(service.id, may_ask=None)
    said = {"customer_id": customer_id, "service_id": service.id, "reference": "C-9"}
    first = new(**said, until=date(2026, 4, 1), price=Decimal(20), answer_hours=2, solve_hours=8)
    holdings.hold(first, by=SYSTEM, at=SINCE)
    holdings.hold(new(**said, price=Decimal(25)), by=SYSTEM, at=SINCE)
    row = Holding.objects.get(reference="C-9")
    assert (row.until, row.price) == (date(2026, 4, 1), Decimal(25))
    assert (row.answer_hours, row.solve_hours) == (2, 8)
    holdings.hold(new(**said | {"since": date(2026, 5, 1)}), by=SYSTEM, at=SINCE)
    row.refresh_from_db()
    assert (row.since, row.until) == (date(2026, 5, 1), None), "taken up again"


@pytest.mark.django_db
def test_a_customer_with_two_contracts_and_two_records_had_the_service_once() -> None:
    service, other = a_service(standards=False), a_service(standards=False, name="Fibra")
    first, second = (a_holder(service.id, since=DAY) for _each in range(2))
    holdings.hold(new(customer_id=first, service_id=service.id), by=SYSTEM, at=SINCE)
    ended = a_holder(service.id, since=DAY, until=date(2026, 3, 9))
    days = {"service_ids": [service.id, other.id], "until": date(2026, 12, 31)}
    assert api.how_many_had(**days, since=date(2026, 3, 9)) == {service.id: 3}
    assert api.how_many_had(**days, since=date(2026, 3, 10)) == {service.id: 2}
    merging.merge(customer_id=first, other_id=ended, by=SYSTEM, at=SINCE)
    assert api.how_many_had(**days, since=date(2026, 3, 9)) == {service.id: 2}
    assert second != first
