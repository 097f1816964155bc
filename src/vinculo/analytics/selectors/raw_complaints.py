"""What is told of complaints and ratings counted again from the lines of evidence."""

from datetime import datetime

from django.db import connection

from vinculo.analytics.domain.evaluation import Counted
from vinculo.analytics.domain.plain_share import interval_of
from vinculo.complaints.contracts import TIME_TO_RECEIPT

RECEIPTS = """
WITH dated AS (
    SELECT DISTINCT ON (line.subject) line.subject,
           coalesce(said->>'filed_at', said->>'now')::timestamptz AS filed_at
      FROM kernel_evidenceline AS line, LATERAL (SELECT line.facts::jsonb AS said) AS told
     WHERE line.kind IN ('complaints.ComplaintFiled', 'complaints.dated')
       AND NOT EXISTS (
           SELECT 1 FROM kernel_evidenceline AS undone
            WHERE undone.kind = 'complaints.void' AND undone.subject = line.subject
       )
     ORDER BY line.subject, line.recorded_at DESC, line.id DESC
), filed AS (
    SELECT subject, filed_at FROM dated WHERE filed_at >= %(since)s AND filed_at < %(until)s
), last AS (
    SELECT DISTINCT ON (line.subject, line.facts::jsonb->>'way') line.subject, line.kind
      FROM kernel_evidenceline AS line
     WHERE line.kind IN ('complaints.ReceiptDelivered', 'complaints.ReceiptReturned')
     ORDER BY line.subject, line.facts::jsonb->>'way', line.recorded_at DESC, line.id DESC
), given AS (
    SELECT DISTINCT subject FROM last WHERE kind = 'complaints.ReceiptDelivered'
)
SELECT count(*) FILTER (
           WHERE given.subject IS NOT NULL OR filed.filed_at <= %(old)s
       ) AS n,
       count(given.subject) AS with_receipt
  FROM filed LEFT JOIN given USING (subject)
"""
"""Each complaint filed in the time; one that is young is counted once its receipt came to it.

A date that was corrected counts as it is now. A mail that came back takes its own word back, and
nobody else's.

What only a merge had made, until that was taken back, counts nowhere.
"""

ANSWERS = """
WITH last AS (
    SELECT DISTINCT ON (line.subject) line.subject, line.kind, line.facts::jsonb AS said,
           line.recorded_at, line.id
      FROM kernel_evidenceline AS line
     WHERE line.kind IN ('complaints.ComplaintAnswered', 'complaints.ComplaintReopened')
     ORDER BY line.subject, line.recorded_at DESC, line.id DESC
), answered AS (
    SELECT subject, said, recorded_at, id FROM last
     WHERE kind = 'complaints.ComplaintAnswered'
       AND (said->>'answered_at')::timestamptz >= %(since)s
       AND (said->>'answered_at')::timestamptz < %(until)s
), filed AS (
    SELECT DISTINCT ON (line.subject) line.subject, line.facts::jsonb AS said
      FROM kernel_evidenceline AS line
     WHERE line.kind = 'complaints.ComplaintFiled'
     ORDER BY line.subject, line.recorded_at, line.id
), corrected AS (
    SELECT line.subject, line.facts::jsonb->>'side' AS side, line.facts::jsonb->>'now' AS language,
           line.recorded_at, line.id
      FROM kernel_evidenceline AS line
     WHERE line.kind = 'complaints.language_said'
), beside AS (
    SELECT nullif(filed.said->>'medium', '') AS asked_by,
           nullif(answered.said->>'medium', '') AS told_by,
           coalesce((SELECT one.language FROM corrected AS one
                      WHERE one.subject = answered.subject AND one.side = 'filed'
                      ORDER BY one.recorded_at DESC, one.id DESC LIMIT 1),
                    nullif(filed.said->>'language', '')) AS asked_in,
           coalesce((SELECT one.language FROM corrected AS one
                      WHERE one.subject = answered.subject AND one.side = 'answered'
                        AND (one.recorded_at, one.id) > (answered.recorded_at, answered.id)
                      ORDER BY one.recorded_at DESC, one.id DESC LIMIT 1),
                    nullif(answered.said->>'language', '')) AS told_in
      FROM answered JOIN filed USING (subject)
)
{counted}
"""
WAYS = """SELECT count(*) FILTER (WHERE asked_by IS NOT NULL AND told_by IS NOT NULL),
       count(*) FILTER (WHERE asked_by = told_by),
       count(*)
  FROM beside
"""
LANGUAGES = """SELECT asked_in, count(*), count(*) FILTER (WHERE asked_in = told_in)
  FROM beside
 WHERE asked_in IS NOT NULL AND told_in IS NOT NULL
   AND NOT (asked_in = 'other' AND told_in = 'other')
 GROUP BY asked_in
"""
"""Each complaint whose last answer was told in the time, beside how it was filed.

What a person corrected counts as they said; of an answer, since it was told.
"""

RATINGS = """
WITH given AS (
    SELECT line.subject, line.recorded_at, line.id,
           (said->>'score')::int AS score, (said->>'rated_at')::timestamptz AS rated_at
      FROM kernel_evidenceline AS line, LATERAL (SELECT line.facts::jsonb AS said) AS told
     WHERE line.kind = 'feedback.CaseRated'
), first AS (
    SELECT DISTINCT ON (subject) subject, rated_at FROM given ORDER BY subject, rated_at, id
), last AS (
    SELECT DISTINCT ON (subject) subject, score FROM given
     ORDER BY subject, rated_at DESC, id DESC
)
SELECT count(*), count(*) FILTER (WHERE score >= 4)
  FROM first JOIN last USING (subject)
 WHERE first.rated_at >= %(since)s AND first.rated_at < %(until)s
"""
"""Each rating by its first answer, with what it says since its last one."""


def receipts_recounted(*, since: datetime, until: datetime, at: datetime) -> Counted:
    """The share of the complaints filed in the time whose receipt came to its customer."""
    n, given = _row(RECEIPTS, since=since, until=until, old=at - TIME_TO_RECEIPT)
    return Counted.of(given, n)


def answers_recounted(*, since: datetime, until: datetime) -> dict[str, Counted]:
    """The shares answered the same way and in the same language, by the key of their figure."""
    times = {"since": since, "until": until}
    ways, same_way, answered = _row(ANSWERS.replace("{counted}", WAYS), **times)
    languages = languages_recounted(**times)
    known = sum(one.n for one in languages.values())
    same = sum(round((one.value or 0.0) * one.n) for one in languages.values())
    return {
        "same_medium": Counted.of(same_way, ways),
        "same_language": Counted.of(same, known),
        "language_unknown": Counted.of(answered - known, answered),
    }


def languages_recounted(*, since: datetime, until: datetime) -> dict[str, Counted]:
    """The share answered in its own language, by the language of the complaint."""
    with connection.cursor() as cursor:
        statement = ANSWERS.replace("{counted}", LANGUAGES)
        cursor.execute(statement, {"since": since, "until": until})
        return {code: Counted.of(same, n) for code, n, same in cursor.fetchall()}


def ratings_recounted(*, since: datetime, until: datetime) -> Counted:
    """The share of the ratings of the time that are 4 or 5, with its interval."""
    n, good = _row(RATINGS, since=since, until=until)
    found = Counted.of(good, n)
    low, high = interval_of(good, n) if n else (None, None)
    return Counted(value=found.value, n=n, low=low, high=high)


def _row(statement: str, **known: datetime) -> tuple[int, ...]:
    with connection.cursor() as cursor:
        cursor.execute(statement, known)
        found: tuple[int, ...] = cursor.fetchone()
        return found
