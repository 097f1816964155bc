"""Opening hours on a page: the field that reads them and the picture of a week."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vinculo.lib.calendar import DAY_MINUTES, Intervals
from vinculo.lib.calendar.written import BadHoursError, read_hours, write_hours

WEEKDAYS = (
    _("lunes"),
    _("martes"),
    _("miércoles"),
    _("jueves"),
    _("viernes"),
    _("sábado"),
    _("domingo"),
)
CLOSED = _("cerrado")
WHOLE_DAY = _("todo el día")
UNITS_A_DAY = 600


class HoursField(forms.CharField):
    """The hours of a day in one line: «8:00–14:00, 16:00–20:00»; empty is closed."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("required", False)
        options.setdefault("max_length", 120)
        super().__init__(**options)

    def prepare_value(self, value: Any) -> Any:
        """Intervals as people write them; what was typed stays as it was typed."""
        return write_hours(tuple(value)) if isinstance(value, tuple | list) else value

    def clean(self, value: Any) -> Any:
        """The intervals that the text names."""
        text = super().clean(value)
        try:
            return read_hours(text)
        except BadHoursError as error:
            if error.overlap:
                raise ValidationError(
                    _("Los tramos se solapan: cada uno empieza cuando acaba el anterior.")
                ) from None
            raise ValidationError(
                _("«%(text)s» no se entiende. Escriba, por ejemplo, 8:00–14:00, 16:00–20:00."),
                params={"text": error.text},
            ) from None


@dataclass(frozen=True, kw_only=True)
class WeekRow:
    """A day of the picture: its name, its hours in words, and its blocks in 600 units a day."""

    name: str | Promise
    words: str | Promise
    blocks: tuple[tuple[float, float], ...]


def week_rows(weekly: Sequence[Intervals]) -> list[WeekRow]:
    """The picture of a week; what runs past midnight is drawn on the next day too."""
    return [
        WeekRow(
            name=name,
            words=_words(weekly[day]),
            blocks=tuple(_blocks(weekly[day], weekly[day - 1])),
        )
        for day, name in enumerate(WEEKDAYS)
    ]


def _words(intervals: Intervals) -> str | Promise:
    if not intervals:
        return CLOSED
    return WHOLE_DAY if intervals == ((0, DAY_MINUTES),) else write_hours(intervals)


def _blocks(today: Intervals, yesterday: Intervals) -> list[tuple[float, float]]:
    late = [(0, closes - DAY_MINUTES) for _opens, closes in yesterday if closes > DAY_MINUTES]
    return [
        (_units(opens), _units(min(closes, DAY_MINUTES) - opens))
        for opens, closes in [*late, *today]
    ]


def _units(minutes: int) -> float:
    return round(minutes * UNITS_A_DAY / DAY_MINUTES, 1)
