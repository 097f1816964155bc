"""Business calendars: when a service is open, and how long that is.

The clock on the wall decides. A moment is open exactly when the local time that it shows lies
inside an interval, so an hour that daylight saving repeats counts twice and one that it leaves
out does not count. All sums are made on absolute time.
"""

from vinculo.lib.calendar.model import (
    DAY_MINUTES,
    BadCalendarError,
    Calendar,
    Intervals,
)
from vinculo.lib.calendar.open_time import (
    LONGEST_CLOSURE_DAYS,
    LONGEST_SEARCH_DAYS,
    ClosedTooLongError,
    add_open_time,
    is_open,
    next_opening,
    open_time_between,
    openings,
)
from vinculo.lib.calendar.storage import CALENDAR_FORMAT, from_json, to_json

__all__ = [
    "CALENDAR_FORMAT",
    "DAY_MINUTES",
    "LONGEST_CLOSURE_DAYS",
    "LONGEST_SEARCH_DAYS",
    "BadCalendarError",
    "Calendar",
    "ClosedTooLongError",
    "Intervals",
    "add_open_time",
    "from_json",
    "is_open",
    "next_opening",
    "open_time_between",
    "openings",
    "to_json",
]
