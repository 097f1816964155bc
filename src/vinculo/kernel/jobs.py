"""Work that happens after the commit, at least once, by the worker.

``defer`` writes the job through Django's own connection, in web *and* worker: the job exists
exactly when the change that asked for it does.
"""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from functools import wraps
from typing import Any, cast

import django.db
import procrastinate
import psycopg
from django.db import connection
from procrastinate import exceptions as procrastinate_exceptions
from procrastinate.contrib.django import app as worker_app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.exceptions import JobAborted
from procrastinate.job_context import JobContext
from procrastinate.jobs import Job
from procrastinate.retry import BaseRetryStrategy, RetryDecision

from vinculo.kernel import history
from vinculo.kernel.errors import DomainError
from vinculo.kernel.faults import chain

outbox = procrastinate.App(connector=DjangoConnector())

LOST_CONNECTION = (
    django.db.OperationalError,
    django.db.InterfaceError,
    psycopg.OperationalError,
    procrastinate_exceptions.ConnectorException,
    JobAborted,
)
LOST_CONNECTION_ATTEMPTS = 20
ATTEMPTS = 5
LONGEST_WAIT_SECONDS = 300


def is_lost_connection(exception: BaseException) -> bool:
    """Whether ``exception``, or what it came from, is a database that went away."""
    return any(isinstance(error, LOST_CONNECTION) for error in chain(exception))


class Retry(BaseRetryStrategy):
    """Lost connections are tried 20 times, other faults 5 times, refusals of a rule never.

    The wait doubles from one second to five minutes. What still fails becomes a dead letter.
    """

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        if isinstance(exception, DomainError):
            return None
        limit = LOST_CONNECTION_ATTEMPTS if is_lost_connection(exception) else ATTEMPTS
        if job.attempts >= limit:
            return None
        wait = min(2 ** min(job.attempts, 10), LONGEST_WAIT_SECONDS)
        return RetryDecision(retry_in={"seconds": wait})


def task(
    name: str, *, queue: str = "default", pass_context: bool = False
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Register a function as the task ``name``; it must be safe to run twice.

    It gets ids, not objects, as keyword arguments. Queues: ``default``, ``intake`` (messages that
    arrive), ``large`` (large ones), ``outbound`` (what leaves), ``heavy`` (long work).
    """

    def decorate(function: Callable[..., None]) -> Callable[..., None]:
        register = cast("Any", worker_app).task
        register(name=name, queue=queue, retry=Retry(), pass_context=pass_context)(
            _recorded_as(name, function)
        )
        return function

    return decorate


def _recorded_as(name: str, function: Callable[..., None]) -> Callable[..., None]:
    """What the task changes is recorded under its name."""

    @wraps(function)
    def run(*args: Any, **kwargs: Any) -> None:
        with history.acting(job=name):
            function(*args, **kwargs)

    return run


def periodic(
    name: str, *, cron: str, queue: str = "default"
) -> Callable[[Callable[[int], None]], Callable[[int], None]]:
    """Run a function by the clock (five- or six-field cron, UTC); it gets the Unix time due."""

    def decorate(function: Callable[[int], None]) -> Callable[[int], None]:
        def run(timestamp: int) -> None:
            with history.acting(job=name):
                function(timestamp)

        registered = worker_app.task(name=name, queue=queue, queueing_lock=name, retry=Retry())(run)
        worker_app.periodic(cron=cron)(registered)
        return function

    return decorate


def defer(
    name: str,
    *,
    arguments: Mapping[str, Any],
    lock: str | None = None,
    queueing_lock: str | None = None,
    queue: str = "default",
    at: datetime | None = None,
) -> None:
    """Ask for one run of task ``name``, in the open transaction.

    Jobs that share ``lock`` run one after another in the order they were deferred. With
    ``queueing_lock`` a second waiting job of that lock is not made. ``at``: not before.
    """
    deferrer = outbox.configure_task(
        name,
        allow_unknown=True,
        lock=lock,
        queueing_lock=queueing_lock,
        queue=queue,
        schedule_at=at,
    )
    if queueing_lock is None:
        deferrer.defer(**arguments)
        return
    from django.db import transaction

    try:
        with transaction.atomic():
            deferrer.defer(**arguments)
    except procrastinate_exceptions.AlreadyEnqueued:
        return


WAITS = """
SELECT EXISTS (SELECT 1 FROM procrastinate_jobs
                WHERE status = 'todo' AND task_name = %s AND scheduled_at IS NULL)
"""


def defer_unless_waiting(name: str, *, queue: str) -> None:
    """Ask for a run of task ``name`` that begins after now, unless one waits already.

    For a task that does all that it finds. What it is to find must be committed: a waiting job
    may begin at any moment. In an open transaction the job is therefore always made.
    """
    if not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute(WAITS, [name])
            if cursor.fetchone()[0]:
                return
    defer(name, arguments={}, queue=queue)


LOCKS_IN_USE = """
SELECT lock FROM procrastinate_jobs WHERE lock = ANY(%s) AND status IN ('todo', 'doing')
"""


def locks_in_use(locks: Collection[str]) -> set[str]:
    """Those under which a job waits or runs."""
    with connection.cursor() as cursor:
        cursor.execute(LOCKS_IN_USE, [sorted(locks)])
        return {lock for (lock,) in cursor.fetchall()}


__all__ = [
    "JobContext",
    "Retry",
    "defer",
    "defer_unless_waiting",
    "locks_in_use",
    "outbox",
    "periodic",
    "task",
    "worker_app",
]
