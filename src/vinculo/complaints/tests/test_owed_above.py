"""What is owed above every limit: two people see to it, one of whom answers for the service.

And the use of a case's limit, which the page says as the service counts it.
"""

import json
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from vinculo.cases import api as cases
from vinculo.cases.testing import MORNING, a_case, a_house, merged
from vinculo.complaints.contracts import RemedyState
from vinculo.complaints.domain.remedies import OverLimitError, OwedReasonError, OwedSecondError
from vinculo.complaints.models import Complaint, Remedy
from vinculo.complaints.selectors.page import complaint_page
from vinculo.complaints.services import remedying
from vinculo.complaints.testing import a_complaint, a_limit, a_remedy_kind
from vinculo.customers import api as customers
from vinculo.customers.contracts import ContactKind
from vinculo.identity import api as identity
from vinculo.identity.testing import a_user, signed_in
from vinculo.kernel.actor import SYSTEM, Role
from vinculo.kernel.models import EvidenceLine
from vinculo.kernel.testing import run_jobs
from vinculo.organization import api as organization
from vinculo.work import api as work

DAY = timedelta(days=1)
WHY = "La factura 118 se cobró doce veces, según el extracto del banco."


@pytest.fixture
def house(db):
    house = a_house()
    a_limit(Role.AGENT, "60")
    a_limit(Role.SUPERVISOR, "300")
    a_limit(Role.OWNER, "900")
    return house


def in_team(house, *roles, name):
    user = a_user(*roles, name=name)
    organization.add_member(team_id=house.team_id, user_id=user.id, leads=True)
    return user


@pytest.fixture
def raul(house):
    return in_team(house, Role.SUPERVISOR, Role.OWNER, name="Raúl Olmo")


@pytest.fixture
def elena(house):
    return in_team(house, Role.SUPERVISOR, name="Elena Prat")


@pytest.fixture
def claim(house):
    return a_complaint(a_case().id, actor=house.agent)


def ask(claim, actor, amount="1200", *, is_owed=True):
    kind = a_remedy_kind(f"Devolución {amount}", amount=None, is_owed=is_owed)
    wanted = remedying.Wanted(kind_id=kind, amount=Decimal(amount))
    return remedying.grant(complaint_id=claim, wanted=wanted, actor=actor, at=MORNING, asks=True)


def decide(remedy, user, reason=WHY, *, is_granted=True):
    actor = identity.actor_for(user.id)
    remedying.decide(
        remedy_id=remedy, is_granted=is_granted, reason=reason, actor=actor, at=MORNING + DAY
    )


def test_whoever_answers_for_the_service_approves_with_a_reason_that_is_evidence(
    house, elena, raul, claim
):
    remedy = ask(claim, house.agent)
    (task,) = [one for one in work.tasks_on(f"complaint:{claim}") if one.done_at is None]
    assert task.owner_id == raul.id
    with pytest.raises(OwedReasonError):
        decide(remedy, raul, "Sí")
    with pytest.raises(OwedSecondError):
        decide(remedy, elena)
    decide(remedy, raul)
    row = Remedy.objects.get(pk=remedy)
    assert (row.state, row.decided_by_id, row.reason) == (RemedyState.GRANTED, raul.id, WHY)
    proof = EvidenceLine.objects.get(kind="complaints.owed_above_limits")
    facts = json.loads(proof.facts)
    assert (facts["amount"], facts["approved_by"]) == ("1200.00", str(raul.id))
    assert proof.digest
    assert remedying.used_on(claim, "EUR") == 0


def test_nobody_approves_their_own_word_and_a_supervisor_is_second_to_an_owner(
    house, elena, raul, claim
):
    remedy = ask(claim, identity.actor_for(raul.id))
    with pytest.raises(OwedSecondError):
        decide(remedy, raul)
    decide(remedy, elena)
    assert Remedy.objects.get().state == RemedyState.GRANTED


