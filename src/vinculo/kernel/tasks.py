"""Jobs of the kernel: telling events, and keeping the house of jobs in order."""

from typing import Any

from vinculo.kernel import blob_sweep, clock, dead_letters, events, housekeeping
from vinculo.kernel.evidence import rounds, sealing
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


@periodic("kernel.seal_evidence", cron="* * * * *")
def seal_evidence(_timestamp: int) -> None:
    """Every minute: take new lines of evidence up into the chain."""
    sealing.seal(at=clock.now())


@periodic("kernel.export_evidence_head", cron="3 * * * *")
def export_evidence_head(_timestamp: int) -> None:
    """Every hour: write the head of the chain to a file, once a day (an hour may be missed)."""
    rounds.export_head(at=clock.now())


@periodic("kernel.repeat_evidence", cron="27 2 * * *", queue="heavy")
def repeat_evidence(_timestamp: int) -> None:
    """Every night: repeat the whole chain."""
    rounds.repeat(at=clock.now())


@task("kernel.repeat_evidence_now", queue="heavy")
def repeat_evidence_now() -> None:
    """The same, because somebody asked for it."""
    rounds.repeat(at=clock.now())
