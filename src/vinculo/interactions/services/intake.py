"""Taking messages in: the bytes first, then a row, and only then anybody tries to read them."""

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import BinaryIO
from uuid import UUID

from django.db import connection, transaction
from django.db.models import F, Q

from vinculo.interactions.contracts import RawState, WireEnvelope
from vinculo.interactions.domain.errors import UnknownRawMessageError
from vinculo.interactions.domain.limits import MAX_BYTES
from vinculo.interactions.models import RawMessage
from vinculo.interactions.services import apart
from vinculo.kernel import blobs, jobs
from vinculo.kernel.ids import new_id, new_public_key
from vinculo.kernel.inserting import insert_all

STALE_AFTER = timedelta(seconds=30)
VIA_PAGE = "tracking"
"""What a raw message that was written on the page of a matter came by; else it is like a mail."""
VIA_IMPORT = "import"
MOST_AT_ONCE = 50
MOST_BYTES_AT_ONCE = 4 * 1024 * 1024
TRIED = 1
"""Attempts of a message that a person lets in: it is read by itself, not among others."""
BEGIN_OLDEST = """
WITH oldest AS MATERIALIZED (
     SELECT id, size_bytes, received_at FROM interactions_rawmessage
      WHERE state = 'stored' AND attempts = 0 AND via <> %s AND size_bytes <= %s
      ORDER BY received_at, id LIMIT %s FOR UPDATE SKIP LOCKED),
taken AS (
     SELECT id FROM (
            SELECT id, sum(size_bytes) OVER (ORDER BY received_at, id) - size_bytes AS before
              FROM oldest) AS counted
      WHERE before < %s)
UPDATE interactions_rawmessage AS raw SET attempts = 1 FROM taken WHERE raw.id = taken.id
RETURNING raw.id
"""


@dataclass(frozen=True, kw_only=True)
class Delivered:
    """Bytes that lie on disk and how they came."""

    blob: str
    size_bytes: int
    via: str
    at: datetime
    envelope: WireEnvelope | None = None


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


def enter(
    digest: str,
    size: int,
    *,
    via: str,
    at: datetime,
    raw_id: UUID | None = None,
    envelope: WireEnvelope | None = None,
) -> UUID:
    """The row of bytes that lie on disk already; they will be read after the commit."""
    delivered = Delivered(blob=digest, size_bytes=size, via=via, at=at, envelope=envelope)
    return enter_all([delivered], raw_ids=[raw_id or new_id()])[0].pk


def enter_all(delivered: Sequence[Delivered], *, raw_ids: Sequence[UUID] = ()) -> list[RawMessage]:
    """The same for what was delivered at one moment: one commit for all of it, in its order."""
    ids = raw_ids or [new_id() for _ in delivered]
    with transaction.atomic():
        rows = _rows(list(zip(ids, delivered, strict=True)))
        insert_all(rows)
        for row in rows:
            if row.state == RawState.STORED and row.size_bytes > apart.LARGE_BYTES:
                ask_to_understand(row.pk, size=row.size_bytes)
    if any(row.state != RawState.REFUSED and row.size_bytes <= apart.LARGE_BYTES for row in rows):
        ask()
    return rows


def _rows(delivered: Sequence[tuple[UUID, Delivered]]) -> list[RawMessage]:
    """What the very same bytes brought before is named, also within what is delivered now."""
    firsts: dict[str, UUID] = {}
    before = RawMessage.objects.filter(blob__in={one.blob for _, one in delivered}).exclude(
        state__in=[RawState.DUPLICATE, RawState.REFUSED]
    )
    for blob, pk in before.order_by("id").values_list("blob", "pk"):
        firsts.setdefault(blob, pk)
    rows = []
    for pk, one in delivered:
        first = firsts.get(one.blob)
        state, reason = RawState.STORED, ""
        if one.size_bytes > MAX_BYTES:
            state, reason, first = RawState.REFUSED, "too_large", None
        elif first is not None:
            state, reason = RawState.DUPLICATE, "duplicate"
        else:
            firsts[one.blob] = pk
        rows.append(
            RawMessage(
                id=pk,
                key=new_public_key(),
                blob=one.blob,
                size_bytes=one.size_bytes,
                via=one.via,
                envelope=asdict(one.envelope) if one.envelope else {},
                state=state,
                reason=reason,
                duplicate_of_id=first,
                received_at=one.at,
                settled_at=None if state == RawState.STORED else one.at,
            )
        )
    return rows


def ask() -> None:
    """Let the worker read what waits: one job for all of it, unless one is about to begin."""
    jobs.defer_unless_waiting("interactions.understand_waiting", queue="intake")


def begin_oldest() -> tuple[list[RawMessage], bool]:
    """Begin to read the oldest messages that nobody has begun; whether more may wait.

    The attempt is committed before the bytes are touched: who comes after takes others, and one
    that takes the process down is not read among others again. What a person let in, what was
    imported and what is large has a job of its own.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            BEGIN_OLDEST, [VIA_IMPORT, apart.LARGE_BYTES, MOST_AT_ONCE, MOST_BYTES_AT_ONCE]
        )
        ids = [raw_id for (raw_id,) in cursor.fetchall()]
    found = RawMessage.objects.filter(pk__in=ids) if ids else ()
    raws = sorted(found, key=lambda raw: (raw.received_at, raw.pk))
    is_full = sum(raw.size_bytes for raw in raws) >= MOST_BYTES_AT_ONCE
    return raws, is_full or len(raws) == MOST_AT_ONCE


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


def settle_all(raw_ids: Collection[UUID], *, state: RawState, at: datetime) -> None:
    """Say what became of raw messages that were waiting."""
    RawMessage.objects.filter(pk__in=raw_ids, state=RawState.STORED).update(
        state=state, reason="", duplicate_of_id=None, settled_at=at
    )


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
            state=RawState.STORED, reason="", attempts=TRIED, settled_at=None
        )
        if not changed:
            raise UnknownRawMessageError(raw_id=raw_id)
        ask_to_understand(raw_id, size=_size_of(raw_id), released=True)


def sweep(*, at: datetime, most: int = 500) -> int:
    """Ask again for messages that no job remembers; return how many."""
    stale = RawMessage.objects.filter(state=RawState.STORED, received_at__lt=at - STALE_AFTER)
    apart_from_others = Q(attempts__gt=0) | Q(size_bytes__gt=apart.LARGE_BYTES)
    forgotten = list(
        stale.filter(apart_from_others)
        .order_by("received_at", "pk")
        .values_list("pk", "size_bytes")[:most]
    )
    with transaction.atomic():
        for raw_id, size in forgotten:
            ask_to_understand(raw_id, size=size)
    never_begun = stale.exclude(apart_from_others).count()
    if never_begun:
        ask()
    return len(forgotten) + never_begun


def _size_of(raw_id: UUID) -> int:
    return RawMessage.objects.values_list("size_bytes", flat=True).get(pk=raw_id)
