"""A complaint of an audit that its auditor may not look at: another one does, or another is drawn.

Whoever audits may handle what was drawn after the lot: a complaint lives again, a remedy is given.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext

from vinculo.complaints import policy
from vinculo.complaints.domain.process import (
    NothingLeftError,
    NotInTheWayError,
    SecondAuditorError,
    drawn,
)
from vinculo.complaints.models import Audit, AuditFinding, AuditItem
from vinculo.complaints.selectors.auditable import drawn_from, may_look
from vinculo.complaints.services import auditing
from vinculo.identity import api as identity
from vinculo.kernel import evidence
from vinculo.kernel.actor import Actor
from vinculo.work import api as work


@transaction.atomic
def hand_over(
    *, audit_id: UUID, complaint_id: UUID, to: UUID | None, actor: Actor, at: datetime
) -> None:
    """Let another auditor look at it, who gets a task; who both are stays on record.

    Raises NoSuchAuditError, NotAllowedError, AuditOverError, NotInTheWayError, SecondAuditorError.
    """
    audit, item = _in_the_way(audit_id, complaint_id, actor)
    person = identity.actor_for(to) if to and to != audit.auditor_id else None
    if (
        person is None
        or to is None
        or not policy.may(person, "complaints.audit")
        or not may_look(person, complaint_id)
    ):
        raise SecondAuditorError
    item.auditor_id, item.moved_at = to, at
    item.save(update_fields=["auditor", "moved_at"])
    work.give(
        owner_id=to,
        title=gettext("Auditar una reclamación de otra persona: %(name)s") % {"name": audit.name},
        details="",
        by=actor,
        subject=auditing.subject_of(audit.pk),
        url=auditing.page_of(audit.pk),
        at=at,
    )
    _prove(audit, item, at=at, to=str(to))


@transaction.atomic
def replace(*, audit_id: UUID, complaint_id: UUID, actor: Actor, at: datetime) -> None:
    """Draw another one in its place, with the audit's own seed; the one replaced stays on record.

    Raises NoSuchAuditError, NotAllowedError, AuditOverError, NotInTheWayError, NothingLeftError.
    """
    audit, item = _in_the_way(audit_id, complaint_id, actor)
    sample = AuditItem.objects.filter(audit=audit)
    rows = drawn_from(actor=actor, since=audit.since, until=audit.until)
    left = rows.exclude(pk__in=sample.values("complaint_id"))
    found = drawn(list(left.values_list("pk", flat=True)), seed=audit.seed, size=1)
    if not found:
        raise NothingLeftError
    last = sample.aggregate(last=Max("position"))["last"] or 0
    item.replaced_by = AuditItem.objects.create(
        audit=audit, complaint_id=found[0], position=last + 1
    )
    item.auditor_id, item.moved_at = None, at
    item.save(update_fields=["auditor", "replaced_by", "moved_at"])
    _prove(audit, item, at=at, drawn=str(found[0]))


def _in_the_way(audit_id: UUID, complaint_id: UUID, actor: Actor) -> tuple[Audit, AuditItem]:
    """The auditor's own audit and the item that whoever looks at it may not judge."""
    audit = auditing.locked(audit_id, actor)
    rows = AuditItem.objects.select_for_update().filter(audit=audit, replaced_by__isnull=True)
    item = rows.filter(complaint_id=complaint_id).first()
    if item is None:
        raise auditing.NoSuchAuditError
    person = identity.actor_for(item.auditor_id) if item.auditor_id else actor
    can_look = person is not None and may_look(person, complaint_id)
    if can_look or AuditFinding.objects.filter(item=item).exists():
        raise NotInTheWayError
    return audit, item


def _prove(audit: Audit, item: AuditItem, *, at: datetime, **facts: str) -> None:
    kept = {"complaint": str(item.complaint_id), "by": str(audit.auditor_id), "at": at.isoformat()}
    subject = auditing.subject_of(audit.pk)
    evidence.record(
        evidence.Proof(kind="complaints.audit_item_moved", subject=subject, facts=kept | facts)
    )
