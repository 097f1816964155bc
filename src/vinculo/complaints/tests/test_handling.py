from datetime import timedelta
from decimal import Decimal

import pytest

from vinculo.cases import api as cases
from vinculo.cases.contracts import CaseKind, CaseStatus, Outcome
from vinculo.cases.testing import MORNING, a_case, a_house, acting
from vinculo.complaints import api
from vinculo.complaints.contracts import (
    ComplaintKind,
    ComplaintState,
    Decision,
    HelpWay,
    LegalType,
    RemedyState,
    Said,
    WayOut,
)
from vinculo.complaints.domain.patterns import Counts, Pattern
from vinculo.complaints.domain.remedies import OverLimitError, RemedyStateError
from vinculo.complaints.domain.steps import (
    AboutThemError,
    AlreadyClosedError,
    ByThemError,
    DecidedBeforeError,
    NoJustificationError,
    NotAnsweredError,
    NoWaysError,
    OpenPointsError,
    RemediesWaitError,
    WrongStepError,
)
from vinculo.complaints.models import Complaint, Handling, Help, Lesson, Point, Receipt, Remedy
from vinculo.complaints.selectors import causes as causes_read
from vinculo.complaints.selectors.causes import WhatCountsSay
from vinculo.complaints.selectors.page import complaint_page
from vinculo.complaints.services import answering, causing, handling, helping, remedying
from vinculo.complaints.services.ending import StillOpenError
from vinculo.complaints.services.handling import Assessment
from vinculo.complaints.testing import a_cause, a_complaint, a_limit, a_remedy_kind
from vinculo.customers.testing import one_person
from vinculo.identity.testing import a_user
from vinculo.kernel import blobs
from vinculo.kernel.actor import Role
from vinculo.kernel.models import EvidenceLine
from vinculo.kernel.testing import actor as an_actor
from vinculo.kernel.testing import run_jobs
from vinculo.work import api as work

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
LETTER = "Me han cobrado 120 euros. ¿Por qué? Quiero que me los devuelvan."


@pytest.fixture
def house(db):
    return a_house()


@pytest.fixture
def elena(house):
    """A supervisor of the same team."""
    from vinculo.organization import api as organization

    user = a_user(Role.SUPERVISOR, name="Elena Prat")
    organization.add_member(team_id=house.team_id, user_id=user.id, leads=True)
    return user


@pytest.fixture
def claim(house):
    case = a_case(subject="Cobro que no procede", text=LETTER)
    return a_complaint(case.id, actor=house.agent)


def weighed(claim, house, severity=1):
    found = Assessment(severity=severity, complexity=1, impact=1)
    handling.assess(complaint_id=claim, found=found, actor=house.agent, at=MORNING)


def with_points(claim, house, *, answered=True):
    points = handling.add_points(
        complaint_id=claim, words=["¿Por qué?", "Devolución"], actor=house.agent, at=MORNING
    )
    for point in points if answered else points[:1]:
        handling.answer_point(
            complaint_id=claim,
            point_id=point,
            answer="Un error.",
            actor=house.agent,
            at=MORNING,
        )


def told(claim, actor, decision=Decision.UPHELD, ways=()):
    seen = Complaint.objects.get(pk=claim).case.latest_message_id
    said = answering.Answer(decision=decision, reasons="Tiene razón.", ways=ways, seen=seen)
    answering.answer(complaint_id=claim, said=said, actor=actor, at=MORNING + HOUR)


def test_a_filed_case_gets_one_receipt_whose_bytes_never_change(house, claim):
    receipt = Receipt.objects.get(complaint_id=claim)
    paper = blobs.path_of(receipt.blob).read_bytes()
    assert paper.startswith(b"%PDF")
    a_complaint(Complaint.objects.get(pk=claim).case_id, actor=house.agent)
    run_jobs()
    assert Receipt.objects.get().blob == receipt.blob
    row = Complaint.objects.get(pk=claim)
    assert receipt.mailed_at == row.acknowledged_at
    assert row.state == ComplaintState.ACKNOWLEDGED
    assert row.champion_id == house.marta.id
    kinds = set(EvidenceLine.objects.values_list("kind", flat=True))
    assert {"complaints.ComplaintFiled", "complaints.ReceiptMade"} <= kinds
    assert [one.id for one in api.open_of(service_id=house.service_id)] == [claim]


def test_a_case_is_a_complaint_by_its_kind_and_by_a_rule(house):
    at_once = cases.open_case(
        actor=house.agent,
        service_id=house.service_id,
        customer_id=None,
        kind=CaseKind.CLAIM,
        subject="Reclamo",
        text="Lo cuenta por teléfono",
        at=MORNING,
    )
    later = a_case()
    cases.set_kind(case_id=later.id, kind=CaseKind.COMPLAINT, actor=house.agent, at=MORNING)
    run_jobs()
    kinds = dict(Complaint.objects.values_list("case_id", "kind"))
    assert kinds == {at_once: ComplaintKind.CLAIM, later.id: ComplaintKind.COMPLAINT}


