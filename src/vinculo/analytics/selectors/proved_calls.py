"""Whether the calls are those that were told: rows, batches and lines of evidence compared.

The database hashes by its own functions what :mod:`vinculo.analytics.domain.call_digests` hashed
when the calls came: two ways to one digest.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from vinculo.analytics.domain.call_digests import BATCHES, CALL, KIND
from vinculo.kernel.models import EvidenceLine

MOST_REFERENCES = 20
_DISAGREE = f"""
WITH batches AS ({BATCHES}),
lines AS (
  SELECT subject, digest, (facts::jsonb ->> 'count')::bigint AS n
    FROM {EvidenceLine._meta.db_table} WHERE kind = '{KIND}')
SELECT coalesce(batches.subject, lines.subject), batches.id
  FROM batches FULL JOIN lines USING (subject)
 WHERE batches.subject IS NULL OR lines.subject IS NULL OR batches.is_changed
    OR batches.n <> lines.n OR batches.digest <> lines.digest
 ORDER BY 1
"""  # noqa: S608 - our own tables
_REFERENCES = f"""
SELECT call.reference FROM analytics_callrecord AS call
 WHERE call.batch_id = %s ORDER BY ({CALL} = call.digest), call.reference LIMIT {MOST_REFERENCES}
"""  # noqa: S608 - our own tables


@dataclass(frozen=True, kw_only=True)
class Disagreement:
    """A batch that is not what its line keeps; ``references``: calls of it, the changed first."""

    subject: str
    batch_id: UUID | None
    references: tuple[str, ...]


def disagreements() -> list[Disagreement]:
    """Every batch of which a call was changed, removed or put in, or which is gone or made up."""
    found = []
    with connection.cursor() as cursor:
        for subject, batch_id in disagreeing():
            cursor.execute(_REFERENCES, [batch_id])
            references = tuple(row[0] for row in cursor.fetchall())
            found.append(Disagreement(subject=subject, batch_id=batch_id, references=references))
    return found


def batches_of(found: Iterable[tuple[str, UUID | None]]) -> set[UUID]:
    """The batches among what disagrees that are there: their calls prove nothing."""
    return {batch_id for _subject, batch_id in found if batch_id is not None}


def disagreeing_subjects() -> list[str]:
    """The same, and those that are gone, as evidence names them."""
    return [subject for subject, _batch_id in disagreeing()]


def disagreeing() -> list[tuple[str, UUID | None]]:
    """Both: subject and batch of whatever disagrees; each call is hashed anew, so ask once."""
    with connection.cursor() as cursor:
        cursor.execute(_DISAGREE)
        return list(dict.fromkeys(cursor.fetchall()))
