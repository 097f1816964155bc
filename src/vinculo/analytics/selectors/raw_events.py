"""Figures counted again from the lines of evidence, which nobody can change."""

from datetime import datetime

from django.db import connection

from vinculo.analytics.domain.evaluation import Counted

TERMS = """
WITH lines AS MATERIALIZED (
    SELECT line.subject, said->>'duty' AS duty, line.kind, said, line.recorded_at, line.id,
           count(*) FILTER (WHERE line.kind = 'portfolio.term_started') OVER (
               PARTITION BY line.subject, said->>'duty' ORDER BY line.recorded_at, line.id
           ) AS run
      FROM kernel_evidenceline AS line, LATERAL (SELECT line.facts::jsonb AS said) AS told
     WHERE line.kind IN ('portfolio.term_started', 'portfolio.term_moved',
                         'portfolio.term_ended', 'portfolio.term_resumed')
       AND said->>'duty' IS NOT NULL
       AND (line.kind <> 'portfolio.term_started' OR (said->>'is_first')::boolean)
), begun AS (
    SELECT subject, duty, run, said->>'ends_before' AS ends_before FROM lines
     WHERE kind = 'portfolio.term_started'
       AND (said->>'started_at')::timestamptz >= %(since)s
       AND (said->>'started_at')::timestamptz < %(until)s
), moved AS (
    SELECT DISTINCT ON (subject, duty, run) subject, duty, run, said->>'ends_before' AS ends_before
      FROM lines WHERE kind = 'portfolio.term_moved'
     ORDER BY subject, duty, run, recorded_at DESC, id DESC
), ended AS (
    SELECT DISTINCT ON (subject, duty, run) subject, duty, run, said->>'state' AS state
      FROM lines WHERE kind IN ('portfolio.term_ended', 'portfolio.term_resumed')
     ORDER BY subject, duty, run, recorded_at DESC, id DESC
)
SELECT begun.duty,
       count(*) FILTER (
           WHERE ended.state IN ('kept', 'late') OR (ended.state IS NULL
             AND (CASE WHEN moved.duty IS NULL THEN begun.ends_before
                       ELSE moved.ends_before END)::timestamptz <= %(at)s)
       ) AS n,
       count(*) FILTER (WHERE ended.state = 'kept') AS kept
  FROM begun LEFT JOIN moved USING (subject, duty, run) LEFT JOIN ended USING (subject, duty, run)
 GROUP BY begun.duty
"""
"""Each duty that began in the time, the end it has now, and the last that is on record of it.

What has no end on record (it stands still) is open; what has one that is past was not kept. A duty
that begins again for the same thing, as a complaint about an answered query does, counts again.
"""

PROMISES = """
WITH told AS (
    SELECT DISTINCT ON (line.subject) line.subject, line.kind
      FROM kernel_evidenceline AS line, LATERAL (SELECT line.facts::jsonb AS said) AS read
     WHERE line.kind LIKE 'promises.%%'
       AND (said->>'due_at')::timestamptz >= %(since)s
       AND (said->>'due_at')::timestamptz < %(until)s
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
