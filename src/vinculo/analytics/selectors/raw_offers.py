"""Offers, ways told, questions of billing and languages, counted again by another way."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from vinculo.analytics.domain.evaluation import Counted
from vinculo.complaints.contracts import OUTSIDE_WAYS, Decision

OFFERS = """
WITH told AS (
    SELECT line.id, line.subject, line.kind, line.recorded_at, said->>'ground' AS ground,
           coalesce(said->>'asked_at', said->>'refused_at', said->>'sent_at',
                    line.recorded_at::text)::timestamptz AS at
      FROM kernel_evidenceline AS line, LATERAL (SELECT line.facts::jsonb AS said) AS read
     WHERE line.kind IN ('cases.offer_asked', 'cases.offer_refused', 'cases.offer_sent')
), grounded AS (
    SELECT told.kind, CASE told.ground
             WHEN 'asked' THEN EXISTS (
                 SELECT 1 FROM told AS asked
                  WHERE asked.kind = 'cases.offer_asked' AND asked.subject = told.subject
                    AND (asked.recorded_at, asked.id) < (told.recorded_at, told.id)
             )
             WHEN 'order' THEN (
                 SELECT coalesce(line.facts::jsonb->>'now', line.facts::jsonb->>'kind') = 'order'
                   FROM kernel_evidenceline AS line
                  WHERE line.subject = told.subject
                    AND line.kind IN ('cases.CaseOpened', 'cases.CaseKindSet')
                    AND (line.recorded_at, line.id) < (told.recorded_at, told.id)
                  ORDER BY line.recorded_at DESC, line.id DESC LIMIT 1
             )
           END IS TRUE AS has_ground
      FROM told WHERE told.at >= %(since)s AND told.at < %(until)s
)
SELECT count(*) FILTER (WHERE kind = 'cases.offer_asked'),
       count(*) FILTER (WHERE kind = 'cases.offer_refused'),
       count(*) FILTER (WHERE kind = 'cases.offer_sent' AND has_ground),
       count(*) FILTER (WHERE kind = 'cases.offer_sent' AND NOT has_ground)
  FROM grounded
"""
"""Each offer of the time; whether one that left had its ground is judged anew, by what was on
record before it left: that the customer asked, or that the case was an order then."""

WAYS = """
WITH last AS (
    SELECT DISTINCT ON (line.subject) line.subject, line.kind, line.facts::jsonb AS said
      FROM kernel_evidenceline AS line
     WHERE line.kind IN ('complaints.ComplaintAnswered', 'complaints.ComplaintReopened')
     ORDER BY line.subject, line.recorded_at DESC, line.id DESC
)
SELECT count(*),
       count(*) FILTER (WHERE string_to_array(said->>'ways', ' ') && %(outside)s)
  FROM last
 WHERE kind = 'complaints.ComplaintAnswered' AND said->>'ways' IS NOT NULL
   AND said->>'decision' = ANY(%(refused)s)
   AND (said->>'answered_at')::timestamptz >= %(since)s
   AND (said->>'answered_at')::timestamptz < %(until)s
"""
"""Each complaint whose last answer, told in the time, was a refusal and kept its ways."""

QUESTIONS = """
WITH asked AS (
    SELECT CASE line.kind WHEN 'complaints.debt_asked' THEN 'debt' ELSE 'cut' END AS thing,
           substr(line.subject, length('service:') + 1) AS service_id,
           coalesce(said->>'may_suspend', said->>'may_claim')::boolean AS may,
           coalesce(said->>'asked_at', line.recorded_at::text)::timestamptz AS at
      FROM kernel_evidenceline AS line, LATERAL (SELECT line.facts::jsonb AS said) AS told
     WHERE line.kind IN ('complaints.suspension_asked', 'complaints.debt_asked')
)
SELECT thing, service_id, count(*) FILTER (WHERE may), count(*) FILTER (WHERE NOT may)
  FROM asked WHERE at >= %(since)s AND at < %(until)s AND may IS NOT NULL
 GROUP BY thing, service_id
"""
"""Each question of the time, with its answer."""


LAST_SAID = """
SELECT attended_languages FROM organization_companyevent
 ORDER BY pgh_created_at DESC, pgh_id DESC LIMIT 1
"""
"""The company as its history knows it last, which nobody can change."""

CORRECTED = """
SELECT count(*) FROM kernel_evidenceline AS line
 WHERE line.kind = 'complaints.language_said'
   AND (line.facts::jsonb->>'said_at')::timestamptz >= %(since)s
   AND (line.facts::jsonb->>'said_at')::timestamptz < %(until)s
"""


@dataclass(frozen=True, kw_only=True)
class OffersCounted:
    """How many offers were asked for, refused, and sent with a ground and without."""

    asked: int
    refused: int
    grounded: int
    groundless: int


@dataclass(frozen=True, kw_only=True)
class QuestionsCounted:
    """How often billing was told yes and no."""

    allowed: int
    refused: int

    @property
    def asked(self) -> int:
        """How often it asked."""
        return self.allowed + self.refused


def offers_recounted(*, since: datetime, until: datetime) -> OffersCounted:
    """What is on record of offers in the time."""
    with connection.cursor() as cursor:
        cursor.execute(OFFERS, {"since": since, "until": until})
        asked, refused, grounded, groundless = cursor.fetchone()
    return OffersCounted(asked=asked, refused=refused, grounded=grounded, groundless=groundless)


def ways_recounted(*, since: datetime, until: datetime) -> Counted:
    """The share of the refusals told in the time that name a way outside the company."""
    known: dict[str, datetime | list[str]] = {
        "since": since,
        "until": until,
        "outside": list(OUTSIDE_WAYS),
        "refused": [one.value for one in Decision if one is not Decision.UPHELD],
    }
    with connection.cursor() as cursor:
        cursor.execute(WAYS, known)
        n, told = cursor.fetchone()
    return Counted.of(told, n)


def questions_recounted(
    *, since: datetime, until: datetime
) -> dict[tuple[str, str], QuestionsCounted]:
    """What billing asked in the time, by what it asked and the id of the service."""
    with connection.cursor() as cursor:
        cursor.execute(QUESTIONS, {"since": since, "until": until})
        return {
            (thing, service): QuestionsCounted(allowed=allowed, refused=refused)
            for thing, service, allowed, refused in cursor.fetchall()
        }


def attended_recounted() -> frozenset[str]:
    """In which languages the company attends, by its history."""
    with connection.cursor() as cursor:
        cursor.execute(LAST_SAID)
        (said,) = cursor.fetchone() or ("",)
    return frozenset(said.split())


def corrected_recounted(*, since: datetime, until: datetime) -> int:
    """How often a person corrected a recognised language in the time."""
    with connection.cursor() as cursor:
        cursor.execute(CORRECTED, {"since": since, "until": until})
        (count,) = cursor.fetchone()
    return int(count)
