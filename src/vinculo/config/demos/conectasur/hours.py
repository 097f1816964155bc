"""The open hours of a whole year walked once: thousands of terms are counted in them."""

from bisect import bisect_left, bisect_right
from datetime import datetime, timedelta
from itertools import accumulate

from vinculo.lib.calendar import Calendar, openings

ZERO = timedelta()


class Hours:
    """What is open between two moments; later terms end within a month after it."""

    def __init__(self, calendar: Calendar, *, since: datetime, until: datetime) -> None:
        pieces = []
        for opens, closes in openings(calendar, since):
            if opens > until:
                break
            pieces.append((opens, closes))
        self._opens = [opens for opens, _closes in pieces]
        self._lengths = [closes - opens for opens, closes in pieces]
        self._ends = list(accumulate(self._lengths))

    def later(self, moment: datetime, length: timedelta) -> datetime:
        """The first moment by which so much open time has passed, as ``add_open_time`` counts."""
        if length == ZERO:
            return moment
        place = bisect_right(self._opens, moment) - 1
        done = ZERO
        if place >= 0:
            before = self._ends[place] - self._lengths[place]
            done = before + min(moment - self._opens[place], self._lengths[place])
        wanted = done + length
        place = bisect_left(self._ends, wanted)
        return self._opens[place] + wanted - (self._ends[place] - self._lengths[place])
