"""The practice company's cases: open, answered, resolved, one overdue, one nearly so."""

from datetime import UTC, datetime

import pytest

from vinculo.cases.contracts import CaseStatus
from vinculo.cases.models import Case, Restriction
from vinculo.kernel.demo import demo_id, demo_parts, demo_secrets
from vinculo.kernel.testing import run_jobs

AT = datetime(2026, 11, 19, 17, 0, tzinfo=UTC)
ORDER = ("identity", "organization", "portfolio", "customers", "interactions", "routing", "cases")


@pytest.mark.django_db
def test_practice_mails_become_cases_once(settings) -> None:
    settings.PRACTICE = True
    demo_secrets.password = "laguna-verde-27"
    for part in ORDER:
        demo_parts[part](AT)
    cases = list(Case.objects.all())
    assert len(cases) == 20
    statuses = {status: sum(c.status == status for c in cases) for status in CaseStatus}
    assert statuses[CaseStatus.RESOLVED] == 7
    assert statuses[CaseStatus.WAITING] == 2
    assert Case.objects.overdue(AT).count() == 1
    assert Case.objects.unresolved().filter(warn_at__lte=AT, due_at__gt=AT).count() >= 1
    run_jobs(limit=500)
    assert Case.objects.count() == 20
    assert {c.pk: c.status for c in Case.objects.all()} == {c.pk: c.status for c in cases}
    assert all(c.subject_class_id for c in cases if c.status == CaseStatus.RESOLVED)
    (kept,) = [c for c in cases if c.restriction_id]
    assert f"restricted:{demo_id('user:pilar')}" in kept.access_keys
    assert "Javier" in Restriction.objects.get(case=kept).reason
