"""A complaint whose case goes on in another: what goes with it, and what it loses on no account."""

from datetime import timedelta

import pytest
from django.urls import reverse

from vinculo.cases import api as cases
from vinculo.cases.contracts import Outcome
from vinculo.cases.testing import MORNING, a_case, a_house, merge_taken_back, merged
from vinculo.complaints import api
from vinculo.complaints.contracts import (
    ComplaintKind,
    ComplaintState,
    HeldThing,
    LegalTopic,
    LegalType,
    Origin,
)
from vinculo.complaints.domain.joining import JoinsAnsweredError, SpeakOfTwoError, runs_on
from vinculo.complaints.domain.steps import RemediesWaitError
from vinculo.complaints.models import Complaint, Point, Remedy
from vinculo.complaints.selectors.law import terms_of_case, with_merged
from vinculo.complaints.services import holding, legal, merging, parting
from vinculo.complaints.services.ending import DoubleOfNoneError
from vinculo.complaints.testing import a_remedy_kind, ask_customer
from vinculo.customers import api as customers
from vinculo.customers.contracts import ContactKind
from vinculo.identity.testing import a_user, signed_in
from vinculo.kernel.actor import SYSTEM, Role
from vinculo.kernel.models import EvidenceLine
from vinculo.kernel.testing import run_jobs
from vinculo.organization import api as organization
from vinculo.portfolio import api as portfolio
from vinculo.portfolio.contracts import TermState
from vinculo.portfolio.testing import a_signed_scope
from vinculo.promises import api as promises
from vinculo.promises.contracts import PromiseState, Source

DAY = timedelta(days=1)


@pytest.fixture
def filed(db):
    house = a_house()
    a_signed_scope()
    case = a_case()
    customer = customers.register(
        name="Lucía", kind=ContactKind.EMAIL, value="lu@a.example", at=MORNING
    )
    cases.set_customer(case_id=case.id, customer_id=customer, actor=SYSTEM, at=MORNING)
    row = _filed(case.id, at=MORNING)
    row.agent = house.agent
    return row


def _filed(case_id, *, at):
    kind = ComplaintKind.CLAIM
    api.file(case_id=case_id, kind=kind, origin=Origin.AGENT, actor=SYSTEM, at=at)
    run_jobs()
    return Complaint.objects.get(case_id=case_id)


def _other(filed, *, days, is_filed=True):
    """Another case of the same customer, a complaint of its own."""
    case = a_case(at=MORNING + days * DAY, sender="Lucía <lu@a.example>")
    customer = cases.case(actor=SYSTEM, case_id=filed.case_id).customer_id
    cases.set_customer(case_id=case.id, customer_id=customer, actor=SYSTEM, at=MORNING)
    if not is_filed:
        return case
    row = _filed(case.id, at=MORNING + days * DAY)
    row.agent = filed.agent
    return row


def _merge(one, into, *, days):
    merged(one.case_id, into.case_id, at=MORNING + days * DAY, actor=one.agent)
    run_jobs()
    one.refresh_from_db()
    into.refresh_from_db()


def _answer(row, *, days):
    at = MORNING + days * DAY
    said = {"decision": "upheld", "reasons": "Sí.", "state": ComplaintState.ANSWERED}
    Complaint.objects.filter(pk=row.pk).update(answered_at=at, **said)
    legal.end_terms(case_id=row.case_id, at=at)


def terms(row):
    subject = legal.subject_of(row.case_id)
    return {t.duty: t for t in portfolio.terms_of([subject])[subject] if t.is_first}


def states(row):
    return {t.state for t in terms(row).values()}


def duties(row):
    subject = legal.subject_of(row.case_id)
    return [p for p in promises.of_subjects(subject) if p.source is Source.DUTY]


def _handler():
    elena = a_user(Role.SUPERVISOR, Role.OWNER)
    team = organization.teams()[0]
    organization.add_member(team_id=team.id, user_id=elena.id, leads=True)
    return elena


