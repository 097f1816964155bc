from datetime import date, timedelta
from uuid import uuid4

import pytest

from vinculo.cases.testing import a_case, a_house
from vinculo.complaints.contracts import ComplaintState
from vinculo.complaints.domain.process import (
    AuditOverError,
    AuditsOwnError,
    AuditStep,
    BadAuditError,
    BadTargetError,
    ConclusionError,
    FindingWholeError,
    Measure,
    NothingToAuditError,
    Reached,
    Result,
    Standing,
    UncheckedError,
    check_audit,
    check_target,
    digest_of,
    drawn,
    standing_of,
)
from vinculo.complaints.models import (
    Audit,
    AuditFinding,
    Complaint,
    Handling,
    ProcessTarget,
    Review,
    ReviewDecision,
)
from vinculo.complaints.selectors import process as reading
from vinculo.complaints.services import auditing
from vinculo.complaints.testing import a_cause, a_complaint
from vinculo.identity import api as identity
from vinculo.identity.testing import a_member, a_user, signed_in
from vinculo.kernel import clock
from vinculo.kernel.actor import Role
from vinculo.kernel.models import EvidenceLine
from vinculo.kernel.testing import run_jobs
from vinculo.organization import api as organization
from vinculo.portfolio import api as portfolio
from vinculo.portfolio.testing import give_owner
from vinculo.work import api as work

DAY, HOUR = timedelta(days=1), timedelta(hours=1)


def test_a_target_is_met_or_missed_only_where_its_whole_interval_says_so() -> None:
    for measure, n, hits, expected in (
        (Measure.ANSWERED, 0, 0, Standing.EMPTY),
        (Measure.ANSWERED, 400, 390, Standing.MET),
        (Measure.ANSWERED, 400, 300, Standing.MISSED),
        (Measure.ANSWERED, 4, 4, Standing.UNSURE),
        (Measure.SYSTEMATIC, 400, 390, Standing.MISSED),
        (Measure.SYSTEMATIC, 400, 300, Standing.MET),
    ):
        assert standing_of(measure, Reached(n=n, hits=hits), 90) is expected, (measure, n, hits)
    assert Reached(n=0, hits=0).share_pct is None
    assert Reached(n=4, hits=1).share_pct == 25


def test_a_target_has_a_share_and_only_the_timed_ones_their_hours() -> None:
    check_target(Measure.ANSWERED, target_pct=95, within_hours=48)
    check_target(Measure.PROCESS, target_pct=80, within_hours=None)
    for measure, share, hours in (
        (Measure.ANSWERED, 95, None),
        (Measure.PROCESS, 80, 4),
        (Measure.PROCESS, 101, None),
        (Measure.PROCESS, 0, None),
    ):
        with pytest.raises(BadTargetError):
            check_target(measure, target_pct=share, within_hours=hours)


def test_the_same_seed_draws_the_same_and_another_one_others() -> None:
    ids = [uuid4() for _ in range(40)]
    assert drawn(ids, seed=7, size=5) == drawn(ids[::-1], seed=7, size=5)
    assert drawn(ids, seed=7, size=5) != drawn(ids, seed=8, size=5)
    assert len(drawn(ids, seed=7, size=90)) == 40


def test_an_audit_has_a_name_days_in_order_and_a_size() -> None:
    first, last = date(2026, 10, 1), date(2026, 10, 31)
    check_audit(name="Octubre", since=first, until=last, size=50)
    for name, since, until, size in (
        (" ", first, last, 5),
        ("Octubre", last, first, 5),
        ("Octubre", first, last, 0),
        ("Octubre", first, last, 51),
    ):
        with pytest.raises(BadAuditError):
            check_audit(name=name, since=since, until=until, size=size)


def test_a_digest_changes_with_every_part_and_not_with_the_order_of_decisions() -> None:
    whole = digest_of({"n": 1}, "Bien", [("a", "x", "1"), ("b", "y", "2")])
    assert whole == digest_of({"n": 1}, "Bien", [("b", "y", "2"), ("a", "x", "1")])
    assert whole != digest_of({"n": 2}, "Bien", [("a", "x", "1"), ("b", "y", "2")])
    assert whole != digest_of({"n": 1}, "Mal", [("a", "x", "1"), ("b", "y", "2")])
    assert whole != digest_of({"n": 1}, "Bien", [("a", "x", "1")])


@pytest.fixture
def house(db):
    return a_house()


@pytest.fixture
def elena(house):
    user = a_user(Role.SUPERVISOR, Role.OWNER, name="Elena Prat")
    organization.add_member(team_id=house.team_id, user_id=user.id, leads=True)
    return user


