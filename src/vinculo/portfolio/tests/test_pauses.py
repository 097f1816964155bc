"""Pauses of the law's terms at their edges: a place whose time is over, a matter that changes."""

from datetime import UTC, date, datetime, timedelta

import pytest

from vinculo.organization.contracts import CalendarDraft, SpecialDay
from vinculo.organization.testing import SHOP_WEEK, a_calendar, a_company
from vinculo.portfolio import api
from vinculo.portfolio.contracts import NewFiling, TermState
from vinculo.portfolio.services.pauses import UnknownPauseError
from vinculo.portfolio.testing import a_service, a_signed_scope, an_asking

pytestmark = pytest.mark.django_db

FILED = datetime(2026, 10, 26, 9, 30, tzinfo=UTC)
DAY = timedelta(days=1)
NATIONAL = {date(2026, 11, 9), date(2026, 11, 10), date(2026, 11, 11)}


def a_place(name, *days, country="ES"):
    special = tuple(SpecialDay(day=d, name="Fiesta local", is_public=True) for d in days)
    zone = {"ES": "Europe/Madrid", "PE": "America/Lima"}[country]
    draft = CalendarDraft(
        timezone=zone, weekly=SHOP_WEEK, country=country, region="", special_days=special
    )
    return a_calendar(name=name, draft=draft)


def a_filing(service, **values):
    values = {"kind": "complaint", "filed_at": FILED, **values}
    return NewFiling(subject="case:1", service_id=service.id, **values)


def ask(kind, at):
    return api.pause_terms(
        subject="case:1", kind=kind, reason="Falta la factura", asked=an_asking(at), at=at
    )


def found():
    return api.terms_of(["case:1"])["case:1"]


def test_a_duty_that_ran_out_where_it_ended_first_is_not_paused_where_it_still_runs():
    a_company()
    a_signed_scope()
    a_place("Bilbao")
    a_place("Madrid", *sorted(NATIONAL))
    api.file_matter(a_filing(a_service(standards=False)), at=FILED)
    ends = {t.place: t.ends_before for t in found() if t.duty == "ES10-15BD"}
    assert ends["Bilbao"] < ends["Madrid"]
    between = ends["Bilbao"] + timedelta(hours=1)
    assert between < ends["Madrid"]
    with pytest.raises(UnknownPauseError):
        ask("awaiting_customer_completion", between)
    assert [t.place for t in found() if t.duty == "ES10-15BD" and t.is_first] == ["Bilbao"]
    api.stop_terms(subject="case:1", at=between)
    ended = {t.place: t.state for t in found() if t.duty == "ES10-15BD"}
    assert ended["Bilbao"] is TermState.LATE


def test_a_pause_in_which_nothing_stands_any_more_ends_and_another_can_begin():
    a_company()
    a_signed_scope(countries=("PE",))
    a_place("Lima", country="PE")
    service = a_service(standards=False)
    api.file_matter(a_filing(service), at=FILED)
    (kind,) = {kind for t in found() for kind in t.may_pause}
    assert ask(kind, FILED + DAY)
    api.file_matter(a_filing(service, kind="query"), at=FILED + 2 * DAY)
    assert TermState.PAUSED not in {t.state for t in found()}
    assert not api.resume_terms(subject="case:1", at=FILED + 3 * DAY)
    api.file_matter(a_filing(service), at=FILED + 3 * DAY)
    (again,) = [t for t in found() if kind in t.may_pause and t.is_first]
    assert again.state is TermState.RUNNING
    assert again.ends_before is not None
    assert ask(kind, FILED + 4 * DAY)
