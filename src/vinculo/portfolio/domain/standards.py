"""Which version of a standard is in force."""

from collections.abc import Iterable
from datetime import datetime

from vinculo.portfolio.contracts import Metric, StandardVersion


def in_force(versions: Iterable[StandardVersion], at: datetime) -> dict[Metric, StandardVersion]:
    """For each metric the latest version that has begun by ``at``, unless it withdraws.

    Of two that began at once the one made later counts.
    """
    latest: dict[Metric, StandardVersion] = {}
    for version in versions:
        best = latest.get(version.metric)
        is_later = best is None or (version.valid_from, version.version) > (
            best.valid_from,
            best.version,
        )
        if version.valid_from <= at and is_later:
            latest[version.metric] = version
    return {
        metric: latest[metric]
        for metric in Metric
        if metric in latest and not latest[metric].withdrawn
    }
