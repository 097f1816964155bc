"""Each amount keeps the currency it was written in; money of two is neither added nor compared."""

from dataclasses import replace
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from vinculo.cases.testing import MORNING, a_case, a_house
from vinculo.complaints.contracts import RemedyWay
from vinculo.complaints.domain.remedies import OtherCurrencyError, OverLimitError, currency_of
from vinculo.complaints.models import Complaint, Remedy, RemedyKind, RemedyLimit
from vinculo.complaints.selectors import process
from vinculo.complaints.selectors import remedies as reading
from vinculo.complaints.services import answering, catalogue, remedying
from vinculo.complaints.testing import a_complaint, a_limit, a_remedy_kind
from vinculo.identity import api as identity
from vinculo.identity.testing import a_member, a_user, signed_in
from vinculo.kernel.actor import Role
from vinculo.kernel.models import EvidenceLine
from vinculo.kernel.testing import run_jobs
from vinculo.organization import api as organization
from vinculo.organization.testing import a_company, the_company_counts_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def marta():
    return a_house().agent


@pytest.fixture
def elena(marta):
    user = a_user(Role.SUPERVISOR, Role.OWNER, name="Elena Gil")
    organization.add_member(team_id=organization.teams()[0].id, user_id=user.id, leads=True)
    return user


@pytest.fixture
def claim(marta):
    return a_complaint(a_case().id)


def _grant(claim, kind, actor, *, amount=None, asks=False):
    wanted = remedying.Wanted(kind_id=kind, amount=amount)
    return Remedy.objects.get(
        pk=remedying.grant(complaint_id=claim, wanted=wanted, actor=actor, at=MORNING, asks=asks)
    )


@pytest.mark.parametrize(
    ("amount", "cost", "expected"),
    [
        pytest.param(Decimal(5), None, "EUR", id="its amount is in its own"),
        pytest.param(None, Decimal(5), "EUR", id="so is what it costs"),
        pytest.param(None, None, "MXN", id="without figures it is typed in today's"),
    ],
)
def test_an_entry_is_given_in_its_own_currency_or_in_todays(amount, cost, expected) -> None:
    assert currency_of("EUR", amount=amount, cost=cost, company="MXN") == expected


def test_the_company_changes_its_currency_and_what_is_written_keeps_its_own(claim, marta) -> None:
    a_limit(Role.AGENT, "60")
    kind = a_remedy_kind("Una cuota")
    given = _grant(claim, kind, marta)
    browser = a_member(Role.ADMINISTRATOR)
    said = {
        "name": "Fibra",
        "base_url": "http://127.0.0.1",
        "language": "es",
        "timezone": "America/Mexico_City",
        "currency": "MXN",
    }
    assert browser.post(reverse("organization:company"), said).status_code == 302
    assert organization.currency() == "MXN"
    given.refresh_from_db()
    assert given.currency == "EUR"
    (row,) = reading.catalogue()
    assert (row.amount, row.currency) == (Decimal("39.90"), "EUR")
    assert reading.limits() == {Role.AGENT: (Decimal(60), "EUR")}
    page = browser.get(reverse("complaints:remedies")).content.decode()
    assert "39,90 €" in page
    assert "Hoy es de 60,00 €" in page
    assert "MX$" not in page
    assert "39,90 €" in signed_in(_user_of(marta)).get(f"/reclamaciones/{claim}/").content.decode()


def _user_of(actor):
    return next(one for one in identity.users() if one.id == actor.user_id)


def test_new_amounts_take_the_new_currency_and_old_ones_when_somebody_says_so(marta) -> None:
    owner = replace(marta, roles=frozenset({Role.OWNER}))
    kind = a_remedy_kind("Una cuota")
    a_limit(Role.AGENT, "60")
    the_company_counts_in("MXN")

    def keep(name, amount, *, kind=None, currency=""):
        entry = catalogue.Entry(
            name=name,
            way=RemedyWay.CREDIT,
            amount=Decimal(amount),
            cost=None,
            is_owed=False,
            currency=currency,
        )
        known = catalogue.keep_remedy(entry=entry, actor=owner, remedy_kind_id=kind)
        return RemedyKind.objects.get(pk=known).currency

    assert keep("Dos cuotas", "1500") == "MXN"
    assert keep("Una cuota del mes", "39.90", kind=kind) == "EUR"
    assert keep("Una cuota", "800", kind=kind, currency="MXN") == "MXN"
    catalogue.set_limit(role=Role.AGENT, amount=Decimal(900), actor=owner)
    limit = RemedyLimit.objects.get(role=Role.AGENT)
    assert (limit.amount, limit.currency) == (Decimal(900), "MXN")


