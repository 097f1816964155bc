"""What analytics hears: somebody wants a service measured now."""

from vinculo.analytics.services import measuring
from vinculo.kernel import clock, events
from vinculo.portfolio.events import MeasuringAsked


def on_asked(event: MeasuringAsked) -> None:
    """Measure the standards of a service, today included."""
    measuring.measure(at=clock.now(), with_today=True, service_id=event.service_id)


events.subscribe(MeasuringAsked, "analytics.measure_service", on_asked)
