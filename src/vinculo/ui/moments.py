"""Dates as people say them: near ones by word, far ones by day and month."""

from datetime import datetime

from django.utils import formats
from django.utils.translation import get_language, gettext


def moment_words(moment: datetime, now: datetime) -> str:
    """``9:14`` today, ``ayer, 18:40``, ``lun 16 nov, 9:14``, ``16 nov 2025, 9:14``.

    Both times must be local to the reader.
    """
    clock = formats.date_format(moment, "G:i")
    days = (now.date() - moment.date()).days
    if days == 0:
        return clock
    if days == 1:
        return gettext("ayer, %(clock)s") % {"clock": clock}
    if days == -1:
        return gettext("mañana, %(clock)s") % {"clock": clock}
    pattern = "D j N" if moment.year == now.year else "j N Y"
    return f"{_day(moment, pattern)}, {clock}"


def _day(moment: datetime, pattern: str) -> str:
    """A day as ``pattern`` says; Spanish writes days and months small, neither has its point."""
    day = formats.date_format(moment, pattern).replace(".", "")
    return day.lower() if (get_language() or "es").startswith("es") else day
