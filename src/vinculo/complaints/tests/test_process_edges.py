"""What is counted of the handling, who may set its targets, and days that nobody means."""

from datetime import UTC, datetime, timedelta

import pytest

from vinculo.cases.testing import a_case, a_house, merged
from vinculo.complaints import api
from vinculo.complaints.contracts import ComplaintState
from vinculo.complaints.domain.process import (
    AuditsOwnError,
    AuditStep,
    BadAuditError,
    Measure,
    NothingToAuditError,
    Reached,
    Result,
)
from vinculo.complaints.models import (
    AuditFinding,
    Complaint,
    ComplaintStep,
    Handling,
    ProcessTarget,
    Receipt,
    Review,
)
from vinculo.complaints.selectors import causes
from vinculo.complaints.selectors import process as reading
from vinculo.complaints.services import auditing, reviewing
from vinculo.complaints.services.story import subject_of
from vinculo.complaints.testing import a_cause, a_complaint
from vinculo.identity import api as identity
from vinculo.identity.testing import a_member, a_user, signed_in
from vinculo.kernel import clock
from vinculo.kernel.actor import SYSTEM, Role
from vinculo.kernel.errors import NotAllowedError
from vinculo.kernel.testing import run_jobs
from vinculo.organization import api as organization
from vinculo.portfolio import api as portfolio
from vinculo.portfolio.testing import a_service, give_owner
from vinculo.work import api as work

pytestmark = pytest.mark.django_db
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
PROCESS = "/reclamaciones/proceso/"


@pytest.fixture
def house():
    return a_house()


@pytest.fixture
def elena(house):
    user = a_user(Role.SUPERVISOR, Role.OWNER, name="Elena Prat")
    organization.add_member(team_id=house.team_id, user_id=user.id, leads=True)
    return user


def closed(house, *, days=2):
    at = clock.now() - days * DAY
    claim = a_complaint(a_case(at=at).id, actor=house.agent, at=at)
    Complaint.objects.filter(pk=claim).update(
        state=ComplaintState.CLOSED, acknowledged_at=at + HOUR, answered_at=at + 3 * HOUR,
        closed_at=at + DAY, decision="upheld", reasons="Sí.", said="accepted", champion=None,
    )  # fmt: skip
    return claim


def an_audit(elena):
    now = clock.now()
    new = auditing.NewAudit(
        name="Noviembre", since=(now - 9 * DAY).date(), until=now.date(),
        planned_for=(now + 9 * DAY).date(), size=5, seed=7, auditor_id=elena.id,
    )  # fmt: skip
    return auditing.plan_audit(new, actor=identity.actor_for(elena.id), at=now)


def test_what_goes_on_with_another_complaint_is_counted_there_and_nowhere_else(
    house, elena
) -> None:
    cause, at = a_cause("Cobro duplicado"), clock.now() - 3 * DAY
    cases = [a_case(at=at + n * HOUR, sender="Lucía <lu@a.example>").id for n in range(2)]
    claims = [a_complaint(one, actor=house.agent, at=at) for one in cases]
    merged(*cases, at=at + 5 * HOUR, actor=house.agent)
    run_jobs()
    Complaint.objects.update(cause=cause, pattern="systematic", answered_at=None)
    assert Complaint.objects.get(pk=claims[0]).state == ComplaintState.MERGED
    for measure in (Measure.ANSWERED, Measure.SYSTEMATIC):
        ProcessTarget.objects.create(
            service_id=house.service_id, measure=measure, target_pct=90,
            within_hours=24 if measure is Measure.ANSWERED else None,
        )  # fmt: skip
    now = clock.now()
    found = {
        one.measure: one.reached for one in reading.targets(since=now - 9 * DAY, until=now, at=now)
    }
    assert found == {
        Measure.ANSWERED: Reached(n=1, hits=0),
        Measure.SYSTEMATIC: Reached(n=1, hits=1),
    }
    said = reading.inputs(since=(now - 9 * DAY).date(), until=now.date(), at=now)
    assert (said["received"], said["closed"], said["open"]) == (1, 0, 1)
    assert said["causes"] == [["Cobro duplicado", 1]]
    period = {"since": now - 9 * DAY, "until": now}
    assert [one.complaints for one in api.caused(actor=SYSTEM, **period)] == [1]
    assert [one.complaints for one in causes.tree(actor=SYSTEM, at=now)] == [1]
    boss, merged_id, register = signed_in(elena), str(claims[0]), "/reclamaciones/"
    assert merged_id not in boss.get(register, {"causa": cause}).content.decode()
    assert merged_id not in boss.get(register, {"estado": "cerradas"}).content.decode()
    assert merged_id in boss.get(register, {"estado": "unidas"}).content.decode()
    assert merged_id in boss.get(register, {"q": "Sin conexión"}).content.decode()
    counted = causes.what_counts_say(claims[1], at=now).counts
    assert (counted.complaints, counted.of_this_customer) == (1, 1)


def test_an_audit_takes_a_receipt_for_made_only_where_there_is_one(house, elena) -> None:
    closed(house)
    audit_id, actor = an_audit(elena), identity.actor_for(elena.id)
    (one,) = reading.items(actor=actor, audit_id=audit_id)
    assert one.recorded[AuditStep.RECEIPT] is True
    Receipt.objects.all().delete()
    (one,) = reading.items(actor=actor, audit_id=audit_id)
    assert one.recorded[AuditStep.RECEIPT] is False


