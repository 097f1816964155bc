"""Jobs of the kernel: telling events, and keeping the house of jobs in order."""

from typing import Any

from vinculo.kernel import blob_sweep, clock, dead_letters, events, housekeeping
from vinculo.kernel.jobs import periodic, task


@task("kernel.hear")
def hear(*, subscriber: str, event: str, fields: dict[str, Any]) -> None:
    """Run one subscriber on one event."""
    events.hear(subscriber=subscriber, event=event, fields=fields)


@task("kernel.hear_together")
def hear_together(*, subscriber: str, event: str, fields: list[dict[str, Any]]) -> None:
    """Run one subscriber on several events."""
    events.hear_together(subscriber=subscriber, event=event, fields=fields)


@periodic("kernel.free_jobs", cron="* * * * * */10")
def free_jobs(_timestamp: int) -> None:
    """Every ten seconds: jobs of silent workers, for which others of the same lock wait."""
    housekeeping.sweep(at=clock.now())


@periodic("kernel.sweep", cron="* * * * *")
def sweep(_timestamp: int) -> None:
    """Every minute: failures that nobody wrote down."""
    dead_letters.collect(at=clock.now())


@periodic("kernel.delete_old", cron="17 * * * *")
def delete_old(_timestamp: int) -> None:
    """Every hour: finished jobs and hints of yesterday."""
    housekeeping.delete_old(at=clock.now())


@periodic("kernel.sweep_blobs", cron="41 3 * * *", queue="heavy")
def sweep_blobs(_timestamp: int) -> None:
    """Every night: files that nobody points at."""
    blob_sweep.sweep(at=clock.now())
