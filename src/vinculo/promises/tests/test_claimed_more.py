"""A claim that says more than its standard waits for a signature; its hours have a calendar."""

import re
from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from vinculo.identity.testing import a_user, signed_in
from vinculo.kernel.actor import SYSTEM, Role
from vinculo.organization.testing import START, a_calendar, a_company
from vinculo.portfolio import api as portfolio
from vinculo.portfolio.contracts import Metric, StandardDraft
from vinculo.portfolio.testing import a_service
from vinculo.promises.contracts import ClaimState, NewClaim, Place, Verdict
from vinculo.promises.domain.lifecycle import UnbackedClaimError
from vinculo.promises.selectors import claims
from vinculo.promises.services.claiming import publish, write

pytestmark = pytest.mark.django_db
AT = START + timedelta(days=30)


@pytest.fixture
def service():
    a_company()
    found = a_service(standards=False)
    draft = StandardDraft(
        metric=Metric.FIRST_ANSWER, target=timedelta(hours=24), min_share_pct=Decimal(80),
        calendar_id=a_calendar(name="Oficina"), words="Contestamos en 24 horas.",
    )  # fmt: skip
    portfolio.create_standard(service_id=found.id, draft=draft, at=START)
    return found


def said(service, share: int):
    new = NewClaim(
        words="Contestamos en 24 horas, siempre", place=Place.COMMITMENT, where="",
        service_id=service.id, metric=Metric.FIRST_ANSWER.value, within=timedelta(hours=24),
        share=share, since=AT.date(),
    )  # fmt: skip
    return write(new, actor=SYSTEM, at=AT)


def told(browser, name, *args):
    text = browser.get(reverse(name, args=args)).content.decode()
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())


def test_always_beside_a_standard_of_eighty_in_a_hundred_waits_for_a_signature(service):
    key = said(service, 100)
    found = claims.claim(actor=SYSTEM, claim_id=key)
    assert (found.state, found.check.verdict) == (ClaimState.UNBACKED, Verdict.TIGHTER)
    with pytest.raises(UnbackedClaimError):
        publish(claim_id=key, actor=SYSTEM, at=AT)
    assert publish(claim_id=said(service, 80), actor=SYSTEM, at=AT) is ClaimState.PUBLISHED


def test_the_hours_of_a_claim_are_said_to_be_opening_hours_of_a_calendar(service, monkeypatch):
    monkeypatch.setattr("vinculo.kernel.clock.now", lambda: AT)
    key = said(service, 80)
    publish(claim_id=key, actor=SYSTEM, at=AT)
    mine = signed_in(a_user(Role.ADMINISTRATOR))
    assert "24 horas de atención (calendario Oficina)" in told(mine, "promises:claim", key)
    public = told(Client(), "promises:commitments")
    assert "en horas de atención (calendario Oficina)" in public
    assert "horas de atención del calendario" in told(mine, "promises:new_claim")