def test_an_owner_sets_targets_of_their_own_services_and_direction_of_all(house, elena) -> None:
    other = a_service(name="Radio", standards=False)
    give_owner(portfolio.service(house.service_id), elena.id)
    said = {"measure": Measure.PROCESS, "target_pct": 80, "within_hours": None}
    owner = identity.actor_for(elena.id)
    with pytest.raises(NotAllowedError):
        reviewing.set_target(service_id=other.id, actor=owner, **said)
    with pytest.raises(NotAllowedError):
        reviewing.set_target(service_id=other.id, actor=house.agent, **said)
    reviewing.set_target(service_id=house.service_id, actor=owner, **said)
    direction = a_user(Role.DIRECTION)
    reviewing.set_target(service_id=other.id, actor=identity.actor_for(direction.id), **said)
    with pytest.raises(NotAllowedError):
        reviewing.set_target(service_id=other.id, actor=owner, **said | {"target_pct": None})
    assert ProcessTarget.objects.count() == 2
    offered = signed_in(elena).get(PROCESS).content.decode().split('name="meta-service"')[1]
    assert str(house.service_id) in offered.split("</select>")[0]
    assert str(other.id) not in offered.split("</select>")[0]
    form = {"que": "meta", "meta-service": other.id, "meta-measure": "process"}
    assert signed_in(elena).post(PROCESS, form | {"meta-target_pct": 9}).status_code == 422
    nobody = a_member(Role.OWNER)
    assert 'name="meta-service"' not in nobody.get(PROCESS).content.decode()


def test_who_decided_a_complaint_the_first_time_does_not_audit_it(house, elena) -> None:
    claim = closed(house)
    audit_id = an_audit(elena)
    Complaint.objects.update(decided_before=elena.id)
    with pytest.raises(NothingToAuditError):
        an_audit(elena)
    found = auditing.Checked(results=dict.fromkeys(AuditStep, Result.CONFORMS))
    with pytest.raises(AuditsOwnError):
        auditing.check_complaint(
            audit_id=audit_id, complaint_id=claim, found=found,
            actor=identity.actor_for(elena.id), at=clock.now(),
        )  # fmt: skip


def test_who_did_any_step_of_a_complaint_does_not_audit_it(house, elena) -> None:
    claim = closed(house)
    audit_id = an_audit(elena)
    ComplaintStep.objects.create(
        complaint_id=claim, what="assessed", by_id=elena.id, at=clock.now()
    )
    with pytest.raises(NothingToAuditError):
        an_audit(elena)
    found = auditing.Checked(results=dict.fromkeys(AuditStep, Result.CONFORMS))
    with pytest.raises(AuditsOwnError):
        auditing.check_complaint(
            audit_id=audit_id, complaint_id=claim, found=found,
            actor=identity.actor_for(elena.id), at=clock.now(),
        )  # fmt: skip


def test_what_an_audit_asks_for_is_about_the_complaint_so_that_it_goes_with_the_person(
    house, elena
) -> None:
    claim = closed(house)
    audit_id = an_audit(elena)
    results = dict.fromkeys(AuditStep, Result.CONFORMS) | {AuditStep.CLOSING: Result.FAILS}
    found = auditing.Checked(
        results=results, words="Lucía nunca supo nada", owner_id=house.marta.id,
        due_at=clock.now() + DAY,
    )  # fmt: skip
    auditing.check_complaint(
        audit_id=audit_id, complaint_id=claim, found=found,
        actor=identity.actor_for(elena.id), at=clock.now(),
    )  # fmt: skip
    (task,) = work.tasks_on(subject_of(claim))
    assert task.id == AuditFinding.objects.get(result=Result.FAILS).task_id
    assert str(audit_id) in task.url


def test_a_day_that_no_calendar_follows_is_refused_with_what_was_typed(house, elena) -> None:
    boss, direction = signed_in(elena), a_member(Role.DIRECTION)
    for day in ("9999-12-31", "0001-01-01"):
        audit = {
            "que": "auditoria", "auditoria-name": "Octubre", "auditoria-since": "2026-01-01",
            "auditoria-until": day, "auditoria-size": 5, "auditoria-seed": 7,
            "auditoria-auditor": elena.id, "auditoria-planned_for": day,
        }  # fmt: skip
        refused = boss.post(PROCESS, audit)
        assert refused.status_code == 422, day
        assert "Octubre" in refused.content.decode()
        period = {"que": "revision", "revision-since": day, "revision-until": day}
        assert direction.post(PROCESS, period).status_code == 422, day
    closed(house)
    address = f"/reclamaciones/auditorias/{an_audit(elena)}/"
    steps = {step.value: "fails" for step in AuditStep}
    (claim,) = Complaint.objects.values_list("pk", flat=True)
    check = steps | {"reclamacion": claim, "owner": elena.id, "words": "No", "due": "9999-12-31"}
    assert boss.post(address, check).status_code == 422
    assert not Review.objects.exists()
    assert not Handling.objects.exists()


def test_a_period_ends_with_the_day_of_the_company(house) -> None:
    late = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
    here = late.date() + DAY
    actor = identity.actor_for(a_user(Role.DIRECTION).id)
    assert reviewing.prepare_review(since=here - 9 * DAY, until=here, actor=actor, at=late)
    with pytest.raises(BadAuditError):
        reviewing.prepare_review(since=here, until=here + DAY, actor=actor, at=late)
