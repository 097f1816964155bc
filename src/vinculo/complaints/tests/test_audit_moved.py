"""An audit is concluded also where its auditor may not look at something that was drawn."""

import pytest

from vinculo.complaints.domain.process import (
    AuditStep,
    NothingLeftError,
    NotInTheWayError,
    Result,
    SecondAuditorError,
)
from vinculo.complaints.models import Audit, AuditItem, Complaint
from vinculo.complaints.selectors import process as reading
from vinculo.complaints.services import auditing, moving
from vinculo.complaints.tests.test_process import closed, direction, elena, house, plan
from vinculo.identity import api as identity
from vinculo.identity.testing import a_user, signed_in
from vinculo.kernel import clock
from vinculo.kernel.actor import Role
from vinculo.kernel.errors import NotAllowedError
from vinculo.kernel.models import EvidenceLine
from vinculo.organization import api as organization
from vinculo.work import api as work

__all__ = ["direction", "elena", "house"]
ALL = auditing.Checked(results=dict.fromkeys(AuditStep, Result.CONFORMS))
STEPS = {step.value: "conforms" for step in AuditStep}


@pytest.fixture
def second(house):
    user = a_user(Role.SUPERVISOR, name="Rosa Vidal")
    organization.add_member(team_id=organization.teams()[0].id, user_id=user.id, leads=True)
    return user


@pytest.fixture
def stuck(house, elena):
    """An audit of one complaint, in which its auditor intervened since it was drawn."""
    claim = closed(house)
    audit_id = plan(house, elena)
    Complaint.objects.filter(pk=claim).update(champion=elena.id)
    return {
        "audit_id": audit_id,
        "complaint_id": claim,
        "actor": identity.actor_for(elena.id),
        "at": clock.now(),
    }


def _of_audit(stuck):
    return {key: stuck[key] for key in ("audit_id", "actor", "at")}


def test_another_auditor_looks_at_it_and_both_stay_on_record(elena, second, stuck) -> None:
    address = f"/reclamaciones/auditorias/{stuck['audit_id']}/"
    boss, rosa = signed_in(elena), signed_in(second)
    claim = {"reclamacion": stuck["complaint_id"]}
    page = boss.get(address).content.decode()
    assert "usted intervino" in page
    assert "Guardar lo visto" not in page
    assert rosa.post(address, STEPS | claim).status_code == 403
    passed = claim | {"que": "pasar", "a": second.id}
    assert boss.post(address, passed).status_code == 302
    (task,) = [
        one
        for one in work.tasks_on(f"complaint_audit:{stuck['audit_id']}")
        if one.owner_id == second.id
    ]
    assert "Auditar una reclamación" in task.title
    assert "La mira Rosa Vidal" in boss.get(address).content.decode()
    assert boss.post(address, STEPS | claim).status_code == 422
    assert "Guardar lo visto" in rosa.get(address).content.decode()
    assert rosa.post(address, STEPS | claim).status_code == 302
    assert rosa.post(address, {"que": "concluir", "conclusion": "Bien"}).status_code == 422
    assert boss.post(address, {"que": "concluir", "conclusion": "Bien"}).status_code == 302
    line = EvidenceLine.objects.get(kind="complaints.audit_item_moved").facts
    assert str(elena.id) in line
    assert str(second.id) in line
    ended = EvidenceLine.objects.get(kind="complaints.audit_closed").facts.replace(" ", "")
    assert '"by_others":1' in ended


def test_another_is_drawn_in_its_place_and_the_first_stays_on_record(house, elena, stuck) -> None:
    with pytest.raises(NothingLeftError):
        moving.replace(**stuck)
    spare = closed(house)
    moving.replace(**stuck)
    first, other = reading.items(actor=stuck["actor"], audit_id=stuck["audit_id"])
    assert (first.replaced_by, other.complaint_id) == (2, spare)
    page = signed_in(elena).get(f"/reclamaciones/auditorias/{stuck['audit_id']}/")
    assert "se sorteó otra, la 2" in page.content.decode()
    with pytest.raises(auditing.NoSuchAuditError):
        auditing.check_complaint(found=ALL, **stuck)
    auditing.check_complaint(found=ALL, **stuck | {"complaint_id": spare})
    auditing.close_audit(conclusion="Bien", **_of_audit(stuck))
    assert Audit.objects.get().closed_at is not None
    (row,) = reading.audits()
    assert (row.size, row.checked) == (1, 1)
    ended = EvidenceLine.objects.get(kind="complaints.audit_closed").facts.replace(" ", "")
    assert '"replaced":1' in ended


def test_nothing_is_passed_on_by_choice_nor_to_who_may_not_see(house, elena, second, stuck) -> None:
    marta = house.agent.user_id
    for wrong in (None, elena.id, marta):
        with pytest.raises(SecondAuditorError):
            moving.hand_over(to=wrong, **stuck)
    Complaint.objects.update(investigator=second.id)
    with pytest.raises(SecondAuditorError):
        moving.hand_over(to=second.id, **stuck)
    Complaint.objects.update(investigator=None)
    with pytest.raises(NotAllowedError):
        moving.hand_over(to=second.id, **stuck | {"actor": identity.actor_for(second.id)})
    Complaint.objects.update(champion=None)
    for doing in (lambda: moving.hand_over(to=second.id, **stuck), lambda: moving.replace(**stuck)):
        with pytest.raises(NotInTheWayError):
            doing()
    auditing.check_complaint(found=ALL, **stuck)
    Complaint.objects.update(champion=elena.id)
    with pytest.raises(NotInTheWayError):
        moving.replace(**stuck)
    assert AuditItem.objects.get().moved_at is None


def test_what_was_handed_over_can_be_handed_on_when_the_second_intervened_too(
    house, elena, second, stuck
) -> None:
    moving.hand_over(**stuck, to=second.id)
    address = f"/reclamaciones/auditorias/{stuck['audit_id']}/"
    boss = signed_in(elena)
    assert 'value="sustituir"' not in boss.get(address).content.decode()
    Complaint.objects.filter(pk=stuck["complaint_id"]).update(champion=second.id)
    page = boss.get(address).content.decode()
    assert 'value="pasar"' in page
    third = a_user(Role.SUPERVISOR, name="Pilar Mora")
    organization.add_member(team_id=organization.teams()[0].id, user_id=third.id, leads=True)
    said = {"reclamacion": stuck["complaint_id"], "que": "pasar", "a": str(third.id)}
    assert boss.post(address, said).status_code in {200, 302}
    assert AuditItem.objects.get(complaint_id=stuck["complaint_id"]).auditor_id == third.id
