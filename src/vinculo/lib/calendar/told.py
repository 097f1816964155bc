"""A start as somebody told it: a local day, or a moment that means one instant everywhere."""

import re
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from vinculo.lib.tables.dates import moment

_CLOCK = re.compile(r"\d{1,2}:\d{2}")
_SPREADSHEET_DAY = re.compile(r"^(\d{4}-\d{2}-\d{2})[ T]00:00:00(?:\.0+)?$")


class NotToldError(ValueError):
    """The text is no start; ``code`` says why: not_a_date, zone_missing or hour_left_out."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(f"{code}: {text}")
        self.code = code
        self.text = text


def told_start(
    text: str, zone: ZoneInfo | None = None, *, midnight_is_a_day: bool = True
) -> date | datetime:
    """A day («2026-12-28», «28/12/2026»), or an aware moment («2026-12-28T10:00+01:00»).

    A time without an offset is of ``zone``; without a zone it is refused, because it could be
    another day elsewhere. Of an hour that the clocks repeat the first is meant, which is the
    stricter; one that they leave out is refused. What a spreadsheet writes for a day (its
    midnight, without zone) is a day, unless ``midnight_is_a_day`` is false. Raises NotToldError.
    """
    text = " ".join(text.split())
    if midnight_is_a_day and (found := _SPREADSHEET_DAY.match(text)):
        text = found[1]
    try:
        told = moment(text)
    except (ValueError, OverflowError):
        raise NotToldError("not_a_date", text) from None
    if told.tzinfo is not None:
        return told
    if not _CLOCK.search(text):
        return told.date()
    if zone is None:
        raise NotToldError("zone_missing", text)
    local = told.replace(tzinfo=zone)
    if local.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != told:
        raise NotToldError("hour_left_out", text)
    return local


def told_moment(text: str, zone: ZoneInfo | None = None) -> datetime:
    """The same for what must be a moment: a day alone is its end, in ``zone`` or UTC."""
    told = told_start(text, zone)
    if isinstance(told, datetime):
        return told
    return datetime(told.year, told.month, told.day, 23, 59, 59, tzinfo=zone or UTC)
