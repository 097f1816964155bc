"""What a clock shows: a state, the part of the time that is left, and few words."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from django.utils.translation import gettext

Look = Literal["", "ok", "warn", "breach", "idle"]
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Face:
    """What is drawn. ``percent``: how much of the ring is full, 0 to 100."""

    look: Look
    percent: int
    words: str


def short_length(length: timedelta) -> str:
    """A length in one unit: ``38 min``, ``6 h``, ``2 d``; what is left over is cut off."""
    length = abs(length)
    if length >= 2 * DAY:
        return gettext("%(n)s d") % {"n": length // DAY}
    if length >= HOUR:
        return gettext("%(n)s h") % {"n": length // HOUR}
    return gettext("%(n)s min") % {"n": max(length // MINUTE, 0)}


def face(
    *,
    state: str,
    started: datetime | None,
    due: datetime,
    warn: datetime | None,
    stopped: datetime | None,
    at: datetime,
) -> Face:
    """What a clock shows at ``at``.

    ``state`` is running, paused, kept, broken or cancelled. Quiet while there is time, ``warn``
    from ``warn`` on, ``breach`` once ``due`` has passed.
    """
    if state == "paused":
        return Face(look="idle", percent=0, words=gettext("en pausa"))
    if state == "cancelled":
        return Face(look="idle", percent=0, words=gettext("anulado"))
    if state == "kept":
        return Face(look="ok", percent=100, words=gettext("cumplido"))
    if stopped is not None:
        late = gettext("cumplido con %(length)s de retraso")
        return Face(look="warn", percent=100, words=late % {"length": short_length(stopped - due)})
    if at >= due:
        words = gettext("hace %(length)s") % {"length": short_length(at - due)}
        return Face(look="breach", percent=100, words=words)
    whole = due - started if started else timedelta()
    percent = round((due - at) / whole * 100) if whole > timedelta() else 100
    look: Look = "warn" if warn is not None and at >= warn else ""
    return Face(look=look, percent=min(max(percent, 1), 100), words=short_length(due - at))


def two_units(length: timedelta) -> str:
    """A length in its two largest units: ``45 s``, ``12 min``, ``2 h 5 min``, ``3 d 4 h``."""
    length = abs(length)
    if length < MINUTE:
        return gettext("%(n)s s") % {"n": length // timedelta(seconds=1)}
    if length < HOUR:
        return gettext("%(n)s min") % {"n": length // MINUTE}
    if length < DAY:
        hours, rest = divmod(length, HOUR)
        minutes = rest // MINUTE
        if not minutes:
            return gettext("%(n)s h") % {"n": hours}
        return gettext("%(hours)s h %(minutes)s min") % {"hours": hours, "minutes": minutes}
    days, rest = divmod(length, DAY)
    hours = rest // HOUR
    if not hours:
        return gettext("%(n)s d") % {"n": days}
    return gettext("%(days)s d %(hours)s h") % {"days": days, "hours": hours}
