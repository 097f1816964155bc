"""Public holidays of a country and region as a :class:`DayCalendar`, by the library ``holidays``.

Local holidays and days that a decree adds or takes away come as overrides, which win.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.metadata import version
from typing import Any

import holidays

from vinculo.lib.calendar.days import SATURDAY_AND_SUNDAY, DayCalendar
from vinculo.lib.text.sort_key import sort_key

LIBRARY = f"holidays {version('holidays')}"

_LANGUAGES = {"es": "es", "en": "en_US"}
_LONGEST_SPAN_YEARS = 200


class UnknownPlaceError(ValueError):
    """The library knows no such country, or no such region of it; ``known`` lists what it does."""

    def __init__(self, place: str, known: Sequence[str]) -> None:
        super().__init__(place)
        self.place = place
        self.known = tuple(known)


@dataclass(frozen=True, kw_only=True)
class Override:
    """One day that somebody declared: closed (a local holiday) or opened (a working day)."""

    day: date
    is_working: bool
    name: str = ""


@lru_cache(maxsize=1024)
def region_key(country: str, region: str) -> str:
    """The library's key for ``region``, which may be a key or a name in any case and accents.

    An empty region stays empty. Raises UnknownPlaceError.
    """
    kind = _kind(country)
    if not region:
        return ""
    names: dict[str, str] = {sort_key(key): key for key in kind.subdivisions}
    names |= {sort_key(name): key for name, key in kind.subdivisions_aliases.items()}
    found = names.get(sort_key(region.strip()))
    if found is None:
        raise UnknownPlaceError(region, known_regions(country))
    return found


@lru_cache(maxsize=64)
def known_regions(country: str) -> tuple[str, ...]:
    """The keys of the regions of ``country``, with a name where the library has one."""
    kind = _kind(country)
    names: dict[str, str] = {}
    for name, key in kind.subdivisions_aliases.items():
        names.setdefault(key, name)
    return tuple(f"{key} ({names[key]})" if key in names else key for key in kind.subdivisions)


def public_days(
    country: str,
    region: str = "",
    *,
    years: tuple[int, int],
    weekend: frozenset[int] = SATURDAY_AND_SUNDAY,
    overrides: Iterable[Override] = (),
    language: str = "es",
) -> DayCalendar:
    """Working days of a place from the first to the last of ``years``.

    ``language`` is that of the holidays' names. Raises UnknownPlaceError, and ValueError for more
    than 200 years.
    """
    first, last = years
    if last - first >= _LONGEST_SPAN_YEARS:
        raise ValueError("a calendar spans 200 years at most")
    options: dict[str, Any] = {"years": range(first, last + 1)}
    if key := region_key(country, region):
        options["subdiv"] = key
    # Always said: otherwise the names would follow the environment of the machine.
    kind = _kind(country)
    wish = _LANGUAGES[language]
    options["language"] = wish if wish in kind.supported_languages else kind.default_language
    closed: dict[date, str] = dict(holidays.country_holidays(country, **options))
    opened: dict[date, str] = {}
    for override in overrides:
        _declare(override, closed, opened)
    return DayCalendar(
        first_year=first, last_year=last, weekend=weekend, closed=closed, opened=opened
    )


def _declare(override: Override, closed: dict[date, str], opened: dict[date, str]) -> None:
    """The later of two declarations for a day wins."""
    here, there = (opened, closed) if override.is_working else (closed, opened)
    there.pop(override.day, None)
    here[override.day] = override.name or here.get(override.day, "")


def _kind(country: str) -> Any:
    known: Mapping[str, Any] = holidays.list_supported_countries(include_aliases=False)
    if country not in known:
        raise UnknownPlaceError(country, sorted(known))
    return getattr(holidays, country)
