"""What was put aside and waits for a look."""

import base64
import binascii
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Q

from vinculo.interactions import policy
from vinculo.interactions.contracts import RawPage, RawRow, RawState
from vinculo.interactions.models import RawMessage
from vinculo.kernel.actor import Actor

PAGE_SIZE = 50


def raw_page(*, actor: Actor, cursor: str = "", size: int = PAGE_SIZE, reason: str = "") -> RawPage:
    """Messages put aside (for one ``reason`` when it is given), the newest first, by pages."""
    rows = RawMessage.objects.filter(policy.visible_raw(actor))
    if reason:
        rows = rows.filter(reason=reason)
    if before := read_cursor(cursor):
        moment, last_id = before
        rows = rows.filter(Q(received_at__lt=moment) | Q(received_at=moment, pk__lt=last_id))
    found = list(rows.order_by("-received_at", "-pk")[: size + 1])
    shown = found[:size]
    return RawPage(
        rows=tuple(_row(raw) for raw in shown),
        next_cursor=write_cursor(shown[-1].received_at, shown[-1].pk) if len(found) > size else "",
    )


def counts_by_reason(*, actor: Actor) -> dict[str, int]:
    """How many wait in quarantine for each reason, the most frequent first; refused ones apart."""
    waiting = RawMessage.objects.filter(policy.visible_raw(actor), state=RawState.QUARANTINED)
    counted = waiting.values("reason").annotate(n=Count("pk")).order_by("-n", "reason")
    return {row["reason"]: row["n"] for row in counted}


def raw_row(*, actor: Actor, raw_id: UUID) -> RawRow | None:
    """One message put aside."""
    raw = RawMessage.objects.filter(policy.visible_raw(actor), pk=raw_id).first()
    return _row(raw) if raw else None


def _row(raw: RawMessage) -> RawRow:
    return RawRow(
        id=raw.pk,
        key=raw.key,
        state=RawState(raw.state),
        reason=raw.reason,
        via=raw.via,
        sender=raw.sender,
        subject=raw.subject,
        size_bytes=raw.size_bytes,
        attempts=raw.attempts,
        received_at=raw.received_at,
    )


def write_cursor(moment: datetime, pk: UUID) -> str:
    """Where the next page begins."""
    return base64.urlsafe_b64encode(f"{pk}{moment.isoformat()}".encode()).decode()


def read_cursor(cursor: str) -> tuple[datetime, UUID] | None:
    """What a cursor says; None for the first page and for nonsense."""
    try:
        text = base64.urlsafe_b64decode(cursor).decode()
        return (datetime.fromisoformat(text[36:]), UUID(text[:36])) if text else None
    except (binascii.Error, UnicodeDecodeError, ValueError):
        return None
