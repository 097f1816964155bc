"""A procrastinate worker that looks again whenever there may be something to do.

The library's own forgets a notice that arrives while it is asking, and does not look again when a
job gives its lock free: both cost a polling interval, the second for every event of one story.
"""

from typing import Any

from procrastinate import jobs
from procrastinate.job_context import JobContext
from procrastinate.worker import Worker


class PromptWorker(Worker):
    """Counts the reasons to look, and looks until no new one came while it looked."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._reasons = 0

    @property
    def running_jobs(self) -> set[int]:
        """Ids of the jobs that run now."""
        return {int(context.job.id or 0) for context in self._running_jobs.values()}

    async def _handle_notification(self, *, channel: str, notification: jobs.Notification) -> None:
        self._reasons += 1
        await super()._handle_notification(channel=channel, notification=notification)

    async def _process_job(self, context: JobContext) -> None:
        try:
            await super()._process_job(context)
        finally:
            if context.job.lock:
                self._reasons += 1
                self._new_job_event.set()

    async def _fetch_and_process_jobs(self) -> None:
        seen = -1
        while seen != self._reasons and not self._stop_event.is_set():
            seen = self._reasons
            await super()._fetch_and_process_jobs()  # type: ignore[no-untyped-call]