def test_every_point_has_an_answer_before_the_decision_is_told(house, claim):
    case_id = Complaint.objects.get(pk=claim).case_id
    with pytest.raises(WrongStepError):
        told(claim, house.agent)
    weighed(claim, house)
    with_points(claim, house, answered=False)
    with pytest.raises(OpenPointsError):
        told(claim, house.agent)
    with pytest.raises(StillOpenError):
        cases.resolve_case(case_id=case_id, outcome=Outcome.SOLVED, actor=house.agent, at=MORNING)
    last = Point.objects.get(complaint_id=claim, answer="")
    handling.drop_point(complaint_id=claim, point_id=last.pk, actor=house.agent, at=MORNING)
    with pytest.raises(NoWaysError):
        told(claim, house.agent, Decision.REJECTED)
    with pytest.raises(NotAnsweredError):
        close(claim, house.agent)
    told(claim, house.agent, Decision.REJECTED, (WayOut.ARBITRATION,))
    run_jobs()
    page = complaint_page(actor=house.agent, complaint_id=claim, at=MORNING)
    assert page.view.state is ComplaintState.ANSWERED
    assert page.ways == (WayOut.ARBITRATION,)


def close(claim, actor, said=Said.ACCEPTED):
    answering.close(complaint_id=claim, said=said, ways=[], actor=actor, at=MORNING + 2 * HOUR)


def test_of_two_who_close_at_once_one_wins_and_the_other_reads_who(house, elena, claim):
    weighed(claim, house)
    with_points(claim, house)
    told(claim, house.agent)
    close(claim, house.agent)
    with pytest.raises(AlreadyClosedError) as refused:
        close(claim, acting(elena))
    assert refused.value.params == {"who": "Marta Ruiz"}
    row = Complaint.objects.select_related("case").get(pk=claim)
    assert row.case.status == CaseStatus.RESOLVED
    assert Handling.objects.filter(complaint=row, answered_at__isnull=True).exists()


def test_the_person_it_speaks_of_neither_investigates_nor_decides(house, elena, claim):
    marta, boss = house.marta.id, acting(elena)
    name = {"complaint_id": claim, "actor": boss, "at": MORNING}
    with pytest.raises(AboutThemError):
        handling.name_people(about=marta, investigator=marta, champion=None, **name)
    weighed(claim, house)
    with_points(claim, house)
    handling.name_people(about=marta, investigator=elena.id, champion=None, **name)
    with pytest.raises(AboutThemError):
        told(claim, house.agent)
    with pytest.raises(AboutThemError):
        handling.record_findings(complaint_id=claim, findings="Nada", actor=house.agent, at=MORNING)
    with pytest.raises(ByThemError):
        told(claim, boss)
    for point in Point.objects.filter(complaint=claim):
        handling.answer_point(point_id=point.pk, answer="Lo hemos visto.", **name)
    told(claim, boss)


def test_a_refused_decision_is_looked_at_by_somebody_else(house, elena, claim):
    weighed(claim, house)
    with_points(claim, house)
    told(claim, house.agent, Decision.PARTLY, (WayOut.REVIEW,))
    answering.look_again(
        complaint_id=claim, why="No me convence", actor=house.agent, at=MORNING + HOUR
    )
    with pytest.raises(DecidedBeforeError):
        told(claim, house.agent)
    told(claim, acting(elena))
    close(claim, acting(elena))
    row = Complaint.objects.get(pk=claim)
    cases.reopen_case(case_id=row.case_id, actor=house.agent, at=MORNING + 3 * HOUR)
    run_jobs()
    row.refresh_from_db()
    assert (row.state, row.decided_before_id) == (ComplaintState.ASSESSED, elena.id)


def test_a_remedy_above_the_limit_is_refused_with_what_is_left_then_asked_and_approved_once(
    house, elena, claim
):
    a_limit(Role.AGENT, "60")
    a_limit(Role.SUPERVISOR, "300")
    small, large = a_remedy_kind(), a_remedy_kind("Tres cuotas", amount="119.70")
    owed = a_remedy_kind("Devolver lo cobrado", amount=None, is_owed=True)
    grant = {"complaint_id": claim, "actor": house.agent, "at": MORNING}
    wanted = remedying.Wanted
    remedying.grant(wanted=wanted(kind_id=owed, amount=Decimal(120)), **grant)
    remedying.grant(wanted=wanted(kind_id=small), **grant)
    with pytest.raises(OverLimitError) as refused:
        remedying.grant(wanted=wanted(kind_id=large), **grant)
    assert refused.value.params == {"room": "20,10 €", "amount": "119,70 €"}
    asked = remedying.grant(wanted=wanted(kind_id=large), asks=True, **grant)
    task = work.tasks_on(f"complaint:{claim}")[-1]
    assert task.owner_id == elena.id
    approve = {"remedy_id": asked, "reason": "", "actor": acting(elena), "at": MORNING}
    remedying.decide(is_granted=True, **approve)
    with pytest.raises(RemedyStateError) as late:
        remedying.decide(is_granted=True, **approve)
    assert late.value.params == {"who": "Elena Prat"}
    weighed(claim, house)
    with_points(claim, house)
    told(claim, house.agent)
    with pytest.raises(RemediesWaitError):
        close(claim, house.agent)
    for one in Remedy.objects.filter(complaint_id=claim):
        remedying.carry_out(remedy_id=one.pk, actor=house.agent, at=MORNING + HOUR)
    assert Complaint.objects.get(pk=claim).repaired_at is not None
    assert set(Remedy.objects.values_list("state", flat=True)) == {RemedyState.DONE}


