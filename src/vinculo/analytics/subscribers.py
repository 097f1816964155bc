"""What analytics hears: a service is to be measured now, or what evidence proves compared."""

from vinculo.analytics.selectors.proved_calls import disagreeing_subjects
from vinculo.analytics.services import measuring
from vinculo.kernel import clock, events
from vinculo.kernel.evidence.rows import proved_rows
from vinculo.portfolio.events import MeasuringAsked


def on_asked(event: MeasuringAsked) -> None:
    """Measure the standards of a service, today included."""
    measuring.measure(at=clock.now(), with_today=True, service_id=event.service_id)


events.subscribe(MeasuringAsked, "analytics.measure_service", on_asked)
proved_rows.add("analytics.calls", disagreeing_subjects)
