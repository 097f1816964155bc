"""What the figures mean together: zones, grids, reliability, drivers and features."""

from collections.abc import Sequence

from vinculo.feedback.domain.insight import Drivers, Grid, Reliability, Zone
from vinculo.feedback.domain.kano import Feature
from vinculo.feedback.domain.report.voice import Record, Voice, interval_record


def zone_records(zones: Sequence[Zone], minimum: int, voice: Voice) -> list[Record]:
    """The zones of tolerance."""
    return [
        {
            "key": zone.measure.subject,
            "level": str(zone.measure.level),
            "words": voice.of(zone.measure.words),
            "n": zone.n,
            "position": zone.position,
            "state": zone.state,
            "state_words": voice.tell("state", zone.state),
            "flagged": zone.state == "below",
            "shares": {"below": zone.below, "inside": zone.inside, "above": zone.above},
        }
        for zone in zones
        if zone.n >= minimum
    ]


def grid_record(grid: Grid, voice: Voice) -> Record:
    """Importance against performance."""
    return {
        "level": str(grid.level),
        "importance": grid.components[0],
        "performance": grid.components[1],
        "cross_hairs": {
            "means": {"importance": grid.means[0], "performance": grid.means[1]},
            "middle": {"importance": grid.middles[0], "performance": grid.middles[1]},
        },
        "places": [
            {
                "key": place.measure.subject,
                "words": voice.of(place.measure.words),
                "n": place.n,
                "importance": place.importance,
                "performance": place.performance,
                "quadrant_by_means": place.by_means,
                "quadrant_by_middle": place.by_middle,
                "quadrant_words": voice.tell("state", place.by_means),
            }
            for place in grid.places
        ],
    }


def reliability_records(found: Sequence[Reliability], voice: Voice) -> list[Record]:
    """Reliability of every dimension in every component."""
    records = []
    for entry in found:
        record: Record = {
            "key": entry.subject,
            "component": entry.component,
            "n": entry.n,
            "items": entry.items,
            "alpha": entry.alpha.value if entry.alpha else None,
            "interval": interval_record(entry.alpha.interval if entry.alpha else None),
            "standardised_alpha": entry.alpha.standardised if entry.alpha else None,
            "omega": entry.omega,
            "low": entry.is_low,
        }
        if entry.difference is not None:
            record["difference_reliability"] = entry.difference
        if entry.reason:
            record["reason"] = voice.tell("reason", entry.reason)
        records.append(record)
    return records


def drivers_record(found: Drivers, voice: Voice) -> Record:
    """What goes with the outcome."""
    record: Record = {"outcome": found.outcome, "n": found.n, "method": "relative-weights"}
    if found.found is None:
        reason = voice.tell("reason", found.reason)
        return {**record, "r_squared": None, "causes": [], "reason": reason}
    shares = found.found.shares
    causes = [
        {
            "key": name,
            "share": float(shares[place]),
            "raw_weight": float(found.found.raw[place]),
            "correlation": float(found.found.correlations[place]),
            "interval": interval_record(found.stability[place].interval),
            "same_rank": found.stability[place].same_rank,
            "first": found.stability[place].first,
        }
        for place, name in enumerate(found.causes)
    ]
    causes.sort(key=lambda cause: -float(str(cause["share"])))
    return {**record, "r_squared": found.found.r_squared, "causes": causes}


def feature_record(feature: Feature, voice: Voice) -> Record:
    """One feature and its category."""
    return {
        "key": feature.key,
        "n": feature.n,
        "category": feature.category,
        "category_words": voice.tell("component", feature.category),
        "strength": feature.strength,
        "mixed": feature.mixed,
        "better": feature.better,
        "worse": feature.worse,
        "shares": dict(feature.shares),
    }