@pytest.fixture
def direction(db):
    return a_member(Role.DIRECTION)


def closed(house, *, decided_by=None, days=2):
    at = clock.now() - days * DAY
    case = a_case(at=at, subject="Cobro que no procede", text="¿Por qué?")
    claim = a_complaint(case.id, actor=house.agent, at=at)
    Complaint.objects.filter(pk=claim).update(
        state=ComplaintState.CLOSED, acknowledged_at=at + HOUR, answered_at=at + 3 * HOUR,
        closed_at=at + DAY, decision="upheld", reasons="Sí.", said="accepted",
        decided_by=decided_by,
    )  # fmt: skip
    return claim


def test_targets_count_what_had_its_time_and_are_kept_by_whoever_answers(
    house, elena, direction
) -> None:
    closed(house)
    a_complaint(a_case(at=clock.now() - HOUR, subject="Otra", text="Otra").id, actor=house.agent,
                at=clock.now() - HOUR)  # fmt: skip
    Handling.objects.create(
        complaint=Complaint.objects.get(state="closed"), asked_at=clock.now(),
        answered_at=clock.now(), process=4, treatment=4, result=2,
    )  # fmt: skip
    Complaint.objects.filter(state="closed").update(pattern="systematic")
    give_owner(portfolio.service(house.service_id), elena.id)
    owner, address = signed_in(elena), "/reclamaciones/proceso/"
    for measure, share, hours in (
        ("answered", 95, 24), ("acknowledged", 90, 2), ("process", 80, ""), ("systematic", 10, "")
    ):  # fmt: skip
        said = {"que": "meta", "meta-service": house.service_id, "meta-measure": measure,
                "meta-target_pct": share, "meta-within_hours": hours}  # fmt: skip
        assert owner.post(address, said).status_code == 302, measure
    found = {
        one.measure: one.reached
        for one in reading.targets(since=clock.now() - 9 * DAY, until=clock.now(), at=clock.now())
    }
    assert found[Measure.ANSWERED] == Reached(n=1, hits=1)
    assert found[Measure.PROCESS] == Reached(n=1, hits=1)
    assert found[Measure.SYSTEMATIC] == Reached(n=1, hits=1)
    assert found[Measure.ACKNOWLEDGED].hits >= 1
    assert "Aún no se puede decir" in direction.get(address).content.decode()
    bad = {"que": "meta", "meta-service": house.service_id, "meta-measure": "answered",
           "meta-target_pct": 95}  # fmt: skip
    refused = owner.post(address, bad)
    assert refused.status_code == 422
    assert "en cuántas horas" in refused.content.decode()
    gone = bad | {"meta-target_pct": ""}
    assert owner.post(address, gone).status_code == 302
    assert ProcessTarget.objects.count() == 3
    assert signed_in(house.marta).get(address).status_code == 403
    assert direction.post(address, {"que": "auditoria"}).status_code == 403
    assert owner.post(address, {"que": "otra"}).status_code == 403


def plan(house, elena, *, size=5):
    now = clock.now()
    new = auditing.NewAudit(
        name="Noviembre", since=(now - 9 * DAY).date(), until=now.date(),
        planned_for=(now + 9 * DAY).date(), size=size, seed=7, auditor_id=elena.id,
    )  # fmt: skip
    return auditing.plan_audit(new, actor=identity.actor_for(elena.id), at=now)


def test_an_audit_draws_what_its_auditor_did_not_handle_and_each_failure_is_a_task(
    house, elena, direction
) -> None:
    claim, own = closed(house), closed(house, decided_by=elena.id)
    audit_id = plan(house, elena)
    boss, address = signed_in(elena), f"/reclamaciones/auditorias/{audit_id}/"
    page = boss.get(address).content.decode()
    assert f"/reclamaciones/{claim}/" in page
    assert f"/reclamaciones/{own}/" not in page
    assert f"/reclamaciones/{claim}/" not in direction.get(address).content.decode()
    early = boss.post(address, {"que": "concluir", "conclusion": "Bien"})
    assert early.status_code == 422
    assert "sin mirar (1)" in early.content.decode()
    steps = {step.value: "conforms" for step in AuditStep}
    fails = steps | {"reclamacion": claim, "assessment": "fails", "words": "Sin valorar"}
    refused = boss.post(address, fails)
    assert refused.status_code == 422
    assert "quién lo arregla" in refused.content.decode()
    assert "Sin valorar" in refused.content.decode()
    assert boss.post(address, {"reclamacion": claim}).status_code == 422
    due = f"{clock.now() + 20 * DAY:%Y-%m-%d}"
    whole = fails | {"owner": house.marta.id, "due": due}
    assert boss.post(address, whole).status_code == 302
    assert boss.post(address, steps | {"reclamacion": claim}).status_code == 302
    (failed,) = AuditFinding.objects.filter(result=Result.FAILS)
    assert (failed.step, AuditFinding.objects.count()) == ("assessment", 9)
    work.complete(task_id=failed.task_id, by=house.agent, at=clock.now(), result="Valorada")
    run_jobs()
    failed.refresh_from_db()
    assert failed.done_at is not None
    assert boss.post(address, steps | {"reclamacion": own}).status_code == 422
    assert boss.post(address, {"que": "concluir", "conclusion": " "}).status_code == 422
    assert boss.post(address, {"que": "concluir", "conclusion": "Bien"}).status_code == 302
    assert boss.post(address, whole).status_code == 422
    assert Audit.objects.get().closed_at is not None
    assert EvidenceLine.objects.filter(kind="complaints.audit_closed").count() == 1
    assert "Bien" in direction.get(address).content.decode()
    assert direction.post(address, {"que": "concluir"}).status_code == 403
    assert boss.get(f"/reclamaciones/auditorias/{uuid4()}/").status_code == 404


