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
{counted}
"""
SERVED = """SELECT count(*) FILTER (WHERE given.help IS NOT NULL OR asked.call_by <= %(at)s),
       count(*) FILTER (
           WHERE given.spoke_at <= asked.call_by
              OR given.way = 'now' AND given.spoke_at - asked.asked_at < interval '180 seconds'
       )
  FROM asked LEFT JOIN given USING (help)
"""
"""Each request once it was served, or once its day is over."""
TRIED = """, tried AS (
    SELECT said->>'help_id' AS help, min((said->>'tried_at')::timestamptz) AS tried_at
      FROM kernel_evidenceline AS line, LATERAL (SELECT line.facts::jsonb AS said) AS told
     WHERE line.kind = 'complaints.HelpTried'
     GROUP BY 1
), late AS (
    SELECT asked.help, asked.call_by
      FROM asked LEFT JOIN given USING (help)
     WHERE (given.help IS NOT NULL OR asked.call_by <= %(at)s)
       AND (given.spoke_at <= asked.call_by
            OR given.way = 'now' AND given.spoke_at - asked.asked_at < interval '180 seconds'
           ) IS NOT TRUE
)
SELECT count(*), count(*) FILTER (WHERE tried.tried_at <= late.call_by)
  FROM late LEFT JOIN tried USING (help)
"""
"""Each request whose day went by, or that was served too late: was somebody called in time?"""


def helps_recounted(*, since: datetime, until: datetime, at: datetime) -> Counted:
    """The share served in time."""
    return _counted(SERVED, since=since, until=until, at=at)


def tries_recounted(*, since: datetime, until: datetime, at: datetime) -> Counted:
    """Of those not served in time, the share in which somebody called without an answer."""
    return _counted(TRIED, since=since, until=until, at=at)


def _counted(counted: str, **times: datetime) -> Counted:
    with connection.cursor() as cursor:
        cursor.execute(HELPS.replace("{counted}", counted), times)
        n, good = cursor.fetchone()
    return Counted.of(good, n)
