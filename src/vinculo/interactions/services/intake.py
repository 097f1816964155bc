"""Taking messages in: the bytes first, then a row, and only then anybody tries to read them."""

from dataclasses import asdict
from datetime import datetime, timedelta
from typing import BinaryIO
from uuid import UUID

from django.db import transaction
from django.db.models import F

from vinculo.interactions.contracts import RawState, WireEnvelope
from vinculo.interactions.domain.errors import UnknownRawMessageError
from vinculo.interactions.domain.limits import MAX_BYTES
from vinculo.interactions.models import RawMessage
from vinculo.interactions.services import apart
from vinculo.kernel import blobs, jobs
from vinculo.kernel.ids import new_id, new_public_key

STALE_AFTER = timedelta(minutes=2)


def take_in(
    source: BinaryIO,
    *,
    via: str,
    at: datetime,
    raw_id: UUID | None = None,
    envelope: WireEnvelope | None = None,
) -> UUID:
    """Keep a raw message and ask for it to be understood; return its id.

    When this returns, the bytes are on disk and the row is committed with its job. The very same
    bytes again are recorded as a delivery of their own and not read a second time.
    """
    digest, size = blobs.store(source)
    return enter(digest, size, via=via, at=at, raw_id=raw_id, envelope=envelope)


@transaction.atomic
def enter(
    digest: str,
    size: int,
    *,
    via: str,
    at: datetime,
    raw_id: UUID | None = None,
    envelope: WireEnvelope | None = None,
) -> UUID:
    """The row of bytes that lie on disk already, with the job that reads them."""
    raw_id = raw_id or new_id()
    first = (
        RawMessage.objects.filter(blob=digest)
        .exclude(state__in=[RawState.DUPLICATE, RawState.REFUSED])
        .order_by("id")
        .first()
    )
    state, reason = RawState.STORED, ""
    if size > MAX_BYTES:
        state, reason, first = RawState.REFUSED, "too_large", None
    elif first is not None:
        state, reason = RawState.DUPLICATE, "duplicate"
    RawMessage.objects.create(
        id=raw_id,
        key=new_public_key(),
        blob=digest,
        size_bytes=size,
        via=via,
        envelope=asdict(envelope) if envelope else {},
        state=state,
        reason=reason,
        duplicate_of=first,
        received_at=at,
        settled_at=None if state == RawState.STORED else at,
    )
    if state == RawState.STORED:
        ask_to_understand(raw_id, size=size)
    return raw_id


def ask_to_understand(raw_id: UUID, *, size: int, released: bool = False) -> None:
    """Defer the reading of one raw message, in the open transaction; large ones wait apart."""
    jobs.defer(
        "interactions.understand",
        arguments={"raw_id": str(raw_id), "released": released},
        lock=f"understand:{raw_id}",
        queueing_lock=f"understand:{raw_id}",
        queue="large" if size > apart.LARGE_BYTES else "intake",
    )


def begin(raw_id: UUID) -> RawMessage | None:
    """Count one more attempt, committed before the bytes are touched; None when it is settled."""
    waiting = RawMessage.objects.filter(pk=raw_id, state=RawState.STORED)
    if not waiting.update(attempts=F("attempts") + 1):
        return None
    return RawMessage.objects.get(pk=raw_id)


def settle(
    raw_id: UUID,
    *,
    state: RawState,
    at: datetime,
    reason: str = "",
    duplicate_of: UUID | None = None,
) -> None:
    """Say what became of a raw message that was waiting."""
    RawMessage.objects.filter(pk=raw_id, state=RawState.STORED).update(
        state=state, reason=reason, duplicate_of_id=duplicate_of, settled_at=at
    )


def retry(*, raw_id: UUID) -> None:
    """Read a message that was put aside once more, because a person asks for it."""
    with transaction.atomic():
        changed = RawMessage.objects.filter(pk=raw_id, state=RawState.QUARANTINED).update(
            state=RawState.STORED, reason="", attempts=0, settled_at=None
        )
        if not changed:
            raise UnknownRawMessageError(raw_id=raw_id)
        ask_to_understand(raw_id, size=_size_of(raw_id), released=True)


def sweep(*, at: datetime, most: int = 500) -> int:
    """Ask again for messages that no job remembers; return how many."""
    forgotten = list(
        RawMessage.objects.filter(state=RawState.STORED, received_at__lt=at - STALE_AFTER)
        .order_by("received_at", "pk")
        .values_list("pk", "size_bytes")[:most]
    )
    with transaction.atomic():
        for raw_id, size in forgotten:
            ask_to_understand(raw_id, size=size)
    return len(forgotten)


def _size_of(raw_id: UUID) -> int:
    return RawMessage.objects.values_list("size_bytes", flat=True).get(pk=raw_id)
