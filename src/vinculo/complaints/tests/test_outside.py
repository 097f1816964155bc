"""A complaint at a body outside of court: written down, ended, taken back, and what it holds."""

import io
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from vinculo.cases import api as cases
from vinculo.cases.testing import MORNING, a_case, a_house, merge_taken_back, merged
from vinculo.complaints.contracts import (
    CutRule,
    HeldThing,
    HoldWhy,
    OutsideOutcome,
    OutsideProof,
    WayOut,
)
from vinculo.complaints.domain.outside import (
    OutsideDayError,
    OutsideEndDayError,
    OutsideEndProofError,
    OutsideWhyError,
    OwnServiceError,
)
from vinculo.complaints.domain.steps import AboutThemError
from vinculo.complaints.models import (
    Complaint,
    ComplaintStep,
    Dispute,
    DisputeEnd,
    HeldQuestion,
    Unrelated,
)
from vinculo.complaints.selectors.holding import day_of
from vinculo.complaints.services import holding, outside, story
from vinculo.complaints.testing import a_complaint, answer_complaint, close_complaint, speaks_of
from vinculo.customers import api as customers
from vinculo.customers.contracts import ContactKind, open_matters
from vinculo.identity.testing import a_token, a_user
from vinculo.kernel import blobs
from vinculo.kernel.actor import SYSTEM, Actor, Role
from vinculo.kernel.errors import NotAllowedError
from vinculo.kernel.models import EvidenceLine
from vinculo.kernel.testing import run_jobs
from vinculo.portfolio import api as portfolio
from vinculo.portfolio.testing import a_service, a_signed_scope

DAY = timedelta(days=1)
MOMENT = timedelta(hours=1)
WHY = "Era de otra clienta con el mismo nombre"
CALL = outside.Shown(by=OutsideProof.CALL, words="Con ella, que dice haber ido a la OMIC")


@pytest.fixture
def house(db):
    house = a_house()
    a_signed_scope(sector="energy")
    return house


@pytest.fixture
def claim(house):
    case = a_case()
    customer = customers.register(
        name="Lucía", kind=ContactKind.EMAIL, value="lu@a.example", at=MORNING
    )
    cases.set_customer(case_id=case.id, customer_id=customer, actor=SYSTEM, at=MORNING)
    return Complaint.objects.get(pk=a_complaint(case.id))


def _boss(house):
    user = a_user(Role.SUPERVISOR, name="Elena")
    keys = house.agent.keys
    return Actor(user_id=user.id, name="Elena", roles=frozenset({Role.SUPERVISOR}), keys=keys)


def _closed(claim, actor):
    answer_complaint(claim.pk, actor=actor, at=MORNING)
    close_complaint(claim.pk, actor=actor, at=MORNING + MOMENT)
    claim.refresh_from_db()


def _went(claim, actor=SYSTEM, *, days=3, on=None, shown=CALL, **said):
    at = MORNING + days * DAY
    wanted = {"way": WayOut.ARBITRATION, "body": "Junta Arbitral de Consumo de Sevilla"} | said
    began = outside.Began(began_on=on or day_of(at), reference="JA-77", **wanted)
    return outside.begin(complaint_id=claim.pk, said=began, shown=shown, actor=actor, at=at)


def _ended(claim, dispute, actor=SYSTEM, *, days=9, on=None, shown=CALL):
    at = MORNING + days * DAY
    outside.end(
        complaint_id=claim.pk,
        dispute_id=dispute,
        ended_on=on or day_of(at),
        outcome=OutsideOutcome.FOR_CUSTOMER,
        shown=shown,
        actor=actor,
        at=at,
    )


def _ask(thing, claim, *, days, service_id=None):
    customer = cases.case(actor=SYSTEM, case_id=claim.case_id).customer_id
    return holding.ask(
        thing,
        service_id=service_id or claim.service_id,
        customer_id=customer,
        by=None,
        at=MORNING + days * DAY,
    )


def _may(claim, *, days, service_id=None):
    said = [_ask(thing, claim, days=days, service_id=service_id) for thing in HeldThing]
    return tuple(one.may for one in said)


