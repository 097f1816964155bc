"""Amounts as people type them, the limit of a case, and what its customer is told was granted."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from vinculo.cases import api as cases
from vinculo.cases.testing import MORNING, a_case, a_house, merged
from vinculo.complaints.contracts import RemedyState
from vinculo.complaints.domain.remedies import OverLimitError
from vinculo.complaints.models import Complaint, Remedy, RemedyLimit
from vinculo.complaints.services import remedying
from vinculo.complaints.testing import a_complaint, a_limit, a_remedy_kind
from vinculo.customers import api as customers
from vinculo.customers.contracts import ContactKind
from vinculo.identity import api as identity
from vinculo.identity.testing import a_user, signed_in
from vinculo.kernel.actor import SYSTEM, Role
from vinculo.kernel.personal import Trace
from vinculo.kernel.personal.handing import sections
from vinculo.kernel.personal.keeping import follow
from vinculo.kernel.testing import run_jobs
from vinculo.organization import api as organization

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def house(db):
    found = a_house()
    a_limit(Role.AGENT, "50")
    return found


def granted(complaint_id, kind_id, amount, house):
    return remedying.grant(
        complaint_id=complaint_id,
        wanted=remedying.Wanted(kind_id=kind_id, amount=Decimal(amount)),
        actor=house.agent,
        at=MORNING,
    )


@pytest.mark.parametrize(
    "typed", ["1.200", "1.200,50", "1,200", "", "mucho", "10,005", "0,004", "0", "-3"]
)
def test_what_is_no_amount_or_above_the_limit_grants_nothing(house, typed):
    kind, complaint = a_remedy_kind("Abono", amount=None), a_complaint(a_case().id)
    said = {"remedio": str(kind), "importe": typed, "palabras": "Le abonamos"}
    answer = signed_in(house.marta).post(reverse("complaints:grant", args=[complaint]), said)
    assert answer.status_code == 422
    assert not Remedy.objects.exists()
    assert "Le abonamos" in answer.content.decode()


@pytest.mark.parametrize(("typed", "worth"), [("39,90", "39.90"), ("12.5", "12.50"), ("30 €", 30)])
def test_an_amount_is_read_as_people_write_it(house, typed, worth):
    kind, complaint = a_remedy_kind("Abono", amount=None), a_complaint(a_case().id)
    said = {"remedio": str(kind), "importe": typed, "palabras": ""}
    signed_in(house.marta).post(reverse("complaints:grant", args=[complaint]), said)
    assert Remedy.objects.get().amount == Decimal(worth)


def test_a_limit_of_a_thousand_is_a_thousand(house):
    boss = signed_in(a_user(Role.ADMINISTRATOR, Role.OWNER))
    said = {"agent": "1.000", "supervisor": "2.000,50", "owner": "5000"}
    boss.post(reverse("complaints:remedies"), said)
    assert dict(RemedyLimit.objects.values_list("role", "amount")) == {
        "agent": Decimal(1000),
        "supervisor": Decimal("2000.50"),
        "owner": Decimal(5000),
    }


def test_the_limit_of_a_case_counts_what_was_granted_on_the_complaint_joined_to_it(house):
    kind, case, other = a_remedy_kind("Abono", amount=None), a_case(), a_case(at=MORNING + DAY)
    lucia = customers.register(
        name="Lucía", kind=ContactKind.EMAIL, value="lu@a.example", at=MORNING
    )
    for one in (case, other):
        cases.set_customer(case_id=one.id, customer_id=lucia, actor=SYSTEM, at=MORNING)
    remedy = granted(a_complaint(other.id), kind, 50, house)
    remedying.carry_out(remedy_id=remedy, actor=house.agent, at=MORNING)
    merged(other.id, case.id, at=MORNING + 2 * DAY, actor=house.agent)
    run_jobs()
    into = Complaint.objects.get(case_id=case.id).pk
    with pytest.raises(OverLimitError):
        granted(into, kind, 1, house)


def test_what_is_owed_by_ones_own_word_needs_a_second_above_every_limit(house):
    typed = a_remedy_kind("Devolución", amount=None, is_owed=True)
    fixed = a_remedy_kind("Indemnización del contrato", amount="90", is_owed=True)
    complaint = a_complaint(a_case().id)
    with pytest.raises(OverLimitError):
        granted(complaint, typed, 9_000_000, house)
    states = [
        Remedy.objects.get(pk=granted(complaint, kind, amount, house)).state
        for kind, amount in ((typed, 30), (typed, 20), (fixed, 90), (fixed, 90))
    ]
    assert states == [RemedyState.GRANTED] * 4
    with pytest.raises(OverLimitError):
        granted(complaint, typed, 1, house)


def test_who_asks_for_their_data_is_not_told_that_they_got_what_was_refused(house):
    a_limit(Role.SUPERVISOR, "1000")
    boss = a_user(Role.SUPERVISOR, Role.OWNER, name="Elena")
    team = organization.teams()[0].id
    organization.add_member(team_id=team, user_id=boss.id, leads=True)
    kind, case = a_remedy_kind("Abono", amount=None), a_case()
    complaint = a_complaint(case.id)
    granted(complaint, kind, 20, house)
    wanted = remedying.Wanted(kind_id=kind, amount=Decimal(500), words="Le abonamos 500 €")
    asked = remedying.grant(
        complaint_id=complaint, wanted=wanted, actor=house.agent, at=MORNING, asks=True
    )
    elena = identity.actor_for(boss.id)
    remedying.decide(
        remedy_id=asked, is_granted=False, reason="No procede", actor=elena, at=MORNING
    )
    found = sections(follow(Trace([case.customer_id])))
    (theirs,) = [one for one in found if one.key == "complaints.Remedy"]
    assert [row["amount"] for row in theirs.rows] == ["20.00"]
