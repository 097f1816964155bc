"""Time zones that people choose from."""

from functools import lru_cache
from zoneinfo import available_timezones

from vinculo.kernel.errors import DomainError

_REGIONS = (
    "Africa",
    "America",
    "Antarctica",
    "Asia",
    "Atlantic",
    "Australia",
    "Europe",
    "Indian",
    "Pacific",
)


class UnknownTimezoneError(DomainError):
    """No place keeps that time."""

    code = "company_unknown_timezone"


@lru_cache(maxsize=1)
def timezones() -> tuple[str, ...]:
    """The zones named after places, in order, and UTC."""
    places = (name for name in available_timezones() if name.partition("/")[0] in _REGIONS)
    return (*sorted(places), "UTC")


def check_timezone(name: str) -> None:
    """Raise UnknownTimezoneError unless ``name`` is one of :func:`timezones`."""
    if name not in timezones():
        raise UnknownTimezoneError(timezone=name)
