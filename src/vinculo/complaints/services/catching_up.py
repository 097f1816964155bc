"""Complaints whose terms never began: those of before an upgrade, or before anybody had signed."""

import logging
from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from vinculo.complaints.models import Complaint
from vinculo.complaints.services import legal
from vinculo.kernel import jobs
from vinculo.kernel.errors import DomainError
from vinculo.organization import api as organization
from vinculo.portfolio import api as portfolio

log = logging.getLogger(__name__)
TASK = "complaints.catch_up_more"
AT_ONCE = 500
"""So many are looked at with one question."""
MOST = 100
"""So many begin in one round, each in a transaction of its own; the rest in rounds of their own."""


def catch_up(*, at: datetime, most: int = MOST) -> int:
    """Begin the terms that complaints without an answer are owed, the oldest first; how many.

    Each from when it was said, by what had been signed and chosen then, or first. What began is
    never taken away. Safe to run at any time.
    """
    begun = 0
    for complaint_id in missing():
        if begun >= most:
            break
        try:
            begun += legal.begin_terms(complaint_id=complaint_id, at=at, is_first=True) > 0
        except DomainError:
            log.warning("the terms of complaint %s cannot begin", complaint_id, exc_info=True)
    return begun


def ask() -> None:
    """Let a round begin soon; one that waits already is enough."""
    jobs.defer(TASK, arguments={}, queueing_lock=TASK)


def missing() -> Iterator[UUID]:
    """Complaints without an answer and without terms where a law has duties, the oldest first."""
    if not organization.company_exists():
        return
    law = portfolio.law_history()
    if not law.scopes and not law.choices:
        return
    rows = Complaint.objects.open().filter(answered_at__isnull=True).order_by("filed_at", "pk")
    found = list(rows.values_list("pk", "case_id", "service_id", "filed_at"))
    for start in range(0, len(found), AT_ONCE):
        few = found[start : start + AT_ONCE]
        known = portfolio.terms_of([legal.subject_of(case_id) for _key, case_id, *_ in few])
        for key, case_id, service_id, filed_at in few:
            if (
                not known[legal.subject_of(case_id)]
                and law.law_of(service_id, filed_at=filed_at).duties
            ):
                yield key