def test_while_a_closed_complaint_is_outside_nothing_is_cut_and_no_debt_is_claimed(
    house, claim
) -> None:
    assert _may(claim, days=0) == (False, True), "open: only the cut waits"
    _closed(claim, house.agent)
    assert _may(claim, days=2) == (True, True)
    dispute = _went(claim, house.agent)
    assert _may(claim, days=2) == (True, True), "not before the day on which they went"
    for day in (3, 9):
        assert _may(claim, days=day) == (False, False)
    cut = _ask(HeldThing.CUT, claim, days=4)
    assert (cut.rule, cut.duties, cut.complaints) == (CutRule.LAW, ["ES10-NOSUSP"], [claim.pk])
    assert cut.law == ["Ley 10/2025, servicios de atención a la clientela, art. 4.4, 13.8"]
    (reason,) = cut.reasons
    assert (reason.number, reason.why) == (claim.case.number, HoldWhy.OUTSIDE)
    assert reason.since == day_of(MORNING + 3 * DAY)
    debt = _ask(HeldThing.DEBT, claim, days=4)
    assert (debt.rule, debt.duties) == (CutRule.LAW, ["ES10-NODEBT"])
    assert "vía extrajudicial" in debt.words
    _ended(claim, dispute, _boss(house))
    assert _may(claim, days=9) == (False, False), "its last day counts whole"
    assert _may(claim, days=10) == (True, True)


def test_a_complaint_that_is_open_and_outside_says_both(house, claim) -> None:
    _went(claim, house.agent)
    said = _ask(HeldThing.CUT, claim, days=4)
    assert [one.why for one in said.reasons] == [HoldWhy.OPEN, HoldWhy.OUTSIDE]
    assert said.complaints == [claim.pk]
    assert [one.why for one in _ask(HeldThing.DEBT, claim, days=4).reasons] == [HoldWhy.OUTSIDE]


@pytest.mark.parametrize(
    ("sector", "cut", "debt"),
    [
        pytest.param("energy", (False, "law"), (False, "law"), id="the general law"),
        pytest.param("water", (False, "law"), (False, "law"), id="a continuous service"),
        pytest.param("telecom", (True, "none"), (True, "none"), id="its law says the contrary"),
        pytest.param("finance", (True, "none"), (True, "none"), id="art. 13.8 is not for it"),
        pytest.param("post", (True, "none"), (False, "law"), id="no continuous contract"),
        pytest.param("other", (True, "none"), (True, "none"), id="a small shop: not bound"),
    ],
)
def test_each_sector_by_its_own_law(db, sector, cut, debt) -> None:
    house = a_house()
    a_signed_scope(sector=sector)
    claim = Complaint.objects.get(pk=a_complaint(a_case().id))
    _closed(claim, house.agent)
    _went(claim, house.agent)
    told = [_ask(thing, claim, days=4) for thing in (HeldThing.CUT, HeldThing.DEBT)]
    assert [(one.may, one.rule.value) for one in told] == [cut, debt]
    assert all(bool(one.words) is not one.may for one in told)


def test_an_end_taken_back_holds_again_and_a_start_taken_back_holds_no_more(house, claim) -> None:
    boss = _boss(house)
    _closed(claim, house.agent)
    dispute = _went(claim, house.agent)
    _ended(claim, dispute, _boss(house))
    said = {"complaint_id": claim.pk, "dispute_id": dispute, "why": WHY}
    with pytest.raises(outside.NoSuchOutsideError):
        _ended(claim, dispute, _boss(house))
    with pytest.raises(NotAllowedError):
        outside.take_end_back(**said, actor=house.agent, at=MORNING + 11 * DAY)
    outside.take_end_back(**said, actor=boss, at=MORNING + 11 * DAY)
    assert _may(claim, days=12) == (False, False)
    with pytest.raises(outside.NoSuchOutsideError):
        outside.take_end_back(**said, actor=boss, at=MORNING + 11 * DAY)
    _ended(claim, dispute, _boss(house), days=13)
    outside.take_end_back(**said, actor=boss, at=MORNING + 14 * DAY)
    with pytest.raises(NotAllowedError):
        outside.take_back(**said, actor=house.agent, at=MORNING + 15 * DAY)
    outside.take_back(**said, actor=boss, at=MORNING + 15 * DAY)
    assert _may(claim, days=16) == (True, True)
    with pytest.raises(outside.NoSuchOutsideError):
        _ended(claim, dispute, _boss(house), days=16)
    lines = ComplaintStep.objects.filter(complaint=claim).order_by("at", "pk")
    assert [one.what for one in lines if one.what.startswith("outside")] == [
        "outside_began",
        "outside_ended",
        "outside_runs_on",
        "outside_ended",
        "outside_runs_on",
        "outside_undone",
    ]
    assert (Dispute.objects.count(), DisputeEnd.objects.count()) == (1, 2)
    assert DisputeEnd.objects.filter(void_at__isnull=True).count() == 0