def test_a_complaint_whose_case_is_a_double_goes_on_with_the_other_and_comes_back(filed):
    other = a_case(at=MORNING + DAY, sender="Lucía <lu@a.example>")
    customer = cases.case(actor=SYSTEM, case_id=filed.case_id).customer_id
    cases.set_customer(case_id=other.id, customer_id=customer, actor=SYSTEM, at=MORNING)
    merged(filed.case_id, other.id, at=MORNING + DAY, actor=filed.agent)
    run_jobs()
    filed.refresh_from_db()
    stays = Complaint.objects.get(case_id=other.id)
    assert (filed.state, filed.merged_into_id) == (ComplaintState.MERGED, stays.pk)
    assert stays.filed_at == filed.filed_at
    assert {t.state for t in terms(filed).values()} == {TermState.CANCELLED}
    assert {t.state for t in terms(stays).values()} == {TermState.RUNNING}
    assert {p.state for p in duties(filed)} == {PromiseState.WITHDRAWN}
    asked = holding.ask(
        HeldThing.CUT, service_id=filed.service_id, customer_id=customer, by=None, at=MORNING + DAY
    )
    assert asked.complaints == [stays.pk]
    assert '"terms":"called_off"' in EvidenceLine.objects.get(
        kind="complaints.merged"
    ).facts.replace(" ", "")
    page = signed_in(_handler()).get(reverse("complaints:complaint", args=[filed.pk]))
    assert "Unida a otra" in page.content.decode()
    merge_taken_back(stays.case_id, actor=filed.agent, at=MORNING + DAY)
    run_jobs()
    assert not parting.hear_apart(case_id=filed.case_id, at=MORNING + DAY)
    filed.refresh_from_db()
    assert filed.state == ComplaintState.ACKNOWLEDGED
    assert {t.state for t in terms(filed).values()} == {TermState.RUNNING}
    assert {p.state for p in duties(filed)} == {PromiseState.OPEN}


def test_terms_of_the_earlier_filing_run_on_until_the_other_complaint_is_answered(filed):
    other = a_case(at=MORNING + 2 * DAY, sender="Lucía <lu@a.example>")
    api.file(
        case_id=other.id,
        kind=ComplaintKind.CLAIM,
        origin=Origin.AGENT,
        actor=SYSTEM,
        at=MORNING + 2 * DAY,
    )
    run_jobs()
    customer = cases.case(actor=SYSTEM, case_id=filed.case_id).customer_id
    cases.set_customer(case_id=other.id, customer_id=customer, actor=SYSTEM, at=MORNING)
    merged(filed.case_id, other.id, at=MORNING + 2 * DAY)
    run_jobs()
    assert {t.state for t in terms(filed).values()} == {TermState.RUNNING}
    legal.end_terms(case_id=other.id, at=MORNING + 40 * DAY)
    assert {t.state for t in terms(filed).values()} == {TermState.LATE}
    merging.hear_double(case_id=filed.case_id, at=MORNING + 41 * DAY)


def test_a_double_of_none_named_ends_no_complaint_and_calls_off_no_term(filed) -> None:
    with pytest.raises(DoubleOfNoneError):
        cases.resolve_case(
            case_id=filed.case_id, outcome=Outcome.DUPLICATE, actor=SYSTEM, at=MORNING + DAY
        )
    merging.hear_double(case_id=filed.case_id, at=MORNING + DAY)
    filed.refresh_from_db()
    assert (filed.state, filed.merged_into_id) == (ComplaintState.ACKNOWLEDGED, None)
    assert states(filed) == {TermState.RUNNING}


def test_an_answered_complaint_may_end_as_a_double_and_stays_answered(filed) -> None:
    _answer(filed, days=1)
    cases.resolve_case(
        case_id=filed.case_id, outcome=Outcome.DUPLICATE, actor=SYSTEM, at=MORNING + 2 * DAY
    )
    run_jobs()
    filed.refresh_from_db()
    assert filed.state == ComplaintState.ANSWERED


def test_what_was_said_of_the_one_goes_on_with_the_other(filed) -> None:
    marta = a_user(Role.AGENT)
    Complaint.objects.update(
        about=marta.id, topic=LegalTopic.BILLING, asks_for="Que me devuelvan el recibo"
    )
    Point.objects.create(complaint=filed, position=1, words="El segundo recibo")
    Point.objects.create(complaint=filed, position=2, words="El primer recibo")
    stays = _other(filed, days=1)
    Complaint.objects.filter(pk=stays.pk).update(
        champion=marta.id, investigator=marta.id, legal_type=LegalType.DEFERRED_QUERY
    )
    Point.objects.create(complaint=stays, position=1, words="El primer recibo")
    _merge(filed, stays, days=1)
    assert (stays.about_id, stays.champion_id, stays.investigator_id) == (marta.id, None, None)
    assert (stays.topic, stays.legal_type) == (LegalTopic.BILLING, LegalType.COMPLAINT)
    assert stays.asks_for == "Que me devuelvan el recibo"
    points = Point.objects.filter(complaint=stays).order_by("position")
    assert [one.words for one in points] == ["El primer recibo", "El segundo recibo"]
    assert {"ES10-5D", "ES10-15BD"} <= set(terms(stays))
    page = signed_in(_handler()).get(reverse("complaints:complaint", args=[stays.pk]))
    assert "Otra reclamación se unió a esta" in page.content.decode()