def test_a_limit_in_another_currency_lets_nothing_be_granted_and_says_so(claim, marta) -> None:
    a_limit(Role.AGENT, "60", currency="EUR")
    kind = a_remedy_kind("Una cuota", amount="20", currency="MXN")
    with pytest.raises(OtherCurrencyError) as refused:
        _grant(claim, kind, marta)
    assert refused.value.args[1] == {"limit": "60,00 €", "amount": "20,00 MX$"}
    a_limit(Role.AGENT, "10", currency="MXN")
    with pytest.raises(OverLimitError):
        _grant(claim, kind, marta)
    owed = a_remedy_kind("Lo cobrado", amount="500", is_owed=True, currency="USD")
    assert _grant(claim, owed, marta).currency == "USD"


def test_who_approves_has_a_limit_in_the_currency_of_what_is_asked(claim, marta, elena) -> None:
    a_limit(Role.AGENT, "60", currency="EUR")
    a_limit(Role.SUPERVISOR, "900", currency="EUR")
    kind = a_remedy_kind("Una cuota", amount="20", currency="MXN")
    with pytest.raises(remedying.NobodyApprovesError):
        _grant(claim, kind, marta, asks=True)
    a_limit(Role.OWNER, "900", currency="MXN")
    asked = _grant(claim, kind, marta, asks=True)
    assert asked.currency == "MXN"
    a_limit(Role.OWNER, "900", currency="EUR")
    said = {"remedy_id": asked.pk, "is_granted": True, "reason": "", "at": MORNING}
    with pytest.raises(OtherCurrencyError):
        remedying.decide(**said, actor=identity.actor_for(elena.id))
    a_limit(Role.OWNER, "900", currency="MXN")
    remedying.decide(**said, actor=identity.actor_for(elena.id))
    run_jobs()
    line = EvidenceLine.objects.get(kind="complaints.RemedyDecided")
    assert '"currency":"MXN"' in line.facts.replace(" ", "")


def test_what_was_granted_in_one_currency_uses_no_limit_in_another(claim, marta) -> None:
    a_limit(Role.AGENT, "50", currency="EUR")
    euros = a_remedy_kind("Una cuota", amount="40", currency="EUR")
    _grant(claim, euros, marta)
    a_limit(Role.AGENT, "50", currency="MXN")
    pesos = a_remedy_kind("Un mes", amount="45", currency="MXN")
    assert _grant(claim, pesos, marta).state == "granted"
    assert remedying.used_on(claim, "EUR") == 40
    assert remedying.used_on(claim, "MXN") == 45


def test_costs_are_summed_by_currency_and_never_across(claim, marta, elena) -> None:
    a_limit(Role.AGENT, "500", currency="EUR")
    for amount in ("40", "10"):
        _grant(claim, a_remedy_kind(f"Cuota de {amount}", amount=amount, currency="EUR"), marta)
    a_limit(Role.AGENT, "500", currency="MXN")
    _grant(claim, a_remedy_kind("Un mes", amount="300", currency="MXN"), marta)
    day = MORNING.date()
    use = reading.use(since=MORNING, until=MORNING.replace(hour=23))
    (role,) = use.by_role
    assert role.costs == ((Decimal(50), "EUR"), (Decimal(300), "MXN"))
    figures = process.inputs(since=day, until=day, at=MORNING)
    assert figures["remedies_costs"] == [["50.00", "EUR"], ["300.00", "MXN"]]
    page = signed_in(elena).get(f"/reclamaciones/{claim}/").content.decode()
    assert "300,00 MX$" in page
    assert "40,00 €" in answering.letter(Complaint.objects.get())


@pytest.mark.parametrize("code", ["", "eur", "EU", "E1R"])
def test_the_database_takes_no_amount_without_the_code_of_a_currency(code) -> None:
    a_company()
    with pytest.raises(IntegrityError), transaction.atomic():
        a_remedy_kind(currency=code)
