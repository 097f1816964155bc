"""In what order the moments of a call can lie; what lies otherwise was told wrong."""

from collections.abc import Iterator, Mapping
from datetime import datetime

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
