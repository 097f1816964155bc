"""In what order the moments of a call can lie; what lies otherwise was told wrong."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from itertools import product

ORDER = (
    ("menu_reached_at", "received_at"),
    ("human_requested_at", "received_at"),
    ("answered_at", "received_at"),
    ("answered_at", "human_requested_at"),
)
"""Each moment with one that it cannot be earlier than."""


def out_of_order(moments: Mapping[str, datetime | None]) -> Iterator[tuple[str, str]]:
    """Each pair of which the first lies before the second; what is unknown lies anywhere."""
    for late, early in ORDER:
        then, before = moments.get(late), moments.get(early)
        if then is not None and before is not None and then < before:
            yield late, early


def unfolded(moments: Mapping[str, datetime | None]) -> dict[str, datetime | None]:
    """The moments of one call as instants, in UTC.

    A clock on a wall says an hour twice when summer ends. Of what it can have meant, the call that
    turns nothing round and is the shortest is taken; of those alike, the first.
    """
    names = [name for name, moment in moments.items() if moment is not None]
    if not names:
        return dict(moments)
    meant = product(*(_instants(moment) for moment in moments.values() if moment is not None))
    calls = [dict(zip(names, instants, strict=True)) for instants in meant]
    return dict(moments) | min(calls, key=_length)


def _instants(moment: datetime) -> list[datetime]:
    return sorted({moment.replace(fold=fold).astimezone(UTC) for fold in (0, 1)})


def _length(call: Mapping[str, datetime]) -> tuple[bool, float]:
    span = max(call.values()) - min(call.values())
    return any(out_of_order(call)), span.total_seconds()
