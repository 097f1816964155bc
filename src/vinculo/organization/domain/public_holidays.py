"""Public holidays of countries and their regions, from the ``holidays`` package."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

import holidays

from vinculo.kernel.errors import DomainError

YEARS_BEFORE = 1
YEARS_AFTER = 10

_LANGUAGES = {"es": ("es", "es_ES"), "en": ("en_US", "en_GB", "en")}


class UnknownHolidayRegionError(DomainError):
    """No public holidays are known for that place."""

    code = "calendar_unknown_region"


def _supported() -> Mapping[str, list[str]]:
    return holidays.list_supported_countries(include_aliases=False)


@lru_cache(maxsize=1)
def regions_by_country() -> Mapping[str, tuple[str, ...]]:
    """The codes of every country whose holidays are known, with those of its regions."""
    return {code: tuple(found) for code, found in _supported().items()}


@lru_cache(maxsize=32)
def region_names(country: str) -> Mapping[str, str]:
    """The regions of ``country`` by code, each with the first name known for it."""
    codes = regions_by_country().get(country, ())
    if not codes:
        return {}
    aliases = holidays.country_holidays(country).get_subdivision_aliases()
    return {code: next(iter(aliases.get(code, ())), code) for code in codes}


def check_place(country: str, region: str) -> None:
    """Refuse a country or region without known holidays; no country at all is fine."""
    known = regions_by_country()
    if (country or region) and (country not in known or (region and region not in known[country])):
        raise UnknownHolidayRegionError(country=country, region=region)


def public_holidays(
    country: str, region: str, years: Iterable[int], *, language: str = "es"
) -> dict[date, str]:
    """The holidays of a place in ``years``, by day, with their names (in the language if known).

    Empty without a country. Raises UnknownHolidayRegionError.
    """
    check_place(country, region)
    if not country:
        return {}
    supported = holidays.country_holidays(country).supported_languages
    spoken = next((name for name in _LANGUAGES[language] if name in supported), None)
    found = holidays.country_holidays(
        country, subdiv=region or None, years=list(years), language=spoken
    )
    return dict(sorted(found.items()))


def years_around(year: int) -> range:
    """The years for which a calendar made in ``year`` keeps its holidays."""
    return range(year - YEARS_BEFORE, year + YEARS_AFTER + 1)
