"""Receipts of queries and incidents counted again from the lines of evidence."""

from datetime import datetime

from django.db import connection

from vinculo.analytics.domain.evaluation import Counted
from vinculo.statutory.contracts import TIME_TO_ANSWER_AT_ONCE, TIME_TO_DELIVER

FILED, ENDED = "statutory.MatterFiled", "statutory.MatterEnded"
MADE = "statutory.MatterReceiptMade"
GIVEN, RETURNED = "statutory.MatterReceiptGiven", "statutory.MatterReceiptReturned"


def _newest(what: str, *kinds: str) -> str:
    """SQL: of the lines of these kinds of one matter, what the newest says."""
    names = ", ".join(f"'{kind}'" for kind in kinds)
    return (
        f"(array_agg({what} ORDER BY recorded_at DESC, id DESC)"
        f" FILTER (WHERE line_kind IN ({names})))[1]"
    )


RECEIPTS = f"""
WITH read AS (
    SELECT line.subject, line.kind AS line_kind, line.recorded_at, line.id,
           said->>'kind' AS kind, (said->>'owes_receipt')::boolean AS owes,
           (said->>'filed_at')::timestamptz AS filed_at, said->>'state' AS state,
           (said->>'ended_at')::timestamptz AS ended_at
      FROM kernel_evidenceline AS line, LATERAL (
          SELECT CASE WHEN line.kind IN ('{FILED}', '{ENDED}')
                      THEN line.facts::jsonb END AS said OFFSET 0
      ) AS told
     WHERE line.kind IN ('{FILED}', '{ENDED}', '{MADE}', '{GIVEN}', '{RETURNED}')
), matters AS (
    SELECT subject,
           {_newest("kind", FILED)} AS kind, {_newest("owes", FILED)} AS owes,
           {_newest("filed_at", FILED)} AS filed_at,
           {_newest("line_kind", FILED, ENDED)} AS last_kind,
           {_newest("state", FILED, ENDED)} AS state,
           {_newest("ended_at", FILED, ENDED)} AS ended_at,
           bool_or(line_kind = '{MADE}') AS is_made,
           {_newest("line_kind", GIVEN, RETURNED)} IS NOT DISTINCT FROM '{GIVEN}' AS is_given
      FROM read GROUP BY subject
), owed AS (
    SELECT filed_at, is_given FROM matters
     WHERE filed_at >= %(since)s AND filed_at < %(until)s
       AND (is_made OR owes AND kind <> 'none' AND (
                last_kind = '{FILED}'
                OR state = 'answered' AND (
                    kind = 'incident'
                    OR ended_at - filed_at > make_interval(secs => %(contact)s)
                )
            ))
)
SELECT count(*) FILTER (WHERE is_given OR filed_at <= %(old)s),
       count(*) FILTER (WHERE is_given)
  FROM owed
"""  # noqa: S608 - our own words
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
