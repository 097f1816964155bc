"""What every change of a complaint has in common: lock it, keep its history, tell open pages."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.urls import reverse

from vinculo.complaints import policy
from vinculo.complaints.contracts import ComplaintState
from vinculo.complaints.domain.steps import AlreadyClosedError
from vinculo.complaints.models import Complaint, ComplaintStep
from vinculo.kernel import live
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import DomainError, NotAllowedError

CHANGED = "complaints.changed"
PREFIX = "complaint:"


class NoSuchComplaintError(DomainError):
    """No such complaint within the person's sight."""

    code = "complaint_not_found"


class MergedError(DomainError):
    """It goes on with the complaint of the case into which its own was merged."""

    code = "complaint_merged"


class VoidError(DomainError):
    """Only a merge of cases had made it a complaint, and the cases are apart again."""

    code = "complaint_void"


def subject_of(complaint_id: UUID) -> str:
    """What tasks, notices and clocks call a complaint."""
    return f"{PREFIX}{complaint_id}"


def page_of(complaint_id: UUID) -> str:
    """Where a complaint is handled."""
    return reverse("complaints:complaint", args=[complaint_id])


def locked(
    complaint_id: UUID, actor: Actor, action: str = "complaints.handle", *, is_open: bool = False
) -> Complaint:
    """The complaint, locked, if ``actor`` may see it and do ``action``.

    ``is_open``: only while nobody has closed it. Names are read after the wait for the lock: those
    joined to the row would be the ones from before it. Raises NoSuchComplaintError,
    NotAllowedError, AlreadyClosedError.
    """
    row = (
        Complaint.objects.filter(policy.visible(actor), pk=complaint_id)
        .select_related("case", "service")
        .select_for_update(of=("self",))
        .first()
    )
    if row is None:
        raise NoSuchComplaintError
    if not (actor.is_system or policy.may(actor, action)):
        raise NotAllowedError(action=action)
    if is_open:
        require_open(row)
    return row


def require_open(row: Complaint) -> None:
    """Who comes second reads who was quicker. Raises MergedError, VoidError, AlreadyClosedError."""
    if row.state == ComplaintState.MERGED:
        raise MergedError
    if row.state == ComplaintState.VOID:
        raise VoidError
    if row.state == ComplaintState.CLOSED:
        who = row.closed_by.name if row.closed_by else "Vínculo"
        raise AlreadyClosedError(who=who)


def enter(
    row: Complaint,
    what: str,
    *,
    at: datetime,
    actor: Actor | None = None,
    words: str = "",
    code: str = "",
) -> ComplaintStep:
    """Add a line to its history and let open pages look again."""
    line = ComplaintStep.objects.create(
        complaint=row,
        what=what,
        at=at,
        by_id=actor.user_id if actor else None,
        words=words[:2000],
        code=code,
    )
    live.push(topics=_keys(row), kind=CHANGED, ref=row.pk)
    return line


def _keys(row: Any) -> list[str]:
    return list(row.case.access_keys)
