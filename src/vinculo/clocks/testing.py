"""What other contexts' tests may use of clocks."""

from datetime import datetime

from vinculo.clocks import services


def tell_due(*, at: datetime) -> int:
    """Let the watch look at ``at``: warnings and breaches that have come are told."""
    return services.tell_due(at=at)
