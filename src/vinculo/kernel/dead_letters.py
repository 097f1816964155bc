"""Jobs that failed for good: kept with their reason until somebody has them tried again.

The truth about a failure is the job's own state; a letter only adds why. So a failure is on the
list even when the worker died before it could write the reason.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, cast
from uuid import UUID

from django.db import connection, transaction
from django.db.models import CharField, Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import Cast
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.jobs import Job

from vinculo.kernel.errors import DomainError
from vinculo.kernel.faults import describe
from vinculo.kernel.models import DeadLetter

KEPT_AFTER_RETRY = timedelta(days=90)
LOCK_LENGTH = 200


class NotWaitingError(DomainError):
    """The job is not waiting for anybody: it was tried again already, or it went through."""

    code = "dead_letter_not_waiting"


@dataclass(frozen=True, kw_only=True)
class Letter:
    """One failed job as a page shows it; ``job_state`` is the job's own, empty when it is gone."""

    id: UUID
    job_id: int
    task: str
    queue: str
    lock: str
    arguments: dict[str, Any]
    error: str
    failed_at: datetime
    retried_at: datetime | None
    retried_by: UUID | None
    job_state: str


def note(*, job: Job, error: BaseException, at: datetime) -> None:
    """Write down why ``job`` fails for good, before its state says so."""
    _write(job_id=int(job.id or 0), error=describe(error), at=at, job=job)


def note_text(*, job_id: int, text: str, at: datetime) -> None:
    """The same for a job that nobody is running."""
    found = ProcrastinateJob.objects.get(pk=job_id)
    _write(job_id=job_id, error=text, at=at, job=_as_job(found))


def collect(*, at: datetime) -> int:
    """Make a letter for each failed job that has none; drop letters of jobs that went through."""
    has_letter = Exists(DeadLetter.objects.filter(job_id=OuterRef("pk"), retried_at=None))
    missing = list(ProcrastinateJob.objects.filter(status="failed").exclude(has_letter))
    for job in missing:
        _write(job_id=job.pk, error="", at=at, job=_as_job(job))
    _with_state("succeeded").filter(retried_at=None).delete()
    DeadLetter.objects.filter(retried_at__lt=at - KEPT_AFTER_RETRY).delete()
    return len(missing)


def waiting(*, first: int = 0, count: int = 50) -> list[Letter]:
    """Letters that nobody has had tried again, the newest first."""
    return _letters(_waiting()[first : first + count])


def waiting_count() -> int:
    """How many letters wait for somebody."""
    return _waiting().count()


def retried(*, count: int = 20) -> list[Letter]:
    """Letters that somebody had tried again, the last of them first."""
    rows = _with_state().exclude(retried_at=None).order_by("-retried_at", "-pk")
    return _letters(rows[:count])


@transaction.atomic
def retry(*, letter_id: UUID, by: UUID | None, at: datetime) -> None:
    """Let one failed job run again, with all its attempts. Raises NotWaitingError."""
    letter = DeadLetter.objects.select_for_update().filter(pk=letter_id).first()
    if letter is None or not _revive([letter.job_id]):
        raise NotWaitingError
    letter.retried_at, letter.retried_by = at, by
    letter.save(update_fields=["retried_at", "retried_by"])


@transaction.atomic
def retry_all(*, by: UUID | None, at: datetime) -> int:
    """Let every waiting job run again, in their old order; how many."""
    ids = list(_waiting().values_list("job_id", flat=True))
    letters = DeadLetter.objects.select_for_update().filter(job_id__in=ids)
    revived = _revive(sorted(letter.job_id for letter in letters))
    DeadLetter.objects.filter(job_id__in=revived).update(retried_at=at, retried_by=by)
    return len(revived)


def _revive(job_ids: Collection[int]) -> list[int]:
    """Failed jobs become waiting ones; a lock against doubles no longer holds for them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE procrastinate_jobs SET queueing_lock = NULL"
            " WHERE id = ANY(%s) AND status = 'failed' RETURNING id",
            [list(job_ids)],
        )
        revived = sorted(row[0] for row in cursor.fetchall())
        for job_id in revived:
            cursor.execute(
                "SELECT procrastinate_retry_job_v2(%s, now(), NULL, NULL, NULL)", [job_id]
            )
        cursor.execute("UPDATE procrastinate_jobs SET attempts = 0 WHERE id = ANY(%s)", [revived])
    return revived


def _write(*, job_id: int, error: str, at: datetime, job: Job) -> None:
    DeadLetter.objects.update_or_create(
        job_id=job_id,
        defaults={
            "task": job.task_name,
            "queue": job.queue,
            "lock": (job.lock or "")[:LOCK_LENGTH],
            "arguments": job.task_kwargs,
            "error": error,
            "failed_at": at,
            "retried_at": None,
            "retried_by": None,
        },
    )


def _as_job(row: ProcrastinateJob) -> Job:
    return Job(
        id=row.pk,
        queue=row.queue_name,
        lock=row.lock,
        queueing_lock=row.queueing_lock,
        task_name=row.task_name,
        task_kwargs=row.args,
    )


def _with_state(*wanted: str) -> QuerySet[DeadLetter]:
    state = ProcrastinateJob.objects.filter(pk=OuterRef("job_id")).values(
        text=Cast("status", CharField())
    )
    rows: Any = DeadLetter.objects.annotate(job_state=Subquery(state))
    return cast("QuerySet[DeadLetter]", rows.filter(job_state__in=wanted) if wanted else rows)


def _waiting() -> QuerySet[DeadLetter]:
    rows = _with_state("failed").filter(retried_at=None)
    return rows.order_by("-failed_at", "-pk")


def _letters(rows: QuerySet[DeadLetter]) -> list[Letter]:
    return [
        Letter(
            id=row.pk,
            job_id=row.job_id,
            task=row.task,
            queue=row.queue,
            lock=row.lock,
            arguments=row.arguments,
            error=row.error,
            failed_at=row.failed_at,
            retried_at=row.retried_at,
            retried_by=row.retried_by,
            job_state=cast("Any", row).job_state or "",
        )
        for row in rows
    ]
