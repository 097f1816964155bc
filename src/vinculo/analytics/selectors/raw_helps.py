"""Requests for a supervisor counted again from the lines of evidence."""

from datetime import datetime

from django.db import connection

from vinculo.analytics.domain.evaluation import Counted

HELPS = """
WITH asked AS (
    SELECT said->>'help_id' AS help, line.subject, (said->>'asked_at')::timestamptz AS asked_at,
           (said->>'call_by')::timestamptz AS call_by
      FROM kernel_evidenceline AS line, LATERAL (SELECT line.facts::jsonb AS said) AS told
     WHERE line.kind = 'complaints.HelpAsked'
       AND (said->>'asked_at')::timestamptz >= %(since)s
       AND (said->>'asked_at')::timestamptz < %(until)s
       AND NOT EXISTS (
           SELECT 1 FROM kernel_evidenceline AS undone
            WHERE undone.kind = 'complaints.void' AND undone.subject = line.subject
       )
), given AS (
    SELECT said->>'help_id' AS help, said->>'way' AS way,
           min((said->>'spoke_at')::timestamptz) AS spoke_at
      FROM kernel_evidenceline AS line, LATERAL (SELECT line.facts::jsonb AS said) AS told
     WHERE line.kind = 'complaints.HelpGiven'
     GROUP BY 1, 2
)
SELECT count(*) FILTER (WHERE given.help IS NOT NULL OR asked.call_by <= %(at)s),
       count(*) FILTER (
           WHERE given.spoke_at <= asked.call_by
              OR given.way = 'now' AND given.spoke_at - asked.asked_at < interval '180 seconds'
       )
  FROM asked LEFT JOIN given USING (help)
"""
"""Each request once it was served, or once its day is over."""


def helps_recounted(*, since: datetime, until: datetime, at: datetime) -> Counted:
    """The share served in time."""
    with connection.cursor() as cursor:
        cursor.execute(HELPS, {"since": since, "until": until, "at": at})
        n, kept = cursor.fetchone()
    return Counted.of(kept, n)
