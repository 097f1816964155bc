"""Keeping the house of jobs in order: what a dead worker left behind, what is old."""

from datetime import datetime, timedelta

from django.db import connection, transaction

from vinculo.kernel import dead_letters, limits
from vinculo.kernel.jobs import ATTEMPTS
from vinculo.kernel.models import LiveEvent

STALE = timedelta(seconds=20)
JOBS_KEPT = timedelta(hours=24)
LIVE_EVENTS_KEPT = timedelta(hours=24)
BATCH = 5_000
WORKER_LOST = "WorkerLost: the process died each time it ran this job"

STALLED = """
SELECT j.id, j.attempts
  FROM procrastinate_jobs AS j
  LEFT JOIN procrastinate_workers AS w ON w.id = j.worker_id
 WHERE j.status = 'doing' AND (w.id IS NULL OR w.last_heartbeat < now() - make_interval(secs => %s))
 ORDER BY j.id
   FOR UPDATE OF j SKIP LOCKED
"""
FREE_FROM_TWIN = """
UPDATE procrastinate_jobs AS j SET queueing_lock = NULL
 WHERE j.id = %s AND EXISTS (
       SELECT 1 FROM procrastinate_jobs AS twin
        WHERE twin.queueing_lock = j.queueing_lock AND twin.status = 'todo' AND twin.id <> j.id)
"""
OLD_JOBS = """
DELETE FROM procrastinate_jobs
 WHERE id IN (
       SELECT j.id FROM procrastinate_jobs AS j
        WHERE j.status IN ('succeeded', 'cancelled', 'aborted')
          AND NOT EXISTS (SELECT 1 FROM procrastinate_events AS e
                           WHERE e.job_id = j.id AND e.at >= %s)
        ORDER BY j.id LIMIT %s)
"""


@transaction.atomic
def sweep(*, at: datetime, stale: timedelta = STALE) -> int:
    """Give the jobs of silent workers to the living; how many.

    A job that killed its worker five times is not given to a sixth: it becomes a dead letter.
    """
    with connection.cursor() as cursor:
        cursor.execute(STALLED, [stale.total_seconds()])
        stalled = cursor.fetchall()
        for job_id, attempts in stalled:
            if attempts + 1 >= ATTEMPTS:
                dead_letters.note_text(job_id=job_id, text=WORKER_LOST, at=at)
                cursor.execute("SELECT procrastinate_finish_job_v1(%s, 'failed', false)", [job_id])
            else:
                # Of one queueing lock only one job may wait, and a second was asked for since:
                # both run, one after the other, rather than none (tasks may run twice).
                cursor.execute(FREE_FROM_TWIN, [job_id])
                cursor.execute(
                    "SELECT procrastinate_retry_job_v2(%s, now(), NULL, NULL, NULL)", [job_id]
                )
        cursor.execute(
            "DELETE FROM procrastinate_workers"
            " WHERE last_heartbeat < now() - make_interval(secs => %s)",
            [stale.total_seconds()],
        )
    return len(stalled)


def delete_old(*, at: datetime) -> int:
    """Delete finished jobs and hints for open pages that are a day old; failed jobs stay."""
    deleted = 0
    with connection.cursor() as cursor:
        while True:
            cursor.execute(OLD_JOBS, [at - JOBS_KEPT, BATCH])
            deleted += cursor.rowcount
            if cursor.rowcount < BATCH:
                break
    hints, _ = LiveEvent.objects.filter(at__lt=at - LIVE_EVENTS_KEPT).delete()
    limits.forget(before=at - LIVE_EVENTS_KEPT)
    return int(deleted) + hints