def test_down_typing_needs_a_reason_that_becomes_evidence(house, claim):
    change = {"complaint_id": claim, "actor": house.agent, "at": MORNING}
    with pytest.raises(NoJustificationError):
        handling.set_legal_type(legal_type=LegalType.QUERY, why="no", **change)
    why = "El cliente aclara que solo preguntaba por la fecha de la factura."
    handling.set_legal_type(legal_type=LegalType.QUERY, why=why, **change)
    kinds = set(EvidenceLine.objects.values_list("kind", flat=True))
    assert {"complaints.LegalTypeChanged", "complaints.justification"} <= kinds


def test_a_supervisor_calls_back_the_same_day_and_a_lesson_is_somebodys_task(house, elena, claim):
    due = helping.ask_for_help(
        complaint_id=claim,
        way=HelpWay.CALL_BACK,
        person_id=elena.id,
        actor=house.agent,
        at=MORNING,
    )
    assert due.date() == MORNING.date()
    (task,) = work.tasks_on(f"complaint:{claim}")
    assert (task.owner_id, task.due_at) == (elena.id, due)
    work.complete(task_id=task.id, by=acting(elena), at=MORNING + HOUR, result="Llamado")
    run_jobs()
    assert Help.objects.get().done_at == MORNING + HOUR
    weighed(claim, house)
    with_points(claim, house)
    told(claim, house.agent)
    helping.learn(
        complaint_id=claim,
        words="Leer la fecha de fin de los contratos",
        owner_id=elena.id,
        due_at=MORNING + timedelta(days=30),
        actor=house.agent,
        at=MORNING + HOUR,
    )
    assert Lesson.objects.get().owner_id == elena.id
    assert Complaint.objects.get(pk=claim).learned_at is not None


def test_one_person_under_three_records_comes_back_and_is_nothing_systematic(house):
    cause, claims, people = a_cause("Cobro duplicado"), [], []
    for who, name in (("ana", "Ana"), ("luis", "Luis"), ("eva", "Eva")):
        case = a_case(sender=f"{name} <{who}@correo.example>", subject="Me han cobrado dos veces")
        claims.append(a_complaint(case.id, actor=house.agent))
        people.append(cases.case(actor=house.agent, case_id=case.id).customer_id)
        causing.set_cause(complaint_id=claims[-1], cause_id=cause, actor=house.agent, at=MORNING)
    assert len(set(people)) == 3
    one_person(*people)
    for claim in claims:
        assert causes_read.what_counts_say(claim, at=MORNING) == WhatCountsSay(
            counts=Counts(complaints=3, customers=1, of_this_customer=3),
            pattern=Pattern.RECURRING,
        )


def test_three_customers_of_one_cause_are_systematic_until_a_person_says_otherwise(house):
    cause = a_cause("Regla sobre contratos migrados", parent=a_cause())
    claims = []
    for who in ("ana", "luis", "eva"):
        case = a_case(
            sender=f"{who} <{who}@correo.example>",
            subject="Penalización cobrada tras terminar contrato",
        )
        claims.append(a_complaint(case.id, actor=house.agent))
        causing.set_cause(complaint_id=claims[-1], cause_id=cause, actor=house.agent, at=MORNING)
    says = causes_read.what_counts_say(claims[0], at=MORNING)
    assert says == WhatCountsSay(
        counts=Counts(complaints=3, customers=3, of_this_customer=1), pattern=Pattern.SYSTEMATIC
    )
    causing.confirm_pattern(
        complaint_id=claims[0], pattern=Pattern.SINGLE, actor=house.agent, at=MORNING
    )
    assert causes_read.cause_of(actor=house.agent, complaint_id=claims[0]) == (cause, "single")
    similar = causes_read.similar(actor=house.agent, complaint_id=claims[0])
    assert {one.id for one in similar} == set(claims[1:])
    rows = causes_read.tree(actor=house.agent, at=MORNING)
    assert [one.complaints for one in rows] == [3, 3], "a branch counts what hangs below it"
    stranger, direction = (an_actor(role) for role in (Role.AGENT, Role.DIRECTION))
    for who, n in ((stranger, 0), (direction, 3)):
        assert [one.complaints for one in causes_read.tree(actor=who, at=MORNING)] == [n, n]
