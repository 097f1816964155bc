"""The nightly recount: do the counters say what the rows say? One statement, one moment."""

import logging
from datetime import datetime

from django.db import connection, transaction

from vinculo.identity import api as identity
from vinculo.kernel.actor import Role
from vinculo.notices import api as notices
from vinculo.routing.models import Recount

log = logging.getLogger(__name__)

QUEUES = """
WITH kept AS (
  SELECT queue_id, sum(waiting) AS waiting, sum(held) AS held
    FROM routing_queuechange GROUP BY queue_id
), real AS (
  SELECT queue_id,
         count(*) FILTER (WHERE state = 'waiting') AS waiting,
         count(*) FILTER (WHERE state <> 'done' AND parked_at IS NULL
                            AND coalesce(owner_id, offered_to_id) IS NOT NULL) AS held
    FROM routing_workitem WHERE state <> 'done' GROUP BY queue_id
), compared AS (
  SELECT queue_id,
         coalesce(real.waiting, 0) - coalesce(kept.waiting, 0) AS waiting,
         coalesce(real.held, 0) - coalesce(kept.held, 0) AS held
    FROM kept FULL JOIN real USING (queue_id)
), mended AS (
  INSERT INTO routing_queuechange (queue_id, waiting, held)
  SELECT queue_id, waiting, held FROM compared WHERE waiting <> 0 OR held <> 0
  RETURNING queue_id
)
SELECT (SELECT count(*) FROM compared), (SELECT count(*) FROM mended)
"""
PEOPLE = """
WITH real AS (
  SELECT coalesce(owner_id, offered_to_id) AS user_id, sum(weight_pct) AS load_pct
    FROM routing_workitem
   WHERE state <> 'done' AND parked_at IS NULL AND coalesce(owner_id, offered_to_id) IS NOT NULL
   GROUP BY 1
), wrong AS (
  SELECT kept.user_id, kept.load_pct AS was, coalesce(real.load_pct, 0) AS load_pct
    FROM routing_presence AS kept LEFT JOIN real USING (user_id)
   WHERE kept.load_pct <> coalesce(real.load_pct, 0)
), mended AS (
  UPDATE routing_presence AS kept SET load_pct = least(wrong.load_pct, 100)
    FROM wrong
   WHERE wrong.user_id = kept.user_id AND kept.load_pct = wrong.was  -- nobody changed it since
  RETURNING kept.user_id
)
SELECT (SELECT count(*) FROM routing_presence), (SELECT count(*) FROM mended)
"""


@transaction.atomic
def recount(*, at: datetime) -> int:
    """Compare the counters with the rows, put right what differs and say so; answers how many.

    Each comparison is one statement, so it sees one moment however much goes on beside it.
    """
    looked_at = wrong = 0
    with connection.cursor() as cursor:
        for statement in (QUEUES, PEOPLE):
            cursor.execute(statement)
            seen, mended = cursor.fetchone()
            looked_at, wrong = looked_at + seen, wrong + mended
    Recount.objects.create(at=at, looked_at=looked_at, wrong=wrong)
    if wrong:
        log.error("routing: %s of %s counters were wrong and were put right", wrong, looked_at)
        notices.tell(
            {user.id for user in identity.users(Role.ADMINISTRATOR)},
            kind="routing.counters_differed",
            subject=f"recount:{at.date()}",
            at=at,
            params={"wrong": wrong, "looked_at": looked_at},
        )
    return wrong
