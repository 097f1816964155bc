"""Receipts of queries and incidents counted again from the lines of evidence."""

from datetime import datetime

from django.db import connection

from vinculo.analytics.domain.evaluation import Counted
from vinculo.statutory.contracts import TIME_TO_ANSWER_AT_ONCE, TIME_TO_DELIVER

RECEIPTS = """
WITH said AS (
    SELECT line.subject, line.kind, line.facts::jsonb AS told, line.recorded_at, line.id
      FROM kernel_evidenceline AS line
     WHERE line.kind IN ('statutory.MatterFiled', 'statutory.MatterEnded')
), last AS (
    SELECT DISTINCT ON (subject) subject, kind, told FROM said
     ORDER BY subject, recorded_at DESC, id DESC
), called AS (
    SELECT DISTINCT ON (subject) subject, told->>'kind' AS kind,
           (told->>'owes_receipt')::boolean AS owes,
           (told->>'filed_at')::timestamptz AS filed_at
      FROM said WHERE kind = 'statutory.MatterFiled'
     ORDER BY subject, recorded_at DESC, id DESC
), made AS (
    SELECT DISTINCT subject FROM kernel_evidenceline WHERE kind = 'statutory.MatterReceiptMade'
), fate AS (
    SELECT DISTINCT ON (subject) subject, kind FROM kernel_evidenceline
     WHERE kind IN ('statutory.MatterReceiptGiven', 'statutory.MatterReceiptReturned')
     ORDER BY subject, recorded_at DESC, id DESC
), given AS (
    SELECT subject FROM fate WHERE kind = 'statutory.MatterReceiptGiven'
), owed AS (
    SELECT called.subject, called.filed_at, given.subject IS NOT NULL AS is_given
      FROM called
      JOIN last USING (subject)
      LEFT JOIN made USING (subject)
      LEFT JOIN given USING (subject)
     WHERE called.filed_at >= %(since)s AND called.filed_at < %(until)s
       AND (made.subject IS NOT NULL
            OR called.owes AND called.kind <> 'none' AND (
                last.kind = 'statutory.MatterFiled'
                OR last.told->>'state' = 'answered' AND (
                    called.kind = 'incident'
                    OR (last.told->>'ended_at')::timestamptz - called.filed_at
                           > make_interval(secs => %(contact)s)
                )
            ))
)
SELECT count(*) FILTER (WHERE is_given OR filed_at <= %(old)s),
       count(*) FILTER (WHERE is_given)
  FROM owed
"""
"""Each query or incident whose receipt was made or is owed; a young one once it was delivered."""


def matter_receipts_recounted(*, since: datetime, until: datetime, at: datetime) -> Counted:
    """The share of the receipts that were delivered; half-open, as published."""
    with connection.cursor() as cursor:
        cursor.execute(
            RECEIPTS,
            {
                "since": since,
                "until": until,
                "old": at - TIME_TO_DELIVER,
                "contact": TIME_TO_ANSWER_AT_ONCE.total_seconds(),
            },
        )
        n, given = cursor.fetchone()
    return Counted.of(given, n)
