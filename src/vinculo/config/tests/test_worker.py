"""A real worker against a real database: nothing is lost, whatever dies."""

import os
import signal
import time
from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID, uuid4

import psycopg
import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from vinculo.config.tests import serving
from vinculo.kernel import clock, dead_letters, housekeeping
from vinculo.kernel.jobs import ATTEMPTS, defer
from vinculo.kernel.models import DeadLetter, LiveEvent

pytestmark = pytest.mark.usefixtures("committed")


def numbers(kind: str) -> list[int]:
    rows = LiveEvent.objects.filter(topic="tests", kind=kind).order_by("pk")
    return [ref.int for ref in rows.values_list("ref", flat=True)]


def open_jobs() -> int:
    return ProcrastinateJob.objects.filter(
        status__in=["todo", "doing"], task_name__startswith="tests."
    ).count()


@pytest.fixture
def worker() -> Iterator[serving.Running]:
    with serving.worker() as running:
        yield running


def test_what_a_rolled_back_task_asked_for_is_never_run(worker: serving.Running) -> None:
    defer("tests.defer_and_roll_back", arguments={})
    defer("tests.note", arguments={"number": 9})
    serving.until(lambda: numbers("noted") == [9] and numbers("rolled back"), log=worker.log)
    serving.until(lambda: open_jobs() == 0, log=worker.log)
    assert not ProcrastinateJob.objects.filter(args__number=1).exists()


def test_jobs_of_one_lock_run_one_after_another_in_their_order(worker: serving.Running) -> None:
    for number in range(8):
        defer("tests.in_order", arguments={"number": number}, lock="one thing")
    serving.until(lambda: len(numbers("ended")) == 8, log=worker.log)
    rows = LiveEvent.objects.filter(topic="tests").order_by("pk").values_list("kind", "ref")
    assert [(kind, ref.int) for kind, ref in rows] == [
        step for n in range(8) for step in (("began", n), ("ended", n))
    ]


def test_long_work_does_not_keep_the_quick_waiting(worker: serving.Running) -> None:
    for _ in range(3):
        defer("tests.long", arguments={"seconds": 2}, queue="heavy")
    defer("tests.note", arguments={"number": 1})
    serving.until(lambda: numbers("noted"), log=worker.log)
    assert numbers("ended") == []


def test_a_database_that_cuts_every_connection_loses_no_job(worker: serving.Running) -> None:
    for number in range(40):
        defer("tests.note", arguments={"number": number, "seconds": 0.05})
    serving.until(lambda: len(numbers("noted")) > 2, log=worker.log)
    for _ in range(4):
        cut_connections()
        time.sleep(0.15)
    serving.until(lambda: open_jobs() == 0, 40, log=worker.log)
    assert sorted(numbers("noted")) == list(range(40))
    assert not ProcrastinateJob.objects.filter(status="failed").exists()
    assert worker.process.poll() is None


def cut_connections() -> None:
    """End every connection of this database but our own two, as a restart would."""
    with psycopg.connect(os.environ["VINCULO_TEST_ADMIN_URL"]) as admin:
        admin.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE usename = 'vinculo_app' AND application_name = 'vinculo-worker'"
            " OR pid IN (SELECT pid FROM pg_stat_activity WHERE query LIKE '%kernel_liveevent%'"
            " AND query LIKE 'INSERT%')"
        )


def test_a_worker_stops_in_time_and_the_next_one_runs_what_it_left(
    worker: serving.Running,
) -> None:
    defer("tests.endless", arguments={"seconds": 5.5})
    serving.until(lambda: numbers("began"), log=worker.log)
    assert worker.stop() < 4.5
    assert worker.process.returncode == 0
    assert housekeeping.sweep(at=clock.now()) >= 1
    with serving.worker() as second:
        serving.until(lambda: numbers("ended") == [1], log=second.log)


def test_a_job_whose_worker_was_killed_runs_again(worker: serving.Running) -> None:
    defer("tests.endless", arguments={"seconds": 1})
    serving.until(lambda: numbers("began"), log=worker.log)
    worker.process.send_signal(signal.SIGKILL)
    worker.process.wait()
    assert housekeeping.sweep(at=clock.now()) == 0, "its heartbeat is fresh"
    assert housekeeping.sweep(at=clock.now(), stale=timedelta()) >= 1
    with serving.worker() as second:
        serving.until(lambda: numbers("ended") == [1], log=second.log)


