"""A customer whom not everybody may see is not named, nor tied to a case, by those who may not."""

from dataclasses import replace
from uuid import uuid4

import pytest
from django.apps import apps

from vinculo.cases import api
from vinculo.cases.models import Case
from vinculo.cases.selectors import page
from vinculo.cases.services.customer import NoSuchCustomerError
from vinculo.cases.testing import MORNING, House, a_case
from vinculo.customers import api as customers
from vinculo.customers.contracts import ContactKind
from vinculo.identity.testing import a_token
from vinculo.kernel.testing import run_jobs

KEY = "restricted:a"


@pytest.fixture
def hidden(house: House) -> object:
    """A restricted customer with the name of somebody who then writes from another address."""
    found = customers.register(
        name="Lucía Romero", kind=ContactKind.EMAIL, value="otra@correo.example", at=MORNING
    )
    rows = apps.get_model("customers", "Customer").objects.filter(pk=found)
    rows.update(restricted=True, access_keys=[KEY])
    return found


def test_a_question_names_nobody_who_may_not_be_seen(house: House, hidden: object) -> None:
    case = a_case()
    keyholder = replace(house.agent, keys=house.agent.keys | {KEY})
    shown = page.case_page(actor=keyholder, case_id=case.id, at=MORNING)
    assert [c.customer_id for c in shown.candidates] == [hidden]
    assert page.case_page(actor=house.agent, case_id=case.id, at=MORNING).candidates == ()
    with pytest.raises(NoSuchCustomerError):
        api.set_customer(case_id=case.id, customer_id=hidden, actor=house.agent, at=MORNING)
    api.set_customer(case_id=case.id, customer_id=hidden, actor=keyholder, at=MORNING)


def test_nor_does_the_api_tie_them_to_a_case(house: House, hidden: object, client: object) -> None:
    run_jobs()
    token = a_token(house.marta, "cases.*")
    for customer_id in (hidden, uuid4()):
        answer = client.post(
            "/api/v1/cases",
            {
                "service_id": str(house.service_id),
                "subject": "Cita",
                "text": "El jueves.",
                "customer_id": str(customer_id),
            },
            content_type="application/json",
            headers={"Authorization": f"Bearer {token}"},
        )
        assert answer.status_code == 422
        assert answer.json()["code"] == "case_no_such_customer"
    assert not Case.objects.exists()
