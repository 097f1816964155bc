"""Which days of money an address asks for, and which of its rows."""

from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest
from django.utils.dateparse import parse_date

from vinculo.portfolio.selectors.accounts import Days

EARLIEST, LATEST = 2000, 2200


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """The days whose money is counted, and of which service and currency the rows are shown."""

    days: Days
    service_id: UUID | None
    currency: str

    @property
    def is_turned(self) -> bool:
        """Whether the last day comes before the first: nothing can be counted."""
        return self.days.last < self.days.first

    @property
    def period(self) -> str:
        """The days, for another address."""
        first, last = self.days.first.isoformat(), self.days.last.isoformat()
        return urlencode({"desde": first, "hasta": last})

    @property
    def query(self) -> str:
        """The days and whose rows, for the next page of these."""
        said = {"servicio": str(self.service_id or ""), "moneda": self.currency}
        narrowed = urlencode({key: value for key, value in said.items() if value})
        return f"{self.period}&{narrowed}" if narrowed else self.period

    @property
    def is_narrowed(self) -> bool:
        """Whether only some of the rows behind the sums are shown."""
        return bool(self.service_id or self.currency)


def wanted_of(request: HttpRequest, today: date) -> Wanted:
    """What the address says; garbled days are the usual ones, the last twelve months."""
    said = request.GET
    last = _day(said.get("hasta", "")) or today
    return Wanted(
        days=Days(first=_day(said.get("desde", "")) or a_year_to(last), last=last),
        service_id=_id(said.get("servicio", "")),
        currency=said.get("moneda", "")[:3].replace("\x00", ""),
    )


def a_year_to(last: date) -> date:
    """The first of twelve months that end on ``last``."""
    following = last + timedelta(days=1)
    if (following.month, following.day) == (2, 29):
        following -= timedelta(days=1)
    return following.replace(year=following.year - 1)


def _day(said: str) -> date | None:
    try:
        day = parse_date(said)
    except ValueError:
        return None
    return day if day is not None and EARLIEST <= day.year <= LATEST else None


def _id(said: str) -> UUID | None:
    try:
        return UUID(said)
    except ValueError:
        return None
