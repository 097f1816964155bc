"""Taking lines up into the chain, in batches, one sealer at a time.

A line is final when no transaction that is still open could stand before it. Transaction ids
begin anew in a restored database: a seal says in which cluster it was made, and after a restore
everything without a link is looked for once.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction

from vinculo.kernel.evidence.hashing import BEGINNING, link_hash
from vinculo.kernel.models import EvidenceLink, EvidenceSeal

BATCH = 5_000
LOCK = 0x56_49_4E_43_55_4C_4F
"""Key of the advisory lock under which one process seals."""

CLUSTER = "SELECT system_identifier::text, pg_snapshot_xmin(pg_current_snapshot())::text"
CLUSTER += " FROM pg_control_system()"
FINAL_LINES = """
SELECT e.id, e.hash, e.xid::text
  FROM kernel_evidenceline AS e
 WHERE e.xid >= %s::xid8
   AND (e.xid < pg_snapshot_xmin(pg_current_snapshot())
        OR e.xid >= pg_snapshot_xmax(pg_current_snapshot()))
   AND NOT EXISTS (SELECT 1 FROM kernel_evidencelink AS l WHERE l.line_id = e.id)
 ORDER BY e.xid, e.id
 LIMIT %s
"""


@dataclass(frozen=True, kw_only=True)
class Head:
    """The end of the chain: ``position`` links, the last of them ``hash``; sealed at a time."""

    position: int
    hash: str
    sealed_at: datetime | None


def head() -> Head:
    """The end of the chain as it stands; position 0 before the first line."""
    last = EvidenceSeal.objects.order_by("-position").first()
    if last is None:
        return Head(position=0, hash=BEGINNING, sealed_at=None)
    return Head(position=last.position, hash=last.hash, sealed_at=last.sealed_at)


def seal(*, at: datetime, batch: int = BATCH) -> int:
    """Take up every final line; how many. Does nothing while another process seals."""
    sealed = 0
    while True:
        taken = _seal_batch(at=at, batch=batch)
        sealed += taken
        if taken < batch:
            return sealed


@transaction.atomic
def _seal_batch(*, at: datetime, batch: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK])
        if not cursor.fetchone()[0]:
            return 0
        last = EvidenceSeal.objects.order_by("-position").first()
        cursor.execute(CLUSTER)
        cluster, horizon = cursor.fetchone()
        begins = str(last.low_xid) if last is not None and last.cluster == cluster else "0"
        cursor.execute(FINAL_LINES, [begins, batch])
        found = cursor.fetchall()
    if not found:
        return 0
    position, previous = (last.position, last.hash) if last else (0, BEGINNING)
    links = []
    for line_id, line_hash, _xid in found:
        position, previous = position + 1, link_hash(previous, line_hash)
        links.append(EvidenceLink(position=position, line_id=line_id, hash=previous))
    EvidenceLink.objects.bulk_create(links)
    EvidenceSeal.objects.create(
        position=position,
        hash=previous,
        low_xid=_next_beginning(found[-1][2], horizon=horizon, is_all=len(found) < batch),
        cluster=cluster,
        sealed_at=at,
    )
    return len(found)


def _next_beginning(last_xid: str, *, horizon: str, is_all: bool) -> int:
    """From which transaction on the next batch has to look.

    When all was taken, everything before the horizon is in the chain. When the batch was full,
    the rest of its last transaction still waits; a line of before a restore can lie beyond the
    horizon and must not carry the beginning there.
    """
    return int(horizon) if is_all else min(int(last_xid), int(horizon))
