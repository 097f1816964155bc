"""The registry of metrics: what is counted, by which formula, of which published views.

A metric's formula answers one row for each thing counted (:data:`ROW`). Its figure is a summary
of these rows and nothing else, so a figure opens exactly what it counts. ``value`` is seconds, or
1 and 0 of a share; a row without one says in ``left_out`` why it does not count.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.functional import Promise

from vinculo.kernel.actor import Actor
from vinculo.kernel.published import SCHEMA, Published
from vinculo.kernel.registry import Registry

if TYPE_CHECKING:
    import ibis

ROW: Mapping[str, str] = {
    "id": "string",
    "thing_kind": "string",
    "thing_id": "string",
    "at": "timestamp('UTC')",
    "value": "float64",
    "left_out": "string",
    "queue_id": "string",
    "team_id": "string",
    "service_id": "string",
}
"""The columns of a metric's rows; ``at`` is the moment that puts a row into a period."""


class Unit(StrEnum):
    """What a metric is measured in; it decides which summary is shown."""

    SECONDS = "seconds"
    SHARE = "share"


class Better(StrEnum):
    """Which way is good."""

    HIGHER = "higher"
    LOWER = "lower"


@dataclass(frozen=True, kw_only=True)
class Period:
    """From one moment up to another, which is not part of it.

    ``at`` is the moment from which it is looked at: what ran out before is over. None: its end.
    """

    since: datetime
    until: datetime
    at: datetime | None = None

    @property
    def seen_at(self) -> datetime:
        """The moment from which the period is looked at."""
        return self.until if self.at is None else self.at


Tables = Mapping[str, "ibis.Table"]
"""Published views by name."""


@dataclass(frozen=True, kw_only=True)
class Metric:
    """A measure: its formula is the docstring of ``compute``, ``definition`` says it to people.

    ``left_out`` are the words of each reason for which a row does not count. ``part_of`` is the key
    of the measure that it takes apart: it stands on that one's page, not among all.
    """

    key: str
    label: Promise
    definition: Promise
    unit: Unit
    better: Better
    sources: tuple[Published, ...]
    compute: Callable[[Tables, Period], "ibis.Table"]
    left_out: Mapping[str, Promise] = field(default_factory=dict)
    part_of: str = ""

    @property
    def formula(self) -> str:
        """What ``compute`` says of itself."""
        lines = (self.compute.__doc__ or "").strip().splitlines()
        return "\n".join(line.strip() for line in lines)


metrics: Registry[Metric] = Registry("metrics")


def unbound(metric: Metric) -> dict[str, "ibis.Table"]:
    """The published views of a metric as tables that belong to no engine yet."""
    import ibis

    return {
        source.name: ibis.table(dict(source.columns), name=source.name, database=SCHEMA)
        for source in metric.sources
    }


@dataclass(frozen=True, kw_only=True)
class Thing:
    """What a row is about, as the reader may be told; ``url`` is "" out of their sight."""

    words: str
    url: str


things: Registry[Callable[[Actor, Collection[UUID]], Mapping[UUID, Thing]]] = Registry(
    "things that metrics count"
)
"""From a row's ``thing_kind`` to who names such things without telling of anybody."""
