"""Jobs of the kernel: telling events, and keeping the house of jobs in order."""

from typing import Any

from vinculo.kernel import events
from vinculo.kernel.jobs import task


@task("kernel.hear")
def hear(*, subscriber: str, event: str, fields: dict[str, Any]) -> None:
    """Run one subscriber on one event."""
    events.hear(subscriber=subscriber, event=event, fields=fields)
