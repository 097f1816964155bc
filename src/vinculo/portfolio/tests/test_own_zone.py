"""A term is counted on the days of its place: its midnight, and its year."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from vinculo.organization.contracts import CalendarDraft
from vinculo.organization.testing import SHOP_WEEK, a_calendar, a_company
from vinculo.portfolio import api
from vinculo.portfolio.contracts import NewFiling, TermView
from vinculo.portfolio.models import LegalTerm
from vinculo.portfolio.services.terms_together import file_all
from vinculo.portfolio.testing import a_service, a_signed_scope, an_asking

pytestmark = pytest.mark.django_db

TIJUANA = ZoneInfo("America/Tijuana")
LIMA = ZoneInfo("America/Lima")


def filed(country: str, zone: ZoneInfo, at: datetime, *, together: bool) -> list[TermView]:
    draft = CalendarDraft(timezone=zone.key, weekly=SHOP_WEEK, country=country, region="")
    a_calendar(name="Aquí", draft=draft)
    at = at.replace(tzinfo=zone).astimezone(UTC)
    service = a_service(standards=False)
    filing = NewFiling(subject="case:1", service_id=service.id, kind="complaint", filed_at=at)
    if together:
        file_all([filing], at=at)
    else:
        api.file_matter(filing, at=at)
    return list(api.terms_of(["case:1"])["case:1"])


@pytest.mark.parametrize("together", [False, True])
def test_a_term_filed_on_the_last_evening_of_the_year_is_kept_with_that_year_and_pauses(
    *, together: bool
) -> None:
    a_company()
    a_signed_scope(countries=("PE",))
    at = datetime(2026, 12, 31, 21)  # noqa: DTZ001
    terms = filed("PE", LIMA, at, together=together)
    assert {row.days.days["first_year"] for row in LegalTerm.objects.select_related("days")} == {
        2026
    }
    (kind,) = {kind for term in terms for kind in term.may_pause}
    paused_at = (at + timedelta(days=4)).replace(tzinfo=LIMA).astimezone(UTC)
    api.pause_terms(
        subject="case:1", kind=kind, reason="x", asked=an_asking(paused_at), at=paused_at
    )
    assert any(term.state == "paused" for term in api.terms_of(["case:1"])["case:1"])


@pytest.mark.parametrize("hour", [20, 23])
@pytest.mark.parametrize("together", [False, True])
def test_a_term_ends_with_the_day_of_the_zone_that_the_calendar_names(
    hour: int, *, together: bool
) -> None:
    a_company()
    a_signed_scope(countries=("MX",), sector="finance")
    terms = filed(
        "MX",
        TIJUANA,
        datetime(2026, 11, 24, hour, 30),  # noqa: DTZ001
        together=together,
    )
    by_days = [term for term in terms if term.due_on is not None and term.ends_before is not None]
    assert {term.due_on.isoformat() for term in by_days if term.due_on} == {"2027-01-07"}
    for term in by_days:
        assert term.ends_before is not None
        end = term.ends_before.astimezone(TIJUANA)
        assert (end.date().isoformat(), end.hour, end.minute) == ("2027-01-08", 0, 0)
