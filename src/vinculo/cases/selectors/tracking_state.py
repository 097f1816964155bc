"""How a matter goes, for whoever has its key alone: no names, no words, no files."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import OuterRef, Subquery

from vinculo.cases.contracts import CaseStatus
from vinculo.cases.domain.tracking import KEEP, Next, expires_at
from vinculo.cases.models import Case, TrackingRule
from vinculo.cases.selectors.tracking import next_step
from vinculo.portfolio import api as portfolio
from vinculo.portfolio.contracts import TermState, TermView
from vinculo.routing.contracts import ItemState

TOLD = frozenset({TermState.RUNNING, TermState.PAUSED, TermState.KEPT, TermState.LATE})


@dataclass(frozen=True, kw_only=True)
class MatterState:
    """Where a matter stands, as far as its key alone tells; ``terms`` are those of the law."""

    case_id: UUID
    key: str
    number: str
    service_name: str
    status: CaseStatus
    opened_at: datetime
    taken_at: datetime | None
    first_answered_at: datetime | None
    resolved_at: datetime | None
    closed_at: datetime | None
    next: Next
    terms: tuple[TermView, ...]
    owner_name: str = ""


def state_by_key(key: str, *, at: datetime) -> MatterState | None:
    """The matter with this key; None: there is none, it is over for long, or it is hidden.

    One question either way, so that nobody learns by waiting which of them it was.
    """
    keep_days = TrackingRule.objects.filter(service_id=OuterRef("service_id")).values("keep_days")
    case = (
        Case.objects.filter(key=key, keys_hidden__isnull=True)
        .annotate(keep_days=Subquery(keep_days[:1]))
        .values_list(
            *("id", "key", "number", "status", "service_id", "opened_at", "first_answered_at"),
            *("resolved_at", "closed_at", "waiting_until", "service__name"),
            *("item__state", "item__taken_at", "keep_days"),
            named=True,
        )
        .first()
    )
    if case is None or not _is_live(case.resolved_at, case.keep_days, at):
        return None
    return MatterState(
        case_id=case.id,
        key=case.key,
        number=case.number,
        service_name=case.service__name,
        status=CaseStatus(case.status),
        opened_at=case.opened_at,
        taken_at=case.item__taken_at if case.item__state == ItemState.TAKEN else None,
        first_answered_at=case.first_answered_at,
        resolved_at=case.resolved_at,
        closed_at=case.closed_at,
        next=next_step(case, at),
        terms=_terms(case.id),
    )


def _is_live(ended_at: datetime | None, keep_days: int | None, at: datetime) -> bool:
    """As long as a link of it would be."""
    if ended_at is None:
        return True
    keep = timedelta(days=keep_days) if keep_days is not None else KEEP
    return at < expires_at(issued_at=ended_at, ended_at=ended_at, keep=keep)


def _terms(case_id: UUID) -> tuple[TermView, ...]:
    subject = f"case:{case_id}"
    found = [
        one for one in portfolio.terms_of([subject])[subject] if one.is_first and one.state in TOLD
    ]
    return tuple(sorted(found, key=lambda one: (one.ends_before or one.started_at, one.duty)))
