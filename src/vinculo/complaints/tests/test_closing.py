import pytest
from django.db import IntegrityError, transaction

from vinculo.cases import api as cases
from vinculo.cases.contracts import CaseStatus
from vinculo.cases.testing import MORNING, a_case, a_class, a_house
from vinculo.complaints.contracts import Decision
from vinculo.complaints.domain.steps import AccompaniesThemError
from vinculo.complaints.models import Complaint
from vinculo.complaints.services import answering, handling
from vinculo.complaints.testing import a_complaint
from vinculo.identity.testing import a_user, signed_in
from vinculo.kernel.actor import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def house(db):
    return a_house()


@pytest.fixture
def claim(house):
    case = a_case(subject="Cobro que no procede", text="¿Por qué 120 euros?")
    return a_complaint(case.id, actor=house.agent)


def decided(claim, house):
    """Its customer knows the decision: all that is left is to close it."""
    by = {"complaint_id": claim, "actor": house.agent, "at": MORNING}
    found = handling.Assessment(severity=1, complexity=1, impact=1)
    handling.assess(found=found, **by)
    (point,) = handling.add_points(words=["¿Por qué?"], **by)
    handling.answer_point(point_id=point, answer="Fue un error.", **by)
    seen = Complaint.objects.select_related("case").get().case.latest_message_id
    told = answering.Answer(decision=Decision.UPHELD, reasons="Fue un error", seen=seen)
    answering.answer(said=told, **by)


def test_whom_it_speaks_of_does_not_stand_beside_the_customer(house, claim):
    elena = a_user(Role.SUPERVISOR, name="Elena Prat")
    for who in (house.marta.id, elena.id):
        with pytest.raises(AccompaniesThemError):
            handling.name_people(
                complaint_id=claim,
                about=who,
                investigator=None,
                champion=who,
                actor=house.agent,
                at=MORNING,
            )
    with pytest.raises(IntegrityError), transaction.atomic():
        Complaint.objects.update(about=elena.id, champion=elena.id)


def test_nothing_closes_without_its_class_and_one_press_closes_with_it(house, claim):
    marta, address = signed_in(house.marta), f"/reclamaciones/{claim}/"
    wrong, other = a_class("Importe", words="cobro euros"), a_class("Trato")
    assert 'name="proposed"' not in marta.get(address).content.decode()
    decided(claim, house)
    page = marta.get(address).content.decode()
    assert 'name="proposed"' in page
    assert "dice «cobro»" in page
    refused = marta.post(f"{address}cerrar/", {"said": "accepted"})
    assert refused.status_code == 422
    assert "Diga de qué trataba el caso" in refused.content.decode()
    unknown = {"said": "accepted", "subject_class": "nada", "proposed": str(claim)}
    assert marta.post(f"{address}cerrar/", unknown).status_code == 422
    unsaid = marta.post(f"{address}cerrar/", {"subject_class": str(other)})
    assert f'value="{other}" selected' in unsaid.content.decode()
    assert Complaint.objects.get().closed_at is None
    taken = {"said": "accepted", "proposed": str(wrong)}
    assert marta.post(f"{address}cerrar/", taken).status_code == 302
    case = cases.case(actor=house.agent, case_id=Complaint.objects.get().case_id)
    assert case is not None
    assert case.status is CaseStatus.RESOLVED
    assert cases.classing(actor=house.agent, case_id=case.id).class_now == wrong