def test_who_answers_calls_alone_frees_no_cut_and_no_debt(house, claim) -> None:
    message = outside.Shown(by=OutsideProof.MESSAGE, message_id=claim.case.latest_message_id)
    _closed(claim, house.agent)
    dispute = _went(claim, house.agent)
    for shown in (CALL, message):
        with pytest.raises(OutsideEndProofError):
            _ended(claim, dispute, house.agent, shown=shown)
    assert not DisputeEnd.objects.exists()
    assert _may(claim, days=10) == (False, False)
    _ended(claim, dispute, _boss(house))
    assert _may(claim, days=10) == (True, True)


def test_what_is_written_down_is_evidence_without_anybodys_words(house, claim) -> None:
    digest, size = blobs.store(io.BytesIO(b"%PDF-1.4 laudo"))
    letter = outside.Letter(
        digest=digest, name="laudo.pdf", media_type="application/pdf", size_bytes=size
    )
    dispute = _went(claim, house.agent)
    shown = outside.Shown(by=OutsideProof.LETTER, letter=letter)
    _ended(claim, dispute, house.agent, shown=shown)
    ended = DisputeEnd.objects.get()
    assert (ended.blob, ended.name) == (digest, "laudo.pdf")
    kinds = ["complaints.outside_began", "complaints.outside_ended"]
    lines = list(EvidenceLine.objects.filter(kind__in=kinds).order_by("pk"))
    assert [one.kind for one in lines] == kinds
    for one in lines:
        assert str(dispute) in one.facts
        assert one.digest
        for secret in ("Sevilla", "JA-77", "OMIC", "laudo", digest):
            assert secret not in one.facts
    assert '"outcome":"for_customer"' in lines[1].facts.replace(" ", "")


@pytest.mark.parametrize(
    ("said", "error"),
    [
        pytest.param({"body": "  "}, outside.OutsideBodyError, id="no body"),
        pytest.param({"way": WayOut.COURT}, outside.OutsideBodyError, id="a court"),
        pytest.param({"way": WayOut.REVIEW}, outside.OutsideBodyError, id="our own review"),
        pytest.param(
            {"shown": outside.Shown(by=OutsideProof.CALL, words=" ")},
            outside.OutsideProofError,
            id="a call with nobody",
        ),
        pytest.param(
            {"shown": outside.Shown(by=OutsideProof.LETTER, words="Una carta")},
            outside.OutsideProofError,
            id="a letter that is not there",
        ),
        pytest.param(
            {"shown": outside.Shown(by=OutsideProof.MESSAGE, message_id=uuid4())},
            outside.OutsideProofError,
            id="a message of another case",
        ),
    ],
)
def test_what_shows_nothing_is_refused(house, claim, said, error) -> None:
    with pytest.raises(error):
        _went(claim, house.agent, **said)
    assert not Dispute.objects.exists()


def test_days_that_cannot_be_are_refused_and_twice_is_once(house, claim) -> None:
    with pytest.raises(OutsideDayError):
        _went(claim, house.agent, on=day_of(MORNING + 4 * DAY))
    dispute = _went(claim, house.agent)
    with pytest.raises(outside.SaidBeforeError):
        _went(claim, house.agent, body="junta  arbitral de consumo de SEVILLA")
    for on in (day_of(MORNING), day_of(MORNING + 10 * DAY)):
        with pytest.raises(OutsideEndDayError):
            _ended(claim, dispute, _boss(house), on=on)
    with pytest.raises(outside.NoSuchOutsideError):
        _ended(claim, uuid4(), house.agent)
    boss = _boss(house)
    with pytest.raises(OutsideWhyError):
        outside.take_back(
            complaint_id=claim.pk, dispute_id=dispute, why="error", actor=boss, at=MORNING
        )


def test_a_message_of_the_customer_shows_it(house, claim) -> None:
    message = claim.case.latest_message_id
    shown = outside.Shown(by=OutsideProof.MESSAGE, message_id=message)
    dispute = _went(claim, house.agent, shown=shown)
    assert Dispute.objects.get(pk=dispute).message_id == message