def test_points_that_nobody_answered_leave_with_the_complaint_taken_apart(filed) -> None:
    Point.objects.create(complaint=filed, position=1, words="El segundo recibo")
    stays = _other(filed, days=1)
    Point.objects.create(complaint=stays, position=1, words="El primer recibo")
    _merge(filed, stays, days=1)
    assert Point.objects.filter(complaint=stays).count() == 2
    merge_taken_back(stays.case_id, actor=filed.agent, at=MORNING + 2 * DAY)
    run_jobs()
    assert [one.words for one in Point.objects.filter(complaint=stays)] == ["El primer recibo"]
    assert [one.words for one in Point.objects.filter(complaint=filed)] == ["El segundo recibo"]
    _merge(filed, stays, days=3)
    assert Point.objects.filter(complaint=stays).count() == 2


def test_it_goes_on_with_no_complaint_that_was_answered_or_speaks_of_somebody_else(filed) -> None:
    stays = _other(filed, days=1)
    people = [a_user(Role.AGENT).id, a_user(Role.AGENT, name="Otra persona").id]
    for row, about in zip((filed, stays), people, strict=True):
        Complaint.objects.filter(pk=row.pk).update(about=about)
    with pytest.raises(SpeakOfTwoError):
        merged(filed.case_id, stays.case_id, at=MORNING + DAY)
    Complaint.objects.update(about=None)
    asked = {
        "kind_id": a_remedy_kind(),
        "amount": 1,
        "cost": 1,
        "currency": "EUR",
        "state": "asked",
        "role": "agent",
    }
    remedy = Remedy.objects.create(complaint=filed, asked_at=MORNING, **asked)
    with pytest.raises(RemediesWaitError):
        merged(filed.case_id, stays.case_id, at=MORNING + DAY)
    remedy.delete()
    _answer(stays, days=1)
    with pytest.raises(JoinsAnsweredError):
        merged(filed.case_id, stays.case_id, at=MORNING + DAY)
    _answer(filed, days=1)
    _merge(filed, stays, days=2)
    assert filed.merged_into_id == stays.pk


def test_a_late_word_of_a_join_that_was_taken_back_ends_nothing(filed) -> None:
    stays = _other(filed, days=1)
    merged(filed.case_id, stays.case_id, at=MORNING + DAY, actor=filed.agent)
    merge_taken_back(stays.case_id, actor=filed.agent, at=MORNING + 2 * DAY)
    merging.hear_double(case_id=filed.case_id, at=MORNING + DAY)
    run_jobs()
    filed.refresh_from_db()
    assert (filed.state, filed.merged_into_id) == (ComplaintState.ACKNOWLEDGED, None)
    assert states(filed) == {TermState.RUNNING}
    _merge(filed, stays, days=3)
    assert parting.hear_apart(case_id=filed.case_id, at=MORNING + 3 * DAY)
    filed.refresh_from_db()
    assert filed.merged_into_id == stays.pk


def test_it_stays_open_where_the_other_was_answered_before_the_join_was_heard(filed) -> None:
    stays = _other(filed, days=1)
    merged(filed.case_id, stays.case_id, at=MORNING + DAY)
    _answer(stays, days=1)
    run_jobs()
    filed.refresh_from_db()
    assert filed.state == ComplaintState.ACKNOWLEDGED
    assert states(filed) == {TermState.RUNNING}


def test_terms_and_pauses_reach_every_complaint_of_a_chain(filed) -> None:
    second, third = _other(filed, days=1), _other(filed, days=2)
    _merge(filed, second, days=2)
    _merge(second, third, days=2)
    assert with_merged(third.case_id) == [third.case_id, second.case_id, filed.case_id]
    shown = terms_of_case(third.case_id)
    assert {one.first.subject for one in shown if one.is_of_joined} == {
        legal.subject_of(second.case_id),
        legal.subject_of(filed.case_id),
    }
    elena = _handler()
    page = signed_in(elena).get(reverse("complaints:terms", args=[third.pk]))
    assert "de la reclamación que se unió a esta" in page.content.decode()
    at = MORNING + 3 * DAY
    ask_customer(third.pk, at=at)
    for row in (filed, second, third):
        assert terms(row)["ES10-15BD"].state is TermState.PAUSED
        assert terms(row)["ES-TRL-15D"].state is TermState.RUNNING
    assert legal.resume(complaint_id=third.pk, actor=SYSTEM, at=at + DAY)
    assert {terms(row)["ES10-15BD"].state for row in (filed, second, third)} == {TermState.RUNNING}
    assert not legal.resume(complaint_id=third.pk, actor=SYSTEM, at=at + DAY)
    _answer(third, days=5)
    for row in (filed, second, third):
        assert states(row) == {TermState.KEPT}
        assert {p.state for p in duties(row)} == {PromiseState.KEPT}