def test_without_a_second_person_it_says_who_is_missing(house, elena, claim):
    with pytest.raises(remedying.NobodySecondsError):
        ask(claim, house.agent)
    assert not Remedy.objects.exists()


def test_what_is_no_debt_stays_above_the_limit(house, raul, claim):
    with pytest.raises(remedying.NobodyApprovesError):
        ask(claim, house.agent, is_owed=False)


def test_below_the_highest_limit_it_is_as_it_was(house, elena, raul, claim):
    remedy = ask(claim, house.agent)
    a_limit(Role.OWNER, "2000")
    with pytest.raises(OverLimitError):
        decide(remedy, elena)
    decide(remedy, raul, "")
    assert Remedy.objects.get().state == RemedyState.GRANTED
    assert not EvidenceLine.objects.filter(kind="complaints.owed_above_limits").exists()


def test_the_page_asks_for_the_reason_and_keeps_it(house, raul, claim):
    remedy = ask(claim, house.agent)
    browser = signed_in(raul)
    page = browser.get(reverse("complaints:complaint", args=[claim])).content.decode()
    assert "Por qué se debe" in page
    refused = browser.post(
        reverse("complaints:decide", args=[remedy]), {"que": "aprobar", "motivo": "Cobro doble"}
    )
    assert refused.status_code == 422
    assert "Cobro doble" in refused.content.decode()
    assert "con una frase entera" in refused.content.decode()


@pytest.fixture
def joined(house, raul):
    """A complaint to which another one was joined, on which fifty euros were given."""
    case, other = a_case(), a_case(at=MORNING + DAY)
    lucia = customers.register(
        name="Lucía", kind=ContactKind.EMAIL, value="lu@a.example", at=MORNING
    )
    for one in (case, other):
        cases.set_customer(case_id=one.id, customer_id=lucia, actor=SYSTEM, at=MORNING)
    kind = a_remedy_kind("Abono", amount=None)
    wanted = remedying.Wanted(kind_id=kind, amount=Decimal(50))
    given = a_complaint(other.id, actor=house.agent)
    remedy = remedying.grant(complaint_id=given, wanted=wanted, actor=house.agent, at=MORNING)
    remedying.carry_out(remedy_id=remedy, actor=house.agent, at=MORNING)
    merged(other.id, case.id, at=MORNING + 2 * DAY, actor=house.agent)
    run_jobs()
    return Complaint.objects.get(case_id=case.id).pk


def test_the_page_says_the_use_of_the_limit_as_the_service_counts_it(house, joined):
    page = complaint_page(actor=house.agent, complaint_id=joined, at=MORNING)
    (limit,) = page.limits
    assert limit.used == remedying.used_on(joined, "EUR") == 50
    assert limit.elsewhere == 50
    seen = signed_in(house.marta).get(reverse("complaints:complaint", args=[joined]))
    words = seen.content.decode()
    assert "50,00 € de 60,00 €" in words
    assert "50,00 € en las reclamaciones unidas" in words


def test_that_costs_one_more_question_at_most(house, joined, claim):
    counts = []
    for one in (claim, joined):
        complaint_page(actor=house.agent, complaint_id=one, at=MORNING)
        with CaptureQueriesContext(connection) as asked:
            complaint_page(actor=house.agent, complaint_id=one, at=MORNING)
        counts.append(len(asked))
    assert counts[1] - counts[0] <= 1


def test_what_is_owed_in_parts_takes_two_from_the_part_that_passes_every_limit(house, raul, claim):
    parts = [ask(claim, house.agent, amount) for amount in ("500", "400")]
    last = ask(claim, house.agent, "50")
    states = dict(Remedy.objects.values_list("pk", "state"))
    assert [states[one] for one in (*parts, last)] == ["granted", "granted", "asked"]
    with pytest.raises(OwedReasonError):
        decide(last, raul, "")
    decide(last, raul)
    assert Remedy.objects.get(pk=last).state == RemedyState.GRANTED