def test_nobody_audits_what_they_handled_nor_changes_what_was_concluded(house, elena) -> None:
    with pytest.raises(NothingToAuditError):
        plan(house, elena)
    claim = closed(house)
    audit_id = plan(house, elena)
    doing = {"audit_id": audit_id, "actor": identity.actor_for(elena.id), "at": clock.now()}
    found = auditing.Checked(results=dict.fromkeys(AuditStep, Result.CONFORMS))
    Complaint.objects.update(champion=elena.id)
    with pytest.raises(AuditsOwnError):
        auditing.check_complaint(complaint_id=claim, found=found, **doing)
    Complaint.objects.update(champion=None)
    worse = auditing.Checked(results={AuditStep.CLOSING: Result.FAILS})
    with pytest.raises(FindingWholeError):
        auditing.check_complaint(complaint_id=claim, found=worse, **doing)
    with pytest.raises(UncheckedError):
        auditing.close_audit(conclusion="Bien", **doing)
    auditing.check_complaint(complaint_id=claim, found=found, **doing)
    with pytest.raises(ConclusionError):
        auditing.close_audit(conclusion=" ", **doing)
    auditing.close_audit(conclusion="Bien", **doing)
    with pytest.raises(AuditOverError):
        auditing.check_complaint(complaint_id=claim, found=found, **doing)


def test_direction_reviews_a_period_decides_and_signs_what_stays_as_it_was(
    house, elena, direction
) -> None:
    claim = closed(house)
    Complaint.objects.filter(pk=claim).update(cause=a_cause("Cobro duplicado"))
    today, begins = clock.now().date(), (clock.now() - 30 * DAY).date()
    period = {"que": "revision", "revision-since": begins, "revision-until": today}
    backwards = period | {"revision-since": today + DAY}
    assert direction.post("/reclamaciones/proceso/", backwards).status_code == 422
    made = direction.post("/reclamaciones/proceso/", period)
    assert made.status_code == 302
    page = direction.get(made.url).content.decode()
    assert "Cobro duplicado" in page
    read = page.split('name="leido" value="')[1].split('"')[0]
    due = f"{clock.now() + 20 * DAY:%Y-%m-%d}"
    said = {"words": "Revisar la regla", "owner": elena.id, "due": due}
    assert direction.post(made.url, said).status_code == 302
    assert direction.post(made.url, said | {"words": ""}).status_code == 422
    stale = direction.post(made.url, {"que": "firmar", "leido": read, "conclusiones": "Bien"})
    assert stale.status_code == 422
    assert "léala otra vez" in stale.content.decode()
    assert "Bien" in stale.content.decode()
    read = stale.content.decode().split('name="leido" value="')[1].split('"')[0]
    empty = direction.post(made.url, {"que": "firmar", "leido": read, "conclusiones": " "})
    assert empty.status_code == 422
    signed = direction.post(made.url, {"que": "firmar", "leido": read, "conclusiones": "Bien"})
    assert signed.status_code == 302
    row = Review.objects.get()
    assert row.digest == reading.digest_now(row.pk)
    assert row.digest in EvidenceLine.objects.get(kind="complaints.review_signed").facts
    assert direction.post(made.url, said).status_code == 422
    assert ReviewDecision.objects.count() == 1
    assert row.digest in signed_in(elena).get(made.url).content.decode()
    assert signed_in(elena).post(made.url, said).status_code == 403
    gone = f"/reclamaciones/revisiones/{uuid4()}/"
    assert direction.get(gone).status_code == 404
    assert direction.post(gone, said).status_code == 404
