"""Practice rows of routing: the queue of the practice service, worked by its team."""

from datetime import datetime, timedelta

from vinculo.kernel.demo import demo_id, demo_parts
from vinculo.routing.services.queues import create_queue


def fill(at: datetime) -> None:
    """One queue for the one service."""
    create_queue(
        queue_id=demo_id("queue:averias"),
        service_id=demo_id("service:averias"),
        name="Averías e instalación",
        team_id=demo_id("team:averias"),
        at=at - timedelta(days=60),
    )


demo_parts.add("routing", fill)
