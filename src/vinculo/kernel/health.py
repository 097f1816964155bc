"""Whether the house is fit to work: asked by ``/readyz``, ``vinculo doctor`` and the metrics."""

import logging
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor

log = logging.getLogger(__name__)
HEARTBEAT_LIMIT_SECONDS = 30
LAG_LIMIT_SECONDS = 300
FREE_BYTES = 300 * 1024 * 1024

JOBS = """
SELECT j.queue_name, j.status::text, count(*)
  FROM procrastinate_jobs AS j
 WHERE j.status IN ('todo', 'doing', 'failed')
 GROUP BY 1, 2
"""
LAG = """
SELECT coalesce(extract(epoch FROM max(now() - coalesce(j.scheduled_at, e.at))), 0)
  FROM procrastinate_jobs AS j
  JOIN procrastinate_events AS e ON e.job_id = j.id AND e.type = 'deferred'
 WHERE j.id IN (
       SELECT id FROM procrastinate_jobs
        WHERE status = 'todo' AND (scheduled_at IS NULL OR scheduled_at <= now())
        ORDER BY id LIMIT 50)
"""


@dataclass(frozen=True, kw_only=True)
class Check:
    """One thing that was looked at; ``figure`` is what was measured, in the unit of its name."""

    name: str
    ok: bool
    figure: float | None = None


@dataclass(frozen=True, kw_only=True)
class JobFigures:
    """The outbox in numbers: jobs by queue and state, seconds that the oldest due one waits."""

    counts: dict[tuple[str, str], int]
    lag_seconds: float


def checks() -> list[Check]:
    """Everything that must hold; without the database the rest cannot be asked.

    Each is looked at by itself: what cannot be asked, as in the middle of an upgrade, does not
    hold, and the others are told all the same.
    """
    disk = _disk()
    try:
        database = _database()
    except (Error, OSError):
        return [Check(name="database", ok=False), disk]
    asked = {"migrations": _migrations, "worker": _worker, "outbox": _outbox}
    return [database, *(_looked_at(name, ask) for name, ask in asked.items()), disk]


def job_figures() -> JobFigures:
    """What waits, runs and failed."""
    with connection.cursor() as cursor:
        cursor.execute(JOBS)
        counts = {(queue, status): n for queue, status, n in cursor.fetchall()}
        cursor.execute(LAG)
        lag = float(cursor.fetchone()[0])
    return JobFigures(counts=counts, lag_seconds=lag)


def worker_heartbeat_seconds() -> float | None:
    """How long ago a worker last said that it lives; None: none is registered."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT extract(epoch FROM now() - max(last_heartbeat)) FROM procrastinate_workers"
        )
        age = cursor.fetchone()[0]
    return None if age is None else float(age)


def _looked_at(name: str, ask: Callable[[], Check]) -> Check:
    try:
        return ask()
    except Exception:
        log.exception("%s could not be looked at", name)
        return Check(name=name, ok=False)


def _timed(ask: Callable[[], object]) -> float:
    start = time.perf_counter()
    ask()
    return round(time.perf_counter() - start, 4)


def _database() -> Check:
    def ask() -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")

    return Check(name="database", ok=True, figure=_timed(ask))


def _migrations() -> Check:
    executor = MigrationExecutor(connection)
    missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return Check(name="migrations", ok=not missing, figure=len(missing))


def _worker() -> Check:
    age = worker_heartbeat_seconds()
    return Check(name="worker", ok=age is not None and age < HEARTBEAT_LIMIT_SECONDS, figure=age)


def _outbox() -> Check:
    lag = job_figures().lag_seconds
    return Check(name="outbox", ok=lag < LAG_LIMIT_SECONDS, figure=round(lag, 1))


def _disk() -> Check:
    folder = Path(settings.FILES_DIR).absolute()
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    return Check(name="disk", ok=free > FREE_BYTES, figure=free)
