"""The worker process: runs jobs from the database until SIGTERM."""

import asyncio
import logging
import os
import signal
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import TYPE_CHECKING, Any, cast

import django

if TYPE_CHECKING:
    from procrastinate.job_context import JobContext
    from procrastinate.worker import Worker

    from vinculo.kernel.connector import PatientConnector
    from vinculo.kernel.prompt_worker import PromptWorker

log = logging.getLogger(__name__)
QUICK = ("default", "intake", "outbound")
SLOW = ("heavy",)
LARGE = ("large",)
QUICK_AT_ONCE = 3
SLOW_AT_ONCE = 1
LARGE_AT_ONCE = 2
FINISH_SECONDS = 3.0
GRACE_SECONDS = 3.8
HEARTBEAT_SECONDS = 5.0
POLL_SECONDS = 2.0
RECONCILE_SECONDS = 10.0
OWN_JOBS = """
SELECT id FROM procrastinate_jobs WHERE status = 'doing' AND worker_id = ANY(%(workers)s)
"""
KNOWN = "SELECT id FROM procrastinate_workers WHERE id = ANY(%(workers)s)"


def run() -> None:
    """Run jobs of every queue until SIGTERM; what is unfinished then is run by the next worker."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "vinculo.config.settings")
    django.setup()
    asyncio.run(_Process().serve())


class _Process:
    """Workers in one loop, so that long work and large messages never keep the quick waiting."""

    def __init__(self) -> None:
        self._workers: list[PromptWorker] = []
        self._connector: PatientConnector | None = None
        self._stop = asyncio.Event()

    async def serve(self) -> None:
        """Work until told to stop."""
        from vinculo.kernel.jobs import worker_app

        loop = asyncio.get_running_loop()
        loop.set_default_executor(
            ThreadPoolExecutor(
                QUICK_AT_ONCE + SLOW_AT_ONCE + LARGE_AT_ONCE, thread_name_prefix="job"
            )
        )
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, self._request_stop)
        self._connector = await self._connect()
        if self._connector is None:
            return
        with worker_app.replace_connector(self._connector):
            self._workers = [
                _worker("quick", QUICK, QUICK_AT_ONCE),
                _worker("slow", SLOW, SLOW_AT_ONCE),
                _worker("large", LARGE, LARGE_AT_ONCE),
            ]
            working = asyncio.gather(*self._runs(), return_exceptions=True)
            reconciling = asyncio.create_task(self._reconcile(), name="reconcile")
            stopped = asyncio.create_task(self._stop.wait())
            await asyncio.wait(
                cast("list[asyncio.Future[Any]]", [working, stopped]),
                return_when=asyncio.FIRST_COMPLETED,
            )
            self._request_stop()
            done, _ = await asyncio.wait({working}, timeout=GRACE_SECONDS)
            reconciling.cancel()
            self._report(working)
            if not done or any(worker.running_jobs for worker in self._workers):
                await self._let_go()
                logging.shutdown()
                os._exit(0)  # a thread whose job does not end would keep the interpreter
        await self._connector.close_async()

    def _runs(self) -> list[Coroutine[Any, Any, None]]:
        return [cast("Any", worker).run() for worker in self._workers]

    def _report(self, working: "asyncio.Future[list[BaseException | None]]") -> None:
        for outcome in working.result() if working.done() else ():
            if outcome is not None:
                log.error("worker: stopped by a fault", exc_info=outcome)

    def _request_stop(self) -> None:
        self._stop.set()
        if self._connector is not None:
            self._connector.is_stopping = True
        for worker in self._workers:
            cast("Any", worker).stop()

    async def _connect(self) -> "PatientConnector | None":
        """An open way to the database, however long it takes; None: stopped before that."""
        while not self._stop.is_set():
            connector = _connector()
            try:
                await connector.open_async()
            except Exception as error:  # noqa: BLE001  whatever it is, the next try may succeed
                log.warning("worker: no database yet (%s)", type(error).__name__)
                with suppress(Exception):
                    await connector.close_async()
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._stop.wait(), 1)
            else:
                return connector
        return None

    async def _reconcile(self) -> None:
        """Find jobs that are ours by name but that nobody runs: an answer was lost on the way."""
        suspects: set[int] = set()
        while True:
            await asyncio.sleep(RECONCILE_SECONDS)
            with suppress(Exception):
                suspects = await self._look_for_lost_jobs(suspects)

    async def _look_for_lost_jobs(self, before: set[int]) -> set[int]:
        from vinculo.kernel import clock

        assert self._connector is not None  # noqa: S101
        ids = [worker.worker_id for worker in self._workers]
        rows = await self._connector.execute_query_all_async(KNOWN, workers=ids)
        known = {row["id"] for row in rows}
        for worker in self._workers:
            if worker.worker_id not in known:
                worker.worker_id = await worker.app.job_manager.register_worker()
        rows = await self._connector.execute_query_all_async(OWN_JOBS, workers=ids)
        running = set[int]().union(*(w.running_jobs for w in self._workers))
        idle = {int(row["id"]) for row in rows} - running
        for job_id in idle & before:
            log.warning("worker: job %s was taken but not begun; it waits again", job_id)
            await self._workers[0].app.job_manager.retry_job_by_id_async(job_id, clock.now())
        return idle - before

    async def _let_go(self) -> None:
        """Give unfinished jobs to the next worker at once."""
        running = set[int]().union(*(w.running_jobs for w in self._workers))
        log.warning("worker: %s jobs did not end in time and will run again", len(running))
        for worker in self._workers:
            if worker.worker_id is not None:
                with suppress(Exception):
                    async with asyncio.timeout(0.5):
                        await worker.app.job_manager.unregister_worker(worker.worker_id)


def _connector() -> "PatientConnector":
    from procrastinate.contrib.django.utils import connector_params

    from vinculo.kernel.connector import PatientConnector

    parameters = connector_params()
    parameters["application_name"] = "vinculo-worker"
    return PatientConnector(kwargs=parameters, min_size=1, max_size=4, timeout=5)


def _worker(name: str, queues: tuple[str, ...], at_once: int) -> "PromptWorker":
    from procrastinate.contrib.django.db_cleanup import close_db_connections

    from vinculo.kernel.jobs import worker_app
    from vinculo.kernel.prompt_worker import PromptWorker

    return PromptWorker(
        app=worker_app,
        name=name,
        queues=list(queues),
        concurrency=at_once,
        shutdown_graceful_timeout=FINISH_SECONDS,
        install_signal_handlers=False,
        fetch_job_polling_interval=POLL_SECONDS,
        update_heartbeat_interval=HEARTBEAT_SECONDS,
        task_middleware=[close_db_connections, _watched],
    )


def _watched(call_next: Callable[[], Any], context: "JobContext", _worker: "Worker") -> Any:
    """Run one job with its name in the log; write down why when it fails for good."""
    import structlog

    from vinculo.kernel import clock, dead_letters
    from vinculo.kernel.jobs import Retry

    job = context.job
    structlog.contextvars.clear_contextvars()
    structlog.contextvars.bind_contextvars(job=job.id, task=job.task_name, attempt=job.attempts)
    try:
        return call_next()
    except Exception as error:
        if Retry().get_retry_decision(exception=error, job=job) is not None:
            log.warning("the job failed and will be tried again: %s", type(error).__name__)
            raise
        log.exception("the job failed for good")
        with suppress(Exception):  # the sweeper writes the letter when this cannot
            dead_letters.note(job=job, error=error, at=clock.now())
        raise
