"""Figures about the running web process, in Prometheus' words."""

from collections.abc import Iterator

from django.db import Error
from prometheus_client import (
    CollectorRegistry,
    Counter,
    GCCollector,
    Histogram,
    PlatformCollector,
    ProcessCollector,
    generate_latest,
)
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from vinculo.kernel import health

registry = CollectorRegistry()
ProcessCollector(registry=registry)
PlatformCollector(registry=registry)
GCCollector(registry=registry)
requests = Counter(
    "vinculo_requests", "Requests answered by Django.", ("route", "status"), registry=registry
)
durations = Histogram(
    "vinculo_request_seconds",
    "Seconds that Django took for a request.",
    ("route",),
    registry=registry,
    buckets=(0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2.5, 10),
)


class Jobs(Collector):
    """The outbox, asked in the database when somebody wants to know."""

    def collect(self) -> Iterator[Metric]:
        jobs = GaugeMetricFamily("vinculo_jobs", "Jobs by state.", labels=("queue", "status"))
        lag = GaugeMetricFamily("vinculo_jobs_lag_seconds", "Wait of the oldest job that is due.")
        beat = GaugeMetricFamily(
            "vinculo_worker_heartbeat_age_seconds", "Since a worker last said that it lives."
        )
        up = GaugeMetricFamily("vinculo_database_up", "Whether the database answers.")
        try:
            figures = health.job_figures()
            age = health.worker_heartbeat_seconds()
        except Error:
            up.add_metric((), 0)
            yield up
            return
        up.add_metric((), 1)
        for (queue, status), count in sorted(figures.counts.items()):
            jobs.add_metric((queue, status), count)
        lag.add_metric((), figures.lag_seconds)
        if age is not None:
            beat.add_metric((), age)
        yield from (up, jobs, lag, beat)


class Live(Collector):
    """Open streams of this process."""

    def __init__(self) -> None:
        self.streams = 0
        self.is_on = False

    def collect(self) -> Iterator[Metric]:
        yield GaugeMetricFamily("vinculo_live_streams", "Open streams.", value=self.streams)
        yield GaugeMetricFamily(
            "vinculo_live_on", "Whether the hub hears the database.", value=float(self.is_on)
        )


live = Live()
registry.register(Jobs())
registry.register(live)


def text() -> bytes:
    """All figures, in the text format."""
    return generate_latest(registry)
