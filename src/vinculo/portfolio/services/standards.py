"""What can be done to standards: written, withdrawn, measured."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import formats

from vinculo.kernel import events, evidence
from vinculo.kernel.errors import DomainError
from vinculo.kernel.metrics import metrics
from vinculo.lib.calendar import ClosedTooLongError, add_open_time
from vinculo.organization import api as organization
from vinculo.portfolio.contracts import StandardDraft
from vinculo.portfolio.domain.standards import check_draft
from vinculo.portfolio.events import MeasuringAsked, StandardWithdrawn
from vinculo.portfolio.models import Standard
from vinculo.portfolio.services.catalogue import locked


class UnreachableStandardError(DomainError):
    """The calendar does not open enough for the target."""

    code = "standard_unreachable"


class StandardEarlyError(DomainError):
    """A version would begin before the one that it follows."""

    code = "standard_early"


def create_standard(
    *, service_id: UUID, draft: StandardDraft, at: datetime, by: UUID | None = None
) -> UUID:
    """Append the next version of a standard; clocks that run keep the one they started under.

    In force at once it ends the versions that were planned for later.

    Raises ServiceNotFoundError, UnreachableStandardError, StandardEarlyError and the errors of
    ``check_draft``.
    """
    check_draft(draft, registered=metrics)
    if draft.target is not None:
        try:
            add_open_time(organization.calendar_of(draft.calendar_id), at, draft.target)
        except ClosedTooLongError:
            raise UnreachableStandardError from None
    with transaction.atomic():
        service = locked(service_id)
        last = _last(service_id, draft.metric)
        begins = draft.valid_from or at
        if last is not None and begins < last.valid_from and draft.valid_from is not None:
            raise StandardEarlyError(since=formats.date_format(last.valid_from, "DATE_FORMAT"))
        row = Standard.objects.create(
            service=service,
            party_id=draft.party_id,
            metric=draft.metric,
            version=last.version + 1 if last else 1,
            name=draft.name.strip(),
            target=draft.target,
            goal=draft.goal,
            unit=draft.unit.strip(),
            better=draft.better,
            min_share_pct=draft.min_share_pct,
            audience=draft.audience,
            audience_words=draft.audience_words.strip(),
            owner_id=draft.owner_id,
            warn_pct=draft.warn_pct,
            calendar_id=draft.calendar_id,
            words=draft.words.strip(),
            words_en=draft.words_en.strip(),
            staff_words=draft.staff_words.strip(),
            staff_words_en=draft.staff_words_en.strip(),
            valid_from=begins,
            created_at=at,
            created_by=by,
        )
        _prove("set", row, by=by)
        return row.pk


@transaction.atomic
def withdraw_standard(
    *, service_id: UUID, metric: str, at: datetime, by: UUID | None = None
) -> None:
    """End a standard from ``at`` on, and what was planned of it; without one nothing happens.

    Raises ServiceNotFoundError.
    """
    locked(service_id)
    last = _last(service_id, metric)
    if last is None or last.withdrawn:
        return
    copied = {
        field.attname: getattr(last, field.attname)
        for field in Standard._meta.concrete_fields
        if not field.primary_key
    }
    row = Standard.objects.create(
        **copied
        | {
            "version": last.version + 1,
            "withdrawn": True,
            "valid_from": at,
            "created_at": at,
            "created_by": by,
        }
    )
    _prove("withdrawn", row, by=by)
    events.publish(StandardWithdrawn(service_id=service_id, metric=metric, withdrawn_at=at))


@transaction.atomic
def ask_for_measuring(*, service_id: UUID, at: datetime) -> None:
    """Ask whoever computes metrics to measure a service now. Raises ServiceNotFoundError."""
    locked(service_id)
    events.publish(MeasuringAsked(service_id=service_id, asked_at=at))


def next_unmeasured(service_id: UUID) -> str:
    """The key of the next standard of a service that nothing measures."""
    used = set(
        Standard.objects.filter(service_id=service_id, metric__startswith="none-").values_list(
            "metric", flat=True
        )
    )
    number = 1
    while f"none-{number}" in used:
        number += 1
    return f"none-{number}"


def _last(service_id: UUID, metric: str) -> Standard | None:
    return (
        Standard.objects.filter(service_id=service_id, metric=metric).order_by("-version").first()
    )


def _prove(what: str, row: Standard, *, by: UUID | None) -> None:
    facts = {
        "standard": str(row.pk),
        "metric": row.metric,
        "version": row.version,
        "target_seconds": int(row.target.total_seconds()) if row.target else None,
        "goal": str(row.goal) if row.goal is not None else None,
        "since": row.valid_from.isoformat(),
        "by": str(by or ""),
    }
    evidence.record(
        evidence.Proof(
            kind=f"portfolio.standard_{what}", subject=f"service:{row.service_id}", facts=facts
        )
    )