def test_of_whom_it_speaks_writes_nothing_of_it_down_and_a_stranger_finds_nothing(
    house, claim
) -> None:
    speaks_of(claim.pk, house.agent.user_id)
    with pytest.raises(AboutThemError):
        _went(claim, house.agent)
    with pytest.raises(story.NoSuchComplaintError):
        _went(claim, Actor(user_id=uuid4(), name="", roles=frozenset({Role.AGENT})))


def test_a_complaint_holds_another_service_until_somebody_says_why_not(house, claim) -> None:
    boss, bills = _boss(house), a_service(name="Alquiler de equipos").id
    _went(claim, house.agent)
    assert _may(claim, days=4, service_id=bills) == (False, False)
    said = {"complaint_id": claim.pk, "service_id": bills, "actor": boss, "at": MORNING + 4 * DAY}
    with pytest.raises(OutsideWhyError):
        outside.say_unrelated(**said, why="nada")
    with pytest.raises(NotAllowedError):
        outside.say_unrelated(**said | {"actor": house.agent}, why=WHY)
    with pytest.raises(OwnServiceError):
        outside.say_unrelated(**said | {"service_id": claim.service_id}, why=WHY)
    unrelated = outside.say_unrelated(**said, why=WHY)
    with pytest.raises(outside.SaidBeforeError):
        outside.say_unrelated(**said, why=WHY)
    assert _may(claim, days=5, service_id=bills) == (True, True)
    assert _may(claim, days=5) == (False, False)
    back = {"complaint_id": claim.pk, "unrelated_id": unrelated, "why": WHY}
    outside.say_related(**back, actor=boss, at=MORNING + 6 * DAY)
    with pytest.raises(outside.NoSuchOutsideError):
        outside.say_related(**back, actor=boss, at=MORNING + 6 * DAY)
    assert _may(claim, days=6, service_id=bills) == (False, False)
    kinds = EvidenceLine.objects.filter(kind__in=["complaints.unrelated", "complaints.related"])
    assert [WHY in one.facts for one in kinds] == [False, False]


def test_billing_asks_both_apart_and_each_question_is_evidence_and_counted(
    house, claim, client
) -> None:
    secret = a_token(a_user(Role.ADMINISTRATOR), "complaints.ask_suspension")
    headers = {"authorization": f"Bearer {secret}"}
    customer = str(cases.case(actor=SYSTEM, case_id=claim.case_id).customer_id)
    _closed(claim, house.agent)
    _went(claim, house.agent)
    told = {}
    for name in ("suspension", "debt"):
        url = reverse(f"api:{name}", args=[claim.service_id])
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(url, {"customer": customer}, headers=headers)
        assert len(asked) <= 30, len(asked)
        assert answer.status_code == 200, answer.content
        told[name] = answer.json()
        assert client.post(url, {"customer": customer}, headers=headers).status_code == 405
        for wrong in ({"customer": str(uuid4())}, {}):
            assert client.get(url, wrong, headers=headers).status_code in {404, 422}
        none = reverse(f"api:{name}", args=[uuid4()])
        assert client.get(none, {"customer": customer}, headers=headers).status_code == 404
    assert told["suspension"]["may_suspend"] is told["debt"]["may_claim"] is False
    assert told["debt"]["reasons"] == [
        {
            "complaint": str(claim.pk),
            "number": claim.case.number,
            "why": "outside",
            "words": "En la vía extrajudicial",
            "since": day_of(MORNING + 3 * DAY).isoformat(),
        }
    ]
    assert told["debt"]["law"] == ["Ley 10/2025, servicios de atención a la clientela, art. 13.8"]
    line = EvidenceLine.objects.get(kind="complaints.debt_asked")
    assert '"may_claim":false' in line.facts.replace(" ", "")
    found = HeldQuestion.objects.order_by("pk").values_list("thing", "is_outside")
    assert list(found) == [("cut", True), ("debt", True)]


