"""A term that began stays, whatever is signed, chosen or written into a law afterwards."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from vinculo.identity.testing import a_user
from vinculo.kernel.actor import Actor, Role
from vinculo.organization.contracts import CalendarDraft
from vinculo.organization.testing import SHOP_WEEK, a_calendar, a_company
from vinculo.portfolio import api, profiles
from vinculo.portfolio.contracts import NewFiling, TermState
from vinculo.portfolio.domain.scope import Facts, Sector
from vinculo.portfolio.selectors import law
from vinculo.portfolio.services.scope import (
    choose_profile,
    digest_of_scope,
    draft_scope,
    sign_scope,
)
from vinculo.portfolio.testing import a_service

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
SIGNED = datetime(2026, 10, 1, 9, 0, tzinfo=UTC)
FILED = datetime(2026, 10, 26, 9, 30, tzinfo=UTC)
OF_TELECOM = {"ES10-15BD", "ES-TRL-15D", "ES-TEL-1M"}


def a_draft(at, *, sector=Sector.TELECOM, countries=("ES",)):
    figures = {"staff": 40, "turnover": Decimal(9_000_000), "balance": Decimal(4_000_000)}
    facts = Facts(countries=countries, to_consumers=True, sector=sector, **figures)
    draft_scope(facts, by=None, at=at)


def signed(at, **facts):
    a_draft(at, **facts)
    draft = law.draft_scope()
    signer = a_user(Role.DIRECTION)
    actor = Actor(user_id=signer.id, name=signer.name, roles=frozenset({Role.DIRECTION}))
    read = digest_of_scope(draft.facts, draft.outcome)
    sign_scope(read=read, position="Directora", by=actor, at=at)


@pytest.fixture
def service():
    a_company()
    place = {"country": "ES", "region": "PV", "special_days": ()}
    draft = CalendarDraft(timezone="Europe/Madrid", weekly=SHOP_WEEK, **place)
    a_calendar(name="Bilbao", draft=draft)
    signed(SIGNED)
    return a_service(standards=False)


def filed(service, at, subject="case:1", filed_at=FILED, **values):
    values = {"kind": "complaint", **values}
    filing = NewFiling(subject=subject, service_id=service.id, filed_at=filed_at, **values)
    return api.file_matter(filing, at=at)


def running(subject="case:1"):
    found = api.terms_of([subject])[subject]
    return {one.duty for one in found if one.state is TermState.RUNNING}


def ends(subject="case:1"):
    return {one.duty: one.ends_before for one in api.terms_of([subject])[subject]}


def test_a_scope_signed_later_neither_calls_off_nor_begins_what_was_filed_before(service):
    assert filed(service, FILED) == 3
    before = ends()
    signed(FILED + 2 * DAY, sector=Sector.OTHER)
    assert filed(service, FILED + 3 * DAY) == 3
    assert running() == OF_TELECOM
    assert ends() == before
    assert filed(service, FILED + 4 * DAY, kind="query") == 1
    assert running() == {"ES10-15BD"}
    assert filed(service, FILED + 5 * DAY, topic="billing") == 4
    assert running() == {*OF_TELECOM, "ES10-5D"}
    assert {duty: end for duty, end in ends().items() if duty in OF_TELECOM} == before
    filed(service, FILED + 3 * DAY, subject="case:2", filed_at=FILED + 3 * DAY)
    assert running("case:2") == {"ES-TRL-15D"}


def test_what_comes_in_late_is_bound_by_what_was_signed_when_it_was_filed(service):
    signed(FILED + 2 * DAY, sector=Sector.OTHER)
    filed(service, FILED + 3 * DAY)
    assert running() == OF_TELECOM


def test_before_anybody_signed_the_first_that_was_signed_counts(service):
    filed(service, FILED, filed_at=SIGNED - 3 * DAY)
    assert set(ends()) == OF_TELECOM


def test_what_somebody_only_drafts_changes_nothing(service):
    a_draft(FILED - DAY, sector=Sector.OTHER)
    filed(service, FILED)
    assert running() == OF_TELECOM


def test_a_law_turned_off_or_on_for_a_service_counts_for_what_is_filed_from_then_on(service):
    filed(service, FILED)
    how = {"service_id": service.id, "reason": "Lo revisó el despacho", "by": None}
    choose_profile(profile="es-trlgdcu", is_on=False, at=FILED + DAY, **how)
    choose_profile(profile="es-ley10-2025", is_on=False, at=FILED + DAY, **how)
    filed(service, FILED + 2 * DAY, topic="billing")
    assert running() == {*OF_TELECOM, "ES10-5D"}
    filed(service, FILED + 2 * DAY, subject="case:2", filed_at=FILED + 2 * DAY)
    assert running("case:2") == {"ES-TEL-1M"}
    choose_profile(profile="es-trlgdcu", is_on=True, at=FILED + 3 * DAY, **how)
    filed(service, FILED + 4 * DAY, subject="case:2", filed_at=FILED + 2 * DAY)
    assert running("case:2") == {"ES-TEL-1M"}


def test_what_was_called_off_for_good_stays_so_after_another_kind_of_matter(service):
    filed(service, FILED)
    api.cancel_terms(subject="case:1", at=FILED + DAY)
    assert running() == set()
    filed(service, FILED + 2 * DAY)
    assert running() == OF_TELECOM


NEW_LAW = """
id = "es-ley10-2025"
version = 2
as_of = 2026-11-20
country = "ES"
calendar = "ES"
timezone = "Europe/Madrid"
valid_from = 2026-10-20
name = {{ es = "Ley nueva", en = "New law" }}
status = {{ es = "En vigor", en = "In force" }}
[sources.A]
url = "https://example.org"
kind = "primary-cited"
[[duties]]
id = "{duty}"
kind = "clock"
article = "1"
legal_term = "plazo"
confidence = "primary-read"
agreement = "agree"
sources = ["A"]
evidence = ["case.received_at"]
applies_to = ["{about}"]
title = {{ es = "Responder", en = "Answer" }}
[duties.clock]
start = "received_at"
stop = "answer_sent_at"
length = 3
unit = "calendar_day"
"""


@pytest.mark.parametrize(
    ("duty", "about"),
    [
        pytest.param("ES10-OTHER", "complaint", id="a new law without the duty"),
        pytest.param("ES10-15BD", "query", id="a new law of which it is for queries alone"),
        pytest.param("ES10-15BD", "complaint", id="a new law with another length and no pause"),
    ],
)
def test_a_new_version_of_a_law_leaves_begun_terms_as_they_began(
    service, tmp_path, monkeypatch, duty, about
):
    filed(service, FILED)
    before = ends()
    kept = {key: list(versions) for key, versions in profiles._registered.items()}
    monkeypatch.setattr(profiles, "_registered", kept)
    path = tmp_path / "new.toml"
    path.write_text(NEW_LAW.format(duty=duty, about=about), encoding="utf-8")
    profiles.register(path)
    filed(service, FILED + DAY)
    assert running() >= OF_TELECOM
    assert {name: end for name, end in ends().items() if name in OF_TELECOM} == before
    (row,) = [one for one in api.terms_of(["case:1"])["case:1"] if one.duty == "ES10-15BD"]
    assert row.profile == "es-ley10-2025@1"
    assert "awaiting_customer_completion" in row.may_pause
