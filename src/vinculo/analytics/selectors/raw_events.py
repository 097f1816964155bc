"""Figures counted again from the lines of evidence, which nobody can change."""

from datetime import datetime

from django.db import connection

from vinculo.analytics.domain.evaluation import Counted

TERMS = """
WITH read AS (
    SELECT line.subject, line.kind, line.recorded_at, line.id, said->>'duty' AS duty,
           said->>'started_at' AS started_at, said->>'ends_before' AS ends_before,
           said->>'state' AS state, (said->>'is_first')::boolean AS is_first
      FROM kernel_evidenceline AS line,
           LATERAL (SELECT line.facts::jsonb AS said OFFSET 0) AS told
     WHERE line.kind IN ('portfolio.term_started', 'portfolio.term_moved',
                         'portfolio.term_ended', 'portfolio.term_resumed')
), lines AS (
    SELECT *, count(*) FILTER (WHERE kind = 'portfolio.term_started') OVER (
               PARTITION BY subject, duty ORDER BY recorded_at, id
           ) AS run
      FROM read
     WHERE duty IS NOT NULL AND (kind <> 'portfolio.term_started' OR is_first)
), terms AS (
    SELECT subject, duty, run,
           max(started_at) FILTER (WHERE kind = 'portfolio.term_started') AS started_at,
           max(ends_before) FILTER (WHERE kind = 'portfolio.term_started') AS ends_before,
           count(*) FILTER (WHERE kind = 'portfolio.term_moved') > 0 AS is_moved,
           (array_agg(ends_before ORDER BY recorded_at DESC, id DESC)
               FILTER (WHERE kind = 'portfolio.term_moved'))[1] AS moved_to,
           (array_agg(state ORDER BY recorded_at DESC, id DESC)
               FILTER (WHERE kind IN ('portfolio.term_ended', 'portfolio.term_resumed'))
           )[1] AS state
      FROM lines GROUP BY subject, duty, run
)
SELECT duty,
       count(*) FILTER (
           WHERE state IN ('kept', 'late') OR (state IS NULL
             AND (CASE WHEN is_moved THEN moved_to ELSE ends_before END)::timestamptz <= %(at)s)
       ) AS n,
       count(*) FILTER (WHERE state = 'kept') AS kept
  FROM terms
 WHERE started_at::timestamptz >= %(since)s AND started_at::timestamptz < %(until)s
 GROUP BY duty
"""
"""Each duty that began in the time, the end it has now, and the last that is on record of it.

What has no end on record (it stands still) is open; what has one that is past was not kept. A duty
that begins again for the same thing, as a complaint about an answered query does, counts again.
"""

PROMISES = """
WITH told AS (
    SELECT DISTINCT ON (line.subject) line.subject, line.kind
      FROM kernel_evidenceline AS line,
           LATERAL (SELECT (line.facts::jsonb->>'due_at')::timestamptz AS due_at OFFSET 0) AS told
     WHERE line.kind LIKE 'promises.%%'
       AND due_at >= %(since)s AND due_at < %(until)s
     ORDER BY line.subject, line.recorded_at DESC, line.id DESC
)
SELECT count(*) FILTER (
           WHERE kind IN ('promises.kept', 'promises.broken', 'promises.repaired')
       ) AS n,
       count(*) FILTER (WHERE kind = 'promises.kept') AS kept
  FROM told
"""
"""Each promise that was due in the time and the last thing that is on record of it."""


def terms_recounted(*, since: datetime, until: datetime, at: datetime) -> dict[str, Counted]:
    """The share kept of each duty's terms that began in the time and are over at ``at``."""
    with connection.cursor() as cursor:
        cursor.execute(TERMS, {"since": since, "until": until, "at": at})
        return {duty: Counted.of(kept, n) for duty, n, kept in cursor.fetchall()}


def promises_recounted(*, since: datetime, until: datetime) -> Counted:
    """The share kept of the promises that were due in the time."""
    with connection.cursor() as cursor:
        cursor.execute(PROMISES, {"since": since, "until": until})
        n, kept = cursor.fetchone() or (0, 0)
        return Counted.of(kept, n)