def test_two_complaints_that_become_one_hold_on_and_apart_each_has_its_own(house, claim) -> None:
    boss, tv = _boss(house), a_service(name="Televisión").id
    other_case = a_case(at=MORNING + DAY, sender="Lucía <lu@a.example>")
    customer = cases.case(actor=SYSTEM, case_id=claim.case_id).customer_id
    cases.set_customer(case_id=other_case.id, customer_id=customer, actor=SYSTEM, at=MORNING)
    other = Complaint.objects.get(pk=a_complaint(other_case.id, at=MORNING + DAY))
    Complaint.objects.filter(pk=other.pk).update(service_id=tv)
    dispute = _went(claim, house.agent)
    outside.say_unrelated(
        complaint_id=claim.pk, service_id=tv, why=WHY, actor=boss, at=MORNING + 4 * DAY
    )
    assert _ask(HeldThing.DEBT, claim, days=4, service_id=tv).may
    merged(claim.case_id, other.case_id, at=MORNING + 5 * DAY, actor=house.agent)
    run_jobs()
    claim.refresh_from_db()
    assert claim.merged_into_id == other.pk
    held = _ask(HeldThing.DEBT, claim, days=6, service_id=tv)
    assert held.complaints == [claim.pk], "they are one, and it is about that service too"
    with pytest.raises(story.MergedError):
        _went(claim, house.agent, days=6)
    with pytest.raises(OwnServiceError):
        outside.say_unrelated(
            complaint_id=other.pk,
            service_id=claim.service_id,
            why=WHY,
            actor=boss,
            at=MORNING + 6 * DAY,
        )
    _ended(other, dispute, boss)
    assert _may(other, days=10) == (False, True)
    merge_taken_back(other.case_id, actor=house.agent, at=MORNING + 11 * DAY)
    run_jobs()
    assert Dispute.objects.get().complaint_id == claim.pk
    assert _ask(HeldThing.CUT, claim, days=12, service_id=tv).complaints == [other.pk]


def test_what_was_written_on_a_complaint_of_a_merge_alone_goes_with_the_one_that_leaves(
    house, claim
) -> None:
    plain = a_case(at=MORNING + DAY, sender="Lucía <lu@a.example>")
    customer = cases.case(actor=SYSTEM, case_id=claim.case_id).customer_id
    cases.set_customer(case_id=plain.id, customer_id=customer, actor=SYSTEM, at=MORNING)
    merged(claim.case_id, plain.id, at=MORNING + DAY, actor=house.agent)
    run_jobs()
    made = Complaint.objects.get(case_id=plain.id)
    _went(made, house.agent)
    merge_taken_back(plain.id, actor=house.agent, at=MORNING + 4 * DAY)
    run_jobs()
    assert Dispute.objects.get().complaint_id == claim.pk
    assert _may(claim, days=5) == (False, False)


def test_a_complaint_that_lives_again_is_outside_still(house, claim) -> None:
    _closed(claim, house.agent)
    _went(claim, house.agent)
    cases.reopen_case(case_id=claim.case_id, actor=house.agent, at=MORNING + 4 * DAY)
    run_jobs()
    claim.refresh_from_db()
    assert claim.answered_at is None
    said = _ask(HeldThing.CUT, claim, days=5)
    assert [one.why for one in said.reasons] == [HoldWhy.OPEN, HoldWhy.OUTSIDE]


def test_nobody_is_erased_while_a_body_outside_has_their_complaint(house, claim) -> None:
    customer = cases.case(actor=SYSTEM, case_id=claim.case_id).customer_id
    _closed(claim, house.agent)
    assert list(open_matters["complaints"]([customer])) == []
    dispute = _went(claim, house.agent, days=1)
    (matter,) = open_matters["complaints"]([customer])
    assert matter.n == 1
    _ended(claim, dispute, _boss(house), days=2)
    assert list(open_matters["complaints"]([customer])) == []


def test_the_database_refuses_what_is_false(house, claim) -> None:
    dispute = _went(claim, house.agent)
    for change in ({"way": "court"}, {"body": ""}, {"void_why": "x"}, {"proof": "message"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Dispute.objects.filter(pk=dispute).update(**change)
    said = {"service_id": claim.service_id, "asked_at": MORNING, "complaint": claim}
    with pytest.raises(IntegrityError), transaction.atomic():
        HeldQuestion.objects.create(**said, thing="debt", is_outside=False)
    with pytest.raises(IntegrityError), transaction.atomic():
        Unrelated.objects.create(
            complaint=claim, service_id=claim.service_id, why="", said_at=MORNING
        )
    assert portfolio.duty_words("ES10-NODEBT", "en").article.endswith("13.8")
