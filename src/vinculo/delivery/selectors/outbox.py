"""Reads of outgoing mail."""

import base64
import binascii
from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from vinculo.delivery import policy
from vinculo.delivery.contracts import (
    ArrivedMail,
    DeliveryState,
    MailFate,
    MailPage,
    MailRow,
    OutgoingKind,
)
from vinculo.delivery.domain.explaining import cause_of
from vinculo.delivery.labels import CAUSES, REASONS
from vinculo.delivery.models import OutgoingMail
from vinculo.kernel.actor import Actor
from vinculo.kernel.statements import Statement

PAGE_SIZE = 50


def states(ids: Collection[UUID]) -> dict[UUID, DeliveryState]:
    """The state of each mail that is there."""
    if not ids:
        return {}
    return {row.id: DeliveryState(row.state) for row in _states.rows(ids=list(ids))}


@Statement
def _states(ids: list[UUID]) -> QuerySet[Any, Any]:
    return OutgoingMail.objects.filter(pk__in=ids).values("id", "state")


def fate(mail_id: UUID) -> MailFate | None:
    """What became of one mail; the words are for who set its server up."""
    row = OutgoingMail.objects.filter(pk=mail_id).first()
    if row is None:
        return None
    words = REASONS.get(row.reason) or CAUSES[cause_of(row.reason)] if row.reason else ""
    return MailFate(
        state=DeliveryState(row.state), said=row.reason, words=str(words), settled_at=row.settled_at
    )


def practice_mails(address: str, *, most: int = 50) -> tuple[ArrivedMail, ...]:
    """What landed in the practice mailbox for ``address``, the newest first."""
    rows = OutgoingMail.objects.filter(
        transport="practice", recipients__contains=[address], settled_at__isnull=False
    ).order_by("-created_at", "-pk")[:most]
    return tuple(
        ArrivedMail(id=row.pk, digest=row.blob, reference=row.reference, arrived_at=row.created_at)
        for row in rows
    )


def counts(*, actor: Actor) -> dict[DeliveryState, int]:
    """How many mails are in each state."""
    rows = (
        OutgoingMail.objects.filter(policy.visible(actor))
        .values("state")
        .annotate(n=Count("pk"))
        .order_by("state")
        .values_list("state", "n")
    )
    found = {DeliveryState(state): n for state, n in rows}
    return {state: found.get(state, 0) for state in DeliveryState}


def mail_page(
    *,
    actor: Actor,
    state: DeliveryState | None = None,
    cursor: str = "",
    size: int = PAGE_SIZE,
) -> MailPage:
    """The outbox, the newest first."""
    rows = OutgoingMail.objects.filter(policy.visible(actor))
    if state is not None:
        rows = rows.filter(state=state)
    if before := _read_cursor(cursor):
        moment, last_id = before
        rows = rows.filter(Q(created_at__lt=moment) | Q(created_at=moment, pk__lt=last_id))
    found = list(rows.order_by("-created_at", "-pk")[: size + 1])
    shown = found[:size]
    return MailPage(
        rows=tuple(_row(mail) for mail in shown),
        next_cursor=_cursor(shown[-1]) if len(found) > size else "",
    )


def _row(mail: OutgoingMail) -> MailRow:
    return MailRow(
        id=mail.pk,
        kind=OutgoingKind(mail.kind),
        state=DeliveryState(mail.state),
        subject=mail.subject,
        recipients=tuple(mail.recipients),
        refused=tuple(mail.refused),
        reference=mail.reference,
        reason=mail.reason,
        attempts=mail.attempts,
        created_at=mail.created_at,
        next_attempt_at=mail.next_attempt_at,
        settled_at=mail.settled_at,
    )


def _cursor(mail: OutgoingMail) -> str:
    return base64.urlsafe_b64encode(f"{mail.pk}{mail.created_at.isoformat()}".encode()).decode()


def _read_cursor(cursor: str) -> tuple[datetime, UUID] | None:
    try:
        text = base64.urlsafe_b64decode(cursor).decode()
        return (datetime.fromisoformat(text[36:]), UUID(text[:36])) if text else None
    except (binascii.Error, UnicodeDecodeError, ValueError):
        return None