def test_taken_apart_after_the_other_was_answered_its_terms_run_from_its_own_filing(filed) -> None:
    stays = _other(filed, days=2)
    ends = {duty: term.ends_before for duty, term in terms(filed).items()}
    _merge(filed, stays, days=2)
    _answer(stays, days=3)
    assert states(filed) == {TermState.KEPT}
    late = min(ends.values()) + DAY
    merge_taken_back(stays.case_id, actor=filed.agent, at=late)
    run_jobs()
    filed.refresh_from_db()
    assert filed.state == ComplaintState.ACKNOWLEDGED
    assert states(filed) == {TermState.RUNNING}
    assert {duty: term.ends_before for duty, term in terms(filed).items()} == ends
    assert PromiseState.KEPT not in {p.state for p in duties(filed)}
    legal.end_terms(case_id=filed.case_id, at=late + DAY)
    assert {duty for duty, one in terms(filed).items() if one.state is TermState.LATE} == {
        duty for duty, end in ends.items() if end <= late + DAY
    }


def test_what_its_own_answer_kept_in_time_stays_kept_when_it_is_taken_apart(filed) -> None:
    stays = _other(filed, days=1)
    legal.end_terms(case_id=filed.case_id, at=MORNING + 2 * DAY)
    kept = terms(filed)
    late = max(one.ends_before for one in kept.values()) + DAY
    merged(filed.case_id, stays.case_id, at=late, actor=filed.agent)
    run_jobs()
    merge_taken_back(stays.case_id, actor=filed.agent, at=late + DAY)
    run_jobs()
    filed.refresh_from_db()
    assert (filed.state, filed.answered_at) == (ComplaintState.ACKNOWLEDGED, None)
    assert terms(filed) == kept
    assert states(filed) == {TermState.KEPT}
    assert {p.state for p in duties(filed)} == {PromiseState.KEPT}


def test_what_went_on_with_an_answered_complaint_stays_kept_when_that_is_taken_apart(filed) -> None:
    second, third = _other(filed, days=1), _other(filed, days=2)
    _merge(filed, second, days=2)
    _answer(second, days=3)
    _merge(second, third, days=4)
    merge_taken_back(third.case_id, actor=filed.agent, at=MORNING + 5 * DAY)
    run_jobs()
    second.refresh_from_db()
    assert second.state == ComplaintState.ANSWERED
    assert states(filed) == states(second) == {TermState.KEPT}


def test_it_goes_on_with_the_end_of_a_chain_whatever_is_heard_first(filed) -> None:
    second, third = _other(filed, days=1, is_filed=False), _other(filed, days=2, is_filed=False)
    merged(filed.case_id, second.id, at=MORNING + 2 * DAY)
    merged(second.id, third.id, at=MORNING + 2 * DAY)
    run_jobs()
    filed.refresh_from_db()
    assert filed.merged_into.case_id == third.id
    assert not Complaint.objects.filter(case_id=second.id).exists()


@pytest.mark.parametrize(
    ("days", "topics", "is_same", "expected"),
    [
        pytest.param(1, ("other", "other"), True, True, id="filed earlier"),
        pytest.param(0, ("other", "billing"), True, False, id="the other has all of its terms"),
        pytest.param(0, ("billing", "billing"), True, False, id="of one topic"),
        pytest.param(0, ("billing", "continuity"), True, True, id="a term the other has not"),
        pytest.param(0, ("other", "other"), False, True, id="another service"),
    ],
)
def test_terms_run_on_where_the_other_would_take_time_away(days, topics, is_same, expected) -> None:
    one, other = (LegalTopic(each) for each in topics)
    assert expected is runs_on(
        filed_at=MORNING - days * DAY,
        other_filed_at=MORNING,
        topic=one,
        other_topic=other,
        is_same_service=is_same,
    )
