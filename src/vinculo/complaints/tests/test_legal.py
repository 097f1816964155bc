"""A complaint before the law: its terms and promises, and what must not happen while it is open."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import escape

from vinculo.cases import api as cases
from vinculo.cases.testing import MORNING, a_case, a_house
from vinculo.clocks import api as clocks
from vinculo.complaints import api
from vinculo.complaints.contracts import (
    ComplaintKind,
    Decision,
    HeldThing,
    LegalTopic,
    LegalType,
    Origin,
)
from vinculo.complaints.events import ComplaintAnswered, ComplaintReopened, LegalTypeChanged
from vinculo.complaints.models import Complaint, Receipt
from vinculo.complaints.services import gates, holding, legal
from vinculo.customers import api as customers
from vinculo.customers.contracts import ContactKind
from vinculo.identity.testing import a_token, a_user, signed_in
from vinculo.kernel import clock, events
from vinculo.kernel.actor import SYSTEM, Role
from vinculo.kernel.models import EvidenceLine
from vinculo.kernel.testing import run_jobs
from vinculo.organization import api as organization
from vinculo.portfolio import api as portfolio
from vinculo.portfolio.contracts import TermState
from vinculo.portfolio.testing import a_service, a_signed_scope, an_asking, give_owner
from vinculo.promises import api as promises
from vinculo.promises.contracts import PromiseState, Source
from vinculo.work import api as work

DAY = timedelta(days=1)


@pytest.fixture
def filed(db):
    a_house()
    a_signed_scope()
    case = a_case()
    customer = customers.register(
        name="Lucía", kind=ContactKind.EMAIL, value="lu@a.example", at=MORNING
    )
    cases.set_customer(case_id=case.id, customer_id=customer, actor=SYSTEM, at=MORNING)
    kind = ComplaintKind.CLAIM
    api.file(case_id=case.id, kind=kind, origin=Origin.AGENT, actor=SYSTEM, at=MORNING)
    run_jobs()
    return Complaint.objects.get()


def terms(row):
    subject = legal.subject_of(row.case_id)
    return {t.duty: t for t in portfolio.terms_of([subject])[subject] if t.is_first}


def duties(row):
    subject = legal.subject_of(row.case_id)
    found = promises.of_subjects(subject)
    return [p for p in found if p.source is Source.DUTY]


def test_filing_begins_the_terms_and_each_is_a_promise_that_the_answer_keeps(filed) -> None:
    assert set(terms(filed)) == {"ES10-15BD", "ES-TRL-15D", "ES-TEL-1M"}
    assert {t.started_at for t in terms(filed).values()} == {filed.filed_at}
    ends = {t.ends_before - timedelta(seconds=1) for t in terms(filed).values()}
    assert {p.due_at for p in duties(filed)} == ends
    run_jobs()
    same = {"complaint_id": filed.pk, "case_id": filed.case_id, "service_id": filed.service_id}
    events.publish(
        ComplaintAnswered(
            **same, decision=Decision.UPHELD, answered_by=None, answered_at=MORNING + 3 * DAY
        )
    )
    run_jobs()
    assert {t.state for t in terms(filed).values()} == {TermState.KEPT}
    assert {p.state for p in duties(filed)} == {PromiseState.KEPT}


def test_another_legal_type_or_topic_begins_and_calls_off_what_it_changes(filed) -> None:
    assert (
        legal.set_topic(complaint_id=filed.pk, topic=LegalTopic.BILLING, actor=SYSTEM, at=MORNING)
        == 4
    )
    assert "ES10-5D" in terms(filed)
    Complaint.objects.update(legal_type=LegalType.DEFERRED_QUERY)
    same = {"complaint_id": filed.pk, "case_id": filed.case_id, "service_id": filed.service_id}
    events.publish(
        LegalTypeChanged(
            **same,
            was=LegalType.COMPLAINT,
            now=LegalType.DEFERRED_QUERY,
            changed_by=None,
            changed_at=MORNING,
        )
    )
    run_jobs()
    running = {d for d, t in terms(filed).items() if t.state is TermState.RUNNING}
    assert running == {"ES10-15BD", "ES10-5D"}
    with pytest.raises(legal.NoSuchComplaintError):
        legal.set_topic(
            complaint_id=filed.case_id, topic=LegalTopic.OTHER, actor=SYSTEM, at=MORNING
        )
    assert legal.begin_terms(complaint_id=filed.case_id, at=MORNING) == 0


def test_a_type_lowered_and_raised_again_loses_no_term_and_breaks_no_promise(filed) -> None:
    run_jobs()
    before = {duty: term.ends_before for duty, term in terms(filed).items()}
    Complaint.objects.update(legal_type=LegalType.DEFERRED_QUERY)
    legal.begin_terms(complaint_id=filed.pk, at=MORNING)
    assert [p.state for p in duties(filed)].count(PromiseState.WITHDRAWN) == 2
    Complaint.objects.update(legal_type=LegalType.COMPLAINT)
    legal.begin_terms(complaint_id=filed.pk, at=MORNING + DAY)
    assert {duty: term.ends_before for duty, term in terms(filed).items()} == before
    assert {t.state for t in terms(filed).values()} == {TermState.RUNNING}
    assert {p.state for p in duties(filed)} == {PromiseState.OPEN}
    running = clocks.clocks_of([f"law:{legal.subject_of(filed.case_id)}"])
    assert {c.kind for found in running.values() for c in found if c.stopped_at is None} == {
        *before
    }


def test_a_new_look_lets_terms_run_on_and_what_begins_late_has_ended_with_the_answer(filed) -> None:
    told = filed.filed_at + 3 * DAY
    answered = {"decision": "upheld", "reasons": "Sí.", "state": "answered"}
    Complaint.objects.update(answered_at=told, **answered)
    legal.end_terms(case_id=filed.case_id, at=told)
    assert legal.take_end_back(case_id=filed.case_id, at=told) == 0
    legal.set_topic(complaint_id=filed.pk, topic=LegalTopic.BILLING, actor=SYSTEM, at=told + DAY)
    assert {t.state for t in terms(filed).values()} == {TermState.KEPT}
    assert {t.stopped_at for t in terms(filed).values()} == {told}
    Complaint.objects.update(answered_at=None, decision="", reasons="", state="assessed")
    again = {"complaint_id": filed.pk, "case_id": filed.case_id, "service_id": filed.service_id}
    events.publish(ComplaintReopened(**again, reopened_by=None, reopened_at=told + 7 * DAY))
    run_jobs()
    running = {duty for duty, t in terms(filed).items() if t.state is TermState.RUNNING}
    assert running == {"ES10-15BD", "ES-TRL-15D", "ES-TEL-1M"}
    assert terms(filed)["ES10-5D"].state is TermState.KEPT
    assert PromiseState.KEPT not in {p.state for p in duties(filed) if p.due_at > told + 7 * DAY}
    assert legal.take_end_back(case_id=filed.case_id, at=told + 7 * DAY) == 0


def test_the_page_of_a_complaint_shows_every_term_of_the_law(filed) -> None:
    elena = a_user(Role.ADMINISTRATOR, Role.SUPERVISOR, Role.OWNER)
    team = organization.teams()[0]
    organization.add_member(team_id=team.id, user_id=elena.id, leads=True)
    client = signed_in(elena)
    assert (
        "plazos/" in client.get(reverse("complaints:complaint", args=[filed.pk])).content.decode()
    )
    address = reverse("complaints:terms", args=[filed.pk])
    page = client.get(address).content.decode()
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    assert len(asked) <= 20, [str(one["sql"])[:150] for one in asked.captured_queries]
    part = client.get(address, headers={"HX-Request": "true"}).content.decode()
    assert "Plazos de la ley" in part
    assert "<html" not in part
    assert client.get(reverse("complaints:terms", args=[filed.case_id])).status_code == 404
    for term in terms(filed).values():
        assert escape(term.title) in page
    portfolio.pause_terms(
        subject=legal.subject_of(filed.case_id),
        kind="awaiting_customer_completion",
        reason="Falta la factura",
        asked=an_asking(MORNING + DAY),
        at=MORNING + DAY,
    )
    assert "En pausa" in client.get(address).content.decode()


def test_billing_is_told_not_to_cut_the_service_and_the_question_is_evidence(filed, client) -> None:
    secret = a_token(a_user(Role.ADMINISTRATOR), "complaints.ask_suspension")
    headers = {"authorization": f"Bearer {secret}"}
    url = reverse("api:suspension", args=[filed.service_id])
    customer = cases.case(actor=SYSTEM, case_id=filed.case_id).customer_id
    told = client.get(url, {"customer": str(customer)}, headers=headers)
    assert told.status_code == 200, told.content
    assert told.json()["may_suspend"] is False
    assert told.json()["complaints"] == [str(filed.pk)]
    assert told.json()["duties"] == []
    assert told.json()["rule"] == "house"
    assert "norma de la casa" in told.json()["words"]
    line = EvidenceLine.objects.get(kind="complaints.suspension_asked")
    assert '"may_suspend":false' in line.facts.replace(" ", "")
    for wrong in ({"customer": str(filed.pk)}, {"customer": "x"}, {}):
        assert client.get(url, wrong, headers=headers).status_code in {404, 422}
    other = a_service(
        name="Facturas"
    ).id  # a bill is complained about with who makes bills, not with the line
    told = client.get(
        reverse("api:suspension", args=[other]), {"customer": str(customer)}, headers=headers
    )
    assert told.json()["complaints"] == [str(filed.pk)]
    unknown = reverse("api:suspension", args=[filed.pk])
    assert client.get(unknown, {"customer": str(customer)}, headers=headers).status_code == 404
    Complaint.objects.update(
        state="closed", decision="upheld", reasons="Sí.", said="accepted",
        answered_at=MORNING, closed_at=MORNING,
    )  # fmt: skip
    again = client.get(url, {"customer": str(customer)}, headers=headers).json()
    assert (again["may_suspend"], again["complaints"]) == (True, [])
    assert (again["duties"], again["rule"], again["words"]) == ([], "none", "")


@pytest.mark.parametrize(
    ("sector", "duties", "rule"),
    [
        pytest.param("energy", ["ES10-NOSUSP"], "law", id="a continuous contract"),
        pytest.param("telecom", [], "house", id="its own law says the contrary"),
        pytest.param("post", [], "house", id="a basic service without such a contract"),
        pytest.param("other", [], "house", id="a shop"),
    ],
)
def test_the_law_is_named_to_billing_only_where_it_holds_the_cut(db, sector, duties, rule) -> None:
    a_house()
    a_signed_scope(sector=sector)
    case = a_case()
    customer = customers.register(
        name="Lucía", kind=ContactKind.EMAIL, value="lu@a.example", at=MORNING
    )
    cases.set_customer(case_id=case.id, customer_id=customer, actor=SYSTEM, at=MORNING)
    ask = {"service_id": case.service_id, "customer_id": customer, "by": None}
    free = holding.ask(HeldThing.CUT, **ask, at=clock.now())
    assert (free.may, free.duties, free.rule) == (True, [], "none")
    kind = ComplaintKind.CLAIM
    api.file(case_id=case.id, kind=kind, origin=Origin.AGENT, actor=SYSTEM, at=MORNING)
    held = holding.ask(HeldThing.CUT, **ask, at=clock.now())
    assert (held.may, held.duties, held.rule) == (False, duties, rule)
    assert ("la ley lo impide" in held.words) is (rule == "law")
    line = EvidenceLine.objects.filter(kind="complaints.suspension_asked").latest("recorded_at")
    assert f'"rule":"{rule}"' in line.facts.replace(" ", "")


def test_a_complaint_without_the_receipt_that_a_law_asks_for_is_alarmed(filed) -> None:
    soon, late = filed.filed_at + timedelta(minutes=30), filed.filed_at + 2 * DAY
    owner = a_user(Role.OWNER)
    give_owner(portfolio.service(filed.service_id), owner.id)
    Receipt.objects.all().delete()
    assert gates.watch_receipts(at=soon) == 0
    assert gates.watch_receipts(at=late) == 1
    assert gates.watch_receipts(at=late) == 1
    asked = [t for t in work.tasks_on(f"case:{filed.case_id}") if "justificante" in t.title]
    assert [task.owner_id for task in asked] == [owner.id]
    made = Receipt.objects.create(complaint=filed, blob="0" * 64, size_bytes=1, made_at=late)
    assert gates.watch_receipts(at=late) == 1
    made.opened_at = late
    made.save(update_fields=["opened_at"])
    assert gates.watch_receipts(at=late) == 0


def test_the_topic_is_said_on_the_page_stays_with_the_type_and_leaving_it_needs_a_reason(filed):
    client = signed_in(_handler())
    url = reverse("complaints:topic", args=[filed.pk])
    assert client.get(url).status_code == 405
    assert client.post(url, {"asunto": "nada"}).status_code == 422
    assert client.post(url, {"asunto": "billing"}).status_code == 302
    assert terms(filed)["ES10-5D"].started_at == filed.filed_at
    legal.begin_terms(complaint_id=filed.pk, at=MORNING)
    assert terms(filed)["ES10-5D"].state is TermState.RUNNING
    refused = client.post(url, {"asunto": "other", "motivo": "porque no"})
    assert refused.status_code == 422
    assert "porque no" in refused.content.decode()
    assert "escriba el motivo" in refused.content.decode()
    why = "No es un cobro: habla de la cita del técnico."
    assert client.post(url, {"asunto": "other", "motivo": why}).status_code == 302
    line = EvidenceLine.objects.filter(kind="complaints.topic").latest("recorded_at")
    assert line.digest
    assert why not in line.facts


def test_a_term_is_paused_where_its_law_knows_the_pause_and_goes_on_with_its_promise(filed):
    client = signed_in(_handler())
    address = reverse("complaints:terms", args=[filed.pk])
    assert "complete lo que falta" in client.get(address).content.decode()
    pause, resume = (reverse(f"complaints:{one}", args=[filed.pk]) for one in ("pause", "resume"))
    assert client.get(pause).status_code == client.get(resume).status_code == 405
    day = (clock.now() + 40 * DAY).date().isoformat()
    typed = {"pausa": "awaiting_customer_completion", "porque": "  ", "dia": day}
    typed |= {"como": "message", "visto": str(filed.case.latest_message_id)}
    assert client.post(pause, typed).status_code == 422
    unknown = client.post(pause, typed | {"pausa": "vacaciones", "porque": "Estamos de vacaciones"})
    assert unknown.status_code == 422
    assert "Estamos de vacaciones" in unknown.content.decode()
    was = {p.origin: p.due_at for p in _promises(filed)}
    assert client.post(pause, typed | {"porque": "Falta la factura; mail"}).status_code == 302
    assert terms(filed)["ES10-15BD"].state is TermState.PAUSED
    assert terms(filed)["ES-TRL-15D"].state is TermState.RUNNING
    assert client.post(pause, typed | {"porque": "Otra vez"}).status_code == 422
    (stood,) = [p for p in _promises(filed) if p.origin.endswith("ES10-15BD")]
    assert not [
        c
        for found in clocks.clocks_of([f"promise:{stood.pk}"]).values()
        for c in found
        if c.stopped_at is None
    ]
    assert client.post(resume).status_code == 302
    now = {p.origin: p.due_at for p in _promises(filed)}
    moved = {origin for origin in was if now[origin] != was[origin]}
    assert moved <= {stood.origin}
    ends = terms(filed)["ES10-15BD"].ends_before
    assert now[stood.origin] == ends - timedelta(seconds=1)
    kinds = set(EvidenceLine.objects.values_list("kind", flat=True))
    assert {"complaints.paused", "portfolio.term_paused", "portfolio.term_moved"} <= kinds


def test_whoever_may_not_handle_says_no_topic_and_pauses_nothing(filed):
    reader = signed_in(a_user(Role.ADMINISTRATOR))
    other = signed_in(a_user(Role.AGENT))
    for name in ("topic", "pause", "resume"):
        url = reverse(f"complaints:{name}", args=[filed.pk])
        assert reader.post(url, {"asunto": "billing"}).status_code == 403
        assert other.post(url, {"asunto": "billing"}).status_code == 404


def _handler():
    elena = a_user(Role.SUPERVISOR, Role.OWNER)
    team = organization.teams()[0]
    organization.add_member(team_id=team.id, user_id=elena.id, leads=True)
    return elena


def _promises(row):
    from django.apps import apps

    return list(
        apps.get_model("promises", "Promise").objects.filter(
            subject=legal.subject_of(row.case_id), source=Source.DUTY
        )
    )
