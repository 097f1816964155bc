"""The promises that stand on legal terms stop, go on and end with them.

Matters and complaints both have terms, and their promises name the record that filed them.
"""

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from vinculo.portfolio import api as portfolio
from vinculo.portfolio.contracts import TermState
from vinculo.promises.services.duties import move_duties

A_SECOND = timedelta(seconds=1)


def origin_of_duty(filed_as: UUID, duty: str) -> str:
    """What the promise of a duty names as its origin; ``filed_as``: the matter or complaint."""
    return f"law:{filed_as}:{duty}"


@transaction.atomic
def move_with_terms(
    *,
    filed_as: UUID,
    subject: str,
    states: Collection[TermState],
    at: datetime,
    duties: Collection[str] | None = None,
) -> None:
    """The promises of terms in these states end when those do; of ``duties`` alone, if named.

    Where a term stands still its promise does.
    """
    ends = {
        origin_of_duty(filed_as, term.duty): term.ends_before and term.ends_before - A_SECOND
        for term in portfolio.terms_of([subject])[subject]
        if term.is_first and term.state in states and (duties is None or term.duty in duties)
    }
    move_duties(ends=ends, at=at)


@transaction.atomic
def go_on_with_terms(
    *,
    filed_as: UUID,
    subject: str,
    at: datetime,
    completed_ref: UUID | None = None,
    why: str = "completed",
) -> bool:
    """Terms that stood still go on as their law says, and their promises. False: none stood."""
    terms = portfolio.terms_of([subject])[subject]
    stood = {term.duty for term in terms if term.state is TermState.PAUSED}
    if not portfolio.resume_terms(subject=subject, at=at, completed_ref=completed_ref, why=why):
        return False
    move_with_terms(
        filed_as=filed_as, subject=subject, states={TermState.RUNNING}, at=at, duties=stood
    )
    return True