def test_a_stalled_job_whose_twin_waits_already_stops_no_sweep() -> None:
    """Of one queueing lock only one job may wait: the stalled one must not collide with it."""
    for _ in range(3):
        defer("tests.note", arguments={"number": 1}, queueing_lock="one thing")
        job = ProcrastinateJob.objects.order_by("-pk").first()
        assert job is not None
        set_job(job.pk, status="doing", attempts=0)
    defer("tests.note", arguments={"number": 1}, queueing_lock="one thing")
    assert housekeeping.sweep(at=clock.now()) == 3
    assert ProcrastinateJob.objects.filter(status="todo").count() == 4
    assert ProcrastinateJob.objects.filter(queueing_lock="one thing").count() == 1


def test_a_job_that_kills_its_worker_each_time_becomes_a_dead_letter() -> None:
    defer("tests.endless", arguments={})
    job = ProcrastinateJob.objects.get()
    set_job(job.pk, status="doing", attempts=ATTEMPTS - 1)
    housekeeping.sweep(at=clock.now())
    (letter,) = dead_letters.waiting()
    assert (letter.job_id, letter.error) == (job.pk, housekeeping.WORKER_LOST)


def test_a_refusal_of_a_rule_is_a_dead_letter_with_its_reason(worker: serving.Running) -> None:
    defer("tests.unknown", arguments={"number": 5})
    serving.until(lambda: ProcrastinateJob.objects.filter(status="failed"), log=worker.log)
    dead_letters.collect(at=clock.now())
    (letter,) = dead_letters.waiting()
    assert (letter.task, letter.arguments) == ("tests.unknown", {"number": 5})


def test_a_dead_letter_can_be_tried_again_once_and_says_who_did() -> None:
    who = uuid4()
    defer("tests.note", arguments={"number": 7}, queueing_lock="seven")
    job = ProcrastinateJob.objects.get()
    set_job(job.pk, status="failed", attempts=5)
    assert dead_letters.collect(at=clock.now()) == 1
    assert dead_letters.collect(at=clock.now()) == 0
    defer("tests.note", arguments={"number": 7}, queueing_lock="seven")
    letter = dead_letters.waiting()[0]
    dead_letters.retry(letter_id=letter.id, by=who, at=clock.now())
    assert dead_letters.waiting() == []
    assert dead_letters.retried()[0].retried_by == who
    job.refresh_from_db()
    assert (job.status, job.attempts) == ("todo", 0)
    with pytest.raises(dead_letters.NotWaitingError):
        dead_letters.retry(letter_id=letter.id, by=who, at=clock.now())


def test_a_job_that_went_through_after_all_leaves_no_letter() -> None:
    defer("tests.note", arguments={"number": 7})
    job = ProcrastinateJob.objects.get()
    set_job(job.pk, status="failed", attempts=5)
    dead_letters.collect(at=clock.now())
    set_job(job.pk, status="succeeded", attempts=5)
    assert dead_letters.waiting() == []
    dead_letters.collect(at=clock.now())
    assert not DeadLetter.objects.exists()


def test_old_jobs_and_hints_are_deleted_and_failed_ones_stay() -> None:
    LiveEvent.objects.create(topic="tests", kind="old", ref=UUID(int=1))
    for status in ("succeeded", "failed", "todo"):
        defer("tests.note", arguments={"number": 1})
        set_job(ProcrastinateJob.objects.latest("pk").pk, status=status, attempts=1)
    housekeeping.delete_old(at=clock.now())
    assert ProcrastinateJob.objects.count() == 3
    housekeeping.delete_old(at=clock.now() + timedelta(hours=25))
    left = ProcrastinateJob.objects.values_list("status", flat=True)
    assert sorted(left) == ["failed", "todo"]
    assert not LiveEvent.objects.exists()


def set_job(job_id: int, *, status: str, attempts: int) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE procrastinate_jobs SET status = %s::procrastinate_job_status, attempts = %s"
            " WHERE id = %s",
            [status, attempts, job_id],
        )
