"""Dates as people say them: near ones by word, far ones by day and month."""

from datetime import date, datetime
from functools import lru_cache

from django.utils import formats
from django.utils.translation import get_language, gettext


def moment_words(moment: datetime, now: datetime) -> str:
    """``9:14`` today, ``ayer, 18:40``, ``lun 16 nov, 9:14``, ``16 nov 2025, 9:14``.

    Both times must be local to the reader.
    """
    clock = f"{moment.hour}:{moment.minute:02}"
    days = (now.date() - moment.date()).days
    if days == 0:
        return clock
    if days == 1:
        return gettext("ayer, %(clock)s") % {"clock": clock}
    if days == -1:
        return gettext("mañana, %(clock)s") % {"clock": clock}
    pattern = "D j N" if moment.year == now.year else "j N Y"
    return f"{_day(moment.date(), pattern, get_language() or 'es')}, {clock}"


def told_words(moment: datetime, now: datetime) -> str:
    """As ``moment_words``, with ``hoy`` before the hour: for who reads it without a list beside."""
    if moment.date() == now.date():
        return gettext("hoy, %(clock)s") % {"clock": f"{moment.hour}:{moment.minute:02}"}
    return moment_words(moment, now)


def day_words(day: date, today: date) -> str:
    """``24 de noviembre`` in this year, ``5 de enero de 2027`` in another one."""
    kind = "MONTH_DAY_FORMAT" if day.year == today.year else "DATE_FORMAT"
    return formats.date_format(day, kind)


@lru_cache(maxsize=4096)
def _day(day: date, pattern: str, language: str) -> str:
    """A day as ``pattern`` says; Spanish writes days and months small, neither has its point."""
    words = formats.date_format(day, pattern).replace(".", "")
    return words.lower() if language.startswith("es") else words
