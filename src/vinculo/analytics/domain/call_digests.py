"""How calls are hashed: whoever repeats it needs nothing of ours.

A call is the UTF-8 text ``version|received|menu|human|answered|ended_by|reference``; moments are
whole microseconds since 1970 in UTC, empty for what did not happen. Its digest is SHA-256, in
hexadecimal. The digest of a batch is that of its header ``id|told|way|reason`` and, each on a line
of its own and in their order as text, the digests of its calls. The same stands below for a
database to repeat it by its own functions.
"""

import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from uuid import UUID

WAYS = ("file", "api", "before")
"""How calls came: in a file, by the API, or before batches were kept."""
START = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


def digest_of_call(
    *, reference: str, version: int, moments: Iterable[datetime | None], ended_by: str
) -> str:
    """The digest of one call; ``moments``: received, menu, person asked for, answered."""
    parts = [str(version), *("" if one is None else micros(one) for one in moments)]
    return _sha("|".join([*parts, ended_by, reference]))


def digest_of_batch(
    *, batch_id: UUID, told_at: datetime, way: str, reason: str, calls: Iterable[str]
) -> str:
    """The digest of a batch from the digests of its calls."""
    header = "|".join([str(batch_id), micros(told_at), way, reason])
    return _sha("\n".join([header, *sorted(calls)]))


def micros(moment: datetime) -> str:
    """A moment as whole microseconds since 1970."""
    return str((moment - START) // MICROSECOND)


def _sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


KIND, PREFIX = "analytics.calls_told", "calls:"


def _micros(column: str) -> str:
    return f"coalesce((extract(epoch FROM {column}) * 1000000)::bigint::text, '')"


_SHA = "encode(sha256(convert_to({text}, 'UTF8')), 'hex')"
CALL = _SHA.format(
    text=" || '|' || ".join(
        [
            "call.version::text",
            _micros("call.received_at"),
            _micros("call.menu_reached_at"),
            _micros("call.human_requested_at"),
            _micros("call.answered_at"),
            "call.ended_by",
            "call.reference",
        ]
    )
)
"""The digest of what the row ``call`` says."""
_BATCH = _SHA.format(
    text=f"batch.id::text || '|' || {_micros('batch.told_at')} || '|' || batch.way || '|'"
    " || batch.reason || coalesce(E'\\n' || calls.digests, '')"
)
BATCHES = f"""
SELECT '{PREFIX}' || batch.id AS subject, batch.id, coalesce(calls.n, 0) AS n,
       {_BATCH} AS digest, coalesce(calls.is_changed, false) AS is_changed
  FROM analytics_callbatch AS batch
  LEFT JOIN (
    SELECT call.batch_id, count(*) AS n,
           string_agg({CALL}, E'\\n' ORDER BY {CALL} COLLATE "C") AS digests,
           bool_or({CALL} <> call.digest) AS is_changed
      FROM analytics_callrecord AS call GROUP BY call.batch_id
  ) AS calls ON calls.batch_id = batch.id
"""  # noqa: S608 - our own tables
"""Each batch with the count and the digest of what stands in it now."""
